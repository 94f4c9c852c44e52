//! The looks that there are, by number: each is brought to what the terminal shows once, not for each cell.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::colour::Depth;
use super::pen::Look;

/// The looks of the cells so far; the first one is that of a cleared cell. A theme has some dozens.
#[derive(Debug)]
pub(super) struct Looks {
    depth: Depth,
    known: Vec<(Asked, Look)>,
    last: (Asked, u16),
}

/// What is asked for: colours of the letters and behind them, and modifiers.
type Asked = (Color, Color, Modifier);

const PLAIN: Asked = (Color::Reset, Color::Reset, Modifier::empty());

impl Looks {
    /// None but the first, where so many colours are sent.
    pub(super) fn new(depth: Depth) -> Self {
        Self { depth, known: vec![(PLAIN, Look::default())], last: (PLAIN, 0) }
    }

    /// The number of a cell's look.
    pub(super) fn number(&mut self, cell: &Cell) -> u16 {
        // Most cells look like the one before.
        if !is_asked(&self.last.0, cell) {
            self.last = ((cell.fg, cell.bg, cell.modifier), self.find(cell));
        }
        self.last.1
    }

    fn find(&mut self, cell: &Cell) -> u16 {
        let known = self.known.iter().position(|(known, _)| is_asked(known, cell));
        let number = known.unwrap_or_else(|| {
            self.known.push(((cell.fg, cell.bg, cell.modifier), Look::of(cell, self.depth)));
            self.known.len() - 1
        });
        u16::try_from(number).unwrap_or(u16::MAX)
    }

    /// The look with this number, of no link.
    pub(super) fn get(&self, number: u16) -> Look {
        self.known.get(usize::from(number)).map(|(_, look)| *look).unwrap_or_default()
    }
}

#[inline]
fn is_asked((fg, bg, modifier): &Asked, cell: &Cell) -> bool {
    *fg == cell.fg && *bg == cell.bg && *modifier == cell.modifier
}
