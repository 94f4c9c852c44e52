//! The one door to the buffer: text, grounds and lines, always within it.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::glyphs::Glyphs;
use super::headline::Large;
use super::text::{cells, graphemes, head, is_plain, width};
use super::theme::{Role, Theme};
use crate::scene::{Align, Cell};

/// A buffer with what is needed to draw on it.
pub(super) struct Ink<'b> {
    buffer: &'b mut Buffer,
    theme: &'b Theme,
    /// Which characters can be shown.
    pub(super) glyphs: Glyphs,
    /// Where the cursor stands, if it is seen.
    pub(super) cursor: Option<Position>,
    /// The addresses that are seen.
    pub(super) links: Vec<Link>,
    /// Whether headlines are drawn at twice the size.
    pub(super) enlarges: bool,
    /// The text that is drawn at twice the size.
    pub(super) large: Vec<Large>,
}

/// Cells that show an address, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The cells: one line.
    pub area: Rect,
    /// The whole address.
    pub address: String,
}

/// A place for text: from `x`, `y` on, in at most so many cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) width: u16,
}

impl Slot {
    /// The line of `area` that is `down` lines below its first.
    pub(super) const fn line(area: Rect, down: u16) -> Self {
        let width = if down < area.height { area.width } else { 0 };
        Self { x: area.x, y: area.y.saturating_add(down), width }
    }

    /// What is left of it after so many cells.
    pub(super) const fn after(self, used: u16) -> Self {
        let used = if used < self.width { used } else { self.width };
        Self { x: self.x.saturating_add(used), width: self.width.saturating_sub(used), ..self }
    }

    /// Its last so many cells.
    pub(super) const fn last(self, wanted: u16) -> Self {
        self.after(self.width.saturating_sub(wanted))
    }

    /// It without its last so many cells.
    pub(super) const fn without_last(self, cells: u16) -> Self {
        Self { width: self.width.saturating_sub(cells), ..self }
    }
}

impl<'b> Ink<'b> {
    pub(super) const fn new(buffer: &'b mut Buffer, theme: &'b Theme, glyphs: Glyphs) -> Self {
        Self { buffer, theme, glyphs, cursor: None, links: Vec::new(), enlarges: false, large: Vec::new() }
    }

    /// Whether there are colours to draw with.
    pub(super) fn has_colour(&self) -> bool {
        self.theme.has_colour()
    }

    /// The look of a role on a ground.
    pub(super) fn style(&self, ground: Role, role: Role) -> Style {
        self.theme.on(ground, role)
    }

    /// The cells that a text takes.
    pub(super) fn width(&self, text: &str) -> u16 {
        width(&self.glyphs.text(text))
    }

    /// Writes text; where it does not fit it is cut and ends in an ellipsis. Returns the cells used.
    pub(super) fn put(&mut self, slot: Slot, text: &str, style: Style) -> u16 {
        let text = self.glyphs.text(text);
        let (fitting, used) = head(&text, slot.width);
        if fitting.len() == text.len() {
            self.write(slot, fitting, style);
            return used;
        }
        let ellipsis = self.glyphs.ellipsis();
        let (kept, used) = head(&text, slot.width.saturating_sub(width(ellipsis)));
        self.write(slot, kept, style);
        let rest = slot.after(used);
        let (ellipsis, more) = head(ellipsis, rest.width);
        self.write(rest, ellipsis, style);
        used.saturating_add(more)
    }

    /// Writes one character of one cell: the quickest way, where there are thousands. In ASCII it may take three.
    pub(super) fn mark(&mut self, x: u16, y: u16, symbol: &str, style: Style) {
        match self.glyphs {
            Glyphs::Unicode => self.set(x, y, symbol, style),
            Glyphs::Ascii => {
                self.put(Slot { x, y, width: 3 }, symbol, style);
            }
        }
    }

    /// Writes text on its side of the slot. Returns what of the slot it takes.
    pub(super) fn put_aligned(&mut self, slot: Slot, text: &str, align: Align, style: Style) -> Slot {
        let slot = match align {
            Align::Left => slot,
            Align::Right => slot.last(self.width(text)),
        };
        Slot { width: self.put(slot, text, style), ..slot }
    }

