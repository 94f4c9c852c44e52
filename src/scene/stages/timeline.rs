//! A pair or an actor through time: spells as bars, events in lanes.

use crate::app::State;
use crate::scene::page::Page;
use crate::store::Store;

/// A pair or an actor through time: spells as bars, events in lanes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// What it shows.
    pub title: String,
}

/// It, as the lens shows it.
pub(in crate::scene) fn timeline(_store: &Store, _state: &State) -> Timeline {
    Timeline { title: "Timeline".to_owned() }
}

/// What is told of the thing under its cursor.
pub(super) fn beside(_store: &Store, _state: &State) -> Page {
    Page::default()
}
