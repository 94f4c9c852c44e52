//! The user's own briefings in the state: which are there, and what a change of them leads to.

use super::notice::Notice;
use super::page::Page;
use super::state::State;
use super::talk::briefings;
use crate::files::{Change, Edit};
use crate::model::Briefing;
use crate::store::Store;

impl State {
    /// The user's own briefing at this place of [`briefings`]; nothing where one of the data stands.
    #[must_use]
    pub fn own(&self, store: &Store, at: usize) -> Option<&Briefing> {
        self.setup.briefings.get(at.checked_sub(store.graph.briefings.len())?)
    }

    /// The place of the user's own briefing with this id in [`briefings`].
    #[must_use]
    pub fn place_of_own(&self, store: &Store, id: &str) -> Option<usize> {
        let at = self.setup.briefings.iter().position(|briefing| &*briefing.id == id)?;
        Some(store.graph.briefings.len() + at)
    }

    /// The briefing, and the step of it, that the cursor is on, or whose page is open.
    #[must_use]
    pub fn pointed(&self) -> Option<(usize, Option<usize>)> {
        match (self.place.pages.last()?.page, self.stop()) {
            (Page::Slide(at, step), _) | (Page::Briefing(_), Some(Page::Slide(at, step))) => Some((at, Some(step))),
            (Page::Briefing(at), _) | (Page::Briefings, Some(Page::Briefing(at))) => Some((at, None)),
            _ => None,
        }
    }

    /// Takes the user's briefings as they are in their file now. Pages stay on what they are about; one that is about what
    /// is gone is closed.
    pub fn take_briefings(&mut self, store: &Store, own: Vec<Briefing>) {
        let before: Vec<Box<str>> = briefings(store, self).map(|briefing| briefing.id.clone()).collect();
        self.setup.briefings = own;
        self.setup.composing.trouble = None;
        let after: Vec<(Box<str>, usize)> =
            briefings(store, self).map(|briefing| (briefing.id.clone(), briefing.steps.len())).collect();
        let now = |page| renumbered(page, &before, &after);
        self.renumber_stops(now);
        for place in std::iter::once(&mut self.place).chain(self.history.places_mut()) {
            place.renumber_pages(now);
        }
    }

    /// Takes the user's briefings after a change, says what was done, and goes along with what was moved. Tells what the
    /// cursor is to be put on as soon as the page is laid out.
    pub fn composed(&mut self, store: &Store, edit: &Edit, id: &str, own: Vec<Briefing>) -> Option<Page> {
        self.take_briefings(store, own);
        let at = self.place_of_own(store, id);
        if at.is_some() {
            self.setup.composing.last = Some(id.into());
        }
        self.notice = said(edit, at.and_then(|at| self.own(store, at))).map(Notice::info);
        match (edit, at?) {
            (Edit::Step(_, step, change), at) => self.follow_step(at, *step, change),
            (Edit::New(_) | Edit::Briefing(..), at) => Some(Page::Briefing(at)),
            (Edit::Add { .. }, _) => None,
        }
    }

    fn follow_step(&mut self, at: usize, step: usize, change: &Change) -> Option<Page> {
        let page = Page::Slide(at, step);
        let moved = match change {
            Change::Down => Page::Slide(at, step + 1),
            Change::Up => Page::Slide(at, step.saturating_sub(1)),
            Change::Retitle(_) => page,
            Change::Remove => {
                self.place.pages.retain(|opened| opened.page != page);
                return None;
            }
        };
        if let Some(opened) = self.place.pages.last_mut().filter(|opened| opened.page == page) {
            opened.page = moved;
            return None;
        }
        Some(moved)
    }

    /// Puts the cursor of the topmost page on what opens another page.
    pub fn point_at(&mut self, page: Page) {
        let at = self.stops.list.iter().position(|stop| stop.opens == page);
        if let (Some(at), Some(opened)) = (at, self.place.pages.last_mut()) {
            opened.at = at;
            *opened = self.stops.shown(*opened, self.sizes.page);
        }
    }
}

/// The page of the same briefing among those that there are now, each with how many slides it has.
fn renumbered(page: Page, before: &[Box<str>], after: &[(Box<str>, usize)]) -> Option<Page> {
    let now = |at: usize| {
        let id = before.get(at)?;
        let at = after.iter().position(|(other, _)| other == id)?;
        Some((at, after.get(at)?.1))
    };
    Some(match page {
        Page::Briefing(at) => Page::Briefing(now(at)?.0),
        Page::Slide(at, step) => {
            let (at, steps) = now(at)?;
            (step < steps).then_some(Page::Slide(at, step))?
        }
        page => page,
    })
}

/// What was done, where the screen does not say it.
fn said(edit: &Edit, briefing: Option<&Briefing>) -> Option<String> {
    let title = briefing.map(|briefing| briefing.title.as_str()).unwrap_or_default();
    match edit {
        Edit::Add { .. } => {
            let number = briefing.map_or(0, |briefing| briefing.steps.len());
            Some(format!("added as slide {number} of {title}; 6 lists it, F5 there presents it"))
        }
        Edit::New(_) => Some(format!("{title} is begun; B adds a view to it, from wherever you are")),
        Edit::Step(_, _, Change::Remove) => Some("the slide is removed".to_owned()),
        Edit::Briefing(_, Change::Remove) => Some("the briefing is removed".to_owned()),
        Edit::Step(..) | Edit::Briefing(..) => None,
    }
}
