//! What lies on top of the dashboard: a line being typed, or a list to choose from.

use std::ops::Range;

use tui_input::Input;

use super::cursor::Cursor;
use super::finder::Palette;
use super::place::{Chosen, Place};
use super::question::Hints;
use super::setup::Cursors;
use super::stops::Stops;
use super::topics::TopicChoice;
use crate::query::Lens;

/// What is on top.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// A line is being typed.
    Typing(Box<Typing>),
    /// Something is to be chosen from a list.
    Chooser(Chooser),
}

/// What a typed line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The filter; what is typed works at once.
    Filter,
    /// A text to find among the rows of the pane.
    Find,
    /// A date to go to.
    AsOf,
    /// The day since which changes are counted.
    Baseline,
    /// A name for the view.
    SaveView,
    /// The title of a new slide.
    AddStep,
    /// Another title of a slide, or of a briefing.
    Retitle,
    /// The title of a new briefing.
    NewBriefing,
}

/// A line being typed.
#[derive(Debug, Clone)]
pub struct Typing {
    /// What it is for.
    pub what: Typed,
    /// What was typed.
    pub input: Input,
    /// Whether all of it is selected: what is typed next takes its place.
    pub selected: bool,
    /// Why it cannot be taken as it is.
    pub problem: Option<(String, usize)>,
    /// What could stand instead of a part of it, which is given in bytes.
    pub instead: Option<(Range<usize>, String)>,
    /// What helps while a filter is typed; nothing while it is being found out.
    pub hints: Option<Hints>,
    /// What to go back to when it is given up.
    pub before: Before,
}

impl Typing {
    /// What Tab puts where, in bytes: the best completion of the word at the cursor, else what could stand instead of what
    /// is wrong.
    #[must_use]
    pub fn completion(&self) -> Option<(Range<usize>, &str)> {
        let value = self.input.value();
        let byte = |at: usize| value.char_indices().nth(at).map_or(value.len(), |(byte, _)| byte);
        let found = self.hints.as_ref().map(|hints| &hints.completions);
        let best = found.and_then(|found| Some((byte(found.from)..byte(found.until), &*found.words.first()?.word)));
        best.or_else(|| self.instead.as_ref().map(|(place, word)| (place.clone(), word.as_str())))
    }
}

/// How it was before a line was typed.
#[derive(Debug, Clone)]
pub struct Before {
    /// The lens.
    pub lens: Lens,
    /// The place.
    pub place: Place,
    /// How the topmost page was laid out.
    pub stops: Stops,
    /// What was chosen, which need not be there.
    pub chosen: Chosen,
    /// How far the panes were scrolled.
    pub cursors: Cursors,
    /// The filter that was set, also if it was off.
    pub filter: String,
    /// Whether it was on.
    pub filter_on: bool,
}

/// What a list is for, with what it holds.
#[derive(Debug, Clone)]
pub enum Choosing {
    /// Actors, pairs, topics, views and actions that match what is typed.
    Palette(Palette),
    /// Topics, each chosen or not; those that are called as typed stand first, and only they are rows.
    Topics(Vec<TopicChoice>),
    /// The keys.
    Help,
    /// The signs and colours.
    Legend,
    /// Whether to quit.
    Quit,
    /// Whether to remove this.
    Remove(Meant),
}

/// One of the user's briefings, or a slide of it, that a change is meant for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The id of the briefing.
    pub briefing: Box<str>,
    /// The slide, if it is one, counted from 0.
    pub step: Option<usize>,
    /// Its title.
    pub title: String,
}

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct Chooser {
    /// What it holds.
    pub what: Choosing,
    /// What was typed to narrow it.
    pub input: Input,
    /// The selected row.
    pub cursor: Cursor,
    /// How many rows there are.
    pub total: usize,
    /// Whether something was chosen or unchosen.
    pub touched: bool,
}

impl Chooser {
    /// Whether it is only read: it scrolls, with nothing to choose from.
    #[must_use]
    pub fn is_read(&self) -> bool {
        matches!(self.what, Choosing::Help | Choosing::Legend)
    }

    /// Moves by so many rows in a window of this height.
    pub(super) fn step(&mut self, rows: isize, height: usize) {
        self.cursor = if self.is_read() {
            let first = self.cursor.first.saturating_add_signed(rows).min(self.total.saturating_sub(height));
            Cursor { at: first, first }
        } else {
            self.cursor.moved(rows, self.total, height)
        };
    }
}
