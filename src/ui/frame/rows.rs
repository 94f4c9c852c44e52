//! The rows of a buffer as runs of one style.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::{Modifier, Style};

use crate::model::Clean;
use crate::ui::theme::{Rgb, rgb};

/// Cells of one style beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The first of its cells.
    pub(super) x: u16,
    /// How many cells it takes.
    pub(super) width: u16,
    /// What it says, clean.
    pub(super) text: String,
    /// How it looks.
    pub(super) style: Style,
}

/// The colours of a picture where the terminal's own would be.
pub(super) const OWN: (Rgb, Rgb) = ((0xd8, 0xdd, 0xe6), (0x12, 0x16, 0x1d));

/// What a run looks like where there is no terminal: letters, ground.
pub(super) fn colours(style: Style) -> (Rgb, Rgb) {
    let fg = style.fg.and_then(rgb).unwrap_or(OWN.0);
    let bg = style.bg.and_then(rgb).unwrap_or(OWN.1);
    let (fg, bg) = if style.has_modifier(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) };
    if !style.has_modifier(Modifier::DIM) {
        return (fg, bg);
    }
    let paler = |fg: u8, bg: u8| u8::midpoint(fg, u8::midpoint(fg, bg));
    ((paler(fg.0, bg.0), paler(fg.1, bg.1), paler(fg.2, bg.2)), bg)
}

/// `#rrggbb`.
pub(super) fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The rows from the top, each as runs that together fill it.
pub(super) fn rows(buffer: &Buffer) -> impl Iterator<Item = Vec<Run>> {
    let area = buffer.area;
    (area.top()..area.bottom()).map(move |y| {
        let mut runs: Vec<Run> = Vec::new();
        let mut covered = area.left();
        for x in area.left()..area.right() {
            let Some(cell) = buffer.cell((x, y)).filter(|_| x >= covered) else { continue };
            let symbol = shown(cell.symbol());
            let width = symbol.cell_width().clamp(1, area.right().saturating_sub(x).max(1));
            covered = x.saturating_add(width);
            match runs.last_mut().filter(|run| run.style == cell.style()) {
                Some(run) => {
                    run.text.push_str(symbol);
                    run.width = run.width.saturating_add(width);
                }
                None => runs.push(Run { x, width, text: symbol.to_owned(), style: cell.style() }),
            }
        }
        runs
    })
}

/// The symbol of a cell, or a sign in place of one that must not be printed.
fn shown(symbol: &str) -> &str {
    let is_blank_or_clean = symbol == " " || !symbol.chars().any(char::is_control) && !Clean::hides(symbol);
    if is_blank_or_clean { symbol } else { "\u{fffd}" }
}
