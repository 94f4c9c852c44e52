//! What a data file can try with a terminal: nothing of it gets there, on any way out of the program.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::terminal::{Start, Terminal};

/// A document whose every label is `label`, in which anything may stand as it may in JSON.
fn document(label: &str) -> String {
    format!(
        r#"{{"version": "1.0", "title": "T{label}", "as_of": "2025-12-31", "marking": "M{label}", "assessor": "A{label}",
        "topics": [{{"id": "trade", "name": "Trade{label}", "about": "About{label}"}}],
        "blocs": [{{"id": "BLC", "name": "Bloc{label}", "about": "About{label}", "members": [{{"actor": "AAA"}}]}}],
        "sources": [{{"id": "s", "publisher": "Paper{label}", "title": "Title{label}", "note": "Note{label}"}}],
        "actors": [
          {{"id": "AAA", "name": "Aland{label}", "kind": "state", "aliases": ["Alias{label}"], "about": "About{label}",
            "interests": [{{"id": "i", "topic": "trade", "text": "Wants{label}", "stance": {{"BBB": "with"}}, "sources": ["s"]}}]}},
          {{"id": "BBB", "name": "Beland{label}", "kind": "state"}}],
        "ties": [{{"between": ["AAA", "BBB"], "standing": [
          {{"value": "neutral", "from": "2001", "why": "Why{label}", "confidence": "high", "sources": ["s"]}}]}}],
        "events": [{{"id": "e", "date": "2025-02-03", "from": ["AAA"], "to": ["BBB"], "code": "040", "topics": ["trade"],
          "kind": "visit", "summary": "Summary{label}", "note": "Note{label}", "sources": ["s"], "confidence": "high"}}]}}"#
    )
}

/// What does harm, as it stands in JSON, and what of it could be told from our own bytes.
const EVIL: &[(&str, &str)] = &[
    (r"\u001b]0;pwn\u0007", "\x1b]0"),
    (r"\u009b31m", "\u{9b}"),
    (r"\u009d0;pwn\u009c", "\u{9d}"),
    ("\u{202e}", "\u{202e}"),
    ("\u{2066}", "\u{2066}"),
    ("\u{200b}", "\u{200b}"),
    ("\u{feff}", "\u{feff}"),
    ("\u{ad}", "\u{ad}"),
    ("\u{e0041}", "\u{e0041}"),
    (r"\t\r\n", "\t"),
];

/// A document with all of it in every label.
fn evil() -> String {
    document(&EVIL.iter().map(|(text, _)| *text).collect::<String>())
}

fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.json");
    fs::write(&path, text).unwrap();
    (folder, path)
}

/// Shows a document, and waits until it is there.
fn show(text: &str) -> (Terminal, tempfile::TempDir) {
    let (folder, path) = written(text);
    (Start::new().size(120, 36).arg(path).run(), folder)
}

#[test]
fn nothing_harmful_of_a_label_reaches_the_terminal() {
    let (mut terminal, _folder) = show(&evil());
    for (keys, shown) in [
        ("\r", "in full"),
        ("\x7f\t\r", "Why"),
        ("\x7f\t\r", "interest in"),
        ("\x7f\t\r", "event of"),
        ("\x7ft", "Topics:"),
        ("\x1b", "Tab pane"),
        (":", "Go to"),
    ] {
        terminal.keys(keys);
        terminal.until(shown, |seen| seen.shows(shown));
    }
    let seen = terminal.look();
    for (_, evil) in EVIL {
        assert_eq!(seen.wrote(evil), 0, "{evil:?}");
    }
    assert!(!seen.raw.contains(&0x07), "no bell");
}

#[test]
fn white_space_in_a_label_is_one_space() {
    let (terminal, _folder) = show(&document(r"\t\r\n\u0085end"));
    assert!(terminal.look().shows("Aland end"), "{:?}", terminal.look());
}

#[test]
fn marks_on_a_letter_are_bounded() {
    let (terminal, _folder) = show(&document(&"\u{301}".repeat(1000)));
    let seen = terminal.look();
    let mut run = 0;
    for c in String::from_utf8_lossy(&seen.raw).chars() {
        run = if c == '\u{301}' { run + 1 } else { 0 };
        assert!(run < 8, "more than eight to a cell");
    }
    assert!(seen.wrote("\u{301}") > 0, "{seen:?}");
    drop(seen);
    assert_borders(&terminal, "marks");
}

/// The columns in which the borders of the panes stand in each row are those of the row above.
fn assert_borders(terminal: &Terminal, what: &str) {
    let seen = terminal.look();
    let (rows, columns) = seen.screen().size();
    let borders = |row: u16| -> Vec<u16> {
        let is_border = |column: &u16| seen.screen().cell(row, *column).is_some_and(|cell| cell.contents() == "│");
        (0..columns.get()).filter(is_border).collect()
    };
    let all: Vec<Vec<u16>> = (0..rows.get()).map(borders).filter(|row| !row.is_empty()).collect();
    assert!(all.len() > 20, "{what}: {seen:?}");
    for row in &all {
        assert_eq!((row.first(), row.last()), (Some(&0), Some(&(columns.get() - 1))), "{what}: {seen:?}");
    }
    // The upper panes, then the lower ones.
    assert!(all.chunk_by(|one, two| one == two).count() <= 2, "{what}: {seen:?}");
}

