//! Lists on top of the dashboard and the line that is typed into: what they offer, what they take, what they promise.

use std::sync::Arc;

use bilat::desk::Desk;
use bilat::scene::Dialog;
use bilat::store::Store;
use bilat::ui::Glyphs;

use crate::frames::{desk, desk_of, drawn, press};
use crate::support::graph;

fn after(keys: &str) -> Desk {
    let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
    press(&mut desk, keys);
    desk
}

fn dialog(keys: &str) -> Dialog {
    after(keys).screen().dialog.unwrap()
}

/// The rows of the list on top that are seen, first what each is called, then what is told of it.
fn rows(keys: &str) -> Vec<[String; 2]> {
    let rows = dialog(keys).list.rows.into_iter();
    rows.map(|row| [0, 1].map(|at| row.cells[at].text.clone())).collect()
}

fn filter(keys: &str) -> (String, bool) {
    let setup = after(keys).state.setup;
    (setup.filter, setup.filter_on)
}

#[test]
fn a_topic_is_found_by_words_of_its_name_then_of_what_it_is_about() {
    for (text, topics) in [
        ("miner", &["Minerals"][..]),
        ("min", &["Minerals", "Military"]),
        ("oil", &["Energy", "Minerals"]),
        ("lithium", &["Minerals"]),
        ("drugs", &["Narcotics"]),
        ("opium", &["Narcotics"]),
        ("rail", &["Transit"]),
        ("port", &["Transit"]),
        ("rights", &["Human rights"]),
        ("weapons", &["Military"]),
    ] {
        let found: Vec<String> = rows(&format!("t{text}")).into_iter().map(|[name, _]| name).collect();
        let expected: Vec<String> = topics.iter().map(|name| format!("[ ] {name}")).collect();
        assert_eq!(found, expected, "{text}");
        let id = topics[0].to_lowercase().replace(' ', "-");
        assert_eq!(filter(&format!("t{text}<enter>")), (format!("topic:{id}"), true), "{text}");
    }
    assert_eq!(filter("tmil<space>sec<space><enter>").0, "topic:security,military");
}

#[test]
fn where_no_topic_is_called_so_none_is_taken() {
    for keys in ["txxxx", "txxxx<space>", "toil<space>xxxx"] {
        let list = dialog(keys).list;
        assert_eq!((list.rows.len(), list.cursor), (0, None), "{keys}");
        assert_eq!(list.empty, "no topic is called so; try fewer letters");
        assert_eq!(dialog(&format!("{keys}<enter>")).list, list, "{keys}: Enter does nothing");
        assert_eq!(hints(keys), ["Esc close"], "{keys}");
    }
    assert_eq!(filter("txxxx<enter>"), (String::new(), false));
}

#[test]
fn of_two_without_a_tie_it_is_said_and_one_stays() {
    assert_eq!(rows(":uno usa"), [["United Nations – United States", "nothing is known between the two"]]);
    assert_eq!(hints(":uno usa"), ["Esc close"]);
    let desk = after(":uno usa<enter>");
    let said = "United Nations – United States: nothing is known between the two by 2026-06-24";
    assert_eq!(desk.state.notice.as_ref().unwrap().text, said);
    assert_eq!(desk.state.place, after("").state.place);
}

#[test]
fn a_word_narrows_while_it_is_typed_also_one_that_may_become_a_key() {
    let log = |keys: &str| after(keys).state.answers.log.iter().collect::<Vec<_>>();
    for word in ["recog", "recognition", "standing", "-recog"] {
        assert_eq!(log(&format!("/{word}")), log(&format!("/{word}<enter>")), "{word}");
        assert!(log(&format!("/{word}")).len() < log("").len(), "{word}");
    }
    // Half a key that is no text of any event.
    for half in ["topi", "topic", "topic:", "-topi", "(topi"] {
        assert_eq!(log(&format!("/{half}")), log(""), "{half}");
    }
    assert_eq!(log("/since:2025 topic:"), log("/since:2025"));
}

#[test]
fn dates_that_could_be_typed_are_listed_newest_first_with_what_happened() {
    let offers = after("<tab>jjja").screen().prompt.offers;
    let dates: Vec<&str> = offers.iter().map(|cells| cells[0].text.as_str()).collect();
    assert!(dates.len() > 3 && dates.is_sorted_by(|newer, older| newer > older), "{dates:?}");
    let at = dates.iter().position(|date| *date == "2025-04-17").unwrap();
    assert!(offers[at][1].text.contains("Supreme Court"), "{}", offers[at][1].text);
    let taken = after("<tab>jjja<tab>").screen().prompt.text;
    assert_eq!(taken[0].text, dates[0]);
}

