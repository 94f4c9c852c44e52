//! What the files say of themselves: version, title, date, marking.

use super::check::Head;
use super::place::{Root, Spot, Start};
use super::problem::{Kind, Problem};
use super::problems::Problems;
use super::value::Str;
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
    marking: Option<Clean>,
    assessor: Option<Clean>,
    first: Option<Start>,
    /// Whether one of them holds briefings, which may have been meant to stand beside the data.
    of_briefings: bool,
}

impl Heads {
    /// Adds the head of one file. Tells whether the rest of the file can be read.
    pub(super) fn add(&mut self, place: &Start, wire: &wire::File<'_>, problems: &mut Problems) -> bool {
        self.first.get_or_insert(*place);
        self.of_briefings |= wire.briefings.is_some();
        if !version(wire.version.as_deref(), place, problems) {
            return false;
        }
        let mut label = |text: &Option<Str<'_>>, key| {
            let text = text.as_deref()?;
            Some(problems.clean(text, Clean::LABEL, place.at(key))).filter(|text| !text.is_empty())
        };
        let (title, assessor) = (label(&wire.title, "title"), label(&wire.assessor, "assessor"));
        let marking = label(&wire.marking, "marking");
        self.title = title.or_else(|| self.title.take());
        self.assessor = assessor.or_else(|| self.assessor.take());
        self.marking = self.marking.take().into_iter().chain(marking).max_by_key(rank);
        if let Some(date) = &wire.as_of {
            self.as_of = self.as_of.max(Some(day(date, place.at("as_of"), problems)));
        }
        true
    }

    /// What holds for all files together. What is missing is told, and stands empty so that the records can be checked.
    pub(super) fn finish(self, problems: &mut Problems) -> Option<Head> {
        let Some(place) = self.first else {
            let place = Start::new(0, 0, Root::File);
            let problem = Problem::new(Kind::NotAGraph, place).found("event lines alone");
            problems.add(problem.expected("a graph file before them, which says who the actors are"));
            return None;
        };
        let of_briefings = self.of_briefings;
        let mut missing = |key: &str, expected: &str| {
            let problem = Problem::missing(place.at(key), expected);
            let help = "briefings of your own, beside data, are given with --briefings";
            problems.add(if of_briefings { problem.help(help) } else { problem });
        };
        if self.title.is_none() {
            missing("title", "what the data is about");
        }
        if self.as_of.is_none() {
            missing("as_of", "the day to which the data is complete, YYYY-MM-DD");
        }
        let (title, as_of) = (self.title.unwrap_or_default(), self.as_of.unwrap_or(Day::MAX));
        Some(Head { title, as_of, marking: self.marking, assessor: self.assessor })
    }
}

fn rank(marking: &Clean) -> usize {
    MARKINGS.iter().position(|known| *known == marking.as_str()).unwrap_or(MARKINGS.len())
}

/// Whether the version can be read. A newer minor version can: what it added is left alone.
fn version(text: Option<&str>, place: &Start, problems: &mut Problems) -> bool {
    let place = place.at("version");
    let Some(text) = text else {
        problems.add(Problem::missing(place, "the version of the format, \"1.0\""));
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

/// Whether a file was written for a newer version, whose fields are not known here.
pub(super) fn is_newer(wire: &wire::File<'_>) -> bool {
    let number = |part: &str| part.parse::<u32>().ok();
    let version = wire.version.as_deref().and_then(|version| version.split_once('.'));
    version.and_then(|(major, minor)| number(major).zip(number(minor))).is_some_and(|version| version > (MAJOR, 0))
}

/// The day that `text` names. In place of a wrong one stands a day that makes nothing late.
fn day(text: &str, place: Spot<'_>, problems: &mut Problems) -> Day {
    match text.parse::<PartialDate>() {
        Ok(date) if date.is_exact() => date.first(),
        _ => {
            problems.add(Problem::new(Kind::Date, place).found(text).expected("a single day, YYYY-MM-DD"));
            Day::MAX
        }
    }
}
