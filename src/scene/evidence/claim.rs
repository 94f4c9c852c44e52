//! A statement that was checked: the verdict, when it held, the events that bear on it.

use crate::model::ClaimIx;
use crate::query::{Lens, claim_at, newest_happened};
use crate::scene::claims::claim_verdict;
use crate::scene::event::source_list;
use crate::scene::events;
use crate::scene::page::{Block, Cell, Page};
use crate::scene::tone::Tone;
use crate::scene::words::lens_line;
use crate::store::Store;

/// The page of a claim.
pub(in crate::scene) fn claim(store: &Store, lens: &Lens, ix: ClaimIx) -> Page {
    let claim = &store.graph.claims[ix];
    let mut facts = vec![
        ("claim".to_owned(), vec![Cell::plain(claim.text.as_str())]),
        ("verdict".to_owned(), vec![Cell { opens: None, ..claim_verdict(&claim_at(store, ix, lens.as_of)) }]),
        ("checked".to_owned(), vec![Cell::plain(format!("as of {}", store.graph.as_of))]),
    ];
    let from = claim.from.filter(|from| from.first() <= lens.as_of);
    facts.extend(from.map(|from| ("so since".to_owned(), vec![Cell::plain(from.to_string())])));
    if let Some(until) = claim.until.filter(|_| claim.is_outdated(lens.as_of)) {
        facts.push(("held until".to_owned(), vec![Cell::toned(until.to_string(), Tone::Alert)]));
    }
    facts.extend(claim.note.as_deref().map(|note| ("why".to_owned(), vec![Cell::plain(note)])));
    let events = events::list(store, lens, newest_happened(store, &claim.events, lens.as_of).into_iter());
    Page {
        title: "A statement that was checked".to_owned(),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Facts(facts),
            Block::Table("published by".to_owned(), source_list(store, lens, &[claim.source])),
            Block::Table("events that bear on it".to_owned(), events),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::bundled;

    #[test]
    fn a_page_says_of_its_claim_what_lists_say() {
        let store = bundled();
        let mut outdated = 0;
        for day in ["2025-01-01", "2026-06-24"] {
            let lens = Lens::on(day.parse().unwrap());
            for (ix, _) in store.graph.claims.iter() {
                let page = claim(store, &lens, ix);
                let Some(Block::Facts(facts)) = page.blocks.first() else { panic!("{page:?}") };
                let verdict = &facts.iter().find(|(label, _)| label == "verdict").unwrap().1[0];
                assert_eq!(verdict.text, claim_verdict(&claim_at(store, ix, lens.as_of)).text);
                outdated += usize::from(verdict.text.starts_with("outdated, was "));
            }
        }
        assert!(outdated > 0);
    }
}
