//! An interest in full, and a bloc in full.

use super::event::source_list;
use super::events::list as event_list;
use super::page::{Block, Cell, Column, Page, Table};
use super::words::{lens_line, name, span, stances};
use crate::model::{BlocIx, InterestIx};
use crate::query::{Lens, happened};
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
    let because = event_list(store, lens, happened(store, &interest.because, lens.as_of));
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

/// The page of a bloc: its members and since when.
#[must_use]
pub fn bloc(store: &Store, lens: &Lens, ix: BlocIx) -> Page {
    let bloc = &store.graph.blocs[ix];
    let members = bloc.members.iter().filter(|member| member.belongs(lens.as_of));
    let row = |member: &crate::model::Member| {
        let since = member.from.map(|from| from.to_string()).unwrap_or_default();
        vec![
            Cell::plain(&*store.graph.actors[member.actor].id),
            Cell::plain(name(store, member.actor)),
            Cell::plain(since),
        ]
    };
    let members = Table {
        columns: ["id", "member", "since"].map(Column::words).to_vec(),
        rows: members.map(row).collect(),
        empty: format!("nobody is a member by {}", lens.as_of),
    };
    let about = bloc.about.as_deref().unwrap_or_default();
    Page {
        title: format!("{} ({})", bloc.name, bloc.id),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Facts(vec![("about".to_owned(), vec![Cell::plain(about)])]),
            Block::Table("members".to_owned(), members),
            Block::Table("sources".to_owned(), source_list(store, lens, &bloc.sources)),
        ],
    }
}
