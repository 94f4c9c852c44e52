//! What a key does while a talk is given. No key of a clicker (next, previous, black, and its start key, which sends F5
//! and Esc by turns) ever ends it or shows the dashboard.

use crate::action::Action;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::page::Page;
use crate::app::shown::On;
use crate::app::state::State;
use crate::app::talk::{Asked, Talk, briefing, briefings};
use crate::model::Day;
use crate::query::Lens;
use crate::store::Store;

/// Highest number of a slide that can be typed.
const HIGHEST: usize = 999;

/// Begins the talk of the briefing that is open or selected, from a slide's page with that slide after the card; elsewhere
/// that of the user's which was opened or added to last, else the first. From a slide that is explored goes back to it.
pub(super) fn begin(state: &mut State, store: &Store) {
    if state.talk.is_some() {
        return back(state);
    }
    let first = || briefings(store, state).position(|briefing| !briefing.steps.is_empty()).unwrap_or(0);
    let used = || {
        let last = state.setup.composing.last.as_ref()?;
        briefings(store, state).position(|briefing| briefing.id == *last && !briefing.steps.is_empty())
    };
    let at = state.pointed().map(|(at, _)| at).or_else(used).unwrap_or_else(first);
    match briefing(store, state, at).map(|briefing| briefing.steps.is_empty()) {
        None => state.notice = Some(Notice::info("there is no briefing yet; B adds this view to one of yours")),
        Some(true) => {
            state.notice = Some(Notice::info("it has no slide yet; B adds a view to it, from wherever you are"));
        }
        Some(false) => {
            let page = state.place.pages.last().map(|opened| opened.page);
            state.present(at, false);
            if let (Some(Page::Slide(_, step)), Some(talk)) = (page, &mut state.talk) {
                talk.step = step;
            }
        }
    }
}

/// Goes back from the data to the slide from which it was explored.
pub(super) fn back(state: &mut State) {
    if let Some(talk) = &mut state.talk {
        state.overlay = None;
        talk.on = On::Slide;
    }
}

/// Takes a key without a meaning, or a digit of the number of a slide.
pub(super) fn strike(state: &mut State, digit: Option<u32>) {
    let Some(talk) = &mut state.talk else { return };
    if talk.is_blank() {
        talk.on = talk.behind;
        return;
    }
    // Any key that does not answer a question goes on.
    talk.asked = None;
    let digit = digit.and_then(|digit| usize::try_from(digit).ok());
    talk.typed = digit.map(|digit| (talk.typed.unwrap_or(0) * 10 + digit).min(HIGHEST));
}

/// Performs an action.
pub(super) fn act(state: &mut State, store: &Store, action: Action) -> Effect {
    match action {
        Action::QuitNow => return Effect::Quit,
        Action::Redraw => return Effect::Redraw,
        Action::Suspend => return Effect::Suspend,
        _ => {}
    }
    let steps =
        state.talk.as_ref().and_then(|talk| briefing(store, state, talk.briefing)).map_or(0, |of| of.steps.len());
    let Some(talk) = &mut state.talk else { return Effect::None };
    if talk.is_blank() {
        talk.on = talk.behind;
        return Effect::None;
    }
    let (typed, asked) = (talk.typed.take(), talk.asked.take());
    match action {
        Action::EndTalk => return end(state, store, asked),
        Action::Yes | Action::No => return answer(state, store, asked, action == Action::Yes),
        Action::NextStep => next(talk, steps),
        Action::PreviousStep => previous(talk, typed),
        Action::TakeStep => match typed {
            Some(number) => go_to(talk, steps, number.saturating_sub(1)),
            None if talk.on == On::Index => go_to(talk, steps, talk.at),
            None => next(talk, steps),
        },
        Action::GoToStep => go_to(talk, steps, typed.map_or(usize::MAX, |number| number.saturating_sub(1))),
        Action::FirstStep => go_to(talk, steps, 0),
        Action::LastStep => go_to(talk, steps, usize::MAX),
        Action::Black | Action::White => {
            talk.behind = talk.on;
            talk.on = if action == Action::Black { On::Black } else { On::White };
        }
        Action::Hold if matches!(talk.on, On::Hold | On::Opening) => slide(talk),
        Action::Hold => talk.on = On::Hold,
        Action::StepIndex if talk.on == On::Index => slide(talk),
        Action::StepIndex => (talk.on, talk.at) = (On::Index, talk.step),
        Action::Evidence if talk.on == On::Sources => slide(talk),
        Action::Evidence if talk.on == On::Slide => (talk.on, talk.at) = (On::Sources, 0),
        Action::ReturnToSlide if talk.on == On::Slide => talk.step = talk.left.pop().unwrap_or(talk.step),
        Action::ReturnToSlide => slide(talk),
        Action::TalkClock => talk.clock.shown = !talk.clock.shown,
        Action::PauseClock => talk.clock.pause(),
        Action::RestartClock => talk.clock.restart(),
        Action::Explore if matches!(talk.on, On::Slide | On::Sources) => explore(state, store),
        _ => {}
    }
    Effect::None
}

