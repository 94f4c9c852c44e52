//! The lines around the middle: where am I, the prompt and what it leaves, the explanation, the keys.

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::ink::{Ink, Slot};
use super::layout::Layout;
use super::runs;
use super::text::tail;
use super::theme::Role;
use crate::scene::{Cell, Prompt, Screen, Scrub};

/// Paints all of them but the sentence under the prompt.
pub(super) fn paint(ink: &mut Ink<'_>, layout: &Layout, screen: &Screen) {
    let bar = ink.style(Role::Chrome, Role::Text);
    ink.ground(layout.crumbs, bar);
    let line = padded(layout.crumbs);
    let left = cells_right(ink, line, &screen.stamp, Role::Chrome);
    let left = screen.scrub.as_ref().map_or(left, |scrub| scrubber(ink, left, scrub));
    crumbs(ink, left, &screen.crumbs);
    let line = padded(layout.prompt);
    let used = prompt(ink, line, &screen.prompt, Role::Text);
    cells_right(ink, line.after(used), &screen.counts, Role::Text);
    runs::paint(ink, inset(layout.explain), &screen.explain, Role::Text);
    ink.ground(layout.hints, bar);
    hints(ink, padded(layout.hints), &screen.hints, (Role::Chrome, Role::Muted));
}

/// Paints the sentence under the prompt and what is offered, over what is there.
pub(super) fn below(ink: &mut Ink<'_>, layout: &Layout, prompt: &Prompt) {
    if prompt.below.is_empty() {
        return;
    }
    let style = ink.style(Role::Dialog, Role::Text);
    let lines = layout.below.y..layout.explain.y;
    for (cells, y) in std::iter::once(&prompt.below).chain(&prompt.offers).zip(lines) {
        let line = Rect { y, ..layout.below };
        ink.ground(line, style);
        runs::paint(ink, inset(line), cells, Role::Dialog);
    }
}

/// Paints a line that can be typed into, scrolled so that its cursor is seen. Returns the cells used.
pub(super) fn prompt(ink: &mut Ink<'_>, slot: Slot, prompt: &Prompt, ground: Role) -> u16 {
    let label = ink.put(slot, &prompt.label, ink.style(ground, Role::Key));
    let label = if label == 0 { 0 } else { label + 1 };
    let room = slot.after(label);
    let skip = prompt.cursor.map_or(0, |cursor| cursor.saturating_add(1).saturating_sub(room.width));
    let (mut rest, mut passed) = (room, 0_u16);
    for cell in &prompt.text {
        let text = ink.glyphs.text(&cell.text).into_owned();
        let seen = if passed < skip { tail(&text, skip - passed) } else { &text };
        passed = passed.saturating_add(ink.width(&text));
        let style = ink.style(ground, cell.tone.into());
        rest = rest.after(ink.put(rest, seen, style));
    }
    if let Some(cursor) = prompt.cursor.filter(|_| room.width > 0) {
        let at = Slot { width: 1, ..room.after(cursor.saturating_sub(skip)) };
        ink.restyle(at, ratatui::style::Style::new().add_modifier(Modifier::UNDERLINED));
        ink.cursor = Some(Position::new(at.x, at.y));
        return slot.width.min(cursor.max(room.width.saturating_sub(rest.width)).saturating_add(label + 1));
    }
    slot.width.saturating_sub(rest.width)
}

/// Paints keys and what each does; a hint that does not fit is left out altogether.
pub(super) fn hints(ink: &mut Ink<'_>, line: Slot, hints: &[(String, String)], (ground, words): (Role, Role)) {
    let mut slot = line;
    for (key, does) in hints {
        let (key_cells, cells) = (ink.width(key), ink.width(does));
        let gap = if slot.x == line.x { 0 } else { 3 };
        let wanted = gap + key_cells.saturating_add(cells).saturating_add(1);
        if wanted > slot.width {
            continue;
        }
        slot = slot.after(gap);
        slot = slot.after(ink.put(slot, key, ink.style(ground, Role::Key)) + 1);
        slot = slot.after(ink.put(slot, does, ink.style(ground, words)));
    }
}

