//! Files that change under the running program.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::terminal::{Start, Terminal};

/// A document of three actors with this title.
fn titled(title: &str) -> String {
    let actors = ["Aland", "Beland", "Celand"].map(|name| {
        let id = name[..3].to_uppercase();
        format!(r#"{{"id": "{id}", "name": "{name}", "kind": "state"}}"#)
    });
    format!(
        r#"{{"version": "1.0", "title": "{title}", "as_of": "2025-12-31",
        "topics": [{{"id": "trade", "name": "Trade"}}], "actors": [{}]}}"#,
        actors.join(",")
    )
}

/// The program with a file of its own.
struct Following {
    terminal: Terminal,
    folder: tempfile::TempDir,
    path: PathBuf,
}

impl Following {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.json");
        fs::write(&path, titled("at first")).unwrap();
        let terminal = Start::new().arg(&path).run();
        Self { terminal, folder, path }
    }

    fn save(&self, text: &str) {
        fs::write(&self.path, text).unwrap();
    }

    fn until_shown(&self, text: &str) {
        self.terminal.until(text, |seen| seen.shows(text));
    }

    fn until_gone(&self, text: &str) {
        self.terminal.until("its end", |seen| !seen.shows(text));
    }
}

/// A file beside `path`.
fn beside(path: &Path, name: &str) -> PathBuf {
    path.with_file_name(name)
}

