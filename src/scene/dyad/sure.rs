//! How well the record of a pair is vouched for: its weakest and its strongest evidence.

use crate::app;
use crate::model::{ActorIx, Dyad, EventIx};
use crate::query::{Lens, evidence};
use crate::scene::events::list;
use crate::scene::page::{Block, Cell, Fact, Page};
use crate::scene::tone::Tone;
use crate::scene::words::{counted, grade, lens_line, short_name};
use crate::store::Store;

/// How sure the events are, which is not how sure the standing is: the weakest and the strongest, or what all of them are,
/// and how many are so.
pub(super) fn summary(store: &Store, lens: &Lens, dyad: Dyad) -> Fact {
    let found = evidence(store, lens, dyad);
    let grading = |events: &[EventIx]| Some(store.graph.events.row(*events.first()?).grading);
    let cell = |events: &[EventIx], end: &str, many: String, strongest: bool| {
        let grade = grade(&store.graph.events.row(*events.first()?));
        Some(Cell::plain(format!("{end} {grade}: {many}")).opening(app::Page::Sure(dyad, strongest)))
    };
    let (weakest, strongest) = (&found.weakest, &found.strongest);
    let many = counted(weakest.len(), "event");
    let cells = if weakest == strongest {
        vec![cell(weakest, "all", many, false)]
    } else {
        vec![cell(weakest, "from", many, false), cell(strongest, "to", strongest.len().to_string(), true)]
    };
    let mut cells: Vec<Cell> = cells.into_iter().flatten().collect();
    if cells.is_empty() {
        cells.push(Cell::toned("no event is graded", Tone::Muted));
    }
    let by_number = grading(&found.weakest).is_some_and(|grading| grading.confidence.is_none());
    (if by_number { "credibility" } else { "confidence" }.to_owned(), cells)
}

/// The page of both, the one that was asked for first.
pub(in crate::scene) fn sure(store: &Store, lens: &Lens, dyad: Dyad, strongest: bool, side: Option<ActorIx>) -> Page {
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
    let (a, b) = dyad.seen_from(side);
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
            let (_, said) = summary(store, &Lens::of(store), dyad);
            let one = said.len() == 1;
            alike += usize::from(one);
            assert!(one || said[0].text != said[1].text, "{said:?}");
        }
        assert!(alike > 0);
    }
}
