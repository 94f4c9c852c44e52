//! All events in columns, in order of date: what questions scan. Words stay in the bytes they were read from.
//!
//! A row costs about 60 bytes whatever its text, so that ten million fit.

mod assemble;

use std::collections::BTreeMap;

use super::actor::{Actor, Topics};
use super::bytes::Bytes;
use super::claim::Source;
use super::code::{CodeIx, Goldstein, Quad};
use super::date::{Day, PartialDate, days_before};
use super::event::{Confidence, Event, Significance};
use super::ids::Ids;
use super::lists::Lists;
use super::names::Names;
use super::reading::RowKey;
use super::row::{Act, EventRow, Grading};
use super::table::Ix;
use super::text::Clean;

/// Row number of an event; rows are in order of their first possible day.
pub type EventIx = Ix<Event>;

/// The columns.
#[derive(Debug, Default)]
pub struct Events {
    first: Vec<Day>,
    last: Vec<Day>,
    topics: Vec<Topics>,
    code: Vec<u16>,
    goldstein: Vec<i16>,
    marks: Vec<Marks>,
    kind: Vec<u16>,
    /// Empty where none has one.
    publisher: Vec<u32>,
    from: Lists<Actor>,
    to: Lists<Actor>,
    sources: Lists<Source>,
    pub(super) file: Vec<u16>,
    pub(super) offset: Vec<u32>,
    pub(super) check: Vec<u32>,
    counts: BTreeMap<u32, u32>,
    /// How many days lie between the first possible day of an event and its last, at most.
    longest: u64,
    ids: Ids,
    pub(super) files: Vec<Bytes>,
    /// Kinds of event.
    pub kinds: Names,
    /// Publishers of event lines that name no source.
    pub publishers: Names,
}

/// Small marks of one row, a byte each; 0 is none.
#[derive(Debug, Clone, Copy)]
struct Marks {
    quad: Quad,
    confidence: Option<Confidence>,
    credibility: u8,
    significance: Option<Significance>,
}

const NONE_16: u16 = u16::MAX;
const NONE_32: u32 = u32::MAX;
const NO_GOLDSTEIN: i16 = i16::MIN;

impl Events {
    /// Most participants, and most sources, of one event.
    pub const MOST_LISTED: usize = 1_000;
    /// Most distinct kinds of event, and most distinct codes.
    pub const MOST_KINDS: usize = u16::MAX as usize - 1;

    /// None yet, with words that stand in `files`.
    #[must_use]
    pub fn of(files: Vec<Bytes>) -> Self {
        Self { files, ..Self::default() }
    }

    /// None yet: to be filled beside these, and [appended](Self::append) to them.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self { ids: self.ids.beside(), ..Self::default() }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.first.len()
    }

    /// Whether there is no event.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// All row numbers, in order of date once they were [left](Self::leave) so.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = EventIx> + ExactSizeIterator + use<> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(EventIx::new)
    }

    /// Appends a row. Lists are cut at [`MOST_LISTED`](Self::MOST_LISTED), which the check has refused before.
    pub fn push(&mut self, id: &str, key: RowKey, row: &EventRow<'_>) -> EventIx {
        let at = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.ids.push(id, at);
        if row.first != row.last {
            self.longest = self.longest.max(row.last.signed_duration_since(row.first).num_days().unsigned_abs());
        }
        self.first.push(row.first);
        self.last.push(row.last);
        self.topics.push(row.topics);
        self.code.push(row.act.code.map_or(NONE_16, |code| u16::try_from(code.raw()).unwrap_or(NONE_16)));
        self.goldstein.push(row.act.goldstein.map_or(NO_GOLDSTEIN, Goldstein::hundredths));
        self.marks.push(Marks {
            quad: row.act.quad,
            confidence: row.grading.confidence,
            credibility: row.grading.credibility.unwrap_or(0),
            significance: row.grading.significance,
        });
        self.kind.push(row.kind.map_or(NONE_16, |kind| u16::try_from(kind).unwrap_or(NONE_16)));
        self.publisher.push(row.publisher.unwrap_or(NONE_32));
        self.from.push(few(row.from));
        self.to.push(few(row.to));
        self.sources.push(few(row.sources));
        self.file.push(key.file);
        self.offset.push(u32::try_from(key.offset).unwrap_or(u32::MAX));
        self.check.push(key.check);
        if row.count > 1 {
            self.counts.insert(at, row.count);
        }
        EventIx::new(at)
    }

    /// Rows whose id may be `id`; the caller compares the id itself, which stands at the row's key.
    pub fn candidates(&self, id: &str) -> impl Iterator<Item = EventIx> {
        self.ids.with(id).map(EventIx::new)
    }

    /// How many rows may have begun by `day`: a prefix.
    #[must_use]
    pub fn begun_by(&self, day: Day) -> usize {
        self.first.partition_point(|first| *first <= day)
    }

    /// The day with this property: whatever may have begun by then is over by `day`, so that it need not be asked.
    #[must_use]
    pub fn over_by(&self, day: Day) -> Option<Day> {
        days_before(day, self.longest)
    }

    /// How many rows had surely happened by `day`: those that had begun, but for stretches that reach beyond it.
    #[must_use]
    pub fn happened_by(&self, day: Day) -> usize {
        self.last.iter().take(self.begun_by(day)).filter(|last| **last <= day).count()
    }

    /// What the row is about.
    #[must_use]
    pub fn topics(&self, ix: EventIx) -> Topics {
        self.topics.get(ix.at()).copied().unwrap_or_default()
    }

    /// Last possible day of the row.
    #[must_use]
    pub fn last(&self, ix: EventIx) -> Day {
        self.last.get(ix.at()).copied().unwrap_or(Day::MAX)
    }

    /// When it happened, as exactly as that is known.
    #[must_use]
    pub fn date(&self, ix: EventIx) -> PartialDate {
        PartialDate::of_days(self.first(ix), self.last(ix))
    }

    /// Who published the line that the event was, where it says so itself instead of naming sources.
    #[must_use]
    pub fn publisher(&self, row: &EventRow<'_>) -> Option<&Clean> {
        row.publisher.and_then(|number| self.publishers.get(number))
    }

    /// First possible day of the row.
    #[must_use]
    pub fn first(&self, ix: EventIx) -> Day {
        self.first.get(ix.at()).copied().unwrap_or(Day::MAX)
    }

    /// The row's columns.
    #[must_use]
    #[inline]
    pub fn row(&self, ix: EventIx) -> EventRow<'_> {
        let at = ix.at();
        let goldstein = self.goldstein.get(at).copied().filter(|value| *value != NO_GOLDSTEIN);
        let code = self.code.get(at).copied().filter(|code| *code != NONE_16);
        let marks = self.marks.get(at).copied();
        EventRow {
            first: self.first(ix),
            last: self.last.get(at).copied().unwrap_or(Day::MAX),
            from: self.from.get(at),
            to: self.to.get(at),
            act: Act {
                code: code.map(|code| CodeIx::new(u32::from(code))),
                goldstein: goldstein.map(Goldstein::of_hundredths),
                quad: marks.map_or(Quad::Neutral, |marks| marks.quad),
            },
            topics: self.topics.get(at).copied().unwrap_or_default(),
            grading: Grading {
                confidence: marks.and_then(|marks| marks.confidence),
                credibility: marks.map(|marks| marks.credibility).filter(|number| *number > 0),
                significance: marks.and_then(|marks| marks.significance),
            },
            kind: self.kind.get(at).copied().filter(|kind| *kind != NONE_16).map(u32::from),
            publisher: self.publisher.get(at).copied().filter(|number| *number != NONE_32),
            sources: self.sources.get(at),
            count: self.reports(ix),
        }
    }

    /// For how many reports the row stands.
    #[must_use]
    pub fn reports(&self, ix: EventIx) -> u32 {
        self.counts.get(&ix.raw()).copied().unwrap_or(1)
    }

    /// The row with nothing but who takes part: much less to gather, where every event is looked at.
    #[must_use]
    pub fn participants(&self, ix: EventIx) -> EventRow<'_> {
        EventRow { from: self.from.get(ix.at()), to: self.to.get(ix.at()), ..EventRow::default() }
    }
}

