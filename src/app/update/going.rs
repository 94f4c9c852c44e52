//! Going back: a step up, to where a jump began, and through history.

use crate::app::notice::Notice;
use crate::app::place::Pane;
use crate::app::state::State;
use crate::store::Store;

/// From where a jump led goes back to where it began; else closes the topmost page, or goes to the pane before.
pub(super) fn back(state: &mut State, store: &Store) {
    if state.place.is_landing() && !state.place.zoomed {
        let here = state.visit(store);
        if let Some(visit) = state.history.before_jump(&here) {
            return state.revisit(store, visit);
        }
    }
    if state.place.pages.pop().is_some() {
        return;
    }
    if state.place.zoomed {
        state.place.zoomed = false;
    } else {
        match state.place.pane {
            Pane::Interests | Pane::Log if state.place.narrowed => state.focus(store, Pane::Ties),
            Pane::Ties | Pane::Interests | Pane::Log => state.focus(store, Pane::Actors),
            Pane::Actors => state.notice = Some(Notice::info(at_the_start(state, store))),
        }
    }
}

/// Where nothing is left to go back to: what else one may have wanted undone.
fn at_the_start(state: &State, store: &Store) -> &'static str {
    match (state.lens.filter.text().is_empty(), state.lens.as_of == store.graph.as_of) {
        (true, true) => "nothing to go back to",
        (false, true) => "nothing to go back to; 0 takes the filter off",
        (true, false) => "nothing to go back to; A goes to the latest date",
        (false, false) => "nothing to go back to; 0 takes the filter off, A goes to the latest date",
    }
}

/// Goes to where one was before, or forward again.
pub(super) fn history(state: &mut State, store: &Store, back: bool) {
    let here = state.visit(store);
    let visit = if back { state.history.back(&here) } else { state.history.forward(&here) };
    match visit {
        Some(visit) => state.revisit(store, visit),
        None => state.notice = Some(Notice::info(if back { "nothing before this" } else { "nothing after this" })),
    }
}
