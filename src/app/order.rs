//! In which order the ties of an actor stand. It is made when the actor is selected, from what is known then, and kept
//! while the filter and the date move: rows leave and come back, but never change places.

use std::cmp::Reverse;

use super::place::TieItem;
use crate::model::{ActorIx, BlocIx, Dyad, EventIx, Standing, Word};
use crate::query::{Lens, counterparts, dyads_of, pairs_of_bloc, standing_at};
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
pub(super) fn of_actor(store: &Store, lens: &Lens, actor: ActorIx, sort: Sort) -> Vec<TieItem> {
    let mut dyads: Vec<Dyad> = dyads_of(store, lens, actor).collect();
    let name = |dyad: &Dyad| dyad.other(actor).map(|other| &store.graph.actors[other].name);
    dyads.sort_by_cached_key(|dyad| (key(store, lens, &[*dyad], sort), name(dyad)));
    dyads.into_iter().map(TieItem::Pair).collect()
}

/// The others with whom members of a bloc have ties, in order; beneath those unfolded the members' pairs.
pub(super) fn of_bloc(
    store: &Store,
    lens: &Lens,
    bloc: BlocIx,
    sort: Sort,
    unfolded: &[(BlocIx, ActorIx)],
) -> Vec<TieItem> {
    let pairs = |actor: ActorIx| pairs_of_bloc(store, lens, bloc, actor).collect::<Vec<_>>();
    let mut others: Vec<ActorIx> = counterparts(store, lens, bloc);
    others.sort_by_cached_key(|actor| (key(store, lens, &pairs(*actor), sort), &store.graph.actors[*actor].name));
    let mut items = Vec::new();
    for actor in others {
        items.push(TieItem::Group(bloc, actor));
        if unfolded.contains(&(bloc, actor)) {
            items.extend(pairs(actor).into_iter().map(|dyad| TieItem::Member(bloc, actor, dyad)));
        }
    }
    items
}

/// What is compared, the smallest first: how many of the pairs hold each standing, most allied first; the latest event;
/// how many events had begun.
type Key = (Vec<Reverse<usize>>, Reverse<Option<EventIx>>, Reverse<usize>);

fn key(store: &Store, lens: &Lens, pairs: &[Dyad], sort: Sort) -> Key {
    let standings = || {
        let standing = |dyad: &Dyad| Some(standing_at(store.tie(*dyad)?, lens.as_of)?.spell.value);
        let held: Vec<Standing> = pairs.iter().filter_map(standing).collect();
        let holders = |value: &Standing| Reverse(held.iter().filter(|other| *other == value).count());
        Standing::ALL.iter().map(holders).collect()
    };
    let begun = pairs.iter().map(|dyad| {
        let events = store.events_of_dyad(*dyad);
        events.get(..store.begun_by(events, lens.as_of)).unwrap_or_default()
    });
    let latest = || Reverse(begun.clone().filter_map(|events| events.last().copied()).max());
    match sort {
        Sort::Standing => (standings(), latest(), Reverse(0)),
        Sort::Name => (Vec::new(), Reverse(None), Reverse(0)),
        Sort::Latest => (Vec::new(), latest(), Reverse(0)),
        Sort::Busiest => (Vec::new(), Reverse(None), Reverse(begun.map(<[EventIx]>::len).sum())),
    }
}
