//! Files that take long to read.

use std::fs;
use std::path::PathBuf;

use crate::terminal::Start;

/// A graph of two actors, and lines of their events that hold more than is read in an instant; the last line is `last`.
fn large(folder: &tempfile::TempDir, last: &str) -> [PathBuf; 2] {
    let [graph, lines] = ["graph.json", "events.jsonl"].map(|name| folder.path().join(name));
    fs::write(
        &graph,
        r#"{"version": "1.0", "title": "Much", "as_of": "2025-12-31", "topics": [{"id": "trade", "name": "Trade"}],
        "sources": [{"id": "s", "publisher": "S", "note": "n"}],
        "actors": [{"id": "AAA", "name": "Aland", "kind": "state"}, {"id": "BBB", "name": "Beland", "kind": "state"}]}"#,
    )
    .unwrap();
    let words = "They talk at length of what each would sell the other. ".repeat(8);
    let event = |at: usize| {
        let day = format!("20{:02}-{:02}-{:02}", at % 25, at % 12 + 1, at % 28 + 1);
        format!(
            r#"{{"id": "e{at}", "date": "{day}", "from": ["AAA"], "to": ["BBB"], "code": "040", "topics": ["trade"], "summary": "{words}", "sources": ["s"], "confidence": "high"}}"#
        )
    };
    let mut text: String = (0..8_000).map(|at| event(at) + "\n").collect();
    assert!(text.len() > 4 * 1024 * 1024);
    text.push_str(last);
    fs::write(&lines, text).unwrap();
    [graph, lines]
}

fn start([graph, lines]: &[PathBuf; 2]) -> Start {
    Start::new().arg(graph).arg("--events").arg(lines)
}

#[test]
fn a_picture_stands_while_a_large_file_is_read_and_then_the_data() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = start(&large(&folder, "")).begin();
    terminal.until("the picture", |seen| seen.wrote("Reading") > 0 && seen.wrote("events.jsonl") > 0);
    terminal.until("the data", |seen| seen.shows("8000 events") && seen.shows("Tab pane"));
    terminal.keys("qq");
    terminal.ends_with(0);
    terminal.until_restored();
}

#[test]
fn a_mistake_in_a_large_file_is_said_on_a_restored_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let terminal = start(&large(&folder, "{\"id\": 3}")).begin();
    terminal.ends_with(65);
    terminal.until_restored();
    terminal.until("what is wrong and where", |seen| seen.shows("events.jsonl:8001:8"));
}

#[test]
fn who_does_not_want_to_wait_can_leave() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = start(&large(&folder, "")).begin();
    terminal.until("the picture", |seen| seen.wrote("Reading") > 0);
    terminal.keys("\x03");
    terminal.ends_with(0);
    terminal.until_restored();
}

#[test]
fn what_is_selected_is_in_sight_after_the_wait_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = start(&large(&folder, "")).size(80, 24).begin();
    terminal.until("the data", |seen| seen.shows("8000 events") && seen.shows("Tab pane"));
    terminal.keys("\t\t\tG");
    terminal.until("the first event of all", |seen| seen.shows("8,000 of 8,000") && seen.selected().is_some());
}
