//! The same place after the files were read again: on a page of each kind the cursor stays on its record.

use std::collections::BTreeMap;
use std::sync::Arc;

use bilat::app::{Opened, Page, Stop};
use bilat::desk::Desk;
use bilat::import::{self, Form, Strictness, load};
use bilat::model::{ActorIx, BlocIx, Dyad};
use bilat::query::words;
use bilat::store::Store;
use bilat::ui::Glyphs;
use ratatui::layout::Size;
use serde_json::{Value, json};

use crate::frames::{desk_of, press};
use crate::support::input;

/// The bundled data, or the same with a record of each kind in front of the others, and an event of every pair in between.
fn store(more: bool) -> Store {
    let text = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/relations.json")).unwrap();
    let mut data: Value = serde_json::from_slice(&text).unwrap();
    if more {
        let mut put = |list: &str, record: Value| data[list].as_array_mut().unwrap().insert(0, record);
        put("sources", json!({"id": "new", "publisher": "New", "note": "n"}));
        put("events", event("new", "1995", "RUS", "UZB"));
        let claim = json!({"id": "new", "text": "New.", "source": "new", "verdict": "confirmed", "from": "1995"});
        put("claims", claim);
        let step = json!({"title": "New", "say": [], "show": {"actor": "RUS"}});
        put("briefings", json!({"id": "new", "title": "New", "steps": [step]}));
        let interest = json!({"id": "new", "topic": "trade", "text": "New.", "sources": ["new"]});
        let interests = data["actors"][0]["interests"].as_array_mut().unwrap();
        interests.insert(0, interest);
        for tie in data["ties"].as_array().unwrap().clone() {
            let [a, b] = [0, 1].map(|side| tie["between"][side].as_str().unwrap());
            data["events"].as_array_mut().unwrap().push(event(&format!("new-{a}-{b}"), "2026-06-01", a, b));
        }
    }
    let loaded = load(vec![input(Form::Graph, data.to_string())], Strictness::Lenient);
    Store::new(loaded.unwrap().graph)
}

fn event(id: &str, date: &str, from: &str, to: &str) -> Value {
    json!({"id": id, "date": date, "from": [from], "to": [to], "code": "040", "topics": ["trade"],
        "summary": "New.", "sources": ["new"], "confidence": "high"})
}

/// What a page is about, whatever the numbers of its records. Actors and blocs have the same in both stores.
fn about(store: &Store, page: Page) -> String {
    let graph = &store.graph;
    match page {
        Page::Event(event) => format!("event {}", words(store, event).id),
        Page::Interest(interest) => format!("interest {}", graph.interests[interest].id),
        Page::Claim(claim) => format!("claim {}", graph.claims[claim].id),
        Page::Source(source) => format!("source {}", graph.sources[source].id),
        Page::Briefing(at) => format!("briefing {}", graph.briefings.rows().nth(at).unwrap().id),
        Page::Slide(at, step) => format!("slide {step} of {}", graph.briefings.rows().nth(at).unwrap().id),
        page => format!("{page:?}"),
    }
}

fn kind(page: Page) -> String {
    format!("{page:?}").split('(').next().unwrap_or_default().to_owned()
}

/// The dashboard with a page open, the cursor on one of its stops.
fn open(desk: &mut Desk, page: Page, at: usize) {
    desk.state.place.pages = vec![Opened::new(page)];
    desk.resize(Size::new(120, 36));
    if let Some(opened) = desk.state.place.pages.last_mut() {
        opened.at = at;
        *opened = desk.state.stops.shown(*opened, desk.state.sizes.page);
    }
    desk.resize(Size::new(120, 36));
}

/// A page of each kind that is come to from the lists of everybody and from a sheet, the one with the most to stop at.
fn pages(desk: &mut Desk) -> BTreeMap<String, (usize, Page)> {
    let mut found: BTreeMap<String, (usize, Page)> = BTreeMap::new();
    let mut seen: Vec<Page> = Vec::new();
    let (actor, bloc, day) = (ActorIx::new(0), BlocIx::new(0), desk.state.lens.as_of);
    let mut left = vec![Page::Changes(None), Page::Tensions, Page::Stale, Page::Matrix, Page::Briefings];
    left.extend([Page::Actor(actor), Page::Bloc(bloc), Page::BlocWith(bloc, actor), Page::TimelineOf(actor)]);
    left.extend([Page::Graph(actor, day), Page::Neighbours(actor)]);
    let dyad = Dyad::new(actor, ActorIx::new(3)).unwrap();
    left.extend([Page::Timeline(dyad), Page::Marks(dyad, actor), Page::Sure(dyad, true)]);
    while let Some(page) = left.pop() {
        if seen.contains(&page) || seen.iter().filter(|other| kind(**other) == kind(page)).count() > 8 {
            continue;
        }
        seen.push(page);
        open(desk, page, 0);
        let stops = &desk.state.stops.list;
        let best = found.entry(kind(page)).or_insert((0, page));
        *best = if stops.len() > best.0 { (stops.len(), page) } else { *best };
        left.extend(stops.iter().map(|stop| stop.opens));
    }
    found
}

