//! Records as they stand in a data file, cut to what was so on the as-of date.

use serde::Serialize;

use crate::model::{ActorIx, Clean, Dyad, EventIx, Interest, SourceIx, Stance, Word, distinct};
use crate::query::{Ledger, Lens, StandingAt, TrackAt, happened, words};
use crate::store::Store;

/// The ids of a pair.
pub(super) fn pair(store: &Store, dyad: Dyad) -> [&str; 2] {
    let (a, b) = dyad.pair();
    [a, b].map(|actor| &*store.graph.actors[actor].id)
}

pub(super) fn source_ids<'s>(store: &'s Store, sources: &[SourceIx]) -> Vec<&'s str> {
    sources.iter().map(|source| &*store.graph.sources[*source].id).collect()
}

pub(super) fn event_ids(store: &Store, lens: &Lens, because: &[EventIx]) -> Vec<Box<str>> {
    happened(store, because, lens.as_of).map(|ix| words(store, ix).id).collect()
}

/// A source; `published_later` says that its date lies after the as-of date.
#[derive(Serialize)]
pub(super) struct SourceRecord<'s> {
    id: &'s str,
    publisher: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    published_later: bool,
}

pub(super) fn sources<'s>(store: &'s Store, lens: &Lens, used: Vec<SourceIx>) -> Vec<SourceRecord<'s>> {
    let record = |ix: SourceIx| {
        let source = &store.graph.sources[ix];
        SourceRecord {
            id: &source.id,
            publisher: &source.publisher,
            title: source.title.as_deref(),
            url: source.url.as_deref(),
            date: source.date.map(|date| date.to_string()),
            published_later: source.date.is_some_and(|date| date.first() > lens.as_of),
        }
    };
    distinct(used.into_iter()).into_iter().map(record).collect()
}

/// The standing of a pair.
#[derive(Serialize)]
pub(super) struct StandingRecord<'s> {
    value: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    uncertain: bool,
    /// Since when the standing is the same; `from` is when it was assessed on these grounds.
    since: String,
    from: String,
    until: Option<String>,
    why: &'s str,
    because: Vec<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<&'static str>,
    sources: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'s str>,
}

pub(super) fn standing<'s>(store: &'s Store, lens: &Lens, at: StandingAt<'s>) -> StandingRecord<'s> {
    let spell = at.spell;
    StandingRecord {
        value: spell.value.word(),
        uncertain: at.uncertain,
        since: at.since().to_string(),
        from: spell.span.from.to_string(),
        until: spell.span.until_as_of(lens.as_of).map(|date| date.to_string()),
        why: &spell.why,
        because: event_ids(store, lens, &spell.because),
        confidence: spell.confidence.map(Word::word),
        sources: source_ids(store, &spell.sources),
        note: spell.note.as_deref(),
    }
}

/// A formal fact.
#[derive(Serialize)]
pub(super) struct TrackRecord<'s> {
    track: &'static str,
    by: Option<&'s str>,
    name: Option<&'s str>,
    value: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    uncertain: bool,
    from: String,
    until: Option<String>,
    because: Vec<Box<str>>,
    sources: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'s str>,
}

pub(super) fn track<'s>(store: &'s Store, lens: &Lens, at: TrackAt<'s>) -> TrackRecord<'s> {
    let track = at.track;
    TrackRecord {
        track: track.fact.kind().word(),
        by: track.by.map(|by| &*store.graph.actors[by].id),
        name: track.name.as_deref(),
        value: track.fact.word(),
        uncertain: at.uncertain,
        from: track.span.from.to_string(),
        until: track.span.until_as_of(lens.as_of).map(|date| date.to_string()),
        because: event_ids(store, lens, &track.because),
        sources: source_ids(store, &track.sources),
        note: track.note.as_deref(),
    }
}

/// The record of one direction in numbers.
#[derive(Serialize)]
pub(super) struct LedgerRecord {
    #[serde(rename = "words+")]
    words_for: u64,
    #[serde(rename = "deeds+")]
    deeds_for: u64,
    #[serde(rename = "words-")]
    words_against: u64,
    #[serde(rename = "deeds-")]
    deeds_against: u64,
    neutral: u64,
    n: u64,
    last: Option<String>,
}

