//! A talk and its console, two processes in terminals of their own: what each tells the other, and outlives of it.

use std::fs;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::pty::rests;
use crate::terminal::{Seen, Start, Terminal};

const NEXT: &str = "\x1b[6~";

/// A home in which a talk and its consoles meet.
fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The sockets that lie in it.
fn sockets(home: &Path) -> Vec<PathBuf> {
    fs::read_dir(home.join("bilat")).into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
}

/// A talk at its first card.
fn talk(start: Start) -> Terminal {
    let terminal = start.begin();
    terminal.until("the first card", |seen| seen.shows("10 slides, about 12 minutes"));
    terminal
}

fn presenter(home: &Path) -> Terminal {
    talk(Start::new().home(home).args(&["brief"]))
}

fn console(home: &Path) -> Terminal {
    Start::new().home(home).args(&["speaker"]).begin()
}

/// Line 1.
fn head(seen: &Seen) -> String {
    seen.screen().rows(0, 80).next().unwrap_or_default()
}

/// Shows the next slide, which is this one, and waits for it.
fn next(presenter: &mut Terminal, slide: usize) {
    presenter.keys(NEXT);
    presenter.until("the slide", |seen| seen.shows(&format!(" {slide}/10")));
}

fn follows(console: &Terminal, slide: usize) {
    let told = format!(" {slide}/10 ");
    console.until("the slide's notes", |seen| head(seen).contains(&told) && !seen.shows("is gone"));
}

fn quits(mut console: Terminal) {
    console.keys("q");
    console.ends_with(0);
    console.until_restored();
}

#[test]
fn a_console_follows_a_talk_from_before_its_beginning_to_its_end() {
    let home = home();
    let console = console(home.path());
    console
        .until("how to start", |seen| seen.shows("No briefing can be followed now.") && seen.shows("bilat brief ID"));
    let mut presenter = presenter(home.path());
    console.until("the first card", |seen| seen.shows("the opening card") && head(seen).contains("not begun"));
    for slide in 1..=3 {
        next(&mut presenter, slide);
        follows(&console, slide);
    }
    console.until("what is on and what comes", |seen| {
        seen.shows("3  IS-Khorasan gave them a common enemy") && seen.shows("4  Guests in Moscow while")
    });
    console.until("the room", |seen| seen.shows("80x24: read from up to 5.0") && seen.shows("last keys PgDn PgDn"));
    for (key, told) in [(".", "BLACK"), (NEXT, "screen on"), ("w", "WHITE"), (NEXT, "screen on"), ("e", "its sources")]
    {
        presenter.keys(key);
        console.until(told, |seen| seen.shows(told));
    }
    presenter.resize(100, 30);
    console.until("the other size", |seen| seen.shows("100x30: read from up to 4.0"));
    presenter.keys("qqn");
    presenter.ends_with(0);
    console.until("its end", |seen| seen.shows("The talk is over: ") && seen.shows("No briefing can be followed now."));
    assert_eq!(sockets(home.path()), Vec::<PathBuf>::new());
    quits(console);
}

