//! Tables on a page: columns as wide as they need, long words wrapped within theirs.

use super::roll::{MARGIN, Place, Roll};
use super::text::width;
use super::theme::Role;
use crate::scene::{Align, Cell, Column, Table};

/// Cells between columns.
const GAP: u16 = 2;
/// Most lines of one row.
const TALLEST: usize = 12;
/// Fewest cells that a column of words is squeezed into.
const NARROWEST: u16 = 6;

/// Writes the heading, the titles of the columns and the rows, or why there are none.
pub(super) fn roll<'a>(roll: &mut Roll<'a>, heading: &'a str, table: &'a Table) {
    let room = roll.width.saturating_sub(2 * MARGIN);
    let text = |role| Place { x: MARGIN, width: room, align: Align::Left, role };
    if !heading.is_empty() {
        let taken = roll.write(heading, text(Role::Accent), TALLEST);
        roll.skip(taken);
    }
    if table.rows.is_empty() {
        let taken = roll.write(&table.empty, text(Role::Muted), TALLEST);
        return roll.skip(taken);
    }
    let places = places(table, &widths(table, room, roll));
    for (at, place) in &places {
        if let Some(column) = table.columns.get(*at) {
            roll.write(column.title, *place, 1);
        }
    }
    roll.skip(1);
    for row in &table.rows {
        let mut tallest = 1;
        for (at, place) in &places {
            if let Some(cell) = row.get(*at) {
                let place = Place { role: cell.tone.into(), ..*place };
                tallest = roll.write(&cell.text, place, TALLEST).max(tallest);
            }
        }
        roll.skip(tallest);
    }
}

/// Where each column that is not empty stands.
fn places(table: &Table, widths: &[u16]) -> Vec<(usize, Place)> {
    let mut x = MARGIN;
    let mut places = Vec::new();
    for (at, (column, width)) in table.columns.iter().zip(widths).enumerate().filter(|(_, (_, width))| **width > 0) {
        places.push((at, Place { x, width: *width, align: column.align, role: Role::Header }));
        x = x.saturating_add(*width).saturating_add(GAP);
    }
    places
}

/// The width of each column, 0 where it is empty throughout. Where they do not fit together the widest columns of words
/// are squeezed to one width, as wide as it can be.
fn widths(table: &Table, room: u16, roll: &Roll<'_>) -> Vec<u16> {
    let measure = |text: &str| width(&roll.glyphs.text(text));
    let natural = |(at, column): (usize, &Column)| {
        let cells = table.rows.iter().filter_map(|row: &Vec<Cell>| row.get(at)).map(|cell| measure(&cell.text));
        match cells.max().unwrap_or(0) {
            0 => 0,
            cells => cells.max(measure(column.title)),
        }
    };
    let natural: Vec<u16> = table.columns.iter().enumerate().map(natural).collect();
    let squeezed = |most: u16| {
        let one = |(width, column): (&u16, &Column)| match column.align {
            Align::Left => (*width).min(most),
            Align::Right => *width,
        };
        natural.iter().zip(&table.columns).map(one).collect::<Vec<u16>>()
    };
    let total = |widths: &[u16]| {
        let shown = widths.iter().filter(|width| **width > 0);
        shown.map(|width| u32::from(*width) + u32::from(GAP)).sum::<u32>().saturating_sub(GAP.into())
    };
    if total(&natural) <= u32::from(room) {
        return natural;
    }
    // The widest width that fits, by halving.
    let (mut fits, mut fails) = (NARROWEST, natural.iter().copied().max().unwrap_or(0).max(NARROWEST));
    while fits + 1 < fails {
        let middle = u16::midpoint(fits, fails);
        if total(&squeezed(middle)) <= u32::from(room) { fits = middle } else { fails = middle }
    }
    squeezed(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Glyphs;

    #[test]
    fn the_widest_words_are_squeezed_and_numbers_are_not() {
        let table = |rows: &[[&str; 3]]| Table {
            columns: vec![Column::words("id"), Column::words("why"), Column::number("n")],
            rows: rows.iter().map(|row| row.map(Cell::plain).to_vec()).collect(),
            empty: String::new(),
        };
        let long = "a reason that takes forty cells to write";
        let table = table(&[["RUS", long, "1234567"]]);
        let widths = |room| widths(&table, room, &Roll::new(room, Glyphs::Unicode));
        assert_eq!(widths(80), [3, 40, 7]);
        assert_eq!(widths(34), [3, 20, 7]);
        assert_eq!(widths(5), [3, 6, 7]);
        assert!(super::widths(&Table::default(), 5, &Roll::new(5, Glyphs::Unicode)).is_empty());
    }
}
