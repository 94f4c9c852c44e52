//! A card: the title of a talk in the middle of the window, under it what the room is told.

use ratatui::layout::Rect;

use super::margin::{MARGIN, below, margined, plain};
use crate::scene::{Card, Cell};
use crate::ui::headline::{self, headline_rows};
use crate::ui::ink::{Ink, Slot};
use crate::ui::text::wrap;
use crate::ui::theme::Role;

pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, card: &Card) {
    let width = area.width.saturating_sub(2 * MARGIN);
    ink.put(Slot::line(area, 0).after(MARGIN), &card.marking, ink.style(Role::Text, Role::Accent));
    let before: u16 = card.before.iter().map(|cell| lines(ink, &cell.text, width)).sum();
    let asked = card.asked.as_deref().map_or(0, |asked| lines(ink, asked, width) + 1);
    // What is below stands at the foot; the title and what is told in the middle of the rest.
    let foot = area.height.saturating_sub(before.max(asked) + 1);
    let told = u16::try_from(card.told.len()).unwrap_or(u16::MAX);
    let tall = headline_rows(&card.title, width, ink.glyphs).saturating_add(told);
    let mut down = (foot.saturating_sub(tall) / 2).max(1);
    let style = ink.style(Role::Text, Role::TitleFocused);
    down = down.saturating_add(headline::paint(ink, below(area, down), &card.title, style));
    for cell in &card.told {
        down = down.saturating_add(put(ink, area, down, cell));
    }
    let mut down = foot.max(down);
    if let Some(asked) = &card.asked {
        put(ink, area, down, &Cell::toned(asked.as_str(), crate::scene::Tone::Alert));
        return;
    }
    for cell in &card.before {
        down = down.saturating_add(put(ink, area, down, cell));
    }
}

fn lines(ink: &Ink<'_>, text: &str, width: u16) -> u16 {
    u16::try_from(wrap(&ink.glyphs.text(text), width).count()).unwrap_or(u16::MAX)
}

/// Writes a text in lines; returns how many.
fn put(ink: &mut Ink<'_>, area: Rect, down: u16, cell: &Cell) -> u16 {
    let style = ink.style(Role::Text, plain(cell.tone.into()));
    let text = ink.glyphs.text(&cell.text).into_owned();
    let mut taken: u16 = 0;
    for line in wrap(&text, area.width.saturating_sub(2 * MARGIN)) {
        ink.put(margined(area, down.saturating_add(taken)), line, style);
        taken = taken.saturating_add(1);
    }
    taken
}
