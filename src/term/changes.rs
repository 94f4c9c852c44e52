//! Which cells change from one frame to the next, and in which order they are written.

use ratatui::buffer::Buffer;

use super::links::Links;
use super::pen::Look;
use super::shown::{Change, Shown};
use super::width::is_disputed;

/// Cells side by side: from a place on, so many columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) columns: u16,
}

/// Cells that change, in the order in which they are written.
#[derive(Default)]
pub(super) struct Changes {
    /// Those on whose width terminals disagree go first and one by one: what they spill over is written after them.
    pub(super) disputed: Vec<(Look, Run)>,
    /// The others look by look: to go somewhere takes fewer bytes than to name a colour.
    pub(super) sure: Vec<Batch>,
}

/// Cells that are written in one look.
pub(super) struct Batch {
    /// Its number.
    number: u16,
    pub(super) look: Look,
    pub(super) runs: Vec<Run>,
}

impl Changes {
    /// What is to be written when `next` shall be seen.
    pub(super) fn between(shown: &mut Shown, next: &Buffer, links: &Links) -> Self {
        let (mut disputed, mut sure): (Vec<(Look, Run)>, Vec<Batch>) = <_>::default();
        // Most cells look like the one before.
        let mut last = 0;
        shown.renew(next, |looks, Change { x, y, symbol, columns, look: number }| {
            let link = links.at(x, y);
            let own = || Look { link, ..looks.get(number) };
            let run = Run { x, y, columns };
            if is_disputed(symbol) {
                return disputed.push((own(), run));
            }
            let is_own = |batch: &Batch| (batch.number, batch.look.link) == (number, link);
            if !sure.get(last).is_some_and(|batch| is_own(batch) || batch.look.suits(symbol, own())) {
                let known = sure.iter().position(is_own);
                last = known.unwrap_or(sure.len());
                if known.is_none() {
                    sure.push(Batch { number, look: own(), runs: Vec::new() });
                }
            }
            if let Some(batch) = sure.get_mut(last) {
                batch.add(run);
            }
        });
        Self { disputed, sure }
    }
}

impl Batch {
    fn add(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last) if last.y == run.y && last.x.saturating_add(last.columns) == run.x => {
                last.columns = last.columns.saturating_add(run.columns);
            }
            _ => self.runs.push(run),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::backend::{Backend, CrosstermBackend};
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::term::gate::Gate;
    use crate::ui::Beyond;

    fn copy(frame: &mut Buffer, buffer: &Buffer) -> Beyond {
        frame.clone_from(buffer);
        Beyond::default()
    }

    fn gate(buffer: &Buffer) -> Gate {
        let mut gate = Gate::default();
        gate.forget(buffer.area.as_size());
        gate
    }

    #[test]
    fn a_look_is_named_once_and_a_short_gap_is_written_over() {
        let mut before = Buffer::empty(Rect::new(0, 0, 20, 2));
        before.set_string(0, 0, "one two three", Style::new());
        let mut gate = gate(&before);
        gate.frame(|frame| copy(frame, &before));
        let mut after = before.clone();
        for (x, y, text, colour) in [(0, 0, "O", 1), (4, 0, "two", 2), (8, 0, "T", 1), (12, 0, "E", 1), (0, 1, "x", 2)]
        {
            after.set_string(x, y, text, Style::new().fg(Color::Indexed(colour)));
        }
        let sent = String::from_utf8(gate.frame(|frame| copy(frame, &after))).unwrap();
        assert_eq!(
            sent,
            "\x1b[?2026h\x1b[38;5;1m\x1b[1HO\x1b[7CT\x1b[3CE\x1b[38;5;2m\x1b[1;5Htwo\x1b[2Hx\x1b[m\x1b[?2026l"
        );
        after.set_string(4, 0, "twa threa", Style::new().fg(Color::Indexed(2)));
        let sent = String::from_utf8(gate.frame(|frame| copy(frame, &after))).unwrap();
        // From the last letter of one word to the first of the next that changed, over the blank.
        assert_eq!(sent, "\x1b[?2026h\x1b[38;5;2m\x1b[1;7Ha threa\x1b[m\x1b[?2026l");
    }

    const STYLES: [(Color, Color, Modifier); 6] = [
        (Color::Reset, Color::Reset, Modifier::empty()),
        (Color::Red, Color::Reset, Modifier::BOLD),
        (Color::Red, Color::Blue, Modifier::DIM),
        (Color::Indexed(9), Color::Blue, Modifier::REVERSED),
        (Color::Reset, Color::Indexed(200), Modifier::UNDERLINED),
        (Color::Rgb(1, 2, 3), Color::Rgb(4, 5, 6), Modifier::BOLD.union(Modifier::REVERSED)),
    ];
    const TEXTS: [&str; 7] = ["a", "   ", "a word", "─┼─", "北京", "e\u{301}x", "a 北 b"];

    const WIDE: u16 = 16;
    const HIGH: u16 = 4;

    fn terminal() -> vt100::Parser {
        vt100::Parser::new(HIGH.try_into().unwrap(), WIDE.try_into().unwrap(), 0)
    }

    /// What a terminal shows: blank cells differ only by what can be seen of them.
    fn seen(terminal: &vt100::Parser) -> Vec<String> {
        let cell = |y, x| {
            let cell = terminal.screen().cell(y, x).unwrap();
            let blank = cell.contents().trim().is_empty() && !cell.inverse() && !cell.underline();
            let look = (cell.fgcolor(), cell.bold(), cell.dim());
            let look = if blank { String::new() } else { format!("{look:?} {}", cell.contents()) };
            format!("{:?} {} {} {look}", cell.bgcolor(), cell.inverse(), cell.underline())
        };
        (0..HIGH).flat_map(|y| (0..WIDE).map(move |x| cell(y, x))).collect()
    }

    /// What of a frame is drawn over the one before: place, text and style.
    type Stroke = (u16, u16, usize, usize);

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        /// Whatever was there before, a terminal shows what it would show if it had been cleared and ratatui's own
        /// writer had written the whole of the frame.
        #[test]
        fn nothing_is_lost_by_saying_less(
            frames in prop::collection::vec(prop::collection::vec((0..WIDE, 0..HIGH, 0..7usize, 0..6usize), 0..12), 1..5),
        ) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, WIDE, HIGH));
            let (mut gate, mut short) = (gate(&buffer), terminal());
            for strokes in frames {
                for stroke in strokes {
                    draw(&mut buffer, stroke);
                }
                short.process(&gate.frame(|frame| copy(frame, &buffer)));
                let (mut full, mut bytes) = (terminal(), Vec::new());
                let cells = Buffer::empty(buffer.area);
                CrosstermBackend::new(&mut bytes).draw(cells.diff_iter(&buffer)).unwrap();
                full.process(&bytes);
                prop_assert_eq!(seen(&short), seen(&full));
            }
        }
    }

    /// Draws as `Ink` does: the second cell of a wide character is a blank of its look.
    fn draw(buffer: &mut Buffer, (x, y, text, style): Stroke) {
        let (fg, bg, modifier) = STYLES[style];
        let style = Style::reset().fg(fg).bg(bg).add_modifier(modifier);
        if x > 0 && buffer[(x - 1, y)].symbol().width() > 1 {
            buffer[(x - 1, y)].set_symbol(" ");
        }
        let (end, _) = buffer.set_stringn(x, y, TEXTS[text], usize::MAX, style);
        buffer.set_style(Rect::new(x, y, end - x, 1), style);
    }
}
