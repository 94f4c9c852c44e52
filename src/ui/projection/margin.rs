//! The margins of what a room sees.

use ratatui::layout::Rect;

use crate::ui::ink::Slot;

/// Cells left free at both sides.
pub(super) const MARGIN: u16 = 2;

/// The line of an area that is so many lines below its first, without its margins.
pub(super) fn margined(area: Rect, down: u16) -> Slot {
    Slot::line(area, down).after(MARGIN).without_last(MARGIN)
}
