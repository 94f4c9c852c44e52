//! A long sheet of text: parts with their place, before it is known which of them are seen.

use std::borrow::Cow;

use super::glyphs::Glyphs;
use super::text::{width, wrap};
use super::theme::Role;
use crate::model::sort_by_key;
use crate::scene::{Align, Cell, Stop};

/// Cells before everything on a page, and after it.
pub(super) const MARGIN: u16 = 1;

/// A piece of text on a line.
pub(super) struct Part<'a> {
    /// The line, from the top of the sheet.
    pub(super) line: usize,
    /// The first of its cells.
    pub(super) x: u16,
    /// How many it has.
    pub(super) width: u16,
    /// On which side of them it stands.
    pub(super) align: Align,
    /// What it says.
    pub(super) text: Cow<'a, str>,
    /// The whole of what it is a part of.
    pub(super) whole: &'a str,
    /// What it is.
    pub(super) role: Role,
    /// The stop that it is, or a part of it.
    pub(super) stop: Option<usize>,
}

/// Where and how a text stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) x: u16,
    pub(super) width: u16,
    pub(super) align: Align,
    pub(super) role: Role,
}

/// A sheet of text.
pub(super) struct Roll<'a> {
    parts: Vec<Part<'a>>,
    stops: Vec<Stop>,
    lines: usize,
    /// Cells before the column that is written now.
    left: u16,
    /// The part of the page that is written now.
    part: usize,
    /// Cells of a line.
    pub(super) width: u16,
    /// Which characters can be shown.
    pub(super) glyphs: Glyphs,
}

impl<'a> Roll<'a> {
    pub(super) const fn new(width: u16, glyphs: Glyphs) -> Self {
        Self { parts: Vec::new(), stops: Vec::new(), lines: 0, left: 0, part: 0, width, glyphs }
    }

    /// How many lines it has.
    pub(super) const fn lines(&self) -> usize {
        self.lines
    }

    /// The cells that a text takes.
    pub(super) fn text_width(&self, text: &str) -> u16 {
        width(&self.glyphs.text(text))
    }

    /// Leaves lines blank, or ends those that were written beside each other.
    pub(super) const fn skip(&mut self, lines: usize) {
        self.lines = self.lines.saturating_add(lines);
    }

    /// Writes what a cell says, in its tone, as [`write`](Self::write) does; the cursor can be on it if it opens something
    /// and is seen.
    pub(super) fn cell(&mut self, cell: &'a Cell, place: Place, most: usize) -> usize {
        let place = Place { role: cell.tone.into(), ..place };
        let Some(opens) = cell.opens.filter(|_| !cell.text.trim().is_empty()) else {
            return self.write(&cell.text, place, most);
        };
        self.stops.push(Stop { opens, line: self.lines, x: self.left.saturating_add(place.x), part: self.part });
        let first = self.parts.len();
        let taken = self.write(&cell.text, place, most);
        let stop = self.stops.len() - 1;
        self.parts.iter_mut().skip(first).for_each(|part| part.stop = Some(stop));
        taken
    }

    /// Begins the next part of the page.
    pub(super) const fn next_part(&mut self) {
        self.part += 1;
    }

    /// Writes two columns from the present line on, each by its own hand, the left as wide as it is told, and goes on under
    /// the longer one.
    pub(super) fn beside(&mut self, wide: u16, left: impl FnOnce(&mut Self), right: impl FnOnce(&mut Self)) {
        let (top, whole, before) = (self.lines, self.width, self.left);
        self.width = wide.min(whole);
        left(self);
        let under = std::mem::replace(&mut self.lines, top);
        self.left = self.left.saturating_add(self.width);
        self.width = whole - self.width;
        right(self);
        self.left = before;
        self.width = whole;
        self.lines = self.lines.max(under);
    }

    /// The stops, from top to bottom and each line from the left.
    pub(super) fn stops(&self) -> Vec<(usize, Stop)> {
        let mut stops: Vec<(usize, Stop)> = self.stops.iter().copied().enumerate().collect();
        sort_by_key(&mut stops, |(_, stop)| (stop.line, stop.x));
        stops
    }

    /// Writes text from the present line on, over at most so many lines; returns how many it takes.
    pub(super) fn write(&mut self, text: &'a str, place: Place, most: usize) -> usize {
        let mut taken = 0;
        let left = self.left;
        let mut add = |line: Cow<'a, str>| {
            let Place { x, width, align, role } = place;
            let at = self.lines.saturating_add(taken);
            let x = x.saturating_add(left);
            self.parts.push(Part { line: at, x, width, align, text: line, whole: text, role, stop: None });
            taken += 1;
        };
        match self.glyphs.text(text) {
            Cow::Borrowed(text) => cut(text, place.width, most).for_each(|line| add(Cow::Borrowed(line))),
            Cow::Owned(text) => cut(&text, place.width, most).for_each(|line| add(Cow::Owned(line.to_owned()))),
        }
        taken
    }

    /// The parts on `height` lines from line `from` on.
    pub(super) fn seen(&self, from: usize, height: usize) -> impl Iterator<Item = &Part<'a>> {
        let seen = from..from.saturating_add(height);
        self.parts.iter().filter(move |part| seen.contains(&part.line))
    }
}

/// The wrapped lines of a text; of more than `most` the last one is all the rest, for the painter to cut.
fn cut(text: &str, width: u16, most: usize) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    (0..most).map_while(move |at| {
        let line = wrap(rest, width).next()?;
        let line = if at + 1 == most { rest } else { line };
        rest = rest.get(line.len()..).unwrap_or_default().trim_start();
        Some(line)
    })
}
