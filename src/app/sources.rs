//! On whose word a page stands.

use super::page::Page;
use crate::model::{Clean, SourceIx, Spell, Track, is_address};
use crate::query::words;
use crate::store::Store;

/// The publications that a page names as its own sources.
#[must_use]
pub fn sources(store: &Store, page: Page) -> Vec<SourceIx> {
    let graph = &store.graph;
    match page {
        Page::Event(ix) => graph.events.row(ix).sources.to_vec(),
        Page::Interest(ix) => graph.interests[ix].sources.clone(),
        Page::Standing(dyad, at) => {
            let spell = store.tie(dyad).and_then(|tie| tie.standing.get(at));
            spell.map(|spell: &Spell| spell.sources.clone()).unwrap_or_default()
        }
        Page::Track(dyad, at) => {
            let track = store.tie(dyad).and_then(|tie| tie.tracks.get(at));
            track.map(|track: &Track| track.sources.clone()).unwrap_or_default()
        }
        Page::Claim(ix) => vec![graph.claims[ix].source],
        Page::Source(ix) => vec![ix],
        Page::Actor(_)
        | Page::Bloc(_)
        | Page::Dyad(..)
        | Page::BlocWith(..)
        | Page::Marks(..)
        | Page::Trend(_)
        | Page::Count(..)
        | Page::Changes(_)
        | Page::Tensions
        | Page::Stale
        | Page::Board(_)
        | Page::Readings(_)
        | Page::Sure(..)
        | Page::TensionsOf(_)
        | Page::Triangle(..)
        | Page::Matrix
        | Page::Briefings
        | Page::Briefing(_)
        | Page::Slide(..)
        | Page::Neighbours(_)
        | Page::Graph(..)
        | Page::Timeline(_)
        | Page::TimelineOf(_) => Vec::new(),
    }
}

/// The first address that a page shows. What an event line gives as one need not be one.
pub(super) fn address(store: &Store, page: Page) -> Option<Clean> {
    let of_event = match page {
        Page::Event(ix) => words(store, ix).url.filter(|url| is_address(url)),
        _ => None,
    };
    let urls = sources(store, page).into_iter().filter_map(|source| store.graph.sources[source].url.clone());
    of_event.into_iter().chain(urls).next()
}