/// Paints cells on the right of a line, those that fit, the first before the last; returns what is left of the line.
pub(super) fn cells_right(ink: &mut Ink<'_>, line: Slot, cells: &[Cell], ground: Role) -> Slot {
    let mut fitting = 0;
    let mut wanted = 0_u16;
    for cell in cells {
        let gap = if wanted == 0 { 0 } else { 2 };
        let next = wanted.saturating_add(gap).saturating_add(ink.width(&cell.text));
        // One cell stays between left and right.
        if next >= line.width {
            break;
        }
        (wanted, fitting) = (next, fitting + 1);
    }
    ink.put_cells(line.last(wanted), cells.get(..fitting).unwrap_or_default(), ground);
    line.without_last(if wanted == 0 { 0 } else { wanted + 2 })
}

/// Cells of the line that a day is shown on: at most, and at least.
const LINE: (u16, u16) = (24, 12);

/// Paints where a day lies between two years, on the right, as wide as half of the line allows, whatever stands on its
/// left. Returns what is left of the line.
fn scrubber(ink: &mut Ink<'_>, slot: Slot, scrub: &Scrub) -> Slot {
    let years = [scrub.first.to_string(), scrub.last.to_string()];
    let ends = ink.width(&years[0]).saturating_add(ink.width(&years[1])).saturating_add(4);
    let line = (slot.width / 2).saturating_sub(ends).min(LINE.0);
    if line < LINE.1 {
        return slot;
    }
    let first = ink.width(&years[0]).saturating_add(2);
    let place = |thousandths: u16| {
        let cell = u32::from(thousandths) * u32::from(line - 1) / 1000;
        Slot { width: 1, ..Slot::after(slot.last(line + ends), first + u16::try_from(cell).unwrap_or(0)) }
    };
    let (muted, accent) = (ink.style(Role::Chrome, Role::Muted), ink.style(Role::Chrome, Role::Accent));
    let whole = slot.last(line + ends);
    let text = format!(" {} {} {}", years[0], ink.glyphs.line(12).repeat(usize::from(line)), years[1]);
    ink.put(whole, &text, muted);
    ink.put(place(scrub.baseline), ":", accent);
    ink.put(place(scrub.at), "█", accent);
    slot.without_last(line + ends + 1)
}

/// Paints the way to here; where it does not fit it is cut at its beginning.
fn crumbs(ink: &mut Ink<'_>, line: Slot, crumbs: &[String]) {
    let between = " > ";
    let ellipsis = ink.glyphs.ellipsis();
    let before = ink.width(ellipsis).saturating_add(3);
    let width = |ink: &Ink<'_>, from: usize| {
        let shown = crumbs.iter().skip(from).map(|crumb| ink.width(crumb).saturating_add(3));
        shown.fold(if from == 0 { 0 } else { before }, u16::saturating_add).saturating_sub(3)
    };
    let (muted, accent) = (ink.style(Role::Chrome, Role::Muted), ink.style(Role::Chrome, Role::Accent));
    let fitting = (0..crumbs.len()).find(|from| width(ink, *from) <= line.width);
    let mut slot = line;
    if fitting.is_some_and(|from| from > 0) {
        slot = slot.after(ink.put(slot, ellipsis, muted));
        slot = slot.after(ink.put(slot, between, muted));
    }
    let from = fitting.unwrap_or_else(|| crumbs.len().saturating_sub(1));
    for (at, crumb) in crumbs.iter().enumerate().skip(from) {
        let is_last = at + 1 == crumbs.len();
        slot = slot.after(ink.put(slot, crumb, if is_last { accent } else { muted }));
        if !is_last {
            slot = slot.after(ink.put(slot, between, muted));
        }
    }
}

const fn padded(area: Rect) -> Slot {
    Slot::line(inset(area), 0)
}

/// An area without one cell on each side.
const fn inset(area: Rect) -> Rect {
    Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(2), ..area }
}
