//! Facts on a page: a label, and what is so beside it.

use super::roll::{MARGIN, Place, Roll};
use super::text::width;
use super::theme::Role;
use crate::scene::{Align, Cell};

/// Widest running text; longer lines are hard to read back.
const READABLE: u16 = 110;

/// Writes labels and their lines, wrapped.
pub(super) fn roll<'a>(roll: &mut Roll<'a>, facts: &'a [(String, Vec<Cell>)]) {
    let widest = facts.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let label = Place { x: MARGIN, width: widest.min(roll.width / 3), align: Align::Left, role: Role::Header };
    let x = label.x.saturating_add(label.width).saturating_add(2);
    let width = roll.width.saturating_sub(x).saturating_sub(MARGIN).min(READABLE);
    for (name, cells) in facts {
        roll.write(name, label, 1);
        for cell in cells {
            let place = Place { x, width, align: Align::Left, role: cell.tone.into() };
            let taken = roll.write(&cell.text, place, usize::MAX);
            roll.skip(taken);
        }
        if cells.is_empty() {
            roll.skip(1);
        }
    }
}
