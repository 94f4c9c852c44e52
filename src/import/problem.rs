//! Problems of data files: what was found, what was expected, where, and what to do.

use super::place::Place;
use crate::model::{Clean, nearest};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file can be used.
    Warning,
    /// The file cannot be used.
    Error,
}

/// Declares the kinds of problem: code and title, one row each.
macro_rules! kinds {
    ($($name:ident = $code:literal $title:literal,)+) => {
        /// A kind of problem. `E…` refuses the file, `W…` does not.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind { $(#[doc = $title] $name),+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its code, such as `E0107`. Codes are not given to another kind later.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// What it is, in a few words.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title),+ }
            }
        }
    };
}

kinds! {
    Unreadable = "E0001" "cannot be read",
    TooLarge = "E0002" "too large",
    NotText = "E0003" "not UTF-8 text",
    NotJson = "E0004" "not valid JSON",
    NotAGraph = "E0005" "not a relations graph",
    Version = "E0006" "a version this program does not read",
    Type = "E0101" "the wrong type of value",
    Missing = "E0102" "a field is missing",
    DuplicateKey = "E0103" "the same key twice",
    Id = "E0104" "not an id",
    DuplicateId = "E0105" "the same id twice",
    Reference = "E0106" "no such record",
    Date = "E0107" "not a date",
    Word = "E0108" "not one of the words used here",
    Range = "E0109" "outside the range",
    Order = "E0110" "ends before it starts",
    Overlap = "E0111" "overlaps another",
    BeforeActor = "E0112" "before the actor existed",
    Future = "E0113" "later than the file's date",
    TooMany = "E0114" "more than can be loaded",
    Address = "E0115" "not a web address",
    Participants = "E0116" "participants do not fit",
    NotYet = "E0117" "not so yet on the slide's date",
    Filter = "E0118" "not a filter",
    UnknownField = "W0201" "an unknown field",
    Cleaned = "W0202" "hidden or control characters removed",
    LookAlike = "W0203" "two names look alike",
    Empty = "W0204" "nothing in it",
    TooTall = "W0205" "a slide that does not fit",
}

impl Kind {
    /// Whether it refuses the file.
    #[must_use]
    pub fn severity(self) -> Severity {
        if self.code().starts_with('E') { Severity::Error } else { Severity::Warning }
    }
}

/// One problem, before its line and column are looked up.
#[derive(Debug, Clone)]
pub struct Problem {
    /// What kind of problem.
    pub kind: Kind,
    /// Where.
    pub place: Place,
    /// What stands there, cleaned and cut.
    pub found: Option<Clean>,
    /// What should stand there.
    pub expected: Option<String>,
    /// What to do, or what was probably meant.
    pub help: Option<String>,
    /// Where the other one stands, of two that clash.
    pub other: Option<Place>,
}

impl Problem {
    /// A problem at a place. Problems are rare: what leads to one is compiled to be small.
    #[cold]
    #[must_use]
    pub fn new(kind: Kind, place: impl Into<Place>) -> Self {
        Self { kind, place: place.into(), found: None, expected: None, help: None, other: None }
    }

    /// A field that is missing at a place, the last key of which is its name; `what` says what it holds.
    #[must_use]
    pub fn missing(place: impl Into<Place>, what: &str) -> Self {
        let place = place.into();
        let key = place.pointer.rsplit('/').next().map(Clean::label).unwrap_or_default();
        Self::new(Kind::Missing, place).expected(format!("`{key}`, {what}"))
    }

    /// With what was found, cleaned and cut to 40 characters.
    #[cold]
    #[must_use]
    pub fn found(self, text: &str) -> Self {
        // A text may be as long as a file: only its beginning is looked at.
        let end = text.char_indices().nth(400).map_or(text.len(), |(at, _)| at);
        let text = Clean::new(text.get(..end).unwrap_or_default(), 40);
        let text = if text.is_empty() { Clean::label("an empty text") } else { text };
        Self { found: Some(text), ..self }
    }

    /// With what was expected. The text is the program's own, or already cleaned.
    #[cold]
    #[must_use]
    pub fn expected(self, text: impl Into<String>) -> Self {
        Self { expected: Some(text.into()), ..self }
    }

    /// With what to do. The text is the program's own, or already cleaned.
    #[cold]
    #[must_use]
    pub fn help(self, text: impl Into<String>) -> Self {
        Self { help: Some(text.into()), ..self }
    }

    /// With the place of the other of two that clash.
    #[must_use]
    pub fn other(self, place: impl Into<Place>) -> Self {
        Self { other: Some(place.into()), ..self }
    }

    /// Its place, and that of the other.
    pub(super) fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.place).chain(&self.other)
    }

    /// With a near miss of `found` among `known`, if there is one.
    #[must_use]
    pub fn near<'k>(self, found: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        match near(found, known) {
            Some(near) => self.help(format!("did you mean `{}`?", Clean::new(near, 64))),
            None => self,
        }
    }
}

/// A near miss of a word from a file. What is longer than any name is not compared: it may be as long as the file.
pub(super) fn near<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    (found.len() <= 256).then(|| nearest(found, known)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_apart() {
        let mut codes: Vec<_> = Kind::ALL.iter().map(|kind| kind.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Kind::ALL.len());
    }
}
