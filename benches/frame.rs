//! What one frame costs: painting it, finding what changed since the last one and writing that as bytes, beside ratatui's
//! own comparison of two equal buffers of that size. The same for a thousand rows and for ten million, of which a window is painted.
//! And what a key and a frame of the matrix cost where each of five hundred actors has a tie with each.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a bench prints, and stops where it stands")]

use std::borrow::Cow;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bilat::app::State;
use bilat::desk::{Desk, Paint};
use bilat::import::{Form, Input, Strictness, load};
use bilat::keymap::{Keymap, Keys};
use bilat::query::{Ego, Lens};
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

/// So many actors in blocs of twenty, each of them with a tie and an event each way with each other.
fn dense(count: usize) -> Store {
    let actors = (0..count).map(|n| format!(r#"{{"id": "Z{n}", "name": "Land number {n}", "kind": "state"}}"#));
    let pairs = || (0..count).flat_map(|n| (n + 1..count).map(move |other| (n, other)));
    let standings = ["allied", "partner", "neutral", "strained", "hostile"];
    let tie = |(n, other): (usize, usize)| {
        let [before, now] = [n + other, n * other].map(|at| standings.get(at % 5).unwrap());
        format!(
            r#"{{"between": ["Z{n}", "Z{other}"], "standing": [
            {{"value": "{before}", "from": "2020", "until": "2025-06-01", "why": "So.", "sources": ["s"]}},
            {{"value": "{now}", "from": "2025-06-01", "why": "So.", "sources": ["s"]}}]}}"#
        )
    };
    let code = |n: usize| ["040", "050", "073", "111", "163", "190"].get(n % 6).copied().unwrap();
    let event = |(n, other): (usize, usize)| {
        let one = |from: usize, to: usize| {
            format!(
                r#"{{"id": "e{from}-{to}", "date": "20{:02}-03-{:02}", "from": ["Z{from}"], "to": ["Z{to}"],
                "code": "{}", "summary": "So.", "sources": ["s"], "confidence": "high"}}"#,
                10 + (from + to) % 15,
                1 + from % 28,
                code(from * 7 + to)
            )
        };
        format!("{},{}", one(n, other), one(other, n))
    };
    let blocs = (0..count / 20).map(|bloc| {
        let members = (bloc * 20..bloc * 20 + 20).map(|n| format!(r#"{{"actor": "Z{n}"}}"#));
        let members = members.collect::<Vec<_>>().join(",");
        format!(r#"{{"id": "B{bloc}", "name": "Bloc {bloc}", "members": [{members}]}}"#)
    });
    let joined = |parts: &mut dyn Iterator<Item = String>| parts.collect::<Vec<_>>().join(",");
    let text = format!(
        r#"{{"version": "1.0", "title": "Dense", "as_of": "2025-12-31",
        "sources": [{{"id": "s", "publisher": "S", "note": "n"}}],
        "actors": [{}], "blocs": [{}], "ties": [{}], "events": [{}]}}"#,
        joined(&mut { actors }),
        joined(&mut { blocs }),
        joined(&mut pairs().map(tie)),
        joined(&mut pairs().map(event))
    );
    let input = Input::new("dense.json", Form::Graph, text.into_bytes().into());
    Store::new(load(vec![input], Strictness::Lenient).unwrap().graph)
}

/// A key that moves in the matrix, and the frame after it; and a key that goes to another date.
fn matrix() {
    let store = Arc::new(dense(500));
    let theme = Theme::builtin("dusk").unwrap();
    let paint = Paint { theme, glyphs: Glyphs::Unicode };
    println!("{:>9} {:>16} {:>10} {:>10}", "size", "matrix of 500", "key", "frame");
    for (width, height) in [(80, 24), (120, 36), (240, 67)] {
        let size = Size::new(width, height);
        for (set_up, moves) in [("signs", "l"), ("words", "l"), ("one bloc folded", "l"), ("by date", "{")] {
            let state = State::new(&store, Lens::of(&store));
            let mut desk = Desk::new(Arc::clone(&store), state, Keymap::builtin(), paint.clone(), size);
            let keys = match set_up {
                "words" => "3wjj",
                "one bloc folded" => "3<space>jj",
                _ => "3jj",
            };
            Keys::parse(keys).unwrap().iter().for_each(|key| drop(desk.key(*key)));
            desk.settle();
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            let frame = typical(&mut || {
                black_box(desk.draw(&mut buffer));
            });
            let key = *Keys::parse(moves).unwrap().iter().next().unwrap();
            let back = *Keys::parse(if moves == "{" { "}" } else { "h" }).unwrap().iter().next().unwrap();
            let mut turn = false;
            let runs = if moves == "{" { 20 } else { RUNS };
            let taken = typical_of(runs, || {
                turn = !turn;
                drop(desk.key(if turn { key } else { back }));
                desk.settle();
            });
            println!("{:>9} {set_up:>16} {taken:>10.1?} {frame:>10.1?}", format!("{width}x{height}"));
        }
    }
}

