//! Text at twice the size (kitty's text sizing protocol), drawn over cells that are left alone while it is there.
//!
//! Each character is a block of its own. A terminal takes the whole of it away when its first row is written over, and
//! writes *beside* it when its second row is: so what is gone is erased before anything is written where it was.

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::admit::{admit, columns};
use super::pen::{Look, Pen};
use super::width::is_disputed;
use crate::ui::Large;

/// How many columns and rows a cell of such text takes.
const SCALE: u16 = 2;
/// Most bytes of text in one sequence.
const LONGEST: usize = 4096;
/// Most columns, before they are doubled, that can be given to a character.
const WIDEST: u16 = 7;

/// The large characters that the terminal shows, and what of them changes.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    now: Vec<Block>,
    /// How many of them, the last ones, are not drawn yet.
    fresh: usize,
    gone: Vec<Rect>,
}

/// A large character.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Block {
    area: Rect,
    symbol: Box<str>,
    look: Look,
}

impl Blocks {
    /// The terminal shows none of them.
    pub(super) fn forget(&mut self) {
        self.now.clear();
    }

    /// Takes the runs of a new frame. Those characters are shown below which every cell is blank: these cells are not
    /// written. Those of a character that goes are, even where they look the same.
    pub(super) fn renew(&mut self, runs: &[Large], frame: &mut Buffer, look: impl Fn(&Cell) -> Look) {
        let mut next: Vec<Block> = Vec::new();
        for block in runs.iter().flat_map(split) {
            let is_free = is_free(block.area, frame) && !next.iter().any(|other| other.area.intersects(block.area));
            if let Some(cell) = frame.cell(block.area.as_position()).filter(|_| is_free) {
                next.push(Block { look: look(cell), ..block });
            }
        }
        let before = std::mem::take(&mut self.now);
        let (stay, fresh): (Vec<Block>, Vec<Block>) = next.into_iter().partition(|block| before.contains(block));
        self.gone = before.iter().filter(|block| !stay.contains(block)).map(|block| block.area).collect();
        for area in &self.gone {
            mark(*area, frame, CellDiffOption::AlwaysUpdate);
        }
        self.fresh = fresh.len();
        self.now = [stay, fresh].concat();
        for block in &self.now {
            mark(block.area, frame, CellDiffOption::Skip);
        }
    }

    /// Erases those that are gone, and whatever is where new ones come. This is first, before the pen puts on any look.
    pub(super) fn erase(&self, pen: &mut Pen) {
        let fresh = self.fresh().iter().map(|block| block.area).filter(|area| !self.gone.contains(area));
        let areas: Vec<Rect> = self.gone.iter().copied().chain(fresh).collect();
        for run in areas.chunk_by(|one, next| one.y == next.y && one.right() == next.x) {
            let Some((first, last)) = run.first().zip(run.last()) else { continue };
            for y in first.top()..first.bottom() {
                pen.go(first.x, y);
                pen.say(format!("\x1b[{}X", last.right() - first.x).as_bytes());
            }
        }
    }

    /// Draws those that are new. This is last, when nothing else is written any more.
    pub(super) fn write(&self, pen: &mut Pen) {
        for run in self.fresh().chunk_by(Block::goes_on) {
            let Some(first) = run.first() else { continue };
            pen.wear(first.look);
            for piece in pieces(run) {
                let Some(first) = piece.first() else { continue };
                pen.go(first.area.x, first.area.y);
                pen.put(&sequence(piece), 0, false);
            }
        }
    }

    fn fresh(&self) -> &[Block] {
        self.now.get(self.now.len().saturating_sub(self.fresh)..).unwrap_or_default()
    }
}

impl Block {
    /// Whether the next one can be told together with this one.
    fn goes_on(&self, next: &Self) -> bool {
        (self.area.y, self.area.right(), self.look) == (next.area.y, next.area.x, next.look)
            && !is_disputed(&self.symbol)
            && !is_disputed(&next.symbol)
    }
}

/// The characters of a run, whatever lies below them.
fn split(run: &Large) -> impl Iterator<Item = Block> {
    let Rect { mut x, y, .. } = run.area;
    run.text.graphemes(true).filter_map(move |grapheme| {
        let symbol = admit(grapheme);
        let area = Rect::new(x, y, symbol.cell_width().min(WIDEST) * SCALE, SCALE);
        x = area.right();
        (area.width > 0).then(|| Block { area, symbol: symbol.into(), look: Look::default() })
    })
}

