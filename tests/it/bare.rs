//! Records that say little: without a stance, without events, without a summary.

use std::sync::Arc;

use bilat::headless;
use bilat::store::Store;
use bilat::ui::Glyphs;
use bilat::ui::frame::Format;
use ratatui::layout::Size;

use crate::frames::{desk_of, press};
use crate::support::graph;

const DATA: &str = r#"{"version": "1.0", "title": "T", "as_of": "2025-12-31", "topics": [{"id": "trade", "name": "Trade"}],
    "sources": [{"id": "s", "publisher": "P", "url": "https://example.org"}],
    "actors": [{"id": "AAA", "name": "A", "kind": "state", "interests": [
        {"id": "i", "topic": "trade", "text": "Trade", "from": "2021-05", "sources": ["s"]}]},
      {"id": "BBB", "name": "B", "kind": "state"}, {"id": "CCC", "name": "C", "kind": "state"}],
    "ties": [{"between": ["AAA", "BBB"],
      "standing": [{"value": "partner", "from": "2001", "why": "w", "sources": ["s"]}],
      "tracks": [{"track": "law", "by": "AAA", "value": "listed", "from": "2002", "sources": ["s"]}]},
      {"between": ["AAA", "CCC"], "standing": [{"value": "partner", "from": "2001", "why": "w", "sources": ["s"]}]}],
    "events": [{"id": "e", "date": "2024-01-01", "from": ["AAA"], "to": ["BBB"], "code": "042", "topics": ["trade"],
      "sources": ["s"]}]}"#;

/// The frame after these keys.
fn frame(keys: &str) -> String {
    let store = Arc::new(Store::new(graph(DATA).unwrap().graph));
    let mut desk = desk_of(&store, (100, 30), "dusk", Glyphs::Unicode);
    press(&mut desk, keys);
    headless::frame(&desk, Size::new(100, 30), Format::Text)
}

#[test]
fn an_interest_without_a_stance_has_none() {
    let page = frame("<tab><tab><enter>");
    assert!(page.contains("│ shown  since 2021-05 ") && !page.contains("stance  since"), "{page}");
}

/// In each row of the page, however often one goes to the right, the cursor is seen.
#[test]
fn the_cursor_stops_at_nothing_that_is_not_seen() {
    for rights in 0..12 {
        for down in ["", "j", "jj"] {
            let page = frame(&format!("<enter>{down}{}", "l".repeat(rights)));
            // Before what it is on, without a blank: `A > B` is no cursor.
            let is_seen = page.lines().skip(3).any(|line| line.split('>').skip(1).any(|rest| !rest.starts_with(' ')));
            assert!(is_seen, "{down} {rights} {page}");
        }
    }
}

#[test]
fn what_was_wrong_with_a_text_is_not_said_of_another() {
    assert!(frame("/topic:zzz<enter>").contains("`zzz`"));
    let typed = frame("/topic:zzz<enter>a");
    assert!(typed.contains("`zzza`") && !typed.contains("`zzz`"), "{typed}");
}

#[test]
fn a_date_names_a_formal_fact_as_every_screen_does() {
    let offered = frame("a20");
    assert!(offered.contains("AAA-BBB terror list listed"), "{offered}");
}

#[test]
fn an_event_without_words_has_those_of_its_code_everywhere() {
    for (keys, line) in [
        ("", "│  Make a visit — P"),
        ("<tab><tab><tab><enter>", "│ what       Make a visit"),
        ("<tab>2", "AAA > BBB  words +  Make a visit  P"),
        ("<tab>5j", "│ what    Make a visit"),
        ("<tab>el", "AAA > BBB    words +  042   Make a visit  P"),
        ("<tab>eG", " 2024-01-01  Make a visit"),
        ("a2024-01", " 2024-01-01  Make a visit"),
    ] {
        let page = frame(keys);
        assert!(page.contains(line), "{keys} {page}");
    }
}

#[test]
fn only_an_address_is_offered_to_be_opened() {
    let page = |url: &str| {
        let (before, _) = DATA.split_once(r#""code": "042""#).unwrap();
        let text = format!(r#"{before}"code": "042", "publisher": "Q", "url": "{url}"}}]}}"#);
        let store = Arc::new(Store::new(graph(text).unwrap().graph));
        let mut desk = desk_of(&store, (100, 30), "dusk", Glyphs::Unicode);
        press(&mut desk, "<tab><tab><tab><enter>");
        let before = headless::frame(&desk, Size::new(100, 30), Format::Text);
        press(&mut desk, "o");
        (before, headless::frame(&desk, Size::new(100, 30), Format::Text))
    };
    let (before, after) = page("https://example.com/a");
    assert!(before.contains("open address") && after.contains("asked to open https://example.com/a"), "{after}");
    let (before, after) = page("see the archive");
    let is_offered = before.contains("open address") || after.contains("asked to open");
    assert!(before.contains("see the archive") && !is_offered, "{after}");
}
