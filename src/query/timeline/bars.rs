//! Spells as bars: from which column to which, and where they are sure.

use super::grid::Window;
use crate::model::{Day, Span};

/// A stretch of columns in which one spell is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Which spell, by its place in the tie.
    pub spell: usize,
    /// Its first column.
    pub from: u16,
    /// Of each column whether the spell surely holds there.
    pub sure: Vec<bool>,
    /// How many spells surely begin in the first column; none where it began before.
    pub begins: usize,
}

/// The bars of spells that follow each other, each with its place in the tie: nothing after the day, nor a spell that may not
/// have begun by then. In a column stands what stands at its end, as [`standing_at`](crate::query::standing_at) says it.
pub(super) fn bars(spells: &[(usize, Span)], day: Day, window: Window) -> Vec<Bar> {
    let begun: Vec<(usize, Span)> = spells.iter().copied().filter(|(_, span)| span.has_begun(day)).collect();
    let Some(earliest) = begun.iter().map(|(_, span)| span.from.first()).min() else { return Vec::new() };
    let mut bars: Vec<Bar> = Vec::new();
    let Some((from, to)) = window.seen(window.grid.cell(earliest), window.grid.cell(day)) else { return bars };
    for column in from..=to {
        let cell = window.cell(column);
        let (first, last) = (window.grid.first(cell), window.grid.last(cell).min(day));
        let mut begins = begun.iter().filter(|(_, span)| (first..=last).contains(&span.from.last()));
        let (count, newest) = (begins.clone().count(), begins.next_back());
        let stands = stands(&begun, last).or_else(|| newest.map(|(at, _)| (*at, true)));
        let Some((spell, sure)) = stands else { continue };
        match bars.last_mut() {
            Some(bar) if count == 0 && bar.spell == spell && bar.end() == column => bar.sure.push(sure),
            _ => bars.push(Bar { spell, from: column, sure: vec![sure], begins: count }),
        }
    }
    bars
}

impl Bar {
    /// The first column after it.
    #[must_use]
    pub fn end(&self) -> u16 {
        self.from.saturating_add(u16::try_from(self.sure.len()).unwrap_or(u16::MAX))
    }
}

/// Which spell stands on a day, and whether that is sure; before the first has surely begun, whether it may have.
fn stands(begun: &[(usize, Span)], day: Day) -> Option<(usize, bool)> {
    match begun.iter().rposition(|(_, span)| span.has_begun(day)) {
        Some(at) => {
            let (spell, span) = *begun.get(at)?;
            let next = begun.get(at + 1).filter(|(_, next)| next.may_have_begun(day));
            match (span.has_ended(day), next) {
                (true, next) => next.map(|(next, _)| (*next, false)),
                (false, next) => Some((spell, next.is_none() && span.surely_holds(day))),
            }
        }
        None => begun.iter().find(|(_, span)| span.may_have_begun(day)).map(|(at, _)| (*at, false)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::grid::Grid;
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn span(from: &str, until: &str) -> Span {
        Span { from: from.parse().unwrap(), until: (!until.is_empty()).then(|| until.parse().unwrap()) }
    }

    /// A letter a column: small where it is not sure.
    fn drawn(spells: &[(&str, &str)], as_of: &str, first: &str, days: i32, columns: u16) -> String {
        let spells: Vec<(usize, Span)> =
            spells.iter().enumerate().map(|(at, (from, until))| (at, span(from, until))).collect();
        let grid = Grid::of(days);
        let window = Window { grid, left: grid.cell(day(first)), columns };
        let mut line = vec![' '; columns.into()];
        for bar in bars(&spells, day(as_of), window) {
            for (at, sure) in bar.sure.iter().enumerate() {
                let letter = ['a', 'b', 'c', 'd'][bar.spell];
                line[usize::from(bar.from) + at] = if *sure { letter.to_ascii_uppercase() } else { letter };
            }
        }
        line.into_iter().collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn bars_stand_where_their_spells_do() {
        let two = [("2025-01-03", "2025-01-06"), ("2025-01-06", "")];
        assert_eq!(drawn(&two, "2025-01-08", "2025-01-01", 1, 12), "  AAABBB");
        assert_eq!(drawn(&two, "2025-01-05", "2025-01-01", 1, 12), "  AAA", "nothing of what is to come");
        assert_eq!(drawn(&two, "2025-01-08", "2025-01-05", 1, 12), "ABBB");
        assert_eq!(drawn(&[("2025-01-02", "2025-01-04")], "2025-01-08", "2025-01-01", 1, 9), " AA");
    }

    #[test]
    fn imprecise_ends_are_not_sure() {
        let year = [("2024-12-30", "2025"), ("2025", "")];
        assert_eq!(drawn(&[("2025-01", "")], "2025-02-02", "2024-12-30", 1, 40), format!("  {}AAA", "a".repeat(30)));
        assert_eq!(drawn(&year, "2025-01-02", "2024-12-30", 1, 9), "AAaa", "it may already be over");
        assert_eq!(drawn(&[("2024-12-30", "2025-01")], "2025-02-09", "2025-01-29", 1, 9), "aa");
    }

    #[test]
    fn a_spell_shorter_than_a_column_is_counted_where_it_begins() {
        let grid = Grid::of(100);
        let left = grid.cell(day("2025-06-01"));
        let first = grid.first(left);
        let days = |n: i64| (first + chrono::Duration::days(n)).to_string();
        let spells = [span("2020", &days(10)), span(&days(10), &days(20)), span(&days(20), "")];
        let spells: Vec<(usize, Span)> = spells.into_iter().enumerate().collect();
        let found = bars(&spells, first + chrono::Duration::days(150), Window { grid, left: left - 1, columns: 4 });
        let told: Vec<(usize, u16, usize)> = found.iter().map(|bar| (bar.spell, bar.from, bar.begins)).collect();
        assert_eq!(told, [(0, 0, 0), (2, 1, 2)]);
    }

    proptest! {
        #[test]
        fn no_bar_reaches_past_the_day_and_none_lies_on_another(
            mut cuts in prop::collection::vec(1_i32..3000, 1..8), as_of in 1_i32..3000, days in 1_i32..200, left in -2_i32..40,
        ) {
            cuts.sort_unstable();
            let of = |n: i32| (day("2000-01-01") + chrono::Duration::days(n.into())).to_string();
            let spells: Vec<(usize, Span)> =
                cuts.windows(2).enumerate().map(|(at, cut)| (at, span(&of(cut[0]), &of(cut[1])))).collect();
            let grid = Grid::of(days);
            let window = Window { grid, left: grid.cell(day("2000-01-01")) + left, columns: 50 };
            let as_of = day(&of(as_of));
            let found = bars(&spells, as_of, window);
            for pair in found.windows(2) {
                prop_assert!(pair[0].end() <= pair[1].from);
            }
            for bar in &found {
                prop_assert!(window.cell(bar.end() - 1) <= grid.cell(as_of));
            }
        }
    }
}
