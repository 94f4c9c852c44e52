//! All events in columns, in order of date: what questions scan. Words stay in the bytes they were read from.
//!
//! A row costs about 70 bytes whatever its text, so that ten million fit.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use hashbrown::HashTable;

use super::actor::{ActorIx, Topics};
use super::claim::SourceIx;
use super::code::{CodeIx, Goldstein, Quad};
use super::date::Day;
use super::event::{Confidence, Event, Significance};
use super::row::{Act, EventRow, Grading};
use super::table::Ix;
use super::text::Clean;

/// Row number of an event; rows are in order of their first possible day.
pub type EventIx = Ix<Event>;

/// Where an event's text stands: which of the kept files, and at which byte its object begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowKey {
    /// Number of the kept file.
    pub file: u16,
    /// Byte at which the event's object begins.
    pub offset: u64,
}

impl RowKey {
    const OFFSET_BITS: u32 = 48;

    fn pack(self) -> u64 {
        u64::from(self.file) << Self::OFFSET_BITS | self.offset
    }

    fn unpack(packed: u64) -> Self {
        let file = u16::try_from(packed >> Self::OFFSET_BITS).unwrap_or(u16::MAX);
        Self { file, offset: packed & ((1 << Self::OFFSET_BITS) - 1) }
    }
}

/// A list of distinct words, each with a number: kinds of event, publishers of event lines.
#[derive(Debug, Clone, Default)]
pub struct Names {
    words: Vec<Clean>,
    by_word: HashMap<Clean, u32>,
}

impl Names {
    /// The number of `word`, entered when it is new.
    pub fn intern(&mut self, word: Clean) -> u32 {
        if let Some(&number) = self.by_word.get(&word) {
            return number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(word.clone());
        self.by_word.insert(word, number);
        number
    }

    /// The word with this number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&Clean> {
        self.words.get(number as usize)
    }

    /// All words in the order they were entered.
    pub fn iter(&self) -> impl Iterator<Item = &Clean> {
        self.words.iter()
    }
}

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
    publisher: Vec<u32>,
    parties: Vec<Slice>,
    sources: Vec<Slice>,
    key: Vec<u64>,
    pools: Pools,
    counts: BTreeMap<u32, u32>,
    ids: Ids,
    files: Vec<Cow<'static, [u8]>>,
    /// Kinds of event.
    pub kinds: Names,
    /// Publishers of event lines that name no source.
    pub publishers: Names,
}

/// Lists of participants and sources, all rows end to end.
#[derive(Debug, Default)]
struct Pools {
    actors: Vec<ActorIx>,
    sources: Vec<SourceIx>,
}

/// Part of a pool; `split` is where the second of two lists begins.
#[derive(Debug, Clone, Copy)]
struct Slice {
    start: u32,
    split: u16,
    len: u16,
}

impl Slice {
    fn all(self) -> Range<usize> {
        let start = self.start as usize;
        start..start + usize::from(self.len)
    }
}

/// Small marks of one row, a byte each; 0 is none.
#[derive(Debug, Clone, Copy)]
struct Marks {
    quad: Quad,
    confidence: Option<Confidence>,
    credibility: u8,
    significance: Option<Significance>,
}

/// Rows by a hash of their id; the id itself stays in the file.
#[derive(Debug, Default)]
struct Ids {
    state: RandomState,
    rows: HashTable<(u32, u32)>,
}

impl Ids {
    #[allow(clippy::cast_possible_truncation, reason = "the low half of a hash is a hash")]
    fn hash(&self, id: &str) -> u32 {
        self.state.hash_one(id) as u32
    }

