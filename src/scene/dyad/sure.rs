//! How well the record of a pair is vouched for: its weakest and its strongest evidence.

use crate::app;
use crate::model::{Dyad, EventIx};
use crate::query::{Lens, evidence};
use crate::scene::events::list;
use crate::scene::page::{Block, Cell, Fact, Page};
use crate::scene::tone::Tone;
use crate::scene::words::{grade, lens_line, short_name};
use crate::store::Store;

/// The weakest and the strongest in a line each: how sure, and how many events are so.
pub(super) fn summary(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Fact> {
    let found = evidence(store, lens, dyad);
    let cell = |events: &[EventIx]| match events.first() {
        None => Cell::toned("no event is graded", Tone::Muted),
        Some(first) => {
            let events = if let [_] = events { "1 event".to_owned() } else { format!("{} events", events.len()) };
            let text = format!("{}: {events}", grade(&store.graph.events.row(*first)));
            Cell::plain(text).opening(app::Page::Sure(dyad))
        }
    };
    let lines = [("weakest", &found.weakest), ("strongest", &found.strongest)];
    lines.map(|(label, events)| (label.to_owned(), vec![cell(events)])).to_vec()
}

/// The page of both.
pub(in crate::scene) fn sure(store: &Store, lens: &Lens, dyad: Dyad) -> Page {
    let found = evidence(store, lens, dyad);
    let block = |word: &str, events: &[EventIx]| {
        let heading = format!("the {word} evidence: {} events, by the confidence in each", events.len());
        Block::Table(heading, list(store, lens, events.iter().copied()))
    };
    let (a, b) = dyad.pair();
    Page {
        title: format!("{} – {}: how sure the record is", short_name(store, a), short_name(store, b)),
        lens: lens_line(store, lens),
        blocks: vec![block("weakest", &found.weakest), block("strongest", &found.strongest)],
    }
}
