//! What an update may ask of the loop. The loop performs it; updates perform nothing.

use super::copy::Copied;
use crate::files::Edit;
use crate::model::{Day, View};

/// What is to be done outside the state.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Effect {
    /// Nothing but to draw again.
    #[default]
    None,
    /// End the program.
    Quit,
    /// Read the files again.
    Reload,
    /// Draw every cell afresh.
    Redraw,
    /// Give the terminal back until the program is called again.
    Suspend,
    /// Send it in words to the clipboard of the terminal.
    Copy(Copied),
    /// Have an address opened by the system.
    Open(String),
    /// Switch mouse reports on or off.
    Mouse(bool),
    /// Keep a view under a name.
    SaveView(String, View),
    /// Change the user's briefings.
    Compose(Edit),
    /// Have the user's briefings edited in the user's editor, from this briefing on, or from this step of it.
    Write(Box<str>, Option<usize>),
    /// A talk is over.
    TalkOver {
        /// From when on changes are to be counted, where that was wished.
        baseline: Option<Day>,
        /// Whether it began with the program, which ends with it.
        alone: bool,
    },
}