#[test]
fn a_talk_from_the_dashboard_is_followed_too() {
    let home = home();
    let mut dashboard = Start::new().home(home.path()).run();
    let console = console(home.path());
    console.until("waiting", |seen| seen.shows("No briefing can be followed now."));
    assert_eq!(sockets(home.path()), Vec::<PathBuf>::new(), "no talk, no socket");
    dashboard.keys("\x1b[15~");
    console.until("the first card", |seen| seen.shows("the opening card"));
    dashboard.keys("qqn");
    dashboard.until("the dashboard", |seen| seen.shows("Tab pane"));
    console.until("its end", |seen| seen.shows("The talk is over: "));
    assert_eq!(sockets(home.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_presenter_that_is_killed_is_missed_and_its_successor_is_followed() {
    let home = home();
    let mut first = presenter(home.path());
    let console = console(home.path());
    next(&mut first, 1);
    next(&mut first, 2);
    follows(&console, 2);
    first.signal(Signal::KILL);
    console.until("that it is gone", |seen| seen.shows("The presenter is gone; waiting"));
    assert!(head(&console.look()).contains(" 2/10 "), "notes and clock stay");
    let left = sockets(home.path());
    assert_eq!(left.len(), 1, "it could not clear up");
    let mut second = presenter(home.path());
    next(&mut second, 1);
    follows(&console, 1);
    let new = sockets(home.path());
    assert!(new.len() == 1 && new != left, "what the dead one left is cleared away");
    quits(console);
}

/// What the room explores is named, with its day, not the slide that it was opened from alone.
#[test]
fn a_console_names_the_data_that_the_room_explores() {
    let home = home();
    let mut presenter = presenter(home.path());
    let console = console(home.path());
    for slide in 1..=2 {
        next(&mut presenter, slide);
    }
    follows(&console, 2);
    presenter.keys("\x05");
    console.until("the data", |seen| seen.shows("timeline RUS-TAL") && seen.shows("of 2003-02-28"));
    presenter.keys("A");
    console.until("the other day", |seen| seen.shows("of 2026-06-24") && seen.shows("opened from slide 2"));
    presenter.keys("\x1b[15~");
    follows(&console, 2);
    console.until("the slide again", |seen| !seen.shows("live: "));
    presenter.keys("qqn");
    quits(console);
}

/// Meanwhile the room sees a shell, and not what the console would show.
#[test]
fn a_presenter_that_is_suspended_is_missed_until_it_goes_on() {
    let home = home();
    let under_a_shell = Start::new().home(home.path()).script(r#""$0" "$@"; exit $?"#);
    let mut presenter = talk(under_a_shell.args(&["brief"]));
    let console = console(home.path());
    next(&mut presenter, 1);
    follows(&console, 1);
    presenter.keys("\x1a");
    console.until("that it is away", |seen| seen.shows("The presenter is gone; waiting"));
    presenter.until_restored();
    while !presenter.within(Duration::from_millis(20), |seen| seen.screen().alternate_screen()) {
        presenter.signal(Signal::CONT);
    }
    follows(&console, 1);
    next(&mut presenter, 2);
    follows(&console, 2);
    quits(console);
}

#[test]
fn a_console_that_is_killed_is_not_missed() {
    let home = home();
    let mut presenter = presenter(home.path());
    let first = console(home.path());
    next(&mut presenter, 1);
    follows(&first, 1);
    first.signal(Signal::KILL);
    first.until("its end", |seen| seen.exit.is_some());
    next(&mut presenter, 2);
    let second = console(home.path());
    follows(&second, 2);
    next(&mut presenter, 3);
    follows(&second, 3);
}

#[test]
fn a_console_that_is_stopped_holds_nothing_up_and_shows_the_latest_afterwards() {
    let home = home();
    let mut presenter = presenter(home.path());
    let console = console(home.path());
    next(&mut presenter, 1);
    follows(&console, 1);
    console.signal(Signal::STOP);
    for slide in (2..=10).chain((2..=9).rev()).chain(3..=7) {
        let key = if presenter.look().shows(&format!(" {}/10", slide + 1)) { "\x1b[5~" } else { NEXT };
        presenter.keys(key);
        presenter.until("the slide, at once", |seen| seen.shows(&format!(" {slide}/10")));
    }
    assert!(head(&console.look()).contains(" 1/10 "), "it is stopped");
    console.signal(Signal::CONT);
    follows(&console, 7);
    next(&mut presenter, 8);
    follows(&console, 8);
}

#[test]
fn a_console_says_when_the_room_sees_other_data() {
    let home = home();
    let path = home.path().join("data.json");
    let bundled = include_str!("../../data/relations.json");
    fs::write(&path, bundled.replacen("\"as_of\"", " \"as_of\"", 1)).unwrap();
    let _presenter = talk(Start::new().home(home.path()).args(&["brief"]).arg(&path));
    let banner = "The room sees other data than this console";
    let other = console(home.path());
    other.until("the banner", |seen| seen.shows(banner) && head(seen).contains("1/10"));
    let same = Start::new().home(home.path()).args(&["speaker"]).arg(&path).begin();
    same.until("the talk", |seen| head(seen).contains("1/10"));
    assert!(!same.look().shows(banner));
}

#[test]
fn a_console_goes_on_to_the_presenter_that_came_last() {
    let home = home();
    let mut first = presenter(home.path());
    let console = console(home.path());
    next(&mut first, 1);
    next(&mut first, 2);
    follows(&console, 2);
    // It is stopped, as by Ctrl-Z, and says nothing of it.
    first.signal(Signal::STOP);
    let mut second = presenter(home.path());
    next(&mut second, 1);
    follows(&console, 1);
    // The one that is stopped is the newest no more, and is not gone back to while the other speaks.
    next(&mut second, 2);
    next(&mut second, 3);
    follows(&console, 3);
    first.signal(Signal::CONT);
}

#[test]
fn a_console_reads_briefings_that_were_made_after_it_was_started() {
    let home = home();
    let console = console(home.path());
    console.until("that it waits", |seen| seen.shows("No briefing can be followed"));
    let folder = home.path().join(".local/share/bilat/briefings");
    fs::create_dir_all(&folder).unwrap();
    let own = |notes: &str| {
        let step =
            format!(r#"{{"title": "One", "say": [], "notes": "{notes}", "show": {{"view": "log", "actor": "TAL"}}}}"#);
        let text =
            format!(r#"{{"version": "1.0", "briefings": [{{"id": "mine", "title": "Mine", "steps": [{step}]}}]}}"#);
        fs::write(folder.join("bundled.json"), text).unwrap();
    };
    for notes in ["Begin with the ban.", "Begin with the court."] {
        own(notes);
        let mut presenter = Start::new().home(home.path()).args(&["brief", "mine"]).begin();
        presenter.until("the first card", |seen| seen.shows("1 slide"));
        console.until("its notes", |seen| seen.shows(notes));
        presenter.keys("qqn");
        presenter.ends_with(0);
        console.until("the end", |seen| seen.shows("The talk is over"));
    }
}

#[test]
fn a_socket_of_the_dead_is_replaced_and_a_file_in_the_way_is_left() {
    let home = home();
    let folder = home.path().join("bilat");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    drop(UnixListener::bind(home.path().join("stale")).unwrap());
    for (script, own) in [
        // Each is the name that the program will want for its socket.
        (r#"mv "$HOME/stale" "$HOME/bilat/$$.sock"; exec "$0" brief"#, ""),
        (r#"echo mine > "$HOME/bilat/$$.sock"; exec "$0" brief"#, "-2"),
    ] {
        let mut presenter = talk(Start::new().home(home.path()).script(script));
        let path = folder.join(format!("{}{own}.sock", presenter.pid()));
        assert!(sockets(home.path()).contains(&path), "{:?}", sockets(home.path()));
        let console = console(home.path());
        next(&mut presenter, 1);
        follows(&console, 1);
        presenter.keys("qqn");
        presenter.ends_with(0);
        assert!(!path.exists());
        if !own.is_empty() {
            let foreign = folder.join(format!("{}.sock", presenter.pid()));
            assert_eq!(fs::read_to_string(&foreign).unwrap(), "mine\n");
        }
    }
}

#[test]
fn a_talk_without_a_console_says_why_and_is_given() {
    for (script, why) in [
        (r#"ln -s "$HOME" "$HOME/bilat"; exec "$0" brief"#, "is a symbolic link"),
        (r#"mkdir -m 755 "$HOME/bilat"; exec "$0" brief"#, "is open to others"),
        (
            r#"mkdir -m 700 "$HOME/bilat"; touch "$HOME/bilat/$$.sock" "$HOME/bilat/$$-2.sock"; exec "$0" brief"#,
            "move it away",
        ),
        (r#"XDG_RUNTIME_DIR=$HOME/$(printf %090d 0); mkdir "$XDG_RUNTIME_DIR"; exec "$0" brief"#, "may have 100"),
    ] {
        let home = home();
        let mut presenter = talk(Start::new().size(100, 30).home(home.path()).script(script));
        presenter.until("why", |seen| {
            let text = seen.screen().contents().replace('\n', " ");
            text.contains("no speaker console: ") && text.split_whitespace().collect::<Vec<_>>().join(" ").contains(why)
        });
        next(&mut presenter, 1);
        assert!(!presenter.look().shows("console"), "the room is not told");
        presenter.keys("qqn");
        presenter.ends_with(0);
    }
}

#[test]
fn while_nothing_happens_neither_does_anything() {
    let home = home();
    let mut presenter = presenter(home.path());
    let mut console = console(home.path());
    next(&mut presenter, 1);
    follows(&console, 1);
    assert!(rests(&presenter), "with a console that follows");
    presenter.keys("t");
    console.until("that the clock stands", |seen| head(seen).contains("paused"));
    assert!(rests(&console), "while the clock stands");
    presenter.keys("t");
    console.until("that the clock runs", |seen| !head(seen).contains("paused"));
    let now = head(&console.look());
    console.until("another second", |seen| head(seen) != now);
    console.keys("\x0c");
    quits(console);
}

#[test]
fn the_notes_are_scrolled_on_the_console_alone() {
    let home = home();
    let mut presenter = presenter(home.path());
    let mut console = console(home.path());
    next(&mut presenter, 1);
    console.until("the beginning of the notes", |seen| seen.shows(" 1–7 of 9 "));
    console.keys(NEXT);
    console.until("their end", |seen| seen.shows(" 3–9 of 9 "));
    assert!(presenter.look().shows(" 1/10"));
    presenter.keys(".");
    console.until("the blank", |seen| seen.shows("BLACK"));
    assert!(console.look().shows(" 3–9 of 9 "));
    presenter.keys(NEXT);
    next(&mut presenter, 2);
    console.until("other notes, from their beginning", |seen| seen.shows(" 1–7 of "));
    console.resize(39, 9);
    console.until("a sentence", |seen| seen.screen().rows(0, 39).next().is_some_and(|row| row.contains("too small")));
    console.resize(80, 24);
    follows(&console, 2);
}
