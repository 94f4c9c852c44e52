//! The one painter of lists: titles of columns, rows, the bar on the selected one.

use std::borrow::Cow;

use ratatui::layout::{Rect, Size};

use super::columns::{Fitted, fit, is_whole};
use super::ink::{Ink, Slot};
use super::text::wrap;
use super::theme::Role;
use crate::scene::{Align, Cell, List, ListColumn, Row, Tone, Whole, Width};

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

/// How the rows of a list stand.
#[derive(Debug, Clone, Copy)]
struct Form {
    /// Lines of each.
    height: u16,
    /// The columns that are left out.
    without: &'static [usize],
}

/// Cells that a line of wrapped words leaves empty, about.
const RAGGED: u16 = 8;

impl Form {
    /// That of a list whose rows have so much room.
    fn of(list: &List, room: Size) -> Self {
        let line = inset(Rect::from(room)).width.saturating_sub(RAGGED).max(1);
        let told = |whole: Whole| (whole, whole.cells.div_ceil(line).saturating_add(1));
        let enough = |(whole, height): &(Whole, u16)| usize::from(room.height / height) >= whole.least.min(list.total);
        match list.whole.map(told).filter(enough) {
            Some((whole, height)) => Self { height, without: whole.without },
            None => Self { height: list.item_height.max(1), without: &[] },
        }
    }

    /// The columns that fit into so many cells, and the cells between them: two where every column fits whole with two,
    /// else one.
    fn columns(self, list: &List, width: u16) -> (Vec<Fitted>, u16) {
        let columns = match self.without {
            [] => Cow::Borrowed(&list.columns),
            without => {
                let apart = |(at, column): (usize, &ListColumn)| {
                    let width = if without.contains(&at) { Width::Fixed(0) } else { column.width };
                    ListColumn { width, ..*column }
                };
                Cow::Owned(list.columns.iter().enumerate().map(apart).collect())
            }
        };
        let room = width.saturating_sub(MARK + 1);
        let airy = fit(&columns, room, 2);
        if is_whole(&columns, &airy) { (airy, 2) } else { (fit(&columns, room, 1), 1) }
    }

    /// What a row says below its first line, where items have further ones.
    fn more(self, row: &Row) -> Option<&Cell> {
        row.more.as_ref().filter(|_| self.height > 1)
    }
}

/// How many rows of a list can be seen at once in so much room.
#[must_use]
pub fn rows_in(list: &List, room: Size) -> usize {
    usize::from(room.height / Form::of(list, room).height)
}

/// Which row that is seen stands on a line of a list that has so much room.
#[must_use]
pub fn row_at(list: &List, room: Size, line: u16) -> usize {
    usize::from(line / Form::of(list, room).height)
}

/// Paints the titles of the columns and the rows below them.
pub(super) fn with_header(ink: &mut Ink<'_>, area: Rect, list: &List, manner: Manner) {
    let rows = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
    if list.rows.is_empty() {
        return empty(ink, rows, list, manner);
    }
    header(ink, area, rows.as_size(), list, manner);
    self::rows(ink, rows, list, manner);
}

/// Paints the titles of the columns of a list whose rows have so much room into the first line of an area.
pub(super) fn header(ink: &mut Ink<'_>, area: Rect, room: Size, list: &List, manner: Manner) {
    let style = ink.style(manner.ground, Role::Header);
    let line = Slot::line(area, 0);
    for (fitted, slot) in slots(line, &Form::of(list, room).columns(list, area.width)) {
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
    let form = Form::of(list, area.as_size());
    let columns = form.columns(list, area.width);
    let height = form.height;
    let places = (0..area.height / height).map(|at| at * height);
    for ((at, row), down) in list.rows.iter().enumerate().zip(places) {
        // Under the last of all there is room for more of what it says.
        let is_last = list.first.saturating_add(at + 1) == list.total;
        let height = if is_last { tall(form.more(row), area.width).clamp(height, area.height - down) } else { height };
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
        if let Some(more) = form.more(row) {
            let style = ink.style(ground, role(row, more.tone));
            let below = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
            wrapped(ink, inset(below), &more.text, style);
        }
    }
}

/// How many lines a row takes with all that it says.
fn tall(more: Option<&Cell>, width: u16) -> u16 {
    let more = more.map_or(0, |more| wrap(more.text.trim(), inset(Rect { width, ..Rect::ZERO }).width).count());
    u16::try_from(1 + more).unwrap_or(u16::MAX)
}

fn role(row: &Row, tone: Tone) -> Role {
    if row.dim { Role::Muted } else { Role::from(tone) }
}

fn item(ink: &mut Ink<'_>, area: Rect, list: &List, row: &Row, columns: &(Vec<Fitted>, u16), ground: Role) {
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
        ink.put_aligned(slot, &cell.text, column.align, ink.style(ground, role(row, cell.tone)));
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

fn slots(line: Slot, (columns, gap): &(Vec<Fitted>, u16)) -> impl Iterator<Item = (Fitted, Slot)> {
    let mut rest = line.after(MARK);
    columns.iter().map(move |fitted| {
        let slot = Slot { width: fitted.width.min(rest.width), ..rest };
        rest = rest.after(fitted.width.saturating_add(*gap));
        (*fitted, slot)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_whole_where_enough_rows_stay_in_sight() {
        let column = |width| ListColumn { title: "", align: Align::Left, width, rank: 9 };
        let list = |total, least| List {
            columns: vec![column(Width::Fixed(10)), column(Width::Fill { weight: 1, least: 20 })],
            total,
            item_height: 1,
            whole: Some(Whole { without: &[1], cells: 138, least }),
            ..List::default()
        };
        let room = |width, height| Size { width, height };
        // Two lines for 138 cells in 77, of which words leave some empty, and the line above them.
        for (total, least, room, rows) in [
            (100, 3, room(80, 12), 4),
            (100, 3, room(80, 8), 8),
            (100, usize::MAX, room(80, 12), 12),
            (4, usize::MAX, room(80, 12), 4),
            (5, usize::MAX, room(80, 12), 12),
            (2, 3, room(80, 6), 2),
            (100, 3, room(200, 12), 6),
            (100, 3, room(0, 12), 12),
            (0, 3, room(80, 0), 0),
        ] {
            assert_eq!(rows_in(&list(total, least), room), rows, "{total} {least} {room:?}");
        }
        let told = list(100, 3);
        assert_eq!(row_at(&told, room(80, 12), 5), 1, "the third line of the second row");
        let columns = |size: Size| Form::of(&told, size).columns(&told, size.width).0;
        assert_eq!(columns(room(80, 12)), [Fitted { column: 0, width: 10 }]);
        assert_eq!(columns(room(80, 8)).len(), 2);
        let row = Row { more: Some(Cell::plain("what")), ..Row::default() };
        assert_eq!(Form::of(&told, room(80, 12)).more(&row), row.more.as_ref());
        assert_eq!(Form::of(&told, room(80, 8)).more(&row), None);
    }
}
