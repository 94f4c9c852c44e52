//! The columns of a timeline: so many days each, counted from one fixed day on, whatever part of them is seen.

use chrono::{Datelike, NaiveDate};

use crate::model::Day;

/// Time cut into cells of so many days. Which days a cell has does not depend on what is seen of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    days: i32,
}

impl Grid {
    /// The scales that one steps through, in days a column.
    pub const LADDER: [i32; 12] = [1, 3, 7, 15, 30, 61, 122, 182, 365, 730, 1826, 3652];

    /// Cells of so many days, at least one.
    #[must_use]
    pub fn of(days: i32) -> Self {
        Self { days: days.max(1) }
    }

    /// The finest grid that has the time from one day to another in so many columns.
    #[must_use]
    pub fn fitting(first: Day, last: Day, columns: u16) -> Self {
        let columns = i32::from(columns.max(1));
        let days = (last.num_days_from_ce() - first.num_days_from_ce()).max(0) + 1;
        let mut grid = Self::of((days + columns - 1) / columns);
        while grid.cell(last) - grid.cell(first) >= columns && columns > 1 {
            grid.days += 1;
        }
        grid
    }

    /// The days of a cell.
    #[must_use]
    pub fn days(self) -> i32 {
        self.days
    }

    /// The cell of a day.
    #[must_use]
    pub fn cell(self, day: Day) -> i32 {
        day.num_days_from_ce().div_euclid(self.days)
    }

    /// The first day of a cell.
    #[must_use]
    pub fn first(self, cell: i32) -> Day {
        let number = cell.saturating_mul(self.days);
        NaiveDate::from_num_days_from_ce_opt(number).unwrap_or(if cell < 0 { Day::MIN } else { Day::MAX })
    }

    /// The last day of a cell.
    #[must_use]
    pub fn last(self, cell: i32) -> Day {
        let next = self.first(cell.saturating_add(1));
        next.pred_opt().unwrap_or(next)
    }
}

/// The cells that are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How time is cut.
    pub grid: Grid,
    /// The first cell that is seen.
    pub left: i32,
    /// How many are.
    pub columns: u16,
}

impl Window {
    /// The column of a cell, where it is seen.
    #[must_use]
    pub fn column(self, cell: i32) -> Option<u16> {
        u16::try_from(cell.checked_sub(self.left)?).ok().filter(|column| *column < self.columns)
    }

    /// The column of a day, where it is seen.
    #[must_use]
    pub fn at(self, day: Day) -> Option<u16> {
        self.column(self.grid.cell(day))
    }

    /// The cell of a column.
    #[must_use]
    pub fn cell(self, column: u16) -> i32 {
        self.left.saturating_add(i32::from(column))
    }

    /// The last cell that is seen.
    #[must_use]
    pub fn right(self) -> i32 {
        self.cell(self.columns.saturating_sub(1))
    }

    /// Those columns of some cells that are seen; nothing where none is.
    #[must_use]
    pub fn seen(self, first: i32, last: i32) -> Option<(u16, u16)> {
        let (first, last) = (first.max(self.left), last.min(self.right()));
        (first <= last).then(|| Some((self.column(first)?, self.column(last)?))).flatten()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_cell_has_its_days() {
        let grid = Grid::of(7);
        let cell = grid.cell(day("2025-04-17"));
        assert_eq!((grid.last(cell) - grid.first(cell)).num_days(), 6);
        assert_eq!(grid.cell(grid.first(cell)), cell);
        assert_eq!(grid.cell(grid.last(cell)), cell);
        assert_eq!(grid.last(cell).succ_opt(), Some(grid.first(cell + 1)));
        assert_eq!(Grid::of(1).first(Grid::of(1).cell(day("2025-04-17"))), day("2025-04-17"));
    }

    #[test]
    fn the_whole_time_fits() {
        assert_eq!(Grid::fitting(day("2025-01-01"), day("2025-01-31"), 31).days(), 1);
        assert!((2..=3).contains(&Grid::fitting(day("2025-01-01"), day("2025-01-31"), 16).days()));
        assert_eq!(Grid::fitting(day("2025-01-01"), day("2025-01-01"), 0).days(), 1);
    }

    proptest! {
        #[test]
        fn every_day_of_the_whole_time_has_a_column(first in 1_i32..800_000, more in 0_i32..800_000, columns in 2_u16..300) {
            let of = |number| NaiveDate::from_num_days_from_ce_opt(number).unwrap();
            let (first, last) = (of(first), of(first + more));
            let grid = Grid::fitting(first, last, columns);
            let window = Window { grid, left: grid.cell(first), columns };
            prop_assert!(window.at(first) == Some(0) && window.at(last).is_some());
        }
    }
}
