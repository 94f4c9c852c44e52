//! The only way onto the screen: areas are cut to it, and characters to those that may be drawn.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::lines::{cut, wrap};
use super::theme::Theme;
use crate::scene::Cell;

/// Which characters may be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Glyphs {
    /// Box drawing, arrows, any script.
    #[default]
    Unicode,
    /// ASCII alone; other characters lose their accents or become `?`.
    Ascii,
}

impl Glyphs {
    /// The text as it may be drawn.
    pub(super) fn text(self, text: &str) -> Cow<'_, str> {
        if self == Self::Unicode || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let plain = |c: char| match c {
            '·' => '.',
            '–' | '—' | '─' => '-',
            '…' | '±' => '~',
            '▲' | '↑' => '^',
            '▼' | '↓' => 'v',
            '►' | '→' => '>',
            '←' => '<',
            '×' => 'x',
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            c if c.is_ascii() => c,
            _ => '?',
        };
        Cow::Owned(text.nfkd().filter(|c| !is_combining_mark(*c)).map(plain).collect())
    }

    /// Corners, horizontal and vertical line of a box.
    pub(super) fn frame(self) -> [char; 6] {
        match self {
            Self::Unicode => ['┌', '┐', '└', '┘', '─', '│'],
            Self::Ascii => ['+', '+', '+', '+', '-', '|'],
        }
    }

    /// What marks the selected row.
    pub(super) fn pointer(self) -> &'static str {
        match self {
            Self::Unicode => "►",
            Self::Ascii => ">",
        }
    }
}

/// A frame with the colours and characters to paint it in.
pub(super) struct Canvas<'f, 'b> {
    pub(super) frame: &'f mut Frame<'b>,
    pub(super) theme: &'f Theme,
    pub(super) glyphs: Glyphs,
}

impl Canvas<'_, '_> {
    #[expect(clippy::disallowed_methods, reason = "this is the way round it")]
    /// Puts a widget into an area, as far as that is on the screen: most widgets panic outside.
    fn put(&mut self, widget: impl Widget, area: Rect) {
        let area = area.intersection(self.frame.area());
        if !area.is_empty() {
            self.frame.render_widget(widget, area);
        }
    }

    /// Wipes an area.
    pub(super) fn clear(&mut self, area: Rect) {
        self.put(Clear, area);
    }

    /// Gives every cell of an area a style.
    pub(super) fn fill(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.frame.area());
        self.frame.buffer_mut().set_style(area, style);
    }

    /// One line of spans.
    pub(super) fn line(&mut self, area: Rect, line: Line<'_>) {
        self.put(line, Rect { height: area.height.min(1), ..area });
    }

    /// One line of text, cut to the area.
    pub(super) fn text(&mut self, area: Rect, text: &str, style: Style) {
        let text = self.glyphs.text(text);
        let text = self.glyphs.text(&cut(&text, area.width)).into_owned();
        self.line(area, Line::styled(text, style));
    }

    /// One line of cells, each in its tone over `base`, cut to the area.
    pub(super) fn cells(&mut self, area: Rect, cells: &[Cell], base: Style) {
        let mut left = area.width;
        let mut spans = Vec::with_capacity(cells.len());
        for cell in cells {
            let text = self.glyphs.text(&cell.text);
            let text = self.glyphs.text(&cut(&text, left)).into_owned();
            left = left.saturating_sub(super::lines::width(&text));
            spans.push(Span::styled(text, base.patch(self.theme.tone(cell.tone))));
        }
        self.line(area, Line::from(spans));
    }

    /// Cells wrapped over the lines of an area; the last line ends in `…` if there is more.
    pub(super) fn wrapped(&mut self, area: Rect, cells: &[Cell], base: Style) {
        for (y, line) in (0..area.height).zip(wrap(cells, area.width.saturating_sub(2), area.height)) {
            let row = Rect { x: area.x + 1, y: area.y + y, width: area.width.saturating_sub(2), height: 1 };
            self.cells(row, &line, base);
        }
    }

    /// A box with a title on its upper edge and a status on its lower one.
    pub(super) fn panel(&mut self, area: Rect, title: &[Cell], status: &str, border: Style) {
        let [nw, ne, sw, se, h, v] = self.glyphs.frame();
        if area.width < 2 || area.height < 2 {
            return;
        }
        let bar = |left: char, right: char| {
            format!("{left}{}{right}", h.to_string().repeat(usize::from(area.width.saturating_sub(2))))
        };
        self.line(area, Line::styled(bar(nw, ne), border));
        let bottom = Rect { y: area.y + area.height - 1, height: 1, ..area };
        self.line(bottom, Line::styled(bar(sw, se), border));
        for y in 1..area.height - 1 {
            for x in [area.x, area.x + area.width - 1] {
                self.line(Rect { x, y: area.y + y, width: 1, height: 1 }, Line::styled(v.to_string(), border));
            }
        }
        let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), height: 1, ..area };
        self.cells(inner, title, border);
        let size = super::lines::width(status).min(inner.width);
        let right = Rect { x: inner.x + inner.width - size, y: bottom.y, width: size, height: 1 };
        self.text(right, status, self.theme.muted);
    }
}
