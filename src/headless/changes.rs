//! What changed since the baseline, as JSON and as rows for a spreadsheet. Events and claims are named by id; they stand
//! in full in lists of their own.

use serde::Serialize;

use super::claims::{self, ClaimRecord};
use super::records::{self, EventRecord, SourceRecord, event_ids, source_ids};
use crate::model::{ClaimIx, EventIx, SourceIx, Spell, Track, Word, distinct};
use crate::query::{Change, Changed, Changes, Lens, PairChanges, Step, Trend, changes, claim_at, words};
use crate::scene::{Cell, Column, Table};
use crate::store::Store;

#[derive(Serialize)]
struct Answer<'s> {
    format: &'static str,
    baseline: String,
    as_of: String,
    pairs: Vec<PairRecord<'s>>,
    events: Vec<EventRecord<'s>>,
    /// Those of the pairs, and those that are of no pair or of several.
    claims: Vec<ClaimRecord<'s>>,
    sources: Vec<SourceRecord<'s>>,
}

#[derive(Serialize)]
struct PairRecord<'s> {
    dyad: [&'s str; 2],
    trend: &'static str,
    changes: Vec<ChangeRecord<'s>>,
}

/// A step from one word to the next, or the id of an event or a claim.
#[derive(Serialize, Default)]
struct ChangeRecord<'s> {
    date: String,
    /// `standing`, a kind of track, `claim` or `event`.
    what: &'static str,
    #[serde(flatten)]
    step: Option<StepRecord<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Box<str>>,
}

#[derive(Serialize, Default)]
struct StepRecord<'s> {
    by: Option<&'s str>,
    name: Option<&'s str>,
    before: Option<&'static str>,
    after: Option<&'static str>,
    /// `up` or `down`; null where it is neither.
    #[serde(rename = "move")]
    way: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'s str>,
    because: Vec<Box<str>>,
    sources: Vec<&'s str>,
}

/// The answer as one object.
pub(super) fn answer<'s>(store: &'s Store, lens: &'s Lens) -> impl Serialize + use<'s> {
    let found = changes(store, lens);
    let all = || found.pairs.iter().flat_map(|pair| &pair.changes).map(|change| &change.what);
    let events = distinct(all().filter_map(event));
    let claims = distinct(all().filter_map(claim).chain(found.claims.iter().map(|(_, ix)| *ix)));
    Answer {
        format: "bilat/show-changes/1",
        baseline: lens.baseline.to_string(),
        as_of: lens.as_of.to_string(),
        pairs: found.pairs.iter().map(|pair| pair_record(store, lens, pair)).collect(),
        sources: records::sources(store, lens, used(store, &found, &events, &claims)),
        events: events.into_iter().map(|ix| records::event(store, lens, ix)).collect(),
        claims: claims.into_iter().map(|ix| claim_record(store, lens, ix)).collect(),
    }
}

fn used(store: &Store, found: &Changes<'_>, events: &[EventIx], claims: &[ClaimIx]) -> Vec<SourceIx> {
    let steps = found.pairs.iter().flat_map(|pair| &pair.changes).flat_map(|change| match &change.what {
        Changed::Standing(step) => held(step).map_or(&[][..], |spell| &spell.sources),
        Changed::Track(step) => held(step).map_or(&[][..], |track| &track.sources),
        Changed::Claim(_) | Changed::Event(_) => &[],
    });
    let mut used: Vec<SourceIx> = steps.copied().collect();
    used.extend(events.iter().flat_map(|ix| store.graph.events.row(*ix).sources));
    used.extend(claims.iter().map(|ix| store.graph.claims[*ix].source));
    used
}

fn event(what: &Changed<'_>) -> Option<EventIx> {
    if let Changed::Event(ix) = what { Some(*ix) } else { None }
}

fn claim(what: &Changed<'_>) -> Option<ClaimIx> {
    if let Changed::Claim(ix) = what { Some(*ix) } else { None }
}

/// The spell that a step is about: the one that stands then, or the one that is over.
fn held<'s, T>(step: &Step<'s, T>) -> Option<&'s T> {
    step.after.or(step.before)
}

fn claim_record<'s>(store: &'s Store, lens: &Lens, ix: ClaimIx) -> ClaimRecord<'s> {
    claims::record(store, lens, &claim_at(store, ix, lens.as_of))
}

fn pair_record<'s>(store: &'s Store, lens: &Lens, pair: &PairChanges<'s>) -> PairRecord<'s> {
    let (a, b) = pair.dyad.pair();
    PairRecord {
        dyad: [a, b].map(|actor| &*store.graph.actors[actor].id),
        trend: trend(pair.trend),
        changes: pair.changes.iter().map(|change| record(store, lens, change)).collect(),
    }
}

