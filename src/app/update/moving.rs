//! Moving in lists and pages, and from pane to pane.

use super::going;
use crate::app::cursor::Cursor;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::page::Opened;
use crate::app::place::{Item, Pane, TieItem};
use crate::app::stage::Stage;
use crate::app::state::State;
use crate::store::Store;

/// Moves by a row: in the list on top, else on the page, else in the pane.
pub(super) fn step(state: &mut State, store: &Store, down: bool) {
    match (&mut state.overlay, state.place.pages.last_mut()) {
        (None, Some(opened)) => *opened = state.stops.stepped(*opened, down, state.sizes.page),
        _ => rows(state, store, if down { 1 } else { -1 }),
    }
}

/// Moves by so many rows, or lines of a page.
fn rows(state: &mut State, store: &Store, rows: isize) {
    match &mut state.overlay {
        Some(Overlay::Chooser(chooser)) => return chooser.step(rows, state.sizes.dialog),
        // What is behind the line that is typed stays what it is typed for.
        Some(Overlay::Typing(_)) => return,
        None => {}
    }
    if let Some(opened) = state.place.pages.last_mut() {
        *opened = state.stops.scrolled(*opened, rows, state.sizes.page);
    } else {
        let pane = state.place.pane;
        let cursor = state.cursors.of(pane).moved(rows, state.total(pane), state.sizes.of(pane));
        state.cursors.set(pane, cursor);
        state.select_row(store, pane);
    }
}

/// Goes to the first row, or the last.
pub(super) fn end(state: &mut State, store: &Store, last: bool) {
    match (&mut state.overlay, state.place.pages.last_mut()) {
        (None, Some(opened)) => {
            opened.at = if last { state.stops.list.len().saturating_sub(1) } else { 0 };
            opened.scroll = if last { state.stops.lines.saturating_sub(state.sizes.page) } else { 0 };
        }
        _ => rows(state, store, if last { isize::MAX } else { isize::MIN }),
    }
}

/// Moves by pages, or by a part of one.
pub(super) fn page(state: &mut State, store: &Store, sign: isize, part: usize) {
    let height = match (&state.overlay, state.place.pages.is_empty()) {
        (Some(Overlay::Chooser(_)), _) => state.sizes.dialog,
        (_, false) => state.sizes.page,
        _ => state.sizes.of(state.place.pane),
    };
    let lines = isize::try_from((height / part).max(1)).unwrap_or(isize::MAX);
    rows(state, store, sign * lines);
}

/// Moves to the left or the right: on a page to the next thing of the line, and from the first of it back, in a graph
/// across the middle; in a list folds or unfolds what is under the cursor, elsewhere goes to the pane on that side.
pub(super) fn sideways(state: &mut State, store: &Store, left: bool) {
    match state.place.pages.last_mut() {
        Some(opened) => match state.stops.beside(opened.at, !left) {
            None if opened.page.stage() == Some(Stage::Graph) => {
                opened.at = state.stops.across(opened.at, !left).unwrap_or(opened.at);
            }
            Some(at) => {
                opened.at = at;
                state.follow_timeline(store);
            }
            None if opened.page.timeline().is_some() => state.search_timeline(store, left),
            None if left => going::back(state, store),
            None => {}
        },
        None => fold(state, store, left),
    }
}

/// Shows less time on the timeline, or more.
pub(super) fn zoom(state: &mut State, store: &Store, closer: bool) {
    if !state.zoom_timeline(store, closer) {
        let end = if closer { "a day is a column: there is nothing closer" } else { "all the time on record is seen" };
        state.notice = Some(Notice::info(end));
    }
}

/// Goes to a row of a pane.
pub(super) fn to(state: &mut State, store: &Store, pane: Pane, row: usize) {
    let cursor = state.cursors.of(pane).to(row, state.total(pane), state.sizes.of(pane));
    state.cursors.set(pane, cursor);
    state.select_row(store, pane);
}

/// Goes to the next part of the page, or the one before; in the dashboard gives the keys to the next pane.
pub(super) fn pane(state: &mut State, store: &Store, back: bool) {
    if let Some(opened) = state.place.pages.last_mut() {
        if let Some(at) = state.stops.part(opened.at, !back).or_else(|| (!back).then_some(0)) {
            *opened = state.stops.shown(Opened { at, ..*opened }, state.sizes.page);
        }
        return;
    }
    let pane = state.place.pane.stepped(back);
    state.focus(store, pane);
}

/// Folds or unfolds the bloc under the cursor; elsewhere goes to the pane on that side.
fn fold(state: &mut State, store: &Store, fold: bool) {
    let moved = match (state.place.pane, state.place.item, state.place.tie) {
        (Pane::Actors, Some(Item::Bloc(bloc) | Item::Member(bloc, _)), _) => {
            let moved = set_folded(&mut state.setup.unfolded, bloc, fold);
            if moved {
                state.place.item = Some(Item::Bloc(bloc));
                state.chosen.item = state.place.item;
            }
            moved
        }
        (Pane::Ties, _, Some(TieItem::Group(bloc, actor) | TieItem::Member(bloc, actor, _))) => {
            let moved = set_folded(&mut state.setup.ties.unfolded, (bloc, actor), fold);
            if moved {
                state.place.tie = Some(TieItem::Group(bloc, actor));
                state.chosen.tie = state.place.tie;
            }
            moved
        }
        _ => false,
    };
    if moved {
        state.reorder(store);
        state.refresh(store);
        if !fold {
            bring_into_view(state);
        }
    } else {
        beside(state, store, fold);
    }
}

/// Scrolls as far as the members that were unfolded are seen, but not past what they belong to.
fn bring_into_view(state: &mut State) {
    let pane = state.place.pane;
    let cursor = state.cursors.of(pane);
    let is_member = |row: usize| match pane {
        Pane::Actors => matches!(state.answers.items.get(row), Some(Item::Member(..))),
        _ => matches!(state.answers.ties.get(row), Some(TieItem::Member(..))),
    };
    let rows = cursor.at + 1..state.total(pane);
    let last = rows.take_while(|row| is_member(*row)).last().unwrap_or(cursor.at);
    let first = cursor.first.max((last + 1).saturating_sub(state.sizes.of(pane))).min(cursor.at);
    state.cursors.set(pane, Cursor { first, ..cursor });
}

/// Whether something was folded or unfolded.
fn set_folded<T: PartialEq>(unfolded: &mut Vec<T>, what: T, fold: bool) -> bool {
    match (fold, unfolded.iter().position(|known| *known == what)) {
        (true, Some(at)) => {
            unfolded.remove(at);
        }
        (false, None) => unfolded.push(what),
        _ => return false,
    }
    true
}

/// The pane on the left or the right, as they stand on a wide screen.
fn beside(state: &mut State, store: &Store, left: bool) {
    let pane = match (state.place.pane, left) {
        (Pane::Actors, false) | (Pane::Interests, true) => Pane::Ties,
        (Pane::Ties, true) => Pane::Actors,
        (Pane::Ties, false) => Pane::Interests,
        _ => return,
    };
    state.focus(store, pane);
}
