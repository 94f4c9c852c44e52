//! Paints a screen with ratatui.

mod theme;

pub use theme::{Depth, NAMES, Role, Theme, ThemeError};
