//! A briefing as an answer: a page, JSON, or a row for whatever carries a sentence.

use std::io;

use serde::Serialize;

use super::claims::{self, ClaimRecord};
use super::records::{self, EventRecord, SourceRecord};
use crate::model::{Briefing, ClaimIx, EventIx, SourceIx, Step, View, Word, distinct};
use crate::query::{Lens, claim_at, words};
use crate::scene::{Cell, Column, Ground, Table, evidence};
use crate::store::Store;

#[derive(Serialize)]
struct Answer<'s> {
    format: &'static str,
    id: &'s str,
    title: &'s str,
    minutes: Option<u32>,
    /// The day of the data, which is that of slides that name none.
    as_of: String,
    steps: Vec<StepRecord<'s>>,
    events: Vec<EventRecord<'s>>,
    claims: Vec<ClaimRecord<'s>>,
    sources: Vec<SourceRecord<'s>>,
}

#[derive(Serialize)]
struct StepRecord<'s> {
    title: &'s str,
    minutes: Option<u32>,
    /// The day that the slide speaks of.
    as_of: String,
    show: ViewRecord<'s>,
    say: Vec<Said<'s>>,
    notes: Option<&'s str>,
}

#[derive(Serialize)]
struct ViewRecord<'s> {
    view: &'s str,
    actor: Option<&'s str>,
    dyad: Option<&'s str>,
    filter: Option<&'s str>,
    baseline: Option<String>,
    cells: Option<&'static str>,
    sort: Option<&'static str>,
    seats: Option<String>,
    span: Option<String>,
    ties: Option<&'static str>,
}

#[derive(Serialize)]
struct Said<'s> {
    text: &'s str,
    because: &'s [Box<str>],
}

/// The answer as one JSON object: what sentences rest on stands in lists of its own, in full.
pub(super) fn json(store: &Store, briefing: &Briefing, to: impl io::Write) -> io::Result<()> {
    let lens = Lens::of(store);
    let (events, claims) = grounds(store, briefing);
    let used = events.iter().flat_map(|ix| store.graph.events.row(*ix).sources.to_vec());
    let used: Vec<SourceIx> = used.chain(claims.iter().map(|ix| store.graph.claims[*ix].source)).collect();
    let claim = |ix| claims::record(store, &lens, &claim_at(store, ix, lens.as_of));
    let answer = Answer {
        format: "bilat/show-briefing/1",
        id: &briefing.id,
        title: &briefing.title,
        minutes: briefing.minutes,
        as_of: lens.as_of.to_string(),
        steps: briefing.steps.iter().map(|step| record(store, step)).collect(),
        events: events.into_iter().map(|ix| records::event(store, &lens, ix)).collect(),
        claims: claims.into_iter().map(claim).collect(),
        sources: records::sources(store, &lens, used),
    };
    serde_json::to_writer_pretty(to, &answer).map_err(io::Error::from)
}

/// The events and the claims that carry sentences of a briefing.
fn grounds(store: &Store, briefing: &Briefing) -> (Vec<EventIx>, Vec<ClaimIx>) {
    let all = || briefing.steps.iter().flat_map(|step| evidence(store, step).each).flatten();
    let event = |ground| if let Ground::Event(ix) = ground { Some(ix) } else { None };
    let claim = |ground| if let Ground::Claim(ix) = ground { Some(ix) } else { None };
    (distinct(all().filter_map(event)), distinct(all().filter_map(claim)))
}

fn record<'s>(store: &Store, step: &'s Step) -> StepRecord<'s> {
    let View { view, actor, dyad, filter, as_of: _, baseline, picture } = &step.show;
    StepRecord {
        title: &step.title,
        minutes: step.minutes,
        as_of: day_of(store, step),
        show: ViewRecord {
            view: view.as_deref().unwrap_or(View::DASHBOARD),
            actor: actor.as_deref(),
            dyad: dyad.as_deref(),
            filter: filter.as_deref(),
            baseline: baseline.map(|day| day.to_string()),
            cells: picture.cells.map(Word::word),
            sort: picture.sort.map(Word::word),
            seats: picture.seats.map(|day| day.to_string()),
            span: picture.span.map(|span| span.to_string()),
            ties: picture.ties.map(Word::word),
        },
        say: step.say.iter().map(|said| Said { text: &said.text, because: &said.because }).collect(),
        notes: step.notes.as_deref(),
    }
}

/// The day that a slide speaks of.
fn day_of(store: &Store, step: &Step) -> String {
    step.show.as_of.unwrap_or(store.graph.as_of).to_string()
}

/// A row for whatever carries a sentence; of a slide without sentences one row.
pub(super) fn sheet(store: &Store, briefing: &Briefing) -> Table {
    let steps = briefing.steps.iter().enumerate().flat_map(|(at, step)| rows(store, at + 1, step));
    let columns = ["step", "title", "minutes", "view", "actor", "dyad", "filter", "as_of", "baseline", "notes"];
    let said = ["sentence", "id", "date", "words", "sources"];
    Table {
        columns: columns.into_iter().chain(said).map(Column::words).collect(),
        rows: steps.collect(),
        empty: String::new(),
    }
}

fn rows(store: &Store, number: usize, step: &Step) -> Vec<Vec<Cell>> {
    let record = record(store, step);
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let minutes = step.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let show = &record.show;
    let of_step = [
        number.to_string(),
        step.title.to_string(),
        minutes,
        show.view.to_owned(),
        text(show.actor),
        text(show.dyad),
        text(show.filter),
        record.as_of.clone(),
        text(show.baseline.as_deref()),
        text(record.notes),
    ];
    let said = step.say.iter().zip(evidence(store, step).each);
    let carried = said.flat_map(|(said, grounds)| grounds.into_iter().map(|ground| carrier(store, &said.text, ground)));
    let mut carried: Vec<[String; 5]> = carried.collect();
    if carried.is_empty() {
        carried.push(Default::default());
    }
    carried.into_iter().map(|carrier| of_step.iter().chain(&carrier).map(Cell::plain).collect()).collect()
}

/// A sentence, and the id, date, words and sources of what carries it.
fn carrier(store: &Store, sentence: &str, ground: Ground) -> [String; 5] {
    let ids = |sources: &[SourceIx]| records::source_ids(store, sources).join(" ");
    match ground {
        Ground::Event(ix) => {
            let words = words(store, ix);
            let date = words.date.map(|date| date.to_string()).unwrap_or_default();
            let sources = ids(store.graph.events.row(ix).sources);
            [sentence.to_owned(), words.id.to_string(), date, words.summary.to_string(), sources]
        }
        Ground::Claim(ix) => {
            let claim = &store.graph.claims[ix];
            let date = store.graph.sources[claim.source].date.map(|date| date.to_string()).unwrap_or_default();
            [sentence.to_owned(), claim.id.to_string(), date, claim.text.to_string(), ids(&[claim.source])]
        }
    }
}
