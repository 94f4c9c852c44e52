//! Where a problem is: a file, a value in it, a pointer into that value. Records keep their `Start`; what is in them is
//! looked at as a `Spot`, and kept as a `Place` when there is a problem.

use std::fmt::Write;

/// Which side of `"key": value` a problem is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The value at the end of the pointer.
    Value,
    /// The last key of the pointer.
    Key,
    /// The last key of the pointer where it stands for the second time.
    SecondKey,
    /// A byte of the file; the pointer is told, not walked.
    Byte(usize),
}

/// What kind of value a place begins in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// A whole document.
    File,
    /// One event line.
    Line,
    /// A record of a document: the list it stands in, and its number there.
    Record(&'static str, usize),
}

/// Where a value begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    /// Number of the file among those loaded.
    pub(super) file: usize,
    /// Its first byte.
    pub(super) base: usize,
    /// What it is.
    pub(super) root: Root,
}

impl Start {
    pub(super) fn new(file: usize, base: usize, root: Root) -> Self {
        Self { file, base, root }
    }

    /// The whole value, to be looked at.
    pub(super) fn spot(&self) -> Spot<'_> {
        Spot::Whole(self)
    }

    /// The value under a key, or with a number in a list.
    pub(super) fn at<'s>(&'s self, step: impl Into<Step<'s>>) -> Spot<'s> {
        Spot::In(self, step.into())
    }

    /// An entry of the list under a key.
    pub(super) fn entry(&self, list: &'static str, at: usize) -> Spot<'_> {
        Spot::Entry(self, list, at)
    }

    /// The whole value, as a place to be kept.
    pub(super) fn whole(self) -> Place {
        let Self { file, base, root } = self;
        Place { file, base, root, pointer: String::new(), part: Part::Value }
    }
}

/// Where a problem is: a JSON pointer into a value that begins at a byte of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Number of the file among those loaded.
    pub file: usize,
    /// Byte at which the value begins that the pointer walks into.
    pub base: usize,
    /// What that value is.
    pub root: Root,
    /// JSON pointer from `base` (RFC 6901).
    pub pointer: String,
    /// Which side of the last key.
    pub part: Part,
}

impl Place {
    /// This place, to be looked at.
    pub(super) fn spot(&self) -> Spot<'_> {
        Spot::Kept(self)
    }

    /// The same pointer, about another side of its last key.
    #[must_use]
    pub fn part(self, part: Part) -> Self {
        Self { part, ..self }
    }

    /// The pointer from the beginning of the document, or of the event line.
    #[must_use]
    pub fn full(&self) -> String {
        match self.root {
            Root::File | Root::Line => self.pointer.clone(),
            Root::Record(list, at) => format!("/{list}/{at}{}", self.pointer),
        }
    }

    /// The value under a key, or with a number in a list.
    pub(super) fn stepped<'s>(mut self, step: impl Into<Step<'s>>) -> Self {
        self.pointer.push('/');
        match step.into() {
            Step::Key(key) if key.contains(['~', '/']) => self.pointer += &key.replace('~', "~0").replace('/', "~1"),
            Step::Key(key) => self.pointer += key,
            // Writing into a string cannot fail.
            Step::Index(index) => drop(write!(self.pointer, "{index}")),
        }
        self.part(Part::Value)
    }
}

/// One step of a pointer.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(key: &'a str) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step<'_> {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// A place that is merely looked at: borrowed steps from a [`Start`], put together only when there is a problem.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spot<'a> {
    /// A place as it is.
    Kept(&'a Place),
    /// A value as a whole.
    Whole(&'a Start),
    /// One step into a value.
    In(&'a Start, Step<'a>),
    /// An entry of a list in a value.
    Entry(&'a Start, &'static str, usize),
    /// One step on from a spot.
    Under(&'a Self, Step<'a>),
}

impl Spot<'_> {
    /// The value under a key, or with a number in a list.
    pub(super) fn at<'s>(&'s self, step: impl Into<Step<'s>>) -> Spot<'s> {
        Spot::Under(self, step.into())
    }

    /// The place, to be kept.
    pub(super) fn place(self) -> Place {
        match self {
            Self::Kept(place) => place.clone(),
            Self::Whole(start) => start.whole(),
            Self::In(start, step) => start.whole().stepped(step),
            Self::Entry(start, list, at) => start.whole().stepped(list).stepped(at),
            Self::Under(spot, step) => spot.place().stepped(step),
        }
    }
}

impl From<Start> for Place {
    fn from(start: Start) -> Self {
        start.whole()
    }
}

impl From<Spot<'_>> for Place {
    fn from(spot: Spot<'_>) -> Self {
        spot.place()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_escapes_its_keys() {
        let place = Start::new(0, 0, Root::Record("ties", 3));
        assert_eq!(place.entry("standing", 1).at("value").place().full(), "/ties/3/standing/1/value");
        assert_eq!(place.at("a/b~c").at(2).place().full(), "/ties/3/a~1b~0c/2");
    }

    #[test]
    fn a_step_leads_from_a_key_to_its_value() {
        let place = Start::new(1, 7, Root::Line).at("code").place().part(Part::Key);
        assert_eq!(place.spot().place(), place);
        assert_eq!(
            place.spot().at(0).place(),
            Place { pointer: "/code/0".to_owned(), part: Part::Value, ..place.clone() }
        );
    }
}
