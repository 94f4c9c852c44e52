//! What a key and a frame of the pictures cost where they are large: a matrix of five hundred actors, each with a tie with
//! each, an actor with three hundred neighbours, a pair with a hundred thousand events; and what a key costs that opens
//! what tells of all events, as these grow, beside one count of them in the same run.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a bench prints, and stops where it stands")]

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bilat::app::State;
use bilat::desk::Desk;
use bilat::import::{Form, Input, Strictness, load};
use bilat::keymap::{Keymap, Keys};
use bilat::query::{Ego, Lens, Tally};
use bilat::store::Store;
use bilat::term::Gate;
use bilat::ui::{Glyphs, Paint, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

const RUNS: usize = 2_000;

/// The middle one of so many runs.
fn typical(runs: usize, mut run: impl FnMut()) -> Duration {
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
    let paint = Paint { theme, glyphs: Glyphs::Unicode, large: false };
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
            press(&mut desk, keys);
            desk.settle();
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            let frame = typical(RUNS, || {
                black_box(desk.draw(&mut buffer));
            });
            let key = *Keys::parse(moves).unwrap().iter().next().unwrap();
            let back = *Keys::parse(if moves == "{" { "}" } else { "h" }).unwrap().iter().next().unwrap();
            let mut turn = false;
            let runs = if moves == "{" { 20 } else { RUNS };
            let taken = typical(runs, || {
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
    let input = Input::new("crowd", Form::Graph, text.into_bytes().into());
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
        let paint = Paint { theme: Theme::builtin("dusk").unwrap(), glyphs: Glyphs::Unicode, large: false };
        let size = Size::new(width, height);
        let mut desk = Desk::new(Arc::clone(&store), state, Keymap::builtin(), paint, size);
        press(&mut desk, "4");
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut turn = false;
        let frame = typical(RUNS, || {
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
    let paint = Paint { theme: Theme::builtin("dusk").unwrap(), glyphs: Glyphs::Unicode, large: false };
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
            let mut gate = Gate::default();
            gate.forget(size);
            let mut timed = |keys: [&str; 2], runs| {
                let mut turn = 0;
                typical(runs, || {
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

/// So many events among forty actors, the same on every machine.
fn busy(count: usize) -> Store {
    let actors: Vec<String> =
        (0..40).map(|n| format!(r#"{{"id":"A{n}","name":"Actor {n}","kind":"state"}}"#)).collect();
    let graph = format!(r#"{{"version":"1.0","title":"B","as_of":"2026-01-01","actors":[{}]}}"#, actors.join(","));
    let mut lines = String::new();
    for at in 0..count {
        let (year, month, day) = (1995 + at * 7 % 31, 1 + at / 31 % 12, 1 + at / 372 % 28);
        let from = at * 11 % 40;
        let to = (from + 1 + at / 40 % 39) % 40;
        let code = ["040", "112", "071", "190", "010"].get(at % 5).unwrap();
        writeln!(
            lines,
            r#"{{"id":"e{at}","date":"{year}-{month:02}-{day:02}","from":["A{from}"],"to":["A{to}"],"code":"{code}","summary":"Event {at}."}}"#
        )
        .unwrap();
    }
    let inputs = vec![
        Input::new("graph.json", Form::Graph, graph.into_bytes().into()),
        Input::new("events.jsonl", Form::Lines, lines.into_bytes().into()),
    ];
    Store::new(load(inputs, Strictness::Lenient).unwrap().graph)
}

/// What the thread that draws is kept from drawing by a key, and how long one waits for what is then made elsewhere.
fn growth() {
    println!("{:>9} {:>16} {:>10} {:>10} {:>18}", "events", "opened", "key", "then", "of one count");
    for count in [10_000, 100_000, 1_000_000] {
        let store = Arc::new(busy(count));
        let lens = Lens::of(&store);
        let reference = typical(9, || drop(black_box(Tally::new(&store, &lens, &|| true))));
        let opened =
            [("changes", "c"), ("all changes", "c"), ("graph", "4"), ("timeline", "5"), ("all of it", "5-----")];
        for (what, keys) in opened {
            let mut state = State::new(&store, lens.clone());
            if what == "all changes" {
                state.set_baseline(&store, Some("1990-01-01".parse().unwrap()));
            }
            let paint = Paint { theme: Theme::builtin("dusk").unwrap(), glyphs: Glyphs::Unicode, large: false };
            let mut desk = Desk::new(Arc::clone(&store), state, Keymap::builtin(), paint, Size::new(120, 36));
            desk.settle();
            let keys = Keys::parse(keys).unwrap();
            let (mut key, mut then) = (Duration::ZERO, Duration::ZERO);
            for pressed in keys.iter() {
                let start = Instant::now();
                drop(desk.key(*pressed));
                let taken = start.elapsed();
                let start = Instant::now();
                desk.settle();
                (key, then) = (key.max(taken), then.max(start.elapsed()));
            }
            let of = |time: Duration| time.as_secs_f64() / reference.as_secs_f64();
            println!("{count:>9} {what:>16} {key:>10.1?} {then:>10.1?} {:>8.2}× {:>7.2}×", of(key), of(then));
        }
    }
}

fn main() {
    matrix();
    graph();
    timelines();
    growth();
}
