//! How loading, indexing, filtering and moving the as-of date grow with the number of events, each beside its
//! reference measured in the same run on the same bytes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a bench prints, and stops where it stands"
)]

use std::borrow::Cow;
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use bilat::filter::Filter;
use bilat::import::{Form, Input, Speed, Strictness, load, load_at};
use bilat::model::Dyad;
use bilat::query::{Lens, Scope, Tally, events, tie_of};
use bilat::store::Store;
use serde::Deserialize;

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const RUNS: usize = 5;

/// What the reference reads: seven fields, borrowed.
#[derive(Deserialize)]
#[allow(dead_code, reason = "read, not used")]
struct Seven<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    date: Cow<'a, str>,
    from: Vec<&'a str>,
    to: Option<Vec<&'a str>>,
    #[serde(borrow)]
    code: Cow<'a, str>,
    topics: Vec<&'a str>,
    #[serde(borrow)]
    summary: Cow<'a, str>,
}

fn best<T>(mut run: impl FnMut() -> T) -> Duration {
    let once = || {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    std::iter::repeat_with(once).take(RUNS).min().unwrap_or_default()
}

/// A graph of forty actors.
fn graph() -> String {
    let actors: Vec<String> =
        (0..40).map(|n| format!(r#"{{"id":"A{n:02}","name":"Actor {n}","kind":"state"}}"#)).collect();
    format!(
        r#"{{"version":"1.0","title":"bench","as_of":"2026-01-01","topics":[{{"id":"security","name":"Security"}},{{"id":"trade","name":"Trade"}}],"actors":[{}]}}"#,
        actors.join(",")
    )
}

/// Event lines, the same on every machine.
fn lines(count: usize) -> String {
    let codes = ["010", "036", "042", "043", "046", "057", "061", "081", "111", "112", "163", "190"];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let mut text = String::new();
    for n in 0..count {
        let (year, month, day) = (1995 + next(30), 1 + next(12), 1 + next(28));
        let (a, b) = (next(40), next(39));
        let b = if b >= a { b + 1 } else { b };
        let code = codes[next(codes.len())];
        let topic = if next(3) == 0 { "trade" } else { "security" };
        writeln!(
            text,
            r#"{{"id":"bench-{n}","date":"{year}-{month:02}-{day:02}","from":["A{a:02}"],"to":["A{b:02}"],"code":"{code}","topics":["{topic}"],"kind":"statement","summary":"Actor {a} does something of kind {code} to actor {b} for the {n}th time","confidence":"moderate"}}"#
        )
        .unwrap();
    }
    text
}

fn inputs(graph: &str, lines: &str) -> Vec<Input> {
    let bytes = |text: &str| Cow::Owned(text.as_bytes().to_vec());
    vec![Input::new("graph", Form::Graph, bytes(graph)), Input::new("lines", Form::Lines, bytes(lines))]
}

fn row(what: &str, count: usize, time: Duration, reference: (&str, Duration)) {
    let ratio = time.as_secs_f64() / reference.1.as_secs_f64();
    let each = time.as_nanos() as f64 / count as f64;
    println!(
        "{count:>7}  {what:<34} {time:>11.2?} {each:>8.0} ns/event   {ratio:>7.2}× {} ({:.2?})",
        reference.0, reference.1
    );
}

fn main() {
    let graph = graph();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.jsonl");
    // `cargo bench --bench growth -- 10000000` takes some minutes and 10 GB.
    let asked: Vec<usize> = std::env::args().filter_map(|count| count.parse().ok()).collect();
    for count in if asked.is_empty() { SIZES.to_vec() } else { asked } {
        let lines = lines(count);
        let serde = best(|| {
            lines
                .lines()
                .map(|line| serde_json::from_str::<Seven<'_>>(line).unwrap())
                .filter(|event| event.id.len() > 3)
                .count()
        });
        let scan = best(|| memchr::memmem::find_iter(lines.as_bytes(), b"kind 190").count());
        let reading = ("serde_json, seven fields", serde);
        let scanning = ("memmem over the bytes", scan);

        let given = inputs(&graph, &lines);
        std::fs::write(&path, &lines).unwrap();
        let open = || vec![given[0].clone(), Input::open_holding(&path, Form::Lines, 0).unwrap()];
        let usable = |inputs: Vec<Input>, threads: Option<usize>| {
            let speed = Speed { threads, ..Speed::default() };
            Store::new(load_at(inputs, Strictness::Strict, speed, &|_| {}).unwrap().graph)
        };
        row("load and index, one thread", count, best(|| usable(given.clone(), Some(1))), reading);
        row("the same, all threads", count, best(|| usable(given.clone(), None)), reading);
        row("the same, from a file kept open", count, best(|| usable(open(), None)), reading);
        let index = || {
            let graph = load(given.clone(), Strictness::Strict).unwrap().graph;
            let start = Instant::now();
            black_box(Store::new(graph));
            start.elapsed()
        };
        row("index alone", count, std::iter::repeat_with(index).take(RUNS).min().unwrap(), reading);

        let store = usable(open(), None);
        let all = Lens::of(&store);
        row("one count of all", count, best(|| Tally::new(&store, &all, &|| true)), scanning);
        let held = usable(given, None);
        let text = |store: &Store| {
            let lens = Lens::of(store).filtered(&Filter::parse("\"kind 190\"").unwrap(), store).unwrap();
            best(|| Tally::new(store, &lens, &|| true))
        };
        row("one count of a text, in memory", count, text(&held), scanning);
        row("the same, from a file kept open", count, text(&store), scanning);
        let lens = |query: &str| Lens::of(&store).filtered(&Filter::parse(query).unwrap(), &store).unwrap();
        let kept = |lens: &Lens| best(|| events(&store, lens, Scope::All).count());
        row("filter topic:trade since:2y", count, kept(&lens("topic:trade since:2y")), scanning);
        row("filter \"kind 190\" (text)", count, kept(&lens("\"kind 190\"")), scanning);
        let days: Vec<Lens> = (0..12)
            .filter_map(|n| Some(Lens::on(store.graph.as_of.checked_sub_months(chrono::Months::new(n))?)))
            .collect();
        let dyad = store.dyads().next().and_then(|(_, dyad)| Dyad::new(dyad.pair().0, dyad.pair().1)).unwrap();
        let step = best(|| days.iter().filter_map(|lens| tie_of(&store, lens, dyad, dyad.pair().0)).count()) / 12;
        row("as-of step, one dyad's ledger", count, step, scanning);
        let step =
            best(|| days.iter().map(|lens| events(&store, lens, Scope::All).take(60).count()).sum::<usize>()) / 12;
        row("as-of step, first page of events", count, step, scanning);
    }
}
