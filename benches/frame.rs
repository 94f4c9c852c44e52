//! What one frame costs: painting it, finding what changed since the last one and writing that as bytes, beside ratatui's
//! own comparison of two equal buffers of that size. The same for a thousand rows and for ten million, of which a window is painted.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a bench prints, and stops where it stands")]

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bilat::app::State;
use bilat::desk::{Desk, Paint};
use bilat::import::{Form, Input, Strictness, load};
use bilat::keymap::{Keymap, Keys};
use bilat::query::Lens;
use bilat::scene::{Align, Body, Cell, List, ListColumn, Pane, Prompt, Row, Screen, Tone, Width};
use bilat::store::Store;
use bilat::term::{Depth, Gate};
use bilat::ui::{Glyphs, Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

const RUNS: usize = 2_000;

/// The middle one of many runs.
fn typical(run: impl FnMut()) -> Duration {
    typical_of(RUNS, run)
}

/// The middle one of so many.
fn typical_of(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = std::iter::repeat_with(|| {
        let start = Instant::now();
        run();
        start.elapsed()
    })
    .take(runs)
    .collect();
    times.sort_unstable();
    times.get(runs / 2).copied().unwrap_or_default()
}

fn list(title: &str, total: usize, cursor: usize) -> List {
    let fixed = |title, cells, rank| ListColumn { title, align: Align::Left, width: Width::Fixed(cells), rank };
    let fill = ListColumn { title: "what", align: Align::Left, width: Width::Fill { weight: 1, least: 10 }, rank: 9 };
    let row = |at: usize| Row {
        cells: vec![
            Cell::plain(format!("2025-07-{:02}", at % 28 + 1)),
            Cell::toned("words+", Tone::Cooperative),
            Cell::plain(format!("The actors of row {at} say something to each other – at length, and then again")),
            Cell::toned("moderate", Tone::Muted),
        ],
        ..Row::default()
    };
    List {
        title: title.to_owned(),
        status: format!("{total} match"),
        columns: vec![fixed("date", 10, 9), fixed("quad", 6, 8), fill, fixed("sure", 8, 3)],
        rows: (0..total.min(64)).map(row).collect(),
        total,
        cursor: Some(cursor),
        item_height: 1,
        ..List::default()
    }
}

fn screen(total: usize, cursor: usize) -> Screen {
    let lists = ["Actors", "Ties of Russia", "Interests", "Events"].map(|title| list(title, total, cursor)).to_vec();
    Screen {
        scrub: None,
        crumbs: ["bilat", "Afghanistan", "Russia"].map(str::to_owned).to_vec(),
        stamp: vec![Cell::plain("as of 2025-07-10"), Cell::plain("TLP:CLEAR")],
        prompt: Prompt { label: "/".to_owned(), text: vec![Cell::plain("topic:security")], ..Prompt::default() },
        counts: vec![Cell::plain("41 of 87 events")],
        body: Body::Panes { lists, focus: Pane::Log, zoomed: false },
        explain: vec![Cell::plain("deeds+: material co-operation, from the code 061, counted once for each pair")],
        hints: vec![("Tab".to_owned(), "pane".to_owned()), ("Enter".to_owned(), "open".to_owned())],
        dialog: None,
    }
}

/// A pair with so many events, and its timeline on a desk of this size.
fn timeline(events: usize, size: Size) -> Desk {
    let graph = r#"{"version": "1.0", "title": "B", "as_of": "2025-12-31",
        "sources": [{"id": "s", "publisher": "S", "note": "n"}],
        "actors": [{"id": "AAA", "name": "A", "kind": "state"}, {"id": "BBB", "name": "B", "kind": "state"}],
        "ties": [{"between": ["AAA", "BBB"], "standing": [
          {"value": "strained", "from": "2001", "until": "2010-05", "why": "So.", "sources": ["s"]},
          {"value": "partner", "from": "2010-05", "why": "So.", "sources": ["s"]}]}]}"#;
    let mut lines = String::new();
    for at in 0..events {
        let (from, to) = if at % 2 == 0 { ("AAA", "BBB") } else { ("BBB", "AAA") };
        let (year, month, day) = (1990 + at % 35, at / 35 % 12 + 1, at / 420 % 28 + 1);
        let day = if at % 50 == 0 { String::new() } else { format!("-{day:02}") };
        let code = ["040", "112", "071", "190", "010"].get(at % 5).unwrap();
        writeln!(
            lines,
            r#"{{"id": "e{at}", "date": "{year}-{month:02}{day}", "from": ["{from}"], "to": ["{to}"], "code": "{code}", "summary": "Event {at}."}}"#
        )
        .unwrap();
    }
    let inputs = vec![
        Input::new("graph.json", Form::Graph, graph.as_bytes().into()),
        Input::new("events.jsonl", Form::Lines, lines.into_bytes().into()),
    ];
    let store = Arc::new(Store::new(load(inputs, Strictness::Lenient).unwrap().graph));
    let mut state = State::new(&store, Lens::of(&store));
    "dusk".clone_into(&mut state.look.theme);
    let paint = Paint { theme: Theme::builtin("dusk").unwrap(), glyphs: Glyphs::Unicode };
    let mut desk = Desk::new(store, state, Keymap::builtin(), paint, size);
    desk.settle();
    press(&mut desk, "<tab>5<tab><tab>ll");
    desk
}

