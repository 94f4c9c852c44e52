//! A box of the console.

use crate::scene::page::Cell;

/// A box with text in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// What it is.
    pub title: String,
    /// What of it must not be missed.
    pub mark: String,
    /// Its paragraphs, each in pieces that follow each other; an empty one is a blank line.
    pub text: Vec<Vec<Cell>>,
}

impl Part {
    pub(super) fn new(title: &str, text: Vec<Vec<Cell>>) -> Self {
        Self { title: title.to_owned(), mark: String::new(), text }
    }
}
