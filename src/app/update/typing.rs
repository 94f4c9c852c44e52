//! Lines being typed: characters in, editing, and what a finished line does.

use tui_input::{Input, InputRequest};

use super::{choosing, composing, filtering, finding, time};
use crate::action::Action;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::overlay::{Before, Overlay, Typed, Typing};
use crate::app::question::Hints;
use crate::app::state::State;
use crate::model::{DateError, PartialDate, View};
use crate::query::{Completion, Completions, Scope, known_dates};
use crate::store::Store;

/// Most dates that are offered.
const MOST_DATES: usize = 8;
/// Longest line that can be typed, in characters.
const LONGEST: usize = 4096;

/// Opens a line with a text in it.
pub(super) fn open(state: &mut State, store: &Store, what: Typed, text: &str) {
    let input = Input::new(text.to_owned());
    let hints = dates(state, store, what, &input);
    state.overlay = Some(Overlay::Typing(Box::new(Typing {
        what,
        input,
        selected: false,
        problem: None,
        instead: None,
        hints,
        before: Before {
            lens: state.lens.clone(),
            place: state.place.clone(),
            stops: state.stops.clone(),
            chosen: state.chosen,
            cursors: state.cursors,
            filter: state.setup.filter.clone(),
            filter_on: state.setup.filter_on,
        },
    })));
}

/// Opens a line with a text in it that is selected.
pub(super) fn open_selected(state: &mut State, store: &Store, what: Typed, text: &str) {
    open(state, store, what, text);
    if let Some(Overlay::Typing(typing)) = &mut state.overlay {
        typing.selected = !text.is_empty();
    }
}

/// Takes one character.
pub(super) fn insert(state: &mut State, store: &Store, c: char) {
    // `/` as the first key, or in the empty line, turns the filter line into a search, which leaves the filter that was there.
    if let Some(Overlay::Typing(typing)) = &state.overlay
        && (typing.what, c) == (Typed::Filter, '/')
        && (typing.input.value().is_empty() || typing.input.value() == typing.before.filter)
    {
        let typing = typing.clone();
        filtering::give_up(state, store, &typing);
        open(state, store, Typed::Find, "");
        return;
    }
    insert_all(state, store, c.encode_utf8(&mut [0; 4]));
}

/// Takes characters; what does not fit the longest line is left out.
pub(super) fn insert_all(state: &mut State, store: &Store, text: &str) {
    replace_selected(state);
    change(state, store, |input| {
        let room = LONGEST.saturating_sub(input.value().chars().count());
        for c in text.chars().filter(|c| !c.is_control()).take(room) {
            input.handle(InputRequest::InsertChar(c));
        }
    });
}

/// Edits the line that is open.
pub(super) fn edit(state: &mut State, store: &Store, request: InputRequest) {
    let erases =
        matches!(request, InputRequest::DeletePrevChar | InputRequest::DeletePrevWord | InputRequest::DeleteLine);
    if erases && replace_selected(state) {
        return;
    }
    change(state, store, |input| {
        input.handle(request);
    });
}

/// Empties the line where all of it is selected; tells whether it was.
fn replace_selected(state: &mut State) -> bool {
    let Some(Overlay::Typing(typing)) = &mut state.overlay else { return false };
    if typing.selected {
        (typing.input, typing.selected, typing.problem) = (Input::default(), false, None);
        return true;
    }
    false
}

/// Changes what is typed, and does once what follows from it.
fn change(state: &mut State, store: &Store, change: impl FnOnce(&mut Input)) {
    match state.overlay.take() {
        Some(Overlay::Typing(mut typing)) => {
            change(&mut typing.input);
            (typing.problem, typing.selected) = (None, false);
            if typing.what == Typed::Filter {
                filtering::typed(state, store, &mut typing);
            } else {
                typing.hints = dates(state, store, typing.what, &typing.input);
            }
            state.overlay = Some(Overlay::Typing(typing));
        }
        Some(Overlay::Chooser(mut chooser)) => {
            change(&mut chooser.input);
            state.overlay = Some(Overlay::Chooser(choosing::narrowed(state, store, chooser)));
        }
        None => {}
    }
}

