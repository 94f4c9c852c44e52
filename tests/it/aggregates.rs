//! Events that stand for as many reports as one may: what they add up to is right everywhere, and nothing gives up.

use std::sync::Arc;

use bilat::headless::{self, Format, Subject, show};
use bilat::model::{Briefing, Clean, Step, View};
use bilat::query::Lens;
use bilat::scene;
use bilat::store::Store;
use bilat::ui::{Glyphs, frame};
use ratatui::layout::Size;

use crate::frames::{desk_of, press};
use crate::support::graph;

/// Two events of a pair, words and a deed for, each of as many reports as the format allows.
fn most() -> Arc<Store> {
    let event = |id: &str, code: &str| {
        format!(
            r#"{{"id": "{id}", "date": "2025-02-03", "from": ["AAA"], "to": ["BBB"], "code": "{code}", "summary": "Reports.",
            "count": 4294967295}}"#
        )
    };
    let document = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31", "topics": [], "sources": [],
        "actors": [{{"id": "AAA", "name": "Aland", "kind": "state"}}, {{"id": "BBB", "name": "Beland", "kind": "state"}}],
        "ties": [], "events": [{}, {}]}}"#,
        event("words", "040"),
        event("deed", "070")
    );
    Arc::new(Store::new(graph(document).unwrap().graph))
}

/// Two of the most reports.
const BOTH: &str = "8589934590";

#[test]
fn the_most_reports_add_up_in_every_answer() {
    let store = most();
    let lens = Lens::of(&store);
    let (actor, _) = store.graph.actors.iter().next().unwrap();
    let (_, dyad) = store.dyads().next().unwrap();
    for subject in [Subject::Actor(actor), Subject::Dyad(dyad), Subject::Matrix] {
        for format in [Format::Text, Format::Json] {
            let mut out = Vec::new();
            show(&store, &lens, subject, format, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            let is_of_signs = (subject, format) == (Subject::Matrix, Format::Text);
            assert!(text.contains(BOTH) || is_of_signs, "{subject:?} {format:?}: {text}");
        }
    }
    for name in View::BUILTIN {
        let show = View { view: Some(name.into()), dyad: Some("AAA-BBB".into()), ..View::default() };
        let step = Step { title: Clean::default(), say: Vec::new(), notes: None, minutes: None, show };
        let briefing = Briefing { id: "b".into(), title: Clean::default(), minutes: None, steps: vec![step] };
        let _ = scene::slide(&store, &briefing, 0, None);
    }
}

/// The frame after these keys.
fn frame(store: &Arc<Store>, keys: &str) -> String {
    let mut desk = desk_of(store, (120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, keys);
    headless::frame(&desk, Size::new(120, 36), frame::Format::Text)
}

#[test]
fn the_most_reports_add_up_in_every_view() {
    let store = most();
    for keys in ["1", "1<enter>", "2", "3", "3w", "4", "5", "6", "1<tab>sss", "c", "<tab>e"] {
        assert!(frame(&store, keys).contains("Aland"), "{keys}");
    }
    assert!(frame(&store, "2").contains(BOTH));
    assert!(frame(&store, "1<enter>").contains(BOTH));
}
