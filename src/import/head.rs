//! What the files say of themselves: version, title, date, marking.

use super::check::Head;
use super::parse::quietly;
use super::problem::{Kind, Place, Problem, Problems};
use super::wire;
use crate::model::{Clean, Day, PartialDate};

/// The version of the data format that this program reads.
const MAJOR: u32 = 1;

/// Markings from the least to the most restricted (FIRST, Traffic Light Protocol 2.0). Others count as higher.
const MARKINGS: &[&str] = &["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"];

/// The heads of all files, later ones over earlier ones.
#[derive(Debug, Default)]
pub(super) struct Heads {
    title: Option<Clean>,
    as_of: Option<Day>,
    /// Whether a date was given, good or not.
    dated: bool,
    marking: Option<Clean>,
    assessor: Option<Clean>,
    first: Option<Place>,
}

impl Heads {
    /// Adds the head of one file. Tells whether the rest of the file can be read.
    pub(super) fn add(&mut self, file: usize, base: usize, wire: &wire::File<'_>, problems: &mut Problems) -> bool {
        let place = Place::new(file, base, "");
        self.first.get_or_insert_with(|| place.clone());
        if !version(wire.version.as_deref(), &place, problems) {
            return false;
        }
        if let Some(title) = &wire.title {
            self.title = Some(Clean::label(title));
        }
        if let Some(assessor) = &wire.assessor {
            self.assessor = Some(Clean::label(assessor));
        }
        if let Some(date) = &wire.as_of {
            self.dated = true;
            self.as_of = day(date, &place.at("as_of"), problems).or(self.as_of);
        }
        if let Some(marking) = wire.marking.as_deref().map(Clean::label) {
            let higher = self.marking.as_ref().is_none_or(|known| rank(&marking) > rank(known));
            if higher {
                self.marking = Some(marking);
            }
        }
        true
    }

    /// What holds for all files together.
    pub(super) fn finish(self, problems: &mut Problems) -> Option<Head> {
        let place = self.first.unwrap_or_else(|| Place::new(0, 0, ""));
        let mut missing = |key: &str, expected: &str| {
            problems.add(Problem::new(Kind::Missing, place.at(key)).expected(expected));
        };
        if self.title.is_none() {
            missing("title", "what the data is about");
        }
        if !self.dated {
            missing("as_of", "the day to which the data is complete, YYYY-MM-DD");
        }
        Some(Head { title: self.title?, as_of: self.as_of?, marking: self.marking, assessor: self.assessor })
    }
}

fn rank(marking: &str) -> usize {
    MARKINGS.iter().position(|known| *known == marking).unwrap_or(MARKINGS.len())
}

/// Whether the version can be read. A newer minor version can: what it added is left alone.
fn version(text: Option<&str>, place: &Place, problems: &mut Problems) -> bool {
    let place = place.at("version");
    let Some(text) = text else {
        problems.add(Problem::new(Kind::Missing, place).expected("the version of the format, \"1.0\""));
        return false;
    };
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
    let mut parts = text.split('.');
    match (number(parts.next()), number(parts.next()), parts.next()) {
        (Some(MAJOR), Some(_), None) => true,
        (Some(major), Some(_), None) if major > MAJOR => {
            let problem = Problem::new(Kind::Version, place).found(text);
            let problem =
                problem.expected(format!("version {MAJOR}.x, which bilat {} reads", env!("CARGO_PKG_VERSION")));
            problems.add(problem.help(format!("a program that reads version {major} is needed")));
            false
        }
        _ => {
            problems.add(Problem::new(Kind::Version, place).found(text).expected("a version like \"1.0\""));
            false
        }
    }
}

/// Whether the document was written for a newer minor version, whose fields are not known here.
pub(super) fn is_newer_minor(document: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Version<'a> {
        #[serde(borrow)]
        version: wire::Str<'a>,
    }

    quietly::<Version<'_>>(document.as_bytes())
        .is_some_and(|document| document.version.split_once('.').is_some_and(|(_, minor)| minor != "0"))
}

fn day(text: &str, place: &Place, problems: &mut Problems) -> Option<Day> {
    match text.parse::<PartialDate>() {
        Ok(date) if date.is_exact() => Some(date.first()),
        _ => {
            problems.add(Problem::new(Kind::Date, place.clone()).found(text).expected("a single day, YYYY-MM-DD"));
            None
        }
    }
}
