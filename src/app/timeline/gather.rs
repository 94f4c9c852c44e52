//! Gathering the events of a timeline: at once where they are few, else on a thread while everything but events is drawn.

use std::sync::Arc;

use crate::app::state::State;
use crate::app::timeline::Drawn;
use crate::query::{self, Lens, Scope, Window, rows_in_a_frame};
use crate::store::Store;

/// Somebody's events that are to be gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Gathered {
    scope: Scope,
    window: Window,
}

impl Gathered {
    /// What is drawn of them, in time linear in the events of the scope.
    pub(in crate::app) fn drawn(self, store: &Store, lens: &Lens) -> Arc<query::Timeline> {
        Arc::new(query::timeline(store, lens, self.scope, self.window, true))
    }
}

/// Whether the events are few enough to be gathered in a part of a frame, and to be asked one by one where nobody has counted
/// what matches.
fn is_at_once(store: &Store, lens: &Lens, of: Gathered, counted: bool) -> bool {
    let events = query::recorded(store, of.scope).len();
    let is_quick = || {
        let seen = query::seen(store, lens, of.scope, of.window);
        seen + events / UNSEEN <= AT_ONCE
    };
    let is_known = counted || lens.filter.keeps_all_events();
    if is_known { is_quick() } else { events <= rows_in_a_frame(lens) / 20 }
}

/// So many events are gathered in a part of a frame.
const AT_ONCE: usize = 10_000;
/// So many are passed over, because they are not seen, while one is gathered.
const UNSEEN: usize = 8;

impl State {
    /// Draws what is in the window, if that is not what is drawn.
    pub(super) fn draw_timeline(&mut self, store: &Store, scope: Scope, window: Window) {
        let lens = &self.counted_lens();
        let gathers = is_at_once(store, lens, Gathered { scope, window }, self.answers.tally.is_some());
        let is_it = |drawn: &Drawn| {
            let same = (drawn.scope, drawn.picture.window) == (scope, window) && drawn.lens.is_same(lens);
            same && (drawn.picture.matching.is_some() || !gathers)
        };
        if !self.timeline.drawn.as_ref().is_some_and(is_it) {
            let picture = Arc::new(query::timeline(store, lens, scope, window, gathers));
            self.timeline.drawn = Some(Drawn { scope, lens: self.lens.clone(), picture });
        }
    }

    /// What of the timeline on top is yet to be gathered, once it is counted what matches.
    pub(in crate::app) fn ungathered(&self) -> Option<Gathered> {
        let scope = self.timeline_of().filter(|_| self.answers.tally.is_some())?;
        let drawn = self.timeline.drawn.as_ref().filter(|drawn| drawn.scope == scope)?;
        drawn.picture.matching.is_none().then_some(Gathered { scope, window: drawn.picture.window })
    }

    /// Draws what was gathered.
    pub(in crate::app) fn take_gathered(&mut self, of: Gathered, picture: Arc<query::Timeline>) {
        self.timeline.drawn = Some(Drawn { scope: of.scope, lens: self.lens.clone(), picture });
    }

    /// Whether no event of the timeline on top is drawn yet: until then the cursor stays where it was.
    #[must_use]
    pub fn awaits_events(&self) -> bool {
        self.timeline_of().is_some() && self.timeline.picture().is_some_and(|picture| picture.matching.is_none())
    }
}
