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
    let actor = |ix: ActorIx| graph.actors[ix].life.is_known(day);
    let pair = |dyad: Dyad| actor(dyad.pair().0) && actor(dyad.pair().1);
    let bloc = |ix: BlocIx| members_of(store, lens, ix).next().is_some();
    match page {
        app::Page::Actor(ix)
        | app::Page::Graph(ix, _)
        | app::Page::Neighbours(ix)
        | app::Page::TimelineOf(ix)
        | app::Page::Count(Count::Listed(Scope::Actor(ix)), _) => actor(ix),
        app::Page::Bloc(ix) | app::Page::Count(Count::Listed(Scope::Bloc(ix)), _) => bloc(ix),
        app::Page::BlocWith(ix, with) | app::Page::Count(Count::Listed(Scope::BlocWith(ix, with)), _) => {
            bloc(ix) && actor(with)
        }
        app::Page::Dyad(dyad, _)
        | app::Page::Marks(dyad, _)
        | app::Page::Trend(dyad)
        | app::Page::Board(dyad)
        | app::Page::Readings(dyad)
        | app::Page::TensionsOf(dyad)
        | app::Page::Timeline(dyad)
        | app::Page::Sure(dyad, _)
        | app::Page::Count(Count::Listed(Scope::Dyad(dyad)) | Count::New(dyad, _) | Count::Since(Some(dyad)), _) => {
            pair(dyad)
        }
        app::Page::Triangle(third, dyad) => actor(third) && pair(dyad),
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
            actor(interest.actor) && interest.span.is_none_or(|span| span.has_begun(day))
        }
        app::Page::Claim(ix) => is_published(store, &graph.claims[ix], day),
        app::Page::Count(Count::Record { from, to, .. }, _) => actor(from) && actor(to),
        app::Page::Count(Count::Between(cells), _) => {
            let known = match cells.lane.who {
                Who::Way(from, to) => actor(from) && actor(to),
                Who::Pair(dyad) => pair(dyad),
                Who::By(ix) | Who::On(ix) | Who::Of(ix) => actor(ix),
            };
            known && cells.grid.first(cells.first) <= day
        }
        app::Page::Count(Count::Listed(Scope::All) | Count::Since(None), _)
        | app::Page::Source(_)
        | app::Page::Changes(_)
        | app::Page::Tensions
        | app::Page::Stale
        | app::Page::Matrix
        | app::Page::Briefings
        | app::Page::Briefing(_)
        | app::Page::Slide(..) => true,
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