    /// Notes that `text`, which begins in `slot`, is an address, if it is one.
    pub(super) fn link(&mut self, slot: Slot, text: &str) {
        let starts = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        if slot.width > 0 && (starts("http://") || starts("https://")) {
            self.links.push(Link { area: Rect::new(slot.x, slot.y, slot.width, 1), address: text.to_owned() });
        }
    }

    /// Writes cells one after the other, two spaces between. Returns the cells used.
    pub(super) fn put_cells(&mut self, slot: Slot, cells: &[Cell], ground: Role) -> u16 {
        let mut used = 0;
        for cell in cells.iter().filter(|cell| !cell.text.is_empty()) {
            let gap = if used == 0 { 0 } else { 2 };
            let rest = slot.after(used + gap);
            if rest.width == 0 {
                break;
            }
            used = used + gap + self.put(rest, &cell.text, self.style(ground, cell.tone.into()));
        }
        used
    }

    /// Gives an area a ground and blanks it; a wide or large character that reaches into it goes too.
    pub(super) fn ground(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return;
        }
        self.large = std::mem::take(&mut self.large).into_iter().flat_map(|large| large.uncovered(area)).collect();
        let mut blank = ratatui::buffer::Cell::EMPTY;
        blank.set_style(style);
        for y in area.top()..area.bottom() {
            if let Some(cell) = area.x.checked_sub(1).and_then(|x| self.buffer.cell_mut((x, y)))
                && cell.cell_width() > 1
            {
                cell.set_symbol(" ");
            }
            let from = self.buffer.index_of(area.x, y);
            if let Some(row) = self.buffer.content.get_mut(from..from + usize::from(area.width)) {
                row.fill(blank.clone());
            }
        }
    }

    /// Adds a style to what stands in a slot.
    pub(super) fn restyle(&mut self, slot: Slot, style: Style) {
        self.buffer.set_style(Rect::new(slot.x, slot.y, slot.width, 1), style);
    }

    /// Draws one sign of one cell, which the terminal can show as it is.
    pub(super) fn sign(&mut self, x: u16, y: u16, symbol: &str, style: Style) {
        self.set(x, y, symbol, style);
    }

    /// Draws the sides of a line through a cell, joined to those that are there.
    pub(super) fn join(&mut self, x: u16, y: u16, sides: u8, style: Style) {
        let glyphs = self.glyphs;
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            // Neighbours share most of their lines.
            if cell.symbol() != glyphs.line(sides) {
                let sides = sides | glyphs.sides(cell.symbol());
                cell.set_symbol(glyphs.line(sides));
            }
            cell.set_style(style);
        }
    }

    fn write(&mut self, slot: Slot, text: &str, style: Style) {
        if is_plain(text) {
            // What is known to be one byte is set without a call.
            for (cell, byte) in self.line(slot).iter_mut().zip(text.bytes()) {
                cell.set_char(char::from(byte & 0x7f)).set_style(style);
            }
            return;
        }
        let mut x = slot.x;
        for grapheme in graphemes(text) {
            let cells = cells(grapheme);
            if cells == 0 {
                continue;
            }
            let next = x.saturating_add(cells);
            self.set(x, slot.y, grapheme, style);
            for covered in x.saturating_add(1)..next {
                self.set(covered, slot.y, " ", style);
            }
            x = next;
        }
    }

    /// The cells from the beginning of a slot to the end of the line; none outside the buffer.
    fn line(&mut self, slot: Slot) -> &mut [ratatui::buffer::Cell] {
        let area = self.buffer.area;
        if !area.contains(Position::new(slot.x, slot.y)) {
            return &mut [];
        }
        let from = self.buffer.index_of(slot.x, slot.y);
        self.buffer.content.get_mut(from..from + usize::from(area.right() - slot.x)).unwrap_or_default()
    }

    fn set(&mut self, x: u16, y: u16, symbol: &str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    }
}
