//! In which order the ties of an actor stand. It is made when the actor is selected, from what is known then, and kept
//! while the filter and the date move: rows leave and come back, but never change places.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::place::TieItem;
use crate::model::{ActorIx, BlocIx, Dyad, EventIx, Standing, Word, sort_by_key};
use crate::query::{Lens, Tally, last_begun, place_within, standing_at};
use crate::store::{DyadIx, Store};

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

/// A row of the tie pane, and the number of its pair, if it is one.
pub(super) type Ordered = (TieItem, Option<DyadIx>);

/// The pairs of an actor in order, also those of which nothing is known yet: they have their place when the date moves.
pub(super) fn of_actor(store: &Store, lens: &Lens, actor: ActorIx, by: (Sort, Option<&Tally>)) -> Vec<Ordered> {
    let pair = |ix: &DyadIx| store.pair(*ix).map(|dyad| (*ix, dyad));
    let mut dyads: Vec<(DyadIx, Dyad)> = store.dyads_of(actor).iter().filter_map(pair).collect();
    let name = |dyad: Dyad| dyad.other(actor).map(|other| &store.graph.actors[other].name);
    sort_by_key(&mut dyads, |(ix, dyad)| (key(store, lens, &[*ix], by), name(*dyad)));
    dyads.into_iter().map(|(ix, dyad)| (TieItem::Pair(dyad), Some(ix))).collect()
}

/// The others with whom anyone who was ever a member of a bloc has ties, in order; beneath those unfolded the members'
/// pairs.
pub(super) fn of_bloc(
    store: &Store,
    lens: &Lens,
    bloc: BlocIx,
    (sort, tally): (Sort, Option<&Tally>),
    unfolded: &[(BlocIx, ActorIx)],
) -> Vec<Ordered> {
    let mut pairs: BTreeMap<ActorIx, Vec<DyadIx>> = BTreeMap::new();
    for member in &store.graph.blocs[bloc].members {
        let other = |ix: &DyadIx| Some((store.pair(*ix)?.other(member.actor)?, *ix));
        for (other, ix) in store.dyads_of(member.actor).iter().filter_map(other) {
            let pairs = pairs.entry(other).or_default();
            if !pairs.contains(&ix) {
                pairs.push(ix);
            }
        }
    }
    let mut others: Vec<(ActorIx, Vec<DyadIx>)> = pairs.into_iter().collect();
    let name = |actor: ActorIx| &store.graph.actors[actor].name;
    sort_by_key(&mut others, |(actor, pairs)| (key(store, lens, pairs, (sort, tally)), name(*actor)));
    let mut items = Vec::new();
    for (actor, pairs) in others {
        items.push((TieItem::Group(bloc, actor), None));
        if unfolded.contains(&(bloc, actor)) {
            let member = |ix| Some((TieItem::Member(bloc, actor, store.pair(ix)?), Some(ix)));
            items.extend(pairs.into_iter().filter_map(member));
        }
    }
    items
}

/// What is compared, the smallest first: how many of the pairs hold each standing, most allied first; the place among those
/// that are alike in this; the latest event that matches; how many match, counted both ways.
type Key = (Holders, i64, Reverse<Option<EventIx>>, Reverse<u64>);

/// How many hold each standing.
type Holders = [Reverse<u32>; Standing::ALL.len()];

/// Latest and busiest look at the events that match, once these are counted.
fn key(store: &Store, lens: &Lens, pairs: &[DyadIx], (sort, tally): (Sort, Option<&Tally>)) -> Key {
    let standings = || {
        let standing = |ix: &DyadIx| Some(standing_at(store.tie_at(*ix)?, lens.as_of)?.spell.value);
        pairs.iter().filter_map(standing)
    };
    let holders = || {
        let mut holders = Holders::default();
        for held in standings() {
            let at = Standing::ALL.iter().position(|value| *value == held);
            if let Some(Reverse(count)) = at.and_then(|at| holders.get_mut(at)) {
                *count += 1;
            }
        }
        holders
    };
    let newest = || {
        let begun = |ix: &DyadIx| last_begun(store, store.events_at(*ix), lens.as_of);
        pairs.iter().filter_map(begun).max()
    };
    let counted = || pairs.iter().filter_map(|ix| Some(tally?.pair_at(*ix)));
    let none = (Holders::default(), 0, Reverse(None), Reverse(0));
    match sort {
        Sort::Standing => {
            let friendliest = standings().max_by_key(|value| value.level());
            (holders(), place_within(friendliest, newest()), none.2, none.3)
        }
        Sort::Name => none,
        Sort::Latest => (none.0, none.1, Reverse(counted().filter_map(|pair| pair.last()).max()), none.3),
        Sort::Busiest => {
            let n = counted().map(|pair| pair.forth.n() + pair.back.n() + pair.together.n).sum();
            (none.0, none.1, none.2, Reverse(n))
        }
    }
}
