//! A bloc in full, and how its members stand to an actor.

use super::actor::tie_list;
use super::event::source_list;
use super::events::latest;
use super::page::{Block, Cell, Column, Fact, Most, Page, Table};
use super::words::{counted, lens_line, name, note};
use crate::app;
use crate::model::{ActorIx, BlocIx};
use crate::query::{Lens, Scope, pairs_of_bloc, tie_of};
use crate::store::Store;

/// The page of a bloc: its members and since when.
#[must_use]
pub fn bloc(store: &Store, lens: &Lens, ix: BlocIx) -> Page {
    let bloc = &store.graph.blocs[ix];
    let members = bloc.members.iter().filter(|member| member.belongs(lens.as_of));
    let row = |member: &crate::model::Member| {
        let since = member.from.map(|from| from.to_string()).unwrap_or_default();
        vec![
            Cell::plain(&*store.graph.actors[member.actor].id),
            Cell::plain(name(store, member.actor)).opening(app::Page::Actor(member.actor)),
            Cell::plain(since),
        ]
    };
    let members = Table {
        columns: ["id", "member", "since"].map(Column::words).to_vec(),
        rows: members.map(row).collect(),
        empty: format!("nobody is a member by {}", lens.as_of),
    };
    let about = bloc.about.as_ref().map(|about| ("about".to_owned(), vec![Cell::plain(about.as_str())]));
    let facts: Vec<Fact> = about.into_iter().chain(note(bloc.note.as_ref())).collect();
    let mut blocks = vec![
        Block::Table("members".to_owned(), members),
        Block::Table("sources".to_owned(), source_list(store, lens, &bloc.sources)),
    ];
    if !facts.is_empty() {
        blocks.insert(0, Block::Facts(facts));
    }
    Page { title: format!("{} ({})", bloc.name, bloc.id), lens: lens_line(store, lens), blocks }
}

/// The page of a bloc's members with an actor: each member's tie, and their events.
#[must_use]
pub fn bloc_with(store: &Store, lens: &Lens, bloc: BlocIx, actor: ActorIx, most: Most) -> Page {
    let pairs = pairs_of_bloc(store, lens, bloc, actor);
    let kept = pairs.filter(|dyad| lens.keeps_tie(store, *dyad));
    let ties: Vec<_> = kept.filter_map(|dyad| tie_of(store, lens, dyad, actor)).collect();
    let first = if ties.len() > most.ties { format!("the first {} of ", most.ties) } else { String::new() };
    Page {
        title: format!("{} and {}", name(store, actor), store.graph.blocs[bloc].name),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Table(
                format!("{first}{} of {}", counted(ties.len(), "tie"), name(store, actor)),
                tie_list(store, ties.get(..most.ties).unwrap_or(&ties), lens),
            ),
            latest(store, lens, Scope::BlocWith(bloc, actor), most.events),
        ],
    }
}
