//! The matrix kept in line with the rest of the state, where it is open.

use super::page::Page;
use super::state::State;
use crate::store::{Named, Store};

impl State {
    /// Opens the matrix at a pair: whoever acts, and toward whom.
    pub(super) fn open_matrix(&mut self, store: &Store, row: Option<Named>, column: Option<Named>) {
        self.arrange(store);
        let first = |not: Option<Named>| self.matrix.lines.iter().map(|line| line.head).find(|head| Some(*head) != not);
        let Some(row) = row.or_else(|| first(column)) else { return };
        let Some(column) = column.or_else(|| first(Some(row))) else { return };
        // How much of it is seen is known once it is laid out.
        self.matrix.choose(row, column);
    }

    /// Makes the order of the matrix anew, where it is open.
    pub(super) fn arrange(&mut self, store: &Store) {
        if self.has_matrix() {
            self.matrix.arrange(store, &self.lens, self.answers.tally.as_deref());
            self.matrix.fit(self.sizes.squares);
        }
    }

    /// Lists what the matrix draws, where it is open; in the order that was made, if any was.
    pub(super) fn list_matrix(&mut self, store: &Store) {
        if self.matrix.ordered.is_none() {
            self.arrange(store);
        } else if self.has_matrix() {
            self.matrix.list(store, &self.lens, self.answers.tally.as_deref());
            self.matrix.fit(self.sizes.squares);
        }
    }

    fn has_matrix(&self) -> bool {
        self.place.pages.iter().any(|opened| opened.page == Page::Matrix)
    }
}