impl LedgerRecord {
    /// Its counts in the order of their columns, and when the latest event happened.
    pub(super) fn figures(self) -> ([u64; 6], Option<String>) {
        let Self { words_for, deeds_for, words_against, deeds_against, neutral, n, last } = self;
        ([words_for, deeds_for, words_against, deeds_against, neutral, n], last)
    }
}

pub(super) fn ledger(store: &Store, ledger: &Ledger) -> LedgerRecord {
    LedgerRecord {
        words_for: ledger.words_for,
        deeds_for: ledger.deeds_for,
        words_against: ledger.words_against,
        deeds_against: ledger.deeds_against,
        neutral: ledger.neutral,
        n: ledger.n(),
        last: ledger.last.map(|ix| store.graph.events.date(ix).to_string()),
    }
}

/// What an actor wants.
#[derive(Serialize)]
pub(super) struct InterestRecord<'s> {
    id: &'s str,
    topic: &'s str,
    text: &'s str,
    from: Option<String>,
    until: Option<String>,
    stance: std::collections::BTreeMap<&'s str, &'static str>,
    because: Vec<Box<str>>,
    sources: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'s str>,
}

pub(super) fn interest<'s>(store: &'s Store, lens: &Lens, interest: &'s Interest) -> InterestRecord<'s> {
    let stance = |(toward, stance): &(ActorIx, Stance)| (&*store.graph.actors[*toward].id, stance.word());
    InterestRecord {
        id: &interest.id,
        topic: &store.graph.topics[interest.topic].id,
        text: &interest.text,
        from: interest.span.map(|span| span.from.to_string()),
        until: interest.span.and_then(|span| span.until_as_of(lens.as_of)).map(|date| date.to_string()),
        stance: interest.stances.iter().map(stance).collect(),
        because: event_ids(store, lens, &interest.because),
        sources: source_ids(store, &interest.sources),
        note: interest.note.as_deref(),
    }
}

/// An event in the file's own form. A field that begins with `_` is ours and is passed over when the record is loaded.
#[derive(Serialize)]
pub(super) struct EventRecord<'s> {
    id: Box<str>,
    date: Option<String>,
    from: Vec<&'s str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    to: Vec<&'s str>,
    #[serde(flatten)]
    act: ActRecord<'s>,
    topics: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'s str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    summary: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'s str>,
    #[serde(flatten)]
    grading: GradingRecord,
    #[serde(flatten)]
    line: LineRecord<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(rename = "_uncertain", skip_serializing_if = "std::ops::Not::not")]
    uncertain: bool,
}

#[derive(Serialize)]
struct ActRecord<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quad: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goldstein: Option<f64>,
}

#[derive(Serialize)]
struct GradingRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    credibility: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    significance: Option<u8>,
}

/// What an event line of a big set carries.
#[derive(Serialize)]
struct LineRecord<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'s str>,
}

pub(super) fn event<'s>(store: &'s Store, lens: &Lens, ix: EventIx) -> EventRecord<'s> {
    let graph = &store.graph;
    let row = graph.events.row(ix);
    let words = words(store, ix);
    let ids = |actors: &[ActorIx]| actors.iter().map(|actor| &*graph.actors[*actor].id).collect();
    let code = row.act.code.map(|code| &graph.codes[code]);
    EventRecord {
        id: words.id,
        date: words.date.map(|date| date.to_string()),
        from: ids(row.from),
        to: ids(row.to),
        act: ActRecord {
            code: code.map(|code| &*code.code),
            scheme: code.and_then(|code| code.scheme.as_deref()),
            quad: words.quad.map(Word::word),
            goldstein: words.goldstein.map(crate::model::Goldstein::value),
        },
        topics: row.topics.iter().map(|topic| &*graph.topics[topic].id).collect(),
        kind: row.kind.and_then(|kind| graph.events.kinds.get(kind)).map(Clean::as_str),
        summary: words.summary.to_string(),
        sources: source_ids(store, row.sources),
        grading: GradingRecord {
            credibility: row.grading.credibility,
            confidence: row.grading.confidence.map(Word::word),
            significance: row.grading.significance.map(crate::model::Significance::number),
        },
        line: LineRecord {
            count: (row.count > 1).then_some(row.count),
            url: words.url.map(|url| url.to_string()),
            publisher: graph.events.publisher(&row).map(Clean::as_str),
        },
        note: words.note.map(|note| note.to_string()),
        uncertain: !row.has_happened(lens.as_of),
    }
}
