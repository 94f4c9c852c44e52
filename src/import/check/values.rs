//! The checks of single values that every kind of record uses.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::import::bundled;
use crate::import::place::Spot;
use crate::import::problem::{Kind, Problem, Severity};
use crate::import::problems::Problems;
use crate::import::value::{List, Str};
use crate::model::{
    Actor, Bloc, Claim, Clean, Confidence, DateError, Day, Graph, Ix, Life, PartialDate, Source, Span, Topic, Word,
    is_address,
};

/// Rows by id, one map a kind.
#[derive(Debug, Default)]
pub(super) struct Ids<'a> {
    pub(super) topics: HashMap<Cow<'a, str>, Ix<Topic>>,
    pub(super) sources: HashMap<Cow<'a, str>, Ix<Source>>,
    pub(super) actors: HashMap<Cow<'a, str>, Ix<Actor>>,
    pub(super) blocs: HashMap<Cow<'a, str>, Ix<Bloc>>,
    pub(super) claims: HashMap<Cow<'a, str>, Ix<Claim>>,
    pub(super) lives: Vec<Life>,
}

impl<'a> Ids<'a> {
    /// Those of a graph that a view and its sentences may name.
    pub(super) fn of(graph: &'a Graph) -> Self {
        Self {
            actors: graph.actors.iter().map(|(ix, actor)| (Cow::from(&*actor.id), ix)).collect(),
            blocs: graph.blocs.iter().map(|(ix, bloc)| (Cow::from(&*bloc.id), ix)).collect(),
            claims: graph.claims.iter().map(|(ix, claim)| (Cow::from(&*claim.id), ix)).collect(),
            lives: graph.actors.rows().map(|actor| actor.life).collect(),
            ..Self::default()
        }
    }
}

/// Checks values and collects what is wrong with them.
pub(super) struct Checker<'p> {
    pub(super) as_of: Day,
    problems: &'p mut Problems,
}

impl<'p> Checker<'p> {
    pub(super) fn new(as_of: Day, problems: &'p mut Problems) -> Self {
        Self { as_of, problems }
    }

    pub(super) fn add(&mut self, problem: Problem) {
        self.problems.add(problem);
    }

    /// For code that parses records itself.
    pub(super) fn problems(&mut self) -> &mut Problems {
        self.problems
    }

    /// Remembers the id of a record that cannot be used, so that references to it are not called wrong.
    pub(super) fn refuse(&mut self, id: &str) {
        self.problems.refuse(id);
    }

    /// Whether a record with this id was refused.
    pub(super) fn was_refused(&self, id: &str) -> bool {
        self.problems.was_refused(id)
    }

    /// A field that may not be absent.
    pub(super) fn need<'v, T>(&mut self, value: Option<&'v T>, place: Spot<'_>, what: &str) -> Option<&'v T> {
        if value.is_none() {
            self.add(Problem::missing(place, what));
        }
        value
    }

    /// A name, title or publisher.
    pub(super) fn label(&mut self, text: &str, place: Spot<'_>) -> Clean {
        self.problems.clean(text, Clean::LABEL, place)
    }

    /// A label that may be absent.
    pub(super) fn label_if(&mut self, text: Option<&Str<'_>>, place: Spot<'_>) -> Option<Clean> {
        text.map(|text| self.label(text, place)).filter(|text| !text.is_empty())
    }

    /// A longer text.
    pub(super) fn note(&mut self, text: &str, place: Spot<'_>) -> Clean {
        self.problems.clean(text, Clean::NOTE, place)
    }

    /// A longer text that may be absent.
    pub(super) fn note_if(&mut self, text: Option<&Str<'_>>, place: Spot<'_>) -> Option<Clean> {
        text.map(|text| self.note(text, place)).filter(|text| !text.is_empty())
    }

    /// A text that may be neither absent nor empty.
    pub(super) fn text(&mut self, text: Option<&Str<'_>>, place: Spot<'_>, what: &str) -> Option<Clean> {
        let text = self.need(text, place, what)?;
        let clean = self.note(text, place);
        if clean.is_empty() {
            self.add(Problem::missing(place, what).found("an empty text"));
            return None;
        }
        Some(clean)
    }

    /// Looks at a text that is not kept, for the count of cleaned strings.
    pub(super) fn look(&mut self, text: Option<&Str<'_>>, place: Spot<'_>) {
        if let Some(text) = text {
            self.problems.look(text, place);
        }
    }

