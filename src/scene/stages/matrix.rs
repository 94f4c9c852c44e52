//! Who acts how on whom: a row acts on a column.

use crate::app::State;
use crate::scene::page::Page;
use crate::store::Store;

/// Who acts how on whom: a row acts on a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// What it shows.
    pub title: String,
}

/// It, as the lens shows it.
pub(in crate::scene) fn matrix(_store: &Store, _state: &State) -> Matrix {
    Matrix { title: "Matrix".to_owned() }
}

/// What is told of the thing under its cursor.
pub(super) fn beside(_store: &Store, _state: &State) -> Page {
    Page::default()
}
