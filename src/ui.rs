//! Paints a scene with ratatui. Reads nothing but the scene, and writes nothing but cells.

mod dialog;
mod layout;
mod lines;
mod list;
mod page;
mod put;
mod theme;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

pub use layout::Layout;
pub use put::Glyphs;
pub use theme::{Depth, Theme, ThemeError};

use crate::scene::{Body, Cell, Pane, Prompt, Screen};
use lines::{cut, width};
use put::Canvas;

/// Paints one frame.
pub fn paint(frame: &mut Frame<'_>, screen: &Screen, theme: &Theme, glyphs: Glyphs) {
    let area = frame.area();
    let layout = Layout::new(area.as_size(), screen);
    let mut canvas = Canvas { frame, theme, glyphs };
    canvas.fill(area, theme.text);
    if layout.too_small {
        canvas.wrapped(area, &[Cell::plain("window too small; 40 by 10 is the least")], theme.text);
        return;
    }
    crumbs(&mut canvas, screen, layout.crumbs);
    prompt(&mut canvas, &screen.prompt, &screen.counts, layout.prompt);
    match &screen.body {
        Body::Panes { lists, focus, .. } => {
            let tabs = layout.tabs(lists, *focus);
            for ((pane, list), area) in Pane::ALL.into_iter().zip(lists).zip(layout.panes) {
                if let Some(area) = area {
                    list::panel(&mut canvas, list, area, pane == *focus, tabs.as_deref().filter(|_| pane != Pane::Log));
                }
            }
        }
        Body::Page { page, scroll } => page::paint(&mut canvas, page, *scroll, layout.page),
    }
    let below = if screen.prompt.cursor.is_some() { &screen.prompt.below } else { &screen.explain };
    canvas.wrapped(layout.explain, below, theme.text);
    hints(&mut canvas, &screen.hints, layout.hints);
    if let (Some(dialog), Some(area)) = (&screen.dialog, layout.dialog) {
        dialog::paint(&mut canvas, dialog, area);
    }
}

/// Line 1: where am I on the left, as of when on the right. The right side is never cut.
fn crumbs(canvas: &mut Canvas<'_, '_>, screen: &Screen, area: Rect) {
    canvas.fill(area, canvas.theme.chrome);
    let stamp: u16 = screen.stamp.iter().map(|cell| width(&cell.text)).sum();
    let right = area.width.saturating_sub(stamp + 1);
    let left = format!(" {}", screen.crumbs.join(" > "));
    canvas.text(Rect { width: right.saturating_sub(1), ..area }, &left, canvas.theme.chrome);
    let stamp = Rect { x: area.x + right, width: area.width.saturating_sub(right), ..area };
    canvas.cells(stamp, &screen.stamp, canvas.theme.chrome);
}

/// Line 2: the filter or what is typed on the left, what it leaves on the right.
fn prompt(canvas: &mut Canvas<'_, '_>, prompt: &Prompt, counts: &[Cell], area: Rect) {
    let right: u16 = counts.iter().map(|cell| width(&cell.text)).sum();
    let left = area.width.saturating_sub(right + 2);
    let label = Cell::toned(format!(" {}", prompt.label), crate::scene::Tone::Muted);
    let label_width = width(&label.text);
    canvas.cells(Rect { width: label_width.min(left), ..area }, &[label], canvas.theme.text);
    let x = area.x.saturating_add(label_width);
    let field = Rect { x, width: left.saturating_sub(label_width), ..area };
    // A long line is shown around its cursor.
    let cursor = prompt.cursor.unwrap_or(0);
    let skip = (cursor + 1).saturating_sub(field.width);
    let text: Vec<Cell> = lines::skipped(&prompt.text, skip);
    canvas.cells(field, &text, canvas.theme.text);
    if prompt.cursor.is_some() && !field.is_empty() {
        canvas.frame.set_cursor_position((field.x + cursor.saturating_sub(skip), field.y));
    }
    let counts_area = Rect { x: area.x + area.width.saturating_sub(right + 1), width: right.min(area.width), ..area };
    canvas.cells(counts_area, counts, canvas.theme.text);
}

/// The last line: whole hints only.
fn hints(canvas: &mut Canvas<'_, '_>, hints: &[(String, String)], area: Rect) {
    canvas.fill(area, canvas.theme.chrome);
    let mut spans = vec![Span::raw(" ")];
    let mut left = area.width.saturating_sub(1);
    for (key, what) in hints {
        let size = width(key) + width(what) + 3;
        if size > left {
            break;
        }
        left -= size;
        spans.push(Span::styled(canvas.glyphs.text(key).into_owned(), canvas.theme.chrome.patch(canvas.theme.key)));
        spans.push(Span::styled(format!(" {}  ", cut(what, area.width)), canvas.theme.chrome));
    }
    canvas.line(area, Line::from(spans));
}

#[cfg(test)]
mod tests;
