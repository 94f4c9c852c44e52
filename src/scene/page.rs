//! Pages: a title, then blocks of facts and tables.

use super::tone::Tone;
use crate::app;

/// A piece of text and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The text, clean.
    pub text: String,
    /// What it means.
    pub tone: Tone,
    /// What can be opened from it: on a page the cursor can be on it.
    pub opens: Option<app::Page>,
}

impl Cell {
    /// Text that means nothing beyond its words.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Plain, opens: None }
    }

    /// Text with a tone.
    #[must_use]
    pub fn toned(text: impl Into<String>, tone: impl Into<Tone>) -> Self {
        Self { text: text.into(), tone: tone.into(), opens: None }
    }

    /// It, opening a page.
    #[must_use]
    pub fn opening(self, page: app::Page) -> Self {
        Self { opens: Some(page), ..self }
    }
}

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// One column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its title.
    pub title: &'static str,
    /// Its side.
    pub align: Align,
    /// How many lines its words are wrapped over before they are cut.
    pub lines: usize,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub const fn words(title: &'static str) -> Self {
        Self { title, align: Align::Left, lines: usize::MAX }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(title: &'static str) -> Self {
        Self { title, align: Align::Right, lines: usize::MAX }
    }

    /// A column of words that take one line each.
    #[must_use]
    pub const fn line(title: &'static str) -> Self {
        Self { title, align: Align::Left, lines: 1 }
    }

    /// A column of words that take two lines each at most.
    #[must_use]
    pub const fn two_lines(title: &'static str) -> Self {
        Self { title, align: Align::Left, lines: 2 }
    }

    /// Whether its words may be cut.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        self.lines < usize::MAX
    }
}

/// How much of what may be very long a page lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Most {
    /// Ties, from cooperative to hostile.
    pub ties: usize,
    /// Events, the newest first.
    pub events: usize,
}

impl Most {
    /// All there is: who reads a pipe cannot scroll to what is left out.
    pub const ALL: Self = Self { ties: usize::MAX, events: usize::MAX };
}

/// Rows under columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
    /// What to say where there is no row: why it is empty.
    pub empty: String,
}

/// A label, and what stands beside it.
pub type Fact = (String, Vec<Cell>);

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Labels, each with one line or more.
    Facts(Vec<Fact>),
    /// Labels, each with words one after the other. It follows facts without a line between.
    Flow(Vec<Fact>),
    /// A table under a heading.
    Table(String, Table),
    /// A table without heading, and which of its rows are listed only where the page would leave lines blank, the first of
    /// these first.
    Spare(Table, Vec<usize>),
    /// Two columns of blocks where there is room, else one.
    Beside(Vec<Self>, Vec<Self>),
    /// The same, both as wide.
    Halves(Vec<Self>, Vec<Self>),
    /// The first, unless the whole page is seen at once only with the second, which takes fewer lines.
    Either(Vec<Self>, Vec<Self>),
}

/// An answer to be painted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// As-of date, filter, marking.
    pub lens: String,
    /// Its parts.
    pub blocks: Vec<Block>,
}
