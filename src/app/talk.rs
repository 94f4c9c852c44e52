//! A talk that is being given: which slide the room sees, what covers it, and its clock.

mod clock;

pub use clock::{Clock, Pace};

use std::time::Duration;

use super::history::Visit;
use super::shown::{On, Shown};
use super::state::State;
use crate::model::{Briefing, Day, Step, View, mark};
use crate::store::Store;

/// What is asked on the card that is shown between slides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Whether the talk is over.
    End,
    /// Whether changes are counted from this day from now on.
    Baseline(Day),
}

/// How what is shown fits into the window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fits {
    /// Columns and rows of the window.
    pub window: (u16, u16),
    /// Whether titles are drawn at twice the size.
    pub large: bool,
    /// The slides that need more rows than there are: which, from 0, and how many rows each needs.
    pub too_tall: Vec<(usize, u16)>,
    /// How many lines the sources have.
    pub lines: usize,
    /// How many of them, or of the list of slides, are seen at once.
    pub rows: usize,
}

/// A talk that is being given.
#[derive(Debug, Clone)]
pub struct Talk {
    /// Which briefing, of [`briefings`].
    pub briefing: usize,
    /// The step, counted from 0.
    pub step: usize,
    /// What the room sees.
    pub on: On,
    /// What is asked, on the card between slides.
    pub asked: Option<Asked>,
    /// The clock.
    pub clock: Clock,
    /// The number of a slide that is being typed.
    pub typed: Option<usize>,
    /// The first line of the sources that is seen; the selected row of the list of slides.
    pub at: usize,
    /// How it fits into the window.
    pub fits: Fits,
    /// Whether it began with the program, which then ends with it.
    pub alone: bool,
    /// What is behind a blank screen.
    pub(super) behind: On,
    /// Slides that were left by a jump.
    pub(super) left: Vec<usize>,
    /// Where one was before the data was explored from a slide.
    pub(super) before: Option<Visit>,
}

impl Talk {
    /// A talk at its beginning.
    #[must_use]
    pub fn new(briefing: usize, alone: bool) -> Self {
        Self {
            briefing,
            step: 0,
            on: On::Opening,
            asked: None,
            clock: Clock::default(),
            typed: None,
            at: 0,
            fits: Fits::default(),
            alone,
            behind: On::Opening,
            left: Vec::new(),
            before: None,
        }
    }

    /// Whether the room sees nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        matches!(self.on, On::Black | On::White)
    }

    /// How the talk keeps to its plan; nothing where it has none.
    #[must_use]
    pub fn pace(&self, briefing: &Briefing) -> Option<Pace> {
        Pace::of(&briefing.planned()?, self.step, self.clock.spent)
    }

    /// What the speaker is told of it. What only the loop knows is for the caller to fill in.
    #[must_use]
    pub fn shown(&self, briefing: &Briefing) -> Shown {
        Shown {
            briefing: briefing.id.clone(),
            step: self.step,
            on: self.on,
            spent: self.clock.spent,
            running: self.clock.runs(),
            size: self.fits.window,
            keys: Vec::new(),
            frozen: String::new(),
            waits: false,
            live: String::new(),
        }
    }
}

impl State {
    /// Begins a talk with the card of its briefing.
    pub fn present(&mut self, briefing: usize, alone: bool) {
        self.overlay = None;
        self.talk = Some(Talk::new(briefing, alone));
    }

    /// The step that a talk is at.
    #[must_use]
    pub fn slide<'s>(&'s self, store: &'s Store) -> Option<&'s Step> {
        let talk = self.talk.as_ref()?;
        briefing(store, self, talk.briefing)?.steps.get(talk.step)
    }

    /// The view that the next run goes back to: while a slide is explored the one before, which a talk leaves as it was.
    #[must_use]
    pub fn view_to_keep(&self, store: &Store) -> View {
        let before = self.talk.as_ref().and_then(|talk| talk.before.as_ref()?.view.clone());
        before.unwrap_or_else(|| self.view(store))
    }

    /// Time has passed while a talk was given.
    pub fn pass(&mut self, time: Duration) {
        if let Some(talk) = &mut self.talk {
            talk.clock.pass(time);
        }
    }
}

/// All briefings: those of the data, then the user's own.
pub fn briefings<'s>(store: &'s Store, state: &'s State) -> impl Iterator<Item = &'s Briefing> {
    store.graph.briefings.rows().chain(&state.setup.briefings)
}

/// One of [`briefings`].
#[must_use]
pub fn briefing<'s>(store: &'s Store, state: &'s State, at: usize) -> Option<&'s Briefing> {
    briefings(store, state).nth(at)
}

/// What two programs that read the same data and the same briefings of the user's have in common.
#[must_use]
pub fn fingerprint(store: &Store, own: &[Briefing]) -> u64 {
    let own = mark(own.iter().flat_map(|briefing| format!("{briefing:?}").into_bytes()));
    store.graph.fingerprint().rotate_left(7) ^ own
}
