//! Finding a text among the rows of the pane, without hiding any.

use crate::app::notice::Notice;
use crate::app::place::{Item, Pane, TieItem};
use crate::app::state::State;
use crate::model::fold;
use crate::query::words;
use crate::store::Store;

/// Goes to the next row that holds the text, or to the one before, round the end of the list.
pub(super) fn go(state: &mut State, store: &Store, back: bool) {
    let text = fold(&state.setup.find);
    if text.is_empty() {
        state.notice = Some(Notice::info("nothing to find; // looks for a text"));
        return;
    }
    let pane = state.place.pane;
    let total = state.total(pane);
    let at = state.cursors.of(pane).at;
    let rows = (1..=total).map(|step| if back { (at + total - step) % total } else { (at + step) % total });
    let found = rows.into_iter().find(|row| fold(&row_text(state, store, pane, *row)).contains(&text));
    match found {
        Some(row) => super::moving::to(state, store, pane, row),
        None => state.notice = Some(Notice::info(format!("`{}` is not in this pane", state.setup.find))),
    }
}

fn row_text(state: &State, store: &Store, pane: Pane, row: usize) -> String {
    let graph = &store.graph;
    let answers = &state.answers;
    let text = match pane {
        Pane::Actors => answers.items.get(row).map(|item| match item {
            Item::Actor(actor) | Item::Member(_, actor) => graph.actors[*actor].name.to_string(),
            Item::Bloc(bloc) => graph.blocs[*bloc].name.to_string(),
        }),
        Pane::Ties => answers.ties.get(row).map(|tie| match tie {
            TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => {
                let (a, b) = dyad.pair();
                format!("{} {}", graph.actors[a].name, graph.actors[b].name)
            }
            TieItem::Group(_, actor) => graph.actors[*actor].name.to_string(),
        }),
        Pane::Interests => answers.interests.get(row).map(|ix| graph.interests[*ix].text.to_string()),
        Pane::Log => answers.log.get(row).map(|ix| words(store, *ix).summary.to_string()),
    };
    text.unwrap_or_default()
}