    /// Spreads 32 bits over the 64 that the table looks at.
    fn spread(hash: u32) -> u64 {
        u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

const NONE_16: u16 = u16::MAX;
const NONE_32: u32 = u32::MAX;
const NO_GOLDSTEIN: i16 = i16::MIN;

impl Events {
    /// Most participants, and most sources, of one event.
    pub const MOST_LISTED: usize = 1_000;
    /// Most distinct kinds of event, and most distinct codes.
    pub const MOST_KINDS: usize = u16::MAX as usize - 1;

    /// Keeps the bytes that the rows' words stand in, and returns their number.
    pub fn keep(&mut self, bytes: Cow<'static, [u8]>) -> u16 {
        self.files.push(bytes);
        u16::try_from(self.files.len() - 1).unwrap_or(u16::MAX)
    }

    /// The kept bytes from the place where the row's object begins.
    #[must_use]
    pub fn bytes_at(&self, key: RowKey) -> &[u8] {
        let start = usize::try_from(key.offset).unwrap_or(usize::MAX);
        self.files.get(usize::from(key.file)).and_then(|bytes| bytes.get(start..)).unwrap_or_default()
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

    /// All row numbers, in order of date once [`sort`](Self::sort) has run.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = EventIx> + ExactSizeIterator + use<> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(EventIx::new)
    }

    /// Appends a row. Lists are cut at [`MOST_LISTED`](Self::MOST_LISTED), which the check has refused before.
    pub fn push(&mut self, id: &str, key: RowKey, row: &EventRow<'_>) -> EventIx {
        let at = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let hash = self.ids.hash(id);
        self.ids.rows.insert_unique(Ids::spread(hash), (hash, at), |(hash, _)| Ids::spread(*hash));
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
        self.parties.push(append(&mut self.pools.actors, row.from, row.to));
        self.sources.push(append(&mut self.pools.sources, row.sources, &[]));
        self.key.push(key.pack());
        if row.count > 1 {
            self.counts.insert(at, row.count);
        }
        EventIx::new(at)
    }

    /// Rows whose id may be `id`; the caller compares the id itself, which stands at the row's key.
    pub fn candidates(&self, id: &str) -> impl Iterator<Item = EventIx> {
        let hash = self.ids.hash(id);
        self.ids
            .rows
            .iter_hash(Ids::spread(hash))
            .filter(move |(other, _)| *other == hash)
            .map(|(_, at)| EventIx::new(*at))
    }

    /// Where the row's words stand.
    #[must_use]
    pub fn key(&self, ix: EventIx) -> RowKey {
        RowKey::unpack(self.key.get(ix.at()).copied().unwrap_or(u64::MAX))
    }

    /// How many rows may have begun by `day`: a prefix.
    #[must_use]
    pub fn begun_by(&self, day: Day) -> usize {
        self.first.partition_point(|first| *first <= day)
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

    /// First possible day of the row.
    #[must_use]
    pub fn first(&self, ix: EventIx) -> Day {
        self.first.get(ix.at()).copied().unwrap_or(Day::MAX)
    }

    /// The row's columns.
    #[must_use]
    pub fn row(&self, ix: EventIx) -> EventRow<'_> {
        let at = ix.at();
        let goldstein = self.goldstein.get(at).copied().filter(|value| *value != NO_GOLDSTEIN);
        let code = self.code.get(at).copied().filter(|code| *code != NONE_16);
        let marks = self.marks.get(at).copied();
        let parties = self.parties.get(at);
        let (from, to) = parties
            .and_then(|slice| self.pools.actors.get(slice.all())?.split_at_checked(usize::from(slice.split)))
            .unwrap_or_default();
        EventRow {
            first: self.first(ix),
            last: self.last.get(at).copied().unwrap_or(Day::MAX),
            from,
            to,
            act: Act {
                code: code.map(|code| CodeIx::new(u32::from(code))),
                goldstein: goldstein.and_then(|value| Goldstein::new(f64::from(value) / 100.0)),
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
            sources: self.sources.get(at).and_then(|slice| self.pools.sources.get(slice.all())).unwrap_or_default(),
            count: self.counts.get(&ix.raw()).copied().unwrap_or(1),
        }
    }

    /// Puts the rows in order of their first possible day (file order within a day) and leaves out those that `gone`
    /// names.
    pub fn sort(&mut self, gone: impl Fn(EventIx) -> bool) {
        let mut order: Vec<u32> = self.all().filter(|ix| !gone(*ix)).map(Ix::raw).collect();
        order.sort_by_key(|at| self.first(EventIx::new(*at)));
        let unchanged = order.len() == self.len() && order.is_sorted();
        if unchanged {
            return;
        }
        gather(&mut self.first, &order);
        gather(&mut self.last, &order);
        gather(&mut self.topics, &order);
        gather(&mut self.code, &order);
        gather(&mut self.goldstein, &order);
        gather(&mut self.marks, &order);
        gather(&mut self.kind, &order);
        gather(&mut self.publisher, &order);
        gather(&mut self.parties, &order);
        gather(&mut self.sources, &order);
        gather(&mut self.key, &order);
        let places: HashMap<u32, u32> = order.iter().zip(0..).map(|(old, new)| (*old, new)).collect();
        self.counts = self.counts.iter().filter_map(|(old, count)| Some((*places.get(old)?, *count))).collect();
        self.ids.rows.retain(|(_, at)| {
            places.get(at).is_some_and(|new| {
                *at = *new;
                true
            })
        });
    }
}

fn append<T: Copy>(pool: &mut Vec<T>, one: &[T], two: &[T]) -> Slice {
    let short = |len: usize| u16::try_from(len.min(Events::MOST_LISTED)).unwrap_or(u16::MAX);
    let slice = Slice {
        start: u32::try_from(pool.len()).unwrap_or(u32::MAX),
        split: short(one.len()),
        len: short(one.len()) + short(two.len()),
    };
    pool.extend(one.iter().chain(two).take(usize::from(slice.len)));
    slice
}

fn gather<T: Copy>(column: &mut Vec<T>, order: &[u32]) {
    *column = order.iter().filter_map(|at| column.get(*at as usize).copied()).collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Act, Grading, Shape};

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
            RowKey { file: 2, offset: 1 << 40 },
            &EventRow { count: 9, ..row("2024-01-02", &from, &to) },
        );
        let back = events.row(ix);
        assert_eq!((back.from, back.to), (from.as_slice(), to.as_slice()));
        assert_eq!(back.act, row("2024-01-02", &from, &to).act);
        assert_eq!(back.grading.credibility, Some(2));
        assert_eq!((back.kind, back.publisher, back.count, back.topics), (Some(3), None, 9, Topics(5)));
        assert_eq!(events.key(ix), RowKey { file: 2, offset: 1 << 40 });
    }

