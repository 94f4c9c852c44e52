//! The box in the middle and its parts.

use ratatui::layout::{Rect, Size};

use super::shape::DialogShape;

/// Widest dialog, in columns.
const WIDEST: u16 = 96;
/// Most lines for its rows.
const TALLEST: u16 = 40;

/// A dialog and its parts:
///
/// ```text
/// ┌ title ─────────────┐
/// │ prompt             │  these two only with a line to type into
/// │ below              │
/// │ header             │  only where a column has a title
/// │ rows               │
/// └────────────────────┘
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DialogAreas {
    /// All of it, with its border.
    pub area: Rect,
    /// The line to type into.
    pub prompt: Option<Rect>,
    /// What is wrong with it, or completions.
    pub below: Option<Rect>,
    /// Titles of the columns.
    pub header: Option<Rect>,
    /// The list.
    pub rows: Rect,
}

/// The dialog in the middle of a window that is not smaller than [`super::LEAST`].
pub(super) fn place(size: Size, shape: DialogShape) -> DialogAreas {
    let prompt = if shape.prompt { 2 } else { 0 };
    let header = u16::from(shape.header);
    let fixed = 2 + prompt + header;
    // The first two lines and the last stay in sight.
    let room = size.height.saturating_sub(3).saturating_sub(fixed);
    let lines = shape.lines.clamp(1, TALLEST).min(room).max(1);
    // Two columns of what lies below on either side would only be shreds.
    let width = if size.width <= WIDEST + 4 { size.width } else { WIDEST };
    let height = lines.saturating_add(fixed).min(size.height);
    let x = size.width.saturating_sub(width) / 2;
    let y = (size.height.saturating_sub(height) / 2).max(2).min(size.height.saturating_sub(height));
    let line = |down: u16, lines: u16| {
        Rect::new(x.saturating_add(2), y.saturating_add(1 + down), width.saturating_sub(4), lines)
    };
    DialogAreas {
        area: Rect::new(x, y, width, height),
        prompt: shape.prompt.then(|| line(0, 1)),
        below: shape.prompt.then(|| line(1, 1)),
        header: shape.header.then(|| line(prompt, 1)),
        rows: line(prompt + header, lines),
    }
}
