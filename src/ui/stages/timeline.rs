//! A pair or an actor through time: spells as bars, events in lanes.

use ratatui::layout::Rect;

use crate::scene::{Page, Sheet, Timeline};
use crate::ui::border::{self, Caption};
use crate::ui::ink::Ink;
use crate::ui::theme::Role;

/// Where on it the cursor can be.
pub(super) fn sheet(_timeline: &Timeline, _area: Rect) -> Sheet {
    Sheet::default()
}

/// Paints it, with its border.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, timeline: &Timeline, _beside: Option<&Page>, _at: usize) {
    let style = ink.style(Role::Text, Role::BorderFocused);
    border::lines(ink, area, style);
    let titles = vec![(timeline.title.as_str(), Role::TitleFocused)];
    border::caption(ink, area, &Caption { titles, status: ["", ""], ground: Role::Text });
}
