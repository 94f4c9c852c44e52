//! A long sheet of text: parts with their place, before it is known which of them are seen.

use std::borrow::Cow;

use super::glyphs::Glyphs;
use super::text::wrap;
use super::theme::Role;
use crate::scene::Align;

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
    lines: usize,
    /// Cells of a line.
    pub(super) width: u16,
    /// Which characters can be shown.
    pub(super) glyphs: Glyphs,
}

impl<'a> Roll<'a> {
    pub(super) const fn new(width: u16, glyphs: Glyphs) -> Self {
        Self { parts: Vec::new(), lines: 0, width, glyphs }
    }

    /// How many lines it has.
    pub(super) const fn lines(&self) -> usize {
        self.lines
    }

    /// Leaves lines blank, or ends those that were written beside each other.
    pub(super) const fn skip(&mut self, lines: usize) {
        self.lines = self.lines.saturating_add(lines);
    }

    /// Writes text from the present line on, over at most so many lines; returns how many it takes.
    pub(super) fn write(&mut self, text: &'a str, place: Place, most: usize) -> usize {
        let mut taken = 0;
        let mut add = |line: Cow<'a, str>| {
            let Place { x, width, align, role } = place;
            let at = self.lines.saturating_add(taken);
            self.parts.push(Part { line: at, x, width, align, text: line, whole: text, role });
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
