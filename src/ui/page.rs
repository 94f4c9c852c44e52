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
use crate::scene::{Block, Fact, Page, Stops};

/// How many lines a page has in a box of this width, and where on it the cursor can be.
#[must_use]
pub fn page_stops(page: &Page, width: u16, glyphs: Glyphs) -> Stops {
    let roll = rolled(page, width, glyphs);
    Stops { page: None, lines: roll.lines(), list: roll.stops().into_iter().map(|(_, stop)| stop).collect() }
}

/// How many lines a page has in a box of this width.
pub(super) fn lines(page: &Page, width: u16, glyphs: Glyphs) -> usize {
    rolled(page, width, glyphs).lines()
}

/// Paints a page in its box, with the cursor on one of its stops; it is never scrolled past its end.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, page: &Page, scroll: usize, at: usize) {
    let inside = inner(area);
    let roll = rolled(page, inside.width, ink.glyphs);
    let height = usize::from(inside.height);
    let from = scroll.min(roll.lines().saturating_sub(height));
    let style = ink.style(Role::Text, Role::BorderFocused);
    border::lines(ink, area, style);
    let last = grouped((from + height).min(roll.lines()));
    let seen = format!("lines {}{}{last} of {}", grouped(from + 1), ink.glyphs.dash(), grouped(roll.lines()));
    let seen = if roll.lines() > height { seen } else { String::new() };
    let titles = vec![(page.title.as_str(), Role::TitleFocused)];
    border::caption(ink, area, &Caption { titles, status: ["", &seen], ground: Role::Text });
    let cursor = roll.stops().get(at).copied();
    for part in roll.seen(from, height) {
        let down = u16::try_from(part.line - from).unwrap_or(u16::MAX);
        let line = Slot::line(inside, down).after(part.x);
        let slot = Slot { width: part.width.min(line.width), ..line };
        let on_it = cursor.is_some_and(|(stop, _)| part.stop == Some(stop));
        let ground = if on_it { Role::Selection } else { Role::Text };
        let taken = ink.put_aligned(slot, &part.text, part.align, ink.style(ground, part.role));
        ink.link(taken, part.whole);
        let begins = cursor.is_some_and(|(_, stop)| stop.line == part.line);
        if on_it
            && begins
            && let Some(x) = taken.x.checked_sub(1)
        {
            ink.put(Slot { x, width: 1, ..taken }, ">", ink.style(Role::Text, Role::Accent));
        }
    }
}

/// Paints what a page says in an area, from its beginning, without title and cursor. Where it does not fit its last line
/// is an ellipsis.
pub(super) fn text(ink: &mut Ink<'_>, area: Rect, page: &Page) {
    text_from(ink, area, page, 0, |role| role);
}

/// The same from a line on, each role as another.
pub(super) fn text_from(ink: &mut Ink<'_>, area: Rect, page: &Page, first: usize, look: fn(Role) -> Role) {
    let roll = rolled(page, area.width, ink.glyphs);
    let height = usize::from(area.height);
    let whole = roll.lines().saturating_sub(first) <= height;
    let seen = if whole { height } else { height.saturating_sub(1) };
    for part in roll.seen(first, seen) {
        let line = Slot::line(area, u16::try_from(part.line - first).unwrap_or(u16::MAX)).after(part.x);
        let slot = Slot { width: part.width.min(line.width), ..line };
        ink.put_aligned(slot, &part.text, part.align, ink.style(Role::Text, look(part.role)));
    }
    if let (false, Some(last)) = (whole, area.height.checked_sub(1)) {
        ink.put(Slot::line(area, last).after(1), ink.glyphs.ellipsis(), ink.style(Role::Text, look(Role::Muted)));
    }
}

/// From how many cells on two columns can be read beside each other.
const WIDE: u16 = 100;

fn rolled(page: &Page, width: u16, glyphs: Glyphs) -> Roll<'_> {
    let mut roll = Roll::new(width, glyphs);
    blocks(&mut roll, &page.blocks);
    roll
}

fn blocks<'a>(roll: &mut Roll<'a>, blocks: &'a [Block]) {
    let mut before: &[Fact] = &[];
    for (at, block) in blocks.iter().enumerate() {
        let follows = !before.is_empty() && matches!(block, Block::Flow(_));
        if at > 0 && !follows && !table::is_bare(block) {
            roll.skip(1);
        }
        // What goes on with what stands before is a part of that; further rows of a table are one of their own.
        if at > 0 && !follows && !(table::is_bare(block) && matches!(block, Block::Table(..))) {
            roll.next_part();
        }
        // What stands beside labels begins at the same cell in facts that follow each other.
        let after = match blocks.get(at + 1) {
            Some(Block::Flow(facts)) if matches!(block, Block::Facts(_)) => facts.as_slice(),
            _ => &[],
        };
        let with = if follows { before } else { after };
        write(roll, block, with);
        before = match block {
            Block::Facts(facts) => facts,
            _ => &[],
        };
    }
}

fn write<'a>(roll: &mut Roll<'a>, block: &'a Block, with: &[Fact]) {
    match block {
        Block::Facts(facts) => facts::roll(roll, facts, with),
        Block::Flow(facts) => facts::flow(roll, facts, with),
        Block::Table(heading, table) => table::roll(roll, heading, table),
        Block::Spare(table, _) => table::roll(roll, "", table),
        Block::Either(first, _) => blocks(roll, first),
        Block::Beside(left, right) | Block::Halves(left, right) if roll.width >= WIDE => {
            // The left may have a little more: it holds sentences, the right figures and names.
            let more = u16::try_from(u32::from(roll.width) * 14 / 25).unwrap_or(roll.width);
            roll.beside(
                if matches!(block, Block::Halves(..)) { roll.width / 2 } else { more },
                |roll| blocks(roll, left),
                |roll| {
                    roll.next_part();
                    blocks(roll, right);
                },
            );
        }
        Block::Beside(left, right) | Block::Halves(left, right) => {
            blocks(roll, left);
            roll.skip(1);
            roll.next_part();
            blocks(roll, right);
        }
    }
}
