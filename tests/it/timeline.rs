//! Timelines: every event where its date is, none after the as-of date, and in the numbers of the ledger.

mod drawn;

use std::collections::BTreeSet;

use bilat::model::{Day, Dyad, EventIx, PartialDate, Quad};
use bilat::query::{
    Column, Count, Drawn, Grid, Lens, Mark, Pick, Scope, Strip, Timeline, Who, Window, begins, counted, find_dyad,
    ledger, timeline, together, total, words,
};
use bilat::store::Store;
use bilat::ui::Glyphs;
use chrono::Duration;
use proptest::prelude::*;

use crate::data::store;
use crate::frames::{desk, press, text_of};
use crate::support::graph;

/// A store of `AAA`, `BBB` and `CCC` with these events: date, whether `BBB` acts, code, and how many take part.
fn made(events: &[(String, bool, &str, usize)]) -> Store {
    let event = |(at, (date, back, code, parties)): (usize, &(String, bool, &str, usize))| {
        let sides = match (parties, back) {
            (2, false) => r#""from": ["AAA"], "to": ["BBB"]"#,
            (2, true) => r#""from": ["BBB"], "to": ["AAA"]"#,
            (1, _) => r#""from": ["AAA", "BBB"]"#,
            _ => r#""from": ["AAA", "BBB", "CCC"]"#,
        };
        format!(
            r#"{{"id": "e{at}", "date": "{date}", {sides}, "code": "{code}", "summary": "Event {at}.",
            "sources": ["s"], "confidence": "high"}}"#
        )
    };
    let actor = |id| format!(r#"{{"id": "{id}", "name": "Land {id}", "kind": "state"}}"#);
    let text = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2030-12-31", "actors": [{}],
        "sources": [{{"id": "s", "publisher": "S", "note": "n"}}],
        "ties": [{{"between": ["AAA", "BBB"], "standing": [
          {{"value": "strained", "from": "2001", "until": "2010-05", "why": "So.", "sources": ["s"]}},
          {{"value": "partner", "from": "2010-05", "why": "So.", "sources": ["s"]}}]}}],
        "events": [{}]}}"#,
        ["AAA", "BBB", "CCC"].map(actor).join(","),
        events.iter().enumerate().map(event).collect::<Vec<_>>().join(",")
    );
    Store::new(graph(text).unwrap_or_else(|report| panic!("{report}")).graph)
}

fn pair(store: &Store) -> Dyad {
    find_dyad(store, "AAA-BBB").unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn laid(store: &Store, lens: &Lens, scope: Scope, window: Window) -> Timeline {
    timeline(store, lens, scope, window, true)
}

/// All the time there is.
fn whole(store: &Store, scope: Scope, columns: u16) -> Window {
    let first = begins(store, scope).unwrap();
    let grid = Grid::fitting(first, store.graph.as_of, columns);
    Window { grid, left: grid.cell(first), columns }
}

fn marks(timeline: &Timeline) -> impl Iterator<Item = &Mark> {
    let lanes = timeline.rows.iter().filter(|row| matches!(row.strip, Strip::Lane(_)));
    lanes.flat_map(|row| &row.marks)
}

fn events<'s>(store: &'s Store, lens: &'s Lens, mark: &Mark) -> Vec<EventIx> {
    counted(store, lens, Count::Between(mark.cells)).collect()
}

fn check(store: &Store, lens: &Lens, scope: Scope, window: Window) -> Result<(), TestCaseError> {
    let drawn = laid(store, lens, scope, window);
    let now = window.grid.cell(lens.as_of);
    for row in &drawn.rows {
        let mut seen = BTreeSet::new();
        for mark in row.marks.iter().filter(|mark| mark.drawn != Drawn::LeftOut) {
            prop_assert!(window.cell(mark.columns.1) <= now, "nothing after the as-of date");
            prop_assert!((mark.columns.0..=mark.columns.1).contains(&mark.at));
            let of_it = events(store, lens, mark);
            prop_assert!(!of_it.is_empty());
            for ix in &of_it {
                prop_assert!(seen.insert(*ix), "in one mark only");
                let row = store.graph.events.row(*ix);
                let (first, last) = (window.grid.cell(row.first), window.grid.cell(row.last.min(lens.as_of)));
                let here = window.seen(first, last);
                prop_assert!(here.is_none_or(|(from, to)| mark.columns.0 <= from && to <= mark.columns.1));
            }
            let reports = total(store, lens, Count::Between(mark.cells));
            match mark.drawn {
                Drawn::Events { reports: told, only } => {
                    prop_assert_eq!(told, reports);
                    prop_assert_eq!(only, if of_it.len() == 1 { of_it.first().copied() } else { None });
                }
                Drawn::Uncertain(only) => {
                    prop_assert_eq!(only, if of_it.len() == 1 { of_it.first().copied() } else { None });
                }
                Drawn::LeftOut => {}
            }
        }
        for pair in row.bars.windows(2) {
            prop_assert!(pair[0].end() <= pair[1].from);
        }
        prop_assert!(row.bars.last().is_none_or(|bar| window.cell(bar.end() - 1) <= now));
        // Whatever may be seen is in one of them.
        let Strip::Lane(lane) = row.strip else { continue };
        let begun = bilat::query::events(store, lens, lane.scope());
        for ix in begun.filter(|ix| lane.holds(&store.graph.events.row(*ix))) {
            let row = store.graph.events.row(ix);
            let here = window.seen(window.grid.cell(row.first), window.grid.cell(row.last.min(lens.as_of)));
            prop_assert!(here.is_none() || seen.contains(&ix), "{} is left out", words(store, ix).id);
        }
    }
    Ok(())
}

