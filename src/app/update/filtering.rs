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

/// What is typed works at once, as far as it can be taken. A word that may become a key is left out while it is found nowhere
/// as a text.
pub(super) fn typed(state: &mut State, store: &Store, typing: &mut Typing) {
    let text = typing.input.value();
    // Blanks ask for nothing.
    state.setup.filter = if text.trim().is_empty() { String::new() } else { text.to_owned() };
    state.setup.filter_on = !state.setup.filter.is_empty();
    // Each letter narrows from where one was, not from where the letter before led.
    let place = &typing.before.place;
    state.place.tie = place.tie;
    state.place.pages.clone_from(&place.pages);
    state.stops.clone_from(&typing.before.stops);
    let error = apply(state, store);
    if let Some(rest) = without_key(typing)
        && (error.is_some() || state.answers.tally.as_ref().is_some_and(|tally| tally.matching + tally.not_yet == 0))
        && let Ok(rest) = Filter::parse(&rest)
    {
        // What is wrong with the rest of it was said before.
        let _ = state.turn_filter(store, &rest);
    }
    typing.problem = error.as_ref().map(|error| (error.to_string(), error.column));
    typing.instead = error.and_then(|error| Some((error.range, error.suggestion?)));
    typing.hints = hints_at_once(store, &state.lens, typing.input.value(), typing.input.cursor());
}

/// What is typed but for the word that ends at the cursor, where that may become a key, or is one without a value.
fn without_key(typing: &Typing) -> Option<String> {
    let value = typing.input.value();
    let cursor = value.char_indices().nth(typing.input.cursor()).map_or(value.len(), |(at, _)| at);
    let (head, tail) = value.split_at_checked(cursor)?;
    let term = head.rsplit(|c: char| c.is_whitespace() || c == '(').next()?;
    let word = term.strip_prefix('-').unwrap_or(term);
    let may_be = |name: &str| name.starts_with(word) || word.strip_suffix(':') == Some(name);
    let is_half = !word.is_empty() && KEYS.iter().any(|key| may_be(key.name));
    let before = head.strip_suffix(term)?;
    (is_half && !tail.starts_with(char::is_alphanumeric)).then(|| format!("{before}{tail}"))
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
        state.cursors = typing.before.cursors;
        state.stops.clone_from(&typing.before.stops);
    }
}
