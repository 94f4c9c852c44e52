//! What a wider window shows: never fewer figures, never less text.

use std::sync::Arc;

use bilat::headless;
use bilat::store::Store;
use bilat::ui::Glyphs;
use bilat::ui::frame::Format;
use ratatui::layout::Size;

use crate::frames::{desk, desk_of, drawn, press};
use crate::support::graph;

/// Titles of the columns of ties, first those of figures.
const TIES: [&str; 5] = ["▲▼ ", "said ", "did ", "last event", "since"];

/// For each width, the line with this title after these keys.
fn headers(keys: &str, title: &str) -> Vec<(u16, String)> {
    let mut desk = desk((60, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, keys);
    let mut header = |width| {
        desk.resize(Size::new(width, 36));
        let frame = headless::frame(&desk, Size::new(width, 36), Format::Text);
        let line = frame.lines().find(|line| line.contains(title)).unwrap_or_else(|| panic!("{title} in\n{frame}"));
        (width, line.to_owned())
    };
    (60..=240).map(&mut header).collect()
}

/// Asserts that no wider window shows fewer of some columns after these keys, and that all are there from a width on.
fn grows(keys: &str, title: &str, columns: &[&str], all_from: u16) {
    let mut before = 0;
    for (width, header) in headers(keys, title) {
        let (_, of_ties) = header.rsplit_once(" with ").unwrap();
        let shown = columns.iter().filter(|title| of_ties.contains(**title)).count();
        assert!(shown >= before && (shown == columns.len() || width < all_from), "{keys} at {width}: {header}");
        before = shown;
    }
}

#[test]
fn a_wider_window_never_shows_fewer_columns_of_ties() {
    for down in 0..16 {
        grows(&format!("{}<tab>", "j".repeat(down)), " with ", &TIES, 240);
    }
}

/// Of a bloc standings are counted, which is worth more than dates.
#[test]
fn a_wider_window_never_shows_fewer_figures_of_a_bloc() {
    for up in 0..7 {
        grows(&format!("G{}<tab>", "k".repeat(up)), "standing", &["new", "said ", "did "], 80);
    }
}

#[test]
fn the_log_has_as_much_text_in_a_huge_window_as_in_a_wide_one() {
    let text = |header: &str| header.find(" sure ").unwrap() - header.find(" date ").unwrap();
    let widths: Vec<usize> = headers("", "who to whom").iter().skip(20).map(|(_, header)| text(header)).collect();
    let of = |width: usize| widths[width - 80];
    assert!((81..=240).all(|width| of(width) >= of(80)), "{widths:?}");
    assert!((200..=240).all(|width| of(width) >= of(160)), "{widths:?}");
}

#[test]
fn a_range_of_dates_and_its_doubt_are_seen_whole() {
    for size in [(80, 24), (100, 30), (120, 36), (160, 45), (200, 50), (240, 67)] {
        let frame = drawn(size, "jjjjjjjja2021-04-29<enter>", Glyphs::Unicode);
        assert!(frame.contains(" 2021-04-28/05-01? "), "{frame}");
        let frame = drawn(size, "jjjjjjjja2021-05-02<enter>", Glyphs::Unicode);
        assert!(frame.contains(" 2021-04-28/05-01 "), "{frame}");
    }
}

#[test]
fn the_page_of_an_actor_breaks_no_word_and_no_date() {
    let mut desk = desk((80, 200), "dusk", Glyphs::Unicode);
    for keys in ["e", "<bs>G<tab>e"] {
        press(&mut desk, keys);
        for width in 60..=130 {
            desk.resize(Size::new(width, 200));
            let frame = headless::frame(&desk, Size::new(width, 200), Format::Text);
            for whole in ["Tajikistan ", "Turkmenistan ", "adversarial ", "2002-10-07 ", "2025-10-22", "together"] {
                assert!(frame.contains(whole), "{whole} at {width} in\n{frame}");
            }
        }
    }
}

/// A column is as wide as its text on the screen, where a letter may take two cells.
#[test]
fn names_of_wide_letters_are_whole_where_there_is_room() {
    let name = "中华人民共和国外交部";
    let text = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31",
        "sources": [{{"id": "s", "publisher": "P", "note": "n"}}],
        "actors": [{{"id": "AAA", "name": "A", "kind": "state"}}, {{"id": "BBB", "name": "{name}", "kind": "state"}}],
        "ties": [{{"between": ["AAA", "BBB"], "standing": [
          {{"value": "neutral", "from": "2001", "why": "w", "confidence": "high", "sources": ["s"]}}]}}]}}"#
    );
    let store = Arc::new(Store::new(graph(text.as_str()).unwrap().graph));
    let desk = desk_of(&store, (160, 45), "dusk", Glyphs::Unicode);
    let frame = headless::frame(&desk, Size::new(160, 45), Format::Text);
    assert!(frame.contains(name), "{frame}");
}

#[test]
fn names_of_actors_are_whole_on_a_projector_and_those_of_blocs_reach_over_what_is_empty() {
    let frame = drawn((120, 36), "", Glyphs::Unicode);
    for name in ["United States", "Turkmenistan", "IS-Khorasan", "United Nations"] {
        assert!(frame.lines().any(|line| line.contains(&format!(" {name} ")) && line.starts_with('│')), "{frame}");
    }
    let frame = drawn((120, 36), "G", Glyphs::Unicode);
    for name in ["Central Asian states", "Moscow Format participants", "Eurasian Economic Union"] {
        assert!(frame.contains(&format!("[+] {name} ")), "{frame}");
    }
}

/// A tie may be listed under a topic for what one wants of the other, with nothing that was said or done.
#[test]
fn a_tie_of_which_no_event_matches_says_so_and_why_it_is_there() {
    let frame = drawn((120, 36), "jjtmin<enter><tab>", Glyphs::Unicode);
    assert!(frame.contains(" no match "), "{frame}");
    let narrow = drawn((80, 24), "jjtmin<enter>", Glyphs::Unicode);
    assert!(narrow.contains("> + Tajikist… partner       .    .     .    .     │"), "{narrow}");
    assert!(frame.contains("no event matches; listed for a want of one"), "{frame}");
    let frame = drawn((120, 36), "jjtmin<enter><tab>G", Glyphs::Unicode);
    assert!(!frame.contains("listed for a want of one"), "{frame}");
}
