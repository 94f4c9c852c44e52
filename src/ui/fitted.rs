//! How much a page tells in a window: words that are cut where lines are few, and rows that are listed only where lines
//! would stay blank.

use ratatui::layout::Size;

use super::glyphs::Glyphs;
use super::page::lines;
use super::table::TALLEST;
use crate::scene::{Block, Column, Page, Table};

/// Most lines of words that are cut otherwise: of a table, of one beside others, and of one that rows may be added to; from
/// the most room to the least. What the last tells is worth more than the names that stand beside others.
const WHOLE: [[usize; 3]; 10] = [
    [TALLEST; 3],
    [3; 3],
    [2; 3],
    [TALLEST, 1, TALLEST],
    [3, 1, 3],
    [2, 1, 2],
    [TALLEST, TALLEST, 1],
    [TALLEST, 1, 1],
    [3, 1, 1],
    [2, 1, 1],
];

/// A box with fewer lines is low: it shows more rows of one line instead of fewer of two.
const LOW: u16 = 20;

/// The page as it is told in a box of so many cells and lines: first words that would be cut have further lines, then
/// further rows are listed, as long as all of it is seen at once. Of what is too long for that lines of one are told whole,
/// and in a low box those of two have one. `None` where it is told as it stands.
#[must_use]
pub fn fitted(page: &Page, size: Size, glyphs: Glyphs) -> Option<Page> {
    let fits = |page: &Page| lines(page, size.width, glyphs) <= usize::from(size.height);
    if page.blocks.iter().any(|block| matches!(block, Block::Either(..))) {
        let [first, second] = [false, true].map(|second| decided(page, second));
        let fits = |page: &Page| fits(&with(page, 0, [1; 3]));
        let page = if !fits(&first) && fits(&second) { second } else { first };
        return Some(fitted(&page, size, glyphs).unwrap_or(page));
    }
    let (cut, spare) = to_give(&page.blocks);
    if cut && !fits(&with(page, 0, [1; 3])) {
        return Some(with(&scrolled(page.clone(), size.height < LOW), 0, [1; 3]));
    }
    if spare == 0 && !cut {
        return None;
    }
    let most = WHOLE.into_iter().find(|most| cut && fits(&with(page, 0, *most))).unwrap_or([1; 3]);
    // The most rows that fit, by halving.
    let (mut good, mut bad) = (0, spare + 1);
    while good + 1 < bad {
        let middle = usize::midpoint(good, bad);
        if fits(&with(page, middle, most)) { good = middle } else { bad = middle }
    }
    Some(with(page, good, most))
}

/// The page with the first of blocks that may be told in two ways, or with the second.
fn decided(page: &Page, second: bool) -> Page {
    let decide = |block: &Block| match block {
        Block::Either(_, blocks) if second => blocks.clone(),
        Block::Either(blocks, _) => blocks.clone(),
        block => vec![block.clone()],
    };
    Page { blocks: page.blocks.iter().flat_map(decide).collect(), ..page.clone() }
}

/// A page that is longer than its box.
fn scrolled(mut page: Page, low: bool) -> Page {
    for block in &mut page.blocks {
        if let Block::Table(_, table) = block {
            for column in &mut table.columns {
                column.lines = match column.lines {
                    1 => TALLEST,
                    2 if low => 1,
                    lines => lines,
                };
            }
        }
    }
    page
}

/// Whether words are cut in these blocks, and how many rows may be added to one of them.
fn to_give(blocks: &[Block]) -> (bool, usize) {
    let is_cut = |table: &Table| table.columns.iter().any(Column::is_cut);
    let one = |block: &Block| match block {
        Block::Facts(_) | Block::Flow(_) => (false, 0),
        Block::Table(_, table) => (is_cut(table), 0),
        Block::Spare(table, spare) => (is_cut(table), spare.len()),
        Block::Beside(left, right) | Block::Halves(left, right) => more(to_give(left), to_give(right)),
        Block::Either(first, _) => to_give(first),
    };
    blocks.iter().map(one).fold((false, 0), more)
}

fn more(one: (bool, usize), other: (bool, usize)) -> (bool, usize) {
    (one.0 || other.0, one.1.max(other.1))
}

/// The page with so many of its spare rows, where words that are cut have so many lines.
fn with(page: &Page, rows: usize, most: [usize; 3]) -> Page {
    let blocks = page.blocks.iter().map(|block| block_with(block, rows, most)).collect();
    Page { title: page.title.clone(), lens: page.lens.clone(), blocks }
}