fn press(desk: &mut Desk, keys: &str) {
    for key in Keys::parse(keys).unwrap().iter() {
        desk.key(*key);
    }
}

/// A cursor that moves along a lane, and a zoom there and back.
fn timelines() {
    println!("{:>9} {:>10} {:>10} {:>10}", "size", "events", "move", "zoom");
    for size in [Size::new(80, 24), Size::new(120, 36), Size::new(240, 67)] {
        for events in [1_000, 100_000] {
            let mut desk = timeline(events, size);
            let mut gate = Gate::new(Depth::Full);
            gate.forget(size);
            let mut timed = |keys: [&str; 2], runs| {
                let mut turn = 0;
                typical_of(runs, || {
                    turn = 1 - turn;
                    press(&mut desk, keys.get(turn).unwrap());
                    black_box(gate.frame(|buffer| desk.draw(buffer)));
                })
            };
            let (moved, zoomed) = (timed(["l", "h"], RUNS), timed(["+", "-"], 50));
            println!("{:>9} {events:>10} {moved:>10.1?} {zoomed:>10.1?}", format!("{}x{}", size.width, size.height));
        }
    }
}

fn main() {
    timelines();
    let theme = Theme::builtin("dusk").unwrap();
    println!("{:>9} {:>10} {:>10} {:>10} {:>7} {:>7}", "size", "rows", "frame", "reference", "ratio", "bytes");
    for (width, height) in [(80, 24), (120, 36), (240, 67)] {
        let area = Rect::new(0, 0, width, height);
        for total in [1_000, 10_000_000] {
            let screens = [screen(total, 3), screen(total, 4)];
            let mut gate = Gate::new(Depth::Full);
            gate.forget(Size::new(width, height));
            let (mut turn, mut bytes) = (0, 0);
            let frame = typical(|| {
                turn = 1 - turn;
                let screen = screens.get(turn).unwrap();
                bytes = black_box(gate.frame(|buffer| draw(buffer, screen, &theme, Glyphs::Unicode))).len();
            });
            let [a, b] = [Buffer::empty(area), Buffer::empty(area)];
            let reference = typical(|| {
                black_box(a.diff_iter(&b).count());
            });
            let ratio = frame.as_secs_f64() / reference.as_secs_f64();
            let size = format!("{width}x{height}");
            println!("{size:>9} {total:>10} {frame:>10.1?} {reference:>10.1?} {ratio:>7.1} {bytes:>7}");
        }
    }
}
