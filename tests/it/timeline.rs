//! Timelines: every event where its date is, none after the as-of date, and in the numbers of the ledger.

use std::collections::BTreeSet;
use std::sync::Arc;

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
use crate::frames::{desk, desk_of, drawn, press, text_of};
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
    timeline(store, lens, scope, window, Some(&|ix: EventIx| lens.keeps(store, ix)))
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

/// The cell at which the cursor stands: its line and its place on the line.
fn what_is_said(frame: &str) -> String {
    frame.lines().rev().nth(2).unwrap().trim().to_owned()
}

#[test]
fn zooming_and_stepping_leave_the_cursor_on_its_event() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, ":r-t<enter>5<tab><tab>++++");
    let before = desk.state.stop();
    assert!(matches!(before, Some(bilat::app::Page::Event(_))), "{before:?}");
    for keys in ["+", "+", "-", "-", "-", "+", "z", "z", "{", "}"] {
        press(&mut desk, keys);
        assert_eq!(desk.state.stop(), before, "{keys}\n{}", text_of(&desk, (120, 36)));
    }
    press(&mut desk, "------------");
    assert!(text_of(&desk, (120, 36)).contains("all the time on record"));
}

#[test]
fn along_a_lane_one_comes_to_every_event() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, ":r-t<enter>5g<tab><tab>+++");
    let mut seen = Vec::new();
    press(&mut desk, &"h".repeat(60));
    assert_eq!(desk.state.place.pages.len(), 1, "the first of a lane is its end");
    for _ in 0..60 {
        seen.extend(desk.state.stop().filter(|stop| seen.last() != Some(stop)));
        press(&mut desk, "l");
    }
    let store = Arc::clone(&desk.store);
    let dyad = find_dyad(&store, "RUS-TAL").unwrap();
    let (from, to) = dyad.pair();
    let lens = Lens::of(&store);
    let count = Count::Record { from, to, column: Column::Class(Quad::WordsFor) };
    let mut found: Vec<EventIx> = Vec::new();
    for stop in &seen {
        match stop {
            bilat::app::Page::Event(ix) => found.push(*ix),
            bilat::app::Page::Count(count, _) => found.extend(counted(&store, &lens, *count)),
            other => panic!("{other:?}"),
        }
    }
    let expected: BTreeSet<EventIx> = counted(&store, &lens, count).collect();
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn time_goes_from_event_to_event_of_the_timeline_on_top() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, ":india<enter>:r-t<enter>5");
    let dyad = find_dyad(&desk.store, "RUS-TAL").unwrap();
    let store = Arc::clone(&desk.store);
    let days: BTreeSet<Day> = store.events_of_dyad(dyad).iter().map(|ix| store.graph.events.last(*ix)).collect();
    for _ in 0..8 {
        press(&mut desk, "<lt>");
        assert!(days.contains(&desk.state.lens.as_of), "{}", desk.state.lens.as_of);
        let frame = text_of(&desk, (120, 36));
        let lanes: Vec<&str> = frame.lines().skip(3).take_while(|line| !line.starts_with('├')).collect();
        let end = lanes.iter().find_map(|line| line.chars().position(|c| c == '║')).unwrap();
        for line in &lanes {
            let after: String = line.chars().skip(end + 1).filter(|c| *c != '│').collect();
            assert_eq!(after.trim(), "", "nothing is drawn after the as-of date\n{frame}");
        }
    }
}

#[test]
fn a_bar_says_its_word_though_its_first_days_are_unsure() {
    let frame = drawn((120, 36), ":taliban<enter>5-----", Glyphs::Unicode);
    let row = frame.lines().find(|line| line.starts_with("│ Uzbekistan")).unwrap();
    assert!(row.contains("|hosti") || row.contains("|hostile"), "{row}");
}

#[test]
fn a_filter_moves_no_lane_and_says_what_it_leaves() {
    let names = |keys: &str| {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, keys);
        let frame = text_of(&desk, (120, 36));
        (
            frame
                .lines()
                .skip(3)
                .take_while(|line| !line.starts_with(['├', '└']) && !line.starts_with("│ ●"))
                .map(|line| line.chars().take(18).collect::<String>())
                .collect::<Vec<_>>(),
            frame,
        )
    };
    for timeline in [":r-t<enter>5", ":taliban<enter>5"] {
        let ((all, _), (some, frame)) = (names(timeline), names(&format!("{timeline}/topic:minerals<enter>")));
        assert_eq!(all, some, "{timeline}");
        let caption = frame.lines().nth(2).unwrap();
        assert!(caption.contains(" of ") && caption.contains(" events"), "{caption}");
    }
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

#[test]
fn a_pair_of_which_nothing_is_known_says_so() {
    let store = Arc::new(made(&[("2025-01-01".to_owned(), false, "040", 3)]));
    let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "a2000-12-30<enter>:aaa-bbb<enter>5");
    let frame = text_of(&desk, (120, 36));
    assert!(frame.contains("nothing is recorded"), "{frame}\n{}", what_is_said(&frame));
}

/// The caption names a span and a number: the number is of that span.
#[test]
fn the_caption_counts_the_events_of_the_span_that_it_names() {
    for keys in ["", "+++", "+++hhhh", "/topic:security<enter>++++"] {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, &format!(":r-t<enter>5{keys}"));
        let frame = text_of(&desk, (120, 36));
        let caption = frame.lines().nth(2).unwrap();
        let (_, rest) = caption.split_once(": ").unwrap();
        let (span, _) = rest.split_once(',').unwrap();
        let (first, last) = span.split_once(" to ").unwrap();
        let (first, last) = (day(first), day(last));
        let store = Arc::clone(&desk.store);
        let dyad = find_dyad(&store, "RUS-TAL").unwrap();
        let there = |ix: &EventIx| store.graph.events.first(*ix) <= last && first <= store.graph.events.last(*ix);
        let all = store.events_of_dyad(dyad).iter().filter(|ix| there(ix)).count();
        let kept =
            store.events_of_dyad(dyad).iter().filter(|ix| there(ix) && desk.state.lens.keeps(&store, **ix)).count();
        let said = if kept == all { format!(" {all} events") } else { format!(" {kept} of {all} events") };
        assert!(caption.contains(&said), "{keys}: {said}\n{caption}");
    }
}

