//! What of a talk a second terminal is told.

use std::time::Duration;

/// A talk as it stands now: all that the speaker's console needs besides the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The briefing's id.
    pub briefing: Box<str>,
    /// The step, counted from 0.
    pub step: usize,
    /// What the room sees.
    pub on: On,
    /// How long the talk has run, without its pauses.
    pub spent: Duration,
    /// Whether its clock runs.
    pub running: bool,
    /// Columns and rows of the room's screen.
    pub size: (u16, u16),
    /// The keys that were pressed last, the newest last; at most two.
    pub keys: Vec<String>,
    /// The time on the wall from which on the data has stood still, such as 10:02.
    pub frozen: String,
    /// Whether newer data waits for the end of the talk.
    pub waits: bool,
    /// Of the data, where the room sees it: what lies open, and as of which day.
    pub live: String,
}

/// What the room sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// The card that a talk begins with.
    Opening,
    /// The slide of the step.
    Slide,
    /// What the slide rests on.
    Sources,
    /// The list of all slides.
    Index,
    /// The card that is shown between.
    Hold,
    /// Nothing, in black.
    Black,
    /// Nothing, in white.
    White,
    /// The dashboard, opened from the slide.
    Live,
    /// The talk has ended.
    Over,
}
