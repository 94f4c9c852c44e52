//! What the panes list: made anew when the lens, the actor or the tie changes, and only read in between.

use std::sync::Arc;

use super::log::Log;
use super::order::{self, Ordered};
use super::page::Page;
use super::place::{Item, Place, TieItem};
use super::setup::Setup;
use crate::model::{ActorIx, BlocIx, Day, Dyad, InterestIx, sort_by_key};
use crate::query::{self, Ego, Lens, Tally, Widest};
use crate::store::{DyadIx, Store};

/// The rows of the panes.
#[derive(Debug, Default)]
pub struct Answers {
    /// The counts of the lens; nothing while they are being made.
    pub tally: Option<Arc<Tally>>,
    /// Actors, then blocs, those unfolded with their members.
    pub items: Vec<Item>,
    /// The order of the ties of the selected actor or bloc, and the day as of which it was made.
    pub(super) order: Vec<Ordered>,
    /// That day; nothing before any order was made.
    pub ordered: Option<Day>,
    /// Whether it was made before the counts that some ways to sort look at.
    pub ordered_blindly: bool,
    /// The widest figures of the ties that are left.
    pub widest: Widest,
    /// The ties that are left, in that order.
    pub ties: Vec<TieItem>,
    /// Interests of the actor or of the tie.
    pub interests: Vec<InterestIx>,
    /// Events of the actor or of the tie.
    pub log: Log,
    /// The neighbours of the actor whose graph lies on top, on their seats.
    pub ego: Option<Ego>,
}

impl Answers {
    /// Counts anew after the lens changed, if that can be done at once.
    pub fn count(&mut self, store: &Store, lens: &Lens) {
        if !self.tally.as_deref().is_some_and(|tally| tally.is_of(lens)) {
            self.tally = Tally::at_once(store, lens).map(Arc::new);
        }
    }

    /// Seats the neighbours for a graph, if it is not the one that they are seated for. There may be as many ties among
    /// them as there are ties at all, so they are looked for once for a day, not for each frame.
    pub fn seat(&mut self, store: &Store, lens: &Lens, page: Page) {
        if let Page::Graph(centre, seated_on) = page
            && !self.ego.as_ref().is_some_and(|ego| ego.is_of(centre, seated_on, lens.as_of))
        {
            self.ego = Some(Ego::new(store, centre, seated_on, lens.as_of));
        }
    }

    /// Lists actors and blocs that are there on the as-of date.
    pub fn list_items(&mut self, store: &Store, lens: &Lens, unfolded: &[BlocIx]) {
        let known = |actor: &ActorIx| store.graph.actors[*actor].life.is_known(lens.as_of);
        let actors = store.graph.actors.iter().map(|(actor, _)| actor).filter(known);
        self.items = actors.map(Item::Actor).collect();
        for (ix, _) in store.graph.blocs.iter() {
            let members: Vec<ActorIx> = query::members_of(store, lens, ix).collect();
            if members.is_empty() {
                continue;
            }
            self.items.push(Item::Bloc(ix));
            if unfolded.contains(&ix) {
                self.items.extend(members.into_iter().map(|actor| Item::Member(ix, actor)));
            }
        }
    }

    /// Puts the ties of the selected actor or bloc in order.
    pub fn order_ties(&mut self, store: &Store, lens: &Lens, place: &Place, setup: &Setup) {
        self.ordered = Some(lens.as_of);
        self.ordered_blindly = self.tally.is_none();
        let by = (setup.ties.sort, self.tally.as_deref());
        self.order = match place.item {
            Some(Item::Actor(actor) | Item::Member(_, actor)) => order::of_actor(store, lens, actor, by),
            Some(Item::Bloc(bloc)) => order::of_bloc(store, lens, bloc, by, &setup.ties.unfolded),
            None => Vec::new(),
        };
    }

    /// Leaves in the ties of the selected actor or bloc what exists on the as-of date and matches; while counts are being
    /// made, what exists.
    pub fn list_ties(&mut self, store: &Store, lens: &Lens, place: &Place) {
        let Self { order, tally, ties, widest, .. } = self;
        ties.clear();
        ties.extend(order.iter().filter(|row| is_there(row, store, lens, tally.as_deref())).map(|(item, _)| *item));
        let actor = place.item.and_then(Item::actor);
        *widest = match (tally, actor) {
            (None, _) => Widest::default(),
            (Some(tally), Some(actor)) => tally.actor(actor).widest,
            (Some(tally), None) => {
                let mut widest = Widest::default();
                for pair in ties.iter().filter_map(|item| item.dyad()).map(|dyad| tally.pair(store, dyad)) {
                    widest.admit(Widest::of(&pair.forth, &pair.back, pair.new));
                }
                widest
            }
        };
    }

    /// Lists interests and events of the tie, where the place is narrowed to one, else of the actor. What the selected one
    /// of a pair wants comes before what the other does.
    pub fn list_rest(&mut self, store: &Store, lens: &Lens, place: &Place) {
        let scope = place.scope();
        self.interests = scope.map(|scope| query::interests_in(store, lens, scope)).unwrap_or_default();
        let selected = place.item.and_then(Item::actor);
        sort_by_key(&mut self.interests, |ix| Some(store.graph.interests[*ix].actor) != selected);
        self.log = scope.map(|scope| Log::new(store, lens, scope, self.tally.as_deref())).unwrap_or_default();
    }
}

fn is_there((item, ix): &Ordered, store: &Store, lens: &Lens, tally: Option<&Tally>) -> bool {
    let there = |ix: DyadIx, dyad: Dyad| match tally {
        Some(tally) => tally.is_there(ix),
        None => query::tells(store, lens, dyad),
    };
    let of_bloc = |bloc, actor| query::pairs_of_bloc(store, lens, bloc, actor);
    match (*item, *ix) {
        (TieItem::Pair(dyad), Some(ix)) => there(ix, dyad),
        (TieItem::Member(bloc, actor, dyad), Some(ix)) => {
            of_bloc(bloc, actor).any(|other| other == dyad) && there(ix, dyad)
        }
        (TieItem::Group(bloc, actor), _) => {
            of_bloc(bloc, actor).any(|dyad| store.dyad(dyad).is_some_and(|ix| there(ix, dyad)))
        }
        (TieItem::Pair(_) | TieItem::Member(..), None) => false,
    }
}
