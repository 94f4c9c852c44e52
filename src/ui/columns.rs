//! Which columns of a list fit, and how wide they are.

use crate::scene::{ListColumn, Width};

/// A column that is shown: its number and its width in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fitted {
    pub(super) column: usize,
    pub(super) width: u16,
}

/// Rank of the columns that are never left out.
const STAYS: u8 = 9;

/// The columns that fit into `room` cells with `gap` cells between them: the one of the lowest rank is left out first,
/// of several the last. What remains goes to those that fill.
pub(super) fn fit(columns: &[ListColumn], room: u16, gap: u16) -> Vec<Fitted> {
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    while needed(columns, &shown, gap) > u32::from(room) {
        let rank = |at: &usize| columns.get(*at).map_or(STAYS, |column| column.rank);
        let Some(lowest) = shown.iter().rev().min_by_key(|at| rank(at)).filter(|at| rank(at) < STAYS).copied() else {
            break;
        };
        shown.retain(|at| *at != lowest);
    }
    let spare = u32::from(room).saturating_sub(needed(columns, &shown, gap));
    spread(columns, &shown, spare, room, gap)
}

fn least(column: &ListColumn) -> u16 {
    match column.width {
        Width::Fixed(cells) => cells,
        Width::Fill { least, .. } => least,
    }
}

fn needed(columns: &[ListColumn], shown: &[usize], gap: u16) -> u32 {
    let cells: u32 = shown.iter().filter_map(|at| columns.get(*at)).map(|column| u32::from(least(column))).sum();
    cells.saturating_add(u32::from(gap).saturating_mul(u32::try_from(shown.len().saturating_sub(1)).unwrap_or(0)))
}

/// Gives the spare cells to the columns that fill, by weight; what does not divide goes to the last of them.
fn spread(columns: &[ListColumn], kept: &[usize], spare: u32, room: u16, gap: u16) -> Vec<Fitted> {
    let weight = |column: &ListColumn| match column.width {
        Width::Fixed(_) => 0,
        Width::Fill { weight, .. } => u32::from(weight),
    };
    let mut weights: u32 = kept.iter().filter_map(|at| columns.get(*at)).map(weight).sum();
    let (mut spare, mut left) = (spare, room);
    let mut fitted = Vec::with_capacity(kept.len());
    for (at, column) in kept.iter().filter_map(|at| columns.get(*at).map(|column| (*at, column))) {
        let part = (u64::from(spare) * u64::from(weight(column))).checked_div(weights.into()).unwrap_or(0);
        let more = u16::try_from(part).unwrap_or(u16::MAX);
        weights = weights.saturating_sub(weight(column));
        spare = spare.saturating_sub(more.into());
        // Where even those that stay do not fit, the last ones are cut.
        let width = least(column).saturating_add(more).min(left);
        left = left.saturating_sub(width).saturating_sub(gap);
        if width > 0 {
            fitted.push(Fitted { column: at, width });
        }
    }
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Align;

    fn column(width: Width, rank: u8) -> ListColumn {
        ListColumn { title: "", align: Align::Left, width, rank }
    }

    fn columns() -> [ListColumn; 4] {
        [
            column(Width::Fixed(3), 9),
            column(Width::Fill { weight: 1, least: 8 }, 9),
            column(Width::Fixed(4), 3),
            column(Width::Fixed(4), 5),
        ]
    }

    fn widths(room: u16) -> Vec<(usize, u16)> {
        fit(&columns(), room, 1).into_iter().map(|fitted| (fitted.column, fitted.width)).collect()
    }

    #[test]
    fn the_least_important_goes_first_and_the_rest_is_filled() {
        assert_eq!(widths(30), [(0, 3), (1, 16), (2, 4), (3, 4)]);
        assert_eq!(widths(22), [(0, 3), (1, 8), (2, 4), (3, 4)]);
        assert_eq!(widths(21), [(0, 3), (1, 12), (3, 4)]);
        assert_eq!(widths(16), [(0, 3), (1, 12)]);
        assert_eq!(widths(9), [(0, 3), (1, 5)]);
        assert_eq!(widths(3), [(0, 3)]);
        assert_eq!(widths(0), []);
    }

    #[test]
    fn shares_go_by_weight_and_nothing_is_lost() {
        let fill = |weight| column(Width::Fill { weight, least: 2 }, 9);
        let fitted = fit(&[fill(1), fill(2), fill(0)], 20, 1);
        assert_eq!(fitted.iter().map(|fitted| fitted.width).collect::<Vec<_>>(), [6, 10, 2]);
        assert!(fit(&[], 20, 1).is_empty());
    }
}
