//! How well the record of a pair is vouched for: its weakest and its strongest evidence.

use crate::app;
use crate::model::{ActorIx, Dyad, EventIx, Grading};
use crate::query::{Evidence, Lens, evidence};
use crate::scene::events::list;
use crate::scene::page::{Block, Cell, Fact, Page};
use crate::scene::tone::Tone;
use crate::scene::words::{counted, lens_line, short_name};
use crate::store::Store;

/// How sure the events are, which is not how sure the standing is: the weakest and the strongest, or what all of them are,
/// and how many are so.
pub(super) fn summary(store: &Store, lens: &Lens, dyad: Dyad) -> Fact {
    let found = evidence(store, lens, dyad);
    let cell = |events: &[EventIx], end: &str, many: String, strongest: bool| {
        let Grading { confidence, credibility, .. } = store.graph.events.row(*events.first()?).grading;
        // On the scale by which they were compared.
        let sure = confidence.map(|word| word.to_string()).or_else(|| Some(credibility?.to_string()))?;
        Some(Cell::plain(format!("{end} {sure}: {many}")).opening(app::Page::Sure(dyad, strongest)))
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
    } else if found.ungraded > 0 {
        cells.push(Cell::toned(format!("{} not graded", found.ungraded), Tone::Muted));
    }
    (if is_by_credibility(store, &found) { "credibility" } else { "confidence" }.to_owned(), cells)
}

/// Whether events were compared by their credibility, as none has a confidence.
fn is_by_credibility(store: &Store, found: &Evidence) -> bool {
    found.weakest.first().is_some_and(|ix| store.graph.events.row(*ix).grading.confidence.is_none())
}

/// The page of both, the one that was asked for first.
pub(in crate::scene) fn sure(store: &Store, lens: &Lens, dyad: Dyad, strongest: bool, side: Option<ActorIx>) -> Page {
    let found = evidence(store, lens, dyad);
    let by = if is_by_credibility(store, &found) { "credibility of" } else { "confidence in" };
    let block = |word: &str, events: &[EventIx]| {
        let ungraded = match found.ungraded {
            0 => String::new(),
            n => format!("; {n} not graded"),
        };
        let heading = format!("the {word} evidence: {}, by the {by} each{ungraded}", counted(events.len(), "event"));
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
    use crate::query::fixture::{bundled, small_store};

    #[test]
    fn evidence_that_is_all_alike_is_told_once() {
        let store = bundled();
        let mut alike = 0;
        for (_, dyad) in store.dyads() {
            let (_, said) = summary(store, &Lens::of(store), dyad);
            let one = said.iter().filter(|cell| cell.opens.is_some()).count() <= 1;
            alike += usize::from(one);
            assert!(one || said[0].text != said[1].text, "{said:?}");
        }
        assert!(alike > 0);
    }

    #[test]
    fn what_is_not_graded_is_counted_apart() {
        let event = |id: &str, grade: &str| {
            format!(
                r#"{{"id": "{id}", "date": "2020-03-05", "from": ["A"], "to": ["B"], "code": "040", "summary": "Talks.",
                "sources": ["s"]{grade}}}"#
            )
        };
        let events = [event("a", r#", "confidence": "high""#), event("b", ""), event("c", "")].join(", ");
        let store = small_store("", &events);
        let (lens, (_, dyad)) = (Lens::of(&store), store.dyads().next().unwrap());
        let told: Vec<String> = summary(&store, &lens, dyad).1.into_iter().map(|cell| cell.text).collect();
        assert_eq!(told, ["all high: 1 event", "2 not graded"]);
    }

    #[test]
    fn events_are_told_by_the_scale_by_which_they_were_compared() {
        let event = |id: &str, grade: &str| {
            format!(
                r#"{{"id": "{id}", "date": "2020-03-05", "from": ["A"], "to": ["B"], "code": "040", "summary": "Talks.",
                "sources": ["s"], {grade}}}"#
            )
        };
        for (low, high, label, said, heading) in [
            (
                r#""confidence": "low", "credibility": 1"#,
                r#""confidence": "high", "credibility": 4"#,
                "confidence",
                "from low: 1 event, to high: 1",
                "the weakest evidence: 1 event, by the confidence in each",
            ),
            (
                r#""credibility": 4"#,
                r#""credibility": 1"#,
                "credibility",
                "from 4: 1 event, to 1: 1",
                "the weakest evidence: 1 event, by the credibility of each",
            ),
        ] {
            let store = small_store("", &format!("{}, {}", event("a", low), event("b", high)));
            let (lens, (_, dyad)) = (Lens::of(&store), store.dyads().next().unwrap());
            let (called, cells) = summary(&store, &lens, dyad);
            let told: Vec<String> = cells.into_iter().map(|cell| cell.text).collect();
            assert_eq!((called.as_str(), told.join(", ").as_str()), (label, said));
            let page = sure(&store, &lens, dyad, false, None);
            assert!(matches!(&page.blocks[0], Block::Table(told, _) if told == heading), "{:?}", page.blocks[0]);
        }
    }
}
