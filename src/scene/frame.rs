//! The whole frame from the state: the only place, with `chrome` and the panes, that looks at it.

use super::chrome;
use super::dialogs::dialog;
use super::list::Window;
use super::page::Page as PageScene;
use super::panes;
use super::prompt::prompt;
use super::screen::{Body, Screen};
use crate::app::{Overlay, Page, Pane, State};
use crate::keymap::Keymap;
use crate::store::Store;

/// How many of its events a page lists; the log beside it has them all.
const LATEST: usize = 15;

/// What the screen shows now.
#[must_use]
pub fn screen(store: &Store, state: &State, keymap: &Keymap) -> Screen {
    let dialog = match &state.overlay {
        Some(Overlay::Chooser(chooser)) => Some(dialog(store, state, keymap, chooser)),
        _ => None,
    };
    Screen {
        crumbs: chrome::crumbs(store, state),
        stamp: chrome::stamp(store, state),
        prompt: prompt(state),
        counts: chrome::counts(state),
        body: body(store, state),
        explain: chrome::explain(store, state),
        hints: chrome::hints(state, keymap),
        dialog,
    }
}

fn body(store: &Store, state: &State) -> Body {
    if let Some((page, scroll)) = state.place.pages.last() {
        return Body::Page { page: self::page(store, state, *page), scroll: *scroll };
    }
    let window = |pane: Pane| {
        let cursor = state.cursors.of(pane);
        Window { first: cursor.first, rows: state.sizes.of(pane), cursor: (state.total(pane) > 0).then_some(cursor.at) }
    };
    let lists = vec![
        panes::actors::list(store, state, window(Pane::Actors)),
        panes::ties::list(store, state, window(Pane::Ties)),
        panes::interests::list(store, state, window(Pane::Interests)),
        panes::log::list(store, state, window(Pane::Log)),
    ];
    Body::Panes { lists, focus: state.place.pane, zoomed: state.place.zoomed }
}

fn page(store: &Store, state: &State, page: Page) -> PageScene {
    match page {
        Page::Actor(actor) => super::actor::actor(store, &state.lens, actor, LATEST),
        Page::Bloc(bloc) => super::bloc::bloc(store, &state.lens, bloc),
        Page::BlocWith(bloc, actor) => super::bloc::bloc_with(store, &state.lens, bloc, actor, LATEST),
        Page::Dyad(dyad) => super::dyad::dyad(store, &state.lens, dyad, LATEST),
        Page::Event(event) => super::event::event(store, &state.lens, event),
        Page::Interest(interest) => super::interest::interest(store, &state.lens, interest),
    }
}
