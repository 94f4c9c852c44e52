//! What a pane says that has no row: why, what to press, and where there is something.

use std::cmp::Reverse;

use crate::app::{Item, State};
use crate::model::{Clean, sort_by_key};
use crate::scene::words::short_name;
use crate::store::Store;

/// Why nothing of `title` is there: `without` is said where no filter is on.
pub(super) fn why(state: &State, title: &str, without: &str) -> String {
    match state.lens.filter.text() {
        "" => format!("{title}: {without} by {}", state.lens.as_of),
        text => format!("{title}: none matches {}; key 0 shows all", Clean::label(text)),
    }
}

/// How many are named of whom something is left.
const MOST: usize = 3;

/// The same, and of whom ties match where none of the actor does.
pub(super) fn why_and_who_else(store: &Store, state: &State, title: &str, without: &str) -> String {
    let why = why(state, title, without);
    let Some(tally) = state.answers.tally.as_ref().filter(|_| !state.lens.filter.text().is_empty()) else { return why };
    if state.place.item.and_then(Item::actor).is_some_and(|actor| tally.actor(actor).ties > 0) {
        return why;
    }
    let actors = store.graph.actors.iter().map(|(ix, _)| (ix, tally.actor(ix).ties));
    let mut left: Vec<_> = actors.filter(|(_, ties)| *ties > 0).collect();
    sort_by_key(&mut left, |(ix, ties)| (Reverse(*ties), *ix));
    let named: Vec<String> =
        left.iter().take(MOST).map(|(ix, ties)| format!("{} {ties}", short_name(store, *ix))).collect();
    match left.len().saturating_sub(MOST) {
        _ if left.is_empty() => why,
        0 => format!("{why}. Ties that match: {}", named.join(", ")),
        more => format!("{why}. Ties that match: {}, and of {more} more", named.join(", ")),
    }
}
