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

/// The columns that fit into `room` cells with `gap` cells between them. Where all do not, the one of the lowest rank gives
/// way, of several the last: text is cut, others are left out, those of one rank together. What would fit once
/// more important ones are gone comes back. What remains goes to text that was cut, then to those that fill. A column
/// without width is not shown.
pub(super) fn fit(columns: &[ListColumn], room: u16, gap: u16) -> Vec<Fitted> {
    let wish = |(column, of): (usize, &ListColumn)| Fitted { column, width: wish(of) };
    let mut shown: Vec<Fitted> = columns.iter().enumerate().map(wish).filter(|fitted| fitted.width > 0).collect();
    let mut gone: Vec<Vec<Fitted>> = Vec::new();
    while needed(&shown, gap) > u32::from(room)
        && let Some(left_out) = give_way(columns, &mut shown)
    {
        gone.push(left_out);
    }
    for back in gone.into_iter().rev().skip(1) {
        let again: Vec<Fitted> = shown.iter().chain(&back).copied().collect();
        let first = back.first().and_then(|fitted| columns.get(fitted.column)).map_or(0, |column| column.rank);
        if wished(columns, &again, first, gap).is_some_and(|needed| needed <= u32::from(room)) {
            shown = again;
            shown.sort_by_key(|fitted| fitted.column);
        }
    }
    let spare = u32::from(room).saturating_sub(needed(&shown, gap));
    spread(columns, shown, spare, room, gap)
}

/// Cuts the text of the lowest rank, of several the last, or leaves the columns of that rank out and returns them; nothing
/// where only those are left that stay.
fn give_way(columns: &[ListColumn], shown: &mut Vec<Fitted>) -> Option<Vec<Fitted>> {
    let rank = |fitted: &Fitted| columns.get(fitted.column).map_or(STAYS, |column| rank(column, fitted.width));
    let width = |fitted: &Fitted| columns.get(fitted.column).map(|column| column.width);
    let fitted = shown.iter_mut().rev().min_by_key(|fitted| rank(fitted)).filter(|fitted| rank(fitted) < STAYS)?;
    if let Some(Width::Text { least, .. }) = width(fitted) {
        fitted.width = least;
        return Some(Vec::new());
    }
    let lowest = rank(fitted);
    let goes = |other: &mut Fitted| rank(other) == lowest && !matches!(width(other), Some(Width::Text { .. }));
    Some(shown.extract_if(.., goes).collect())
}

/// The cells that columns take where those of a higher rank than this have all that they wish; nothing where one of those would
/// like to have whatever is left.
fn wished(columns: &[ListColumn], shown: &[Fitted], than: u8, gap: u16) -> Option<u32> {
    let of = |fitted: &Fitted| match columns.get(fitted.column) {
        Some(column) if column.rank > than => match column.width {
            Width::Fill { .. } => None,
            _ => Some(Fitted { width: wish(column), ..*fitted }),
        },
        _ => Some(*fitted),
    };
    let shown: Option<Vec<Fitted>> = shown.iter().map(of).collect();
    shown.map(|shown| needed(&shown, gap))
}

/// Whether every column is shown, and none is cut.
pub(super) fn is_whole(columns: &[ListColumn], fitted: &[Fitted]) -> bool {
    let width = |at: usize| fitted.iter().find(|fitted| fitted.column == at).map_or(0, |fitted| fitted.width);
    columns.iter().enumerate().all(|(at, column)| width(at) >= wish(column))
}

/// The width of a column that nothing forces to give way.
fn wish(column: &ListColumn) -> u16 {
    match column.width {
        Width::Fixed(cells) => cells,
        Width::Text { whole, least, .. } => whole.max(least),
        Width::Fill { least, .. } => least,
    }
}

/// When a column of this width gives way.
fn rank(column: &ListColumn, width: u16) -> u8 {
    match column.width {
        Width::Text { least, .. } if width <= least => STAYS,
        _ => column.rank,
    }
}

fn needed(shown: &[Fitted], gap: u16) -> u32 {
    let cells: u32 = shown.iter().map(|fitted| u32::from(fitted.width)).sum();
    cells.saturating_add(u32::from(gap).saturating_mul(u32::try_from(shown.len().saturating_sub(1)).unwrap_or(0)))
}

