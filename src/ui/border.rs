//! Boxes: lines around an area, a title on the left, a status on the right.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::ink::{Ink, Slot};
use super::theme::Role;

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// Draws the lines around an area, joined to those of its neighbours.
pub(super) fn lines(ink: &mut Ink<'_>, area: Rect, style: Style) {
    let (last_x, last_y) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
    for y in [area.y, last_y] {
        for x in area.x.saturating_add(1)..last_x {
            ink.join(x, y, LEFT | RIGHT, style);
        }
    }
    for x in [area.x, last_x] {
        for y in area.y.saturating_add(1)..last_y {
            ink.join(x, y, UP | DOWN, style);
        }
    }
    ink.join(area.x, area.y, DOWN | RIGHT, style);
    ink.join(last_x, area.y, DOWN | LEFT, style);
    ink.join(area.x, last_y, UP | RIGHT, style);
    ink.join(last_x, last_y, UP | LEFT, style);
}

/// Draws a line across an area, joined to its sides.
pub(super) fn across(ink: &mut Ink<'_>, area: Rect, y: u16, style: Style) {
    let last = area.right().saturating_sub(1);
    for x in area.x.saturating_add(1)..last {
        ink.join(x, y, LEFT | RIGHT, style);
    }
    ink.join(area.x, y, RIGHT, style);
    ink.join(last, y, LEFT, style);
}

/// What stands in the upper line of a box.
pub(super) struct Caption<'t> {
    /// On the left; with the role of each.
    pub(super) titles: Vec<(&'t str, Role)>,
    /// On the right, the most needed last; those that do not fit are left out, of the first what stands behind its last
    /// semicolon before the rest.
    pub(super) status: [&'t str; 2],
    /// On what it is drawn.
    pub(super) ground: Role,
}

/// Fewest cells that are left to the titles.
const LEAST: u16 = 10;

/// Whether the upper line of a box has room for its titles beside the last status.
pub(super) fn has_room(ink: &Ink<'_>, area: Rect, titles: &[(&str, Role)], status: &str) -> bool {
    let wanted = titles.iter().map(|(title, _)| ink.width(title).saturating_add(2));
    wanted.fold(ink.width(status).saturating_add(2), u16::saturating_add) < area.width.saturating_sub(4)
}

/// Writes into the upper line of a box. The last status, which tells that there is more, goes before the titles where
/// these keep some room; the titles go before the other status.
pub(super) fn caption(ink: &mut Ink<'_>, area: Rect, caption: &Caption<'_>) {
    let mut slot = Slot { x: area.x.saturating_add(2), y: area.y, width: area.width.saturating_sub(4) };
    let style = ink.style(caption.ground, Role::Title);
    let [other, last] = caption.status;
    let status = |ink: &mut Ink<'_>, text: &str, slot: Slot, least: u16| {
        let wanted = ink.width(text).saturating_add(2);
        // One cell of line stays between title and status.
        if text.is_empty() || wanted.saturating_add(least) >= slot.width {
            return slot;
        }
        written(ink, slot.last(wanted), text, style);
        slot.without_last(wanted)
    };
    slot = status(ink, last, slot, LEAST);
    for (title, role) in &caption.titles {
        slot = slot.after(written(ink, slot, title, ink.style(caption.ground, *role)));
    }
    let mut pieces = other;
    while status(ink, pieces, slot, 0).width == slot.width {
        let Some((rest, _)) = pieces.rsplit_once("; ") else { break };
        pieces = rest;
    }
}

/// Writes text with a space on each side; returns the cells used.
fn written(ink: &mut Ink<'_>, slot: Slot, text: &str, style: Style) -> u16 {
    if text.is_empty() || slot.width < 3 {
        return 0;
    }
    let before = ink.put(slot, " ", style);
    let used = before + ink.put(slot.after(before).without_last(1), text, style);
    used + ink.put(slot.after(used), " ", style)
}
