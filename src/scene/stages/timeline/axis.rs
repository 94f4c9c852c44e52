//! The scale above the lanes: years, months or days, and the two days that the screen speaks of.

use chrono::{Datelike, Months, NaiveDate};

use crate::model::Day;
use crate::query::{Lens, Window};
use crate::scene::tone::Tone;

/// The scale above the lanes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axis {
    /// How many lines it has.
    pub lines: usize,
    /// Where a year, a month or a day begins: its column and what it is called, from the left; none lies on another.
    pub ticks: Vec<(u16, String)>,
    /// The column of the baseline.
    pub baseline: Option<u16>,
    /// The column after that of the as-of date.
    pub as_of: Option<u16>,
    /// The names of the two, each with its first column.
    pub names: Vec<(u16, String, Tone)>,
    /// What of the two is not named.
    pub unseen: String,
}

/// The scale of a window, with nothing after the as-of date.
pub(super) fn axis(lens: &Lens, window: Window, lines: usize) -> Axis {
    let now = window.grid.cell(lens.as_of).saturating_add(1);
    let (baseline, as_of) = (window.at(lens.baseline), window.column(now));
    let axis = Axis { lines, ticks: ticks(window, lens.as_of), baseline, as_of, ..Axis::default() };
    let mut names = Names { end: if lines > 1 { window.columns } else { 0 }, ..Names::default() };
    let text = format!("as of {}", lens.as_of);
    match as_of {
        Some(column) => {
            // Before its line; where there is no room, after it.
            let _ = names.put(&text, Tone::Accent, column.checked_sub(cells(&text) + 1))
                || names.put(&text, Tone::Accent, Some(column + 2))
                || names.leave(&text);
            names.end = names.end.min(column);
        }
        None if now > window.right() => names.at_the_end(&format!("{text} >"), Tone::Accent),
        None => {}
    }
    let text = format!("baseline {}", lens.baseline);
    match baseline {
        Some(column) => {
            let beside = names.put(&text, Tone::Plain, Some(column + 2))
                || names.put(&text, Tone::Plain, column.checked_sub(cells(&text) + 1));
            if !beside {
                names.at_the_end(&format!(": {text}"), Tone::Plain);
            }
        }
        None if lens.baseline < window.grid.first(window.left) => {
            let text = format!("< {text}");
            let _ = names.put(&text, Tone::Plain, Some(0)) || names.leave(&text);
        }
        None => names.at_the_end(&format!("{text} >"), Tone::Plain),
    }
    Axis { names: names.named, unseen: names.unseen.join("  "), ..axis }
}

/// The names of the two days on their line, put there from the right.
#[derive(Default)]
struct Names {
    /// The end of what is free.
    end: u16,
    named: Vec<(u16, String, Tone)>,
    /// Those that have no room.
    unseen: Vec<String>,
}

impl Names {
    /// Puts a name at a column, if it has room there; tells whether it has.
    fn put(&mut self, text: &str, tone: Tone, column: Option<u16>) -> bool {
        let Some(x) = column.filter(|x| x.saturating_add(cells(text)) <= self.end) else { return false };
        self.named.push((x, text.to_owned(), tone));
        self.end = x.saturating_sub(2);
        true
    }

    /// Puts a name at the end of what is free.
    fn at_the_end(&mut self, text: &str, tone: Tone) {
        let _ = self.put(text, tone, self.end.checked_sub(cells(text))) || self.leave(text);
    }

    fn leave(&mut self, text: &str) -> bool {
        self.unseen.push(text.to_owned());
        false
    }
}

fn cells(text: &str) -> u16 {
    u16::try_from(text.len()).unwrap_or(u16::MAX)
}

/// How time is divided.
#[derive(Debug, Clone, Copy)]
enum Unit {
    /// The first, 11th and 21st of each month.
    TenDays,
    /// So many months.
    Months(u32),
}

const UNITS: [Unit; 12] = [
    Unit::TenDays,
    Unit::Months(1),
    Unit::Months(3),
    Unit::Months(12),
    Unit::Months(24),
    Unit::Months(60),
    Unit::Months(120),
    Unit::Months(240),
    Unit::Months(600),
    Unit::Months(1_200),
    Unit::Months(6_000),
    Unit::Months(12_000),
];

impl Unit {
    /// Fewest days of one.
    fn least(self) -> i64 {
        match self {
            Self::TenDays => 8,
            Self::Months(1) => 28,
            Self::Months(3) => 90,
            Self::Months(months) => i64::from(months) / 12 * 365,
        }
    }