    /// A date.
    pub(super) fn date(&mut self, text: &str, place: Spot<'_>) -> Option<PartialDate> {
        match text.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let expected = match error {
                    DateError::Form => "YYYY, YYYY-MM, YYYY-MM-DD or a range A/B",
                    DateError::NoSuchDay => "a day that the calendar has",
                    DateError::Reversed => "a range that ends after it starts",
                };
                self.add(Problem::new(Kind::Date, place).found(text).expected(expected));
                None
            }
        }
    }

    /// A date that may be absent.
    pub(super) fn date_if(&mut self, text: Option<&Str<'_>>, place: Spot<'_>) -> Option<PartialDate> {
        text.and_then(|text| self.date(text, place))
    }

    /// The single day that a view speaks of.
    pub(super) fn day_if(&mut self, text: Option<&Str<'_>>, place: Spot<'_>) -> Option<Day> {
        let date = self.date_if(text, place)?;
        if !date.is_exact() {
            self.add(Problem::new(Kind::Date, place).found(&date.to_string()).expected("a single day"));
        }
        Some(date.last())
    }

    /// A date that is not later than the file's.
    pub(super) fn past(&mut self, date: PartialDate, place: Spot<'_>) {
        if date.first() > self.as_of {
            let expected = format!("nothing after {}, the file's `as_of`", self.as_of);
            self.add(Problem::new(Kind::Future, place).found(&date.to_string()).expected(expected));
        }
    }

    /// From one date to another. `record` is the place of the record that holds the fields `from` and `until`.
    pub(super) fn span(&mut self, from: Option<&Str<'_>>, until: Option<&Str<'_>>, record: Spot<'_>) -> Option<Span> {
        let from = self.need(from, record.at("from"), "the date from which it holds")?;
        let from = self.date(from, record.at("from"))?;
        let until = self.date_if(until, record.at("until"));
        let span = Span { from, until };
        self.past(from, record.at("from"));
        self.in_order(Some(from), until, record);
        Some(span)
    }

    /// Whether `until` comes after `from`.
    pub(super) fn in_order(&mut self, from: Option<PartialDate>, until: Option<PartialDate>, record: Spot<'_>) {
        let (Some(from), Some(until)) = (from, until) else {
            return;
        };
        if (Span { from, until: Some(until) }).is_reversed() {
            let expected = format!("a date after {from}, where it begins; `until` is the first day after the end");
            self.add(Problem::new(Kind::Order, record.at("until")).found(&until.to_string()).expected(expected));
        }
    }

    /// A word of a closed vocabulary.
    pub(super) fn word<W: Word>(&mut self, text: &str, place: Spot<'_>) -> Option<W> {
        let word = W::parse(text);
        if word.is_none() {
            let problem = Problem::new(Kind::Word, place).found(text).expected(format!("one of {}", W::list()));
            self.add(problem.near(text, W::ALL.iter().map(|word| word.word())));
        }
        word
    }

    /// How sure the assessor is, where told.
    pub(super) fn confidence(&mut self, text: Option<&Str<'_>>, record: Spot<'_>) -> Option<Confidence> {
        text.and_then(|text| self.word(text, record.at("confidence")))
    }

    /// A whole number in a range.
    pub(super) fn number(&mut self, number: u64, range: std::ops::RangeInclusive<u64>, place: Spot<'_>) -> Option<u64> {
        if range.contains(&number) {
            return Some(number);
        }
        let expected = if *range.end() >= u64::from(u32::MAX) {
            format!("a whole number, {} or more", range.start())
        } else {
            format!("a whole number from {} to {}", range.start(), range.end())
        };
        self.add(Problem::new(Kind::Range, place).found(&number.to_string()).expected(expected));
        None
    }

    /// A web address: `http` or `https`, a host, no white space, nothing hidden.
    pub(super) fn address(&mut self, text: Option<&Str<'_>>, place: Spot<'_>) -> Option<Clean> {
        let text = text?;
        if !is_address(text) {
            let problem = Problem::new(Kind::Address, place).found(text);
            self.add(problem.expected("an address like https://example.org/page, at most 2,048 bytes"));
            return None;
        }
        Some(bundled::clean(text, Clean::NOTE))
    }

    /// The row that an id names.
    pub(super) fn resolve<T>(
        &mut self,
        id: &str,
        ids: &HashMap<Cow<'_, str>, Ix<T>>,
        kind: &str,
        place: Spot<'_>,
    ) -> Option<Ix<T>> {
        let ix = ids.get(id).copied();
        if ix.is_none() && !self.problems.was_refused(id) {
            let problem = Problem::new(Kind::Reference, place).found(id);
            let problem = problem.expected(format!("the id of {kind} in the files"));
            // A near miss is looked for among all ids there are.
            let told = self.problems.has_room(Severity::Error);
            self.add(if told { problem.near(id, ids.keys().map(|key| &**key)) } else { problem });
        }
        ix
    }

    /// The rows that a list of ids names.
    pub(super) fn resolve_all<T>(
        &mut self,
        list: Option<&List<'_>>,
        ids: &HashMap<Cow<'_, str>, Ix<T>>,
        kind: &str,
        place: Spot<'_>,
    ) -> Vec<Ix<T>> {
        self.each(list, ids, kind, place).flatten().collect()
    }

    /// The row that each of a list of ids names.
    pub(super) fn each<T>(
        &mut self,
        list: Option<&List<'_>>,
        ids: &HashMap<Cow<'_, str>, Ix<T>>,
        kind: &str,
        place: Spot<'_>,
    ) -> impl Iterator<Item = Option<Ix<T>>> {
        let ids_of = list.into_iter().flatten().enumerate();
        ids_of.map(move |(at, id)| self.resolve(id, ids, kind, place.at(at)))
    }

    /// Whether something may have been so while an actor lived.
    pub(super) fn alive(&mut self, date: PartialDate, actor: Ix<Actor>, id: &str, ids: &Ids<'_>, place: Spot<'_>) {
        let from = ids.lives.get(actor.at()).and_then(|life| life.from);
        if let Some(from) = from.filter(|from| date.last() < from.first()) {
            let problem = Problem::new(Kind::BeforeActor, place).found(&date.to_string());
            self.add(problem.expected(format!("nothing before {from}, when {id} begins")));
        }
    }
}
