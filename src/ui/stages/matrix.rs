//! Who acts how on whom: a row acts on a column.

use ratatui::layout::Rect;

use crate::scene::{Matrix, Page, Sheet};
use crate::ui::border::{self, Caption};
use crate::ui::ink::Ink;
use crate::ui::theme::Role;

/// Where on it the cursor can be.
pub(super) fn sheet(_matrix: &Matrix, _area: Rect) -> Sheet {
    Sheet::default()
}

/// Paints it, with its border.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, matrix: &Matrix, _beside: Option<&Page>, _at: usize) {
    let style = ink.style(Role::Text, Role::BorderFocused);
    border::lines(ink, area, style);
    let titles = vec![(matrix.title.as_str(), Role::TitleFocused)];
    border::caption(ink, area, &Caption { titles, status: ["", ""], ground: Role::Text });
}
