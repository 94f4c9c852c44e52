//! Where one has been: visits that are kept, gone back to and forward again.

use super::place::{Chosen, Place};
use super::setup::Cursors;
use super::state::State;
use super::stops::Stops;
use crate::model::View;
use crate::store::Store;

/// Where one was, and through which filter and on which day where the step away changed them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visit {
    /// The place.
    pub place: Place,
    /// What was chosen, which need not have been there.
    pub chosen: Chosen,
    /// How far each pane was scrolled.
    pub cursors: Cursors,
    /// The rest of the view; nothing where it went along.
    pub view: Option<View>,
    /// The filter that waited switched off beside that view.
    pub waiting: String,
    /// Whether it ended with a jump, which `Esc` takes back.
    pub jumped: bool,
}

impl Visit {
    /// Whether it is the same place, seen alike where the step away changed that.
    fn is_at(&self, here: &Self) -> bool {
        let is_seen_alike = self.view.is_none() || (&self.view, &self.waiting) == (&here.view, &here.waiting);
        self.place == here.place && is_seen_alike
    }
}

/// Visits that one can go back to, and forward again.
#[derive(Debug, Clone, Default)]
pub struct History {
    back: Vec<Visit>,
    forward: Vec<Visit>,
}

impl History {
    /// Most visits that are kept.
    const MOST: usize = 100;

    /// Keeps the visit that is ended by a jump.
    pub fn leave(&mut self, visit: Visit) {
        if self.back.last() != Some(&visit) {
            self.back.push(visit);
        }
        if self.back.len() > Self::MOST {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    /// Keeps of the visits those of which this holds, which may change them.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&mut Visit) -> bool) {
        self.back.retain_mut(&mut keep);
        self.forward.retain_mut(keep);
    }

    /// Every place that can be gone to.
    pub fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        self.back.iter_mut().chain(&mut self.forward).map(|visit| &mut visit.place)
    }

    /// The visit before that was elsewhere, if there is one; `here` can be gone forward to.
    pub fn back(&mut self, here: &Visit) -> Option<Visit> {
        step(&mut self.back, &mut self.forward, here)
    }

    /// The visit that the last jump ended, if there is one; `here` can be gone forward to.
    pub fn before_jump(&mut self, here: &Visit) -> Option<Visit> {
        let at = self.back.iter().rposition(|visit| visit.jumped)?;
        self.back.truncate(at + 1);
        step(&mut self.back, &mut self.forward, here)
    }

    /// The visit that was gone back from, if there is one.
    pub fn forward(&mut self, here: &Visit) -> Option<Visit> {
        step(&mut self.forward, &mut self.back, here)
    }
}

fn step(from: &mut Vec<Visit>, to: &mut Vec<Visit>, here: &Visit) -> Option<Visit> {
    while from.last().is_some_and(|visit| visit.is_at(here)) {
        from.pop();
    }
    let visit = from.pop()?;
    let view = here.view.clone().filter(|_| visit.view.is_some());
    to.push(Visit { view, jumped: visit.jumped, ..here.clone() });
    Some(visit)
}

impl State {
    /// Where one is, with filter and date.
    #[must_use]
    pub fn visit(&self, store: &Store) -> Visit {
        let waiting = if self.setup.filter_on { String::new() } else { self.setup.filter.clone() };
        Visit { view: Some(self.view(store)), waiting, ..self.here() }
    }

    /// Where one is, without filter and date.
    pub(super) fn here(&self) -> Visit {
        Visit { place: self.place.clone(), chosen: self.chosen, cursors: self.cursors, ..Visit::default() }
    }

    /// Keeps the place before a step that leaves filter and date as they are.
    pub fn leave_place(&mut self) {
        self.history.leave(self.here());
    }

    /// Keeps place, filter and date before a step that changes them.
    pub fn leave_view(&mut self, store: &Store) {
        self.history.leave(self.visit(store));
    }

    /// Keeps where a jump that has led here began, so that `Esc` goes back there. To where one was is no jump.
    pub(super) fn land(&mut self, from: Visit) {
        if from.view.is_some() || from.place != self.place {
            self.history.leave(Visit { jumped: true, ..from });
            self.place.landing = Some(self.place.as_landing());
        }
    }

    /// Goes to where one was, with filter and date where the step away changed them. Nobody names a tie: the filter stays on,
    /// whatever it leaves of the pair that is open.
    pub(super) fn revisit(&mut self, store: &Store, visit: Visit) {
        let Visit { place, chosen, cursors, view, waiting, .. } = visit;
        if let Some(view) = &view {
            self.look_through(store, view);
            if view.filter.is_none() {
                self.setup.filter = waiting;
            }
        }
        // The cursor of its page counts the stops of then, not those of now.
        self.stops = Stops::default();
        self.return_to(store, place, chosen);
        if let Some(view) = &view {
            self.set_up_again(store, view);
        }
        // The panes may have had another height there: whoever knows it fits them.
        self.cursors = cursors;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Pane;

    #[test]
    fn history_goes_back_and_forward() {
        let visit = |pane| Visit { place: Place { pane, ..Place::default() }, ..Visit::default() };
        let mut history = History::default();
        history.leave(visit(Pane::Actors));
        history.leave(visit(Pane::Ties));
        assert_eq!(history.back(&visit(Pane::Log)), Some(visit(Pane::Ties)));
        assert_eq!(history.back(&visit(Pane::Ties)), Some(visit(Pane::Actors)));
        assert_eq!(history.back(&visit(Pane::Actors)), None);
        assert_eq!(history.forward(&visit(Pane::Actors)), Some(visit(Pane::Ties)));
        history.leave(visit(Pane::Ties));
        assert_eq!(history.forward(&visit(Pane::Ties)), None);
        assert_eq!(history.back(&visit(Pane::Ties)), Some(visit(Pane::Actors)), "what is here already is passed over");
    }
}
