//! Tensions, stale records and claims past their date, as they are told.

use std::borrow::Cow;

use bilat::headless::{Format, Subject, show};
use bilat::import::{Form, Input, Strictness, bundled, load};
use bilat::plain;
use bilat::query::{Bound, Lens};
use bilat::scene::{self, Body, Page, Screen};
use bilat::store::Store;
use bilat::ui::{self, Glyphs, Paint, Theme, frame};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::Value;

use crate::data::store;

fn on(day: &str) -> Lens {
    Lens::on(day.parse().unwrap())
}

/// The lines of a page in a window, without its border.
fn drawn(page: Page, width: u16, height: u16) -> Vec<String> {
    let screen = Screen { body: Body::Page { page: page.into(), scroll: 0, at: 0 }, ..Screen::default() };
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let paint = Paint { theme: Theme::builtin("dusk").unwrap(), glyphs: Glyphs::Unicode, large: false };
    ui::draw(&mut buffer, &screen, &paint);
    let text = frame::print(&buffer, frame::Format::Text);
    let inside = text.lines().filter_map(|line| line.strip_prefix('│')?.strip_suffix('│'));
    inside.map(|line| line.trim().to_owned()).collect()
}

/// The line of a claim about recognition on the page of what is stale.
fn recognition(day: &str) -> String {
    let text = plain::text(&scene::stale(store(), &on(day)));
    let line = text.lines().find(|line| line.contains("No country, Russia included")).unwrap();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn that_nobody_recognises_the_taliban_was_true_until_russia_did() {
    let text = "No country, Russia included, recognises the Taliban as the government of Afghanistan.";
    for day in ["2025-04-18", "2025-07-02"] {
        assert_eq!(recognition(day), format!("confirmed {text} since 2021-08-15"), "{day}");
    }
    let ended =
        "since 2021-08-15, held until 2025-07-03, when Russia accepts the credentials of the Taliban's ambassador";
    for day in ["2025-07-03", "2026-06-24"] {
        let line = recognition(day);
        assert!(line.starts_with(&format!("outdated, was confirmed {text} {ended}")), "{day}: {line}");
    }
    let mut out = Vec::new();
    show(store(), &on("2026-06-24"), Subject::Claims, Format::Json, &mut out).unwrap();
    let answer: Value = serde_json::from_slice(&out).unwrap();
    let claim = answer["claims"].as_array().unwrap().iter().find(|claim| claim["id"] == "seed-6.1").unwrap();
    assert_eq!((&claim["until"], &claim["outdated"]), (&"2025-07-03".into(), &true.into()));
    assert_eq!(claim["ended_by"], "rus-recognition-2025-07-03");
}

#[test]
fn tensions_are_whole_sentences_in_a_small_window() {
    let lines = drawn(scene::tensions(store(), &on("2025-08-01"), scene::FEW_TENSIONS), 80, 24);
    assert_eq!(lines[0], "4 tensions, newest first; describes strain, does not forecast");
    let said = lines.join(" ");
    for sentence in [
        "2025-07-03 Russia is close to Taliban (partner since 2025-07-03) and to Tajikistan (allied since 2002-10-07), who \
         are adversarial since 2001-11-13",
        "2024-11-20 Uzbekistan is close to Taliban (partner since 2024-11-20) and to Tajikistan (allied since 2024-04-18), \
         who are adversarial since 2001-11-13",
    ] {
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(sentence), "{said}");
    }
}

#[test]
fn tensions_come_as_records_with_their_three_standings() {
    let mut out = Vec::new();
    show(store(), &on("2025-08-01"), Subject::Tensions, Format::Json, &mut out).unwrap();
    let answer: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(answer["format"], "bilat/show-tensions/1");
    let first = &answer["tensions"][0];
    assert_eq!((&first["actor"], &first["since"]), (&"RUS".into(), &"2025-07-03".into()));
    let side = |side: &Value| format!("{} {}", side["dyad"], side["standing"]["value"]);
    assert_eq!(side(&first["close"][0]), r#"["RUS","TAL"] "partner""#);
    assert_eq!(side(&first["close"][1]), r#"["RUS","TJK"] "allied""#);
    assert_eq!(side(&first["strained"]), r#"["TAL","TJK"] "adversarial""#);
    let known = |id: &Value| answer["sources"].as_array().unwrap().iter().any(|source| source["id"] == *id);
    assert!(first["strained"]["standing"]["sources"].as_array().unwrap().iter().all(known));
}

#[test]
fn of_many_tensions_ten_are_shown_and_all_are_counted() {
    let ids = ["A", "B", "C", "D", "E", "F", "G"];
    let actors = ids.map(|id| format!(r#"{{"id": "{id}", "name": "{id}", "kind": "state"}}"#)).join(", ");
    let tie = |a: &str, b: &str| {
        let value = if a == "A" { "allied" } else { "hostile" };
        let spell = format!(r#"{{"value": "{value}", "from": "2001", "why": "So.", "sources": ["s"]}}"#);
        format!(r#"{{"between": ["{a}", "{b}"], "standing": [{spell}]}}"#)
    };
    let pairs = ids.iter().enumerate().flat_map(|(at, a)| ids[at + 1..].iter().map(move |b| tie(a, b)));
    let graph = format!(
        r#"{{"version": "1.0", "title": "Many", "as_of": "2020-01-01", "actors": [{actors}],
        "sources": [{{"id": "s", "publisher": "Someone", "note": "a paper"}}], "ties": [{}]}}"#,
        pairs.collect::<Vec<_>>().join(", ")
    );
    let input = Input::new("many", Form::Graph, Cow::Owned(graph.into_bytes()));
    let store = Store::new(load(vec![input], Strictness::Lenient).unwrap().graph);
    let text = |most| plain::text(&scene::tensions(&store, &on("2020-01-01"), most));
    let sentences = |text: &str| text.lines().filter(|line| line.contains("A is close to")).count();
    let few = text(scene::FEW_TENSIONS);
    assert!(few.contains("the newest 10 of 15 tensions; describes strain, does not forecast"), "{few}");
    assert_eq!((sentences(&few), sentences(&text(usize::MAX))), (10, 15));
}

#[test]
fn what_a_later_file_takes_out_is_listed_with_its_reason() {
    let gone = r#"{"version": "1.0", "title": "Corrections", "as_of": "2026-06-24", "events": [
        {"id": "sco-tal-excluded-2024-07", "retracted": "Told twice."}],
        "ties": [{"between": ["IND", "PAK"], "retracted": "Not assessed well."}],
        "claims": [{"id": "seed-11.4", "retracted": "Not in the article."}]}"#;
    let input = Input::new("corrections", Form::Graph, Cow::Borrowed(gone.as_bytes()));
    let store = match load(vec![bundled(), input], Strictness::Lenient) {
        Ok(loaded) => Store::new(loaded.graph),
        Err(report) => panic!("{report}"),
    };
    let lens = Lens::new(store.graph.as_of, store.graph.as_of, Bound::default());
    let text = plain::text(&scene::stale(&store, &lens));
    let squeezed: Vec<String> =
        text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for line in [
        "3 records taken out by a later file",
        "event sco-tal-excluded-2024-07 Told twice.",
        "tie IND-PAK Not assessed well.",
        "claim seed-11.4 Not in the article.",
    ] {
        assert!(squeezed.iter().any(|known| known == line), "{line} is not in\n{text}");
    }
}
