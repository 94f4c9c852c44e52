//! The looks that there are, by number.

use ratatui::buffer::Cell;
use ratatui::style::Color;

use super::pen::Look;
use crate::ui::colour_number;

/// The looks of the cells so far; the first one is that of a cleared cell. A theme has some dozens.
#[derive(Debug)]
pub(super) struct Looks {
    known: Vec<Look>,
    /// What was asked for, and the number of what is shown for it.
    asked: Vec<(u64, u16)>,
    last: (u64, u16),
}

impl Looks {
    /// None but the first.
    pub(super) fn new() -> Self {
        Self { known: vec![Look::default()], asked: vec![(0, 0)], last: (0, 0) }
    }

    /// The number of a cell's look: cells of one number, and they alone, are shown alike.
    pub(super) fn number(&mut self, cell: &Cell) -> u16 {
        let wanted = asked(cell);
        // Most cells look like the one before.
        if self.last.0 != wanted {
            let known = self.asked.iter().find(|(asked, _)| *asked == wanted).copied();
            self.last = known.unwrap_or_else(|| self.add(cell));
        }
        self.last.1
    }

    fn add(&mut self, cell: &Cell) -> (u64, u16) {
        let look = Look::of(cell);
        let number = self.known.iter().position(|known| *known == look).unwrap_or_else(|| {
            self.known.push(look);
            self.known.len() - 1
        });
        let asked = (asked(cell), u16::try_from(number).unwrap_or(u16::MAX));
        self.asked.push(asked);
        asked
    }

    /// The look with this number, of no link.
    pub(super) fn get(&self, number: u16) -> Look {
        self.known.get(usize::from(number)).copied().unwrap_or_default()
    }
}

/// What is asked for, as one number: there are thousands of cells to compare it for.
fn asked(cell: &Cell) -> u64 {
    let [fg, bg] = [cell.fg, cell.bg].map(number);
    u64::from(fg) | u64::from(bg) << 26 | u64::from(cell.modifier.bits()) << 52
}

/// A colour in 26 bits; one that has a name is sent by its number in the table.
fn number(colour: Color) -> u32 {
    match colour {
        Color::Rgb(r, g, b) => u32::from_le_bytes([r, g, b, 2]),
        Color::Reset => 0,
        _ => u32::from_le_bytes([colour_number(colour).unwrap_or(0), 0, 0, 1]),
    }
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
        let mut looks = Looks::new();
        let asked = [
            Color::Reset,
            Color::Rgb(255, 135, 0),
            Color::Indexed(208),
            Color::LightRed,
            Color::Indexed(9),
            Color::Rgb(0, 0, 0),
            Color::Black,
            Color::Reset,
        ];
        assert_eq!(asked.map(|fg| looks.number(&cell(fg))), [0, 1, 2, 3, 3, 4, 5, 0]);
        assert_eq!([0, 1, 2].map(|number| looks.get(number).fg), [Color::Reset, asked[1], asked[2]]);
    }
}
