//! For tests: a terminal that keeps characters over several cells, as the text sizing protocol says.

use std::collections::BTreeSet;

use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::colour::Depth;
use super::gate::Gate;
use crate::ui::{Beyond, Large};

const AREA: Rect = Rect { x: 0, y: 0, width: 18, height: 6 };

/// Colours and what is switched on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Ink {
    fg: String,
    bg: String,
    on: BTreeSet<u8>,
}

impl Ink {
    /// Obeys the parameters of one sequence.
    fn obey(&mut self, parameters: &str) {
        let mut codes = parameters.split(';');
        while let Some(code) = codes.next() {
            let code: u8 = if code.is_empty() { 0 } else { code.parse().unwrap() };
            let mut colour = || match codes.next() {
                Some("5") => codes.next().unwrap().to_owned(),
                Some("2") => codes.by_ref().take(3).collect::<Vec<_>>().join(","),
                other => panic!("a colour of kind {other:?}"),
            };
            match code {
                0 => *self = Self::default(),
                1..=9 => {
                    self.on.insert(code);
                }
                22 => self.on.retain(|on| !matches!(on, 1 | 2)),
                23..=29 => {
                    self.on.remove(&(code - 20));
                }
                38 => self.fg = colour(),
                48 => self.bg = colour(),
                39 => self.fg.clear(),
                49 => self.bg.clear(),
                other => panic!("an unknown style {other}"),
            }
        }
    }
}

/// What a cell shows: a part of a character, which begins at a place and has a size.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    symbol: String,
    area: Rect,
    ink: Ink,
}

impl Shown {
    fn blank(x: u16, y: u16, ink: Ink) -> Self {
        Self { symbol: " ".to_owned(), area: Rect::new(x, y, 1, 1), ink }
    }

    /// What can be told apart: of a blank cell only its ground.
    fn seen(&self, x: u16, y: u16) -> String {
        let Self { symbol, area, ink: Ink { fg, bg, on } } = self;
        if symbol == " " && area.height == 1 {
            return format!("blank on {bg:?} {}", on.contains(&7));
        }
        format!("{symbol} {}.{} of {}x{} {fg} {bg} {on:?}", x - area.x, y - area.y, area.width, area.height)
    }
}

/// The terminal.
struct Fake {
    cells: Vec<Shown>,
    at: (u16, u16),
    ink: Ink,
}

impl Fake {
    fn new() -> Self {
        let cells = AREA.positions().map(|at| Shown::blank(at.x, at.y, Ink::default())).collect();
        Self { cells, at: (0, 0), ink: Ink::default() }
    }

    fn cell(&mut self, at: Position) -> &mut Shown {
        &mut self.cells[usize::from(at.y * AREA.width + at.x)]
    }

    /// Takes away every character that reaches into an area.
    fn clear(&mut self, area: Rect) {
        for at in area.positions() {
            for part in self.cell(at).area.positions() {
                *self.cell(part) = Shown::blank(part.x, part.y, Ink::default());
            }
        }
    }

    fn erase(&mut self, area: Rect) {
        self.clear(area);
        let ink = self.ink.clone();
        area.positions().for_each(|at| *self.cell(at) = Shown::blank(at.x, at.y, ink.clone()));
    }

    /// Draws one character. Over the lower rows of another one there is no writing: it goes beside it.
    fn draw(&mut self, symbol: &str, width: u16, height: u16) {
        let (mut x, y) = self.at;
        while let Some(below) = (x..x + width).map(|x| self.cell((x, y).into()).area).find(|area| area.y < y) {
            x = below.right();
        }
        let area = Rect::new(x, y, width, height);
        assert_eq!(AREA.intersection(area), area, "{symbol} does not fit");
        self.clear(area);
        let shown = Shown { symbol: symbol.to_owned(), area, ink: self.ink.clone() };
        area.positions().for_each(|at| *self.cell(at) = shown.clone());
        self.at = (area.right(), y);
    }

