//! Opening pages: what is selected, what it was made from, and whose word it is.

use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::page::{Opened, Page, Sought};
use crate::app::place::{Item, Pane, TieItem};
use crate::app::stage::Stage;
use crate::app::state::State;
use crate::model::{ActorIx, Dyad};
use crate::store::{Named, Store};

/// Opens what the cursor is on: a page about it.
pub(super) fn enter(state: &mut State) {
    let page = match state.place.pane {
        _ if !state.place.pages.is_empty() => return deeper(state),
        Pane::Ties => state.place.tie.map(|tie| match tie {
            TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => Page::Dyad(dyad, state.seen_from(dyad)),
            TieItem::Group(bloc, actor) => Page::BlocWith(bloc, actor),
        }),
        _ => state.selected(),
    };
    choose(state);
    open(state, page, "nothing is selected here");
}

/// Whoever opens something has chosen it.
const fn choose(state: &mut State) {
    match state.place.pane {
        Pane::Actors => {}
        Pane::Ties => state.chosen.tie = state.place.tie,
        Pane::Interests => state.chosen.interest = state.place.interest,
        Pane::Log => state.chosen.event = state.place.event,
    }
}

/// Opens what the sign, word or figure under the cursor was made from; of a pair on a stage what its signs were.
pub(super) fn evidence(state: &mut State) {
    let on_stage = state.place.stage().is_some();
    if let (true, Some(Page::Dyad(dyad, from))) = (on_stage, state.stop()) {
        return open_page(state, Page::Marks(dyad, from));
    }
    if state.place.pages.is_empty() {
        choose(state);
        let page = state.selected();
        return open(state, page, "nothing is selected here");
    }
    deeper(state);
}

/// One level deeper from a page.
fn deeper(state: &mut State) {
    let page = state.stop();
    open(state, page, "nothing under the cursor opens; Esc goes back");
}

fn open(state: &mut State, page: Option<Page>, otherwise: &str) {
    match page {
        Some(page) => open_page(state, page),
        None => state.notice = Some(Notice::info(otherwise)),
    }
}

/// Opens a page on top of those that are open.
pub(super) fn open_page(state: &mut State, page: Page) {
    // Round in a circle one comes back to where one was.
    if let Some(at) = state.place.pages.iter().position(|opened| opened.page == page) {
        state.place.pages.truncate(at + 1);
        return;
    }
    state.leave_place();
    state.place.pages.push(Opened::new(page));
}

/// Opens what changed, the ties first of whom the topmost page is about, else of whom is selected.
pub(super) fn changes(state: &mut State) {
    list(state, Page::Changes(centre(state)));
}

/// Opens a list of everybody's, with the cursor on the first that concerns what is selected.
pub(super) fn list(state: &mut State, page: Page) {
    let aim = pair(state).map(Sought::Pair).or_else(|| centre(state).map(Sought::Actor));
    open_page(state, page);
    if let Some(opened) = state.place.pages.last_mut() {
        opened.aim = aim;
    }
}

/// Opens a stage: of what the topmost page is about, else of what is selected. Where it is open already, what lies on it
/// is closed.
pub(super) fn stage(state: &mut State, store: &Store, which: Stage) {
    let page = match which {
        Stage::Matrix => Some(Page::Matrix),
        Stage::Graph => centre(state).map(|actor| Page::Graph(actor, state.lens.as_of)),
        Stage::Timeline => pair(state).map(Page::Timeline).or_else(|| centre(state).map(Page::TimelineOf)),
    };
    let is_it = |opened: &Opened| match (opened.page, page) {
        // Whoever is seated keeps the seat.
        (Page::Graph(actor, _), Some(Page::Graph(wanted, _))) => actor == wanted,
        (known, wanted) => Some(known) == wanted,
    };
    match state.place.pages.iter().position(is_it) {
        Some(at) => state.place.pages.truncate(at + 1),
        None if which == Stage::Matrix => {
            let [row, column] = sides(state);
            open(state, page, "");
            state.open_matrix(store, row, column);
        }
        None => open(state, page, "a bloc has no such view; l unfolds it, then select a member"),
    }
}

/// Whoever acts, and toward whom, on the square that is meant: of the pair that the topmost page is about, else of the
/// selected rows.
fn sides(state: &State) -> [Option<Named>; 2] {
    if let Some(dyad) = pair(state).filter(|_| !state.place.pages.is_empty()) {
        let about = state.place.pages.last().map(|opened| opened.page);
        let from = match about {
            Some(Page::Dyad(own, from) | Page::Marks(own, from)) if own == dyad => from,
            _ => state.seen_from(dyad),
        };
        return [Some(from), dyad.other(from)].map(|actor| actor.map(Named::Actor));
    }
    state.place.heads()
}

