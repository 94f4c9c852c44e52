//! The actor pane: actors, then blocs that unfold.

use crate::app::{Item, State};
use crate::query::dyads_of;
use crate::scene::list::{List, ListColumn, Row, Width, Window};
use crate::scene::page::{Align, Cell};
use crate::scene::tone::Tone;
use crate::scene::words;
use crate::store::Store;

const COLUMNS: [ListColumn; 3] = [
    ListColumn { title: "", align: Align::Left, width: Width::Fixed(4), rank: 5 },
    ListColumn { title: "actor", align: Align::Left, width: Width::Fill { weight: 1, least: 8 }, rank: 9 },
    ListColumn { title: "ties", align: Align::Right, width: Width::Fixed(4), rank: 3 },
];

/// The rows of the actor pane in a window.
pub(in crate::scene) fn list(store: &Store, state: &State, window: Window) -> List {
    let items = &state.answers.items;
    let rows = items.iter().skip(window.first).take(window.rows);
    List {
        title: "Actors".to_owned(),
        status: String::new(),
        columns: COLUMNS.to_vec(),
        rows: rows.map(|item| row(store, state, *item)).collect(),
        first: window.first,
        total: items.len(),
        cursor: window.cursor.and_then(|at| at.checked_sub(window.first)),
        item_height: 1,
        empty: format!("no actor is known by {}", state.lens.as_of),
    }
}

fn row(store: &Store, state: &State, item: Item) -> Row {
    let graph = &store.graph;
    let (id, name, ties) = match item {
        Item::Actor(ix) | Item::Member(_, ix) => {
            let actor = &graph.actors[ix];
            let indent = if matches!(item, Item::Member(..)) { "  " } else { "" };
            let ties = dyads_of(store, &state.lens, ix)
                .filter(|dyad| state.lens.filter.matches_tie(store, *dyad, state.lens.when()))
                .count();
            (&*actor.id, format!("{indent}{}", words::short_name(store, ix)), ties)
        }
        Item::Bloc(ix) => {
            let bloc = &graph.blocs[ix];
            let sign = if state.setup.unfolded.contains(&ix) { "-" } else { "+" };
            let members = bloc.members.iter().filter(|member| member.belongs(state.lens.as_of)).count();
            (sign, bloc.name.to_string(), members)
        }
    };
    let tone = if matches!(item, Item::Bloc(_)) { Tone::Accent } else { Tone::Plain };
    let dim = ties == 0;
    Row {
        cells: vec![Cell::toned(id, Tone::Muted), Cell::toned(name, tone), Cell::plain(ties.to_string())],
        more: None,
        dim,
    }
}
