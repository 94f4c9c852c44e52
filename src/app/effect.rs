//! What an update may ask of the loop. The loop performs it; updates perform nothing.

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
    /// Send text to the clipboard of the terminal.
    Copy(String),
    /// Have an address opened by the system.
    Open(String),
    /// Switch mouse reports on or off.
    Mouse(bool),
    /// Keep a view under a name.
    SaveView(String, View),
    /// A talk is over.
    TalkOver {
        /// From when on changes are to be counted, where that was wished.
        baseline: Option<Day>,
        /// Whether it began with the program, which ends with it.
        alone: bool,
    },
}