/// What is in no class of words or deeds, either way; what runs both ways once.
fn others(store: &Store, lens: &Lens, dyad: Dyad) -> u64 {
    let (list, (a, b)) = (store.events_of_dyad(dyad), dyad.pair());
    let both = [ledger(store, lens, a, b, list), ledger(store, lens, b, a, list)];
    let twice = list
        .iter()
        .map(|ix| store.graph.events.row(*ix))
        .filter(|row| row.has_happened(lens.as_of) && row.runs(a, b) && row.runs(b, a))
        .filter(|row| Column::Class(Quad::Neutral).holds(row));
    both.iter().map(|told| told.neutral).sum::<u64>() + together(store, lens, dyad, list).n
        - twice.map(|row| u64::from(row.count)).sum::<u64>()
}

/// What the marks of the lanes of a pair add up to is its ledger.
fn check_sums(store: &Store, lens: &Lens, dyad: Dyad, columns: u16) -> Result<(), TestCaseError> {
    let drawn = laid(store, lens, Scope::Dyad(dyad), whole(store, Scope::Dyad(dyad), columns));
    let list = store.events_of_dyad(dyad);
    let sum = |row: &bilat::query::TimelineRow| {
        let reports = row.marks.iter().map(|mark| match mark.drawn {
            Drawn::Events { reports, .. } => reports,
            _ => 0,
        });
        reports.sum::<u64>()
    };
    for row in &drawn.rows {
        let Strip::Lane(lane) = row.strip else { continue };
        let expected = if let Who::Way(from, to) = lane.who {
            let told = ledger(store, lens, from, to, list);
            match lane.column {
                Column::Class(Quad::WordsFor) => told.words_for,
                Column::Class(Quad::WordsAgainst) => told.words_against,
                Column::Class(Quad::DeedsFor) => told.deeds_for,
                Column::Class(Quad::DeedsAgainst) => told.deeds_against,
                other => panic!("{other:?}"),
            }
        } else {
            others(store, lens, dyad)
        };
        prop_assert_eq!(sum(row), expected, "{:?}", lane);
    }
    Ok(())
}

fn any_date() -> impl Strategy<Value = String> {
    let point = (2001..=2030_i32, 1..=12_u32, 1..=28_u32, 0..6_u8).prop_map(|(y, m, d, exact)| match exact {
        0 => format!("{y:04}"),
        1 => format!("{y:04}-{m:02}"),
        _ => format!("{y:04}-{m:02}-{d:02}"),
    });
    prop_oneof![4 => point.clone(), 1 => (point.clone(), point).prop_map(|(a, b)| {
        let range = format!("{a}/{b}");
        if range.parse::<PartialDate>().is_ok() { range } else { a }
    })]
}

