//! Where the parts of a matrix stand: its rows and columns, what is told beside it, what its marks mean under it.

use ratatui::layout::Rect;

use crate::scene::{Grid, Meaning};
use crate::ui::ink::Slot;
use crate::ui::layout::inner;

/// From how many columns on something is told beside it.
const WIDE: u16 = 110;
/// Cells of what is told beside it, with its border: least and most.
const BESIDE: (u16, u16) = (35, 70);
/// Cells of a name at most, and how many come before gaps.
const NAME: (u16, u16) = (24, 10);
/// Cells of a name at least.
const SHORT: u16 = 4;
/// Cells of an id at most.
const ID: u16 = 10;
/// Rows that are left to a matrix which does not fit, before its legend is left out.
const ROWS: u16 = 20;

/// Where everything stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plan {
    /// Rows and columns, with the border.
    pub(super) grid: Rect,
    /// What is told beside it, with the border.
    pub(super) beside: Option<Rect>,
    /// What its marks mean, with the border.
    pub(super) legend: Option<Rect>,
    /// Cells of an id.
    pub(super) id: u16,
    /// Cells of a name; none where there is no room.
    pub(super) name: u16,
    /// From one column to the next.
    pub(super) pitch: u16,
    /// Whether groups of rows, and of columns, stand apart.
    pub(super) apart: [bool; 2],
    /// Rows and columns that are seen at once.
    pub(super) room: [usize; 2],
}

impl Plan {
    /// The plan of a matrix in this area.
    pub(super) fn of(area: Rect, grid: &Grid) -> Self {
        let [total, gaps] = [grid.total, grid.gaps].map(|n| u16::try_from(n).unwrap_or(u16::MAX));
        let id = grid.id.clamp(2, ID);
        let pitch = grid.square.max(id) + 1;
        let whole =
            total.saturating_mul(pitch + 2).saturating_add(gaps).saturating_add(before(id, grid.name.min(NAME.0)));
        let beside = (area.width >= WIDE && !grid.alone)
            .then(|| area.width.saturating_sub(whole.saturating_add(1)).clamp(BESIDE.0, BESIDE.1));
        let legend = height(&grid.legend, area.width.saturating_sub(2)) + 1;
        let rows = inner(area).height.saturating_sub(legend + 1);
        let explained = (rows >= total.max(1) || rows >= ROWS).then_some(legend);
        let wide = area.width - beside.map_or(0, |cells| cells - 1);
        let high = area.height - explained.unwrap_or(0);
        let place = Rect { width: wide, height: high, ..area };
        let rows = high.saturating_sub(3);
        let cells = wide.saturating_sub(2);
        let (name, across, pitch) = fit(cells, grid, (id, pitch), (total, gaps));
        let columns = cells.saturating_sub(before(id, name)) / pitch;
        Self {
            grid: place,
            beside: beside.map(|cells| Rect { x: area.right() - cells, width: cells, ..place }),
            legend: explained.map(|lines| Rect { y: area.bottom() - lines - 1, height: lines + 1, ..area }),
            id,
            name,
            pitch,
            apart: [rows >= total.saturating_add(gaps), across],
            room: [usize::from(rows.max(1)), usize::from(columns.max(1))],
        }
    }

    /// Cells before the first square.
    pub(super) fn before(&self) -> u16 {
        before(self.id, self.name)
    }
}

/// Cells of the cursor, id, name and brackets before the first square.
fn before(id: u16, name: u16) -> u16 {
    1 + id + 1 + if name > 0 { name + 1 } else { 0 }
}

/// Cells of a name, whether groups of columns stand apart, and from one column to the next. Where not everything fits
/// names are short; where more fits they are whole first.
fn fit(cells: u16, grid: &Grid, (id, pitch): (u16, u16), (total, gaps): (u16, u16)) -> (u16, bool, u16) {
    let longest = grid.name.min(NAME.0);
    let spare = |used: u16| cells.saturating_sub(used);
    let bare = total.saturating_mul(pitch).saturating_add(before(id, 0) + 1);
    if bare > cells {
        let name = if cells >= 60 { longest.min(cells / 8) } else { 0 };
        return (name, false, pitch);
    }
    // Groups that stand apart are worth some letters of names.
    let some = [gaps, 0].map(|gaps| longest.min(NAME.1).min(spare(bare + gaps)));
    let some = some.into_iter().find(|some| *some >= SHORT).unwrap_or(0);
    let across = spare(bare + some) >= gaps;
    let used = bare + some + if across { gaps } else { 0 };
    let name = if some > 0 { (some + spare(used)).min(longest) } else { 0 };
    let wider = (spare(used + name - some)).checked_div(total).unwrap_or(0).min(2);
    (name, across, pitch + wider)
}

/// Where each meaning stands in lines of so many cells: the line, the cell, and the meaning.
pub(super) fn flow(legend: &[Vec<Meaning>], cells: u16) -> Vec<(Slot, &Meaning)> {
    let mut placed = Vec::new();
    let mut y = 0;
    for line in legend {
        let mut x = 1;
        for meaning in line {
            let wanted = width(meaning);
            if x > 1 && x + wanted + 1 > cells {
                (x, y) = (1, y + 1);
            }
            placed.push((Slot { x, y, width: cells.saturating_sub(x + 1) }, meaning));
            x = x.saturating_add(wanted + 3);
        }
        y += 1;
    }
    placed
}

fn width((mark, text): &Meaning) -> u16 {
    let [mark, text] = [&mark.text, text].map(|text| crate::ui::text::width(text));
    mark + if text > 0 { text + 1 } else { 0 }
}

fn height(legend: &[Vec<Meaning>], cells: u16) -> u16 {
    flow(legend, cells).last().map_or(0, |(slot, _)| slot.y + 1)
}
