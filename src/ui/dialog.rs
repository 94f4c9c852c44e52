//! Paints a dialog: a box over everything, a line to type into, a list.

use ratatui::layout::Rect;

use super::list::rows;
use super::put::Canvas;
use crate::scene::{Cell, Dialog, Tone};

/// The dialog in its area.
pub(super) fn paint(canvas: &mut Canvas<'_, '_>, dialog: &Dialog, area: Rect) {
    canvas.clear(area);
    canvas.fill(area, canvas.theme.dialog);
    let title = [Cell::toned(format!(" {} ", dialog.title), Tone::Accent)];
    let total = dialog.list.total;
    let status = if dialog.list.cursor.is_some() && total > dialog.list.rows.len() {
        format!(" {}–{} of {total} ", dialog.list.first + 1, dialog.list.first + dialog.list.rows.len())
    } else {
        String::new()
    };
    canvas.panel(area, &title, &status, canvas.theme.border_focused);
    let mut inner = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    };
    if let Some(prompt) = &dialog.prompt {
        let mut cells = vec![Cell::toned(format!(" {}", prompt.label), Tone::Muted)];
        cells.extend_from_slice(&prompt.text);
        canvas.cells(Rect { height: 1, ..inner }, &cells, canvas.theme.dialog);
        if let Some(cursor) = prompt.cursor {
            let x = inner.x + 1 + super::lines::width(&prompt.label) + cursor;
            canvas.frame.set_cursor_position((x.min(area.x + area.width.saturating_sub(1)), inner.y));
        }
        inner = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    }
    rows(canvas, &dialog.list, inner, true, false);
}