fn any_events() -> impl Strategy<Value = Vec<(String, bool, &'static str, usize)>> {
    let code = prop::sample::select(vec!["040", "112", "071", "190", "010"]);
    prop::collection::vec((any_date(), any::<bool>(), code, 1_usize..4), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_lie_at_their_dates_and_add_up(
        events in any_events(), as_of in 0_i64..11_000, days in 1_i32..900, left in 0_i32..10_000, columns in 2_u16..120,
    ) {
        let store = made(&events);
        let lens = Lens::on(day("2001-01-01") + Duration::days(as_of));
        let scope = Scope::Dyad(pair(&store));
        let grid = Grid::of(days);
        let window = Window { grid, left: grid.cell(day("2001-01-01") + Duration::days(left.into())), columns };
        check(&store, &lens, scope, window)?;
        check(&store, &lens, Scope::Actor(pair(&store).pair().0), window)?;
        check(&store, &lens, scope, whole(&store, scope, columns))?;
        check_sums(&store, &lens, pair(&store), columns)?;
    }

    #[test]
    fn the_bundled_pairs_add_up_on_every_day(at in 0_usize..60, back in 0_i64..9_000, columns in 2_u16..220) {
        let store = store();
        let dyad = store.dyads().nth(at % store.dyads().len()).unwrap().1;
        let lens = Lens::on(store.graph.as_of - Duration::days(back));
        check(store, &lens, Scope::Dyad(dyad), whole(store, Scope::Dyad(dyad), columns))?;
        check_sums(store, &lens, dyad, columns)?;
    }
}

/// The row of a lane as letters: a digit for so many, `[` and `]` for the ends of a stretch, `?` where it is uncertain.
fn lane(store: &Store, lens: &Lens, window: Window, who: usize) -> String {
    let drawn = laid(store, lens, Scope::Dyad(pair(store)), window);
    let lanes: Vec<_> = drawn.rows.iter().filter(|row| matches!(row.strip, Strip::Lane(_))).collect();
    let mut line = vec!['.'; window.columns.into()];
    let mut put = |x: u16, c: char| line[usize::from(x)] = c;
    let order = |mark: &&Mark| (mark.columns.0 == mark.columns.1, mark.at);
    let mut marks: Vec<&Mark> = lanes[who].marks.iter().collect();
    marks.sort_by_key(order);
    for mark in marks {
        let (from, to) = mark.columns;
        match mark.drawn {
            Drawn::Events { reports, .. } if from == to || mark.cells.pick == Pick::Begins => {
                put(from, char::from_digit(reports.try_into().unwrap(), 10).unwrap());
            }
            Drawn::Events { .. } => {
                (from..=to).for_each(|x| put(x, '-'));
                put(from, '[');
                put(to, ']');
            }
            _ => (from..=to).for_each(|x| put(x, '?')),
        }
    }
    line.into_iter().collect()
}

#[test]
fn dates_that_are_not_exact_are_stretches() {
    let at = |date: &str| (date.to_owned(), false, "040", 2);
    let grid = Grid::of(10);
    let first = grid.first(grid.cell(day("2025-01-01")) + 1);
    let of = |n: i64| (first + Duration::days(n)).to_string();
    let window = Window { grid, left: grid.cell(first), columns: 12 };
    let drawn = |dates: &[String], as_of: &str| {
        let store = made(&dates.iter().map(|date| at(date)).collect::<Vec<_>>());
        lane(&store, &Lens::on(day(as_of)), window, 0)
    };
    let range = |from: i64, to: i64| format!("{}/{}", of(from), of(to));
    let late = "2026-01-01";
    assert_eq!(drawn(&[of(0), of(9), of(25)], late), "2.1.........");
    assert_eq!(drawn(&[range(11, 19)], late), ".1..........", "within a column it is a mark");
    assert_eq!(drawn(&[range(11, 45)], late), ".[--].......");
    assert_eq!(drawn(&[range(11, 45), of(22)], late), ".[1-].......");
    assert_eq!(drawn(&[range(11, 25), of(12), of(22)], late), ".21.........", "no cell is left: the first one tells");
    assert_eq!(drawn(&[range(11, 35), of(12), of(22), of(23), of(31)], late), ".221........", "dated ones stay there");
    assert_eq!(drawn(&[range(11, 25), range(22, 45)], late), ".[[-].......", "one begins where the other ends");
    assert_eq!(drawn(&[range(11, 35), range(22, 55)], late), ".[---]......", "they hang together");
    assert_eq!(drawn(&[range(11, 45)], &of(22)), ".??.........", "it may not have happened by then");
    assert_eq!(drawn(&[range(11, 45)], &of(9)), "............", "nor is it told before it may have begun");
    let whole_year = drawn(&["2025".to_owned()], late);
    assert!(whole_year.starts_with("[-"), "{whole_year}");
}

#[test]
fn a_stretch_and_the_marks_on_it_list_different_events() {
    let events: Vec<_> = ["2025-02-03", "2025-02", "2025", "2025-03-01/2025-06-01", "2025-02-04"]
        .map(|date| (date.to_owned(), false, "040", 2))
        .to_vec();
    let store = made(&events);
    let lens = Lens::on(day("2026-06-01"));
    let scope = Scope::Dyad(pair(&store));
    let grid = Grid::of(30);
    let window = Window { grid, left: grid.cell(day("2024-12-01")), columns: 20 };
    let drawn = laid(&store, &lens, scope, window);
    let told: Vec<(Pick, usize)> =
        marks(&drawn).map(|mark| (mark.cells.pick, events_of(&store, &lens, mark))).collect();
    assert_eq!(told.iter().map(|(_, n)| n).sum::<usize>(), 5, "{told:?}");
    assert!(told.contains(&(Pick::Spans, 3)) || told.contains(&(Pick::Spans, 2)), "{told:?}");
}

fn events_of(store: &Store, lens: &Lens, mark: &Mark) -> usize {
    events(store, lens, mark).len()
}

#[test]
fn nothing_from_the_future_is_on_a_timeline() {
    let mut desk = desk((240, 67), "dusk", Glyphs::Unicode);
    for keys in ["a2021-08-16<enter>:r-t<enter>5", "1:taliban<enter>5", "1:pak-tal<enter>5++"] {
        press(&mut desk, keys);
        for key in ["", "<tab>", "<tab>", "l", "<tab>", "G"] {
            press(&mut desk, key);
            let frame = text_of(&desk, (240, 67));
            let agreed = crate::data::agreed();
            // A source keeps its date.
            let said = frame.lines().filter(|line| !line.contains("(published later)")).collect::<String>();
            let later: Vec<i32> = crate::data::years(&said)
                .filter(|year| *year > 2021 && !agreed.iter().any(|(_, agreed)| agreed == year))
                .collect();
            assert!(later.is_empty(), "{keys}{key} {later:?}\n{frame}");
        }
    }
}
