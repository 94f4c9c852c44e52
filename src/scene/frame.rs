//! The whole frame from the state: the only place, with `chrome` and the panes, that looks at it.

use std::sync::Arc;

use super::chrome;
use super::dialogs;
use super::evidence;
use super::hints;
use super::list::Window;
use super::page::{Most, Page as PageScene};
use super::panes;
use super::prompt::prompt;
use super::screen::{Body, Middle, Screen};
use super::stages::{self, Stage};
use super::there;
use crate::app::{Chooser, Overlay, Page, Pane, Stage as Which, State};
use crate::keymap::Keymap;
use crate::model::ActorIx;
use crate::query::Lens;
use crate::store::Store;

/// How many of its events the page of a pair lists before everything else.
const FEW: usize = 5;
/// Most ties among neighbours that a page lists.
const MANY: usize = 500;
/// How much of an actor its page lists: each key lays it out, and thousands of ties would hold it up. The panes have all.
const LATEST: Most = Most { ties: 100, events: 15 };

/// What the screen shows now, with what lies on top, which takes longer to make than the rest.
#[must_use]
pub fn screen(store: &Store, state: &State, keymap: &Keymap, top: Option<Middle>) -> Screen {
    Screen {
        crumbs: chrome::crumbs(store, state),
        stamp: chrome::stamp(store, state),
        scrub: chrome::scrub(store, state),
        prompt: prompt(store, state, keymap),
        counts: chrome::counts(state),
        body: body(store, state, top),
        explain: chrome::explain(store, state),
        hints: hints::hints(store, state, keymap),
        dialog: chooser(state).map(|chooser| dialogs::dialog(store, state, keymap, chooser)),
    }
}

/// The screen without any row: all that a layout asks of it.
#[must_use]
pub fn outline(store: &Store, state: &State) -> Screen {
    let body = match state.place.pages.last() {
        Some(opened) => Body::Page { page: Arc::default(), scroll: opened.scroll, at: opened.at },
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

fn body(store: &Store, state: &State, top: Option<Middle>) -> Body {
    match (top, state.place.pages.last()) {
        (Some(Middle::Page(page)), Some(opened)) => {
            return Body::Page { page, scroll: opened.scroll, at: opened.at };
        }
        (Some(Middle::Stage(picture)), Some(opened)) => {
            let beside = stages::beside(store, state, &picture);
            return Body::Stage { picture, beside, scroll: opened.scroll, at: opened.at };
        }
        _ => {}
    }
    panes(store, state, |pane| {
        let cursor = state.cursors.of(pane);
        Window { first: cursor.first, rows: state.sizes.of(pane), cursor: (state.total(pane) > 0).then_some(cursor.at) }
    })
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

/// The stage on top, if it is one and may be shown on this day.
#[must_use]
pub fn stage(store: &Store, state: &State) -> Option<Stage> {
    let page = state.place.pages.last()?.page;
    if !there::is_there(store, &state.lens, page) {
        return None;
    }
    Some(match page.stage()? {
        Which::Matrix => Stage::Matrix(Box::new(stages::matrix(store, state))),
        Which::Graph => Stage::Graph(Box::new(stages::graph(store, state))),
        Which::Timeline => Stage::Timeline(Box::new(stages::timeline(store, state))),
    })
}

/// The page about something; of a pair as seen from one side.
#[must_use]
pub fn page(store: &Store, lens: &Lens, page: Page, side: Option<ActorIx>) -> PageScene {
    if !there::is_there(store, lens, page) {
        return there::not_yet(store, lens);
    }
    match page {
        Page::Actor(actor) => super::actor::actor(store, lens, actor, LATEST),
        Page::Bloc(bloc) => super::bloc::bloc(store, lens, bloc),
        Page::BlocWith(bloc, actor) => super::bloc::bloc_with(store, lens, bloc, actor, LATEST),
        Page::Dyad(dyad, from) => super::dyad::sheet(store, lens, dyad, from),
        Page::Board(dyad) => super::dyad::board_page(store, lens, dyad, side),
        Page::Readings(dyad) => super::dyad::readings_page(store, lens, dyad, side),
        Page::Sure(dyad, strongest) => super::dyad::sure(store, lens, dyad, strongest, side),
        Page::TensionsOf(dyad) => super::dyad::tensions_page(store, lens, dyad, side),
        Page::Triangle(actor, dyad) => super::dyad::triangle(store, lens, actor, dyad),
        Page::Tensions => super::tensions::tensions(store, lens, super::tensions::FEW_TENSIONS),
        Page::Stale => super::stale::stale(store, lens),
        Page::Event(event) => super::event::event(store, lens, event),
        Page::Interest(interest) => super::interest::interest(store, lens, interest),
        Page::Changes(first) => super::changes::changes(store, lens, first, FEW),
        Page::Marks(dyad, from) => evidence::marks(store, lens, dyad, from),
        Page::Standing(dyad, at) => evidence::standing(store, lens, dyad, at, side),
        Page::Track(dyad, at) => evidence::track(store, lens, dyad, at, side),
        Page::Trend(dyad) => evidence::trend(store, lens, dyad, side),
        Page::Count(count, past) => evidence::count(store, lens, count, past, side),
        Page::Claim(claim) => evidence::claim(store, lens, claim),
        Page::Source(source) => evidence::source(store, lens, source),
        Page::Neighbours(actor) => stages::graph_page(store, lens, actor, MANY),
        // Stages are no pages of text, and the user's briefings are none of the store's.
        Page::Briefings
        | Page::Briefing(_)
        | Page::Slide(..)
        | Page::Matrix
        | Page::Graph(..)
        | Page::Timeline(_)
        | Page::TimelineOf(_) => PageScene::default(),
    }
}
