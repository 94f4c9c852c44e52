//! What the program does to its terminal, and what a terminal can do to it.

use std::fs;
use std::time::Duration;

use rustix::fs::{Mode, OFlags};
use rustix::process::Signal;
use rustix::termios::{Action, tcflow};

use crate::terminal::{Seen, Start, Terminal};

/// Moves down and waits until the selection is there: the program lives and listens.
pub(crate) fn answers(terminal: &mut Terminal) {
    let before = terminal.look().selected();
    terminal.keys("j");
    terminal.until("the next row", |seen| seen.selected().is_some() && seen.selected() != before);
}

pub(crate) fn quits(terminal: &mut Terminal) {
    terminal.keys("qq");
    terminal.ends_with(0);
    terminal.until_restored();
}

#[test]
fn quitting_gives_the_shell_its_terminal_back() {
    let mut terminal = Start::new().run();
    assert!(terminal.look().screen().alternate_screen() && !terminal.is_cooked(), "it was taken");
    answers(&mut terminal);
    quits(&mut terminal);
    assert_eq!(terminal.look().wrote("\x1b[?1049l"), 1);
    let seen = terminal.look();
    assert_eq!(seen.wrote("\x1b[?2026h") + 1, seen.wrote("\x1b[?2026l"), "frames are whole");
}

#[test]
fn ctrl_c_quits() {
    let mut terminal = Start::new().run();
    terminal.keys("\x03");
    terminal.ends_with(0);
    terminal.until_restored();
}

