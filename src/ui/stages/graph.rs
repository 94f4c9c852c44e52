//! An actor among those it has ties with, each on its seat.

use ratatui::layout::Rect;

use crate::scene::{Graph, Page, Sheet};
use crate::ui::border::{self, Caption};
use crate::ui::ink::Ink;
use crate::ui::theme::Role;

/// Where on it the cursor can be.
pub(super) fn sheet(_graph: &Graph, _area: Rect) -> Sheet {
    Sheet::default()
}

/// Paints it, with its border.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, graph: &Graph, _beside: Option<&Page>, _at: usize) {
    let style = ink.style(Role::Text, Role::BorderFocused);
    border::lines(ink, area, style);
    let titles = vec![(graph.title.as_str(), Role::TitleFocused)];
    border::caption(ink, area, &Caption { titles, status: ["", ""], ground: Role::Text });
}