    fn feed(&mut self, bytes: &[u8]) {
        let mut rest = std::str::from_utf8(bytes).unwrap();
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("\x1b[") {
                let end = after.find(|c: char| c.is_ascii_alphabetic()).unwrap();
                self.command(&after[..end], &after[end..=end]);
                rest = &after[end + 1..];
            } else if let Some(after) = rest.strip_prefix("\x1b]66;s=2") {
                let (sized, after) = after.split_once("\x1b\\").unwrap();
                let (width, text) = sized.split_once(';').unwrap();
                let width = width.strip_prefix(":w=").map(|width| width.parse().unwrap());
                assert!(text.len() <= 4096 && (width.is_none() || text.graphemes(true).count() == 1));
                for symbol in text.graphemes(true) {
                    self.draw(symbol, 2 * width.unwrap_or_else(|| symbol.cell_width()), 2);
                }
                rest = after;
            } else {
                let text = &rest[..rest.find('\x1b').unwrap_or(rest.len())];
                text.graphemes(true).for_each(|symbol| self.draw(symbol, symbol.cell_width(), 1));
                rest = &rest[text.len()..];
            }
        }
    }

    fn command(&mut self, parameters: &str, name: &str) {
        let mut numbers = parameters.split(';').map(|number| number.parse().unwrap_or(1));
        let first: u16 = numbers.next().unwrap();
        match name {
            "H" => self.at = (numbers.next().unwrap_or(1) - 1, first - 1),
            "C" => self.at.0 += first,
            "X" => self.erase(Rect::new(self.at.0, self.at.1, first, 1)),
            "J" => self.erase(AREA),
            "m" => self.ink.obey(parameters),
            "h" | "l" => assert_eq!(parameters, "?2026"),
            other => panic!("an unknown command {other}"),
        }
    }

    fn seen(&self) -> Vec<String> {
        self.cells.iter().zip(AREA.positions()).map(|(shown, at)| shown.seen(at.x, at.y)).collect()
    }
}

/// What is to be seen: the cells, and over blank ones the large characters.
fn wanted(buffer: &Buffer, runs: &[Large]) -> Vec<String> {
    let mut fake = Fake::new();
    let put = |fake: &mut Fake, at: Position, symbol: &str, width, height| {
        let cell = &buffer[at];
        fake.ink = Ink::default();
        fake.ink.obey(&style(cell.fg, cell.bg, cell.modifier));
        fake.at = (at.x, at.y);
        fake.draw(symbol, width, height);
    };
    let covered = |at: Position| at.x > 0 && buffer[(at.x - 1, at.y)].symbol().cell_width() > 1;
    for at in AREA.positions().filter(|at| !covered(*at)) {
        let symbol = buffer[at].symbol();
        put(&mut fake, at, symbol, symbol.cell_width(), 1);
    }
    for run in runs {
        let mut area = run.area;
        for symbol in run.text.graphemes(true) {
            area.width = 2 * symbol.cell_width();
            let inside = AREA.intersection(area) == area;
            let is_free = |at: Position| buffer[at].symbol() == " " && !covered(at);
            if inside && area.positions().all(|at| is_free(at) && fake.cell(at).area.height == 1) {
                put(&mut fake, area.as_position(), symbol, area.width, 2);
            }
            area.x += area.width;
        }
    }
    fake.seen()
}

fn style(fg: Color, bg: Color, modifier: Modifier) -> String {
    let colour = |base: u8, colour| match colour {
        Color::Indexed(index) => format!(";{};5;{index}", base + 8),
        _ => String::new(),
    };
    let on = [(Modifier::BOLD, ";1"), (Modifier::REVERSED, ";7")]
        .map(|(is, on)| if modifier.contains(is) { on } else { "" });
    format!("0{}{}{}", colour(30, fg), colour(40, bg), on.concat())
}

/// What happens to a picture: place, what, in which style.
type Stroke = (u16, u16, Thing, usize);

