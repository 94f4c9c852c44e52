//! An interest in full.

use super::event::source_list;
use super::events::list as event_list;
use super::page::{Block, Cell, Column, Page, Table};
use super::words::{counted, lens_line, name, none, note, span, stances};
use crate::app;
use crate::model::InterestIx;
use crate::query::{Lens, Scope, interests as all_interests, interests_in, newest_happened};
use crate::store::Store;

/// The columns of a list of interests.
pub(super) const COLUMNS: [&str; 4] = ["topic", "wants", "stance", "shown"];

/// An interest as a row of such a list.
pub(super) fn row(store: &Store, lens: &Lens, ix: InterestIx) -> [Cell; 4] {
    let interest = &store.graph.interests[ix];
    [
        Cell::plain(store.graph.topics[interest.topic].name.as_str()).opening(app::Page::Interest(ix)),
        Cell::plain(interest.text.as_str()),
        Cell::plain(stances(store, interest)),
        Cell::plain(interest.span.map(|held| span(held, lens.as_of)).unwrap_or_default()),
    ]
}

/// The interests of a scope, each with whose it is.
#[must_use]
pub fn interests(store: &Store, lens: &Lens, scope: Scope) -> Page {
    let listed = interests_in(store, lens, scope);
    let row = |ix: &InterestIx| {
        let whose = Cell::plain(name(store, store.graph.interests[*ix].actor));
        std::iter::once(whose).chain(row(store, lens, *ix)).collect()
    };
    let table = Table {
        columns: std::iter::once("of").chain(COLUMNS).map(Column::words).collect(),
        rows: listed.iter().map(row).collect(),
        empty: none(lens, "interest"),
    };
    Page {
        title: format!("{}: interests", store.graph.title),
        lens: lens_line(store, lens),
        blocks: vec![Block::Table(counted(listed.len(), "interest"), table)],
    }
}

/// The page of an interest.
#[must_use]
pub fn interest(store: &Store, lens: &Lens, ix: InterestIx) -> Page {
    let interest = &store.graph.interests[ix];
    // The cursor begins on what the page is about.
    let wants = Cell::plain(interest.text.as_str()).opening(app::Page::Interest(ix));
    let mut facts = vec![("wants".to_owned(), vec![wants])];
    if !interest.stances.is_empty() {
        facts.push(("stance".to_owned(), vec![Cell::plain(stances(store, interest))]));
    }
    if let Some(held) = interest.span {
        facts.push(("shown".to_owned(), vec![Cell::plain(span(held, lens.as_of))]));
    }
    facts.extend(interest.confidence.map(|sure| ("sure".to_owned(), vec![Cell::plain(sure.to_string())])));
    facts.extend(note(interest.note.as_ref()));
    let whose = name(store, interest.actor);
    let because = event_list(store, lens, newest_happened(store, &interest.because, lens.as_of).into_iter());
    Page {
        title: format!("{whose}: {}", store.graph.topics[interest.topic].name),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Facts(facts),
            Block::Table(format!("what else {whose} wants, toward the same first"), others(store, lens, ix)),
            Block::Table("events that show it".to_owned(), because),
            Block::Table("sources".to_owned(), source_list(store, lens, &interest.sources)),
        ],
    }
}

/// What else the same actor wants, of those first of whom it wants this.
fn others(store: &Store, lens: &Lens, ix: InterestIx) -> Table {
    let this = &store.graph.interests[ix];
    let is_of_the_same = |other: &InterestIx| {
        let stances = &store.graph.interests[*other].stances;
        stances.iter().any(|(toward, _)| this.stances.iter().any(|(same, _)| same == toward))
    };
    let others = all_interests(store, lens, this.actor).filter(|other| *other != ix);
    let (same, rest): (Vec<_>, Vec<_>) = others.partition(is_of_the_same);
    Table {
        columns: COLUMNS.map(Column::words).to_vec(),
        rows: same.into_iter().chain(rest).map(|other| row(store, lens, other).to_vec()).collect(),
        empty: none(lens, "other interest"),
    }
}