/// A baseline after the as-of date is refused, and what happened then is not told.
#[test]
fn no_date_after_the_as_of_date_is_offered_as_a_baseline() {
    for keys in ["b", "b20", "<tab>jjjb", "b2024"] {
        let offers = after(&format!("a2022<enter>{keys}")).screen().prompt.offers;
        assert!(offers.iter().all(|cells| &*cells[0].text <= "2022-12-31"), "{keys}: {offers:?}");
        assert_eq!(offers.is_empty(), keys == "b2024", "{keys}: {offers:?}");
    }
    // A year is no day: it is said which one it means.
    for (typed, said) in [
        ("a2024", "the last day of it, 2024-12-31; Tab"),
        ("a2024-02", "the last day of it, 2024-02-29"),
        ("a2026", "Enter goes to 2026-06-24, where the data ends; Tab"),
        ("a2027-01-05", "Enter goes to 2026-06-24, where the data ends"),
        ("a2024/2025", "YYYY-MM-DD; Enter goes there"),
        ("a202", "YYYY-MM"),
    ] {
        let below = &after(typed).screen().prompt.below;
        assert!(below[0].text.contains(said), "{typed}: {below:?}");
    }
}

#[test]
fn a_topic_taken_while_the_filter_is_off_leaves_out_what_is_off() {
    assert_eq!(filter("/actor:USA<enter>0tmin<enter>"), ("topic:minerals".to_owned(), true));
    assert_eq!(filter("/actor:USA<enter>tmin<enter>"), ("topic:minerals actor:USA".to_owned(), true));
}

#[test]
fn the_palette_offers_only_what_does_something_there() {
    let offers = |keys: &str, name: &str| rows(keys).iter().any(|[label, _]| label == name);
    for name in ["black", "erase", "next step", "yes", "accept", "cancel", "cells", "retitle", "closer", "explore"] {
        assert!(!offers(&format!(":{name}"), name), "{name}");
    }
    for (place, name) in [("", "sort"), ("", "copy command"), ("3", "cells"), ("4", "recentre"), ("5", "closer")] {
        assert!(offers(&format!("{place}:{name}"), name), "{place} {name}");
    }
    assert!(offers("6:retitle", "retitle") && offers("<enter>:topics", "topics"));
    assert!(!offers("<enter>:sort", "sort"), "a page is not sorted");
}

#[test]
fn what_begins_so_comes_before_letters_that_stand_apart() {
    for text in ["min", "minerals"] {
        assert_eq!(rows(&format!(":{text}"))[0][0], "Minerals", "{text}");
        assert!(rows(&format!(":{text}"))[0][1].starts_with("topic"), "{text}");
        assert_eq!(filter(&format!(":{text}<enter>")), ("topic:minerals".to_owned(), true));
    }
    assert_eq!(filter("/actor:USA<enter>:minerals<enter>"), ("topic:minerals actor:USA".to_owned(), true));
    let found = rows(":min");
    let at = |name: &str| found.iter().position(|[label, _]| label == name);
    assert!(at("Russia").is_none_or(|at| at == found.len() - 1), "{found:?}");
}

#[test]
fn pages_are_found_by_what_people_call_them() {
    for (text, name) in [
        ("go-between", "tensions"),
        ("go between", "tensions"),
        ("contested", "stale"),
        ("disputed", "stale"),
        ("claims", "stale"),
    ] {
        assert_eq!(rows(&format!(":{text}"))[0][0], name, "{text}");
    }
}

#[test]
fn what_is_only_read_scrolls_and_has_no_cursor() {
    for open in ["?", "L"] {
        assert_eq!(dialog(open).list.cursor, None, "{open}");
        let first = |keys: &str| dialog(&format!("{open}{keys}")).list.first;
        assert_eq!(first("<down>"), 1, "{open}");
        let end = first(&"<pgdn>".repeat(40));
        assert!(end > 1);
        assert_eq!(first(&format!("{}<up>", "<pgdn>".repeat(40))), end - 1, "{open}");
        assert_eq!(first(&format!("{}<down><up><up>", "<pgdn>".repeat(40))), end - 2, "{open}");
        let last = dialog(&format!("{open}{}", "<pgdn>".repeat(40))).list;
        assert_eq!(last.first + last.rows.len(), last.total, "{open}");
        assert_eq!(first("quit<pgdn>"), 0, "{open}: few rows do not scroll");
    }
}

#[test]
fn a_filter_of_blanks_is_none() {
    // Early, when there are actors without any tie yet, and pairs without any event.
    for place in ["a1995<enter>", "a2001-12-31<enter>", "a2001-12-31<enter>3", "a2015-06<enter>jj<enter>", ""] {
        for size in [(80, 24), (160, 50)] {
            let none = drawn(size, place, Glyphs::Unicode);
            assert_eq!(drawn(size, &format!("/<space><enter>{place}"), Glyphs::Unicode), none, "{place}");
            assert_eq!(drawn(size, &format!("{place}/<space><space><enter>"), Glyphs::Unicode), none, "{place}");
        }
    }
    assert_eq!(filter("/<space><enter>"), (String::new(), false));
    let typed = |text: &str| drawn((120, 36), &format!("a2001-12-31<enter>/{text}"), Glyphs::Unicode);
    let below = |frame: String| frame.lines().skip(3).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(below(typed("<space>")), below(typed("")));
}

