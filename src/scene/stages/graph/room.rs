//! How much of a graph fits: how many seats and how high, how many things beside each other in its lists. It depends on
//! the window and on who was seated, so that neither a filter nor the date moves anything.

/// How much fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Room {
    /// Cells of a line.
    pub columns: u16,
    /// Lines of the picture and its lists that are seen at once.
    pub lines: u16,
    /// Most seats on a side.
    pub seats: usize,
    /// Rows of seats.
    pub rows: u16,
    /// Lines from one row to the next: a box, a line and a blank, or a line.
    pub step: u16,
    /// Lines at the end for what is told of the thing under the cursor, a heading among them.
    pub brief: u16,
    /// Lines in which the lines and signs of the picture are explained.
    pub key: u16,
}

/// Fewest lines from which on something is told at the end.
const TELLING: usize = 22;
/// From how many lines on more is told.
const TALL: usize = 45;
/// Fewest columns in which lines and signs are explained beside each other.
const NARROW: usize = 110;
/// Fewest lines for the picture.
const LEAST: u16 = 3;

impl Room {
    /// Cells of a neighbour in the list below.
    pub const BELOW: u16 = 38;
    /// Cells of a tie in the list of those among neighbours.
    pub const AMONG: u16 = 26;

    /// What fits into so many columns and lines, with so many to be seated on the left, on the right and below.
    #[must_use]
    pub fn of([columns, lines]: [usize; 2], alone: bool, [left, right, below]: [usize; 3]) -> Self {
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let brief = match lines {
            _ if alone || lines < TELLING => 0,
            ..TALL => small(lines / 4 + 2),
            _ => small(lines * 2 / 5),
        };
        let lines = small(lines).saturating_sub(brief);
        let key = match lines {
            ..9 => 0,
            16.. if columns < NARROW => 2,
            _ => 1,
        };
        let wanted = left.max(right).max(1);
        // A heading and a line each for the list below and for the ties among neighbours.
        let among = if lines >= 20 { 3 } else { 2 };
        let taken = |below: bool| key + among + if below { 2 } else { 0 };
        let mut free = lines.saturating_sub(taken(below > 0)).max(LEAST);
        if wanted > usize::from(free) {
            free = lines.saturating_sub(taken(true)).max(LEAST);
        }
        let rows = small(wanted).min(free);
        let step = [3, 2].into_iter().find(|step| height(rows, *step) <= free).unwrap_or(1);
        Self { columns: small(columns), lines, seats: rows.into(), rows, step, brief, key }
    }

    /// Lines of the seats.
    #[must_use]
    pub fn picture(&self) -> u16 {
        height(self.rows, self.step).max(LEAST)
    }

    /// How many things of a list that are so wide stand on a line.
    #[must_use]
    pub fn beside(&self, width: u16) -> u16 {
        (self.columns.saturating_sub(1) / width).max(1)
    }

    /// The lines that so many things of a list take.
    #[must_use]
    pub fn lines_of(&self, things: usize, width: u16) -> u16 {
        u16::try_from(things.div_ceil(self.beside(width).into())).unwrap_or(u16::MAX)
    }

    /// How many of its events are told of the pair under the cursor; nothing where there is no room for any.
    pub(super) fn events(&self) -> Option<usize> {
        self.brief.checked_sub(14).map(|events| usize::from(events.min(10))).filter(|events| *events > 0)
    }

    /// How many neighbours without a seat are listed before those of a bloc share a line.
    pub(super) fn before_folding(&self) -> usize {
        usize::from(self.beside(Self::BELOW)) * 3
    }

    /// How many ties among neighbours fit, where so many lines and things stand in the list above them.
    pub(super) fn among(&self, folded: usize, below: usize) -> usize {
        let above = self.under_list(folded, below);
        let lines = match self.lines.saturating_sub(above.saturating_add(1)) {
            // One scrolls to them: then they fill a good part of what is seen.
            0 => (self.lines / 2).max(1),
            lines => lines,
        };
        usize::from(lines) * usize::from(self.beside(Self::AMONG))
    }

    /// The line after the list below.
    #[must_use]
    pub fn under_list(&self, folded: usize, below: usize) -> u16 {
        let top = self.picture() + self.key;
        if folded + below == 0 {
            return top;
        }
        let folded = u16::try_from(folded).unwrap_or(u16::MAX);
        top.saturating_add(1).saturating_add(folded).saturating_add(self.lines_of(below, Self::BELOW))
    }
}

fn height(rows: u16, step: u16) -> u16 {
    // No blank after the last.
    rows.saturating_mul(step) - u16::from(step == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_as_high_as_all_of_them_allow() {
        for (size, sides, seats, step, brief) in [
            ([118, 29], [4, 3, 0], 4, 3, 9),
            ([118, 29], [7, 3, 2], 7, 2, 9),
            ([118, 29], [12, 3, 2], 12, 1, 9),
            ([118, 29], [150, 150, 0], 14, 1, 9),
            ([78, 17], [8, 4, 2], 8, 1, 0),
            ([238, 60], [8, 4, 2], 8, 3, 24),
            ([38, 4], [8, 4, 2], 3, 1, 0),
        ] {
            let room = Room::of(size, false, sides);
            assert_eq!((room.seats, room.step, room.brief), (seats, step, brief), "{size:?} {sides:?}");
        }
        assert_eq!(Room::of([118, 29], true, [4, 3, 0]).brief, 0);
    }

    #[test]
    fn in_a_window_that_is_not_tiny_everything_begins_in_sight() {
        for lines in 9..80 {
            for sides in [[0, 0, 1], [1, 1, 0], [9, 4, 3], [150, 150, 9], [0, 40, 0]] {
                let room = Room::of([80, lines], false, sides);
                let below = sides[2].min(1);
                assert!(room.under_list(0, below) + 2 <= room.lines, "{lines} {sides:?} {room:?}");
            }
        }
    }
}
