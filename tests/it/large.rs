//! Files of event lines that are too large to be kept in memory: read in pieces by several threads, kept open, and looked
//! at again when words are shown.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bilat::desk::Desk;
use bilat::filter::Filter;
use bilat::headless::{self, Format, Subject, show};
use bilat::import::{Form, Input, Loaded, Report, Speed, Strictness, event_by_id, load, load_at};
use bilat::model::{EventIx, fold};
use bilat::query::{Lens, Scope, Tally, events, words};
use bilat::store::Store;
use bilat::ui::{Glyphs, frame};
use proptest::prelude::*;
use ratatui::layout::Size;

use crate::frames::{desk_of, press};
use crate::support::{WHOLE, input, report};

/// Lines of events between the actors of the whole document, in no order of date.
fn lines(count: usize) -> String {
    let line = |n: usize| {
        let (from, to) = if n.is_multiple_of(3) { ("AAA", "BBB") } else { ("BBB", "AAA") };
        let day = 1 + n * 7 % 28;
        let more = if n.is_multiple_of(5) { r#","url":"https://example.org/é","publisher":"Agency""# } else { "" };
        format!(
            "{{\"id\":\"l{n}\",\"date\":\"2024-03-{day:02}\",\"from\":[\"{from}\"],\"to\":[\"{to}\"],\"code\":\"036\",\
             \"kind\":\"kind {}\",\"summary\":\"Meeting number {n} of the envoys.\"{more}}}\n",
            n % 4
        )
    };
    (0..count).map(line).collect()
}

struct Large {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Large {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("events.jsonl");
        fs::write(&path, text).unwrap();
        Self { _folder: folder, path }
    }

    /// The whole document and the lines, which are kept in memory up to so many bytes.
    fn inputs(&self, held: u64) -> Vec<Input> {
        vec![input(Form::Graph, WHOLE), Input::open_holding(&self.path, Form::Lines, held).unwrap()]
    }

    fn store(&self, held: u64) -> Arc<Store> {
        Arc::new(Store::new(load(self.inputs(held), Strictness::Lenient).unwrap().graph))
    }
}

fn found(store: &Store, filter: &str) -> Vec<Box<str>> {
    let lens = Lens::of(store).filtered(&Filter::parse(filter).unwrap(), store).unwrap();
    events(store, &lens, Scope::All).map(|ix| words(store, ix).id).collect()
}

fn frame(store: &Arc<Store>, keys: &str) -> String {
    let mut desk = desk_of(store, (120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, keys);
    desk.settle();
    headless::frame(&desk, Size::new(120, 36), frame::Format::Text)
}

fn rows(store: &Store) -> String {
    let mut out = Vec::new();
    show(store, &Lens::of(store), Subject::Events, Format::Json, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_file_that_is_kept_open_gives_what_one_in_memory_gives() {
    let large = Large::new(&lines(400));
    let (held, open) = (large.store(u64::MAX), large.store(0));
    assert_eq!(rows(&open), rows(&held));
    for keys in ["", "<tab>jjj", "<tab><tab><tab>jj<enter>", "/\"number 7\"<enter>"] {
        assert_eq!(frame(&open, keys), frame(&held, keys), "{keys}");
    }
    for filter in ["\"number 39\"", "ENVOYS kind:\"kind 1\"", "source:agency", "l77", "-envoys"] {
        assert_eq!(found(&open, filter), found(&held, filter), "{filter}");
        assert_ne!(found(&open, filter).len(), 400, "{filter}");
    }
    let ix = event_by_id(&open.graph.events, "l399").unwrap();
    assert_eq!(words(&open, ix).summary.as_str(), "Meeting number 399 of the envoys.");
}

/// The events that a count keeps, oldest first.
fn kept(store: &Store, filter: &str) -> Vec<EventIx> {
    let lens = Lens::of(store).filtered(&Filter::parse(filter).unwrap(), store).unwrap();
    let tally = Tally::new(store, &lens, &|| true).unwrap();
    store.graph.events.all().filter(|ix| tally.keeps(*ix)).collect()
}

/// Whether a text stands in another one where a word begins.
fn has_word(words: &str, text: &str) -> bool {
    let begins = |at: usize| !words[..at].ends_with(char::is_alphanumeric) || !text.starts_with(char::is_alphanumeric);
    (0..words.len()).any(|at| words.is_char_boundary(at) && words[at..].starts_with(text) && begins(at))
}

/// Whether an event holds a text, each by itself.
fn holds(store: &Store, ix: EventIx, text: &str) -> bool {
    let (event, text) = (words(store, ix), fold(text));
    store.graph.events.row(ix).parties().any(|actor| store.names.is_called(actor, text.trim()))
        || [&*event.summary, &*event.id].iter().any(|words| has_word(&fold(words), text.trim()))
}

/// What is shown of one event after its file was treated so.
fn shown(large: &Large, id: &str, treat: impl FnOnce(&Path)) -> (String, bool) {
    let store = large.store(0);
    let ix = event_by_id(&store.graph.events, id).unwrap();
    treat(&large.path);
    let is_found = !found(&store, &format!("\"{id}\"")).is_empty();
    (words(&store, ix).summary.to_string(), is_found)
}

#[test]
fn a_line_that_was_changed_or_removed_says_so() {
    const GONE: &str = "(this event's line in the file was changed or removed after it was read)";
    let (text, as_it_was) = (lines(50), "Meeting number 30 of the envoys.");
    let large = || Large::new(&text);
    let changed = text.replace("Meeting number 30 of", "Meeting number 30 is");
    assert_eq!(shown(&large(), "l30", |path| fs::write(path, &changed).unwrap()), (GONE.to_owned(), false), "changed");
    assert_eq!(shown(&large(), "l31", |path| fs::write(path, &changed).unwrap()).0, as_it_was.replace("30", "31"));
    let cut = text.split_once("number 30").unwrap().0;
    assert_eq!(shown(&large(), "l30", |path| fs::write(path, cut).unwrap()), (GONE.to_owned(), false), "cut off");
    assert_eq!(shown(&large(), "l30", |path| fs::write(path, "").unwrap()).0, GONE, "emptied");
    // Every line now stands where another one was.
    let moved = text.split_once('\n').unwrap().1;
    assert_eq!(shown(&large(), "l30", |path| fs::write(path, moved).unwrap()), (GONE.to_owned(), false), "moved");
    let more = |path: &Path| {
        OpenOptions::new().append(true).open(path).unwrap().write_all(lines(60).as_bytes()).unwrap();
    };
    assert_eq!(shown(&large(), "l30", more).0, as_it_was, "appended to");
    let replace = |path: &Path| {
        let beside = path.with_extension("new");
        fs::write(&beside, "").unwrap();
        fs::rename(&beside, path).unwrap();
    };
    assert_eq!(shown(&large(), "l30", replace), (as_it_was.to_owned(), true), "replaced: the old file is still open");
    assert_eq!(shown(&large(), "l30", |path| fs::remove_file(path).unwrap()).0, as_it_was, "removed");
}

#[test]
fn frames_of_a_file_that_was_emptied_do_not_show_other_words() {
    let large = Large::new(&lines(50));
    let store = large.store(0);
    fs::write(&large.path, lines(400).replace("Meeting", "Other words")).unwrap();
    for keys in ["", "<tab>jjj", "<tab><tab><tab>jj<enter>", "/\"other words\"<enter>"] {
        assert!(!frame(&store, keys).contains("Other words number"), "{keys}");
    }
}

/// Once a filter is counted no page and no step in time looks for its text again: here the text is gone.
#[test]
fn pages_wait_for_the_counts_and_then_read_them() {
    let large = Large::new(&lines(10_100));
    let store = large.store(0);
    let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
    let text = |desk: &Desk| headless::frame(desk, Size::new(120, 36), frame::Format::Text);
    press(&mut desk, "/envoys<enter><enter>");
    assert!(text(&desk).contains("counting…"), "{}", text(&desk));
    desk.settle();
    assert!(text(&desk).contains("3367"), "{}", text(&desk));
    OpenOptions::new().write(true).truncate(true).open(&large.path).unwrap();
    press(&mut desk, "<esc><tab>e");
    desk.settle();
    assert!(text(&desk).contains("3367 words+"), "{}", text(&desk));
    press(&mut desk, "<esc>2");
    desk.settle();
    assert!(text(&desk).contains("3367"), "{}", text(&desk));
    press(&mut desk, "<esc>5");
    desk.settle();
    assert!(text(&desk).contains("(this event"), "of a mark: {}", text(&desk));
    press(&mut desk, "<esc><lt>");
    assert!(text(&desk).contains("as of 2024-03-22"), "{}", text(&desk));
}

/// What goes through very many events is made on a thread; the key that opens it shows at once that it is being counted.
#[test]
fn a_page_of_very_many_events_is_waited_for() {
    let store = Large::new(&lines(8_100)).store(u64::MAX);
    let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
    let text = |desk: &Desk| headless::frame(desk, Size::new(120, 36), frame::Format::Text);
    desk.settle();
    for (keys, close) in [("c", "<esc><tab>"), ("<enter>", "<esc>"), ("e", "<esc>")] {
        press(&mut desk, keys);
        assert!(text(&desk).contains("counting…"), "{keys}: {}", text(&desk));
        // Whoever goes away meanwhile does not get it, and waits again after coming back.
        let late = desk.question().unwrap().answer(&store, &|| true).unwrap();
        press(&mut desk, "<esc>");
        let without = text(&desk);
        assert!(desk.question().is_none());
        desk.answered(late);
        assert_eq!(text(&desk), without, "{keys}");
        press(&mut desk, keys);
        desk.settle();
        let made = text(&desk);
        assert!(!made.contains("counting…") && made.contains("2024-03"), "{keys}: {made}");
        press(&mut desk, "jk");
        assert!(desk.question().is_none() && !text(&desk).contains("counting…"), "{keys}: it is kept");
        press(&mut desk, close);
    }
}

#[test]
fn a_timeline_of_very_many_events_is_waited_for_with_the_cursor_where_it_is() {
    let store = Large::new(&lines(21_000)).store(u64::MAX);
    let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
    desk.settle();
    let text = |desk: &Desk| headless::frame(desk, Size::new(120, 36), frame::Format::Text);
    press(&mut desk, "<tab>5");
    assert!(text(&desk).contains("… of 21"), "{}", text(&desk));
    desk.settle();
    press(&mut desk, "+");
    desk.settle();
    let (before, on) = (text(&desk), desk.state.stop());
    assert!(!before.contains("… of"), "{before}");
    press(&mut desk, "+-+-");
    assert_eq!(desk.state.stop(), on, "it waits");
    assert!(text(&desk).contains("… of 21"), "{}", text(&desk));
    desk.settle();
    assert_eq!((text(&desk), desk.state.stop()), (before, on));
}

#[test]
fn what_is_wrong_far_down_is_told_by_its_line() {
    let text = lines(300).replace("\"l250\",\"date\":\"2024-03-15\"", "\"l250\",\"date\":\"2024-02-30\"");
    let text = text.replace("\"id\":\"l280\"", "\"id\":\"l20\"");
    let large = Large::new(&text);
    let speed = Speed { threads: Some(2), piece: 1000 };
    let told =
        [0, u64::MAX].map(|held| report(load_at(large.inputs(held), Strictness::Lenient, speed, &|_| {})).to_string());
    assert_eq!(told[0], told[1]);
    assert!(told[0].contains("events.jsonl:251:") && told[0].contains("2024-02-30"), "{}", told[0]);
    assert!(told[0].contains("events.jsonl:281:") && told[0].contains("the other is on line 21,"), "{}", told[0]);
}

#[test]
fn what_is_no_text_is_told_once_wherever_it_stands() {
    let mut bytes = lines(100).into_bytes();
    let at = bytes.len() / 2;
    bytes[at] = 0xff;
    bytes.extend_from_slice(b"\xff\n\xff\n\xff");
    let inputs = vec![input(Form::Graph, WHOLE), input(Form::Lines, bytes)];
    let report = report(load_at(inputs, Strictness::Lenient, Speed { threads: Some(2), piece: 500 }, &|_| {}));
    assert_eq!(report.errors, 1, "{report}");
    assert!(report.to_string().contains("byte 0xFF"), "{report}");
}

/// All that was loaded, or all that was wrong.
fn told(loaded: Result<Loaded, Report>) -> String {
    let report = match &loaded {
        Ok(loaded) => &loaded.report,
        Err(report) => report,
    };
    let problems = report.to_string();
    let Ok(loaded) = loaded else { return problems };
    let graph = &loaded.graph;
    let names: Vec<_> = graph.events.kinds.iter().chain(graph.events.publishers.iter()).cloned().collect();
    let codes: Vec<_> = graph.codes.iter().skip(300).map(|(ix, code)| (ix, code.code.clone())).collect();
    let retracted = format!("{:?}", graph.amendments.retracted);
    let store = Store::new(loaded.graph);
    let events = &store.graph.events;
    let rows: Vec<String> = events
        .all()
        .map(|ix| format!("{:?} {:?} {:?}", events.key(ix).offset, events.row(ix), words(&store, ix)))
        .collect();
    format!("{problems}\n{names:?}\n{codes:?}\n{retracted}\n{}", rows.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Neither the number of threads, nor the size of the pieces, nor where the bytes are changes anything.
    #[test]
    fn pieces_give_what_the_whole_gives(lines in prop::collection::vec(line(), 0..90), piece in 1u64..900, end in any::<bool>()) {
        let large = Large::new(&(lines.join("\n") + if end { "\n" } else { "" }));
        let at = |held, threads, piece| {
            told(load_at(large.inputs(held), Strictness::Lenient, Speed { threads: Some(threads), piece }, &|_| {}))
        };
        let whole = at(u64::MAX, 1, u64::MAX);
        prop_assert_eq!(&at(u64::MAX, 3, piece), &whole);
        prop_assert_eq!(&at(0, 2, piece), &whole);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A count that reads the file from its beginning to its end keeps what holds the text, asked one by one.
    #[test]
    fn a_count_of_a_text_keeps_what_each_event_says(
        rows in prop::collection::vec((1..29u32, "[a-cA-CéÉ\\\\\" ]{0,9}|[abc ]{0,9}", any::<bool>()), 1..60),
        text in "[abcé]{1,3}( [abc])?|p1|alph|aaa|summ",
    ) {
        let line = |(n, (day, summary, escaped)): (usize, &(u32, String, bool))| {
            let told = serde_json::to_string(summary).unwrap();
            let told = if *escaped { told.replace('a', "\\u0061").replace('é', "\\u00e9") } else { told };
            let from = ["AAA", "BBB"][n % 2];
            format!(r#"{{"id":"p{n}","date":"2024-03-{day:02}","from":["{from}"],"code":"036","summary":{told}}}"#)
        };
        let lines: Vec<String> = rows.iter().enumerate().map(line).collect();
        let large = Large::new(&lines.join("\n"));
        for held in [u64::MAX, 0] {
            let store = large.store(held);
            let all = || store.graph.events.all();
            let is_from = |ix: &EventIx| store.graph.events.row(*ix).from.contains(&store.graph.actors.iter().next().unwrap().0);
            let found: Vec<EventIx> = all().filter(|ix| holds(&store, *ix, &text)).collect();
            let others: Vec<EventIx> = all().filter(|ix| !found.contains(ix) && is_from(ix)).collect();
            prop_assert_eq!(kept(&store, &format!("\"{text}\"")), found);
            let first = store.graph.actors.rows().next().unwrap().id.clone();
            prop_assert_eq!(kept(&store, &format!("-\"{text}\" actor:{first}")), others);
        }
    }
}

/// A line that is mostly right; ids come twice, words of every kind are new now and then.
fn line() -> impl Strategy<Value = String> {
    let right = (0..4000u32, 1..29u32, "[A-D]", 0..4u32).prop_map(|(id, day, word, form)| {
        let more = match form {
            0 => format!(r#""code":"{word}","scheme":"own","quad":"deeds+""#),
            1 => format!(r#""code":"042","kind":"{word}","count":{day}"#),
            2 => format!(r#""code":"190","publisher":"{word}","summary":"é \n {word}""#),
            _ => r#""code":"036","to":["BBB"]"#.to_owned(),
        };
        format!(r#"{{"id":"p{id}","date":"2024-03-{day:02}","from":["AAA"],{more}}}"#)
    });
    prop_oneof![
        200 => right,
        1 => Just(String::new()),
        1 => Just("{\"id\":".to_owned()),
        1 => Just(r#"{"id":"w","date":"2024-02-31","from":["XXX"],"code":"9","unknown":1}"#.to_owned()),
        1 => Just(r#"{"id":"e1","retracted":"a mistake"}"#.to_owned()),
    ]
}
