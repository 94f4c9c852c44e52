//! Tables on a page: columns as wide as they need, long words wrapped within theirs.

use super::roll::{MARGIN, Place, Roll};
use super::text::width;
use super::theme::Role;
use crate::scene::{Align, Block, Cell, Column, Table};

/// Cells between columns.
const GAP: u16 = 2;
/// Most lines of one row.
pub(super) const TALLEST: usize = 12;
/// Fewest cells that a column of words is squeezed into.
const NARROWEST: u16 = 6;
/// The cells that words keep which are cut.
const LEAST_CUT: u16 = 18;
/// Fewest cells in which a sentence is read with ease.
const EASY: u16 = 30;
/// The longest word or date that is never broken.
const LONGEST: u16 = 24;
/// Most lines of a title.
const TITLE: usize = 3;

/// Writes the heading, the titles of the columns and the rows, or why there are none.
pub(super) fn roll<'a>(roll: &mut Roll<'a>, heading: &'a str, table: &'a Table) {
    roll_low(roll, heading, table, &|_| TALLEST);
}

/// The same, with at most so many lines for each row.
pub(super) fn roll_low<'a>(roll: &mut Roll<'a>, heading: &'a str, table: &'a Table, tallest: &dyn Fn(usize) -> usize) {
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
    let (widths, below) = fit(table, room, roll);
    let places = places(table, &widths);
    let titles = places.iter().filter_map(|(at, place, _)| Some((table.columns.get(*at)?.title, *place)));
    let taken = titles.map(|(title, place)| roll.write(title, place, TITLE)).max().unwrap_or(0);
    roll.skip(taken);
    for (number, row) in table.rows.iter().enumerate() {
        let tallest = tallest(number);
        beside(roll, row, &places, tallest);
        beneath(roll, (table, &below), row, tallest);
    }
}

/// Whether a block is a table without heading and titles: it goes on with what stands before it.
pub(super) fn is_bare(block: &Block) -> bool {
    let is_bare = |table: &Table| table.columns.iter().all(|column| column.title.is_empty());
    match block {
        Block::Table(heading, table) => heading.is_empty() && is_bare(table),
        Block::Spare(table, _) => is_bare(table),
        _ => false,
    }
}

/// Writes the cells of a row beside each other.
fn beside<'a>(roll: &mut Roll<'a>, row: &'a [Cell], places: &[(usize, Place, usize)], tallest: usize) {
    let mut taken = 1;
    for (at, place, most) in places {
        if let Some(cell) = row.get(*at) {
            taken = roll.cell(cell, *place, tallest.min(*most)).max(taken);
        }
    }
    roll.skip(taken);
}

/// Writes cells under their row, each after the title of its column, one after the other where there is room.
fn beneath<'a>(roll: &mut Roll<'a>, (table, below): (&'a Table, &[usize]), row: &'a [Cell], tallest: usize) {
    let left = MARGIN + GAP;
    let (mut x, mut taken) = (left, 0);
    for (cell, column) in below.iter().filter_map(|at| Some((row.get(*at)?, table.columns.get(*at)?))) {
        if cell.text.is_empty() {
            continue;
        }
        let words = [width(column.title), GAP, roll.text_width(&cell.text)];
        let needed = words.into_iter().fold(MARGIN, u16::saturating_add);
        if x > left && x.saturating_add(needed) > roll.width {
            roll.skip(taken);
            (x, taken) = (left, 0);
        }
        let title = Place { x, width: width(column.title), align: Align::Left, role: Role::Header };
        let text = x.saturating_add(title.width).saturating_add(GAP);
        let room = roll.width.saturating_sub(text).saturating_sub(MARGIN);
        roll.write(column.title, title, 1);
        taken = roll.cell(cell, Place { x: text, width: room, ..title }, tallest).max(taken).max(1);
        x = x.saturating_add(needed).saturating_add(GAP);
    }
    roll.skip(taken);
}

