//! What each action does to the state, family by family.

mod choosing;
mod composing;
mod filtering;
mod finding;
mod going;
mod grid;
mod moving;
mod opening;
mod presenting;
mod time;
mod typing;

use super::copy::Copied;
use super::effect::Effect;
use super::notice::Notice;
use super::overlay::{Overlay, Typed};
use super::page::Page;
use super::place::Pane;
use super::stage::Stage;
use super::state::{Mode, State};
use crate::action::Action;
use crate::model::{TieColumns, View};
use crate::store::Store;

/// Performs an action.
pub fn update(state: &mut State, store: &Store, action: Action) -> Effect {
    state.notice = None;
    composing::remember(state, store);
    if let (Mode::Input, Some(request)) = (state.mode(), typing::request(action)) {
        typing::edit(state, store, request);
        return Effect::None;
    }
    if state.mode() == Mode::Talk && action != Action::Theme {
        return presenting::act(state, store, action);
    }
    if grid::act(state, store, action) {
        return Effect::None;
    }
    perform(state, store, action)
}

/// The table of all actions, and what each does where none of the above has its own meaning for it.
fn perform(state: &mut State, store: &Store, action: Action) -> Effect {
    match action {
        Action::Up | Action::Down => moving::step(state, store, action == Action::Down),
        Action::Left | Action::Right => moving::sideways(state, store, action == Action::Left),
        Action::Top | Action::Bottom => moving::end(state, store, action == Action::Bottom),
        Action::HalfPageUp => moving::page(state, store, -1, 2),
        Action::HalfPageDown => moving::page(state, store, 1, 2),
        Action::PageUp => moving::page(state, store, -1, 1),
        Action::PageDown => moving::page(state, store, 1, 1),
        Action::NextPane => moving::pane(state, store, false),
        Action::PreviousPane => moving::pane(state, store, true),
        Action::Enter => opening::enter(state),
        Action::Evidence => opening::evidence(state),
        Action::Sheet => opening::sheet(state),
        Action::Changes => opening::changes(state),
        Action::Tensions => opening::list(state, Page::Tensions),
        Action::Stale => opening::list(state, Page::Stale),
        Action::Baseline => typing::open(state, store, Typed::Baseline, ""),
        Action::Dashboard => opening::dashboard(state),
        Action::Matrix => opening::stage(state, store, Stage::Matrix),
        Action::Graph => opening::stage(state, store, Stage::Graph),
        Action::Timeline => opening::stage(state, store, Stage::Timeline),
        Action::Briefings => composing::list(state, store),
        Action::AddStep => composing::ask_add(state, store),
        Action::NewBriefing => composing::ask_new(state, store),
        Action::Retitle => composing::ask_retitle(state, store),
        Action::Remove => composing::ask_remove(state, store),
        Action::SeeLive => composing::see_live(state, store),
        Action::Recentre => opening::recentre(state),
        Action::Closer | Action::Wider => moving::zoom(state, store, action == Action::Closer),
        Action::Swap => opening::swap(state, store),
        Action::OpenAddress => return opening::address(state, store),
        Action::Back => going::back(state, store),
        Action::HistoryBack | Action::HistoryForward => going::history(state, store, action == Action::HistoryBack),
        Action::Zoom => zoom(state),
        Action::Sort => sort(state, store),
        Action::Formal => formal(state, store),
        Action::Filter => filtering::open(state, store),
        Action::FilterToggle => filtering::toggle(state, store),
        Action::FindNext => finding::go(state, store, false),
        Action::FindPrevious => finding::go(state, store, true),
        Action::Topics => choosing::topics(state, store),
        Action::Palette => choosing::palette(state, store),
        Action::Help => choosing::help(state),
        Action::Legend => choosing::legend(state),
        Action::SaveView => typing::open(state, store, Typed::SaveView, ""),
        Action::AsOf => typing::open(state, store, Typed::AsOf, ""),
        Action::Latest => time::go_to(state, store, store.graph.as_of),
        Action::PreviousEvent => time::event(state, store, true),
        Action::NextEvent => time::event(state, store, false),
        Action::PreviousMonth => time::month(state, store, true),
        Action::NextMonth => time::month(state, store, false),
        Action::StartOver => start_over(state, store),
        Action::Theme => theme(state),
        Action::Accept => match choosing::accept(state, store) {
            choosing::Taken::Done(effect) => return effect,
            choosing::Taken::Then(action) => return update(state, store, action),
        },
        Action::Cancel => cancel(state, store),
        Action::Complete => filtering::complete(state, store),
        Action::Toggle => choosing::toggle(state, store),
        Action::Present => presenting::begin(state, store),
        Action::ReturnToSlide => presenting::back(state),
        Action::Quit => return quit(state, store),
        Action::QuitNow => return Effect::Quit,
        Action::Reload => return Effect::Reload,
        Action::Redraw => return Effect::Redraw,
        Action::Suspend => return Effect::Suspend,
        Action::Mouse => return mouse(state),
        Action::MoveDown | Action::MoveUp => return composing::shift(state, store, action == Action::MoveDown),
        Action::EditWords => return composing::write(state, store),
        Action::Copy | Action::CopyWithSources | Action::CopyCommand => return copy(state, store, action),
        // Only while something is typed, in the matrix, or while a talk is given.
        Action::Erase
        | Action::EraseWord
        | Action::EraseLine
        | Action::Cells
        | Action::Fold
        | Action::NextStep
        | Action::PreviousStep
        | Action::TakeStep
        | Action::GoToStep
        | Action::FirstStep
        | Action::LastStep
        | Action::StepIndex
        | Action::Black
        | Action::White
        | Action::Hold
        | Action::Explore
        | Action::TalkClock
        | Action::PauseClock
        | Action::RestartClock
        | Action::EndTalk
        | Action::Yes
        | Action::No => {}
    }
    Effect::None
}

