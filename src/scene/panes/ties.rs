//! The tie pane: how the actor stands with each other, and what was said and done each way, or what is formally so.

mod explained;
mod formal;
mod recorded;
mod side;

pub(in crate::scene) use explained::explain;

use super::empty::why_and_who_else;
use crate::app::{Item, Sort, State, TieItem};
use crate::model::TieColumns;
use crate::query::standing_at;
use crate::scene::list::{List, Window};
use crate::scene::words;
use crate::store::Store;

/// The rows of the tie pane in a window.
pub(in crate::scene) fn list(store: &Store, state: &State, window: Window) -> List {
    let ties = &state.answers.ties;
    let (rows, columns, has_nothing) = match state.setup.ties.columns {
        TieColumns::Record => {
            let (rows, columns) = recorded::recorded(store, state, window);
            (rows, columns, false)
        }
        TieColumns::Formal => formal::formal(store, state, window),
    };
    List {
        title: title(store, state),
        status: if has_nothing { nothing(state) } else { status(store, state) },
        columns,
        rows,
        first: window.first,
        total: ties.len(),
        cursor: window.cursor.and_then(|at| at.checked_sub(window.first)),
        item_height: 1,
        whole: None,
        empty: why_and_who_else(store, state, &title(store, state), "none is known"),
    }
}

/// Stands beside ties of which no formal fact is in the data.
fn nothing(state: &State) -> String {
    format!("nothing formal is known by {}; f tells the record", state.lens.as_of)
}

/// How it is sorted; and as of when, where that is another day: rows keep their places while the date moves. What a filter
/// leaves alone stands before that. Where there is no room the last goes first.
fn status(store: &Store, state: &State) -> String {
    let sort = state.setup.ties.sort;
    let sorted = match state.answers.ordered {
        Some(day) if day != state.lens.as_of => format!("{} on {day}", sort.word()),
        _ => sort.word().to_owned(),
    };
    let whole = match state.setup.ties.columns {
        TieColumns::Record => "standing of the whole tie",
        TieColumns::Formal => "facts of the whole tie",
    };
    let whole = (!state.lens.filter.text().is_empty()).then_some(whole);
    let rest = (sort == Sort::Standing && ends_without_standing(store, state)).then_some("then not assessed");
    whole.into_iter().chain([sorted.as_str()]).chain(rest).collect::<Vec<_>>().join("; ")
}

/// Whether the last ties are assessed by nobody, which is not to say that they are worse than hostile.
fn ends_without_standing(store: &Store, state: &State) -> bool {
    let Some(TieItem::Pair(dyad)) = state.answers.ties.last() else { return false };
    store.tie(*dyad).and_then(|tie| standing_at(tie, state.lens.as_of)).is_none()
}

fn title(store: &Store, state: &State) -> String {
    let ties = match state.setup.ties.columns {
        TieColumns::Record => "Ties",
        TieColumns::Formal => "Formal ties",
    };
    match state.place.item {
        Some(Item::Actor(ix) | Item::Member(_, ix)) => format!("{ties} of {}", words::short_name(store, ix)),
        Some(Item::Bloc(ix)) => format!("{ties} of the members of {}", store.graph.blocs[ix].name),
        None => ties.to_owned(),
    }
}