/// Known dates that begin as typed, where a date is typed: of what is selected, else of all. As a baseline none is taken that
/// is after the as-of date.
pub(super) fn dates(state: &State, store: &Store, what: Typed, input: &Input) -> Option<Hints> {
    let until = match what {
        Typed::AsOf => store.graph.as_of,
        Typed::Baseline => state.lens.as_of,
        _ => return None,
    };
    let typed = input.value().trim();
    let scope = state.place.scope().unwrap_or(Scope::All);
    let known = |scope| known_dates(store, scope, until, typed, MOST_DATES);
    let mut dates = known(scope);
    if dates.is_empty() {
        dates = known(Scope::All);
    }
    let words = dates.into_iter().map(|known| (known.date.to_string(), known.what)).filter(|(word, _)| word != typed);
    let words = words.map(|(word, what)| Completion { word, leaves: None, means: Some(what) }).collect();
    let completions = Completions { from: 0, until: input.value().chars().count(), words, key: None };
    Some(Hints { completions, removals: None })
}

/// The line is finished.
pub(super) fn accept(state: &mut State, store: &Store, mut typing: Box<Typing>) -> Effect {
    let text = typing.input.value().trim().to_owned();
    match typing.what {
        Typed::Filter => {
            typing.problem = filtering::apply(state, store).map(|error| (error.to_string(), error.column));
            if let Some((problem, _)) = &typing.problem {
                state.notice = Some(Notice::alert(problem.clone()));
                state.overlay = Some(Overlay::Typing(typing));
            }
        }
        Typed::Find => {
            if !text.is_empty() {
                state.setup.find = text;
            }
            finding::go(state, store, false);
        }
        Typed::AsOf | Typed::Baseline => {
            if let Err((problem, column)) = go_to(state, store, typing.what, &text) {
                typing.problem = Some((problem, column));
                state.overlay = Some(Overlay::Typing(typing));
            }
        }
        Typed::SaveView if View::BUILTIN.contains(&text.as_str()) => {
            typing.problem = Some((format!("`{text}` is a view of the program; take another name"), 1));
            state.overlay = Some(Overlay::Typing(typing));
        }
        Typed::SaveView if !text.is_empty() => {
            let view = state.view(store);
            state.setup.views.retain(|(name, _)| *name != text);
            state.setup.views.push((text.clone(), view.clone()));
            return Effect::SaveView(text, view);
        }
        Typed::SaveView => {}
        Typed::AddStep | Typed::Retitle | Typed::NewBriefing if text.is_empty() => {
            typing.problem = Some(("a title is needed; Esc gives it up".to_owned(), 1));
            state.overlay = Some(Overlay::Typing(typing));
        }
        Typed::AddStep | Typed::Retitle | Typed::NewBriefing => {
            return composing::titled(state, store, typing.what, text);
        }
    }
    Effect::None
}

/// Takes a date that was typed: to go to, or to count changes from. An error has its column.
fn go_to(state: &mut State, store: &Store, what: Typed, text: &str) -> Result<(), (String, usize)> {
    if what == Typed::Baseline && text.is_empty() {
        state.set_baseline(store, None);
        return Ok(());
    }
    let said = |error: DateError| match error {
        DateError::Form if !text.contains('/') => "not a date; write YYYY, YYYY-MM or YYYY-MM-DD".to_owned(),
        _ => error.to_string(),
    };
    let date: PartialDate = text.parse().map_err(|error| (said(error), text.chars().count() + 1))?;
    if text.contains('/') {
        return Err(("one date, not a range; its last day is taken".to_owned(), 1));
    }
    let day = date.last();
    match what {
        Typed::Baseline if day > state.lens.as_of => {
            return Err((format!("changes are counted up to {}; take a day before", state.lens.as_of), 1));
        }
        Typed::Baseline => state.set_baseline(store, Some(day)),
        _ => time::go_to(state, store, day),
    }
    if day > store.graph.as_of {
        state.notice = Some(Notice::info(format!("the data ends on {}", store.graph.as_of)));
    }
    Ok(())
}

/// The edit that an action means in a line, if it is one.
pub(super) fn request(action: Action) -> Option<InputRequest> {
    Some(match action {
        Action::Left => InputRequest::GoToPrevChar,
        Action::Right => InputRequest::GoToNextChar,
        Action::Top => InputRequest::GoToStart,
        Action::Bottom => InputRequest::GoToEnd,
        Action::Erase => InputRequest::DeletePrevChar,
        Action::EraseWord => InputRequest::DeletePrevWord,
        Action::EraseLine => InputRequest::DeleteLine,
        _ => return None,
    })
}