/// Gives the spare cells to text that was cut, from the left, then to the columns that have a share, by weight; what does not divide
/// goes to the last of them.
fn spread(columns: &[ListColumn], mut shown: Vec<Fitted>, mut spare: u32, room: u16, gap: u16) -> Vec<Fitted> {
    for (fitted, column) in shown.iter_mut().filter_map(|fitted| columns.get(fitted.column).map(|of| (fitted, of))) {
        let more = wish(column).saturating_sub(fitted.width).min(u16::try_from(spare).unwrap_or(u16::MAX));
        fitted.width = fitted.width.saturating_add(more);
        spare = spare.saturating_sub(more.into());
    }
    let weight = |fitted: &Fitted| match columns.get(fitted.column).map(|column| column.width) {
        Some(Width::Fill { weight, .. } | Width::Text { weight, .. }) => u32::from(weight),
        _ => 0,
    };
    let mut weights: u32 = shown.iter().map(weight).sum();
    let mut left = room;
    for fitted in &mut shown {
        let part = (u64::from(spare) * u64::from(weight(fitted))).checked_div(weights.into()).unwrap_or(0);
        let more = u16::try_from(part).unwrap_or(u16::MAX);
        weights = weights.saturating_sub(weight(fitted));
        spare = spare.saturating_sub(more.into());
        // Where even those that stay do not fit, the last ones are cut.
        fitted.width = fitted.width.saturating_add(more).min(left);
        left = left.saturating_sub(fitted.width).saturating_sub(gap);
    }
    shown.retain(|fitted| fitted.width > 0);
    shown
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
    fn those_of_one_rank_go_together_and_what_fits_then_comes_back() {
        let fixed = |width: u16, rank| column(Width::Fixed(width), rank);
        let columns = [fixed(6, 9), fixed(10, 6), fixed(4, 5), fixed(10, 6), fixed(8, 4)];
        let shown = |room| fit(&columns, room, 1).iter().map(|fitted| fitted.column).collect::<Vec<_>>();
        assert_eq!(shown(42), [0, 1, 2, 3, 4]);
        assert_eq!(shown(41), [0, 1, 2, 3]);
        assert_eq!(shown(32), [0, 1, 3]);
        assert_eq!(shown(27), [0, 2, 4], "one of the two alone would say that there is no other");
        assert_eq!(shown(19), [0, 2]);
        // What has a claim to more room than it has is not left cut for that.
        let fill = [column(Width::Fill { weight: 1, least: 6 }, 9), fixed(10, 6), fixed(4, 5)];
        assert_eq!(fit(&fill, 14, 1), [Fitted { column: 0, width: 14 }]);
    }

    #[test]
    fn shares_go_by_weight_and_nothing_is_lost() {
        let fill = |weight| column(Width::Fill { weight, least: 2 }, 9);
        let fitted = fit(&[fill(1), fill(2), fill(0)], 20, 1);
        assert_eq!(fitted.iter().map(|fitted| fitted.width).collect::<Vec<_>>(), [6, 10, 2]);
        assert!(fit(&[], 20, 1).is_empty());
    }

    #[test]
    fn text_is_cut_before_columns_of_a_higher_rank_go() {
        let text = |rank| column(Width::Text { least: 4, whole: 10, weight: 0 }, rank);
        let columns = [text(2), column(Width::Fixed(5), 1), column(Width::Fixed(5), 3), column(Width::Fixed(0), 9)];
        let widths = |room| fit(&columns, room, 1).into_iter().map(|fitted| (fitted.column, fitted.width));
        assert_eq!(widths(30).collect::<Vec<_>>(), [(0, 10), (1, 5), (2, 5)]);
        assert_eq!(widths(21).collect::<Vec<_>>(), [(0, 10), (2, 5)]);
        assert_eq!(widths(13).collect::<Vec<_>>(), [(0, 7), (2, 5)]);
        assert_eq!(widths(9).collect::<Vec<_>>(), [(0, 9)]);
        assert_eq!(widths(3).collect::<Vec<_>>(), [(0, 3)]);
        assert!(is_whole(&columns, &fit(&columns, 22, 1)) && !is_whole(&columns, &fit(&columns, 21, 1)));
    }
}
