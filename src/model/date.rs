//! Dates as sources carry them: a year, a month, a day, or a range of those.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};

/// A calendar day (proleptic Gregorian, years 1 to 9999).
pub type Day = NaiveDate;

/// The day so many days before; nothing where there is none.
pub(super) fn days_before(day: Day, days: u64) -> Option<Day> {
    day.checked_sub_days(Days::new(days))
}

/// A date with the precision its source gave it. Sorts by its first possible day, then by its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    from: Point,
    to: Point,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Point {
    Year(Day),
    Month(Day),
    Day(Day),
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or two of them with `/` between.
    Form,
    /// The right form, but no such month or day, or a year outside 1 to 9999.
    NoSuchDay,
    /// A range whose end lies before its start.
    Reversed,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not a date; write YYYY, YYYY-MM, YYYY-MM-DD or a range A/B",
            Self::NoSuchDay => "no such day in the calendar (years 0001 to 9999)",
            Self::Reversed => "the range ends before it starts",
        })
    }
}

impl std::error::Error for DateError {}

impl PartialDate {
    /// A single day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self { from: Point::Day(day), to: Point::Day(day) }
    }

    /// The date that means these days: one day, a whole month or year, else the range.
    #[must_use]
    pub fn of_days(first: Day, last: Day) -> Self {
        if first == last {
            return Self::day(first);
        }
        let whole = |point: Point| (point.first(), point.last()) == (first, last);
        let shapes = [Point::Month(first), Point::Year(first)];
        match shapes.into_iter().find(|point| whole(*point)) {
            Some(point) => Self { from: point, to: point },
            None => Self { from: Point::Day(first), to: Point::Day(last) },
        }
    }

    /// The first day that the date can mean.
    #[must_use]
    pub fn first(self) -> Day {
        self.from.first()
    }

    /// The last day that the date can mean (inclusive).
    #[must_use]
    pub fn last(self) -> Day {
        self.to.last()
    }

    /// Whether the date is one known day.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.first() == self.last()
    }

    /// Whether any day that the date can mean lies in `first..=last`.
    #[must_use]
    pub fn overlaps(self, first: Day, last: Day) -> bool {
        self.first() <= last && first <= self.last()
    }
}

impl Point {
    fn first(self) -> Day {
        match self {
            Self::Year(day) | Self::Month(day) | Self::Day(day) => day,
        }
    }

    fn last(self) -> Day {
        let start = match self {
            Self::Day(day) => return day,
            Self::Month(day) | Self::Year(day) => day,
        };
        let (year, month) = match self {
            Self::Month(_) if start.month() < 12 => (start.year(), start.month() + 1),
            _ => (start.year() + 1, 1),
        };
        NaiveDate::from_ymd_opt(year, month, 1).and_then(|next| next.pred_opt()).unwrap_or(start)
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |date: &Self| (date.first(), date.last(), matches!(date.from, Point::Day(_)), date.from != date.to);
        key(self).cmp(&key(other))
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        // Most are no range, which is told sooner so than by splitting.
        if !text.as_bytes().contains(&b'/') {
            let date: Point = text.parse()?;
            return Ok(Self { from: date, to: date });
        }
        let (from, to) = text.split_once('/').ok_or(DateError::Form)?;
        let (from, to) = (from.parse::<Point>()?, to.parse::<Point>()?);
        if to.last() < from.first() {
            return Err(DateError::Reversed);
        }
        Ok(Self { from, to })
    }
}

impl FromStr for Point {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (year, mut rest) = text.split_at_checked(4).ok_or(DateError::Form)?;
        let year = number(year)?;
        let (month, day) = (next(&mut rest)?, next(&mut rest)?);
        if !rest.is_empty() {
            return Err(DateError::Form);
        }
        let first = (year > 0)
            .then(|| i32::try_from(year).ok())
            .flatten()
            .and_then(|year| NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)))
            .ok_or(DateError::NoSuchDay)?;
        Ok(match (month, day) {
            (_, Some(_)) => Self::Day(first),
            (Some(_), None) => Self::Month(first),
            (None, None) => Self::Year(first),
        })
    }
}

/// The two digits after a hyphen with which the rest begins; nothing where there is no rest.
fn next(rest: &mut &str) -> Result<Option<u32>, DateError> {
    if rest.is_empty() {
        return Ok(None);
    }
    let (part, after) = rest.split_at_checked(3).ok_or(DateError::Form)?;
    *rest = after;
    number(part.strip_prefix('-').ok_or(DateError::Form)?).map(Some)
}

fn number(digits: &str) -> Result<u32, DateError> {
    let add = |sum: u32, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'));
    digits.bytes().try_fold(0, add).ok_or(DateError::Form)
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(day) => write!(f, "{:04}", day.year()),
            Self::Month(day) => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if self.from == self.to { self.from.to_string() } else { format!("{}/{}", self.from, self.to) };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        date(text).first()
    }

    #[test]
    fn days_lead_back_to_their_date() {
        for text in ["2024-02-29", "2024-02", "2024", "2024-02-03/2024-03-04"] {
            let date: PartialDate = text.parse().unwrap();
            assert_eq!(PartialDate::of_days(date.first(), date.last()).to_string(), text);
        }
    }

    #[test]
    fn first_and_last_days_follow_the_precision() {
        for (text, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-12", "2023-12-01", "2023-12-31"),
            ("2024-02-29", "2024-02-29", "2024-02-29"),
            ("2001/2003-05", "2001-01-01", "2003-05-31"),
            ("9999", "9999-01-01", "9999-12-31"),
        ] {
            assert_eq!((date(text).first(), date(text).last()), (day(first), day(last)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_told_apart() {
        for text in [
            "",
            "24",
            "2024-2",
            "2024-02-3",
            "2024-02-03-04",
            "+024",
            "2024/",
            "20240203",
            "２０２４",
            "2024-02-03T00:00",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(DateError::Form), "{text}");
        }
        for text in ["2023-02-29", "2024-02-30", "2024-13", "2024-00", "0000"] {
            assert_eq!(text.parse::<PartialDate>(), Err(DateError::NoSuchDay), "{text}");
        }
        assert_eq!("2024-05/2024-04".parse::<PartialDate>(), Err(DateError::Reversed));
    }

    fn any_date() -> impl Strategy<Value = String> {
        let point = (1..=9999i32, 1..=12u32, 1..=28u32, 0..3u8).prop_map(|(y, m, d, precision)| match precision {
            0 => format!("{y:04}"),
            1 => format!("{y:04}-{m:02}"),
            _ => format!("{y:04}-{m:02}-{d:02}"),
        });
        prop_oneof![point.clone(), (point.clone(), point).prop_map(|(a, b)| format!("{a}/{b}"))]
    }

    proptest! {
        #[test]
        fn a_date_prints_as_it_was_written(text in any_date()) {
            if let Ok(date) = text.parse::<PartialDate>() {
                let (a, b) = text.split_once('/').unwrap_or((&text, &text));
                prop_assert_eq!(date.to_string(), if a == b { a.to_owned() } else { text.clone() });
                prop_assert!(date.first() <= date.last());
            }
        }

        #[test]
        fn order_follows_the_first_day(a in any_date(), b in any_date()) {
            if let (Ok(a), Ok(b)) = (a.parse::<PartialDate>(), b.parse::<PartialDate>()) {
                prop_assert!(a.first() <= b.first() || a > b);
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = text.parse::<PartialDate>();
        }
    }
}
