//! What one frame costs: painting it, finding what changed since the last one and writing that as bytes, beside ratatui's
//! own comparison of two equal buffers of that size. The same for a thousand rows and for ten million, of which a window is painted.
//! And what a key and a frame of the matrix cost where each of five hundred actors has a tie with each.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a bench prints, and stops where it stands")]

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

fn main() {
    matrix();
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
