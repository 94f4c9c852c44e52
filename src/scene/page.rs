//! Pages: a title, then blocks of facts and tables.

use super::tone::Tone;

/// A piece of text and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The text, clean.
    pub text: String,
    /// What it means.
    pub tone: Tone,
}

impl Cell {
    /// Text that means nothing beyond its words.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Plain }
    }

    /// Text with a tone.
    #[must_use]
    pub fn toned(text: impl Into<String>, tone: impl Into<Tone>) -> Self {
        Self { text: text.into(), tone: tone.into() }
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
}

impl Column {
    /// A column of words.
    #[must_use]
    pub const fn words(title: &'static str) -> Self {
        Self { title, align: Align::Left }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(title: &'static str) -> Self {
        Self { title, align: Align::Right }
    }
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

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Labels, each with one line or more.
    Facts(Vec<(String, Vec<Cell>)>),
    /// A table under a heading.
    Table(String, Table),
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
