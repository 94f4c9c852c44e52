//! What all that a room sees has in common: margins, and nothing dim.

use ratatui::layout::Rect;

use crate::ui::ink::Slot;
use crate::ui::theme::Role;

/// Cells left free at both sides.
pub(super) const MARGIN: u16 = 2;

/// What of an area is more than so many lines below its first, without its margins.
pub(super) fn below(area: Rect, down: u16) -> Rect {
    let Slot { x, y, width } = margined(area, down);
    Rect { x, y, width, height: area.height.saturating_sub(down) }
}

/// The line of an area that is so many lines below its first, without its margins.
pub(super) fn margined(area: Rect, down: u16) -> Slot {
    Slot::line(area, down).after(MARGIN).without_last(MARGIN)
}

/// The role of a text: what is of less weight on a desk is as strong as the rest in a room.
pub(super) const fn plain(role: Role) -> Role {
    if matches!(role, Role::Muted) { Role::Text } else { role }
}
