//! An actor among those it has ties with, each on its seat.

use crate::app::State;
use crate::scene::page::Page;
use crate::store::Store;

/// An actor among those it has ties with, each on its seat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// What it shows.
    pub title: String,
}

/// It, as the lens shows it.
pub(in crate::scene) fn graph(_store: &Store, _state: &State) -> Graph {
    Graph { title: "Graph".to_owned() }
}

/// What is told of the thing under its cursor.
pub(super) fn beside(_store: &Store, _state: &State) -> Page {
    Page::default()
}