/// So many events about one topic and another by turns, with words to look for.
fn in_two_topics(count: u32) -> Arc<Store> {
    let event = |number: u32| {
        let (topic, words) = if number % 2 == 1 { ("odds", "odd") } else { ("evens", "even") };
        format!(
            r#"{{"id": "e{number}", "date": "2020", "from": ["AAA"], "to": ["BBB"], "code": "040", "summary": "{words}",
            "topics": ["{topic}"], "sources": ["s"]}}"#
        )
    };
    let events: Vec<String> = (0..count).map(event).collect();
    let text = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2021-12-31",
        "topics": [{{"id": "odds", "name": "Odds"}}, {{"id": "evens", "name": "Evens"}}],
        "sources": [{{"id": "s", "publisher": "S", "note": "n"}}],
        "actors": [{{"id": "AAA", "name": "A"}}, {{"id": "BBB", "name": "B"}}], "events": [{}]}}"#,
        events.join(",")
    );
    Arc::new(Store::new(graph(text).unwrap().graph))
}

/// What the list of topics tells of each.
fn told(desk: &Desk) -> Vec<String> {
    let rows = desk.screen().dialog.unwrap().list.rows;
    rows.into_iter().map(|row| row.cells[1].text.trim().to_owned()).collect()
}

#[test]
fn of_topics_no_count_is_told_that_leaves_the_filter_out() {
    for (count, at_once) in [(200, true), (11_000, false)] {
        let store = in_two_topics(count);
        let mut desk = desk_of(&store, (120, 36), "mono", Glyphs::Unicode);
        let all = format!("{} events", count / 2);
        press(&mut desk, "t");
        assert_eq!(told(&desk), [all.as_str(), all.as_str()]);
        press(&mut desk, "<esc>/odd<enter>t");
        let counted = [all.as_str(), "0 events"];
        assert_eq!(told(&desk), if at_once { counted } else { ["not counted"; 2] });
        desk.settle();
        assert_eq!(told(&desk), counted, "once it is counted");
        // What each would leave in place of the one that is chosen is asked for nowhere else.
        press(&mut desk, "<enter>t");
        assert_eq!(desk.state.setup.filter, "topic:odds odd");
        desk.settle();
        assert_eq!(told(&desk), if at_once { counted } else { ["not counted"; 2] });
    }
}

fn hints(keys: &str) -> Vec<String> {
    after(keys).screen().hints.into_iter().map(|(key, word)| format!("{key} {word}")).collect()
}

fn counts(keys: &str) -> String {
    let cells = after(keys).screen().counts;
    cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_filter_that_is_wrong_promises_nothing() {
    assert_eq!(hints("/topic:min"), ["Enter keep", "Tab complete", "Esc give up"]);
    assert_eq!(hints("/topic:zzz"), ["Esc give up"]);
    assert_eq!(hints("/"), ["Enter keep", "Esc give up"]);
    assert_eq!(hints("a2021-08"), ["Enter go", "Tab complete", "Esc give up"]);
}

#[test]
fn a_count_of_an_earlier_filter_says_of_which() {
    let valid = counts("/topic:security");
    assert!(valid.contains(" events in all, "), "{valid}");
    let kept = valid.split(',').next().unwrap();
    assert_eq!(counts("/topic:securityx"), format!("topic:security: {kept}"));
    assert_eq!(counts("/topi"), "338 events in all, 130 new since 2025-06-24");
}

#[test]
fn tab_takes_the_value_that_was_meant() {
    assert_eq!(filter("/topic:securty<tab><enter>"), ("topic:security ".to_owned(), true));
    assert_eq!(hints("/topic:securty"), ["Tab complete", "Esc give up"]);
}

/// Who acts and who takes part are two keys: each says which it is while it is typed.
#[test]
fn a_key_that_is_typed_says_what_it_asks_for() {
    for (keys, said) in [
        ("/actor:", " actor:  Who acts: an actor or bloc by id, name or alias.  as in actor:china"),
        ("/party:ru", " party:  Who takes part on either side;"),
        ("/topic:trade cod", " code:  CAMEO event code, with all codes that begin with it."),
        ("/score:", " score:  Goldstein value of the act, -10 to +10."),
    ] {
        assert!(drawn((120, 36), keys, Glyphs::Unicode).contains(said), "{keys}");
    }
    for keys in ["/ban", "/", "a2021", "//x"] {
        assert!(drawn((120, 36), keys, Glyphs::Unicode).contains(" Russia  state;"), "{keys}");
    }
}