/// Puts the neighbour under the cursor of a graph into the middle; with the cursor there already seats everyone anew, as
/// of the date.
pub(super) fn recentre(state: &mut State) {
    let (stop, today) = (state.stop(), state.lens.as_of);
    let Some(Page::Graph(centre, seated_on)) = state.place.pages.last().map(|opened| opened.page) else { return };
    match stop {
        Some(Page::Dyad(dyad, _)) if dyad.has(centre) => {
            let neighbour = dyad.other(centre).unwrap_or(centre);
            open_page(state, Page::Graph(neighbour, today));
        }
        Some(Page::Dyad(..) | Page::BlocWith(..) | Page::Neighbours(_)) => {
            state.notice = Some(Notice::info("f puts an actor into the middle; this is more than one"));
        }
        _ if seated_on == today => state.notice = Some(Notice::info("seated as of this date already")),
        _ => {
            state.leave_place();
            if let Some(opened) = state.place.pages.last_mut() {
                *opened = Opened::new(Page::Graph(centre, today));
            }
        }
    }
}

/// Whose graph or timeline is meant: of the actor that is selected, or that the topmost page is about.
fn centre(state: &State) -> Option<ActorIx> {
    let about = state.stop().into_iter().chain(state.place.pages.last().map(|opened| opened.page));
    let mut actors = about.filter_map(|page| match page {
        Page::Actor(actor)
        | Page::Graph(actor, _)
        | Page::TimelineOf(actor)
        | Page::Dyad(_, actor)
        | Page::Marks(_, actor)
        | Page::BlocWith(_, actor) => Some(actor),
        page => page.dyad().map(|dyad| state.seen_from(dyad)),
    });
    actors.next().or_else(|| state.place.item.and_then(Item::actor))
}

/// The pair that is meant: under the cursor of the topmost page, what that page is about, or the tie that is selected
/// where the keys are in the ties, or what is narrowed to it.
fn pair(state: &State) -> Option<Dyad> {
    let stop = state.stop().and_then(Page::dyad);
    let about = state.place.pages.last().map(|opened| opened.page);
    match about {
        Some(page) => stop.or_else(|| page.dyad()),
        None => state.place.narrow_tie().and_then(TieItem::dyad),
    }
}

/// Opens the sheet of the pair that the topmost page is about, else of the selected tie.
pub(super) fn sheet(state: &mut State) {
    let stop = state.stop().and_then(Page::dyad);
    let about = state.place.pages.last().and_then(|opened| opened.page.dyad());
    let dyad = stop.or(about).or_else(|| state.place.tie.and_then(TieItem::dyad));
    let acting = state.stop().filter(|page| matches!(page, Page::Dyad(..)));
    let page = acting.or_else(|| dyad.map(|dyad| Page::Dyad(dyad, state.seen_from(dyad))));
    open(state, page, "no tie is selected");
}

/// Closes all pages.
pub(super) fn dashboard(state: &mut State) {
    if !state.place.pages.is_empty() {
        state.leave_place();
        state.place.pages.clear();
    }
}

/// Sees the pair from its other side: on its page, else in the ties.
pub(super) fn swap(state: &mut State, store: &Store) {
    let turned = |dyad: Dyad, from: ActorIx| dyad.other(from).unwrap_or(from);
    if let Some(opened) = state.place.pages.last_mut() {
        match &mut opened.page {
            Page::Dyad(dyad, from) | Page::Marks(dyad, from) => *from = turned(*dyad, *from),
            _ => state.notice = Some(Notice::info("only a pair has another side")),
        }
        return;
    }
    let Some(dyad) = state.place.tie.and_then(TieItem::dyad) else {
        state.notice = Some(Notice::info("no tie is selected"));
        return;
    };
    let from = state.here();
    let mut place = state.place.clone();
    (place.interest, place.event) = (state.chosen.interest, state.chosen.event);
    place.item = Some(Item::Actor(turned(dyad, state.seen_from(dyad))));
    place.tie = Some(TieItem::Pair(dyad));
    if place.pane == Pane::Actors {
        (place.pane, place.narrowed) = (Pane::Ties, true);
    }
    state.go(store, place);
    if from.place.is_landing() {
        // Turned again it is still the same jump.
        state.history.leave(from);
        state.place.landing = Some(state.place.as_landing());
    } else {
        state.land(from);
    }
}

/// Has the shown address opened.
pub(super) fn address(state: &mut State, store: &Store) -> Effect {
    let Some(address) = state.address(store) else {
        state.notice = Some(Notice::info("no address is shown here; e goes on to the sources"));
        return Effect::None;
    };
    state.notice = Some(Notice::info(format!("asked to open {address}")));
    Effect::Open(address.to_string())
}
