//! Facts on a page: a label, and what is so beside it.

use super::roll::{MARGIN, Place, Roll};
use super::text::width;
use super::theme::Role;
use crate::scene::{Align, Fact};

/// Widest running text; longer lines are hard to read back.
const READABLE: u16 = 110;
/// Cells between words that follow each other.
const GAP: u16 = 2;

/// Writes labels and their lines, wrapped.
pub(super) fn roll<'a>(roll: &mut Roll<'a>, facts: &'a [Fact], with: &[Fact]) {
    let (label, x, room) = beside(roll, facts, with);
    for (name, cells) in facts {
        roll.write(name, label, 1);
        let first = roll.lines();
        for cell in cells {
            let place = Place { x, width: room, align: Align::Left, role: Role::Text };
            let taken = roll.cell(cell, place, usize::MAX);
            roll.skip(taken);
        }
        // Beside a label nothing may stand, or only what has no letters.
        if roll.lines() == first {
            roll.skip(1);
        }
    }
}

/// Writes labels, and beside each its words one after the other: on the next line where one has no room.
pub(super) fn flow<'a>(roll: &mut Roll<'a>, facts: &'a [Fact], with: &[Fact]) {
    let (label, x, room) = beside(roll, facts, with);
    for (name, cells) in facts {
        roll.write(name, label, 1);
        let mut used = 0;
        for cell in cells {
            let wide = roll.text_width(&cell.text).min(room);
            if used > 0 && used + wide > room {
                roll.skip(1);
                used = 0;
            }
            let place = Place { x: x + used, width: room - used, align: Align::Left, role: Role::Text };
            let taken = roll.cell(cell, place, usize::MAX);
            roll.skip(taken.saturating_sub(1));
            used = used.saturating_add(wide).saturating_add(GAP);
            if used >= room {
                roll.skip(1);
                used = 0;
            }
        }
        if used > 0 || cells.is_empty() {
            roll.skip(1);
        }
    }
}

/// Where labels stand, where what is beside them begins, and how many cells that has; the same with other facts.
fn beside(roll: &Roll<'_>, facts: &[Fact], with: &[Fact]) -> (Place, u16, u16) {
    let widest = facts.iter().chain(with).map(|(label, _)| width(label)).max().unwrap_or(0);
    let label = Place { x: MARGIN, width: widest.min(roll.width / 3), align: Align::Left, role: Role::Header };
    let x = label.x.saturating_add(label.width).saturating_add(2);
    (label, x, roll.width.saturating_sub(x).saturating_sub(MARGIN).min(READABLE))
}

#[cfg(test)]
mod tests {
    use crate::scene::{Block, Cell, Page};
    use crate::ui::Glyphs;
    use crate::ui::page::lines;

    #[test]
    fn a_label_without_words_has_a_line_of_its_own() {
        let facts =
            [("stance", vec![Cell::plain("")]), ("none", Vec::new()), ("shown", vec![Cell::plain("since 2021")])];
        let facts = facts.map(|(label, cells)| (label.to_owned(), cells)).to_vec();
        let page = Page { blocks: vec![Block::Facts(facts)], ..Page::default() };
        assert_eq!(lines(&page, 40, Glyphs::Unicode), 3);
    }
}
