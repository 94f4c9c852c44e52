//! Cells as one running text, wrapped, each piece with its role.

use super::glyphs::Glyphs;
use super::ink::{Ink, Slot};
use super::text::wrap;
use super::theme::Role;
use crate::scene::Cell;
use ratatui::layout::Rect;

/// Writes cells as one text over the lines of an area; where they are too few the last one ends in an ellipsis.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, cells: &[Cell], ground: Role) {
    let (text, ends) = joined(cells, ink.glyphs);
    for ((from, line), down) in placed(&text, area.width).zip(0..area.height) {
        let line = if down + 1 == area.height { text.get(from..).unwrap_or(line) } else { line };
        let mut slot = Slot::line(area, down);
        for (piece, role) in pieces(line, from, &ends) {
            slot = slot.after(ink.put(slot, piece, ink.style(ground, role)));
        }
    }
}

/// The lines that cells take as one text, each in pieces with their roles.
pub(super) fn lines(cells: &[Cell], width: u16, glyphs: Glyphs) -> Vec<Vec<(String, Role)>> {
    let (text, ends) = joined(cells, glyphs);
    let owned =
        |(from, line)| pieces(line, from, &ends).map(|(piece, role)| (piece.to_owned(), role)).collect::<Vec<_>>();
    placed(&text, width).map(owned).collect()
}

/// The lines of a text, and at which byte of it each begins.
fn placed(text: &str, width: u16) -> impl Iterator<Item = (usize, &str)> {
    let mut from = text.len() - text.trim_start().len();
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let line = wrap(rest, width).next()?;
        let begins = from;
        from += line.len();
        from += rest.get(line.len()..).map_or(0, |after| after.len() - after.trim_start().len());
        Some((begins, line))
    })
}

/// The cells as one text with two spaces between, and where each ends.
fn joined(cells: &[Cell], glyphs: Glyphs) -> (String, Vec<(usize, Role)>) {
    let mut text = String::new();
    let mut ends = Vec::with_capacity(cells.len());
    for cell in cells.iter().filter(|cell| !cell.text.is_empty()) {
        if !text.is_empty() {
            text.push_str("  ");
        }
        text.push_str(&glyphs.text(&cell.text));
        ends.push((text.len(), cell.tone.into()));
    }
    (text, ends)
}

/// The pieces of a line that begins at byte `from` of the text.
fn pieces<'l>(line: &'l str, from: usize, ends: &'l [(usize, Role)]) -> impl Iterator<Item = (&'l str, Role)> {
    let mut at = 0;
    ends.iter().filter_map(move |(end, role)| {
        let end = end.saturating_sub(from).min(line.len());
        let piece = line.get(at..end).filter(|piece| !piece.is_empty())?;
        at = end;
        Some((piece, *role))
    })
}