/// Ways in which programs save.
const WAYS: [fn(&Path, &str); 6] = [
    // Over the old bytes.
    |path, text| fs::write(path, text).unwrap(),
    // Under another name, then renamed.
    |path, text| {
        let new = beside(path, "new");
        fs::write(&new, text).unwrap();
        fs::rename(&new, path).unwrap();
    },
    // As vim does: the old one goes aside and away.
    |path, text| {
        let old = beside(path, "data.json~");
        fs::rename(path, &old).unwrap();
        let mut file = fs::File::create_new(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.sync_all().unwrap();
        fs::remove_file(old).unwrap();
    },
    // As cp does.
    |path, text| {
        let from = beside(path, "from");
        fs::write(&from, text).unwrap();
        fs::copy(&from, path).unwrap();
    },
    // Gone, and made again.
    |path, text| {
        fs::remove_file(path).unwrap();
        fs::write(path, text).unwrap();
    },
    // A link that points elsewhere.
    |path, text| {
        let (target, link) = (beside(path, &text.len().to_string()), beside(path, "link"));
        fs::write(&target, text).unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        fs::rename(&link, path).unwrap();
    },
];

#[test]
fn every_way_of_saving_is_seen_every_time() {
    let all = WAYS.map(|way| (way, Following::start()));
    for title in ["then", "at last"] {
        for (way, following) in &all {
            way(&following.path, &titled(title));
        }
        for (_, following) in &all {
            following.until_shown(title);
        }
    }
}

#[test]
fn a_broken_save_leaves_what_was_there_until_a_good_one() {
    let mut following = Following::start();
    following.terminal.keys("j");
    following.terminal.until("the second actor", |seen| seen.selected() == Some(2));
    let whole = titled("mended");
    following.save(&whole[..whole.len() / 2]);
    following.until_shown("showing what was read at");
    assert!(following.terminal.look().shows("at first"));
    // It is still said after a key.
    following.terminal.keys("j");
    following.terminal.until("the third actor", |seen| seen.selected() == Some(3));
    following.until_shown("showing what was read at");
    following.save(&whole);
    following.until_shown("mended");
    following.until_gone("showing what was read at");
    assert_eq!(following.terminal.look().selected(), Some(3));
}

#[test]
fn a_file_that_is_removed_is_still_shown() {
    let following = Following::start();
    fs::remove_file(&following.path).unwrap();
    following.until_shown("removed, showing what was read at");
    assert!(following.terminal.look().shows("at first"));
    following.save(&titled("again"));
    following.until_shown("again");
    following.until_gone("removed, showing");
}

#[test]
fn a_storm_of_saves_is_few_readings_and_ends_right() {
    let following = Following::start();
    let (new, begin) = (following.folder.path().join("new"), Instant::now());
    let before = following.terminal.look().wrote("\x1b[?2026h");
    let mut saves = 0;
    while saves < 200 || begin.elapsed() < Duration::from_secs(2) {
        saves += 1;
        fs::write(&new, titled(&format!("number {saves}"))).unwrap();
        fs::rename(&new, &following.path).unwrap();
    }
    following.until_shown(&format!("number {saves}"));
    let seconds = usize::try_from(begin.elapsed().as_secs()).unwrap() + 1;
    let frames = following.terminal.look().wrote("\x1b[?2026h") - before;
    assert!(frames <= 2 * seconds, "{frames} frames in {seconds} s");
}

#[test]
fn what_is_being_typed_is_not_lost() {
    let mut following = Following::start();
    following.terminal.keys("/topic:tra");
    following.until_shown("topic:tra");
    following.save("{");
    following.until_shown("showing what was read at");
    following.save(&titled("meanwhile"));
    following.until_gone("showing what was read at");
    assert!(following.terminal.look().shows("topic:tra") && following.terminal.look().shows("at first"));
    following.terminal.keys("de\r");
    following.until_shown("meanwhile");
    following.until_shown("topic:trade");
}

#[test]
fn event_lines_are_followed_too() {
    let folder = tempfile::tempdir().unwrap();
    let (graph, events) = (folder.path().join("graph.json"), folder.path().join("events.jsonl"));
    fs::write(&graph, titled("lines")).unwrap();
    let line = |number: u8| {
        format!(
            r#"{{"id": "e{number}", "date": "2025-01-0{number}", "from": ["ALA"], "to": ["BEL"], "code": "040", "publisher": "P"}}"#
        ) + "\n"
    };
    fs::write(&events, line(1)).unwrap();
    let terminal = Start::new().arg(&graph).arg("--events").arg(&events).run();
    assert!(terminal.look().shows("1 event "), "{:?}", terminal.look());
    fs::OpenOptions::new().append(true).open(&events).unwrap().write_all(line(2).as_bytes()).unwrap();
    terminal.until("the second event", |seen| seen.shows("2 events"));
}

#[test]
fn standard_input_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.json");
    fs::write(&path, titled("piped")).unwrap();
    let mut terminal = Start::new().script(r#"cat "$1" | "$0" -"#).arg(&path).run();
    terminal.keys("\x12");
    terminal.until("why not", |seen| seen.shows("no file is followed"));
}

#[test]
fn a_key_reads_again_at_once() {
    let mut following = Following::start();
    following.terminal.keys("\x12");
    following.until_shown("nothing has changed");
    let mut bundled = Start::new().run();
    bundled.keys("\x12");
    bundled.until("why not", |seen| seen.shows("no file is followed"));
}

#[test]
fn a_name_that_would_do_harm_does_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a\x1b]0;pwn\x07\n\u{202e}b.json");
    fs::write(&path, titled("at first")).unwrap();
    let terminal = Start::new().size(200, 40).arg(&path).run();
    fs::remove_file(&path).unwrap();
    terminal.until("the name", |seen| seen.shows("removed, showing"));
    let seen = terminal.look();
    assert!(seen.wrote("\x1b]0;") == 0 && seen.wrote("\x07") == 0 && seen.wrote("\u{202e}") == 0, "{seen:?}");
}

/// A field that nobody reads is said where it is met: on the first screen, and after reading again.
#[test]
fn what_is_doubtful_is_said_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.json");
    let wrong = |title: &str, key: &str| titled(title).replacen("\"kind\"", &format!("\"{key}\""), 1);
    fs::write(&path, wrong("at first", "kinds")).unwrap();
    let mut terminal = Start::new().size(160, 36).arg(&path).run();
    terminal.until("the warning", |seen| {
        seen.shows("/actors/0/kinds: an unknown field; found kinds; did you mean `kind`?")
    });
    terminal.keys("j");
    terminal.until("its end", |seen| !seen.shows("an unknown field"));
    fs::write(&path, wrong("again", "kinder")).unwrap();
    terminal.until("the next", |seen| seen.shows("read again: ") && seen.shows("/actors/0/kinder: an unknown field"));
}
