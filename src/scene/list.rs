//! Lists: what a pane or a dialog shows. Only the rows in the window are there.

use unicode_width::UnicodeWidthStr;

use super::page::{Align, Cell};

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// So many cells.
    Fixed(u16),
    /// As wide as its text; never left out, but cut where the columns do not fit.
    Text {
        /// The fewest cells.
        least: u16,
        /// Those of the widest text, or of as much of it as is worth more than what has a lower rank.
        whole: u16,
        /// Its share of what all leave.
        weight: u16,
    },
    /// What the others leave, shared by weight, never less than `least`.
    Fill {
        /// Its share of what is left.
        weight: u16,
        /// The fewest cells.
        least: u16,
    },
}

/// One column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListColumn {
    /// Its title.
    pub title: &'static str,
    /// Its side.
    pub align: Align,
    /// How wide it is.
    pub width: Width,
    /// Where the columns do not fit, the one with the lowest rank gives way first: it is left out, and text is cut; those
    /// of rank 9 stay.
    pub rank: u8,
}

/// A column of words.
pub(super) const fn column(title: &'static str, width: Width, rank: u8) -> ListColumn {
    ListColumn { title, align: Align::Left, width, rank }
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// What stands below, wrapped over the further lines of an item, where it has any.
    pub more: Option<More>,
    /// What one of the cells says in short, where it has no room: its column, and the text.
    pub short: Option<(usize, String)>,
    /// Whether it stands back: the filter leaves nothing of it.
    pub dim: bool,
}

/// A text below the first line of an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct More {
    /// The text.
    pub text: Cell,
    /// What ends it, even where it is cut: on whose word.
    pub end: String,
    /// The same in short, where there is little room.
    pub short: String,
}

/// What stands below the first line of a row is told whole, or most of it, where that leaves enough rows in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// The columns that are left out then, first that of the text: what they say stands below.
    pub without: &'static [usize],
    /// A column that has more room then, and the cells that it would like to have.
    pub wider: Option<(usize, u16)>,
    /// How many cells of text there is room for.
    pub cells: u16,
    /// So many rows, or all there are, must still be seen at once.
    pub least: usize,
}

/// A list, cut to its window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// What it lists; painted into the border.
    pub title: String,
    /// A word on its right: how many, how sorted.
    pub status: String,
    /// The columns.
    pub columns: Vec<ListColumn>,
    /// The rows in the window.
    pub rows: Vec<Row>,
    /// Number of the first row of the window among all.
    pub first: usize,
    /// How many rows there are in all.
    pub total: usize,
    /// The selected row, counted from the first of the window.
    pub cursor: Option<usize>,
    /// Lines of each item: one, and those of `more`.
    pub item_height: u16,
    /// When more lines are given to each item.
    pub whole: Option<Whole>,
    /// What to say where there is no row: why it is empty and what to do.
    pub empty: String,
}

/// The cells that the widest text of a column takes among these rows.
pub(super) fn widest<'r>(rows: impl IntoIterator<Item = &'r Row>, column: usize) -> u16 {
    let cells = rows.into_iter().filter_map(|row| row.cells.get(column));
    cells.filter_map(|cell| u16::try_from(cell.text.width()).ok()).max().unwrap_or(0)
}

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// Number of the first row.
    pub first: usize,
    /// How many rows at most.
    pub rows: usize,
    /// The selected row among all.
    pub cursor: Option<usize>,
}