#[test]
fn that_there_are_more_rows_is_said_in_a_narrow_window_too() {
    let frame = drawn((80, 24), "j5", Glyphs::Unicode);
    assert!(frame.contains(" 1–15 of 23  168 events "), "{frame}");
}

/// What stands on the row of standings of a frame, from its name on.
fn standings(frame: &str) -> String {
    frame.lines().find(|line| line.starts_with("│ standing")).unwrap().to_owned()
}

#[test]
fn how_two_stand_now_is_named_and_no_number_stands_among_standings() {
    for (keys, now, bar) in [
        (":pakistan taliban<enter>5", "standing: hostile <", "|tran&adv|-\"-▓║"),
        (":iran united<enter>5", "standing: advers… <", "&▓▓▓▓▓▓▓|-|-\"║"),
        ("<tab>jjj5", "standing: partner <", "|partner▓▓▓\"▓║"),
        // What was then, though it is not in sight.
        (":pakistan taliban<enter>5a2023-06-30<enter>", "standing: transa… <", ""),
    ] {
        let row = standings(&drawn((80, 24), keys, Glyphs::Unicode));
        assert!(row.contains(now) && row.contains(bar), "{keys}\n{row}");
        assert!(!row.contains(|c: char| c.is_ascii_digit()), "{keys}\n{row}");
    }
}

#[test]
fn a_zoom_stays_at_the_day_of_its_event_and_comes_back() {
    for size in [(80, 24), (120, 36), (240, 67)] {
        let mut desk = desk(size, "dusk", Glyphs::Unicode);
        press(&mut desk, "<tab>jjj5");
        let (stop, before) = (desk.state.stop(), text_of(&desk, size));
        for keys in ["+", "+", "+", "+", "-", "-", "-", "-"] {
            press(&mut desk, keys);
            assert_eq!(desk.state.stop(), stop, "{keys} {size:?}");
            let frame = text_of(&desk, size);
            assert!(frame.lines().nth(2).unwrap().contains(" to 2026-06-24,"), "now is seen\n{frame}");
        }
        assert_eq!(text_of(&desk, size), before);
        // Further off, and the other way round.
        press(&mut desk, "hhhhh");
        let before = text_of(&desk, size);
        for keys in ["+++---", "+-", "-+"] {
            press(&mut desk, keys);
            assert_eq!(text_of(&desk, size), before, "{keys} {size:?}");
        }
    }
}

#[test]
fn a_day_that_is_not_seen_is_named_on_its_side() {
    let mut desk = desk((80, 24), "dusk", Glyphs::Unicode);
    press(&mut desk, "<tab>jjj5");
    let axis = |desk: &bilat::desk::Desk| text_of(desk, (80, 24)).lines().nth(3).unwrap().to_owned();
    assert!(axis(&desk).contains(" : baseline 2025-06-24  as of 2026-06-24 ║"), "{}", axis(&desk));
    press(&mut desk, "+hhh++++");
    assert!(
        axis(&desk).contains(" < baseline 2025-06-24 ") && axis(&desk).contains(" as of 2026-06-24 >│"),
        "{}",
        axis(&desk)
    );
}

#[test]
fn the_marks_that_are_drawn_are_explained_and_the_key_to_all_is_named() {
    for (size, keys) in [((120, 36), "<tab>jjj5"), ((120, 36), ":pakistan taliban<enter>5"), ((240, 67), "j5")] {
        let frame = drawn(size, keys, Glyphs::Unicode);
        let legend: Vec<&str> = frame.lines().rev().skip(4).take(2).collect();
        assert!(legend.iter().all(|line| !line.contains('…')), "{frame}");
        let all = legend.concat();
        assert!(all.contains("other: on neither side, or with others") && all.contains("\" the same anew"), "{frame}");
        assert!(!all.contains("filtered out"), "nothing is\n{frame}");
    }
    // Where there is one line what is short goes before what has no room.
    let frame = drawn((80, 24), ":r-t<enter>5a2025-04-18<enter>", Glyphs::Unicode);
    assert!(frame.contains("│ ● event  3 so many  [-] on one of these days  ▓ holds  \" the same anew  …"), "{frame}");
    for keys in ["5", "3", "3jjjjjj<space>", "4"] {
        let frame = drawn((80, 24), keys, Glyphs::Unicode);
        assert!(frame.trim_end().lines().last().unwrap().contains("   L signs   "), "{frame}");
    }
}

#[test]
fn the_steps_since_the_baseline_are_whole_or_it_is_said_where_the_rest_is() {
    let frame = drawn((120, 36), "<tab>jjj5", Glyphs::Unicode);
    for wanted in [
        "changed        ▲ better: was transactional ",
        "2025-07-03  ▲  recognition by Russia: none -> de-jure ",
        "2026-05-27  ▲  treaty: signed (Military",
    ] {
        assert!(frame.contains(wanted), "{wanted}\n{frame}");
    }
    assert!(!frame.contains("As above") && !frame.contains("│ … "), "{frame}");
    let frame = drawn((120, 36), ":pakistan taliban<enter>5", Glyphs::Unicode);
    assert!(frame.contains("and 3 more steps; c lists them"), "{frame}");
}
