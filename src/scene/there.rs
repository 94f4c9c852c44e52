//! Whether what a page is about is there on a day: a page stays open while the date moves.

use super::page::{Block, Cell, Page};
use super::tone::Tone;
use super::words::lens_line;
use crate::app;
use crate::model::{ActorIx, BlocIx, Dyad};
use crate::query::{Count, Lens, Scope, Who, is_published, members_of};
use crate::store::Store;

/// Whether anything of it may be said by the as-of date.
pub(super) fn is_there(store: &Store, lens: &Lens, page: app::Page) -> bool {
    let (graph, day) = (&store.graph, lens.as_of);
    let known = Known { store, lens };
    match page {
        app::Page::Actor(ix) | app::Page::Graph(ix, _) | app::Page::Neighbours(ix) | app::Page::TimelineOf(ix) => {
            known.actor(ix)
        }
        app::Page::Bloc(ix) => known.bloc(ix),
        app::Page::BlocWith(ix, with) => known.bloc(ix) && known.actor(with),
        app::Page::Dyad(dyad, _)
        | app::Page::Marks(dyad, _)
        | app::Page::Trend(dyad)
        | app::Page::Board(dyad)
        | app::Page::Readings(dyad)
        | app::Page::TensionsOf(dyad)
        | app::Page::Timeline(dyad)
        | app::Page::Sure(dyad, _) => known.pair(dyad),
        app::Page::Triangle(third, dyad) => known.actor(third) && known.pair(dyad),
        app::Page::Standing(dyad, at) => {
            let spell = store.tie(dyad).and_then(|tie| tie.standing.get(at));
            spell.is_some_and(|spell| spell.span.has_begun(day))
        }
        app::Page::Track(dyad, at) => {
            let track = store.tie(dyad).and_then(|tie| tie.tracks.get(at));
            track.is_some_and(|track| track.span.has_begun(day))
        }
        app::Page::Event(ix) => graph.events.first(ix) <= day,
        app::Page::Interest(ix) => {
            let interest = &graph.interests[ix];
            known.actor(interest.actor) && interest.span.is_none_or(|span| span.has_begun(day))
        }
        app::Page::Claim(ix) => is_published(store, &graph.claims[ix], day),
        app::Page::Count(count, _) => known.count(count),
        app::Page::Source(_)
        | app::Page::Changes(_)
        | app::Page::Tensions
        | app::Page::Stale
        | app::Page::Matrix
        | app::Page::Briefings
        | app::Page::Briefing(_)
        | app::Page::Slide(..) => true,
    }
}

/// Who is known by the as-of date.
#[derive(Clone, Copy)]
struct Known<'a> {
    store: &'a Store,
    lens: &'a Lens,
}

impl Known<'_> {
    fn actor(self, ix: ActorIx) -> bool {
        self.store.graph.actors[ix].life.is_known(self.lens.as_of)
    }

    fn pair(self, dyad: Dyad) -> bool {
        let (a, b) = dyad.pair();
        self.actor(a) && self.actor(b)
    }

    fn bloc(self, ix: BlocIx) -> bool {
        members_of(self.store, self.lens, ix).next().is_some()
    }

    /// Whether all of whom events are counted are.
    fn count(self, count: Count) -> bool {
        match count {
            Count::Listed(Scope::Actor(ix)) => self.actor(ix),
            Count::Listed(Scope::Bloc(ix)) => self.bloc(ix),
            Count::Listed(Scope::BlocWith(ix, with)) => self.bloc(ix) && self.actor(with),
            Count::Listed(Scope::Dyad(dyad)) | Count::Pair(dyad, _) | Count::Since(Some(dyad)) => self.pair(dyad),
            Count::Listed(Scope::All) | Count::Since(None) => true,
            Count::Record { from, to, .. } => self.actor(from) && self.actor(to),
            Count::Between(cells) => {
                let known = match cells.lane.who {
                    Who::Way(from, to) => self.actor(from) && self.actor(to),
                    Who::Pair(dyad) => self.pair(dyad),
                    Who::By(ix) | Who::On(ix) | Who::Of(ix) => self.actor(ix),
                };
                known && cells.grid.first(cells.first) <= self.lens.as_of
            }
        }
    }
}

/// The page of what is not there yet, which says nothing of it.
pub(super) fn not_yet(store: &Store, lens: &Lens) -> Page {
    let text = format!("nothing of it was so by {}; A goes to the latest date, Esc back", lens.as_of);
    said(store, lens, "Not yet", ("then", Cell::toned(text, Tone::Alert)))
}

/// The page of what is still being counted.
#[must_use]
pub fn counting(store: &Store, lens: &Lens) -> Page {
    said(store, lens, "…", ("now", Cell::toned("counting…", Tone::Muted)))
}

fn said(store: &Store, lens: &Lens, title: &str, (label, text): (&str, Cell)) -> Page {
    let blocks = vec![Block::Facts(vec![(label.to_owned(), vec![text])])];
    Page { title: title.to_owned(), lens: lens_line(store, lens), blocks }
}
