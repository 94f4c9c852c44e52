//! From one date to another, and on which days that surely holds.

use super::date::{Day, PartialDate};

/// From one date (inclusive) to another (exclusive); without an end it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day on which it holds.
    pub from: PartialDate,
    /// The first day on which it holds no more.
    pub until: Option<PartialDate>,
}

impl Span {
    /// Whether it may have begun on or before `day`: the span is known of from its first possible day.
    #[must_use]
    pub fn may_have_begun(self, day: Day) -> bool {
        self.from.first() <= day
    }

    /// Whether it has surely begun on or before `day`.
    #[must_use]
    pub fn has_begun(self, day: Day) -> bool {
        self.from.last() <= day
    }

    /// Whether it has surely ended on or before `day`.
    #[must_use]
    pub fn has_ended(self, day: Day) -> bool {
        self.until.is_some_and(|until| until.last() <= day)
    }

    /// Whether it surely holds on `day`: from the last possible day of `from` to the first possible one of `until`.
    #[must_use]
    pub fn surely_holds(self, day: Day) -> bool {
        self.has_begun(day) && self.until.is_none_or(|until| day < until.first())
    }

    /// The end, if it is not later than `day`. What is still ahead is not told.
    #[must_use]
    pub fn until_as_of(self, day: Day) -> Option<PartialDate> {
        self.until.filter(|until| until.last() <= day)
    }

    /// Whether the end lies before the start, so that the span cannot hold on any day.
    #[must_use]
    pub fn is_reversed(self) -> bool {
        self.until.is_some_and(|until| until.last() <= self.from.first())
    }

    /// Whether there is a day on which both surely hold.
    #[must_use]
    pub fn surely_overlaps(self, other: Self) -> bool {
        let start = self.from.last().max(other.from.last());
        self.surely_holds(start) && other.surely_holds(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn an_imprecise_spell_holds_only_where_it_is_sure() {
        let span = Span { from: date("2021-08"), until: Some(date("2024")) };
        assert!(!span.surely_holds(day("2021-08-15")));
        assert!(span.may_have_begun(day("2021-08-01")));
        assert!(span.surely_holds(day("2021-08-31")));
        assert!(span.surely_holds(day("2023-12-31")));
        assert!(!span.surely_holds(day("2024-01-01")));
        assert!(!span.has_ended(day("2024-12-30")));
        assert!(span.has_ended(day("2024-12-31")));
        assert_eq!(span.until_as_of(day("2023-01-01")), None);
    }
}
