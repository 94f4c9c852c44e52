//! Timelines as they are drawn: what is said beside them, and where zooming and stepping lead.

use std::collections::BTreeSet;
use std::sync::Arc;

use bilat::model::{Day, EventIx, Quad};
use bilat::query::{Column, Count, Lens, counted, find_dyad};
use bilat::ui::Glyphs;

use super::{day, made};
use crate::frames::{desk, desk_of, drawn, press, text_of};

/// The line that says what is under the cursor.
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
