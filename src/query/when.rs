//! The two days that a question is asked with, and dates of a query as days.

use chrono::Months;

use crate::filter::{Bounds, Moment};
use crate::model::Day;

/// The day that the screen speaks of, and the day that changes are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// What was not yet so on this day is not shown as so.
    pub as_of: Day,
    /// *New* is what came after this day.
    pub baseline: Day,
}

impl When {
    /// Whether what had surely happened by `last`, and not before, is new: after the baseline, up to and with as-of.
    #[must_use]
    pub fn is_new(self, last: Day) -> bool {
        self.baseline < last && last <= self.as_of
    }

    /// The day with which a date of two years before as-of begins: a tie without an event since is stale.
    #[must_use]
    pub fn stale_before(self) -> Day {
        self.as_of.checked_sub_months(Months::new(24)).unwrap_or(Day::MIN)
    }
}

/// Dates of a query as a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Stretch {
    /// Always the same days, both included.
    Fixed(Day, Day),
    /// Days that go with the as-of date.
    Moving(Bounds<Moment>),
}

impl Stretch {
    pub(super) fn new(bounds: Bounds<Moment>) -> Self {
        let moves = |moment| matches!(moment, Moment::Back(..));
        let moving = match bounds {
            Bounds::Exactly(one)
            | Bounds::Below(one)
            | Bounds::AtMost(one)
            | Bounds::Above(one)
            | Bounds::AtLeast(one) => moves(one),
            Bounds::Between(one, two) => moves(one) || moves(two),
        };
        if moving {
            return Self::Moving(bounds);
        }
        // Nothing in it counts from the as-of date: any will do.
        let (first, last) = days(bounds, Day::MIN);
        Self::Fixed(first, last)
    }

    /// Whether a date that means one of `first..=last` overlaps the stretch.
    pub(super) fn overlaps(self, first: Day, last: Day, as_of: Day) -> bool {
        let (from, to) = match self {
            Self::Fixed(from, to) => (from, to),
            Self::Moving(bounds) => days(bounds, as_of),
        };
        first <= to && from <= last
    }
}

/// First and last day. One relative date alone means the time from then to the as-of date.
fn days(bounds: Bounds<Moment>, as_of: Day) -> (Day, Day) {
    match bounds {
        Bounds::Exactly(back @ Moment::Back(..)) => (back.first(as_of), as_of),
        Bounds::Exactly(date) => (date.first(as_of), date.last(as_of)),
        Bounds::Below(moment) => (Day::MIN, moment.first(as_of).pred_opt().unwrap_or(Day::MIN)),
        Bounds::AtMost(moment) => (Day::MIN, moment.last(as_of)),
        Bounds::Above(moment) => (moment.last(as_of).succ_opt().unwrap_or(Day::MAX), Day::MAX),
        Bounds::AtLeast(moment) => (moment.first(as_of), Day::MAX),
        Bounds::Between(from, to) => (from.first(as_of), to.last(as_of)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::{Filter, Test};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn stretch(text: &str, as_of: &str) -> (Day, Day) {
        let filter = Filter::parse(&format!("date:{text}")).unwrap();
        let Test::Date(bounds) = &filter.terms()[0].value else { panic!() };
        days(bounds[0], day(as_of))
    }

    #[test]
    fn stretches_include_both_ends() {
        let (min, max) = (Day::MIN, Day::MAX);
        for (text, from, to) in [
            ("2021", day("2021-01-01"), day("2021-12-31")),
            ("<2021", min, day("2020-12-31")),
            ("<=2021", min, day("2021-12-31")),
            (">2021", day("2022-01-01"), max),
            (">=2021", day("2021-01-01"), max),
            ("2021-08..2025-04", day("2021-08-01"), day("2025-04-30")),
            ("30d", day("2024-05-02"), day("2024-06-01")),
            ("<30d", min, day("2024-05-01")),
            ("1y..1m", day("2023-06-01"), day("2024-05-01")),
            ("2024..10d", day("2024-01-01"), day("2024-05-22")),
        ] {
            assert_eq!(stretch(text, "2024-06-01"), (from, to), "{text}");
        }
    }

    #[test]
    fn only_relative_dates_go_with_the_as_of_date() {
        let (may, june) = (day("2024-05-01"), day("2024-06-01"));
        let week = Stretch::new(Bounds::Exactly(Moment::Back(1, crate::filter::Unit::Week)));
        assert!(week.overlaps(may, may, may) && !week.overlaps(may, may, june));
        let year = Stretch::new(Bounds::Exactly(Moment::Date("2024".parse().unwrap())));
        assert!(year.overlaps(may, may, may) && year.overlaps(may, may, day("2030-01-01")));
    }
}
