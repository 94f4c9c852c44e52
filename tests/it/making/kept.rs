//! Briefings made in a real terminal: the file in which they are kept, and the editor in which their words are written.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::OWN;
use crate::pty::quits;
use crate::terminal::{Seen, Start, Terminal};

const FILE: &str = ".local/share/bilat/briefings/bundled.json";

fn start(home: &Path) -> Start {
    Start::new().size(120, 36).home(home)
}

/// Adds what is seen under a title.
fn add(terminal: &mut Terminal, title: &str, slide: usize) {
    terminal.keys(format!("B{title}\r"));
    let said = format!("added as slide {slide} of My briefing");
    terminal.until("that it was added", |seen| seen.shows(&said));
}

/// The titles of the slides in a file.
fn titles(file: &Path) -> Vec<String> {
    let text: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let steps = text["briefings"][0]["steps"].as_array().unwrap().clone();
    steps.iter().map(|step| step["title"].as_str().unwrap().to_owned()).collect()
}

/// Whether the cursor of a page is on the line with this text.
fn on(text: &'static str) -> impl Fn(&Seen) -> bool {
    move |seen| seen.screen().contents().lines().any(|line| line.contains(&format!(">{text}")))
}

#[test]
fn a_briefing_is_made_in_the_dashboard_and_given() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join(FILE);
    let mut terminal = start(home.path()).run();
    add(&mut terminal, "One", 1);
    assert!(terminal.look().shows("bundled.json"), "the first time its file is said: {:?}", terminal.look());
    terminal.keys("j");
    terminal.until("another actor", |seen| seen.shows("Ties of Taliban"));
    add(&mut terminal, "Two", 2);
    assert!(!terminal.look().shows("bundled.json"));
    terminal.keys("3");
    add(&mut terminal, "Three", 3);
    terminal.keys("6");
    terminal.until("the list, on the new one", on("My briefing"));
    terminal.keys("\r");
    terminal.until("its slides", |seen| on("One")(seen) && seen.shows("no sentence yet"));
    terminal.keys("J");
    terminal.until("the order", on("One"));
    terminal.until("the cursor along", |seen| seen.shows("2 >One") && seen.shows("1  Two"));
    assert_eq!(titles(&file), ["Two", "One", "Three"]);
    terminal.keys("rFirst\r");
    terminal.until("the title", on("First"));
    terminal.keys("JD");
    terminal.until("the question", |seen| seen.shows("slide 3, First"));
    terminal.keys("\x1b");
    terminal.until("that it stays", on("First"));
    terminal.keys("Dy");
    terminal.until("that it is gone", |seen| seen.shows("the slide is removed") && !seen.shows("First"));
    assert_eq!(titles(&file), ["Two", "Three"]);
    quits_from_page(&mut terminal);

    let mut terminal = start(home.path()).begin();
    terminal.until("the list, where it was left", |seen| seen.shows("My briefing"));
    terminal.keys("j");
    terminal.until("the new one", on("My briefing"));
    terminal.keys("\x1b[15~");
    terminal.until("its card", |seen| seen.shows("2 slides"));
    terminal.keys("\x1b[6~");
    terminal.until("its slide", |seen| seen.shows("Two") && seen.shows(" 1/2"));
    terminal.keys("\x03");
    terminal.ends_with(0);

    let terminal = start(home.path()).args(&["brief", "my-briefing"]).begin();
    terminal.until("the talk", |seen| seen.shows("2 slides"));
    let check = Command::new(env!("CARGO_BIN_EXE_bilat")).args(["check", "--briefings"]).arg(&file).output().unwrap();
    let told = String::from_utf8(check.stderr).unwrap();
    assert!(check.status.success() && told.contains("0 errors, 2 warnings"), "{told}");
    assert_eq!(told.matches("found: a slide without a sentence").count(), 2, "nobody has written one yet");
}

fn quits_from_page(terminal: &mut Terminal) {
    terminal.keys("1");
    terminal.until("the dashboard", |seen| seen.shows("Tab pane"));
    terminal.keys("6");
    terminal.until("the list", on("My briefing"));
    terminal.keys("q1");
    terminal.until("the dashboard", |seen| seen.shows("Tab pane"));
    terminal.keys("6");
    terminal.until("the list", on("My briefing"));
    terminal.signal(rustix::process::Signal::TERM);
    terminal.ends_with(143);
}