/// Where each column that is not empty stands, and how many lines its cells may take.
fn places(table: &Table, widths: &[u16]) -> Vec<(usize, Place, usize)> {
    let mut x = MARGIN;
    let mut places = Vec::new();
    for (at, (column, width)) in table.columns.iter().zip(widths).enumerate().filter(|(_, (_, width))| **width > 0) {
        let place = Place { x, width: *width, align: column.align, role: Role::Header };
        places.push((at, place, column.lines.min(TALLEST)));
        x = x.saturating_add(*width).saturating_add(GAP);
    }
    places
}

/// The width of each column, 0 where it is not shown beside the others; and the columns that are shown beneath: sentences
/// that would be too narrow to read beside the others, then the last columns, until no word of those that stay is broken.
fn fit(table: &Table, room: u16, roll: &Roll<'_>) -> (Vec<u16>, Vec<usize>) {
    let mut natural = natural(table, roll);
    let floors = if fits(&natural, room) { Vec::new() } else { floors(table, roll) };
    let mut below = Vec::new();
    loop {
        let widths = squeezed(table, (&natural, &floors), room);
        let wrapped = |at: &usize| table.columns.get(*at).is_some_and(|column| !column.is_cut());
        let cramped =
            (0..widths.len()).filter(wrapped).filter_map(|at| Some((at, *widths.get(at)?, *natural.get(at)?)));
        let cramped = cramped.filter(|(_, width, natural)| *width < EASY && natural.saturating_sub(EASY) > *width);
        let longest = cramped.max_by_key(|(.., natural)| *natural).map(|(at, ..)| at);
        let goes = longest.or_else(|| if fits(&widths, room) { None } else { last_words(table, &natural) });
        match goes {
            Some(at) if room > EASY => {
                below.push(at);
                natural.iter_mut().skip(at).take(1).for_each(|width| *width = 0);
            }
            _ => {
                below.sort_unstable();
                return (widths, below);
            }
        }
    }
}

/// The last column of words that is shown, but never the first column.
fn last_words(table: &Table, natural: &[u16]) -> Option<usize> {
    let is_shown = |at: &usize| natural.get(*at).is_some_and(|width| *width > 0);
    let is_words =
        |at: &usize| table.columns.get(*at).is_some_and(|column| column.align == Align::Left && !column.is_cut());
    (1..natural.len()).rev().find(|at| is_shown(at) && is_words(at))
}

/// Whether columns of these widths have room beside each other.
fn fits(widths: &[u16], room: u16) -> bool {
    let shown = widths.iter().filter(|width| **width > 0).map(|width| u32::from(*width) + u32::from(GAP));
    shown.sum::<u32>() <= u32::from(room) + u32::from(GAP)
}

/// The fewest cells of each column in which no word is broken: neither of its title nor of its cells, unless those are cut.
fn floors(table: &Table, roll: &Roll<'_>) -> Vec<u16> {
    let longest = |text: &str| {
        let words = text.split(' ').map(|word| roll.text_width(word));
        words.filter(|width| *width <= LONGEST).max().unwrap_or(0)
    };
    let one = |(at, column): (usize, &Column)| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).filter(|_| !column.is_cut());
        cells.map(|cell| longest(&cell.text)).fold(longest(column.title), u16::max)
    };
    table.columns.iter().enumerate().map(one).collect()
}

/// The width that each column would like to have, 0 where it is empty throughout.
fn natural(table: &Table, roll: &Roll<'_>) -> Vec<u16> {
    let measure = |text: &str| width(&roll.glyphs.text(text));
    let one = |(at, column): (usize, &Column)| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).map(|cell| measure(&cell.text));
        match cells.max().unwrap_or(0) {
            0 => 0,
            cells => cells.max(measure(column.title)),
        }
    };
    table.columns.iter().enumerate().map(one).collect()
}