    /// The first day of the one in which a day lies.
    fn begin(self, day: Day) -> Option<Day> {
        match self {
            Self::TenDays => day.with_day(((day.day() - 1).min(29) / 10).min(2) * 10 + 1),
            Self::Months(months @ 1..12) => NaiveDate::from_ymd_opt(day.year(), day.month0() / months * months + 1, 1),
            Self::Months(months) => {
                let years = i32::try_from(months / 12).ok()?;
                NaiveDate::from_ymd_opt((day.year().div_euclid(years) * years).max(1), 1, 1)
            }
        }
    }

    /// The first day of the next.
    fn next(self, begin: Day) -> Option<Day> {
        match self {
            Self::TenDays if begin.day() < 21 => begin.with_day(begin.day() + 10),
            Self::TenDays => begin.with_day(1)?.checked_add_months(Months::new(1)),
            Self::Months(months @ 12..) if begin.year() == 1 => {
                NaiveDate::from_ymd_opt(i32::try_from(months / 12).ok()?.max(2), 1, 1)
            }
            Self::Months(months) => begin.checked_add_months(Months::new(months)),
        }
    }
}

/// The year where one begins, else the month, else the day.
fn name(day: Day) -> String {
    match (day.month(), day.day()) {
        (1, 1) => format!("{:04}", day.year()),
        (_, 1) => day.format("%b").to_string(),
        (_, number) => format!("{number:02}"),
    }
}

/// Cells that a name and what stands around it take.
const ROOM: i64 = 6;

/// Where years, months or days begin, as fine as their names have room.
fn ticks(window: Window, as_of: Day) -> Vec<(u16, String)> {
    let days = i64::from(window.grid.days());
    let unit = UNITS.into_iter().find(|unit| unit.least() >= days * ROOM).unwrap_or(Unit::Months(12_000));
    let mut ticks: Vec<(u16, String)> = Vec::new();
    // Nothing stands on the line of the as-of date, or after it.
    let edge = window.column(window.grid.cell(as_of).saturating_add(1)).unwrap_or(window.columns);
    let mut free = 0;
    let mut next = unit.begin(window.grid.first(window.left).max(NaiveDate::MIN));
    while let Some(day) = next.filter(|day| *day <= as_of && window.grid.cell(*day) <= window.right()) {
        let text = name(day);
        if let Some(column) = window.at(day) {
            let end = column + 1 + cells(&text);
            if column >= free && end <= edge {
                ticks.push((column, text));
                free = end + 1;
            }
        }
        next = unit.next(day);
    }
    ticks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::Grid;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn drawn(first: &str, days: i32, columns: u16, as_of: &str) -> String {
        let grid = Grid::of(days);
        let window = Window { grid, left: grid.cell(day(first)), columns };
        let mut line = " ".repeat(columns.into());
        for (column, text) in ticks(window, day(as_of)) {
            let at = usize::from(column);
            line.replace_range(at..=at + text.len(), &format!("|{text}"));
        }
        line.trim_end().to_owned()
    }

    #[test]
    fn names_are_as_fine_as_there_is_room() {
        assert_eq!(drawn("2024-12-28", 1, 30, "2026-01-01"), "    |2025     |11       |21");
        assert_eq!(drawn("2024-12-28", 1, 30, "2025-01-05"), "    |2025", "nothing of what is to come");
        assert_eq!(drawn("2024-12-28", 1, 30, "2025-01-04"), "", "nor a name that reaches past it");
        let years = drawn("1996-01-01", 100, 60, "2026-01-01");
        assert!(years.contains("|2000") && years.contains("|2010") && !years.contains("|2001"), "{years}");
        let months = drawn("2024-12-28", 3, 60, "2026-01-01");
        assert!(months.contains("|2025") && months.contains("|Feb") && months.contains("|Mar"), "{months}");
    }

    proptest! {
        #[test]
        fn no_name_lies_on_another_or_beyond(
            first in 1_i32..3_000_000, days in 1_i32..5_000, columns in 1_u16..300, as_of in 0_i32..100_000,
        ) {
            let grid = Grid::of(days);
            let of = |number: i32| NaiveDate::from_num_days_from_ce_opt(number).unwrap();
            let as_of = of(first.saturating_add(as_of).min(3_600_000));
            let window = Window { grid, left: grid.cell(of(first)), columns };
            let mut free = 0;
            for (column, text) in ticks(window, as_of) {
                prop_assert!(column >= free && window.cell(column) <= grid.cell(as_of));
                free = column + 1 + u16::try_from(text.len()).unwrap();
                prop_assert!(free <= columns);
            }
        }
    }
}