/// An actor with three hundred neighbours, each two of which have a tie, some of them in blocs.
fn crowd() -> Store {
    const NEIGHBOURS: usize = 300;
    let values = ["allied", "hostile", "neutral", "partner", "strained"];
    let id = |at: usize| format!("N{at:03}");
    let actors: Vec<String> = (0..=NEIGHBOURS)
        .map(|at| format!(r#"{{"id": "{}", "name": "Neighbour {at}", "kind": "state"}}"#, id(at)))
        .collect();
    let pairs = (0..=NEIGHBOURS).flat_map(|a| (a + 1..=NEIGHBOURS).map(move |b| (a, b)));
    let tie = |(a, b): (usize, usize)| {
        let value = values.get((a + b) % values.len()).copied().unwrap_or_default();
        let standing = format!(r#"{{"value": "{value}", "from": "2001", "why": "So.", "sources": ["s"]}}"#);
        format!(r#"{{"between": ["{}", "{}"], "standing": [{standing}]}}"#, id(a), id(b))
    };
    let ties: Vec<String> = pairs.map(tie).collect();
    let event = |at: usize| {
        format!(
            r#"{{"id": "e{at}", "date": "20{:02}-05-01", "from": ["N000"], "to": ["{}"], "code": "040", "kind": "meeting",
            "summary": "They meet.", "sources": ["s"]}}"#,
            at % 25,
            id(at % NEIGHBOURS + 1)
        )
    };
    let events: Vec<String> = (0..3_000).map(event).collect();
    let members = (1..60).map(|at| format!(r#"{{"actor": "{}"}}"#, id(at))).collect::<Vec<_>>().join(",");
    let text = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31", "actors": [{}], "ties": [{}], "events": [{}],
        "blocs": [{{"id": "ONE", "name": "A bloc", "members": [{members}]}}],
        "sources": [{{"id": "s", "publisher": "Someone", "note": "a paper"}}]}}"#,
        actors.join(","),
        ties.join(","),
        events.join(",")
    );
    let input = Input::new("crowd", Form::Graph, Cow::Owned(text.into_bytes()));
    Store::new(load(vec![input], Strictness::Lenient).map_err(|report| report.to_string()).unwrap().graph)
}

/// What a frame of the graph costs, made anew after a key and painted, and finding the ties among neighbours, once for a day.
fn graph() {
    let store = Arc::new(crowd());
    let (centre, day) = (store.graph.actors.find(|actor| &*actor.id == "N000").unwrap(), store.graph.as_of);
    let start = Instant::now();
    let ego = black_box(Ego::new(&store, centre, day, day));
    println!("{:>9}  finding {} ties among neighbours for a day: {:.1?}", "", ego.among.len(), start.elapsed());
    for (width, height) in [(80, 24), (120, 36), (240, 67)] {
        let state = State::new(&store, Lens::of(&store));
        let paint = Paint { theme: Theme::builtin("dusk").unwrap(), glyphs: Glyphs::Unicode };
        let size = Size::new(width, height);
        let mut desk = Desk::new(Arc::clone(&store), state, Keymap::builtin(), paint, size);
        let press = |desk: &mut Desk, keys: &str| {
            for key in Keys::parse(keys).unwrap().iter() {
                desk.key(*key);
            }
        };
        press(&mut desk, "4");
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut turn = false;
        let frame = typical(|| {
            turn = !turn;
            press(&mut desk, if turn { "j" } else { "k" });
            black_box(desk.draw(&mut buffer));
        });
        let start = Instant::now();
        press(&mut desk, "{");
        let day = start.elapsed();
        println!(
            "{:>9}  a graph of 300 neighbours: {frame:.1?} a frame, {day:.1?} another day",
            format!("{width}x{height}")
        );
    }
}

fn main() {
    matrix();
    graph();
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
