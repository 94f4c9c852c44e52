//! `bilat brief` in a real terminal: a whole talk, what a clicker sends, the clock, the log, files that change meanwhile.

use std::fs;
use std::process::{Command, Stdio};

use crate::terminal::{Start, Terminal};

const NEXT: &str = "\x1b[6~";
const PREVIOUS: &str = "\x1b[5~";
const START: &str = "\x1b[15~";

/// A talk in a terminal of this size, at its first card.
fn room(size: (u16, u16), arguments: &[&str]) -> Terminal {
    let terminal = Start::new().size(size.0, size.1).args(&["brief"]).args(arguments).begin();
    terminal.until("the first card", |seen| seen.shows("10 slides, about 12 minutes"));
    terminal
}

fn at(terminal: &Terminal, slide: usize) {
    terminal.until("the slide", |seen| seen.shows(&format!(" {slide}/10")));
}

fn ends(terminal: &mut Terminal) {
    terminal.keys("q");
    terminal.until("the question", |seen| seen.shows("End the talk?"));
    terminal.keys("q");
    terminal.until("the other question", |seen| seen.shows("shall \"what changed\" mean"));
    terminal.keys("n");
    terminal.ends_with(0);
    terminal.until_restored();
}

#[test]
fn a_talk_is_given_from_the_first_card_to_the_last_question() {
    for size in [(80, 24), (100, 30), (120, 36)] {
        for theme in ["projector", "daylight", "mono"] {
            let mut terminal = room(size, &["--theme", theme]);
            for slide in 1..=10 {
                terminal.keys(NEXT);
                at(&terminal, slide);
                assert!(!terminal.look().shows("do not fit"), "{size:?} {theme} {slide}");
            }
            ends(&mut terminal);
            assert_eq!(terminal.look().wrote("\x1b[?1049l"), 1);
        }
    }
}

#[test]
fn what_a_clicker_sends_never_ends_a_talk() {
    let mut terminal = room((80, 24), &[]);
    terminal.keys(NEXT);
    at(&terminal, 1);
    for burst in [
        // Its start key, pressed again and again.
        format!("{START}\x1b{START}\x1b{START}{NEXT}"),
        // Black, then next, twice as fast as one can look.
        format!(".{NEXT}{NEXT}"),
        // Keys that are held down.
        NEXT.repeat(40),
        PREVIOUS.repeat(40),
        format!("b{START}w{PREVIOUS},{NEXT}"),
    ] {
        terminal.keys(&burst);
        // The end of the burst has been taken when a slide that was asked for by number is there.
        terminal.keys("3G");
        at(&terminal, 3);
        terminal.keys("1G");
        at(&terminal, 1);
        let seen = terminal.look();
        assert!(seen.screen().alternate_screen() && seen.exit.is_none(), "{seen:?}");
        assert!(!seen.shows("as of 2026"), "{seen:?}");
        drop(seen);
        assert!(!terminal.is_cooked());
    }
    ends(&mut terminal);
}

#[test]
fn the_clock_ticks_only_while_the_room_sees_it() {
    let mut terminal = room((80, 24), &[]);
    terminal.keys(format!("{NEXT}c"));
    terminal.until("the clock", |seen| seen.shows("of 12:00, on pace"));
    terminal.until("the next second", |seen| seen.shows("00:01 of 12:00"));
    terminal.keys("t");
    terminal.until("that it stands", |seen| seen.shows("clock paused"));
    terminal.keys("tc2G");
    at(&terminal, 2);
    ends(&mut terminal);
}

#[test]
fn what_was_shown_and_opened_is_logged() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("talk.jsonl");
    let mut terminal = Start::new().args(&["brief", "--log"]).arg(&log).begin();
    terminal.until("the first card", |seen| seen.shows("10 slides"));
    for (keys, shown) in
        [(NEXT, "1/10"), ("e", "Sources:"), ("e", "1/10"), (".", ""), (".", "1/10"), ("\x05", "back to")]
    {
        terminal.keys(keys);
        terminal.until(shown, |seen| if shown.is_empty() { !seen.shows("1/10") } else { seen.shows(shown) });
    }
    terminal.keys("\x0f");
    at(&terminal, 1);
    ends(&mut terminal);
    let text = fs::read_to_string(&log).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let shown: Vec<&str> = lines.iter().map(|line| line["shows"].as_str().unwrap()).collect();
    assert_eq!(
        shown,
        ["opening card", "slide", "sources", "slide", "blank", "slide", "data", "slide", "card", "end"],
        "{text}"
    );
    assert!(lines[6]["page"].as_str().unwrap().contains("sheet RUS-TAL"), "{text}");
    assert!(lines.iter().all(|line| line["time"].as_str().unwrap().ends_with('Z')));
}

/// The bundled data with another title of the first slide.
fn data(title: &str) -> String {
    let text = include_str!("../../data/relations.json");
    assert!(text.contains("Russia went from ban to recognition"));
    text.replace("Russia went from ban to recognition", title)
}

#[test]
fn data_that_changes_waits_for_the_end_of_the_talk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.json");
    fs::write(&path, data("As it was")).unwrap();
    let mut terminal = Start::new().arg(&path).run();
    terminal.keys(START);
    terminal.until("the card", |seen| seen.shows("10 slides"));
    terminal.keys(NEXT);
    terminal.until("the slide", |seen| seen.shows("As it was"));
    fs::write(&path, data("As it became")).unwrap();
    // Read again on demand, so that nothing has to be waited for: what is explored is still the old data.
    terminal.keys("\x05\x12");
    terminal.until("that it waits", |seen| seen.shows("until the talk ends"));
    terminal.keys("\x0f");
    terminal.until("the same slide", |seen| seen.shows("As it was"));
    terminal.keys("qqn");
    terminal.until("the dashboard", |seen| seen.shows("read again"));
    terminal.keys(format!("{START}{NEXT}"));
    terminal.until("the new slide", |seen| seen.shows("As it became"));
    ends_on_the_dashboard(&mut terminal);
}

fn ends_on_the_dashboard(terminal: &mut Terminal) {
    terminal.keys("qqn");
    terminal.until("the dashboard", |seen| seen.shows("Tab pane"));
    terminal.keys("qq");
    terminal.ends_with(0);
    terminal.until_restored();
}

#[test]
fn a_briefing_that_is_not_there_is_said_before_the_terminal_is_taken() {
    for (arguments, code, said) in [
        (&["brief", "ban-to-recognitoin"][..], 2, "did you mean `ban-to-recognition`?"),
        (&["brief", "tests/data/none.json"], 2, "nor is there a file of that name"),
        (&["brief", "--log", "/nowhere/at/all.jsonl"], 73, "cannot write /nowhere/at/all.jsonl"),
    ] {
        let terminal = Start::new().args(arguments).begin();
        terminal.ends_with(code);
        terminal.until(said, |seen| seen.shows(said) || seen.wrote(said) > 0);
        assert!(!terminal.look().screen().alternate_screen() && terminal.look().wrote("\x1b[?1049h") == 0);
    }
}

#[test]
fn a_talk_needs_a_terminal_or_prints_a_frame() {
    let bilat = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bilat"));
        command.args(arguments).stdin(Stdio::null()).output().unwrap()
    };
    let output = bilat(&["brief"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(!output.stderr.contains(&0x1b) && output.stderr.starts_with(b"error: "));
    let output = bilat(&["brief", "ban-to-recognition", "--print", "--size", "80x24", "--keys", "<pgdn>3G"]);
    let frame = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && frame.contains("3/10"), "{frame}");
    assert_eq!(frame.lines().count(), 24);
}