#[test]
fn the_cursor_of_each_kind_of_page_stays_on_its_record() {
    let before = Arc::new(store(false));
    let pages = pages(&mut desk_of(&before, (120, 36), "dusk", Glyphs::Unicode));
    let mut compared = Vec::new();
    for (kind, (stops, page)) in pages {
        let mut desk = desk_of(&before, (120, 36), "dusk", Glyphs::Unicode);
        open(&mut desk, page, stops / 2);
        let (was, on) = (about(&desk.store, page), desk.state.stop().map(|stop| about(&desk.store, stop)));
        desk.renew(store(true));
        let top = desk.state.place.pages.last().map(|opened| about(&desk.store, opened.page));
        assert_eq!(top, Some(was));
        let now = desk.state.stop().map(|stop| about(&desk.store, stop));
        let is_left = desk.state.stops.list.iter().any(|stop| Some(about(&desk.store, stop.opens)) == on);
        if is_left {
            assert_eq!(now, on, "{kind}");
            compared.push(kind);
        }
    }
    let kinds =
        ["Actor", "Board", "Changes", "Count", "Dyad", "Event", "Graph", "Slide", "Source", "Timeline", "Trend"];
    assert!(kinds.iter().all(|kind| compared.iter().any(|other| other == kind)), "{compared:?}");
}

/// What the cursor of the topmost page is on.
fn on(desk: &Desk) -> String {
    desk.state.stop().map(|stop| about(&desk.store, stop)).unwrap_or_default()
}

#[test]
fn so_does_the_cursor_of_a_page_beneath_another() {
    let mut desk = desk_of(&Arc::new(store(false)), (120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "2");
    let newest = |stop: &Stop| matches!(stop.opens, Page::Event(_));
    let at = desk.state.stops.list.iter().position(newest).unwrap();
    let page = desk.state.place.pages[0].page;
    open(&mut desk, page, at);
    let was = on(&desk);
    press(&mut desk, "e");
    assert_eq!(about(&desk.store, desk.state.place.pages[1].page), was);
    desk.renew(store(true));
    press(&mut desk, "<esc>");
    assert_eq!(on(&desk), was);
    press(&mut desk, "e");
    assert_eq!(about(&desk.store, desk.state.place.pages[1].page), was, "and opens it");
}

#[test]
fn the_time_that_is_seen_of_a_timeline_stays() {
    let mut desk = desk_of(&Arc::new(store(false)), (120, 36), "dusk", Glyphs::Unicode);
    let window = |desk: &Desk| desk.state.timeline.picture().map(|picture| picture.window);
    press(&mut desk, ":r-t<enter>5");
    let first = window(&desk);
    press(&mut desk, "++hhh");
    let (seen, was) = (window(&desk), on(&desk));
    assert_ne!(seen, first);
    desk.renew(store(true));
    assert_eq!((window(&desk), on(&desk)), (seen, was.clone()));
    press(&mut desk, "e");
    desk.renew(store(false));
    press(&mut desk, "<esc>");
    assert_eq!((window(&desk), on(&desk)), (seen, was), "beneath another page too");
}

#[test]
fn briefings_that_were_changed_elsewhere_leave_the_cursor_on_its_own() {
    let mut desk = desk_of(&Arc::new(store(false)), (120, 36), "dusk", Glyphs::Unicode);
    let own = |ids: &[&str]| {
        let one = |id: &&str| format!(r#"{{"id": "{id}", "title": "{id}", "steps": []}}"#);
        let text = ids.iter().map(one).collect::<Vec<_>>().join(",");
        import::briefings(
            input(Form::Graph, format!(r#"{{"version": "1.0", "briefings": [{text}]}}"#)),
            &desk.store.graph,
        )
        .unwrap()
        .briefings
    };
    let (before, after, last) = (own(&["one", "two"]), own(&["zero", "one", "two"]), own(&["zero"]));
    let selected = |desk: &Desk| match desk.state.stop() {
        Some(Page::Briefing(at)) => desk.state.own(&desk.store, at).map(|own| own.id.to_string()),
        _ => None,
    };
    desk.take_briefings(before);
    press(&mut desk, "6jj");
    assert_eq!(selected(&desk).as_deref(), Some("two"));
    desk.take_briefings(after);
    assert_eq!(selected(&desk).as_deref(), Some("two"));
    desk.take_briefings(last);
    assert_eq!(selected(&desk).as_deref(), Some("zero"), "what is gone is left for its neighbour");
}