/// The word of a trend.
pub(super) fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "up",
        Trend::Down => "down",
        Trend::Mixed => "mixed",
        Trend::First => "first",
        Trend::Level => "level",
    }
}

fn way(up: Option<bool>) -> Option<&'static str> {
    up.map(|up| trend(if up { Trend::Up } else { Trend::Down }))
}

fn record<'s>(store: &'s Store, lens: &Lens, change: &Change<'s>) -> ChangeRecord<'s> {
    let date = change.date.to_string();
    match &change.what {
        Changed::Standing(step) => {
            ChangeRecord { date, what: "standing", step: Some(standing(store, lens, step)), id: None }
        }
        Changed::Track(step) => {
            let what = held(step).map(|track| track.fact.kind().word()).unwrap_or_default();
            ChangeRecord { date, what, step: Some(track(store, lens, step)), id: None }
        }
        Changed::Claim(ix) => {
            let id = &*store.graph.claims[*ix].id;
            ChangeRecord { date, what: "claim", step: None, id: Some(id.into()) }
        }
        Changed::Event(ix) => ChangeRecord { date, what: "event", step: None, id: Some(words(store, *ix).id) },
    }
}

fn standing<'s>(store: &'s Store, lens: &Lens, step: &Step<'s, Spell>) -> StepRecord<'s> {
    StepRecord {
        before: step.before.map(|spell| spell.value.word()),
        after: step.after.map(|spell| spell.value.word()),
        way: way(step.up),
        why: step.after.map(|spell| spell.why.as_str()),
        because: step.after.map(|spell| event_ids(store, lens, &spell.because)).unwrap_or_default(),
        sources: held(step).map(|spell| source_ids(store, &spell.sources)).unwrap_or_default(),
        ..StepRecord::default()
    }
}

fn track<'s>(store: &'s Store, lens: &Lens, step: &Step<'s, Track>) -> StepRecord<'s> {
    let held = held(step);
    StepRecord {
        by: held.and_then(|track| track.by).map(|by| &*store.graph.actors[by].id),
        name: held.and_then(|track| track.name.as_deref()),
        before: step.before.map(|track| track.fact.word()),
        after: step.after.map(|track| track.fact.word()),
        way: way(step.up),
        why: None,
        because: step.after.map(|track| event_ids(store, lens, &track.because)).unwrap_or_default(),
        sources: held.map(|track| source_ids(store, &track.sources)).unwrap_or_default(),
    }
}

/// A row for each change, with the ids of what it rests on.
pub(super) fn sheet(store: &Store, lens: &Lens) -> Table {
    let found = changes(store, lens);
    let of_pairs = found.pairs.iter().flat_map(|pair| {
        let dyad = store.graph.dyad_id(pair.dyad);
        pair.changes.iter().map(move |change| sheet_row(store, lens, &dyad, trend(pair.trend), change))
    });
    let alone = found
        .claims
        .iter()
        .map(|(date, ix)| sheet_row(store, lens, "", "", &Change { date: *date, what: Changed::Claim(*ix) }));
    let columns = ["pair", "trend", "date", "what", "by", "name", "before", "after", "move", "id", "text", "because"];
    Table {
        columns: columns.iter().copied().chain(["sources"]).map(Column::words).collect(),
        rows: of_pairs.chain(alone).collect(),
        empty: String::new(),
    }
}

fn sheet_row(store: &Store, lens: &Lens, dyad: &str, trend: &str, change: &Change<'_>) -> Vec<Cell> {
    let record = record(store, lens, change);
    let step = record.step.unwrap_or_default();
    let (text, sources) = match &change.what {
        Changed::Event(ix) => {
            (words(store, *ix).summary.to_string(), source_ids(store, store.graph.events.row(*ix).sources))
        }
        Changed::Claim(ix) => {
            let claim = &store.graph.claims[*ix];
            (claim.text.to_string(), source_ids(store, &[claim.source]))
        }
        Changed::Standing(_) | Changed::Track(_) => (step.why.unwrap_or_default().to_owned(), step.sources),
    };
    [
        dyad,
        trend,
        &record.date,
        record.what,
        step.by.unwrap_or_default(),
        step.name.unwrap_or_default(),
        step.before.unwrap_or_default(),
        step.after.unwrap_or_default(),
        step.way.unwrap_or_default(),
        record.id.as_deref().unwrap_or_default(),
        &text,
        &step.because.join(" "),
        &sources.join(" "),
    ]
    .map(Cell::plain)
    .to_vec()
}
