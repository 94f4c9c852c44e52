//! What a word, sign or figure was made from: the rule, the records that count, and on whose word they stand.

mod claim;
mod count;
mod marks;
mod source;
mod spell;
mod trend;

pub(super) use claim::claim;
pub(super) use count::{count, counted_by, dates, lane};
pub(super) use marks::marks;
pub(super) use source::source;
pub(super) use spell::{noted, opens_standing, opens_track, spell_in_words, standing, track};
pub(super) use trend::trend;

use super::page::Cell;
use super::tone::Tone;
use crate::app;
use crate::query::{Lens, account};
use crate::store::Store;

/// What the thing under the cursor of a page is, and what opening it shows.
pub(super) fn means(store: &Store, lens: &Lens, stop: Option<app::Page>, place: &app::Place) -> Vec<Cell> {
    let Some(page) = stop else {
        return vec![Cell::toned("nothing here to open; j and k scroll, Esc goes back", Tone::Muted)];
    };
    let graph = &store.graph;
    let side = place.side_of(page);
    let said = |word: &str, text: &str| vec![Cell::toned(word, Tone::Accent), Cell::plain(text)];
    match page {
        app::Page::Count(count, _) => said(&count::what(store, lens, count, side), count::rule(count)),
        app::Page::Standing(dyad, at) => spell::judged(store, dyad, at).unwrap_or_default(),
        app::Page::Track(dyad, at) => spell::formally(store, dyad, at).unwrap_or_default(),
        app::Page::Trend(dyad) => trend::means(store, lens, dyad, side),
        app::Page::Event(ix) => said(&graph.events.date(ix).to_string(), &account(store, ix)),
        app::Page::Interest(ix) => said("an interest", &graph.interests[ix].text),
        app::Page::Claim(ix) => said("a statement that was checked", &graph.claims[ix].text),
        app::Page::Source(ix) => {
            let source = &graph.sources[ix];
            said(&source.publisher, source.url.as_deref().or(source.note.as_deref()).unwrap_or("without an address"))
        }
        app::Page::Timeline(dyad) | app::Page::Dyad(dyad, _) | app::Page::Marks(dyad, _) => {
            said("a pair", &graph.pair_id(dyad.seen_from(side)))
        }
        app::Page::Tensions | app::Page::TensionsOf(_) => {
            said("tensions", "who is close to both sides of a hostile tie")
        }
        app::Page::Stale => said("stale", "what may no longer be so"),
        app::Page::Board(_) => said(
            "interests",
            "what each of the two wants, where they meet and where they clash; ± on some topics the one, on others the other",
        ),
        app::Page::Readings(_) => said("a reading of the record", "the figures that it rests on, and its rule"),
        app::Page::Sure(..) => said("how sure", "the events with the least and with the most confidence"),
        app::Page::Triangle(..) => said("three actors", "how each two of them stand, since when and why"),
        app::Page::Changes(_) => said("changes", "what changed since the baseline, with reasons"),
        app::Page::Matrix => said("matrix", "who acts how on whom"),
        app::Page::Briefings => said("briefings", "those of the data, and your own"),
        app::Page::Briefing(_) => said("a briefing", "Enter lists its slides, F5 presents it"),
        app::Page::Slide(..) => {
            said("a slide", "Enter shows all that belongs to it, v opens what it shows, F5 presents the briefing")
        }
        app::Page::Neighbours(_) => said("all ties", "and those among the others, as a list"),
        app::Page::Graph(ix, _) | app::Page::TimelineOf(ix) | app::Page::Actor(ix) => {
            said("an actor", &graph.actors[ix].name)
        }
        app::Page::Bloc(ix) | app::Page::BlocWith(ix, _) => said("a bloc", &graph.blocs[ix].name),
    }
}
