//! The filter: typed, switched off and on, completed.

use tui_input::Input;

use super::typing;
use crate::app::notice::Notice;
use crate::app::overlay::{Overlay, Typed, Typing};
use crate::app::state::State;
use crate::filter::{Filter, FilterError};
use crate::query::completions;
use crate::store::Store;

/// Opens the line in which the filter is typed.
pub(super) fn open(state: &mut State, store: &Store) {
    let text = state.setup.filter.clone();
    typing::open(state, Typed::Filter, &text);
    if !text.is_empty() && !state.setup.filter_on {
        state.setup.filter_on = true;
        apply(state, store);
    }
}

/// Switches the filter off, and on again.
pub(super) fn toggle(state: &mut State, store: &Store) {
    if state.setup.filter.is_empty() {
        state.notice = Some(Notice::info("there is no filter to switch; / sets one"));
        return;
    }
    state.setup.filter_on = !state.setup.filter_on;
    apply(state, store);
}

/// Turns the lens to the filter that is set. A filter that cannot be taken leaves the last one that could.
pub(super) fn apply(state: &mut State, store: &Store) -> Option<FilterError> {
    let text = if state.setup.filter_on { state.setup.filter.as_str() } else { "" };
    let filter = match Filter::parse(text) {
        Ok(filter) => filter,
        Err(error) => return Some(error),
    };
    state.turn_filter(store, &filter).err()
}

/// What is typed works at once, as far as it can be taken.
pub(super) fn typed(state: &mut State, store: &Store, typing: &mut Typing) {
    typing.input.value().clone_into(&mut state.setup.filter);
    state.setup.filter_on = !state.setup.filter.is_empty();
    let error = apply(state, store);
    typing.problem = error.map(|error| (error.to_string(), error.column));
    typing.completions = completions(store, typing.input.value(), typing.input.cursor());
}

/// Puts the first completion in place of the word at the cursor.
pub(super) fn complete(state: &mut State, store: &Store) {
    let Some(Overlay::Typing(mut typing)) = state.overlay.take() else { return };
    if let Some(word) = typing.completions.first().cloned() {
        let cursor = typing.input.cursor();
        let value = typing.input.value();
        let head: String = value.chars().take(cursor).collect();
        let tail: String = value.chars().skip(cursor).collect();
        let start = head.rfind([' ', '(', ',', ':', '-']).map_or(0, |at| at + 1);
        let space = if word.ends_with(':') || tail.starts_with(' ') { "" } else { " " };
        let head = format!("{}{word}{space}", head.get(..start).unwrap_or_default());
        let at = head.chars().count();
        typing.input = Input::new(format!("{head}{tail}")).with_cursor(at);
        if typing.what == Typed::Filter {
            typed(state, store, &mut typing);
        }
    }
    state.overlay = Some(Overlay::Typing(typing));
}

/// Leaves the filter as it was before it was typed.
pub(super) fn give_up(state: &mut State, store: &Store, typing: &Typing) {
    if typing.what == Typed::Filter {
        typing.before.filter.text().clone_into(&mut state.setup.filter);
        state.setup.filter_on = typing.was_on;
        state.lens = typing.before.clone();
        state.go(store, typing.place.clone());
    }
}
