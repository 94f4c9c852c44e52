//! One whole frame as plain data: what `ui` paints and `plain` prints.

use std::sync::Arc;

use super::list::List;
use super::page::{Cell, Page};
use super::stages::Stage;
use crate::app::Pane;

/// A frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Screen {
    /// Line 1, left: where am I.
    pub crumbs: Vec<String>,
    /// Line 1, right: as-of date, marking.
    pub stamp: Vec<Cell>,
    /// Line 1, between: where an earlier as-of date and the baseline lie in the time that the data tells of.
    pub scrub: Option<Scrub>,
    /// Line 2, left: the filter, or what is being typed.
    pub prompt: Prompt,
    /// Line 2, right: what the filter leaves, what is new.
    pub counts: Vec<Cell>,
    /// The middle.
    pub body: Body,
    /// The line below: what the thing under the cursor means, or a notice.
    pub explain: Vec<Cell>,
    /// The last line: keys of the focused pane, and what each does.
    pub hints: Vec<(String, String)>,
    /// On top of everything.
    pub dialog: Option<Dialog>,
}

/// A day between two others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scrub {
    /// The year of the first event.
    pub first: i32,
    /// The year of the last day of the data.
    pub last: i32,
    /// The as-of date, in thousandths of the time between.
    pub at: u16,
    /// The baseline, likewise.
    pub baseline: u16,
}

/// A line that can be typed into.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    /// What stands before it: `/`, `as of`, `save as`.
    pub label: String,
    /// What was typed; with tones, such as a wrong word in alert.
    pub text: Vec<Cell>,
    /// Where the cursor stands, in cells from the beginning of the text; nothing when it is not being typed.
    pub cursor: Option<u16>,
    /// A sentence under it: what is wrong with it, or completions.
    pub below: Vec<Cell>,
    /// Under that sentence what could be typed, a line each, and what that means.
    pub offers: Vec<Vec<Cell>>,
}

/// The middle of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Panes beside each other.
    Panes {
        /// One list a pane, in the order of [`Pane::ALL`].
        lists: Vec<List>,
        /// Which pane the keys go to.
        focus: Pane,
        /// Whether that pane has the whole screen.
        zoomed: bool,
    },
    /// One page to scroll through.
    Page {
        /// The page.
        page: Arc<Page>,
        /// How many lines are scrolled past.
        scroll: usize,
        /// On which of the cells that open something the cursor is.
        at: usize,
    },
    /// A picture, and beside it what the thing under its cursor is.
    Stage {
        /// The picture.
        picture: Arc<Stage>,
        /// What is told of the thing under the cursor, where anything is.
        beside: Option<Page>,
        /// How many of its lines are scrolled past.
        scroll: usize,
        /// On which of its stops the cursor is.
        at: usize,
    },
}

/// What lies on top of the dashboard, as it was made last.
#[derive(Debug, Clone)]
pub enum Middle {
    /// A page of text.
    Page(Arc<Page>),
    /// A picture.
    Stage(Arc<Stage>),
}

impl Default for Body {
    fn default() -> Self {
        Self::Page { page: Arc::default(), scroll: 0, at: 0 }
    }
}

/// A list on top of the frame, with a line to type into: help, palette, topics, legend, a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dialog {
    /// What it is.
    pub title: String,
    /// What is typed; without a label where nothing can be.
    pub prompt: Option<Prompt>,
    /// What there is to choose from.
    pub list: List,
}