    #[test]
    fn sorting_keeps_every_column_together_and_ids_findable() {
        let mut events = Events::default();
        let (one, two) = (actors(&[1]), actors(&[2]));
        for (id, date) in
            [("late", "2024-05-01"), ("gone", "2020-01-01"), ("early", "2021-01-01"), ("same", "2024-05-01")]
        {
            let offset = u64::from(id.as_bytes()[0]);
            events.push(id, RowKey { file: 0, offset }, &EventRow { count: 2, ..row(date, &one, &two) });
        }
        events.sort(|ix| ix.raw() == 1);
        let order: Vec<(Day, u64)> = events.all().map(|ix| (events.first(ix), events.key(ix).offset)).collect();
        let expected = [("2021-01-01", b'e'), ("2024-05-01", b'l'), ("2024-05-01", b's')];
        assert_eq!(order, expected.map(|(date, letter)| (day(date), u64::from(letter))));
        assert_eq!(events.candidates("early").map(Ix::raw).collect::<Vec<_>>(), [0]);
        assert_eq!(events.candidates("late").map(Ix::raw).collect::<Vec<_>>(), [1]);
        assert_eq!(events.candidates("gone").count(), 0);
        assert!(events.all().all(|ix| events.row(ix).count == 2));
    }

    #[test]
    fn shape_and_pairs_follow_who_to_whom() {
        let (a, b, c) = (actors(&[1]), actors(&[1, 2]), actors(&[1, 2, 3]));
        let pairs = |row: &EventRow<'_>| row.pairs().map(|(a, b)| (a.raw(), b.raw())).collect::<Vec<_>>();
        let joint = row("2024-01-01", &b, &[]);
        assert_eq!((joint.shape(), pairs(&joint)), (Shape::Joint, vec![(1, 2), (2, 1)]));
        let directed = row("2024-01-01", &a, &b);
        assert_eq!((directed.shape(), pairs(&directed)), (Shape::Directed, vec![(1, 2)]));
        assert_eq!(row("2024-01-01", &c, &[]).shape(), Shape::Multilateral);
        assert_eq!(row("2024-01-01", &a, &c).shape(), Shape::Multilateral);
        assert_eq!(row("2024-01-01", &a, &[]).shape(), Shape::Internal);
        assert_eq!(row("2024-01-01", &a, &a).shape(), Shape::Internal);
        assert_eq!(row("2024-01-01", &a, &b).parties().count(), 2);
    }
}