fn few<T>(list: &[T]) -> &[T] {
    list.get(..Events::MOST_LISTED).unwrap_or(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Act, ActorIx, Grading};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn actors(numbers: &[u32]) -> Vec<ActorIx> {
        numbers.iter().map(|number| ActorIx::new(*number)).collect()
    }

    fn row<'a>(first: &str, from: &'a [ActorIx], to: &'a [ActorIx]) -> EventRow<'a> {
        EventRow {
            first: day(first),
            last: day(first),
            from,
            to,
            act: Act { code: Some(CodeIx::new(7)), goldstein: Goldstein::new(-0.4), quad: Quad::WordsAgainst },
            topics: Topics(5),
            grading: Grading { confidence: Some(Confidence::High), credibility: Some(2), significance: None },
            kind: Some(3),
            publisher: None,
            sources: &[],
            count: 1,
        }
    }

    #[test]
    fn a_row_comes_back_as_it_went_in() {
        let mut events = Events::default();
        let (from, to) = (actors(&[1, 2]), actors(&[3]));
        let ix = events.push(
            "a",
            RowKey { file: 2, offset: 1 << 31, check: 7 },
            &EventRow { count: 9, ..row("2024-01-02", &from, &to) },
        );
        let back = events.row(ix);
        assert_eq!((back.from, back.to), (from.as_slice(), to.as_slice()));
        let who = events.participants(ix);
        assert_eq!((who.from, who.to), (back.from, back.to));
        assert_eq!(back.act, row("2024-01-02", &from, &to).act);
        assert_eq!(back.grading.credibility, Some(2));
        assert_eq!((back.kind, back.publisher, back.count, back.topics), (Some(3), None, 9, Topics(5)));
        assert_eq!(events.key(ix), RowKey { file: 2, offset: 1 << 31, check: 7 });
    }

    #[test]
    fn sorting_keeps_every_column_together_and_ids_findable() {
        let mut events = Events::default();
        let (one, two) = (actors(&[1]), actors(&[2]));
        for (id, date) in
            [("late", "2024-05-01"), ("gone", "2020-01-01"), ("early", "2021-01-01"), ("same", "2024-05-01")]
        {
            let offset = u64::from(id.as_bytes()[0]);
            events.push(id, RowKey { file: 0, offset, check: 0 }, &EventRow { count: 2, ..row(date, &one, &two) });
        }
        let (mut order, _) = events.in_order();
        order.retain(|ix| ix.raw() != 1);
        events.leave(&order);
        let order: Vec<(Day, u64)> = events.all().map(|ix| (events.first(ix), events.key(ix).offset)).collect();
        let expected = [("2021-01-01", b'e'), ("2024-05-01", b'l'), ("2024-05-01", b's')];
        assert_eq!(order, expected.map(|(date, letter)| (day(date), u64::from(letter))));
        assert_eq!(events.candidates("early").map(Ix::raw).collect::<Vec<_>>(), [0]);
        assert_eq!(events.candidates("late").map(Ix::raw).collect::<Vec<_>>(), [1]);
        assert_eq!(events.candidates("gone").count(), 0);
        assert!(events.all().all(|ix| events.row(ix).count == 2));
    }
}