fn block_with(block: &Block, rows: usize, [of_table, of_beside, of_spare]: [usize; 3]) -> Block {
    let beside = |blocks: &[Block]| {
        blocks.iter().map(|block| block_with(block, rows, [of_beside, of_beside, of_spare])).collect()
    };
    match block {
        Block::Facts(_) | Block::Flow(_) | Block::Either(..) => block.clone(),
        Block::Table(heading, table) => Block::Table(heading.clone(), taller(table.clone(), of_table)),
        Block::Spare(table, spare) => {
            let left_out = spare.get(rows..).unwrap_or_default();
            let kept = table.rows.iter().enumerate().filter(|(at, _)| !left_out.contains(at));
            let rows = kept.map(|(_, row)| row.clone()).collect();
            let table = Table { columns: table.columns.clone(), rows, empty: table.empty.clone() };
            Block::Table(String::new(), taller(table, of_spare))
        }
        Block::Beside(left, right) => Block::Beside(beside(left), beside(right)),
        Block::Halves(left, right) => Block::Halves(beside(left), beside(right)),
    }
}

fn taller(mut table: Table, most: usize) -> Table {
    table.columns.iter_mut().filter(|column| column.is_cut()).for_each(|column| column.lines = column.lines.max(most));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Cell;

    /// Nine rows of a sentence that takes two lines of 40 cells, of which the first, the second and the last are always listed.
    fn page() -> Page {
        let rows = (0..9).map(|n| vec![Cell::plain(format!("row {n} says what happened in more than forty cells"))]);
        let table = Table { columns: vec![Column::line("")], rows: rows.collect(), empty: String::new() };
        Page { blocks: vec![Block::Spare(table, vec![2, 3, 4, 5, 6, 7])], ..Page::default() }
    }

    /// The numbers of the rows, and the most lines that each may take.
    fn told(height: u16) -> (String, usize) {
        let page = fitted(&page(), Size { width: 40, height }, Glyphs::Unicode).unwrap();
        let [Block::Table(_, table)] = page.blocks.as_slice() else { panic!("{page:?}") };
        let numbers = table.rows.iter().filter_map(|row| row.first()?.text.chars().nth(4));
        (numbers.collect(), table.columns.first().map_or(0, |column| column.lines))
    }

    #[test]
    fn first_sentences_are_told_whole_then_rows_are_added_in_their_order() {
        for (height, rows, most) in [
            (0, "018", 1),
            (3, "018", 1),
            (4, "0128", 1),
            (5, "01238", 1),
            (6, "018", TALLEST),
            (7, "018", TALLEST),
            (8, "0128", TALLEST),
            (16, "01234568", TALLEST),
            (99, "012345678", TALLEST),
        ] {
            assert_eq!(told(height), (rows.to_owned(), most), "{height}");
        }
    }

    #[test]
    fn of_two_ways_the_first_is_told_unless_only_the_second_fits() {
        let lines = |n: usize| {
            let rows = vec![vec![Cell::plain("row")]; n];
            let table = Table { columns: vec![Column::words("")], rows, ..Table::default() };
            vec![Block::Table(String::new(), table)]
        };
        let page = Page { blocks: vec![Block::Either(lines(5), lines(3))], ..Page::default() };
        for (height, rows) in [(6, 5), (5, 5), (4, 3), (3, 3), (2, 5)] {
            let told = fitted(&page, Size { width: 40, height }, Glyphs::Unicode).unwrap();
            assert_eq!(told.blocks, lines(rows), "{height}");
        }
    }

    #[test]
    fn in_a_low_box_words_of_two_lines_have_one() {
        let lines = |height: u16| {
            let columns = vec![Column::two_lines("")];
            let table = Table { columns, rows: vec![vec![Cell::plain("words ".repeat(60))]; 12], ..Table::default() };
            let page = Page { blocks: vec![Block::Table(String::new(), table)], ..Page::default() };
            let told = fitted(&page, Size { width: 80, height }, Glyphs::Unicode).unwrap_or(page);
            lines(&told, 80, Glyphs::Unicode)
        };
        assert_eq!((lines(LOW - 1), lines(LOW)), (12, 24));
    }

    #[test]
    fn what_neither_cuts_nor_has_more_stands_as_it_is() {
        let table =
            Table { columns: vec![Column::words("")], rows: vec![vec![Cell::plain("whole")]], ..Table::default() };
        let page = Page { blocks: vec![Block::Table(String::new(), table)], ..Page::default() };
        assert_eq!(fitted(&page, Size { width: 40, height: 40 }, Glyphs::Unicode), None);
    }
}
