//! What the terminal shows: of each cell as little as tells it from another, a sixth of what ratatui keeps.

use std::collections::HashMap;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Size;

use super::admit::columns;
use super::looks::Looks;
use super::pen::Look;

/// The cells of the terminal, line by line.
#[derive(Debug)]
pub(super) struct Shown {
    cells: Vec<Seen>,
    long: Long,
    looks: Looks,
}

/// A cell: its symbol, the columns that this takes, and the number of its look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    symbol: u32,
    columns: u16,
    look: u16,
}

/// A cell that changes: its place, its symbol, the columns that this takes, and the number of its look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'b> {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) symbol: &'b str,
    pub(super) columns: u16,
    pub(super) look: u16,
}

impl Shown {
    /// A terminal of this size when it is cleared.
    pub(super) fn new(size: Size) -> Self {
        let blank = Seen { symbol: number(" "), columns: 1, look: 0 };
        let cells = vec![blank; usize::from(size.width) * usize::from(size.height)];
        Self { cells, long: Long::default(), looks: Looks::new() }
    }

    /// The look of the cell at a place, of no link.
    pub(super) fn look(&self, place: usize) -> Look {
        self.cells.get(place).map(|seen| self.looks.get(seen.look)).unwrap_or_default()
    }

    /// Shows a frame of the same size from now on; tells each cell that changes by that, line by line.
    pub(super) fn renew<'b>(&mut self, next: &'b Buffer, mut tell: impl FnMut(&Looks, Change<'b>)) {
        let width = usize::from(next.area.width.max(1));
        let lines = self.cells.chunks_mut(width).zip(next.content.chunks(width));
        for (y, (line, next)) in (0..).zip(lines) {
            let mut reach = Reach::default();
            for (x, (seen, cell)) in (0..).zip(line.iter_mut().zip(next)) {
                let (symbol, option) = (cell.symbol(), cell.diff_option);
                let now = Seen { symbol: number(symbol), columns: 1, look: self.looks.number(cell) };
                // Most cells stay as they are, and are of one column.
                if *seen == now && now.symbol != LONG && option == CellDiffOption::None && !reach.has(x) {
                    continue;
                }
                let was = seen.columns;
                let stays = self.long.stays((x, y), seen, now, symbol) && option != CellDiffOption::AlwaysUpdate;
                // What is drawn over it stays.
                if reach.pass(x, was, seen.columns, stays) && option != CellDiffOption::Skip {
                    tell(&self.looks, Change { x, y, symbol, columns: seen.columns, look: seen.look });
                }
            }
        }
    }
}

/// How far characters of a line reach over the cells beside them.
#[derive(Debug, Default)]
struct Reach {
    /// One that is shown now.
    covers: u16,
    /// One that is gone.
    bares: u16,
}

impl Reach {
    fn has(&self, x: u16) -> bool {
        x < self.covers.max(self.bares)
    }

    /// Goes past a cell whose symbol took so many columns and now takes so many; tells whether it is written.
    fn pass(&mut self, x: u16, was: u16, is: u16, stays: bool) -> bool {
        let (covered, changed) = (x < self.covers, !stays || x < self.bares);
        if !covered {
            self.covers = x.saturating_add(is);
        }
        if changed {
            self.bares = self.bares.max(x.saturating_add(was));
        }
        changed && !covered
    }
}

/// The symbols that are longer than a number, by the places of their cells; some of them are gone.
#[derive(Debug, Default)]
struct Long(HashMap<(u16, u16), Box<str>>);

impl Long {
    /// Shows `now` in a cell from now on, whatever columns its symbol takes; tells whether the cell stays as it was.
    fn stays(&mut self, at: (u16, u16), seen: &mut Seen, now: Seen, symbol: &str) -> bool {
        let was = std::mem::replace(seen, now);
        let known = || self.0.get(&at).is_some_and(|known| **known == *symbol);
        let same = was.symbol == now.symbol && (now.symbol != LONG || known());
        seen.columns = if same { was.columns } else { columns(symbol) };
        if !same && now.symbol == LONG {
            self.0.insert(at, symbol.into());
        }
        same && was.look == now.look
    }
}

/// Stands for every symbol of more than four bytes.
const LONG: u32 = u32::MAX;

/// The bytes of a symbol, filled with what no text has.
fn number(symbol: &str) -> u32 {
    const NONE: u8 = u8::MAX;
    match *symbol.as_bytes() {
        [a] => !0xff | u32::from(a),
        [a, b] => u32::from_le_bytes([a, b, NONE, NONE]),
        [a, b, c] => u32::from_le_bytes([a, b, c, NONE]),
        [a, b, c, d] => u32::from_le_bytes([a, b, c, d]),
        _ => LONG,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;

    /// The places that change when a line is shown.
    fn changes(shown: &mut Shown, draw: impl FnOnce(&mut Buffer)) -> Vec<u16> {
        let mut next = Buffer::empty(Rect::new(0, 0, 6, 1));
        draw(&mut next);
        let mut places = Vec::new();
        shown.renew(&next, |_, change| places.push(change.x));
        places
    }

    fn line(text: &'static str) -> impl FnOnce(&mut Buffer) {
        move |next| {
            next.set_string(0, 0, text, Style::new());
        }
    }

    #[test]
    fn only_what_changes_is_told() {
        let mut shown = Shown::new(Size::new(6, 1));
        let family = "a👩\u{200d}👩\u{200d}👧b";
        for (text, places) in [
            ("abc", vec![0, 1, 2]),
            ("abc", vec![]),
            ("a─é", vec![1, 2]),
            (family, vec![1, 3]),
            (family, vec![]),
            ("a👩\u{200d}👩\u{200d}👦b", vec![1]),
            ("a", vec![1, 2, 3]),
            (family, vec![1, 3]),
        ] {
            assert_eq!(changes(&mut shown, line(text)), places, "{text}");
        }
        let red = |next: &mut Buffer| {
            next.set_string(0, 0, family, Style::new());
            next.set_style(Rect::new(3, 0, 2, 1), Style::new().fg(Color::Red));
        };
        assert_eq!(changes(&mut shown, red), [3, 4]);
        assert!(changes(&mut shown, red).is_empty());
    }

    #[test]
    fn a_symbol_is_told_from_its_beginning() {
        let symbols = ["", "a", "a\0", "a\0\0", "a\0\0\0", "é", "é\0", "─", "🙂"];
        for (at, symbol) in symbols.iter().enumerate() {
            let same = symbols.iter().position(|other| number(other) == number(symbol));
            assert_eq!(same, Some(at), "{symbol:?}");
        }
    }
}
