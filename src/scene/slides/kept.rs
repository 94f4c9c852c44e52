//! The few rows of a slide, and how many were left out for them.

use crate::scene::page::{Cell, Column, Table};

/// A table of a slide.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    pub(super) table: Table,
    /// What the marks in it mean.
    means: String,
    /// What is left out: `and 8 further ties`.
    left_out: String,
}

impl Kept {
    /// Most rows of a slide.
    pub(super) const MOST: usize = 6;

    /// The first of some rows under their columns; `what` are rows that are left out, such as `further tie`.
    pub(super) fn first(columns: &[Column], rows: Vec<Vec<Cell>>, what: &str, empty: String) -> Self {
        let more = rows.len().saturating_sub(Self::MOST);
        let left_out = match more {
            0 => String::new(),
            1 => format!("and 1 {what}"),
            _ => format!("and {more} {what}s"),
        };
        let rows = rows.into_iter().take(Self::MOST).collect();
        Self { table: Table { columns: columns.to_vec(), rows, empty }, means: String::new(), left_out }
    }

    /// No row, and why.
    pub(super) fn nothing(why: String) -> Self {
        Self { table: Table { empty: why, ..Table::default() }, ..Self::default() }
    }

    /// It, with what its marks mean.
    pub(super) fn meaning(self, means: String) -> Self {
        Self { means, ..self }
    }

    /// What is said under the table.
    pub(super) fn under(&self) -> String {
        let parts = [self.means.as_str(), self.left_out.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }
}
