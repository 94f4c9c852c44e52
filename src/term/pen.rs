//! Cells as bytes, saying of place, colour and weight only what changes from one cell to the next: ratatui's own writer
//! says foreground and background together and each jump in full, which is twice as much.

use std::io::{self, Write};

use crossterm::cursor::{MoveRight, MoveTo};
use crossterm::queue;
use crossterm::style::{Attribute, Print, SetAttribute, SetBackgroundColor, SetForegroundColor};
use ratatui::buffer::Cell;
use ratatui::prelude::IntoCrossterm;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use super::width::is_disputed;

/// What the terminal was last told. It begins a frame knowing nothing of the place, and with everything reset.
#[derive(Debug, Default)]
pub(super) struct Pen {
    /// Where the next character would go, as far as all terminals agree.
    at: Option<(u16, u16)>,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What can be switched on without touching anything else, and how it is switched off.
const SWITCHES: [(Modifier, Attribute, Attribute); 4] = [
    (Modifier::ITALIC, Attribute::Italic, Attribute::NoItalic),
    (Modifier::UNDERLINED, Attribute::Underlined, Attribute::NoUnderline),
    (Modifier::REVERSED, Attribute::Reverse, Attribute::NoReverse),
    (Modifier::CROSSED_OUT, Attribute::CrossedOut, Attribute::NotCrossedOut),
];

/// What shows on a cell without a character.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

impl Pen {
    /// Whether the pen has to move before it writes at a place.
    pub(super) fn is_at(&self, x: u16, y: u16) -> bool {
        self.at == Some((x, y))
    }

    /// Goes to a place.
    pub(super) fn go(&mut self, to: &mut impl Write, x: u16, y: u16) -> io::Result<()> {
        match self.at {
            Some(at) if at == (x, y) => Ok(()),
            Some((column, row)) if row == y && column < x => queue!(to, MoveRight(x - column)),
            _ => queue!(to, MoveTo(x, y)),
        }
    }

    /// Writes a cell where the pen is.
    pub(super) fn write(&mut self, to: &mut impl Write, x: u16, y: u16, cell: &Cell) -> io::Result<()> {
        let symbol = cell.symbol();
        let blank =
            symbol == " " && !cell.modifier.intersects(SEEN_ON_BLANKS) && !self.modifier.intersects(SEEN_ON_BLANKS);
        if !blank {
            self.weigh(to, cell.modifier)?;
            if cell.fg != self.fg {
                queue!(to, SetForegroundColor(cell.fg.into_crossterm()))?;
                self.fg = cell.fg;
            }
        }
        if cell.bg != self.bg {
            queue!(to, SetBackgroundColor(cell.bg.into_crossterm()))?;
            self.bg = cell.bg;
        }
        let width = u16::try_from(symbol.width()).unwrap_or(1);
        self.at = (!is_disputed(symbol)).then(|| (x.saturating_add(width), y));
        queue!(to, Print(symbol))
    }

    fn weigh(&mut self, to: &mut impl Write, modifier: Modifier) -> io::Result<()> {
        let (off, on) = (self.modifier - modifier, modifier - self.modifier);
        let intensity = Modifier::BOLD | Modifier::DIM;
        // Bold and dim have one switch to turn them off.
        let reset = off.intersects(intensity);
        if reset {
            queue!(to, SetAttribute(Attribute::NormalIntensity))?;
        }
        let wanted = if reset { modifier } else { on };
        for (weight, attribute) in [(Modifier::BOLD, Attribute::Bold), (Modifier::DIM, Attribute::Dim)] {
            if wanted.contains(weight) {
                queue!(to, SetAttribute(attribute))?;
            }
        }
        for (switch, attribute, none) in SWITCHES {
            if on.contains(switch) {
                queue!(to, SetAttribute(attribute))?;
            } else if off.contains(switch) {
                queue!(to, SetAttribute(none))?;
            }
        }
        self.modifier = modifier;
        Ok(())
    }

