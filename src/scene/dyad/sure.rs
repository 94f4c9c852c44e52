//! How well the record of a pair is vouched for: its weakest and its strongest evidence.

use crate::app;
use crate::model::{Dyad, EventIx};
use crate::query::{Lens, evidence};
use crate::scene::events::list;
use crate::scene::page::{Block, Cell, Fact, Page};
use crate::scene::tone::Tone;
use crate::scene::words::{counted, grade, lens_line, short_name};
use crate::store::Store;

/// The weakest and the strongest in a line each, or in one where all are alike: how sure, and how many events are so.
pub(super) fn summary(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Fact> {
    let found = evidence(store, lens, dyad);
    let cell = |events: &[EventIx], strongest: bool| match events.first() {
        None => Cell::toned("no event is graded", Tone::Muted),
        Some(first) => {
            let grade = grade(&store.graph.events.row(*first));
            let text = format!("{grade}: {}", counted(events.len(), "event"));
            Cell::plain(text).opening(app::Page::Sure(dyad, strongest))
        }
    };
    if found.weakest == found.strongest {
        return vec![("all alike".to_owned(), vec![cell(&found.weakest, false)])];
    }
    let lines = [("weakest", &found.weakest, false), ("strongest", &found.strongest, true)];
    lines.map(|(label, events, strongest)| (label.to_owned(), vec![cell(events, strongest)])).to_vec()
}

/// The page of both, the one that was asked for first.
pub(in crate::scene) fn sure(store: &Store, lens: &Lens, dyad: Dyad, strongest: bool) -> Page {
    let found = evidence(store, lens, dyad);
    let block = |word: &str, events: &[EventIx]| {
        let heading = format!("the {word} evidence: {}, by the confidence in each", counted(events.len(), "event"));
        Block::Table(heading, list(store, lens, events.iter().copied()))
    };
    let mut blocks = vec![block("weakest", &found.weakest), block("strongest", &found.strongest)];
    if found.weakest == found.strongest {
        blocks = vec![block("only", &found.weakest)];
    } else if strongest {
        blocks.reverse();
    }
    let (a, b) = dyad.pair();
    Page {
        title: format!("{} – {}: how sure the record is", short_name(store, a), short_name(store, b)),
        lens: lens_line(store, lens),
        blocks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::bundled;

    #[test]
    fn evidence_that_is_all_alike_is_told_once() {
        let store = bundled();
        let mut alike = 0;
        for (_, dyad) in store.dyads() {
            let said = summary(store, &Lens::of(store), dyad);
            let one = said.len() == 1;
            alike += usize::from(one);
            assert!(one || said[0].1[0].text != said[1].1[0].text, "{said:?}");
        }
        assert!(alike > 0);
    }
}
