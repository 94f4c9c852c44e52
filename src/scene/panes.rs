//! The lists of the dashboard: one file a pane, all with the same shape.

pub(super) mod actors;
mod empty;
pub(super) mod interests;
pub(super) mod log;
pub(super) mod ties;
