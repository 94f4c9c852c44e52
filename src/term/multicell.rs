//! For tests: a terminal that keeps characters over several cells, as the text sizing protocol says.

use std::collections::BTreeSet;

use ratatui::buffer::CellWidth;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

/// Its cells.
pub(super) const AREA: Rect = Rect { x: 0, y: 0, width: 18, height: 6 };

/// Colours and what is switched on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ink {
    fg: String,
    bg: String,
    on: BTreeSet<u8>,
}

impl Ink {
    /// Obeys the parameters of one sequence.
    pub(super) fn obey(&mut self, parameters: &str) {
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
pub(super) struct Shown {
    symbol: String,
    pub(super) area: Rect,
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
pub(super) struct Fake {
    cells: Vec<Shown>,
    pub(super) at: (u16, u16),
    pub(super) ink: Ink,
}

impl Fake {
    pub(super) fn new() -> Self {
        let cells = AREA.positions().map(|at| Shown::blank(at.x, at.y, Ink::default())).collect();
        Self { cells, at: (0, 0), ink: Ink::default() }
    }

    pub(super) fn cell(&mut self, at: Position) -> &mut Shown {
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
    pub(super) fn draw(&mut self, symbol: &str, width: u16, height: u16) {
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

    pub(super) fn feed(&mut self, bytes: &[u8]) {
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
            "h" | "l" => assert!(["?2026", "?25"].contains(&parameters), "{parameters}"),
            other => panic!("an unknown command {other}"),
        }
    }

    pub(super) fn seen(&self) -> Vec<String> {
        self.cells.iter().zip(AREA.positions()).map(|(shown, at)| shown.seen(at.x, at.y)).collect()
    }
}
