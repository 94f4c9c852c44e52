//! The actors and how much is known of each.

use super::page::{Block, Cell, Column, Page, Table};
use super::words::{counted, lens_line};
use crate::query::{ActorRow, Lens, actors as known, blocs_of};
use crate::store::Store;

/// The actors known on the as-of date.
#[must_use]
pub fn actors(store: &Store, lens: &Lens) -> Page {
    let rows = known(store, lens);
    let heading = counted(rows.len(), "actor");
    Page {
        title: format!("{}: actors", store.graph.title),
        lens: lens_line(store, lens),
        blocks: vec![Block::Table(heading, list(store, lens, &rows))],
    }
}

/// Actors as rows: id, name, kind, blocs, how many ties and events.
pub(super) fn list(store: &Store, lens: &Lens, rows: &[ActorRow]) -> Table {
    Table {
        columns: vec![
            Column::words("id"),
            Column::words("actor"),
            Column::words("kind"),
            Column::number("ties"),
            Column::number("events"),
            Column::words("in"),
        ],
        rows: rows.iter().map(|row| cells(store, lens, row)).collect(),
        empty: "no actor is known on this date".to_owned(),
    }
}

fn cells(store: &Store, lens: &Lens, row: &ActorRow) -> Vec<Cell> {
    let actor = &store.graph.actors[row.actor];
    let blocs: Vec<&str> = blocs_of(store, lens, row.actor).map(|(_, bloc)| &*bloc.id).collect();
    vec![
        Cell::plain(&*actor.id),
        Cell::plain(actor.name.as_str()),
        Cell::plain(actor.kind.as_str()),
        Cell::plain(row.ties.to_string()),
        Cell::plain(row.events.to_string()),
        Cell::plain(blocs.join(" ")),
    ]
}

/// The same for a spreadsheet.
#[must_use]
pub fn actors_sheet(store: &Store, lens: &Lens) -> Table {
    list(store, lens, &known(store, lens))
}
