//! The graph indexed: events by dyad and by actor in order of date, ties by dyad, names by any spelling.

mod names;
mod postings;

pub use names::{Named, Names, bare};
pub use postings::{Posted, Postings};

use hashbrown::HashMap;

use crate::model::{ActorIx, Day, Dyad, EventIx, Events, Graph, InterestIx, Ix, Tie, both};

/// Row number of a dyad that has a tie or an event.
pub type DyadIx = Ix<Dyad>;

/// A graph with its indexes, built once.
#[derive(Debug)]
pub struct Store {
    /// What the files say.
    pub graph: Graph,
    /// Every spelling of actors and blocs.
    pub names: Names,
    /// How long the longest id of an actor is, in characters.
    pub longest_id: usize,
    dyads: Vec<Dyad>,
    dyad_numbers: HashMap<Dyad, DyadIx>,
    by_dyad: Postings,
    by_actor: Postings,
    dyads_of: Vec<Vec<DyadIx>>,
    interests_of: Vec<Vec<InterestIx>>,
}

impl Store {
    /// Indexes a graph, in time linear in its events.
    #[must_use]
    pub fn new(graph: Graph) -> Self {
        let mut store = Self {
            names: Names::new(&graph),
            longest_id: graph.actors.rows().map(|actor| actor.id.len()).max().unwrap_or_default(),
            dyads: Vec::new(),
            dyad_numbers: HashMap::new(),
            by_dyad: Postings::default(),
            by_actor: Postings::default(),
            dyads_of: vec![Vec::new(); graph.actors.len()],
            interests_of: vec![Vec::new(); graph.actors.len()],
            graph,
        };
        for (ix, interest) in store.graph.interests.iter() {
            if let Some(list) = store.interests_of.get_mut(interest.actor.at()) {
                list.push(ix);
            }
        }
        let events = std::mem::take(&mut store.graph.events);
        let mut by_actor = Postings::default();
        both(events.len(), || by_actor = post_actors(&events), || store.by_dyad = store.post_dyads(&events));
        store.by_actor = by_actor;
        store.graph.events = events;
        store
    }

    /// Numbers the dyads that have a tie or an event, and posts the events under them.
    fn post_dyads(&mut self, events: &Events) -> Postings {
        let ties: Vec<Dyad> = self.graph.ties.rows().map(|tie| tie.dyad).collect();
        for dyad in ties {
            self.number(dyad);
        }
        Postings::new(|post| {
            for ix in events.all() {
                let row = events.participants(ix);
                let dyads = row.pairs().filter_map(|(a, b)| Dyad::new(a, b));
                dyads.for_each(|dyad| post(self.number(dyad).raw(), ix));
            }
        })
    }

    fn number(&mut self, dyad: Dyad) -> DyadIx {
        if let Some(known) = self.dyad_numbers.get(&dyad) {
            return *known;
        }
        let ix = DyadIx::new(u32::try_from(self.dyads.len()).unwrap_or(u32::MAX));
        self.dyads.push(dyad);
        self.dyad_numbers.insert(dyad, ix);
        let (a, b) = dyad.pair();
        for actor in [a, b] {
            if let Some(list) = self.dyads_of.get_mut(actor.at()) {
                list.push(ix);
            }
        }
        ix
    }

    /// Every dyad that has a tie or an event: ties in file order, then by first event.
    #[must_use]
    pub fn dyads(&self) -> impl ExactSizeIterator<Item = (DyadIx, Dyad)> {
        self.dyads.iter().enumerate().map(|(at, dyad)| (DyadIx::new(u32::try_from(at).unwrap_or(u32::MAX)), *dyad))
    }

    /// The number of a dyad that has a tie or an event.
    #[must_use]
    pub fn dyad(&self, dyad: Dyad) -> Option<DyadIx> {
        self.dyad_numbers.get(&dyad).copied()
    }

    /// The pair behind a number.
    #[must_use]
    pub fn pair(&self, ix: DyadIx) -> Option<Dyad> {
        self.dyads.get(ix.at()).copied()
    }

    /// The dyads of an actor that have a tie or an event.
    #[must_use]
    pub fn dyads_of(&self, actor: ActorIx) -> &[DyadIx] {
        self.dyads_of.get(actor.at()).map_or(&[], Vec::as_slice)
    }

    /// What is assessed and formally so of a dyad.
    #[must_use]
    pub fn tie(&self, dyad: Dyad) -> Option<&Tie> {
        self.tie_at(self.dyad(dyad)?)
    }

    /// The same by number: ties were numbered first, in file order, and there is one of each pair.
    #[must_use]
    pub fn tie_at(&self, ix: DyadIx) -> Option<&Tie> {
        self.graph.ties.row(Ix::new(ix.raw())).filter(|tie| self.pair(ix) == Some(tie.dyad))
    }

    /// The interests of an actor, in file order.
    #[must_use]
    pub fn interests_of(&self, actor: ActorIx) -> &[InterestIx] {
        self.interests_of.get(actor.at()).map_or(&[], Vec::as_slice)
    }

    /// The events between the two, either way, oldest first.
    #[must_use]
    pub fn events_of_dyad(&self, dyad: Dyad) -> &[EventIx] {
        self.dyad(dyad).map_or(&[], |ix| self.events_at(ix))
    }

    /// The same by the number of the pair.
    #[must_use]
    pub fn events_at(&self, ix: DyadIx) -> &[EventIx] {
        self.by_dyad.of(ix.raw())
    }

    /// The events in which the actor takes part, oldest first.
    #[must_use]
    pub fn events_of_actor(&self, actor: ActorIx) -> &[EventIx] {
        self.by_actor.of(actor.raw())
    }

    /// Those of the events between the two that may have begun by `day`, to keep.
    #[must_use]
    pub fn begun_of_dyad(&self, dyad: Dyad, day: Day) -> Posted {
        let begun = |ix: DyadIx| self.by_dyad.first(ix.raw(), self.begun_by(self.events_at(ix), day));
        self.dyad(dyad).map(begun).unwrap_or_default()
    }

    /// The same of an actor.
    #[must_use]
    pub fn begun_of_actor(&self, actor: ActorIx, day: Day) -> Posted {
        self.by_actor.first(actor.raw(), self.begun_by(self.events_of_actor(actor), day))
    }

    /// How many of `events`, which are oldest first, may have begun by `day`: a prefix.
    #[must_use]
    pub fn begun_by(&self, events: &[EventIx], day: Day) -> usize {
        let begun = |ix: &EventIx| self.graph.events.first(*ix) <= day;
        // Mostly all of them have.
        if events.last().is_some_and(begun) { events.len() } else { events.partition_point(begun) }
    }
}

/// Posts the events under each actor that takes part.
fn post_actors(events: &Events) -> Postings {
    Postings::new(|post| {
        for ix in events.all() {
            events.participants(ix).parties().for_each(|actor| post(actor.raw(), ix));
        }
    })
}
