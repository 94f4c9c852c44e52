//! How the screen is set up: what the loop tells the state before each key.

use super::place::Pane;

/// How many rows each list has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// Rows of each pane, in the order of [`Pane::ALL`].
    pub panes: [usize; 4],
    /// Lines of a page.
    pub page: usize,
    /// Columns of a page.
    pub columns: usize,
    /// Rows and columns of a matrix.
    pub squares: [usize; 2],
    /// Rows of a dialog's list.
    pub dialog: usize,
    /// Columns of the window.
    pub width: usize,
}

impl Default for Sizes {
    fn default() -> Self {
        Self { panes: [10; 4], page: 20, columns: 78, squares: [16; 2], dialog: 10, width: 80 }
    }
}

impl Sizes {
    /// Rows of a pane.
    #[must_use]
    pub fn of(&self, pane: Pane) -> usize {
        let [actors, ties, interests, log] = self.panes;
        match pane {
            Pane::Actors => actors,
            Pane::Ties => ties,
            Pane::Interests => interests,
            Pane::Log => log,
        }
    }
}

/// What the user chose of how it looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// Name of the theme.
    pub theme: String,
    /// Names of all themes, in the order in which they follow each other.
    pub themes: Vec<String>,
    /// Whether the theme was chosen with the key, not found.
    pub chosen: bool,
    /// Whether the mouse is reported.
    pub mouse: bool,
    /// The arguments that name the data, for a command that shows the same.
    pub data: Vec<String>,
}
