//! Dates of a query: as sources carry them, or counted back from the as-of date.

use chrono::{Days, Months};

use crate::model::{Day, PartialDate};

/// A date, or a stretch of time back from the as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A date as sources carry them.
    Date(PartialDate),
    /// So many units before the as-of date.
    Back(u32, Unit),
}

/// Unit of a relative date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// `d`
    Day,
    /// `w`
    Week,
    /// `m`
    Month,
    /// `y`
    Year,
}

impl Unit {
    /// All units, each with its letter.
    pub const ALL: [(Self, char); 4] = [(Self::Day, 'd'), (Self::Week, 'w'), (Self::Month, 'm'), (Self::Year, 'y')];

    /// Fewest and most days of one unit.
    #[must_use]
    pub fn days(self) -> (u32, u32) {
        match self {
            Self::Day => (1, 1),
            Self::Week => (7, 7),
            Self::Month => (28, 31),
            Self::Year => (365, 366),
        }
    }
}

impl Moment {
    /// The first day that is meant, when the screen speaks of `as_of`.
    #[must_use]
    pub fn first(self, as_of: Day) -> Day {
        match self {
            Self::Date(date) => date.first(),
            Self::Back(count, unit) => back(as_of, count, unit),
        }
    }

    /// The last day that is meant, when the screen speaks of `as_of`.
    #[must_use]
    pub fn last(self, as_of: Day) -> Day {
        match self {
            Self::Date(date) => date.last(),
            Self::Back(count, unit) => back(as_of, count, unit),
        }
    }

    /// Whether it lies after `other` whatever the as-of date.
    #[must_use]
    pub fn surely_after(self, other: Self) -> bool {
        match (self, other) {
            (Self::Date(one), Self::Date(two)) => one.first() > two.last(),
            (Self::Back(one, unit), Self::Back(two, longer)) => {
                u64::from(one) * u64::from(unit.days().1) < u64::from(two) * u64::from(longer.days().0)
            }
            _ => false,
        }
    }
}

fn back(as_of: Day, count: u32, unit: Unit) -> Day {
    let months = |count: u32| as_of.checked_sub_months(Months::new(count));
    let days = |count: u32| as_of.checked_sub_days(Days::new(u64::from(count)));
    let day = match unit {
        Unit::Day => days(count),
        Unit::Week => days(count.saturating_mul(7)),
        Unit::Month => months(count),
        Unit::Year => months(count.saturating_mul(12)),
    };
    day.unwrap_or(Day::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn relative_dates_count_back_from_the_as_of_date() {
        let as_of = day("2024-03-31");
        for (count, unit, expected) in [
            (90, Unit::Day, "2024-01-01"),
            (2, Unit::Week, "2024-03-17"),
            (1, Unit::Month, "2024-02-29"),
            (2, Unit::Year, "2022-03-31"),
        ] {
            assert_eq!(Moment::Back(count, unit).first(as_of), day(expected));
        }
        assert_eq!(Moment::Back(u32::MAX, Unit::Year).first(as_of), Day::MIN);
    }
}
