//! The last gate before the terminal: nothing forbidden passes, and a frame leaves in one piece or not at all.

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
use crate::ui::Depth;

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
    depth: Depth,
    links: Links,
    large: Blocks,
    cursor: Option<Position>,
    shown: Shown,
    next: Buffer,
    /// Whether the terminal may show something else.
    unknown: bool,
}

impl Gate {
    /// A gate that lets this many colours through.
    #[must_use]
    pub fn new(depth: Depth) -> Self {
        let (shown, next) = (Shown::new(depth, Size::ZERO), Buffer::default());
        Self { depth, links: Links::default(), large: Blocks::default(), cursor: None, shown, next, unknown: true }
    }

    /// The terminal has this size, and whatever it shows, the cursor too, is cleared with the next frame.
    pub fn forget(&mut self, size: Size) {
        let area = Rect::from((Position::ORIGIN, size));
        self.shown = Shown::new(self.depth, size);
        self.next = Buffer::empty(area);
        self.large.forget();
        (self.cursor, self.unknown) = (None, true);
    }

    /// The bytes that turn what the terminal shows into what `draw` draws; none if it is the same.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Buffer) -> Beyond) -> Vec<u8> {
        let Beyond { cursor, links, large } = draw(&mut self.next);
        self.links.renew(&links, &mut self.next);
        self.large.renew(&large, &mut self.next, |cell| Look::of(cell, self.depth));
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier, Style};
    use ratatui::text::{Line, Span};
    use ratatui::widgets::{Block, List, Paragraph, Row, Table, Tabs, Widget};

    use super::*;
    use crate::model::Clean;
    use crate::ui::Link;

    /// What is sent for `buffer` on a cleared terminal.
    fn sent(buffer: &Buffer, depth: Depth) -> String {
        send(&mut gate(buffer, depth), buffer, &[])
    }

    fn gate(buffer: &Buffer, depth: Depth) -> Gate {
        let mut gate = Gate::new(depth);
        gate.forget(buffer.area.as_size());
        gate
    }

    fn send(gate: &mut Gate, buffer: &Buffer, links: &[Link]) -> String {
        let draw = |frame: &mut Buffer| {
            frame.clone_from(buffer);
            Beyond { links: links.to_vec(), ..Beyond::default() }
        };
        String::from_utf8(gate.frame(draw)).unwrap()
    }

    /// What is left of `text` when our own sequences are taken out: moves, styles, and the marks of a frame.
    fn without_ours(text: &str) -> String {
        let mut rest = text;
        let mut left = String::new();
        while let Some((before, after)) = rest.split_once("\x1b[") {
            left.push_str(before);
            let end = after.find(|c: char| c.is_ascii_alphabetic()).unwrap();
            let (parameters, tail) = after.split_at(end);
            let ours = match &tail[..1] {
                "H" | "C" | "m" => parameters.split(';').all(|n| n.is_empty() || n.parse::<u16>().is_ok()),
                "J" => parameters == "2",
                "h" | "l" => ["?2026", "?25"].contains(&parameters),
                _ => false,
            };
            assert!(ours, "ESC[{parameters}{}", &tail[..1]);
            rest = &tail[1..];
        }
        left + rest
    }

    fn through_every_path(text: &str) -> Buffer {
        let area = Rect::new(0, 0, 40, 9);
        let row = |y| Rect::new(0, y, 40, 1);
        let mut buffer = Buffer::empty(area);
        Line::raw(text).render(row(0), &mut buffer);
        Span::raw(text).render(row(1), &mut buffer);
        Paragraph::new(text).render(row(2), &mut buffer);
        List::new([text]).render(row(3), &mut buffer);
        Table::new([Row::new([text, text])], [10, 10]).render(row(4), &mut buffer);
        Block::bordered().title(text).render(row(5), &mut buffer);
        Tabs::new([text, text]).render(row(6), &mut buffer);
        buffer.set_string(0, 7, text, Style::new());
        buffer[(0, 8)].set_symbol(text);
        for (x, c) in (2..40).zip(text.chars()) {
            buffer[(x, 8)].set_char(c);
        }
        buffer
    }

    /// Text with many of the characters that do harm.
    fn harmful() -> impl Strategy<Value = String> {
        let evil = prop::sample::select(vec![
            "\x1b",
            "\x1b]0;pwn\x07",
            "\x1b[2J",
            "\u{9b}31m",
            "\u{9d}0;x\u{9c}",
            "\0",
            "\x08",
            "\x7f",
            "\t",
            "\r\n",
            "\u{202e}",
            "\u{2066}",
            "\u{200b}",
            "\u{feff}",
            "\u{ad}",
            "\u{200d}",
            "\u{e0041}",
            "\u{fe0f}",
            "\u{20e3}",
            "\u{2028}",
            "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
            "👩\u{200d}🚀",
            "北",
            "कि",
        ]);
        prop::collection::vec(prop_oneof![evil.prop_map(str::to_owned), any::<String>()], 0..8)
            .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn nothing_but_our_sequences_and_clean_text_is_sent(text in harmful()) {
            let text = without_ours(&sent(&through_every_path(&text), Depth::True));
            prop_assert!(text.chars().all(|c| Clean::fits_cell(c.encode_utf8(&mut [0; 4]))), "{text:?}");
        }
    }

    #[test]
    fn a_forbidden_cell_becomes_a_replacement_of_the_same_width() {
        for (symbol, shown) in [("\x1b", "\u{fffd}"), ("a\u{202e}", "\u{fffd}"), ("❤\u{fe0f}", "\u{fffd} "), ("é", "é")]
        {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
            buffer[(0, 0)].set_symbol(symbol);
            assert_eq!(without_ours(&sent(&buffer, Depth::True)), shown, "{symbol:?}");
        }
    }

    #[test]
    fn after_a_disputed_cell_the_cursor_is_placed_again() {
        let row = |text| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
            buffer.set_string(0, 0, text, Style::new());
            sent(&buffer, Depth::True).matches('H').count()
        };
        assert_eq!(row("abcd"), 1);
        assert_eq!(row("a\u{915}\u{94d}cd"), 2);
    }

    #[test]
    fn a_link_is_closed_before_the_cursor_moves() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 3));
        for (y, line) in (0..).zip(["at https://x/a;b", "   and/so/on", "no link"]) {
            buffer.set_string(0, y, line, Style::new().fg(Color::Red));
        }
        let address = "https://x/a;b/and/so/on".to_owned();
        let area = |y, width| Rect::new(3, y, width, 1);
        let shown = [(0, 13), (1, 9)].map(|(y, width)| Link { area: area(y, width), address: address.clone() });
        let text = send(&mut gate(&buffer, Depth::None), &buffer, &shown);
        let pieces: Vec<&str> = text.split("\x1b]8;id=").skip(1).collect();
        assert_eq!(pieces.len(), 2, "{text:?}");
        for (piece, label) in pieces.iter().zip(["https://x/a;b", "and/so/on"]) {
            let (opening, rest) = piece.split_once("\x1b\\").unwrap();
            assert!(opening.ends_with(";https://x/a%3Bb/and/so/on"), "{opening}");
            let (within, _) = rest.split_once("\x1b]8;;\x1b\\").unwrap();
            assert!(within.contains(label) && !within.contains('H'), "{within:?}");
        }
    }

    #[test]
    fn without_colour_there_is_none_and_reverse_stays() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        buffer.set_string(
            0,
            0,
            "abc",
            Style::new().fg(Color::Red).bg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::REVERSED),
        );
        let plain = sent(&buffer, Depth::None);
        assert!(!plain.contains("[38") && !plain.contains("[48") && !plain.contains("[;") && plain.contains("\x1b[7m"));
        assert!(sent(&buffer, Depth::True).contains("48;2;1;2;3"));
    }

    #[test]
    fn a_frame_is_marked_and_an_unchanged_one_is_empty() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        buffer[(0, 0)].set_symbol("x");
        let mut gate = gate(&buffer, Depth::True);
        let frame = send(&mut gate, &buffer, &[]);
        assert_eq!(frame, "\x1b[?2026h\x1b[?25l\x1b[2J\x1b[1Hx\x1b[?2026l");
        assert_eq!(send(&mut gate, &buffer, &[]), "");
    }

    #[test]
    fn the_cursor_is_placed_after_what_moves_it_and_only_then() {
        let mut gate = gate(&Buffer::empty(Rect::new(0, 0, 9, 9)), Depth::True);
        let mut sent = |symbol, cursor| with_cursor(&mut gate, symbol, cursor);
        assert_eq!(sent("a", None), "\x1b[?25l\x1b[2J\x1b[1Ha");
        assert_eq!(sent("a", Some((3, 4))), "\x1b[5;4H\x1b[?25h");
        assert_eq!(sent("a", Some((3, 4))), "");
        assert_eq!(sent("b", Some((3, 4))), "\x1b[1Hb\x1b[5;4H");
        assert_eq!(sent("b", None), "\x1b[?25l");
    }

    #[test]
    fn a_cursor_that_may_have_been_hidden_meanwhile_is_shown_again() {
        let mut gate = gate(&Buffer::empty(Rect::new(0, 0, 9, 9)), Depth::True);
        with_cursor(&mut gate, "a", Some((3, 4)));
        gate.forget(Size::new(9, 9));
        assert_eq!(with_cursor(&mut gate, "a", Some((3, 4))), "\x1b[?25l\x1b[2J\x1b[1Ha\x1b[5;4H\x1b[?25h");
        // And one that may still be seen is hidden.
        gate.forget(Size::new(9, 9));
        assert_eq!(with_cursor(&mut gate, "a", None), "\x1b[?25l\x1b[2J\x1b[1Ha");
    }

    /// What is sent, but for the marks of the frame.
    fn with_cursor(gate: &mut Gate, symbol: &str, cursor: Option<(u16, u16)>) -> String {
        let draw = |frame: &mut Buffer| {
            frame.set_string(0, 0, symbol, Style::new());
            Beyond { cursor: cursor.map(Position::from), ..Beyond::default() }
        };
        without_marks(gate.frame(draw))
    }

    fn without_marks(frame: Vec<u8>) -> String {
        String::from_utf8(frame).unwrap().replace("\x1b[?2026h", "").replace("\x1b[?2026l", "")
    }
}