    /// Ends a frame: what is written or cleared next has no colour of ours.
    pub(super) fn lift(self, to: &mut impl Write) -> io::Result<()> {
        let none = (self.fg, self.bg, self.modifier) == (Color::Reset, Color::Reset, Modifier::empty());
        if none { Ok(()) } else { queue!(to, SetAttribute(Attribute::Reset)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::backend::{Backend, CrosstermBackend};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn bytes(before: &Buffer, after: &Buffer) -> Vec<u8> {
        let mut to = Vec::new();
        let mut pen = Pen::default();
        for (x, y, cell) in before.diff_iter(after).map(|(x, y, cell)| (x, y, cell.clone())) {
            pen.go(&mut to, x, y).unwrap();
            pen.write(&mut to, x, y, &cell).unwrap();
        }
        pen.lift(&mut to).unwrap();
        to
    }

    #[test]
    fn what_is_the_same_is_said_once() {
        let area = Rect::new(0, 0, 20, 2);
        let mut after = Buffer::empty(area);
        after.set_string(0, 0, "one", Style::new().fg(Color::Red).bg(Color::Blue));
        after.set_string(3, 0, " two", Style::new().fg(Color::Green).bg(Color::Blue));
        after.set_string(9, 0, "x", Style::new().fg(Color::Green).bg(Color::Blue));
        let text = String::from_utf8(bytes(&Buffer::empty(area), &after)).unwrap();
        assert_eq!(text, "\x1b[1;1H\x1b[38;5;1m\x1b[48;5;4mone \x1b[38;5;2mtwo\x1b[2Cx\x1b[0m");
    }

    const STYLES: [(Color, Color, Modifier); 6] = [
        (Color::Reset, Color::Reset, Modifier::empty()),
        (Color::Red, Color::Reset, Modifier::BOLD),
        (Color::Red, Color::Blue, Modifier::DIM),
        (Color::Indexed(9), Color::Blue, Modifier::REVERSED),
        (Color::Reset, Color::Indexed(200), Modifier::UNDERLINED),
        (Color::Rgb(1, 2, 3), Color::Rgb(4, 5, 6), Modifier::BOLD.union(Modifier::REVERSED)),
    ];
    const SYMBOLS: [&str; 5] = ["a", " ", "─", "北", "e\u{301}"];

    fn buffer(cells: &[(usize, usize)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 16, 4));
        for (at, (symbol, style)) in (0u16..).zip(cells) {
            let (fg, bg, modifier) = STYLES[*style];
            let style = Style::new().fg(fg).bg(bg).add_modifier(modifier);
            buffer.set_string(at % 8 * 2, at / 8, SYMBOLS[*symbol], style);
        }
        buffer
    }

    fn bytes_of_ratatui(before: &Buffer, after: &Buffer) -> Vec<u8> {
        let mut to = Vec::new();
        CrosstermBackend::new(&mut to).draw(before.diff(after).into_iter()).unwrap();
        to
    }

    fn terminal() -> vt100::Parser {
        vt100::Parser::new(4.try_into().unwrap(), 16.try_into().unwrap(), 0)
    }

    /// What a terminal shows: blank cells differ only by what can be seen of them.
    fn shown(terminal: &vt100::Parser) -> Vec<String> {
        let cell = |y, x| {
            let cell = terminal.screen().cell(y, x).unwrap();
            let blank = cell.contents().trim().is_empty() && !cell.inverse() && !cell.underline();
            let look = (cell.fgcolor(), cell.bold(), cell.dim());
            let look = if blank { String::new() } else { format!("{look:?} {}", cell.contents()) };
            format!("{:?} {} {} {look}", cell.bgcolor(), cell.inverse(), cell.underline())
        };
        (0..4).flat_map(|y| (0..16).map(move |x| cell(y, x))).collect()
    }

    proptest! {
        /// A terminal shows what it would show if ratatui's own writer had written.
        #[test]
        fn nothing_is_lost_by_saying_less(
            one in prop::collection::vec((0usize..5, 0usize..6), 32),
            two in prop::collection::vec((0usize..5, 0usize..6), 32),
        ) {
            let (blank, one, two) = (Buffer::empty(Rect::new(0, 0, 16, 4)), buffer(&one), buffer(&two));
            let (mut short, mut full) = (terminal(), terminal());
            for (before, after) in [(&blank, &one), (&one, &two)] {
                short.process(&bytes(before, after));
                full.process(&bytes_of_ratatui(before, after));
            }
            prop_assert_eq!(shown(&short), shown(&full));
        }
    }
}
