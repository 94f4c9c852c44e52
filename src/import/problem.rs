//! Problems of data files: what was found, what was expected, where, and what to do.

use std::fmt::Display;

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
    UnknownField = "W0201" "an unknown field",
    Cleaned = "W0202" "hidden or control characters removed",
    LookAlike = "W0203" "two names look alike",
}

impl Kind {
    /// Whether it refuses the file.
    #[must_use]
    pub fn severity(self) -> Severity {
        if self.code().starts_with('E') { Severity::Error } else { Severity::Warning }
    }
}

/// Which side of `"key": value` a problem is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The value at the end of the pointer.
    Value,
    /// The last key of the pointer.
    Key,
    /// The last key of the pointer where it stands for the second time.
    SecondKey,
    /// A byte of the file; the pointer is not walked.
    Byte(usize),
}

/// Where a problem is: a JSON pointer into a value that begins at a byte of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Number of the file among those loaded.
    pub file: usize,
    /// Byte at which the value begins that the pointer walks into.
    pub base: usize,
    /// JSON pointer of that value in its file (RFC 6901): empty for a whole file and for an event line.
    pub root: String,
    /// JSON pointer from `base`.
    pub pointer: String,
    /// Which side of the last key.
    pub part: Part,
}

impl Place {
    /// The whole value of a file that begins at `base` and is called `root` there.
    #[must_use]
    pub fn new(file: usize, base: usize, root: impl Into<String>) -> Self {
        Self { file, base, root: root.into(), pointer: String::new(), part: Part::Value }
    }

    /// The value under `key`, which may be a number in a list.
    #[must_use]
    pub fn at(&self, key: impl Display) -> Self {
        let key = key.to_string().replace('~', "~0").replace('/', "~1");
        Self { pointer: format!("{}/{key}", self.pointer), part: Part::Value, ..self.clone() }
    }

    /// The same pointer, about another side of its last key.
    #[must_use]
    pub fn part(self, part: Part) -> Self {
        Self { part, ..self }
    }

    /// The pointer from the beginning of the file.
    #[must_use]
    pub fn full(&self) -> String {
        format!("{}{}", self.root, self.pointer)
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
}

impl Problem {
    /// A problem at a place.
    #[must_use]
    pub fn new(kind: Kind, place: Place) -> Self {
        Self { kind, place, found: None, expected: None, help: None }
    }

    /// With what was found, cleaned and cut to 40 characters.
    #[must_use]
    pub fn found(self, text: &str) -> Self {
        Self { found: Some(Clean::new(text, 40)), ..self }
    }

    /// With what was expected. The text is the program's own, or already cleaned.
    #[must_use]
    pub fn expected(self, text: impl Into<String>) -> Self {
        Self { expected: Some(text.into()), ..self }
    }

    /// With what to do. The text is the program's own, or already cleaned.
    #[must_use]
    pub fn help(self, text: impl Into<String>) -> Self {
        Self { help: Some(text.into()), ..self }
    }

    /// With a near miss of `found` among `known`, if there is one.
    #[must_use]
    pub fn near<'k>(self, found: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        match nearest(found, known) {
            Some(near) => self.help(format!("did you mean `{}`?", Clean::new(near, 64))),
            None => self,
        }
    }
}

/// The problems of one load: the first fifty in full, the rest counted.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    /// How many errors there were in all.
    pub(super) errors: usize,
    /// How many warnings there were in all.
    pub(super) warnings: usize,
    /// Files whose unknown fields are no news.
    newer: Vec<usize>,
}

impl Problems {
    /// Most problems that are told in full.
    pub(super) const SHOWN: usize = 50;

    /// Says nothing of unknown fields in a file that was written for a newer program.
    pub(super) fn expect_unknown_fields(&mut self, file: usize) {
        self.newer.push(file);
    }

    /// Adds a problem. A warning makes room for an error.
    pub(super) fn add(&mut self, problem: Problem) {
        if problem.kind == Kind::UnknownField && self.newer.contains(&problem.place.file) {
            return;
        }
        let severity = problem.kind.severity();
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
        if self.list.len() < Self::SHOWN {
            self.list.push(problem);
        } else if severity == Severity::Error
            && let Some(at) = self.list.iter().rposition(|known| known.kind.severity() == Severity::Warning)
        {
            self.list.remove(at);
            self.list.push(problem);
        }
    }

    /// Those told in full.
    #[must_use]
    pub(super) fn list(&self) -> &[Problem] {
        &self.list
    }
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

    #[test]
    fn an_error_is_never_crowded_out_by_warnings() {
        let mut problems = Problems::default();
        for _ in 0..60 {
            problems.add(Problem::new(Kind::UnknownField, Place::new(0, 0, "")));
        }
        problems.add(Problem::new(Kind::Date, Place::new(0, 0, "")));
        assert_eq!((problems.errors, problems.warnings, problems.list().len()), (1, 60, 50));
        assert_eq!(problems.list().last().map(|problem| problem.kind), Some(Kind::Date));
    }

    #[test]
    fn a_place_escapes_its_keys() {
        let place = Place::new(0, 0, "/ties/3").at("a/b~c").at(2);
        assert_eq!(place.full(), "/ties/3/a~1b~0c/2");
    }
}
