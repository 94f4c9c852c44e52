//! What the user set up, and where the cursor of each pane stands.

use super::cursor::Cursor;
use super::order::Sort;
use super::place::Pane;
use crate::model::{ActorIx, BlocIx, Briefing, Day, TieColumns, View};

/// What the user set up: how lists are sorted, what is unfolded, the filter that is on or waiting.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// How the ties are listed.
    pub ties: TieSetup,
    /// Blocs that are unfolded.
    pub unfolded: Vec<BlocIx>,
    /// The filter as typed, also while it is off.
    pub filter: String,
    /// Whether it is on.
    pub filter_on: bool,
    /// What is looked for with `n` and `N`.
    pub find: String,
    /// The baseline that was named; without one it is the usual one.
    pub baseline: Option<Day>,
    /// The as-of date of the last briefing that was closed as the baseline of the next.
    pub closed: Option<Day>,
    /// Whether a stage has the whole middle, with nothing told beside it.
    pub alone: bool,
    /// Views saved under a name.
    pub views: Vec<(String, View)>,
    /// The user's own briefings.
    pub briefings: Vec<Briefing>,
    /// What is known of them besides.
    pub composing: Composing,
}

/// How the ties are listed.
#[derive(Debug, Clone, Default)]
pub struct TieSetup {
    /// How they are sorted.
    pub sort: Sort,
    /// What is told of each.
    pub columns: TieColumns,
    /// Rows of a bloc's members with an actor that are unfolded.
    pub unfolded: Vec<(BlocIx, ActorIx)>,
}

/// Where the user's briefings are kept, and which one is being made.
#[derive(Debug, Clone, Default)]
pub struct Composing {
    /// Their file, as it is shown.
    pub file: Option<String>,
    /// What is wrong with the file as it is now, where it could not be used.
    pub trouble: Option<String>,
    /// Id of the one that was opened, or added to, last.
    pub last: Option<Box<str>>,
}

/// A cursor in each pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursors {
    panes: [Cursor; 4],
}

impl Cursors {
    /// The cursor of a pane.
    #[must_use]
    pub fn of(&self, pane: Pane) -> Cursor {
        let [actors, ties, interests, log] = self.panes;
        match pane {
            Pane::Actors => actors,
            Pane::Ties => ties,
            Pane::Interests => interests,
            Pane::Log => log,
        }
    }

    /// Puts a pane's cursor elsewhere.
    pub fn set(&mut self, pane: Pane, cursor: Cursor) {
        let [actors, ties, interests, log] = &mut self.panes;
        *match pane {
            Pane::Actors => actors,
            Pane::Ties => ties,
            Pane::Interests => interests,
            Pane::Log => log,
        } = cursor;
    }
}
