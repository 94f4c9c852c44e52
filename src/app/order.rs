//! In which order the ties of an actor stand. It is made when the actor is selected, from what is known then, and kept
//! while the filter and the date move: rows leave and come back, but never change places.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::place::TieItem;
use crate::model::{ActorIx, BlocIx, Day, Dyad, EventIx, PartialDate, Standing, Word, sort_by_key};
use crate::query::{Lens, PairTally, Tally, later, standing_at};
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

/// The pairs of an actor in order, also those of which nothing is known yet: they have their place when the date moves.
pub(super) fn of_actor(store: &Store, lens: &Lens, actor: ActorIx, by: (Sort, Option<&Tally>)) -> Vec<TieItem> {
    let mut dyads: Vec<Dyad> = store.dyads_of(actor).iter().filter_map(|ix| store.pair(*ix)).collect();
    let name = |dyad: &Dyad| dyad.other(actor).map(|other| &store.graph.actors[other].name);
    sort_by_key(&mut dyads, |dyad| (key(store, lens, &[*dyad], by), name(dyad)));
    dyads.into_iter().map(TieItem::Pair).collect()
}

/// The others with whom anyone who was ever a member of a bloc has ties, in order; beneath those unfolded the members'
/// pairs.
pub(super) fn of_bloc(
    store: &Store,
    lens: &Lens,
    bloc: BlocIx,
    (sort, tally): (Sort, Option<&Tally>),
    unfolded: &[(BlocIx, ActorIx)],
) -> Vec<TieItem> {
    let mut pairs: BTreeMap<ActorIx, Vec<Dyad>> = BTreeMap::new();
    for member in &store.graph.blocs[bloc].members {
        let dyads = store.dyads_of(member.actor).iter().filter_map(|ix| store.pair(*ix));
        for (other, dyad) in dyads.filter_map(|dyad| Some((dyad.other(member.actor)?, dyad))) {
            let pairs = pairs.entry(other).or_default();
            if !pairs.contains(&dyad) {
                pairs.push(dyad);
            }
        }
    }
    let mut others: Vec<(ActorIx, Vec<Dyad>)> = pairs.into_iter().collect();
    let name = |actor: ActorIx| &store.graph.actors[actor].name;
    sort_by_key(&mut others, |(actor, pairs)| (key(store, lens, pairs, (sort, tally)), name(*actor)));
    let mut items = Vec::new();
    for (actor, pairs) in others {
        items.push(TieItem::Group(bloc, actor));
        if unfolded.contains(&(bloc, actor)) {
            items.extend(pairs.into_iter().map(|dyad| TieItem::Member(bloc, actor, dyad)));
        }
    }
    items
}

/// What is compared, the smallest first: how many of the pairs hold each standing, most allied first; the latest of all
/// events; the latest that matches; how many match, counted both ways.
type Key = (Vec<Reverse<usize>>, Reverse<Option<EventIx>>, Reverse<Option<Day>>, Reverse<u32>);

/// Latest and busiest look at the events that match, once these are counted.
fn key(store: &Store, lens: &Lens, pairs: &[Dyad], (sort, tally): (Sort, Option<&Tally>)) -> Key {
    let standings = || {
        let standing = |dyad: &Dyad| Some(standing_at(store.tie(*dyad)?, lens.as_of)?.spell.value);
        let held: Vec<Standing> = pairs.iter().filter_map(standing).collect();
        let holders = |value: &Standing| Reverse(held.iter().filter(|other| *other == value).count());
        Standing::ALL.iter().map(holders).collect()
    };
    let newest = || {
        let begun = |dyad: &Dyad| {
            let events = store.events_of_dyad(*dyad);
            events.get(..store.begun_by(events, lens.as_of)).and_then(<[EventIx]>::last).copied()
        };
        Reverse(pairs.iter().filter_map(begun).max())
    };
    let counted = || pairs.iter().filter_map(|dyad| Some(tally?.pair(store, *dyad)));
    let last = |pair: PairTally| later(pair.forth.last, pair.back.last).map(PartialDate::last);
    let none = (Reverse(None), Reverse(None), Reverse(0));
    match sort {
        Sort::Standing => (standings(), newest(), none.1, none.2),
        Sort::Name => (Vec::new(), none.0, none.1, none.2),
        Sort::Latest => (Vec::new(), none.0, Reverse(counted().filter_map(last).max()), none.2),
        Sort::Busiest => {
            let n = counted().map(|pair| pair.forth.n() + pair.back.n()).sum();
            (Vec::new(), none.0, none.1, Reverse(n))
        }
    }
}
