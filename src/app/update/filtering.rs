//! The filter: typed, switched off and on, completed.

use tui_input::{Input, InputRequest};

use super::typing;
use crate::app::notice::Notice;
use crate::app::overlay::{Overlay, Typed, Typing};
use crate::app::question::hints_at_once;
use crate::app::state::State;
use crate::filter::{Filter, FilterError, KEYS};
use crate::store::Store;

/// Opens the line in which the filter is typed.
pub(super) fn open(state: &mut State, store: &Store) {
    let text = state.setup.filter.clone();
    typing::open(state, store, Typed::Filter, &text);
    if !text.is_empty() {
        typing::edit(state, store, InputRequest::GoToEnd);
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

/// What is typed works at once, as far as it can be taken. What may become a key is not looked for as a text meanwhile.
pub(super) fn typed(state: &mut State, store: &Store, typing: &mut Typing) {
    let text = typing.input.value();
    // Blanks ask for nothing.
    state.setup.filter = if text.trim().is_empty() { String::new() } else { text.to_owned() };
    state.setup.filter_on = !state.setup.filter.is_empty();
    let head: String = typing.input.value().chars().take(typing.input.cursor()).collect();
    // Each letter narrows from where one was, not from where the letter before led.
    let place = &typing.before.place;
    (state.place.tie, state.place.interest, state.place.event) = (place.tie, place.interest, place.event);
    let error = if begins_a_key(&head) { None } else { apply(state, store) };
    typing.problem = error.as_ref().map(|error| (error.to_string(), error.column));
    typing.instead = error.and_then(|error| Some((error.range, error.suggestion?)));
    typing.hints = hints_at_once(store, &state.lens, typing.input.value(), typing.input.cursor());
}

fn begins_a_key(head: &str) -> bool {
    let word = head.rsplit([' ', '(', '-']).next().unwrap_or_default();
    !word.is_empty() && KEYS.iter().any(|key| key.name.starts_with(word))
}

/// Puts the first completion in place of the word at the cursor, else what was meant in place of what is wrong.
pub(super) fn complete(state: &mut State, store: &Store) {
    let Some(Overlay::Typing(mut typing)) = state.overlay.take() else { return };
    let value = typing.input.value();
    if let Some((place, word)) = typing.completion()
        && let (Some(head), Some(tail)) = (value.get(..place.start), value.get(place.end..))
    {
        let goes_on = typing.what != Typed::Filter || word.ends_with(':') || tail.starts_with([' ', ',', ')']);
        let head = format!("{head}{word}{}", if goes_on { "" } else { " " });
        let at = head.chars().count();
        typing.input = Input::new(format!("{head}{tail}")).with_cursor(at);
        if typing.what == Typed::Filter {
            typed(state, store, &mut typing);
        } else {
            typing.hints = typing::dates(state, store, typing.what, &typing.input);
        }
    }
    state.overlay = Some(Overlay::Typing(typing));
}

/// Leaves the filter as it was before it was typed.
pub(super) fn give_up(state: &mut State, store: &Store, typing: &Typing) {
    if typing.what == Typed::Filter {
        state.setup.filter.clone_from(&typing.before.filter);
        state.setup.filter_on = typing.before.filter_on;
        state.lens = typing.before.lens.clone();
        state.return_to(store, typing.before.place.clone(), typing.before.chosen);
    }
}
