//! The last gate before the terminal: nothing forbidden passes, and a frame leaves in one piece or not at all.

#[cfg(test)]
mod tests;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Rect, Size};

use super::admit::{admit, columns, is_ascii};
use super::changes::{Batch, Changes, Run};
use super::large::Blocks;
use super::links::{CLOSE, Links};
use super::pen::{Look, Pen};
use super::shown::Shown;
use super::width::is_disputed;
use crate::ui::Beyond;

/// Until the end mark the terminal shows what it had.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[2J";
const SHOW: &[u8] = b"\x1b[?25h";
const HIDE: &[u8] = b"\x1b[?25l";
/// As many characters are no longer than a move over them.
const BRIDGE: u16 = 4;

/// What the terminal shows, and what it is to show next.
#[derive(Debug)]
pub struct Gate {
    links: Links,
    large: Blocks,
    cursor: Option<Position>,
    shown: Shown,
    next: Buffer,
    /// Whether the terminal may show something else.
    unknown: bool,
}

impl Default for Gate {
    /// A gate before a terminal of which nothing is known.
    fn default() -> Self {
        let (shown, next) = (Shown::new(Size::ZERO), Buffer::default());
        Self { links: Links::default(), large: Blocks::default(), cursor: None, shown, next, unknown: true }
    }
}

impl Gate {
    /// The terminal has this size, and whatever it shows, the cursor too, is cleared with the next frame.
    pub fn forget(&mut self, size: Size) {
        let area = Rect::from((Position::ORIGIN, size));
        self.shown = Shown::new(size);
        self.next = Buffer::empty(area);
        self.large.forget();
        (self.cursor, self.unknown) = (None, true);
    }

    /// The bytes that turn what the terminal shows into what `draw` draws; none if it is the same.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Buffer) -> Beyond) -> Vec<u8> {
        let Beyond { cursor, links, large } = draw(&mut self.next);
        self.links.renew(&links, &mut self.next);
        self.large.renew(&large, &mut self.next, Look::of);
        let mut pen = Pen::default();
        if std::mem::take(&mut self.unknown) {
            pen.say(HIDE);
            pen.say(CLEAR);
        }
        self.large.erase(&mut pen);
        self.write(&mut pen);
        self.large.write(&mut pen);
        let mut bytes = pen.lift();
        self.place(cursor, &mut bytes);
        if bytes.is_empty() { bytes } else { [BEGIN, &bytes, END].concat() }
    }

    /// Shows the cursor at its place, after everything that has moved it.
    fn place(&mut self, cursor: Option<Position>, bytes: &mut Vec<u8>) {
        let before = std::mem::replace(&mut self.cursor, cursor);
        if let Some(Position { x, y }) = cursor.filter(|_| !bytes.is_empty() || before != cursor) {
            let mut pen = Pen::default();
            pen.go(x, y);
            bytes.extend(pen.lift());
        }
        if before.is_some() != cursor.is_some() {
            bytes.extend_from_slice(if cursor.is_some() { SHOW } else { HIDE });
        }
    }

    fn write(&mut self, pen: &mut Pen) {
        let Changes { disputed, mut sure } = Changes::between(&mut self.shown, &self.next, &self.links);
        for (look, run) in disputed {
            self.batch(pen, look, &[run]);
        }
        while let Some((at, _)) = sure.iter().enumerate().min_by_key(|(_, batch)| pen.look().far(batch.look)) {
            let Batch { look, runs, .. } = sure.remove(at);
            self.batch(pen, look, &runs);
        }
    }

    /// Writes cells that look alike. A link ends before the next move.
    fn batch(&self, pen: &mut Pen, look: Look, runs: &[Run]) {
        let opening = look.link.and_then(|link| self.links.opening(link));
        pen.wear(look);
        let mut open = false;
        for run in runs {
            let bridge = self.bridge(pen.at(), look, *run);
            if bridge.is_none() {
                if std::mem::replace(&mut open, false) {
                    pen.say(CLOSE);
                }
                pen.go(run.x, run.y);
            }
            if let Some(opening) = opening.filter(|_| !std::mem::replace(&mut open, true)) {
                pen.say(opening.as_bytes());
            }
            if let Some(gap) = bridge {
                put(pen, self.cells(gap));
            }
            put(pen, self.cells(*run));
        }
        if open {
            pen.say(CLOSE);
        }
    }

    /// What lies between a place and a run, if to write it again is no longer than a move and nobody sees it.
    fn bridge(&self, at: Option<(u16, u16)>, look: Look, run: Run) -> Option<Run> {
        let (x, y) = at.filter(|(x, y)| *y == run.y && *x <= run.x && run.x - x <= BRIDGE)?;
        let gap = Run { x, y, columns: run.x - x };
        let place = self.next.index_of(x, y);
        let alike = |((x, place), cell): ((u16, usize), &Cell)| {
            let own = Look { link: self.links.at(x, y), ..self.shown.look(place) };
            cell.diff_option != CellDiffOption::Skip && is_ascii(cell.symbol()) && look.suits(cell.symbol(), own)
        };
        (x..).zip(place..).zip(self.cells(gap)).all(alike).then_some(gap)
    }

    /// The cells of a run; a wide character in the last column reaches beyond them.
    fn cells(&self, run: Run) -> &[Cell] {
        let rest = self.next.content.get(self.next.index_of(run.x, run.y)..).unwrap_or_default();
        rest.get(..run.columns.into()).unwrap_or(rest)
    }
}

/// Writes what may be shown of cells side by side.
fn put(pen: &mut Pen, cells: &[Cell]) {
    let mut covered = 0;
    for (x, cell) in (0..).zip(cells) {
        match cell.symbol().as_bytes() {
            _ if x < covered => {}
            [letter @ b' '..=b'~'] => pen.letter(*letter),
            _ => covered = other(pen, cell.symbol()).saturating_add(x),
        }
    }
}

/// Writes what may be shown of a symbol that is no letter of ASCII; returns the columns that it takes.
fn other(pen: &mut Pen, symbol: &str) -> u16 {
    let admitted = admit(symbol);
    pen.put(&admitted, columns(&admitted), !is_disputed(symbol));
    columns(symbol)
}
