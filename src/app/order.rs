//! In which order the ties of an actor stand. It is made when the actor is selected, from what is known then, and kept
//! while the filter and the date move: rows leave and come back, but never change places.

use std::cmp::Reverse;

use crate::model::{ActorIx, Dyad};
use crate::query::{Lens, dyads_of, standing_at};
use crate::store::Store;

/// What the ties are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// From cooperative to hostile, those not assessed last.
    #[default]
    Standing,
    /// By the name of the other side.
    Name,
    /// The latest event first.
    Latest,
    /// Most events first.
    Busiest,
}

impl Sort {
    /// The next way to sort.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Standing => Self::Name,
            Self::Name => Self::Latest,
            Self::Latest => Self::Busiest,
            Self::Busiest => Self::Standing,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Standing => "cooperative to hostile",
            Self::Name => "by name",
            Self::Latest => "latest event first",
            Self::Busiest => "most events first",
        }
    }
}

/// The pairs of an actor in order.
#[must_use]
pub(super) fn sorted(store: &Store, lens: &Lens, actor: ActorIx, sort: Sort) -> Vec<Dyad> {
    let mut dyads: Vec<Dyad> = dyads_of(store, lens, actor).collect();
    let latest = |dyad: &Dyad| {
        let events = store.events_of_dyad(*dyad);
        let begun = store.begun_by(events, lens.as_of);
        (begun.checked_sub(1).and_then(|last| events.get(last)).copied(), begun)
    };
    let level = |dyad: &Dyad| {
        let standing = store.tie(*dyad).and_then(|tie| standing_at(tie, lens.as_of));
        standing.map_or(i8::MAX, |at| -at.spell.value.level())
    };
    let name = |dyad: &Dyad| dyad.other(actor).map(|other| store.graph.actors[other].name.clone());
    match sort {
        Sort::Standing => dyads.sort_by_key(|dyad| (level(dyad), Reverse(latest(dyad).0), name(dyad))),
        Sort::Name => dyads.sort_by_key(name),
        Sort::Latest => dyads.sort_by_key(|dyad| (Reverse(latest(dyad).0), name(dyad))),
        Sort::Busiest => dyads.sort_by_key(|dyad| (Reverse(latest(dyad).1), name(dyad))),
    }
    dyads
}
