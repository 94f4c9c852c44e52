//! Answers as JSON: always one object with `format`. Nothing later than the as-of date is in one, but the publication
//! date of a source, which is then marked.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use super::changes;
use super::claims::claims;
use super::dyad::dyad;
use super::matrix::matrix;
use super::records::{self, EventRecord, InterestRecord, LedgerRecord, SourceRecord, StandingRecord};
use super::subject::Subject;
use super::tensions::tensions;
use crate::model::{ActorIx, EventIx, SourceIx};
use crate::query::{self, Lens, Scope};
use crate::store::Store;

/// Writes the answer as one JSON object.
pub(super) fn write(store: &Store, lens: &Lens, subject: Subject, to: &mut impl io::Write) -> io::Result<()> {
    match subject {
        Subject::Actors => print(&actors(store, lens), to),
        Subject::Actor(actor) => print(&self::actor(store, lens, actor), to),
        Subject::Dyad(dyad) => print(&self::dyad(store, lens, dyad), to),
        Subject::Events => print(&events(store, lens), to),
        Subject::Matrix => print(&matrix(store, lens), to),
        Subject::Changes => print(&changes::answer(store, lens), to),
        Subject::Tensions => print(&tensions(store, lens), to),
        Subject::Claims => print(&claims(store, lens), to),
    }
}

fn print(answer: &impl Serialize, to: &mut impl io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(to, answer).map_err(io::Error::from)
}

#[derive(Serialize)]
struct Actors<'s> {
    format: &'static str,
    as_of: String,
    #[serde(rename = "actors")]
    rows: Vec<ActorCount<'s>>,
}

#[derive(Serialize)]
struct ActorCount<'s> {
    id: &'s str,
    name: &'s str,
    kind: &'s str,
    ties: usize,
    events: usize,
}

fn actors<'s>(store: &'s Store, lens: &Lens) -> Actors<'s> {
    let count = |row: query::ActorRow| {
        let actor = &store.graph.actors[row.actor];
        ActorCount { id: &actor.id, name: &actor.name, kind: &actor.kind, ties: row.ties, events: row.events }
    };
    Actors {
        format: "bilat/show-actors/1",
        as_of: lens.as_of.to_string(),
        rows: query::actors(store, lens).into_iter().map(count).collect(),
    }
}

#[derive(Serialize)]
struct Actor<'s> {
    format: &'static str,
    id: &'s str,
    name: &'s str,
    kind: &'s str,
    aliases: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'s str>,
    as_of: String,
    blocs: Vec<&'s str>,
    ties: Vec<ActorTie<'s>>,
    interests: Vec<InterestRecord<'s>>,
    events: Vec<EventRecord<'s>>,
    sources: Vec<SourceRecord<'s>>,
}

#[derive(Serialize)]
struct ActorTie<'s> {
    dyad: [&'s str; 2],
    standing: Option<StandingRecord<'s>>,
    ledger: BTreeMap<String, LedgerRecord>,
    together: u64,
}

fn actor<'s>(store: &'s Store, lens: &'s Lens, actor: ActorIx) -> Actor<'s> {
    let ties = query::ties(store, lens, actor);
    let interests: Vec<_> = query::interests(store, lens, actor).map(|ix| &store.graph.interests[ix]).collect();
    let mut used: Vec<SourceIx> = interests.iter().flat_map(|interest| interest.sources.iter().copied()).collect();
    used.extend(ties.iter().filter_map(|tie| tie.standing).flat_map(|at| at.spell.sources.iter().copied()));
    let events: Vec<EventIx> = query::events(store, lens, Scope::Actor(actor)).collect();
    used.extend(events.iter().flat_map(|ix| store.graph.events.row(*ix).sources.iter().copied()));
    let row = &store.graph.actors[actor];
    used.extend(row.sources.iter().copied());
    Actor {
        format: "bilat/show-actor/1",
        id: &row.id,
        name: &row.name,
        kind: &row.kind,
        aliases: row.aliases.iter().map(crate::model::Clean::as_str).collect(),
        about: row.about.as_deref(),
        note: row.note.as_deref(),
        as_of: lens.as_of.to_string(),
        blocs: query::blocs_of(store, lens, actor).map(|(_, bloc)| &*bloc.id).collect(),
        ties: ties.iter().map(|tie| actor_tie(store, lens, tie)).collect(),
        interests: interests.iter().map(|interest| records::interest(store, lens, interest)).collect(),
        events: events.into_iter().map(|ix| records::event(store, lens, ix)).collect(),
        sources: records::sources(store, lens, used),
    }
}

fn actor_tie<'s>(store: &'s Store, lens: &Lens, tie: &query::TieRow<'s>) -> ActorTie<'s> {
    ActorTie {
        dyad: records::pair(store, tie.dyad),
        standing: tie.standing.map(|at| records::standing(store, lens, at)),
        ledger: ledger(store, tie),
        together: tie.together.n,
    }
}

/// The record both ways, by direction.
pub(super) fn ledger(store: &Store, tie: &query::TieRow<'_>) -> BTreeMap<String, LedgerRecord> {
    let other = tie.other;
    let own = tie.dyad.other(other).unwrap_or(other);
    BTreeMap::from([
        (store.graph.direction_id(own, other), records::ledger(store, &tie.given)),
        (store.graph.direction_id(other, own), records::ledger(store, &tie.taken)),
    ])
}

#[derive(Serialize)]
struct Events<'s> {
    format: &'static str,
    as_of: String,
    #[serde(rename = "events")]
    rows: Vec<EventRecord<'s>>,
    sources: Vec<SourceRecord<'s>>,
}

fn events<'s>(store: &'s Store, lens: &'s Lens) -> Events<'s> {
    let listed: Vec<_> = query::events(store, lens, Scope::All).collect();
    let used = listed.iter().flat_map(|ix| store.graph.events.row(*ix).sources.iter().copied()).collect();
    Events {
        format: "bilat/show-events/1",
        as_of: lens.as_of.to_string(),
        rows: listed.into_iter().map(|ix| records::event(store, lens, ix)).collect(),
        sources: records::sources(store, lens, used),
    }
}
