//! A pair as JSON: all that its sheet shows, sources and events in lists of their own.

use std::collections::BTreeMap;

use serde::Serialize;

use super::json::ledger;
use super::records::{self, EventRecord, InterestRecord, LedgerRecord, SourceRecord, StandingRecord, TrackRecord};
use super::tensions::{self, TensionRecord};
use crate::model::{ActorIx, Clean, Dyad, EventIx, InterestIx, Sign, SourceIx};
use crate::query::{self, Ahead, Board, Count, Lens, OfPair, Scope, Tension, Third};
use crate::store::Store;

/// The answer. Of two things that stand beside each other the first is of the first actor of `dyad`.
#[derive(Serialize)]
pub(super) struct DyadAnswer<'s> {
    format: &'static str,
    dyad: [&'s str; 2],
    as_of: String,
    /// What the assessor remarks on what is coded of the pair.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'s str>,
    standing: Option<StandingRecord<'s>>,
    tracks: Vec<TrackRecord<'s>>,
    ledger: BTreeMap<String, LedgerRecord>,
    /// Events of both with others, once each; they are in neither ledger.
    together: u64,
    /// Joint acts of the two, which are in both ledgers.
    both_ways: u64,
    /// Words and deeds after the day of the newest assessment of the standing, for and against.
    #[serde(skip_serializing_if = "Option::is_none")]
    since_assessed: Option<[u64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    readings: Option<ReadingsRecord<'s>>,
    weakest: Vec<Box<str>>,
    strongest: Vec<Box<str>>,
    interests: [Vec<InterestRecord<'s>>; 2],
    meet: Vec<&'s str>,
    clash: Vec<&'s str>,
    shared_adversaries: Vec<&'s str>,
    tensions: Vec<TensionRecord<'s>>,
    events: Vec<EventRecord<'s>>,
    sources: Vec<SourceRecord<'s>>,
}

/// How the record reads; absent where too little is recorded.
#[derive(Serialize)]
struct ReadingsRecord<'s> {
    words_against_deeds: [Option<&'static str>; 2],
    given: [u64; 2],
    gives_more: Option<&'s str>,
}

/// A pair with everything that is known of it.
pub(super) fn dyad<'s>(store: &'s Store, lens: &'s Lens, dyad: Dyad) -> DyadAnswer<'s> {
    let (a, b) = dyad.pair();
    let tie = store.tie(dyad);
    let row = query::tie_of(store, lens, dyad, a);
    let of_pair = |what| query::total(store, lens, Count::Pair(dyad, what));
    let standing = tie.and_then(|tie| query::standing_at(tie, lens.as_of));
    let tracks: Vec<_> = tie.into_iter().flat_map(|tie| query::tracks_at(tie, lens.as_of)).collect();
    let interests = [a, b].map(|actor| query::interests(store, lens, actor).collect::<Vec<InterestIx>>());
    let events: Vec<EventIx> = query::events(store, lens, Scope::Dyad(dyad)).collect();
    let tensions = query::tensions_of(store, lens, dyad);
    let mut used: Vec<SourceIx> = tracks.iter().flat_map(|at| at.track.sources.iter().copied()).collect();
    used.extend(standing.iter().flat_map(|at| at.spell.sources.iter().copied()));
    used.extend(tensions.iter().flat_map(Tension::sides).flat_map(|side| side.at.spell.sources.iter().copied()));
    used.extend(events.iter().flat_map(|ix| store.graph.events.row(*ix).sources.iter().copied()));
    used.extend(interests.iter().flatten().flat_map(|ix| store.graph.interests[*ix].sources.iter().copied()));
    let sure = query::evidence(store, lens, dyad);
    let board = query::board(store, lens, dyad);
    let id = |actor: ActorIx| &*store.graph.actors[actor].id;
    DyadAnswer {
        format: "bilat/show-dyad/1",
        dyad: records::pair(store, dyad),
        as_of: lens.as_of.to_string(),
        note: tie.and_then(|tie| query::note_at(tie, lens.as_of)).map(Clean::as_str),
        standing: standing.map(|at| records::standing(store, lens, at)),
        tracks: tracks.into_iter().map(|at| records::track(store, lens, at)).collect(),
        ledger: row.as_ref().map(|row| ledger(store, row)).unwrap_or_default(),
        together: row.as_ref().map_or(0, |row| row.together.n),
        both_ways: of_pair(OfPair::BothWays),
        since_assessed: standing.map(|_| [Sign::Plus, Sign::Minus].map(|sign| of_pair(OfPair::Later(sign)))),
        readings: readings(store, lens, dyad),
        weakest: records::event_ids(store, lens, &sure.weakest),
        strongest: records::event_ids(store, lens, &sure.strongest),
        interests: interests.map(|list| {
            list.into_iter().map(|ix| records::interest(store, lens, &store.graph.interests[ix])).collect()
        }),
        meet: thirds(store, &board, Third::meets),
        clash: thirds(store, &board, Third::clashes),
        shared_adversaries: query::shared_adversaries(store, lens, dyad)
            .iter()
            .map(|shared| id(shared.actor))
            .collect(),
        tensions: tensions.iter().map(|tension| tensions::record(store, lens, tension)).collect(),
        events: events.into_iter().map(|ix| records::event(store, lens, ix)).collect(),
        sources: records::sources(store, lens, used),
    }
}

fn thirds<'s>(store: &'s Store, board: &Board, is_meant: fn(&Third) -> bool) -> Vec<&'s str> {
    board.thirds.iter().filter(|third| is_meant(third)).map(|third| &*store.graph.actors[third.actor].id).collect()
}

fn readings<'s>(store: &'s Store, lens: &Lens, dyad: Dyad) -> Option<ReadingsRecord<'s>> {
    let read = query::readings(store, lens, dyad)?;
    let ahead = |ahead: Ahead| match ahead {
        Ahead::Words => "words-ahead",
        Ahead::Deeds => "deeds-ahead",
        Ahead::Neither => "alike",
    };
    Some(ReadingsRecord {
        words_against_deeds: read.words_deeds.map(|of| of.ahead().map(ahead)),
        given: [read.give_take.first, read.give_take.second],
        gives_more: read.give_take.gives_more(dyad).map(|actor| &*store.graph.actors[actor].id),
    })
}
