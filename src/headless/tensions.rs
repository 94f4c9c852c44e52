//! Tensions as JSON: each with its three ties.

use serde::Serialize;

use super::records::{self, SourceRecord, StandingRecord};
use crate::model::SourceIx;
use crate::query::{self, Lens, Side, Tension};
use crate::store::Store;

/// The answer.
#[derive(Serialize)]
pub(super) struct Tensions<'s> {
    format: &'static str,
    as_of: String,
    #[serde(rename = "tensions")]
    rows: Vec<TensionRecord<'s>>,
    sources: Vec<SourceRecord<'s>>,
}

/// A tension with its three standings.
#[derive(Serialize)]
pub(super) struct TensionRecord<'s> {
    actor: &'s str,
    since: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    uncertain: bool,
    close: [SideRecord<'s>; 2],
    strained: SideRecord<'s>,
}

#[derive(Serialize)]
struct SideRecord<'s> {
    dyad: [&'s str; 2],
    standing: StandingRecord<'s>,
}

/// All tensions that match, with the sources of their standings.
pub(super) fn tensions<'s>(store: &'s Store, lens: &Lens) -> Tensions<'s> {
    let found = query::tensions(store, lens);
    let sides = found.iter().flat_map(Tension::sides);
    let used: Vec<SourceIx> = sides.flat_map(|side| side.at.spell.sources.iter().copied()).collect();
    Tensions {
        format: "bilat/show-tensions/1",
        as_of: lens.as_of.to_string(),
        rows: found.iter().map(|tension| record(store, lens, tension)).collect(),
        sources: records::sources(store, lens, used),
    }
}

/// One tension.
pub(super) fn record<'s>(store: &'s Store, lens: &Lens, tension: &Tension<'s>) -> TensionRecord<'s> {
    let side = |side: Side<'s>| SideRecord {
        dyad: records::pair(store, side.dyad),
        standing: records::standing(store, lens, side.at),
    };
    TensionRecord {
        actor: &store.graph.actors[tension.actor].id,
        since: tension.since().to_string(),
        uncertain: tension.is_uncertain(),
        close: tension.close.map(side),
        strained: side(tension.strained),
    }
}
