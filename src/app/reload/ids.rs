//! Finds the records of one store in another, by their ids.

use crate::app::page::Page;
use crate::app::place::{Chosen, Item, Place, TieItem};
use crate::import::event_by_id;
use crate::model::{ActorIx, BlocIx, Dyad, EventIx, InterestIx, Track};
use crate::query::{self, Count, Lane, MarkCells, Scope, Who};
use crate::store::Store;

/// Finds the records of one store in another.
pub(super) struct Ids<'s> {
    pub(super) before: &'s Store,
    pub(super) store: &'s Store,
}

impl Ids<'_> {
    pub(super) fn actor(&self, ix: ActorIx) -> Option<ActorIx> {
        let id = &self.before.graph.actors[ix].id;
        self.store.graph.actors.find(|actor| actor.id == *id)
    }

    pub(super) fn bloc(&self, ix: BlocIx) -> Option<BlocIx> {
        let id = &self.before.graph.blocs[ix].id;
        self.store.graph.blocs.find(|bloc| bloc.id == *id)
    }

    fn interest(&self, ix: InterestIx) -> Option<InterestIx> {
        let id = &self.before.graph.interests[ix].id;
        self.store.graph.interests.find(|interest| interest.id == *id)
    }

    fn event(&self, ix: EventIx) -> Option<EventIx> {
        event_by_id(&self.store.graph.events, &query::words(self.before, ix).id)
    }

    /// The event, or the last one that had begun when it did.
    fn event_near(&self, ix: EventIx) -> Option<EventIx> {
        let events = &self.store.graph.events;
        let begun = events.begun_by(self.before.graph.events.first(ix));
        self.event(ix).or_else(|| events.all().nth(begun.saturating_sub(1)))
    }

    fn dyad(&self, dyad: Dyad) -> Option<Dyad> {
        let (a, b) = dyad.pair();
        Dyad::new(self.actor(a)?, self.actor(b)?)
    }

    /// What is not there any more of a row of the actor list, by its name.
    pub(super) fn gone(&self, item: Item) -> Option<&str> {
        let graph = &self.before.graph;
        let actor = |ix| self.actor(ix).is_none().then(|| graph.actors[ix].name.as_str());
        let bloc = |ix| self.bloc(ix).is_none().then(|| graph.blocs[ix].name.as_str());
        match item {
            Item::Actor(ix) => actor(ix),
            Item::Bloc(ix) => bloc(ix),
            Item::Member(of, ix) => actor(ix).or_else(|| bloc(of)),
        }
    }

    fn item(&self, item: Item) -> Option<Item> {
        Some(match item {
            Item::Actor(actor) => Item::Actor(self.actor(actor)?),
            Item::Bloc(bloc) => Item::Bloc(self.bloc(bloc)?),
            Item::Member(bloc, actor) => Item::Member(self.bloc(bloc)?, self.actor(actor)?),
        })
    }

    fn tie(&self, tie: TieItem) -> Option<TieItem> {
        Some(match tie {
            TieItem::Pair(dyad) => TieItem::Pair(self.dyad(dyad)?),
            TieItem::Group(bloc, actor) => TieItem::Group(self.bloc(bloc)?, self.actor(actor)?),
            TieItem::Member(bloc, actor, dyad) => {
                TieItem::Member(self.bloc(bloc)?, self.actor(actor)?, self.dyad(dyad)?)
            }
        })
    }

    pub(super) fn page(&self, page: Page) -> Option<Page> {
        Some(match page {
            Page::Actor(actor) => Page::Actor(self.actor(actor)?),
            Page::Bloc(bloc) => Page::Bloc(self.bloc(bloc)?),
            Page::Dyad(dyad, from) => Page::Dyad(self.dyad(dyad)?, self.actor(from)?),
            Page::BlocWith(bloc, actor) => Page::BlocWith(self.bloc(bloc)?, self.actor(actor)?),
            Page::Event(event) => Page::Event(self.event(event)?),
            Page::Interest(interest) => Page::Interest(self.interest(interest)?),
            Page::Marks(dyad, from) => Page::Marks(self.dyad(dyad)?, self.actor(from)?),
            Page::Standing(dyad, at) => Page::Standing(self.dyad(dyad)?, self.standing(dyad, at)?),
            Page::Track(dyad, at) => Page::Track(self.dyad(dyad)?, self.track(dyad, at)?),
            Page::Changes(first) => Page::Changes(first.and_then(|actor| self.actor(actor))),
            Page::Tensions | Page::Stale | Page::Matrix | Page::Briefings => page,
            Page::Briefing(at) => Page::Briefing(self.briefing(at)?),
            Page::Slide(at, step) => Page::Slide(self.briefing(at)?, step),
            Page::Graph(actor, day) => Page::Graph(self.actor(actor)?, day),
            Page::Neighbours(actor) => Page::Neighbours(self.actor(actor)?),
            Page::Timeline(dyad) => Page::Timeline(self.dyad(dyad)?),
            Page::TimelineOf(actor) => Page::TimelineOf(self.actor(actor)?),
            Page::Board(dyad) => Page::Board(self.dyad(dyad)?),
            Page::Readings(dyad) => Page::Readings(self.dyad(dyad)?),
            Page::Sure(dyad, strongest) => Page::Sure(self.dyad(dyad)?, strongest),
            Page::TensionsOf(dyad) => Page::TensionsOf(self.dyad(dyad)?),
            Page::Triangle(actor, dyad) => Page::Triangle(self.actor(actor)?, self.dyad(dyad)?),
            Page::Trend(dyad) => Page::Trend(self.dyad(dyad)?),
            Page::Count(count, past) => Page::Count(self.count(count)?, past),
            Page::Claim(claim) => {
                let id = &self.before.graph.claims[claim].id;
                Page::Claim(self.store.graph.claims.find(|claim| claim.id == *id)?)
            }
            Page::Source(source) => {
                let id = &self.before.graph.sources[source].id;
                Page::Source(self.store.graph.sources.find(|source| source.id == *id)?)
            }
        })
    }

    /// The number of a spell of standing: the one that begins alike, as the spells of a tie may have been written anew.
    fn standing(&self, dyad: Dyad, at: usize) -> Option<usize> {
        let from = self.before.tie(dyad)?.standing.get(at)?.span.from;
        self.store.tie(self.dyad(dyad)?)?.standing.iter().position(|spell| spell.span.from == from)
    }

    /// The same of a formal fact.
    fn track(&self, dyad: Dyad, at: usize) -> Option<usize> {
        let track = self.before.tie(dyad)?.tracks.get(at)?;
        let by = match track.by {
            Some(actor) => Some(self.actor(actor)?),
            None => None,
        };
        let track = Track { by, ..track.clone() };
        let is_same = |other: &Track| other.is_one_with(&track) && other.span.from == track.span.from;
        self.store.tie(self.dyad(dyad)?)?.tracks.iter().position(is_same)
    }

    /// The number of a briefing. The user's own stand behind those of the data.
    fn briefing(&self, at: usize) -> Option<usize> {
        let (before, now) = (&self.before.graph.briefings, &self.store.graph.briefings);
        match before.rows().nth(at) {
            Some(known) => now.rows().position(|other| other.id == known.id),
            None => Some(now.len() + at.checked_sub(before.len())?),
        }
    }

    fn count(&self, count: Count) -> Option<Count> {
        Some(match count {
            Count::Record { from, to, column } => {
                Count::Record { from: self.actor(from)?, to: self.actor(to)?, column }
            }
            Count::Since(dyad) => Count::Since(match dyad {
                Some(dyad) => Some(self.dyad(dyad)?),
                None => None,
            }),
            Count::Pair(dyad, what) => Count::Pair(self.dyad(dyad)?, what),
            Count::Between(cells) => {
                let who = match cells.lane.who {
                    Who::Way(from, to) => Who::Way(self.actor(from)?, self.actor(to)?),
                    Who::Pair(dyad) => Who::Pair(self.dyad(dyad)?),
                    Who::By(actor) => Who::By(self.actor(actor)?),
                    Who::On(actor) => Who::On(self.actor(actor)?),
                    Who::Of(actor) => Who::Of(self.actor(actor)?),
                };
                Count::Between(MarkCells { lane: Lane { who, ..cells.lane }, ..cells })
            }
            Count::Listed(scope) => Count::Listed(match scope {
                Scope::All => Scope::All,
                Scope::Actor(actor) => Scope::Actor(self.actor(actor)?),
                Scope::Dyad(dyad) => Scope::Dyad(self.dyad(dyad)?),
                Scope::Bloc(bloc) => Scope::Bloc(self.bloc(bloc)?),
                Scope::BlocWith(bloc, actor) => Scope::BlocWith(self.bloc(bloc)?, self.actor(actor)?),
            }),
        })
    }

    /// What was chosen, as far as it is there.
    pub(super) fn chosen(&self, chosen: Chosen) -> Chosen {
        Chosen {
            item: chosen.item.and_then(|item| self.item(item)),
            tie: chosen.tie.and_then(|tie| self.tie(tie)),
            interest: chosen.interest.and_then(|interest| self.interest(interest)),
            event: chosen.event.and_then(|event| self.event_near(event)),
        }
    }

    /// The place as far as it is there: a page that is not is closed.
    pub(super) fn place(&self, place: &Place) -> Place {
        let mut place = Place {
            item: place.item.and_then(|item| self.item(item)),
            tie: place.tie.and_then(|tie| self.tie(tie)),
            interest: place.interest.and_then(|interest| self.interest(interest)),
            event: place.event.and_then(|event| self.event_near(event)),
            pages: place.pages.clone(),
            ..*place
        };
        place.renumber_pages(|page| self.page(page));
        place
    }
}
