//! What one frame costs: painting it, finding what changed since the last one and writing that as bytes, beside ratatui's
//! own comparison of two equal buffers of that size. The same for a thousand rows and for ten million, of which a window is painted.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a bench prints, and stops where it stands")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use bilat::scene::{Align, Body, Cell, List, ListColumn, Pane, Prompt, Row, Screen, Tone, Width};
use bilat::term::Gate;
use bilat::ui::{Glyphs, Paint, Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

const RUNS: usize = 2_000;

/// The middle one of many runs.
fn typical(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = std::iter::repeat_with(|| {
        let start = Instant::now();
        run();
        start.elapsed()
    })
    .take(RUNS)
    .collect();
    times.sort_unstable();
    times.get(RUNS / 2).copied().unwrap_or_default()
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

fn main() {
    let paint = Paint { theme: Theme::builtin("dusk").unwrap(), glyphs: Glyphs::Unicode, large: false };
    println!("{:>9} {:>10} {:>10} {:>10} {:>7} {:>7}", "size", "rows", "frame", "reference", "ratio", "bytes");
    for (width, height) in [(80, 24), (120, 36), (240, 67)] {
        let area = Rect::new(0, 0, width, height);
        for total in [1_000, 10_000_000] {
            let screens = [screen(total, 3), screen(total, 4)];
            let mut gate = Gate::default();
            gate.forget(Size::new(width, height));
            let (mut turn, mut bytes) = (0, 0);
            let frame = typical(|| {
                turn = 1 - turn;
                let screen = screens.get(turn).unwrap();
                bytes = black_box(gate.frame(|buffer| draw(buffer, screen, &paint))).len();
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