#[test]
fn a_deadly_signal_restores_and_ends_with_its_code() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129), (Signal::QUIT, 131)] {
        let terminal = Start::new().run();
        terminal.signal(signal);
        terminal.ends_with(code);
        terminal.until_restored();
        assert_eq!(terminal.look().wrote("\x1b[?1049l"), 1, "{signal:?}");
    }
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release build does not panic when told to")]
fn a_panic_while_drawing_restores_first_and_reports_after() {
    let mut terminal = Start::new().env("BILAT_TEST_PANIC", "ui").run();
    terminal.keys("j");
    terminal.ends_with(101);
    terminal.until_restored();
    terminal.until("the report", |seen| seen.wrote("told to") > 0);
    assert_eq!(terminal.look().wrote("\x1b[?1049l"), 1);
    let text = String::from_utf8_lossy(&terminal.look().raw).into_owned();
    let (drawn, reported) = text.split_once("\x1b[?1049l").unwrap();
    assert!(!drawn.contains("told to") && !reported.contains("\x1b[?2026h"), "nothing is drawn after the report");
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release build does not panic when told to")]
fn a_panic_in_the_background_is_a_banner() {
    let mut terminal = Start::new().env("BILAT_TEST_PANIC", "worker").begin();
    terminal.until("a banner", |seen| seen.shows("task count failed: told to"));
    answers(&mut terminal);
    quits(&mut terminal);
    assert!(!terminal.look().shows("told to"), "nothing is printed");
}

#[test]
fn a_terminal_that_goes_away_ends_the_program() {
    for start in [Start::new(), Start::new().script(r#"trap "" HUP; exec "$0""#), Start::new().not_controlling()] {
        let mut terminal = start.run();
        terminal.hang_up();
        terminal.ends_with(129);
    }
}

#[test]
fn a_terminal_that_takes_nothing_does_not_keep_the_program() {
    let mut terminal = Start::new().run();
    let device = rustix::fs::open(terminal.device(), OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    tcflow(&device, Action::OOff).unwrap();
    terminal.keys("\x0c");
    terminal.signal(Signal::TERM);
    terminal.ends_with(143);
    assert!(terminal.is_cooked());
}

/// After the stop was asked for: the shell has its terminal, and after it goes on the program has it again.
fn stops_and_goes_on(mut terminal: Terminal) {
    terminal.until_restored();
    let drawn = terminal.look().raw.len();
    // The first may come before the stop.
    while !terminal.within(Duration::from_millis(20), |seen| seen.screen().alternate_screen()) {
        terminal.signal(Signal::CONT);
    }
    terminal.until("the screen again", |seen| seen.raw.len() > drawn && seen.shows("Tab pane"));
    answers(&mut terminal);
    quits(&mut terminal);
    assert_eq!(terminal.look().wrote("\x1b[6n"), 0, "the terminal is not asked for the cursor");
}

/// A program without a shell above it has nobody to wake it, so there is one.
const UNDER_A_SHELL: &str = r#""$0"; exit $?"#;

#[test]
fn ctrl_z_lends_the_terminal_to_the_shell() {
    let mut terminal = Start::new().script(UNDER_A_SHELL).run();
    terminal.keys("\x1a");
    stops_and_goes_on(terminal);
}

/// A line is open, and where one types is seen.
fn typing(terminal: &mut Terminal) {
    terminal.keys("/");
    terminal.until("the cursor", |seen| !seen.screen().hide_cursor());
}

#[test]
fn after_a_stop_one_sees_again_where_one_types() {
    let mut terminal = Start::new().script(UNDER_A_SHELL).run();
    typing(&mut terminal);
    terminal.keys("\x1a");
    terminal.until_restored();
    while !terminal.within(Duration::from_millis(20), |seen| seen.screen().alternate_screen()) {
        terminal.signal(Signal::CONT);
    }
    terminal.until("the line and its cursor", |seen| seen.shows("Enter keep") && !seen.screen().hide_cursor());
}

#[test]
fn after_a_stop_from_outside_one_sees_again_where_one_types() {
    let mut terminal = Start::new().run();
    typing(&mut terminal);
    let hidden = |seen: &Seen| seen.wrote("\x1b[?25l");
    let before = hidden(&terminal.look());
    terminal.signal(Signal::STOP);
    terminal.signal(Signal::CONT);
    terminal.until("the modes again", |seen| hidden(seen) > before);
    terminal.until("the cursor", |seen| !seen.screen().hide_cursor());
}

#[test]
fn a_stop_signal_lends_the_terminal_to_the_shell() {
    let terminal = Start::new().script(UNDER_A_SHELL).run();
    terminal.signal(Signal::TSTP);
    stops_and_goes_on(terminal);
}

#[test]
fn without_a_shell_there_is_no_stop() {
    let mut terminal = Start::new().run();
    terminal.keys("\x1a");
    terminal.signal(Signal::TSTP);
    answers(&mut terminal);
    quits(&mut terminal);
    assert_eq!(terminal.look().wrote("\x1b[?1049l"), 1);
}

#[test]
fn after_a_stop_from_outside_the_modes_are_set_again() {
    let mut terminal = Start::new().run();
    let drawn = terminal.look().raw.len();
    terminal.signal(Signal::STOP);
    terminal.signal(Signal::CONT);
    terminal.until_more(drawn);
    answers(&mut terminal);
    quits(&mut terminal);
}

#[test]
fn no_window_is_too_odd() {
    let mut terminal = Start::new().run();
    for (columns, rows) in [(0, 0), (1, 1), (5, 0), (2, 1), (0, 5), (39, 9), (65535, 65535), (80, 24)] {
        let drawn = terminal.look().raw.len();
        terminal.resize(columns, rows);
        if columns > 0 && rows > 0 {
            terminal.until_more(drawn);
        }
    }
    terminal.until("the frame", |seen| seen.screen().rows(0, 80).last().is_some_and(|row| row.contains("Tab pane")));
    answers(&mut terminal);
    quits(&mut terminal);
}

#[test]
fn it_starts_in_a_window_without_cells() {
    for (columns, rows) in [(0, 0), (1, 1), (80, 0)] {
        let mut terminal = Start::new().size(columns, rows).begin();
        terminal.until("the alternate screen", |seen| seen.screen().alternate_screen());
        terminal.resize(80, 24);
        terminal.until("the frame", |seen| seen.shows("Tab pane"));
        answers(&mut terminal);
        quits(&mut terminal);
    }
}

#[test]
fn a_storm_of_resizes_ends_at_the_last_size() {
    let mut terminal = Start::new().run();
    for step in 0..500 {
        terminal.resize(60 + step % 50, 20 + step % 30);
    }
    terminal.resize(100, 30);
    terminal
        .until("the last size", |seen| seen.screen().rows(0, 100).nth(29).is_some_and(|row| row.contains("Tab pane")));
    answers(&mut terminal);
    quits(&mut terminal);
}

#[test]
fn a_resize_is_drawn_without_a_key() {
    let terminal = Start::new().run();
    terminal.resize(70, 20);
    terminal
        .until("the new size", |seen| seen.screen().rows(0, 70).nth(19).is_some_and(|row| row.contains("Tab pane")));
}

#[test]
fn keys_come_from_the_terminal_whatever_standard_input_is() {
    for script in [r#"exec "$0" </dev/null"#, r#"exec "$0" <&-"#, r#"echo x | "$0""#] {
        let mut terminal = Start::new().script(script).run();
        answers(&mut terminal);
        quits(&mut terminal);
    }
}

#[test]
fn what_the_system_refuses_is_said_on_a_restored_terminal() {
    let mut refused = 0;
    // One file more each time: some step of taking the terminal is the one that finds none left.
    for script in [
        r#"ulimit -n 4; exec "$0""#,
        r#"ulimit -n 5; exec "$0""#,
        r#"ulimit -n 6; exec "$0""#,
        r#"ulimit -n 7; exec "$0""#,
        r#"ulimit -n 8; exec "$0""#,
        r#"ulimit -n 9; exec "$0""#,
        r#"ulimit -n 10; exec "$0""#,
        r#"ulimit -n 11; exec "$0""#,
        r#"ulimit -n 12; exec "$0""#,
        r#"ulimit -n 14; exec "$0""#,
    ] {
        let terminal = Start::new().script(script).begin();
        terminal.until("a frame or the end", |seen| seen.exit.is_some() || seen.shows("Tab pane"));
        if terminal.look().exit.is_none() {
            continue;
        }
        terminal.ends_with(2);
        terminal.until_restored();
        terminal.until("why", |seen| seen.shows("error: the terminal cannot be used"));
        refused += usize::from(terminal.look().wrote("\x1b[?1049h") > 0);
    }
    assert!(refused > 0, "in no case was the terminal taken already");
}

#[test]
fn a_dumb_terminal_gets_plain_text() {
    for script in [
        r#"TERM=dumb exec "$0" --dyad RUS-TAL"#,
        r#"TERM= exec "$0" --dyad RUS-TAL"#,
        r#"unset TERM; exec "$0" --dyad RUS-TAL"#,
    ] {
        let terminal = Start::new().script(script).begin();
        terminal.ends_with(0);
        terminal.until("the pair", |seen| seen.wrote("Russia – Taliban") > 0 && seen.wrote("newest first") > 0);
        assert!(!terminal.look().raw.contains(&0x1b), "{script}: {:?}", terminal.look());
    }
}

#[test]
fn without_utf8_every_byte_is_ascii() {
    let mut terminal = Start::new().env("LC_ALL", "C").run();
    for (keys, shown) in [("\r", "in full"), ("\x7f/nobody", "nobody"), ("\x1b", "Tab pane"), ("?", "Keys")] {
        terminal.keys(keys);
        terminal.until(shown, |seen| seen.shows(shown));
    }
    assert!(terminal.look().raw.is_ascii(), "{:?}", terminal.look());
}

#[test]
fn no_color_is_obeyed_and_the_selection_stays_visible() {
    for (value, colours) in [("1", false), ("", true)] {
        let mut terminal = Start::new().env("NO_COLOR", value).run();
        answers(&mut terminal);
        let seen = terminal.look();
        let coloured = seen.wrote("\x1b[38;") + seen.wrote("\x1b[48;");
        assert_eq!(coloured > 0, colours, "NO_COLOR={value}: {seen:?}");
        assert!(seen.wrote("\x1b[;m") == 0 && seen.selected().is_some());
    }
}

/// How often all threads of a process went to wait.
fn waits(pid: i32) -> Option<u64> {
    let mut sum = 0;
    for task in fs::read_dir(format!("/proc/{pid}/task")).ok()? {
        let status = fs::read_to_string(task.unwrap().path().join("status")).unwrap();
        let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches")).unwrap();
        sum += line.rsplit('\t').next().unwrap().parse::<u64>().unwrap();
    }
    Some(sum)
}

#[test]
fn idle_it_does_nothing_at_all() {
    let mut terminal = Start::new().run();
    answers(&mut terminal);
    assert!(rests(&terminal));
}

/// Whether a program comes to do nothing at all.
pub(crate) fn rests(terminal: &Terminal) -> bool {
    let quiet = |span| {
        let (drawn, before) = (terminal.look().raw.len(), waits(terminal.pid()));
        !terminal.within(span, |seen| seen.raw.len() > drawn) && waits(terminal.pid()) == before
    };
    // What is not to happen needs a while in which it could; the first may still hold the last key's end.
    (0..5).any(|_| quiet(Duration::from_millis(300)))
}

#[test]
fn the_end_of_one_session_does_not_touch_another() {
    let mut first = Start::new().run();
    let mut second = Start::new().run();
    second.hang_up();
    second.ends_with(129);
    answers(&mut first);
    quits(&mut first);
}

#[test]
fn malformed_sequences_are_ignored() {
    let mut terminal = Start::new().size(100, 40).run();
    for bytes in [
        &b"\x1b[<0;0;0M"[..],
        b"\x1b[M   ",
        b"\x1b[0;0R",
        b"\x1b[32;0;0;M",
        b"\xff\xfe\xc3\x28",
        b"\x80\x9b\xf5x",
        b"\xed\xa0\x80",
    ] {
        terminal.keys(bytes);
        answers(&mut terminal);
    }
    quits(&mut terminal);
}

#[test]
fn a_sequence_that_never_ends_does_not_hold_up_signals() {
    let mut terminal = Start::new().script(UNDER_A_SHELL).run();
    terminal.keys("\x1b[");
    terminal.signal(Signal::TSTP);
    stops_and_goes_on_after_garbage(terminal);
}

fn stops_and_goes_on_after_garbage(mut terminal: Terminal) {
    terminal.until_restored();
    while !terminal.within(Duration::from_millis(20), |seen| seen.screen().alternate_screen()) {
        terminal.signal(Signal::CONT);
    }
    // The first key ends the sequence.
    terminal.keys("A");
    answers(&mut terminal);
    quits(&mut terminal);
}

#[test]
fn a_long_burst_of_keys_is_read_to_its_end() {
    let mut terminal = Start::new().run();
    terminal.keys("k".repeat(3000) + "jjj");
    terminal.until("the fourth actor", |seen| seen.selected() == Some(4));
    quits(&mut terminal);
}

#[test]
fn a_mouse_outside_the_window_is_ignored() {
    let mut terminal = Start::new().run();
    for bytes in ["\x1b[<0;65535;65535M", "\x1b[<35;81;25M", "\x1b[<0;99999999;1M"] {
        terminal.keys(bytes);
        answers(&mut terminal);
    }
    quits(&mut terminal);
}

#[test]
fn garbage_leaves_it_able_to_answer() {
    let mut terminal = Start::new().run();
    let mut random: u64 = 0x9e37_79b9_7f4a_7c15;
    for number in 0..10_000 {
        // Out of whatever line it has got into, in which all the rest would only be typed.
        let mut burst = if number % 50 == 0 { b"\x1b[27u".repeat(4) } else { Vec::new() };
        for _ in 0..=number % 5 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            // Half of it looks like the beginning of something.
            let byte =
                if random & 1 == 0 { b"\x1b[<;0M?"[(random >> 8) as usize % 7] } else { random.to_le_bytes()[2] };
            if !matches!(byte, b'q' | 0x03 | 0x1a) {
                burst.push(byte);
            }
        }
        terminal.keys(burst);
    }
    let drawn = |terminal: &Terminal| terminal.look().wrote("\x1b[2J");
    let before = drawn(&terminal);
    while !terminal.within(Duration::from_millis(50), |seen| seen.wrote("\x1b[2J") > before) {
        terminal.keys("\x1b[201~\x0c");
    }
    // Wherever the keys among it led, this one quits.
    terminal.keys("\x03");
    terminal.ends_with(0);
    terminal.until_restored();
}

#[test]
fn a_paste_is_no_command() {
    let mut terminal = Start::new().run();
    terminal.keys(format!("\x1b[200~qqq\x03\x1a\n{}\x1b[201~", "jq\r\n".repeat(1 << 12)));
    answers(&mut terminal);
    assert_eq!(terminal.look().selected(), Some(2));
    quits(&mut terminal);
}

#[test]
fn a_key_that_is_let_go_does_nothing() {
    let mut terminal = Start::new().run();
    // Down, repeated, up, in the keyboard protocol of newer terminals.
    terminal.keys("\x1b[106;1:1u\x1b[106;1:2u\x1b[106;1:3u\x1b[106;1:3u");
    answers(&mut terminal);
    terminal.until("three rows down", |seen| seen.selected() == Some(4));
    quits(&mut terminal);
}

#[test]
fn two_hundred_keys_at_once_are_few_frames() {
    let mut terminal = Start::new().run();
    let before = terminal.look().wrote("\x1b[?2026h");
    terminal.keys("jk".repeat(100) + "jj");
    terminal.until("the third actor", |seen| seen.selected() == Some(3));
    let frames = terminal.look().wrote("\x1b[?2026h") - before;
    assert!(frames <= 20, "{frames} frames");
    quits(&mut terminal);
}