/// Takes a typed character, where something is being typed.
pub fn type_char(state: &mut State, store: &Store, c: char) {
    typing::insert(state, store, c);
}

/// Takes a key that has no meaning in a talk, or the digit that it types: a digit of the number of a slide, and whatever it
/// is, it brings back a screen that was blank.
pub fn strike(state: &mut State, digit: Option<u32>) {
    presenting::strike(state, digit);
}

/// Takes pasted text as text, never as commands; where nothing is being typed it is passed over.
pub fn paste(state: &mut State, store: &Store, text: &str) {
    if state.mode() == Mode::Input {
        typing::insert_all(state, store, text);
    }
}

/// Selects a row of a pane, as a click does.
pub fn select(state: &mut State, store: &Store, pane: Pane, row: usize) {
    if state.overlay.is_none() && state.place.pages.is_empty() {
        // The row is meant as it is seen: of the pair where the list is the pair's.
        if matches!(pane, Pane::Interests | Pane::Log) && state.place.narrowed {
            state.chosen.tie = state.place.tie;
        }
        state.focus(store, pane);
        moving::to(state, store, pane, row);
    }
}

/// Puts the cursor of the topmost page on what lies nearest to a cell of a line that is seen, as a click does.
pub fn point(state: &mut State, line: usize, x: u16) {
    // What is told below the lines that scroll has none of them under it.
    let seen = line < state.sizes.page;
    if let (None, true, Some(opened)) = (&state.overlay, seen, state.place.pages.last_mut()) {
        let line = opened.scroll + line;
        opened.at = state.stops.nearest(line, x).unwrap_or(opened.at);
    }
}

/// Puts the cursor of the matrix on a square, as a click does.
pub fn point_square(state: &mut State, row: usize, column: usize) {
    grid::point(state, row, column);
}

/// Gives the pane, or the stage, the whole middle, or no longer.
fn zoom(state: &mut State) {
    let on_stage = state.place.stage().is_some();
    let zoomed = if on_stage { &mut state.setup.alone } else { &mut state.place.zoomed };
    *zoomed = !*zoomed;
}

fn sort(state: &mut State, store: &Store) {
    state.setup.ties.sort = state.setup.ties.sort.next();
    state.reorder(store);
    state.list_ties(store);
    state.notice = Some(Notice::info(format!("ties sorted: {}", state.setup.ties.sort.word())));
}

/// Tells of each tie what is formally so, or its record. Where the ties are not on the screen one goes to them.
fn formal(state: &mut State, store: &Store) {
    if state.sizes.of(Pane::Ties) == 0 && state.place.pane != Pane::Ties {
        state.place.zoomed = false;
        state.focus(store, Pane::Ties);
        state.setup.ties.columns = TieColumns::Formal;
    } else {
        state.setup.ties.columns = state.setup.ties.columns.next();
    }
}

/// Goes to where a first run begins; one can go back from there.
fn start_over(state: &mut State, store: &Store) {
    state.leave_view(store);
    state.setup.baseline = None;
    state.show(store, &View::default());
}

fn mouse(state: &mut State) -> Effect {
    state.look.mouse = !state.look.mouse;
    let how = if state.look.mouse { "mouse on: Shift still selects text" } else { "mouse off" };
    state.notice = Some(Notice::info(how));
    Effect::Mouse(state.look.mouse)
}

fn theme(state: &mut State) {
    let look = &mut state.look;
    let at = look.themes.iter().position(|name| *name == look.theme).map_or(0, |at| at + 1);
    if let Some(name) = look.themes.get(at).or_else(|| look.themes.first()) {
        look.theme = name.clone();
        look.chosen = true;
        state.notice = Some(Notice::info(format!("theme {name}")));
    }
}

/// Leaves what is on top as it was before.
fn cancel(state: &mut State, store: &Store) {
    match state.overlay.take() {
        Some(Overlay::Typing(typing)) => filtering::give_up(state, store, &typing),
        Some(Overlay::Chooser(_)) => {}
        None => going::back(state, store),
    }
}

/// Closes what is open; at the root asks whether to quit, and quits when asked already.
fn quit(state: &mut State, store: &Store) -> Effect {
    match &state.overlay {
        Some(Overlay::Chooser(chooser)) if matches!(chooser.what, super::overlay::Choosing::Quit) => {
            return Effect::Quit;
        }
        Some(_) => cancel(state, store),
        None if !state.place.pages.is_empty() || state.place.zoomed => going::back(state, store),
        // Explored from a slide it is not the program's end.
        None if state.talk.is_some() => presenting::back(state),
        None => choosing::ask_quit(state),
    }
    Effect::None
}

/// The thing under the cursor, or the command that shows this view.
fn copy(state: &mut State, store: &Store, action: Action) -> Effect {
    let copied = match action {
        Action::CopyCommand => {
            let view = View { baseline: state.setup.baseline, ..state.view(store) };
            Some(Copied::Command(super::copy::command(&view, &state.look.data)))
        }
        _ => super::copy::selection(state, action == Action::CopyWithSources),
    };
    let said = if copied.is_some() { "sent to the terminal's clipboard" } else { "nothing is selected here" };
    state.notice = Some(Notice::info(said));
    copied.map_or(Effect::None, Effect::Copy)
}