#[test]
fn the_folder_for_data_is_obeyed() {
    let (home, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut terminal = start(home.path()).env("XDG_DATA_HOME", data.path()).run();
    add(&mut terminal, "One", 1);
    quits(&mut terminal);
    assert_eq!(titles(&data.path().join("bilat/briefings/bundled.json")), ["One"]);
    assert!(!home.path().join(FILE).exists());
    let named = home.path().join("named.json");
    let mut terminal = start(home.path()).args(&["--briefings"]).arg(&named).run();
    add(&mut terminal, "Named", 1);
    quits(&mut terminal);
    assert_eq!(titles(&named), ["Named"]);
}

#[test]
fn two_dashboards_lose_nothing() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join(FILE);
    let (mut one, mut two) = (start(home.path()).run(), start(home.path()).run());
    add(&mut one, "One", 1);
    add(&mut two, "Two", 2);
    assert_eq!(titles(&file), ["One", "Two"]);
    one.keys("6");
    one.until("the list", on("My briefing"));
    one.keys("\rJ");
    one.until("that the file is another one", |seen| seen.shows("changed meanwhile") && seen.shows("2  Two"));
    assert_eq!(titles(&file), ["One", "Two"]);
    one.keys("J");
    one.until("now it is moved", |seen| seen.shows("2 >One"));
    assert_eq!(titles(&file), ["Two", "One"]);
    two.keys("\x12");
    two.until("read again", |seen| seen.shows("your briefings are read again"));
    two.keys("6");
    two.until("the list", on("My briefing"));
    two.keys("\r");
    two.until("the order of the other", |seen| seen.shows("2  One"));
}

/// An editor that notes the line it is to begin at, and puts `next` in place of the file, where there is one.
const EDITOR: &str =
    "echo \"$1\" > \"$HOME/line\"; if test -e \"$HOME/next\"; then cat \"$HOME/next\" > \"$2\"; else exit 3; fi\n";

fn home_with_editor() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join(FILE);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, OWN).unwrap();
    fs::write(home.path().join("edit.sh"), EDITOR).unwrap();
    (home, file)
}

#[test]
fn words_are_written_in_the_users_editor() {
    let (home, file) = home_with_editor();
    let next = |text: &str| fs::write(home.path().join("next"), text).unwrap();
    let line = || fs::read_to_string(home.path().join("line")).unwrap();
    let mut terminal = start(home.path()).env("VISUAL", "sh $HOME/edit.sh").env("EDITOR", "false").run();
    terminal.keys("6j\rj");
    terminal.until("the second slide", on("Nothing at all"));
    next(&OWN.replace("Nothing at all", "Something"));
    terminal.keys("E");
    terminal.until("what was written", |seen| on("Something")(seen) && seen.shows("read again"));
    assert_eq!(line(), "+5\n");
    assert!(!terminal.is_cooked() && terminal.look().screen().alternate_screen());

    next(&OWN.replace("\"dyad\": \"RUS-TAL\"", "\"dyad\": \"RUS-TLA\""));
    terminal.keys("E");
    let place = "bundled.json:4:60";
    terminal.until("what is wrong", |seen| seen.shows("stay as they were") && seen.shows(place));
    assert!(on("Something")(&terminal.look()), "the last good one stays: {:?}", terminal.look());
    terminal.keys("J");
    terminal.until("that nothing is changed", |seen| seen.shows("not done") && seen.shows(place));
    next(OWN);
    terminal.keys("E");
    terminal.until("all is well", on("Nothing at all"));
    assert_eq!(line(), "+4\n", "it begins at what was wrong");
    assert_eq!(fs::read_to_string(&file).unwrap(), OWN);

    fs::remove_file(home.path().join("next")).unwrap();
    terminal.keys("E");
    terminal.until("that it failed", |seen| seen.shows("failed (exit status: 3)"));
    assert!(on("Nothing at all")(&terminal.look()) && !terminal.is_cooked());
    terminal.keys("1");
    terminal.until("the dashboard", |seen| seen.shows("Tab pane"));
    quits(&mut terminal);
}

#[test]
fn a_file_that_is_wrong_is_said_and_the_rest_goes_on() {
    let (home, file) = home_with_editor();
    fs::write(&file, OWN.replace("\"id\": \"mine\"", "\"id\": 5")).unwrap();
    let mut terminal = start(home.path()).run();
    assert!(terminal.look().shows("your briefings are left out") && terminal.look().shows("bundled.json:2:10"));
    terminal.keys("BMore\r");
    terminal.until("that nothing is written over", |seen| seen.shows("not done") && seen.shows("bundled.json:2:10"));
    quits(&mut terminal);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("\"id\": 5") && !text.contains("More"));
    let terminal = start(home.path()).args(&["--briefings"]).arg(&file).begin();
    terminal.ends_with(65);
    assert_eq!(terminal.look().wrote("\x1b[?1049h"), 0);
}