/// Shows the slide; with the first one the clock begins.
fn slide(talk: &mut Talk) {
    talk.on = On::Slide;
    talk.clock.begin();
}

fn next(talk: &mut Talk, steps: usize) {
    match talk.on {
        On::Slide => talk.step = (talk.step + 1).min(steps.saturating_sub(1)),
        On::Sources if talk.at + talk.fits.rows + 1 < talk.fits.lines => talk.at += talk.fits.rows.max(1),
        On::Index => talk.at = (talk.at + 1).min(steps.saturating_sub(1)),
        _ => slide(talk),
    }
}

/// Goes back one; of a number that is being typed, takes the last digit back.
fn previous(talk: &mut Talk, typed: Option<usize>) {
    match talk.on {
        _ if typed.is_some() => talk.typed = typed.map(|number| number / 10).filter(|left| *left > 0),
        On::Slide => talk.step = talk.step.saturating_sub(1),
        On::Sources if talk.at > 0 => talk.at = talk.at.saturating_sub(talk.fits.rows.max(1)),
        On::Index => talk.at = talk.at.saturating_sub(1),
        On::Opening => {}
        _ => slide(talk),
    }
}

/// Jumps to a step, counted from 0; to the last one where there is none so late.
fn go_to(talk: &mut Talk, steps: usize, step: usize) {
    let step = step.min(steps.saturating_sub(1));
    if step != talk.step {
        talk.left.push(talk.step);
    }
    talk.step = step;
    slide(talk);
}

/// Asks whether the talk is over; asked again, whether it becomes what changes are counted from.
fn end(state: &mut State, store: &Store, asked: Option<Asked>) -> Effect {
    let last = state.talk.as_ref().and_then(|talk| briefing(store, state, talk.briefing)?.steps.last());
    let day = last.and_then(|step| step.show.as_of).unwrap_or(store.graph.as_of);
    let Some(talk) = &mut state.talk else { return Effect::None };
    match asked {
        None => {
            talk.on = On::Hold;
            talk.asked = Some(Asked::End);
            Effect::None
        }
        Some(Asked::End) => {
            talk.asked = Some(Asked::Baseline(day));
            Effect::None
        }
        Some(Asked::Baseline(_)) => over(state, store, None),
    }
}

fn answer(state: &mut State, store: &Store, asked: Option<Asked>, yes: bool) -> Effect {
    match asked {
        Some(Asked::Baseline(day)) => over(state, store, yes.then_some(day)),
        _ => Effect::None,
    }
}

/// Ends the talk and goes back to where the data was explored from first.
fn over(state: &mut State, store: &Store, baseline: Option<Day>) -> Effect {
    let Some(talk) = state.talk.take() else { return Effect::None };
    if let Some(visit) = talk.before {
        // A view without a baseline keeps the one that there is.
        state.setup.baseline = visit.view.as_ref().and_then(|view| view.baseline);
        state.revisit(store, visit);
        state.notice = None;
    }
    if let Some(day) = baseline {
        state.close(store, day);
        let when = if day < state.lens.as_of { "" } else { " once there is newer data" };
        state.notice = Some(Notice::info(format!("changes are counted since {day}{when}, in later runs too")));
    }
    Effect::TalkOver { baseline, alone: talk.alone }
}

/// Opens what the slide shows, live.
fn explore(state: &mut State, store: &Store) {
    let Some(mut view) = state.slide(store).map(|step| step.show.clone()) else { return };
    // The same changes as on the slide, whatever the user's own baseline is.
    view.baseline = Lens::through(store, &view).ok().map(|lens| lens.baseline);
    let before = state.visit(store);
    let missing = state.show(store, &view);
    state.notice = missing.map(Notice::alert).or_else(|| state.notice.take());
    if let Some(talk) = &mut state.talk {
        talk.before.get_or_insert(before);
        talk.on = On::Live;
    }
}
