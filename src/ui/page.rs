//! Pages: facts and tables as lines, of which those that are seen are painted.

use ratatui::layout::Rect;

use super::border::{self, Caption};
use super::glyphs::Glyphs;
use super::ink::{Ink, Slot};
use super::layout::inner;
use super::panes::grouped;
use super::roll::Roll;
use super::theme::Role;
use super::{facts, table};
use crate::scene::{Block, Page};

/// How many lines a page has in a box of this width, to know how far it can be scrolled.
#[must_use]
pub fn page_lines(page: &Page, width: u16, glyphs: Glyphs) -> usize {
    rolled(page, width, glyphs).lines()
}

/// Paints a page in its box; it is never scrolled past its end.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, page: &Page, scroll: usize) {
    let inside = inner(area);
    let roll = rolled(page, inside.width, ink.glyphs);
    let height = usize::from(inside.height);
    let from = scroll.min(roll.lines().saturating_sub(height));
    let style = ink.style(Role::Text, Role::BorderFocused);
    border::lines(ink, area, style);
    let last = grouped((from + height).min(roll.lines()));
    let seen = format!("{}{}{last} of {}", grouped(from + 1), ink.glyphs.dash(), grouped(roll.lines()));
    let seen = if roll.lines() > height { seen } else { String::new() };
    let titles = vec![(page.title.as_str(), Role::TitleFocused)];
    border::caption(ink, area, &Caption { titles, status: ["", &seen], ground: Role::Text });
    for part in roll.seen(from, height) {
        let down = u16::try_from(part.line - from).unwrap_or(u16::MAX);
        let line = Slot::line(inside, down).after(part.x);
        let slot = Slot { width: part.width.min(line.width), ..line };
        let taken = ink.put_aligned(slot, &part.text, part.align, ink.style(Role::Text, part.role));
        ink.link(taken, part.whole);
    }
}

fn rolled(page: &Page, width: u16, glyphs: Glyphs) -> Roll<'_> {
    let mut roll = Roll::new(width, glyphs);
    for (at, block) in page.blocks.iter().enumerate() {
        if at > 0 {
            roll.skip(1);
        }
        match block {
            Block::Facts(facts) => facts::roll(&mut roll, facts),
            Block::Table(heading, table) => table::roll(&mut roll, heading, table),
        }
    }
    roll
}