/// Whether every cell is there and blank, and no half of a wide character.
fn is_free(area: Rect, frame: &Buffer) -> bool {
    let is_clear = |x: u16, y| frame.cell((x, y)).is_some_and(|cell| cell.symbol() == " ");
    let is_wide = |x: u16, y| frame.cell((x, y)).is_some_and(|cell| columns(cell.symbol()) > 1);
    frame.area.intersection(area) == area
        && area.positions().all(|at| is_clear(at.x, at.y))
        && !area.rows().any(|row| row.x > frame.area.x && is_wide(row.x - 1, row.y))
}

fn mark(area: Rect, frame: &mut Buffer, option: CellDiffOption) {
    for at in area.positions() {
        if let Some(cell) = frame.cell_mut(at) {
            cell.set_diff_option(option);
        }
    }
}

/// A run in pieces that are not too long for one sequence.
fn pieces(run: &[Block]) -> impl Iterator<Item = &[Block]> {
    let mut length = 0;
    run.chunk_by(move |block, next| {
        length = if length == 0 { block.symbol.len() } else { length } + next.symbol.len();
        let fits = length <= LONGEST;
        length = if fits { length } else { 0 };
        fits
    })
}

/// The sequence that draws characters side by side. Where terminals disagree on the width of one, it stands alone and
/// the width is said.
fn sequence(piece: &[Block]) -> String {
    let width = match piece {
        [block] if is_disputed(&block.symbol) => format!(":w={}", block.area.width / SCALE),
        _ => String::new(),
    };
    let text: String = piece.iter().map(|block| &*block.symbol).collect();
    format!("\x1b]66;s={SCALE}{width};{text}\x1b\\")
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Style};

    use super::*;
    use crate::term::Gate;
    use crate::ui::Beyond;

    /// Draws frames of text at places, over which runs lie, and tells what is sent.
    struct Screen {
        gate: Gate,
        area: Rect,
    }

    impl Screen {
        fn new(width: u16, height: u16) -> Self {
            let area = Rect::new(0, 0, width, height);
            let mut gate = Gate::default();
            gate.forget(area.as_size());
            Self { gate, area }
        }

        fn sent(&mut self, runs: &[(u16, u16, &str)], texts: &[(u16, u16, &str)]) -> String {
            let large = |(x, y, text): &(u16, u16, &str)| Large {
                area: Rect::new(*x, *y, 2 * columns(text), 2),
                text: (*text).to_owned(),
            };
            let large: Vec<Large> = runs.iter().map(large).collect();
            let bytes = self.gate.frame(|frame| {
                *frame = Buffer::empty(self.area);
                for run in &large {
                    frame.set_style(run.area, Style::new().fg(Color::Indexed(4)));
                }
                for (x, y, text) in texts {
                    frame.set_string(*x, *y, text, Style::new());
                }
                Beyond { large, ..Beyond::default() }
            });
            String::from_utf8(bytes).unwrap().replace("\x1b[?2026h", "").replace("\x1b[?2026l", "")
        }
    }

    const BLUE: &str = "\x1b[38;5;4m";

    #[test]
    fn a_run_is_written_when_it_comes_and_not_again() {
        let mut screen = Screen::new(20, 6);
        let ban = [(2, 1, "Ban")];
        let erased = "\x1b[2;3H\x1b[6X\x1b[3;3H\x1b[6X";
        let drawn = format!("{erased}{BLUE}\x1b[2;3H\x1b]66;s=2;Ban\x1b\\\x1b[m");
        assert_eq!(screen.sent(&ban, &[]), format!("\x1b[?25l\x1b[2J{drawn}"));
        assert_eq!(screen.sent(&ban, &[]), "");
        assert_eq!(screen.sent(&ban, &[(0, 1, "a"), (9, 1, "b")]), "\x1b[2Ha\x1b[8Cb");
        assert_eq!(screen.sent(&ban, &[(1, 1, "a"), (8, 1, "b")]), "\x1b[2H a\x1b[6Cb ");
        screen.gate.forget(screen.area.as_size());
        assert_eq!(screen.sent(&ban, &[]), format!("\x1b[?25l\x1b[2J{drawn}"), "on an empty screen");
    }

    #[test]
    fn where_it_comes_is_erased_first() {
        let mut screen = Screen::new(8, 3);
        screen.sent(&[], &[(0, 0, "text"), (3, 1, "more")]);
        let sent = screen.sent(&[(0, 0, "Ab")], &[(4, 1, "ore")]);
        assert_eq!(sent, format!("\x1b[1H\x1b[4X\x1b[2H\x1b[4X{BLUE}\x1b[1H\x1b]66;s=2;Ab\x1b\\\x1b[m"));
    }

    #[test]
    fn of_a_run_that_changes_only_that_is_sent() {
        let mut screen = Screen::new(8, 3);
        screen.sent(&[(0, 0, "bat")], &[]);
        let sent = screen.sent(&[(0, 0, "bit")], &[]);
        let erased = "\x1b[1;3H\x1b[2X\x1b[2;3H\x1b[2X";
        assert_eq!(sent, format!("{erased}{BLUE}\x1b[1;3H\x1b]66;s=2;i\x1b\\\x1b[m"));
    }

    #[test]
    fn where_it_was_the_cells_are_written() {
        let mut screen = Screen::new(12, 4);
        screen.sent(&[(0, 0, "ab")], &[(9, 3, "x")]);
        let erased = "\x1b[1H\x1b[4X\x1b[2H\x1b[4X";
        assert_eq!(screen.sent(&[], &[(9, 3, "x")]), format!("{erased}\x1b[1H    \x1b[2H    "));
        screen.sent(&[(0, 0, "ab")], &[]);
        let moved = screen.sent(&[(0, 1, "ab")], &[]);
        assert!(moved.starts_with(erased) && moved.ends_with("\x1b[2H\x1b]66;s=2;ab\x1b\\\x1b[m"), "{moved:?}");
    }

    #[test]
    fn what_is_written_over_a_part_of_it_leaves_no_half_behind() {
        for over in [(3, 1, "+"), (2, 0, "+")] {
            let mut screen = Screen::new(12, 4);
            screen.sent(&[(0, 0, "abc")], &[]);
            let sent = screen.sent(&[(0, 0, "abc")], &[over]);
            assert!(sent.starts_with("\x1b[1;3H\x1b[2X\x1b[2;3H\x1b[2X"), "{sent:?}");
            assert!(sent.contains('+') && !sent.contains("66;"), "{sent:?}");
            let sent = screen.sent(&[(0, 0, "abc")], &[]);
            assert!(sent.contains(";b\x1b\\"), "{sent:?}");
        }
    }

    #[test]
    fn where_widths_are_disputed_they_are_said() {
        let sent = Screen::new(20, 2).sent(&[(0, 0, "ae\u{301}क्北b👍")], &[]);
        let texts: Vec<&str> =
            sent.split("\x1b]66;").skip(1).map(|part| part.split_once("\x1b\\").unwrap().0).collect();
        assert_eq!(texts, ["s=2;ae\u{301}", "s=2:w=1;क्", "s=2;北b", "s=2:w=2;👍"]);
    }

    #[test]
    fn a_long_run_is_told_in_pieces() {
        let sent = Screen::new(9000, 2).sent(&[(0, 0, &"a".repeat(4100))], &[]);
        let texts: Vec<usize> = sent.split("\x1b]66;s=2;").skip(1).map(|part| part.find('\x1b').unwrap()).collect();
        assert_eq!(texts, [4096, 4]);
        assert!(sent.contains("\x1b[1;8193H\x1b]66;"), "each at its place");
    }

    #[test]
    fn nothing_gets_out_of_a_sequence_or_of_the_screen() {
        for text in ["a\x1b\\\x1b[2Jb", "\u{9c}\u{9b}2J", "\x07x", "a\u{202e}b", "\0"] {
            let sent = Screen::new(40, 2).sent(&[(0, 0, text)], &[]);
            for part in sent.split("\x1b]66;").skip(1) {
                let (inside, _) = part.split_once("\x1b\\").unwrap();
                assert!(!inside.contains(|c: char| c.is_control() || c == '\u{202e}'), "{text:?}: {sent:?}");
            }
            assert_eq!(sent.matches("2J").count() - text.matches("2J").count(), 1, "{sent:?}");
        }
        for run in [(39, 0, "x"), (0, 1, "x"), (90, 90, "x")] {
            assert!(!Screen::new(40, 2).sent(&[run], &[]).contains("66;"), "{run:?}");
        }
    }
}