#[derive(Debug, Clone)]
enum Thing {
    Text(&'static str),
    Large(&'static str),
    /// A box that covers what is there, of this size.
    Box(u16, u16),
    /// A run that vanishes or moves.
    Gone(usize),
    Moved(usize),
    /// The terminal is drawn on anew.
    Redraw,
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let thing = prop_oneof![
        3 => prop::sample::select(vec!["a", "word", "    ", "北京", "e\u{301}x"]).prop_map(Thing::Text),
        3 => prop::sample::select(vec!["Ab", "A b", "北c", "e\u{301}f", "longer"]).prop_map(Thing::Large),
        2 => (1..7_u16, 1..4_u16).prop_map(|(width, height)| Thing::Box(width, height)),
        1 => (0..4_usize).prop_map(Thing::Gone),
        1 => (0..4_usize).prop_map(Thing::Moved),
        1 => Just(Thing::Redraw),
    ];
    (0..AREA.width, 0..AREA.height, thing, 0..4_usize)
}

fn styled(style: usize) -> Style {
    let bold = Style::reset().fg(Color::Indexed(4)).add_modifier(Modifier::BOLD);
    [Style::reset(), bold, bold.bg(Color::Indexed(9)), Style::reset().add_modifier(Modifier::REVERSED)][style]
}

/// Blanks an area, with what reaches into it from the left.
fn blank(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(AREA);
    for at in area.positions() {
        if at.x == area.x && at.x > 0 && buffer[(at.x - 1, at.y)].symbol().cell_width() > 1 {
            buffer[(at.x - 1, at.y)].set_symbol(" ");
        }
        buffer[at].set_symbol(" ").set_style(style);
    }
}

fn draw(buffer: &mut Buffer, runs: &mut Vec<Large>, gate: &mut Gate, (x, y, thing, style): Stroke) {
    let style = styled(style);
    match thing {
        Thing::Text(text) => {
            let width = text.graphemes(true).map(CellWidth::cell_width).sum();
            if x + width <= AREA.width {
                blank(buffer, Rect::new(x, y, width, 1), style);
                buffer.set_string(x, y, text, style);
            }
        }
        Thing::Large(text) => {
            let width: u16 = text.graphemes(true).map(|symbol| 2 * symbol.cell_width()).sum();
            let area = Rect::new(x, y, width, 2);
            blank(buffer, area, style);
            runs.push(Large { area, text: text.to_owned() });
        }
        Thing::Box(width, height) => {
            let area = Rect::new(x, y, width, height);
            blank(buffer, area, style);
            runs.retain(|run| !run.area.intersects(area));
        }
        Thing::Gone(run) if run < runs.len() => drop(runs.remove(run)),
        Thing::Moved(run) if run < runs.len() => {
            runs[run].area.x = x;
            runs[run].area.y = y;
        }
        Thing::Gone(_) | Thing::Moved(_) => {}
        Thing::Redraw => gate.forget(AREA.as_size()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    /// Whatever was there before, the terminal shows the frame and nothing of an earlier one.
    #[test]
    fn no_part_of_a_large_character_is_left_or_lost(
        frames in prop::collection::vec(prop::collection::vec(stroke(), 0..6), 1..6),
    ) {
        let (mut buffer, mut runs) = (Buffer::empty(AREA), Vec::new());
        let (mut gate, mut fake) = (Gate::new(Depth::Full), Fake::new());
        gate.forget(AREA.as_size());
        for strokes in frames {
            for stroke in strokes {
                draw(&mut buffer, &mut runs, &mut gate, stroke);
            }
            let mut sent = || gate.frame(|frame| {
                frame.clone_from(&buffer);
                Beyond { large: runs.clone(), ..Beyond::default() }
            });
            fake.feed(&sent());
            prop_assert_eq!(fake.seen(), wanted(&buffer, &runs));
            prop_assert!(sent().is_empty(), "the same frame again is nothing");
        }
    }
}