#[test]
fn borders_stand_where_they_should_beside_any_writing() {
    for label in [
        "\u{2764}\u{fe0f}\u{26a0}\u{fe0f}\u{a9}\u{fe0f}",
        "1\u{fe0f}\u{20e3}2\u{20e3}",
        "\u{1f44d}\u{1f3fd}\u{1f44b}\u{1f3ff}",
        "\u{1f1e6}\u{1f1eb}\u{1f1f7}\u{1f1fa}",
        "\u{1f469}\u{200d}\u{1f680}",
        "北京市人民政府",
        "서울특별시",
        "لالالا",
        "कश्मीरकि",
        "กรุงเทพฯ",
    ] {
        // So long that it is cut wherever it stands.
        let (terminal, _folder) = show(&document(&format!(" {}", label.repeat(9))));
        assert_borders(&terminal, label);
    }
}

/// Everything that the program prints of a file, and how it ends.
fn printed(arguments: &[&str], path: &PathBuf) -> (String, Option<i32>) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_bilat")).args(arguments).arg(path).stdin(Stdio::null()).output().unwrap();
    (String::from_utf8([output.stdout, output.stderr].concat()).unwrap(), output.status.code())
}

#[test]
fn nothing_harmful_of_a_label_is_printed() {
    let (_folder, path) = written(&evil());
    for arguments in [
        &["--plain"][..],
        &["--print", "--size", "200x60"],
        &["--print", "--size", "200x60", "--keys", "<tab><tab><tab><enter>"],
        &["--print", "--format", "html"],
        &["--print", "--format", "svg"],
        &["show", "actors"],
        &["show", "actor", "AAA"],
        &["show", "dyad", "AAA-BBB"],
        &["show", "dyad", "AAA-BBB", "--format", "json"],
        &["show", "events", "--format", "csv"],
        &["check"],
    ] {
        let (text, code) = printed(arguments, &path);
        assert_eq!(code, Some(0), "{arguments:?}: {text}");
        assert!(
            arguments == ["check"] || ["land", "Why", "Summary"].iter().any(|word| text.contains(word)),
            "{arguments:?}: {text}"
        );
        let bad = |c: char| c.is_control() && c != '\n' && !(c == '\r' && arguments.contains(&"csv"));
        assert!(!text.contains(bad), "{arguments:?}: {text:?}");
        for (_, evil) in EVIL {
            assert!(!text.contains(evil), "{arguments:?}: {evil:?} in {text:?}");
        }
    }
}

#[test]
fn addresses_are_links_when_they_may_be_followed_and_text_when_not() {
    let (addresses, sources): (Vec<_>, Vec<_>) = [
        r"javascript:alert(1)",
        r"file:///etc/passwd",
        r"http://u@h/",
        r"https://x/ and more",
        r"https://x/\u001b]8;;evil",
        r"https://x/a;b",
    ]
    .iter()
    .enumerate()
    .map(|(at, address)| {
        let event = format!(
            r#"{{"id": "e{at}", "date": "2025-02-0{}", "from": ["AAA"], "code": "010", "url": "{address}",
            "summary": "Number {at}.", "sources": ["s"], "confidence": "high"}}"#,
            at + 1
        );
        (event, at)
    })
    .unzip();
    let text = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31",
        "sources": [{{"id": "s", "publisher": "P", "url": "https://example.org/source"}}],
        "actors": [{{"id": "AAA", "name": "Aland", "kind": "state"}}], "events": [{}]}}"#,
        addresses.join(",")
    );
    let (mut terminal, _folder) = show(&text);
    terminal.keys("\x1b[Z");
    for at in sources.iter().rev() {
        terminal.keys("\r");
        terminal.until("the page", |seen| seen.shows("Event of") && seen.shows(&format!("Number {at}.")));
        terminal.keys("\x7f");
        terminal.until("the log", |seen| !seen.shows("Event of"));
        terminal.keys("j");
    }
    let seen = terminal.look();
    let raw = String::from_utf8_lossy(&seen.raw);
    let mut followed: Vec<&str> = Vec::new();
    for link in raw.split("\x1b]8;id=").skip(1) {
        let (opening, rest) = link.split_once("\x1b\\").unwrap();
        followed.push(opening.split_once(';').unwrap().1);
        let (within, _) = rest.split_once("\x1b]8;;\x1b\\").expect("it is closed");
        let moves = within
            .split("\x1b[")
            .skip(1)
            .any(|sequence| sequence.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('H'));
        assert!(!moves, "{within:?}");
    }
    followed.sort_unstable();
    followed.dedup();
    assert_eq!(followed, ["https://example.org/source", "https://x/]8%3B%3Bevil", "https://x/a%3Bb"]);
}
