//! Where the words of a row stand.

use ratatui::layout::Rect;

/// Cells before the first column: the mark of the selected row and a space.
pub(super) const MARK: u16 = 2;

/// An area without the cells of the mark and one on the right.
pub(super) fn inset(area: Rect) -> Rect {
    Rect { x: area.x.saturating_add(MARK), width: area.width.saturating_sub(MARK + 1), ..area }
}