/// The widths that fit together: the widest columns of words are squeezed to one width, as wide as it can be, but none
/// below its floor; where that is not enough, titles of numbers are wrapped too.
fn squeezed(table: &Table, (natural, floors): (&[u16], &[u16]), room: u16) -> Vec<u16> {
    let to = |most: u16, which: fn(&Column) -> bool, titles: bool| {
        let one = |((width, floor), column): ((&u16, &u16), &Column)| match column.align {
            _ if which(column) => (*width).min(most.max(*floor)),
            Align::Right if titles => (*width).min(*floor),
            _ => *width,
        };
        natural.iter().zip(floors).zip(&table.columns).map(one).collect::<Vec<u16>>()
    };
    if fits(natural, room) {
        return natural.to_vec();
    }
    let is_words = |column: &Column| column.align == Align::Left;
    // What may be cut gives way before what would be wrapped.
    let which: fn(&Column) -> bool =
        if fits(&to(LEAST_CUT, Column::is_cut, false), room) { Column::is_cut } else { is_words };
    let titles = !fits(&to(NARROWEST, which, false), room);
    // The widest that fits, by halving.
    let widest = natural.iter().copied().max().unwrap_or(0);
    let (mut good, mut bad) = (NARROWEST, widest.max(NARROWEST));
    while good + 1 < bad {
        let middle = u16::midpoint(good, bad);
        if fits(&to(middle, which, titles), room) { good = middle } else { bad = middle }
    }
    to(good, which, titles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Glyphs;

    fn table(rows: &[[&str; 3]]) -> Table {
        Table {
            columns: vec![Column::words("id"), Column::words("why"), Column::number("n")],
            rows: rows.iter().map(|row| row.map(Cell::plain).to_vec()).collect(),
            empty: String::new(),
        }
    }

    #[test]
    fn the_widest_words_are_squeezed_and_numbers_are_not() {
        let table = table(&[["RUS", "a reason that takes forty cells to write", "1234567"]]);
        let fit = |room| fit(&table, room, &Roll::new(room, Glyphs::Unicode));
        assert_eq!(fit(80), (vec![3, 40, 7], vec![]));
        assert_eq!(fit(45), (vec![3, 31, 7], vec![]));
        assert_eq!(fit(30), (vec![3, 16, 7], vec![]));
        assert_eq!(fit(5), (vec![3, 6, 7], vec![]));
        assert!(super::fit(&Table::default(), 5, &Roll::new(5, Glyphs::Unicode)).0.is_empty());
    }

    #[test]
    fn sentences_without_room_go_beneath_their_row() {
        let long = "a reason that takes forty cells to write ".repeat(3);
        let table = table(&[["RUS", &long, "1234567"], ["TAL", "", "8"]]);
        let mut roll = Roll::new(40, Glyphs::Unicode);
        super::roll(&mut roll, "", &table);
        let parts: Vec<(usize, u16, &str)> = roll.seen(0, 3).map(|part| (part.line, part.x, &*part.text)).collect();
        assert_eq!(
            parts,
            [
                (0, 1, "id"),
                (0, 6, "n"),
                (1, 1, "RUS"),
                (1, 6, "1234567"),
                (2, 3, "why"),
                (2, 8, "a reason that takes forty cells")
            ]
        );
        assert!(roll.seen(3, 9).any(|part| part.text == "TAL"));
    }

    #[test]
    fn words_and_dates_are_not_broken_but_go_beneath() {
        let columns =
            [Column::words("with"), Column::words("since"), Column::number("+ given"), Column::words("last event")];
        let row = ["Turkmenistan", "2002-10-07", "5", "2026-06-21/22"].map(Cell::plain).to_vec();
        let table = Table { columns: columns.to_vec(), rows: vec![row], empty: String::new() };
        let lines = |width| {
            let mut roll = Roll::new(width, Glyphs::Unicode);
            super::roll(&mut roll, "", &table);
            let line = |line| roll.seen(line, 1).map(|part| &*part.text).collect::<Vec<_>>().join(" ");
            (0..roll.lines()).map(line).collect::<Vec<_>>()
        };
        let whole = ["with since + given last event", "Turkmenistan 2002-10-07 5 2026-06-21/22"];
        assert_eq!(lines(50), whole);
        let wrapped = ["with since + last event", "given", "Turkmenistan 2002-10-07 5 2026-06-21/22"];
        assert_eq!(lines(48), wrapped);
        let beneath = ["with since + given", "Turkmenistan 2002-10-07 5", "last event 2026-06-21/22"];
        assert_eq!(lines(40), beneath);
        let both = ["with since +", "given", "Turkmenistan 2002-10-07 5", "last event 2026-06-21/22"];
        assert_eq!(lines(33), both);
    }
}
