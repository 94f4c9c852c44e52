//! How the rows of a list stand: how many lines each has, and which columns.

use std::borrow::Cow;

use ratatui::layout::{Rect, Size};

use super::place::{MARK, inset};
use crate::scene::{List, ListColumn, More, Row, Whole, Width};
use crate::ui::columns::{Fitted, fit, is_whole};

/// How the rows of a list stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// Lines of each.
    pub(super) height: u16,
    /// How they are told whole, if they are.
    whole: Option<Whole>,
}

/// Cells that a line of wrapped words leaves empty, about.
const RAGGED: u16 = 8;

/// The fewest lines of a row that tells most of a text, the first among them.
const MOST: u16 = 3;
/// Fewest cells in which a text is read with ease, or is nearly seen whole.
const EASY: u16 = 32;
/// So many rows of two lines must be seen at once.
const FEW: u16 = 3;

impl Form {
    /// That of a list whose rows have so much room.
    pub(super) fn of(list: &List, room: Size) -> Self {
        let told = list.whole.and_then(|whole| {
            let height = whole_height(list, whole, room).or_else(|| narrow_height(list, whole, room))?;
            Some(Self { height, whole: Some(whole) })
        });
        told.unwrap_or_else(|| Self { height: list.item_height.max(1), whole: None })
    }

    /// The columns that fit into so many cells, and the cells between them: two where every column fits whole with two,
    /// else one.
    pub(super) fn columns(self, list: &List, width: u16) -> (Vec<Fitted>, u16) {
        let columns = self.whole.map_or(Cow::Borrowed(&list.columns), |whole| {
            Cow::Owned(list.columns.iter().enumerate().map(|(at, column)| told(whole, at, *column)).collect())
        });
        let room = width.saturating_sub(MARK + 1);
        let airy = fit(&columns, room, 2);
        if is_whole(&columns, &airy) { (airy, 2) } else { (fit(&columns, room, 1), 1) }
    }

    /// What a row says below its first line, where items have further ones.
    pub(super) fn more(self, row: &Row) -> Option<&More> {
        row.more.as_ref().filter(|_| self.height > 1)
    }
}

/// The lines of rows that are told whole, or as much of them as lets enough of them be seen; nothing where that is less than
/// half.
fn whole_height(list: &List, whole: Whole, room: Size) -> Option<u16> {
    let line = inset(Rect::from(room)).width.saturating_sub(RAGGED).max(1);
    let wanted = whole.cells.div_ceil(line).saturating_add(1);
    let least = u16::try_from(whole.least.min(list.total)).unwrap_or(u16::MAX).max(1);
    let height = wanted.min(room.height / least);
    let half = height.saturating_sub(1).saturating_mul(line) >= whole.cells / 2;
    (height >= wanted.min(MOST) && half).then_some(height)
}

/// The lines of rows whose text is hard to read beside the other columns: one of its own.
fn narrow_height(list: &List, whole: Whole, room: Size) -> Option<u16> {
    let text = whole.without.first()?;
    let shown = fit(&list.columns, room.width.saturating_sub(MARK + 1), 1);
    let is_hard = shown.iter().find(|fitted| fitted.column == *text).is_none_or(|text| text.width < EASY);
    (is_hard && room.height >= 2 * FEW).then_some(2)
}

/// A column where rows are told whole.
fn told(whole: Whole, at: usize, column: ListColumn) -> ListColumn {
    match (whole.wider, column.width) {
        _ if whole.without.contains(&at) => ListColumn { width: Width::Fixed(0), ..column },
        // It takes no more than what the others leave.
        (Some((wider, cells)), Width::Fixed(least)) if wider == at => {
            ListColumn { width: Width::Text { least, whole: cells.max(least), weight: 0 }, rank: 0, ..column }
        }
        _ => column,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Align, Cell};

    /// How many rows are seen at once.
    fn rows_in(list: &List, room: Size) -> usize {
        usize::from(room.height / Form::of(list, room).height)
    }

    #[test]
    fn texts_are_told_whole_where_enough_rows_stay_in_sight() {
        let column = |width| ListColumn { title: "", align: Align::Left, width, rank: 9 };
        let list = |total, least| List {
            columns: vec![column(Width::Fixed(10)), column(Width::Fill { weight: 1, least: 20 })],
            total,
            item_height: 1,
            whole: Some(Whole { without: &[1], wider: None, cells: 138, least }),
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
            // Of 138 cells half have room in two lines of 37, not in two of 24.
            (100, 3, room(48, 9), 3),
            (100, 3, room(35, 9), 4),
            (100, 3, room(0, 12), 6),
            // A text that is hard to read beside the other columns has a line of its own, where three rows are seen so.
            (100, usize::MAX, room(30, 9), 4),
            (100, usize::MAX, room(30, 5), 5),
            (0, 3, room(80, 0), 0),
        ] {
            assert_eq!(rows_in(&list(total, least), room), rows, "{total} {least} {room:?}");
        }
        let told = list(100, 3);
        let columns = |size: Size| Form::of(&told, size).columns(&told, size.width).0;
        assert_eq!(columns(room(80, 12)), [Fitted { column: 0, width: 10 }]);
        assert_eq!(columns(room(80, 8)).len(), 2);
        let row = Row { more: Some(More { text: Cell::plain("what"), ..More::default() }), ..Row::default() };
        assert_eq!(Form::of(&told, room(80, 12)).more(&row), row.more.as_ref());
        assert_eq!(Form::of(&told, room(80, 8)).more(&row), None);
    }
}
