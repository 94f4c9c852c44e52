//! An interest in full.

use super::event::source_list;
use super::events::list as event_list;
use super::page::{Block, Cell, Page};
use super::words::{lens_line, name, span, stances};
use crate::model::InterestIx;
use crate::query::{Lens, newest_happened};
use crate::store::Store;

/// The page of an interest.
#[must_use]
pub fn interest(store: &Store, lens: &Lens, ix: InterestIx) -> Page {
    let interest = &store.graph.interests[ix];
    let mut facts = vec![
        ("wants".to_owned(), vec![Cell::plain(interest.text.as_str())]),
        ("stance".to_owned(), vec![Cell::plain(stances(store, interest))]),
    ];
    if let Some(held) = interest.span {
        facts.push(("shown".to_owned(), vec![Cell::plain(span(held, lens.as_of))]));
    }
    let because = event_list(store, lens, newest_happened(store, &interest.because, lens.as_of).into_iter());
    Page {
        title: format!("{}: {}", name(store, interest.actor), store.graph.topics[interest.topic].name),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Facts(facts),
            Block::Table("events that show it".to_owned(), because),
            Block::Table("sources".to_owned(), source_list(store, lens, &interest.sources)),
        ],
    }
}
