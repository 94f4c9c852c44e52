//! The looks that there are, by number: each is brought to what the terminal shows once, not for each cell.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::pen::Look;
use crate::ui::Depth;

/// The looks of the cells so far; the first one is that of a cleared cell. A theme has some dozens.
#[derive(Debug)]
pub(super) struct Looks {
    depth: Depth,
    known: Vec<Look>,
    /// What was asked for, and the number of what is shown for it.
    asked: Vec<(Asked, u16)>,
    last: (Asked, u16),
}

/// What is asked for: colours of the letters and behind them, and modifiers.
type Asked = (Color, Color, Modifier);

const PLAIN: Asked = (Color::Reset, Color::Reset, Modifier::empty());

impl Looks {
    /// None but the first, where so many colours are sent.
    pub(super) fn new(depth: Depth) -> Self {
        Self { depth, known: vec![Look::default()], asked: vec![(PLAIN, 0)], last: (PLAIN, 0) }
    }

    /// The number of a cell's look: cells of one number, and they alone, are shown alike.
    pub(super) fn number(&mut self, cell: &Cell) -> u16 {
        // Most cells look like the one before.
        if !is_asked(&self.last.0, cell) {
            let asked = self.asked.iter().find(|(asked, _)| is_asked(asked, cell)).copied();
            self.last = asked.unwrap_or_else(|| self.add(cell));
        }
        self.last.1
    }

    fn add(&mut self, cell: &Cell) -> (Asked, u16) {
        let look = Look::of(cell, self.depth);
        let number = self.known.iter().position(|known| *known == look).unwrap_or_else(|| {
            self.known.push(look);
            self.known.len() - 1
        });
        let asked = ((cell.fg, cell.bg, cell.modifier), u16::try_from(number).unwrap_or(u16::MAX));
        self.asked.push(asked);
        asked
    }

    /// The look with this number, of no link.
    pub(super) fn get(&self, number: u16) -> Look {
        self.known.get(usize::from(number)).copied().unwrap_or_default()
    }
}

#[inline]
fn is_asked((fg, bg, modifier): &Asked, cell: &Cell) -> bool {
    *fg == cell.fg && *bg == cell.bg && *modifier == cell.modifier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_alike_has_one_number() {
        let cell = |fg| {
            let mut cell = Cell::EMPTY;
            cell.set_fg(fg);
            cell
        };
        let mut looks = Looks::new(Depth::Indexed);
        let asked = [Color::Reset, Color::Rgb(255, 135, 0), Color::Indexed(208), Color::Indexed(207), Color::Reset];
        assert_eq!(asked.map(|fg| looks.number(&cell(fg))), [0, 1, 1, 2, 0]);
        assert_eq!([0, 1, 2].map(|number| looks.get(number).fg), [Color::Reset, asked[2], asked[3]]);
    }
}