#[test]
fn a_file_that_is_wrong_is_put_right_from_the_list() {
    let (home, file) = home_with_editor();
    fs::write(&file, OWN.replace("\"id\": \"mine\"", "\"id\": 5")).unwrap();
    fs::write(home.path().join("next"), OWN).unwrap();
    let mut terminal = start(home.path()).env("VISUAL", "sh $HOME/edit.sh").run();
    terminal.keys("6E");
    terminal.until("all is well", |seen| seen.shows("your own") && seen.shows("read again"));
    assert_eq!(fs::read_to_string(home.path().join("line")).unwrap(), "+2\n", "it begins at what was wrong");
    quits_from_a_page(&mut terminal);
    // A room is not told what is wrong with its speaker's files.
    fs::write(&file, "{").unwrap();
    let terminal = start(home.path()).args(&["brief"]).begin();
    terminal.until("the first card", |seen| seen.shows("10 slides, about 12 minutes"));
    assert!(terminal.look().wrote("your briefings are left out") == 1 && !terminal.look().shows("left out"));
}

/// Where there is no file, nothing is edited that could not be saved.
#[test]
fn no_editor_is_opened_on_a_file_that_is_not_there() {
    let (home, file) = home_with_editor();
    fs::remove_dir_all(file.parent().unwrap()).unwrap();
    let mut terminal = start(home.path()).env("VISUAL", "sh $HOME/edit.sh").run();
    terminal.keys("6E");
    terminal.until("why not", |seen| seen.shows("part of the data: it cannot be changed here"));
    assert!(!home.path().join("line").exists());
}

fn quits_from_a_page(terminal: &mut Terminal) {
    terminal.keys("1");
    terminal.until("the dashboard", |seen| seen.shows("Tab pane"));
    quits(terminal);
}

/// A file that was named is followed without any key; one that is wrong takes nothing away, and the list says so as long as
/// it is wrong.
#[test]
fn a_file_that_is_named_is_followed() {
    let (home, file) = home_with_editor();
    let write = |text: String| fs::write(&file, text).unwrap();
    write(OWN.to_owned());
    let editor = start(home.path()).env("VISUAL", "sh $HOME/edit.sh");
    let mut terminal = editor.args(&["--briefings"]).arg(&file).run();
    terminal.keys("6");
    terminal.until("the list", |seen| seen.shows("Later"));
    write(OWN.replace("Later", "Another title"));
    terminal.until("the change", |seen| seen.shows("Another title") && seen.shows("your briefings are read again"));
    write(OWN.replace("\"id\": \"mine\"", "\"id\": 5"));
    terminal.until("that they stay", |seen| seen.shows("stay as they were") && seen.shows("Another title"));
    // The notice goes with a key, the list goes on saying it.
    terminal.keys("jk");
    terminal.until("what is wrong", |seen| seen.shows("bundled.json:2:10") && seen.shows("E opens the file"));
    terminal.keys("\x12");
    terminal.until("it when asked", |seen| seen.shows("your briefings stay as they were"));
    // Wherever the cursor is, `E` is for what is wrong.
    terminal.keys("gE");
    terminal.until("the editor", |seen| seen.shows("failed (exit status: 3)"));
    write(OWN.replace("Later", "A third title"));
    terminal.until("all is well", |seen| seen.shows("A third title") && !seen.shows("stay as they were"));
    fs::remove_file(&file).unwrap();
    terminal.until("that it is gone", |seen| seen.shows("bundled.json is gone") && seen.shows("A third title"));
    write(OWN.replace("Later", "A third title"));
    terminal.until("that it is back", |seen| seen.shows("read again") && !seen.shows("is gone"));
    // What a room is shown waits until the talk is over.
    terminal.keys("j");
    terminal.until("the cursor", on("Mine"));
    terminal.keys("\x1b[15~");
    terminal.until("the first card", |seen| seen.shows("3 slides"));
    write(OWN.replace("Later", "A fourth title").replace("\"title\": \"Mine\"", "\"title\": \"Yours\""));
    terminal.keys("qqn");
    terminal.until("it afterwards", |seen| seen.shows("A fourth title") && seen.shows("Yours"));
}
