//! The last gate before the terminal: nothing forbidden passes, and a frame leaves in one write or not at all.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as Clearing};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr;

use super::colour::Depth;
use super::links::{CLOSE, Links};
use super::pen::Pen;
use super::{modes, tty};
use crate::model::Clean;

/// Until the end mark the terminal shows what it had.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// Stands where something forbidden would have stood.
const REPLACEMENT: char = '\u{fffd}';

/// The bytes of the frame that is being made. Dropping them sends nothing.
#[derive(Debug, Clone, Default)]
struct Bytes(Rc<RefCell<Vec<u8>>>);

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut frame = self.0.borrow_mut();
        if frame.is_empty() {
            frame.extend_from_slice(BEGIN);
        }
        frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing leaves before the frame is complete.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The backend: cells in, one write a frame out.
#[derive(Debug)]
pub(super) struct Guard {
    bytes: Bytes,
    depth: Depth,
    links: Links,
    cursor: bool,
}

impl Guard {
    /// A gate in front of standard output that lets this many colours through, and these links.
    pub(super) fn new(depth: Depth, links: Links) -> Self {
        // With NO_COLOR set crossterm writes `ESC[;m` for a colour, which resets bold and reverse too. Colours are
        // taken out here instead.
        crossterm::style::force_color_output(true);
        Self { bytes: Bytes::default(), depth, links, cursor: false }
    }

    /// The frame made so far, closed; empty if nothing changed.
    fn take(&mut self) -> Vec<u8> {
        let mut frame = self.bytes.0.take();
        if !frame.is_empty() {
            frame.extend_from_slice(END);
        }
        frame
    }

    /// The cell as it may be shown.
    fn admit<'a>(&self, cell: &'a Cell) -> Cow<'a, Cell> {
        let (fg, bg) = (self.depth.nearest(cell.fg), self.depth.nearest(cell.bg));
        let fits = Clean::fits_cell(cell.symbol());
        if fits && fg == cell.fg && bg == cell.bg {
            return Cow::Borrowed(cell);
        }
        let mut admitted = cell.clone();
        admitted.set_fg(fg).set_bg(bg);
        if !fits {
            let columns = cell.symbol().width().clamp(1, 2);
            admitted.set_symbol(&format!("{REPLACEMENT:<columns$}"));
        }
        Cow::Owned(admitted)
    }
}

impl Backend for Guard {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut pen = Pen::default();
        let mut open = None;
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        for (x, y, cell) in content {
            let (cell, link) = (self.admit(cell), self.links.at(x, y));
            // A link ends before the next move.
            if open.is_some() && (open != link || !pen.is_at(x, y)) {
                self.bytes.write_all(CLOSE)?;
                open = None;
            }
            pen.go(&mut self.bytes, x, y)?;
            if let (None, Some(opening)) = (open, link.and_then(|link| self.links.opening(link))) {
                self.bytes.write_all(opening.as_bytes())?;
                open = link;
            }
            pen.write(&mut self.bytes, x, y, &cell)?;
        }
        if open.is_some() {
            self.bytes.write_all(CLOSE)?;
        }
        pen.lift(&mut self.bytes)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.cursor, false) { queue!(self.bytes, Hide) } else { Ok(()) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.cursor, true) { Ok(()) } else { queue!(self.bytes, Show) }
    }

    /// The terminal is never asked: the answer would have to come through the thread that reads keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        queue!(self.bytes, MoveTo(x, y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        queue!(
            self.bytes,
            Clear(match region {
                ClearType::All => Clearing::All,
                ClearType::AfterCursor => Clearing::FromCursorDown,
                ClearType::BeforeCursor => Clearing::FromCursorUp,
                ClearType::CurrentLine => Clearing::CurrentLine,
                ClearType::UntilNewLine => Clearing::UntilNewLine,
            })
        )
    }

    fn size(&self) -> io::Result<Size> {
        tty::size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let frame = self.take();
        if frame.is_empty() || !modes::active() { Ok(()) } else { tty::send(&frame) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};
    use ratatui::text::{Line, Span};
    use ratatui::widgets::{Block, List, Paragraph, Row, Table, Tabs, Widget};

    use super::*;
    use crate::ui::Link;

    /// Draws the whole of `buffer` and returns what would have been sent.
    fn sent(buffer: &Buffer, depth: Depth) -> String {
        send(&mut Guard::new(depth, Links::default()), buffer)
    }

    fn send(guard: &mut Guard, buffer: &Buffer) -> String {
        let width = usize::from(buffer.area.width);
        let at = |index: usize| u16::try_from(index).unwrap();
        guard.draw(buffer.content.iter().enumerate().map(|(i, cell)| (at(i % width), at(i / width), cell))).unwrap();
        String::from_utf8(guard.take()).unwrap()
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
                "H" => parameters.split(';').all(|number| number.parse::<u16>().is_ok()),
                "m" => parameters.split([';', ':']).all(|number| number.parse::<u16>().is_ok()),
                "h" | "l" => parameters == "?2026",
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
            let text = without_ours(&sent(&through_every_path(&text), Depth::Full));
            prop_assert!(text.chars().all(|c| Clean::fits_cell(c.encode_utf8(&mut [0; 4]))), "{text:?}");
        }
    }

    #[test]
    fn a_forbidden_cell_becomes_a_replacement_of_the_same_width() {
        for (symbol, shown) in [("\x1b", "\u{fffd}"), ("a\u{202e}", "\u{fffd}"), ("❤\u{fe0f}", "\u{fffd} "), ("é", "é")]
        {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
            buffer[(0, 0)].set_symbol(symbol);
            assert_eq!(without_ours(&sent(&buffer, Depth::Full)), shown, "{symbol:?}");
        }
    }

    #[test]
    fn after_a_disputed_cell_the_cursor_is_placed_again() {
        let row = |text| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
            buffer.set_string(0, 0, text, Style::new());
            sent(&buffer, Depth::Full).matches('H').count()
        };
        assert_eq!(row("abcd"), 1);
        assert_eq!(row("a\u{e15}cd"), 2);
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
        let links = Links::default();
        links.renew(&shown, &mut buffer);
        let mut guard = Guard::new(Depth::None, links);
        let text = send(&mut guard, &buffer);
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
        assert!(sent(&buffer, Depth::Full).contains("48;2;1;2;3"));
    }

    #[test]
    fn a_frame_is_marked_and_an_unchanged_one_is_empty() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        buffer[(0, 0)].set_symbol("x");
        let frame = sent(&buffer, Depth::Full);
        assert!(frame.starts_with("\x1b[?2026h") && frame.ends_with("\x1b[?2026l"));
        let mut guard = Guard::new(Depth::Full, Links::default());
        guard.draw(std::iter::empty()).unwrap();
        guard.hide_cursor().unwrap();
        assert!(guard.take().is_empty());
    }
}
