//! Making briefings: adding views, putting slides in order, titles. The changes themselves are made in the file.

use super::{choosing, opening, typing};
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::overlay::{Choosing, Meant, Typed};
use crate::app::page::{Page, Sought};
use crate::app::state::State;
use crate::app::talk::briefing;
use crate::app::title::title;
use crate::files::{Change, Edit};
use crate::model::View;
use crate::query::Lens;
use crate::store::Store;

/// Remembers the user's briefing whose page is open: views go to it from then on.
pub(super) fn remember(state: &mut State, store: &Store) {
    if let Some(Page::Briefing(at) | Page::Slide(at, _)) = state.place.pages.last().map(|opened| opened.page)
        && let Some(id) = state.own(store, at).map(|own| own.id.clone())
    {
        state.setup.composing.last = Some(id);
    }
}

/// Lists the briefings, with the cursor on the one that views go to.
pub(super) fn list(state: &mut State, store: &Store) {
    let is_open = state.place.pages.iter().any(|opened| opened.page == Page::Briefings);
    opening::open_page(state, Page::Briefings);
    let last = state.setup.composing.last.as_deref().and_then(|id| state.place_of_own(store, id));
    if let (false, Some(at), Some(opened)) = (is_open, last, state.place.pages.last_mut()) {
        opened.aim = Some(Sought::Page(Page::Briefing(at)));
    }
}

/// Asks for the title of the view that is to become a slide.
pub(super) fn ask_add(state: &mut State, store: &Store) {
    if is_on_briefings(state) {
        state.notice = Some(Notice::info("this is no view of the data; v opens what a slide shows, B adds from there"));
    } else if !is_refused(state) {
        let title = title(store, &shown(state, store));
        typing::open_selected(state, store, Typed::AddStep, &title);
    }
}

/// What the screen shows, as a slide shows it at any later time: with the baseline that holds now.
fn shown(state: &State, store: &Store) -> View {
    let lens = &state.lens;
    let baseline = Some(lens.baseline).filter(|day| *day != Lens::usual_baseline(lens.as_of));
    View { baseline, ..state.view(store) }
}

/// Asks for the title of a new briefing.
pub(super) fn ask_new(state: &mut State, store: &Store) {
    if !is_refused(state) {
        typing::open_selected(state, store, Typed::NewBriefing, "My briefing");
    }
}

/// Asks for another title of what is meant.
pub(super) fn ask_retitle(state: &mut State, store: &Store) {
    if let Some(meant) = meant(state, store) {
        typing::open_selected(state, store, Typed::Retitle, &meant.title);
    }
}

/// Asks whether to remove what is meant.
pub(super) fn ask_remove(state: &mut State, store: &Store) {
    if let Some(meant) = meant(state, store) {
        choosing::open(state, Choosing::Remove(meant), 0);
    }
}

/// Moves what is meant by one place.
pub(super) fn shift(state: &mut State, store: &Store, down: bool) -> Effect {
    change_meant(state, store, if down { Change::Down } else { Change::Up })
}

/// Changes what is meant now.
fn change_meant(state: &mut State, store: &Store, made: Change) -> Effect {
    meant(state, store).map_or(Effect::None, |meant| change(meant, made))
}

/// Changes what was meant.
pub(super) fn change(Meant { briefing, step, .. }: Meant, made: Change) -> Effect {
    Effect::Compose(match step {
        Some(step) => Edit::Step(briefing, step, made),
        None => Edit::Briefing(briefing, made),
    })
}

/// Has the words of what is meant written in the user's editor.
pub(super) fn write(state: &mut State, store: &Store) -> Effect {
    let on_list = state.place.pages.last().is_some_and(|opened| opened.page == Page::Briefings);
    if on_list && state.setup.composing.trouble.is_some() && !is_refused(state) {
        // Wherever the cursor is: a file that is wrong is put right first.
        return Effect::Write(Box::default(), None);
    }
    meant(state, store).map_or(Effect::None, |meant| Effect::Write(meant.briefing, meant.step))
}

/// What follows from a title that was typed.
pub(super) fn titled(state: &mut State, store: &Store, what: Typed, title: String) -> Effect {
    match what {
        Typed::AddStep => {
            let last = state.setup.composing.last.clone();
            let briefing = last.filter(|id| state.place_of_own(store, id).is_some());
            Effect::Compose(Edit::Add { briefing, title, view: shown(state, store) })
        }
        Typed::NewBriefing => Effect::Compose(Edit::New(title)),
        _ => change_meant(state, store, Change::Retitle(title)),
    }
}

/// Opens what the slide under the cursor shows, or the one whose page is open.
pub(super) fn see_live(state: &mut State, store: &Store) {
    let step = match state.pointed() {
        Some((at, Some(step))) => briefing(store, state, at).and_then(|briefing| briefing.steps.get(step)),
        _ => None,
    };
    let Some(view) = step.map(|step| step.show.clone()) else {
        state.notice = Some(Notice::info("no slide is selected here"));
        return;
    };
    let from = state.visit(store);
    let missing = state.show(store, &view);
    state.land(from);
    let shown = Notice::info("this is what the slide shows; [ goes back to it");
    state.notice = missing.map(Notice::alert).or_else(|| state.notice.take()).or(Some(shown));
}

/// What the cursor is on of the user's briefings. Says so where nothing can be changed.
fn meant(state: &mut State, store: &Store) -> Option<Meant> {
    if is_refused(state) {
        return None;
    }
    let Some((at, step)) = state.pointed() else {
        state.notice = Some(Notice::info("no briefing is selected here; 6 lists them"));
        return None;
    };
    let Some(own) = state.own(store, at) else {
        let why = "part of the data: it cannot be changed here; B puts a view into one of yours";
        state.notice = Some(Notice::info(why));
        return None;
    };
    let title = match step {
        Some(step) => own.steps.get(step)?.title.to_string(),
        None => own.title.to_string(),
    };
    Some(Meant { briefing: own.id.clone(), step, title })
}

/// What the room is being shown stays as it is. Says so.
fn is_refused(state: &mut State) -> bool {
    let talks = state.talk.is_some();
    if talks {
        state.notice = Some(Notice::info("not while a talk is given: its slides stay as they are"));
    }
    talks
}

fn is_on_briefings(state: &State) -> bool {
    state.place.pages.last().is_some_and(|opened| opened.page.is_of_briefings())
}
