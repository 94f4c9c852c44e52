//! What the panes list: made anew when the lens, the actor or the pair changes, and only read in between.

use super::order::sorted;
use super::place::{Item, Place};
use super::state::Setup;
use crate::model::{ActorIx, BlocIx, Dyad, EventIx, InterestIx};
use crate::query::{self, Lens, Scope};
use crate::store::Store;

/// The rows of the panes.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// Actors, then blocs, those unfolded with their members.
    pub items: Vec<Item>,
    /// The order of the selected actor's ties; made when the actor was selected.
    pub order: Vec<Dyad>,
    /// The ties that are left, in that order.
    pub ties: Vec<Dyad>,
    /// Interests of the actor or of the pair.
    pub interests: Vec<InterestIx>,
    /// Events of the actor or of the pair, newest first.
    pub log: Vec<EventIx>,
    /// How many events match, and how many had begun by the as-of date.
    pub events: (usize, usize),
}

impl Answers {
    /// Lists actors and blocs that are there on the as-of date.
    pub fn list_items(&mut self, store: &Store, lens: &Lens, unfolded: &[BlocIx]) {
        let known = |actor: &ActorIx| store.graph.actors[*actor].life.is_known(lens.as_of);
        let actors = store.graph.actors.iter().map(|(actor, _)| actor).filter(known);
        self.items = actors.map(Item::Actor).collect();
        for (ix, bloc) in store.graph.blocs.iter() {
            let members = bloc.members.iter().filter(|member| member.belongs(lens.as_of)).map(|member| member.actor);
            let members: Vec<ActorIx> = members.filter(known).collect();
            if members.is_empty() {
                continue;
            }
            self.items.push(Item::Bloc(ix));
            if unfolded.contains(&ix) {
                self.items.extend(members.into_iter().map(|actor| Item::Member(ix, actor)));
            }
        }
    }

    /// Puts the ties of the selected actor in order.
    pub fn order_ties(&mut self, store: &Store, lens: &Lens, place: &Place, setup: &Setup) {
        self.order = match place.item {
            Some(Item::Actor(actor) | Item::Member(_, actor)) => sorted(store, lens, actor, setup.sort),
            Some(Item::Bloc(bloc)) => bloc_dyads(store, lens, bloc),
            None => Vec::new(),
        };
    }

    /// Leaves in the ties what exists on the as-of date and matches.
    pub fn list_ties(&mut self, store: &Store, lens: &Lens) {
        let there =
            |dyad: &&Dyad| query::tells(store, lens, **dyad) && lens.filter.matches_tie(store, **dyad, lens.when());
        self.ties = self.order.iter().filter(there).copied().collect();
    }

    /// Lists interests and events of the pair, where the place is narrowed to one, else of the actor.
    pub fn list_rest(&mut self, store: &Store, lens: &Lens, place: &Place) {
        let pair = place.dyad.filter(|_| place.narrowed);
        self.interests = match (pair, place.item) {
            (Some(dyad), _) => query::interests_of_pair(store, lens, dyad),
            (None, Some(Item::Bloc(bloc))) => {
                members(store, lens, bloc).into_iter().flat_map(|actor| query::interests(store, lens, actor)).collect()
            }
            (None, item) => {
                item.and_then(Item::actor).into_iter().flat_map(|actor| query::interests(store, lens, actor)).collect()
            }
        };
        self.log = match (pair, place.item) {
            (Some(dyad), _) => query::events(store, lens, Scope::Dyad(dyad)).collect(),
            (None, Some(Item::Bloc(bloc))) => bloc_events(store, lens, bloc),
            (None, Some(Item::Actor(actor) | Item::Member(_, actor))) => {
                query::events(store, lens, Scope::Actor(actor)).collect()
            }
            (None, None) => Vec::new(),
        };
    }

    /// Counts what the filter leaves.
    pub fn count(&mut self, store: &Store, lens: &Lens) {
        let all = Lens::new(lens.as_of, lens.baseline, query::Bound::default());
        self.events = (query::events(store, lens, Scope::All).count(), query::events(store, &all, Scope::All).count());
    }
}

/// The members of a bloc on the as-of date.
fn members(store: &Store, lens: &Lens, bloc: BlocIx) -> Vec<ActorIx> {
    let members = store.graph.blocs[bloc].members.iter().filter(|member| member.belongs(lens.as_of));
    members.map(|member| member.actor).collect()
}

/// The ties of a bloc's members with others and among each other, member by member.
fn bloc_dyads(store: &Store, lens: &Lens, bloc: BlocIx) -> Vec<Dyad> {
    let mut dyads = Vec::new();
    for actor in members(store, lens, bloc) {
        for dyad in sorted(store, lens, actor, super::order::Sort::Standing) {
            if !dyads.contains(&dyad) {
                dyads.push(dyad);
            }
        }
    }
    dyads
}

fn bloc_events(store: &Store, lens: &Lens, bloc: BlocIx) -> Vec<EventIx> {
    let members = members(store, lens, bloc);
    let events = members.iter().flat_map(|actor| query::events(store, lens, Scope::Actor(*actor)));
    let mut events: Vec<EventIx> = events.collect();
    events.sort_unstable_by(|a, b| b.cmp(a));
    events.dedup();
    events
}
