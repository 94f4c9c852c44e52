//! The whole frame from the state: the only place, with `chrome` and the panes, that looks at it.

use super::chrome;
use super::dialogs;
use super::list::Window;
use super::page::Page as PageScene;
use super::panes;
use super::prompt::prompt;
use super::screen::{Body, Screen};
use crate::app::{Chooser, Overlay, Page, Pane, State};
use crate::keymap::Keymap;
use crate::store::Store;

/// How many of its events the page of a pair lists before everything else.
const FEW: usize = 5;
/// How many of its events a page lists; the log beside it has them all.
const LATEST: usize = 15;

/// What the screen shows now.
#[must_use]
pub fn screen(store: &Store, state: &State, keymap: &Keymap) -> Screen {
    Screen {
        crumbs: chrome::crumbs(store, state),
        stamp: chrome::stamp(store, state),
        scrub: chrome::scrub(store, state),
        prompt: prompt(state),
        counts: chrome::counts(state),
        body: body(store, state),
        explain: chrome::explain(store, state),
        hints: chrome::hints(state, keymap),
        dialog: chooser(state).map(|chooser| dialogs::dialog(store, state, keymap, chooser)),
    }
}

/// The screen without any row: all that a layout asks of it.
#[must_use]
pub fn outline(store: &Store, state: &State) -> Screen {
    let body = match state.place.pages.last() {
        Some(opened) => Body::Page { page: PageScene::default(), scroll: opened.scroll, at: opened.at },
        None => panes(store, state, |_| Window { first: 0, rows: 0, cursor: None }),
    };
    Screen { body, dialog: chooser(state).map(dialogs::outline), ..Screen::default() }
}

fn chooser(state: &State) -> Option<&Chooser> {
    match &state.overlay {
        Some(Overlay::Chooser(chooser)) => Some(chooser),
        _ => None,
    }
}

fn body(store: &Store, state: &State) -> Body {
    if let (Some(page), Some(opened)) = (topmost(store, state), state.place.pages.last()) {
        return Body::Page { page, scroll: opened.scroll, at: opened.at };
    }
    panes(store, state, |pane| {
        let cursor = state.cursors.of(pane);
        Window { first: cursor.first, rows: state.sizes.of(pane), cursor: (state.total(pane) > 0).then_some(cursor.at) }
    })
}

/// The page on top, if there is one.
#[must_use]
pub fn topmost(store: &Store, state: &State) -> Option<PageScene> {
    state.place.pages.last().map(|opened| page(store, state, opened.page))
}

fn panes(store: &Store, state: &State, window: impl Fn(Pane) -> Window) -> Body {
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
        Page::Dyad(dyad, from) => super::dyad::sheet(store, &state.lens, dyad, from),
        Page::Board(dyad) => super::dyad::board_page(store, &state.lens, dyad),
        Page::Readings(dyad) => super::dyad::readings_page(store, &state.lens, dyad),
        Page::Sure(dyad) => super::dyad::sure(store, &state.lens, dyad),
        Page::Triangle(actor, dyad) => super::dyad::triangle(store, &state.lens, actor, dyad),
        Page::Tensions => super::tensions::tensions(store, &state.lens, super::tensions::FEW_TENSIONS),
        Page::Stale => super::stale::stale(store, &state.lens),
        Page::Event(event) => super::event::event(store, &state.lens, event),
        Page::Interest(interest) => super::interest::interest(store, &state.lens, interest),
        Page::Changes => super::changes::changes(store, &state.lens, FEW),
        Page::Marks(..)
        | Page::Standing(..)
        | Page::Track(..)
        | Page::Trend(_)
        | Page::Count(..)
        | Page::Claim(_)
        | Page::Source(_) => super::evidence::evidence(store, &state.lens, page),
    }
}
