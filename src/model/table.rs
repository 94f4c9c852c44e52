//! Typed row numbers, and the tables they are good for.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

/// The number of a row in a [`Table`] of `T`. Only the table that holds the row hands one out.
pub struct Ix<T> {
    raw: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Ix<T> {
    /// Row `raw`, counted from 0.
    #[must_use]
    pub fn new(raw: u32) -> Self {
        Self { raw, of: PhantomData }
    }

    /// The row's number, counted from 0.
    #[must_use]
    pub fn raw(self) -> u32 {
        self.raw
    }

    /// The row's number as a position in a slice.
    #[must_use]
    pub fn at(self) -> usize {
        self.raw as usize
    }
}

impl<T> Clone for Ix<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ix<T> {}

impl<T> PartialEq for Ix<T> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}

impl<T> Eq for Ix<T> {}

impl<T> PartialOrd for Ix<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Ix<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.raw.cmp(&other.raw)
    }
}

impl<T> Hash for Ix<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}

impl<T> fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.raw)
    }
}

/// Rows of one kind, in file order, each reached by its [`Ix`].
#[derive(Debug, Clone)]
pub struct Table<T> {
    rows: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<T> Table<T> {
    /// Appends a row and returns its number.
    pub fn push(&mut self, row: T) -> Ix<T> {
        let ix = Ix::new(u32::try_from(self.rows.len()).unwrap_or(u32::MAX));
        self.rows.push(row);
        ix
    }

    /// Makes room for so many more rows.
    pub fn reserve(&mut self, more: usize) {
        self.rows.reserve(more);
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row with this number, if there is one. (Not called `get`: then clippy would see a panic in each use of an index.)
    #[must_use]
    pub fn row(&self, ix: Ix<T>) -> Option<&T> {
        self.rows.get(ix.at())
    }

    /// All rows in order.
    #[must_use]
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.rows.iter()
    }

    /// All rows in order, with their numbers.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Ix<T>, &T)> + ExactSizeIterator {
        self.rows.iter().enumerate().map(|(at, row)| (Ix::new(u32::try_from(at).unwrap_or(u32::MAX)), row))
    }

    /// The first row that satisfies `test`.
    pub fn find(&self, mut test: impl FnMut(&T) -> bool) -> Option<Ix<T>> {
        self.iter().find(|(_, row)| test(row)).map(|(ix, _)| ix)
    }
}

impl<T> Index<Ix<T>> for Table<T> {
    type Output = T;

    #[allow(clippy::indexing_slicing, reason = "an Ix is only made by the table that holds its row")]
    fn index(&self, ix: Ix<T>) -> &T {
        &self.rows[ix.at()]
    }
}

impl<T> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Self { rows: rows.into_iter().collect() }
    }
}
