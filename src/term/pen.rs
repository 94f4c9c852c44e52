//! Cells as bytes, saying of place and look only what changes from one to the next: ratatui's own writer says foreground
//! and background together and each jump in full.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::ui::colour_number;

/// What there is to a cell besides its character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
    /// The number of the link that it belongs to.
    pub(super) link: Option<usize>,
}

/// What shows on a cell without a character.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

impl Look {
    /// The look of a cell, of no link.
    pub(super) const fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier, link: None }
    }

    /// Whether a symbol, which has the look `own`, may be written in this look and nobody sees it.
    pub(super) fn suits(self, symbol: &str, own: Self) -> bool {
        let blank = || symbol == " " && !(self.modifier | own.modifier).intersects(SEEN_ON_BLANKS);
        self == own || (self.bg, self.link) == (own.bg, own.link) && blank()
    }

    /// About how many bytes it takes to get from this look to another.
    pub(super) fn far(self, to: Self) -> u8 {
        let cost = |differs: bool, bytes| if differs { bytes } else { 0 };
        cost(self.fg != to.fg, 17) + cost(self.bg != to.bg, 16) + cost(self.modifier != to.modifier, 4)
    }
}

/// What the terminal was told so far. It begins a frame knowing nothing of the place, and with everything reset.
#[derive(Debug, Default)]
pub(super) struct Pen {
    bytes: Vec<u8>,
    /// Where the next character would go, as far as all terminals agree.
    at: Option<(u16, u16)>,
    look: Look,
}

/// What can be switched on without touching anything else: on and off.
const SWITCHES: [(Modifier, u8, u8); 4] = [
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Pen {
    /// Where the next character would go, where all terminals agree on it.
    pub(super) const fn at(&self) -> Option<(u16, u16)> {
        self.at
    }

    /// The look of the next character.
    pub(super) const fn look(&self) -> Look {
        self.look
    }

    /// Goes to a place.
    pub(super) fn go(&mut self, x: u16, y: u16) {
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((column, row)) if row == y && column < x => {
                self.bytes.extend_from_slice(b"\x1b[");
                if x - column > 1 {
                    number(&mut self.bytes, x - column);
                }
                self.bytes.push(b'C');
            }
            _ => self.jump(x, y),
        }
        self.at = Some((x, y));
    }

    fn jump(&mut self, x: u16, y: u16) {
        self.bytes.extend_from_slice(b"\x1b[");
        number(&mut self.bytes, y.saturating_add(1));
        if x > 0 {
            self.bytes.push(b';');
            number(&mut self.bytes, x.saturating_add(1));
        }
        self.bytes.push(b'H');
    }

    /// Puts on a look, all of what changes in one sequence.
    pub(super) fn wear(&mut self, look: Look) {
        let before = std::mem::replace(&mut self.look, look);
        let start = self.bytes.len();
        self.weigh(before.modifier, look.modifier);
        if before.fg != look.fg {
            self.colour(look.fg, 30);
        }
        if before.bg != look.bg {
            self.colour(look.bg, 40);
        }
        // Each of them begins with the separator; the first one with what begins the sequence instead.
        if self.bytes.len() > start {
            self.bytes.splice(start..=start, *b"\x1b[");
            self.bytes.push(b'm');
        }
    }

    fn weigh(&mut self, before: Modifier, now: Modifier) {
        let (off, on) = (before - now, now - before);
        // Bold and dim have one switch to turn them off.
        let reset = off.intersects(Modifier::BOLD | Modifier::DIM);
        let wanted = if reset { now } else { on };
        if reset {
            self.parameter(22);
        }
        for (weight, code) in [(Modifier::BOLD, 1), (Modifier::DIM, 2)] {
            if wanted.contains(weight) {
                self.parameter(code);
            }
        }
        for (switch, code, none) in SWITCHES {
            if on.contains(switch) {
                self.parameter(code);
            } else if off.contains(switch) {
                self.parameter(none);
            }
        }
    }

    /// Names a colour; `base` is 30 for the foreground, 40 for the background.
    fn colour(&mut self, colour: Color, base: u8) {
        match colour {
            Color::Reset => self.parameter(base + 9),
            Color::Rgb(r, g, b) => [base + 8, 2, r, g, b].into_iter().for_each(|code| self.parameter(code)),
            _ => [base + 8, 5, colour_number(colour).unwrap_or(0)].into_iter().for_each(|code| self.parameter(code)),
        }
    }

    fn parameter(&mut self, code: u8) {
        self.bytes.push(b';');
        number(&mut self.bytes, code.into());
    }

    /// Writes a character of so many columns where the pen is; `sure` where all terminals agree on them.
    pub(super) fn put(&mut self, symbol: &str, columns: u16, sure: bool) {
        self.bytes.extend_from_slice(symbol.as_bytes());
        self.at = self.at.filter(|_| sure).map(|(x, y)| (x.saturating_add(columns), y));
    }

    /// Writes a letter of ASCII where the pen is.
    pub(super) fn letter(&mut self, letter: u8) {
        self.bytes.push(letter);
        if let Some((x, _)) = &mut self.at {
            *x = x.saturating_add(1);
        }
    }

    /// Writes a sequence that moves and colours nothing.
    pub(super) fn say(&mut self, sequence: &[u8]) {
        self.bytes.extend_from_slice(sequence);
    }

    /// Ends a frame: what is written or cleared next has no colour of ours.
    pub(super) fn lift(mut self) -> Vec<u8> {
        let Look { fg, bg, modifier, .. } = self.look;
        if (fg, bg, modifier) != (Color::Reset, Color::Reset, Modifier::empty()) {
            self.bytes.extend_from_slice(b"\x1b[m");
        }
        self.bytes
    }
}

/// Writes a number in digits; formatting would take several times as long.
fn number(bytes: &mut Vec<u8>, number: u16) {
    if number > 9 {
        self::number(bytes, number / 10);
    }
    bytes.extend(u8::try_from(number % 10).map(|digit| b'0' + digit));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(fg: Color, bg: Color, modifier: Modifier) -> Look {
        Look { fg, bg, modifier, link: None }
    }

    #[test]
    fn only_what_changes_is_said_and_at_once() {
        let mut pen = Pen::default();
        pen.go(0, 0);
        for (word, look) in [
            ("one", look(Color::Red, Color::Blue, Modifier::BOLD)),
            ("two", look(Color::Rgb(1, 20, 255), Color::Blue, Modifier::DIM)),
            ("three", look(Color::Reset, Color::Blue, Modifier::REVERSED)),
        ] {
            pen.wear(look);
            pen.put(word, 3, true);
        }
        let said = "\x1b[1H\x1b[1;38;5;1;48;5;4mone\x1b[22;2;38;2;1;20;255mtwo\x1b[22;7;39mthree\x1b[m";
        assert_eq!(String::from_utf8(pen.lift()).unwrap(), said);
    }

    #[test]
    fn the_shortest_move_that_is_safe() {
        let mut pen = Pen::default();
        for (symbol, sure, to) in [("a", true, (2, 0)), ("b", true, (9, 0)), ("ต", false, (12, 0)), ("c", true, (0, 9))]
        {
            pen.put(symbol, 1, sure);
            pen.go(to.0, to.1);
        }
        assert_eq!(String::from_utf8(pen.lift()).unwrap(), "a\x1b[1;3Hb\x1b[6Cต\x1b[1;13Hc\x1b[10H");
    }
}
