//! The look of a role before it is fitted to a terminal.

use ratatui::style::{Modifier, Style};

use super::colour::Hue;
use super::depth::Depth;

/// Colours of a palette, and modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// Of the letters; without one the ground's, or the terminal's own.
    pub(super) fg: Option<Hue>,
    /// Behind the letters.
    pub(super) bg: Option<Hue>,
    /// With colours.
    pub(super) style: Modifier,
    /// Where there are no colours.
    pub(super) bare: Modifier,
}

impl Look {
    /// What a terminal of this depth can show of it.
    pub(super) fn at(&self, depth: Depth) -> Style {
        let modifiers = if depth == Depth::None { self.bare } else { self.style };
        let colour = |hue: Option<Hue>| hue.and_then(|hue| hue.at(depth));
        Style { fg: colour(self.fg), bg: colour(self.bg), ..Style::new().add_modifier(modifiers) }
    }
}
