//! The one painter of lists: titles of columns, rows, the bar on the selected one.

use ratatui::layout::Rect;

use super::columns::{Fitted, fit, is_whole};
use super::ink::{Ink, Slot};
use super::text::wrap;
use super::theme::Role;
use crate::scene::{Align, List, Row};

/// Cells before the first column: the mark of the selected row and a space.
const MARK: u16 = 2;

/// How a list is painted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// On what.
    pub(super) ground: Role,
    /// Whether the keys go to it.
    pub(super) focused: bool,
}

/// Paints the titles of the columns and the rows below them.
pub(super) fn with_header(ink: &mut Ink<'_>, area: Rect, list: &List, manner: Manner) {
    let rows = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
    if list.rows.is_empty() {
        return empty(ink, rows, list, manner);
    }
    header(ink, area, list, manner);
    self::rows(ink, rows, list, manner);
}

/// Paints the titles of the columns into the first line of an area.
pub(super) fn header(ink: &mut Ink<'_>, area: Rect, list: &List, manner: Manner) {
    let style = ink.style(manner.ground, Role::Header);
    let line = Slot::line(area, 0);
    for (fitted, slot) in slots(line, &columns(list, area.width)) {
        if let Some(column) = list.columns.get(fitted.column) {
            ink.put_aligned(slot, column.title, column.align, style);
        }
    }
}

/// Paints the rows, or why there are none.
pub(super) fn rows(ink: &mut Ink<'_>, area: Rect, list: &List, manner: Manner) {
    if list.rows.is_empty() {
        return empty(ink, area, list, manner);
    }
    let columns = columns(list, area.width);
    let height = list.item_height.max(1);
    let places = (0..area.height / height).map(|at| at * height);
    for ((at, row), down) in list.rows.iter().enumerate().zip(places) {
        // Under the last of all there is room for more of what it says.
        let is_last = list.first.saturating_add(at + 1) == list.total;
        let height = if is_last { tall(row, area.width).clamp(height, area.height - down) } else { height };
        let area = Rect { y: area.y.saturating_add(down), height, ..area };
        let selected = list.cursor == Some(at);
        let ground = match (selected, manner.focused) {
            (true, true) => Role::Selection,
            (true, false) => Role::SelectionIdle,
            (false, _) => manner.ground,
        };
        if selected {
            let style = ink.style(ground, Role::Text);
            ink.ground(area, style);
            ink.put(Slot::line(area, 0), ">", style);
        }
        item(ink, area, list, row, &columns, ground);
    }
}

/// How many lines a row takes with all that it says.
fn tall(row: &Row, width: u16) -> u16 {
    let more =
        row.more.as_ref().map_or(0, |more| wrap(more.text.trim(), inset(Rect { width, ..Rect::ZERO }).width).count());
    u16::try_from(1 + more).unwrap_or(u16::MAX)
}

/// How many rows of a list are painted into so many lines.
pub(super) fn shown(list: &List, lines: u16) -> usize {
    list.rows.len().min(usize::from(lines / list.item_height.max(1)))
}

fn item(ink: &mut Ink<'_>, area: Rect, list: &List, row: &Row, columns: &(Vec<Fitted>, u16), ground: Role) {
    let role = |tone| if row.dim { Role::Muted } else { Role::from(tone) };
    let is_bare = |fitted: &Fitted| row.cells.get(fitted.column).is_none_or(|cell| cell.text.is_empty());
    let mut slots = slots(Slot::line(area, 0), columns).peekable();
    while let Some((fitted, mut slot)) = slots.next() {
        let (Some(cell), Some(column)) = (row.cells.get(fitted.column), list.columns.get(fitted.column)) else {
            continue;
        };
        // Text may reach over the cells after it in which nothing stands.
        while let Some((_, bare)) = slots.next_if(|(next, _)| column.align == Align::Left && is_bare(next)) {
            slot.width = bare.x.saturating_add(bare.width).saturating_sub(slot.x);
        }
        ink.put_aligned(slot, &cell.text, column.align, ink.style(ground, role(cell.tone)));
    }
    if let Some(more) = &row.more {
        let style = ink.style(ground, role(more.tone));
        let below = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        wrapped(ink, inset(below), &more.text, style);
    }
}

fn empty(ink: &mut Ink<'_>, area: Rect, list: &List, manner: Manner) {
    let style = ink.style(manner.ground, Role::Muted);
    wrapped(ink, inset(area), &list.empty, style);
}

/// Writes text over the lines of an area; where they are too few the last one says so with an ellipsis.
fn wrapped(ink: &mut Ink<'_>, area: Rect, text: &str, style: ratatui::style::Style) {
    let text = ink.glyphs.text(text).into_owned();
    let mut rest = text.trim();
    for down in 0..area.height {
        let is_last = down + 1 == area.height;
        let Some(line) = wrap(rest, area.width).next() else { break };
        ink.put(Slot::line(area, down), if is_last { rest } else { line }, style);
        rest = rest.get(line.len()..).unwrap_or_default().trim_start();
    }
}

/// An area without the cells of the mark and one on the right.
fn inset(area: Rect) -> Rect {
    Rect { x: area.x.saturating_add(MARK), width: area.width.saturating_sub(MARK + 1), ..area }
}

/// The columns that fit and the cells between them: two where every column fits whole with two, else one.
fn columns(list: &List, width: u16) -> (Vec<Fitted>, u16) {
    let room = width.saturating_sub(MARK + 1);
    let airy = fit(&list.columns, room, 2);
    if is_whole(&list.columns, &airy) { (airy, 2) } else { (fit(&list.columns, room, 1), 1) }
}

fn slots(line: Slot, (columns, gap): &(Vec<Fitted>, u16)) -> impl Iterator<Item = (Fitted, Slot)> {
    let mut rest = line.after(MARK);
    columns.iter().map(move |fitted| {
        let slot = Slot { width: fitted.width.min(rest.width), ..rest };
        rest = rest.after(fitted.width.saturating_add(*gap));
        (*fitted, slot)
    })
}
