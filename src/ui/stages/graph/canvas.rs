//! The part of a picture that is seen: things are drawn by their line from its top, wherever that is now.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::scene::Cell;
use crate::ui::ink::{Ink, Slot};
use crate::ui::theme::Role;

/// An area through which a longer picture is seen.
pub(super) struct Canvas<'i, 'b> {
    pub(super) ink: &'i mut Ink<'b>,
    pub(super) area: Rect,
    pub(super) scroll: u16,
}

impl Canvas<'_, '_> {
    /// So many cells of a line; none where it is not seen.
    pub(super) fn slot(&self, x: u16, line: u16, width: u16) -> Option<Slot> {
        let down = line.checked_sub(self.scroll).filter(|down| *down < self.area.height)?;
        let slot = Slot::line(self.area, down).after(x);
        Some(Slot { width: width.min(slot.width), ..slot }).filter(|slot| slot.width > 0)
    }

    /// Writes text. Returns the cells used.
    pub(super) fn put(&mut self, (x, line, width): (u16, u16, u16), text: &str, style: Style) -> u16 {
        self.slot(x, line, width).map_or(0, |slot| self.ink.put(slot, text, style))
    }

    /// Draws a sign of one cell.
    pub(super) fn sign(&mut self, x: u16, line: u16, symbol: &str, style: Style) {
        if let Some(slot) = self.slot(x, line, 1) {
            self.ink.sign(slot.x, slot.y, symbol, style);
        }
    }

    /// The look of a cell, pale where what it belongs to stands back.
    pub(super) fn style(&self, ground: Role, cell: &Cell, dim: bool) -> Style {
        self.ink.style(ground, if dim { Role::Muted } else { cell.tone.into() })
    }

    /// Draws a box, of one line or two beside each other.
    pub(super) fn frame(&mut self, area: Rect, double: bool, style: Style) {
        let (last_x, last_y) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
        for (y, ends) in [(area.y, [2 | 8, 2 | 4]), (last_y, [1 | 8, 1 | 4])] {
            for x in area.x..=last_x {
                let sides = if x == area.x {
                    ends[0]
                } else if x == last_x {
                    ends[1]
                } else {
                    4 | 8
                };
                let symbol = self.ink.glyphs.joint(sides, double, double);
                self.sign(x, y, symbol, style);
            }
        }
        let upright = self.ink.glyphs.joint(3, double, double);
        for y in area.y.saturating_add(1)..last_y {
            self.sign(area.x, y, upright, style);
            self.sign(last_x, y, upright, style);
        }
    }

    /// Draws a heading: a line across with words in it.
    pub(super) fn heading(&mut self, line: u16, text: &str) {
        let border = self.ink.style(Role::Text, Role::Border);
        let level = self.ink.glyphs.line(4 | 8);
        for x in 0..self.area.width {
            self.sign(x, line, level, border);
        }
        // It meets the border on both sides.
        if let Some(slot) = self.slot(0, line, self.area.width) {
            let border = self.ink.style(Role::Text, Role::BorderFocused);
            self.ink.join(slot.x.saturating_sub(1), slot.y, 8, border);
            self.ink.join(slot.x + slot.width, slot.y, 4, border);
        }
        let title = self.ink.style(Role::Text, Role::Title);
        let Some(slot) = self.slot(1, line, self.area.width.saturating_sub(2)) else { return };
        self.ink.put(slot, &format!(" {text} "), title);
    }
}
