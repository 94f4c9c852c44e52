//! What is kept from one run to the next, and what the user set up once.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use bilat::files::Keeper;
use bilat::model::View;
use serde_json::Value;

use crate::pty::{answers, quits};
use crate::terminal::{Seen, Start, Terminal};

const STATE: &str = ".local/state/bilat/state.json";
const CONFIG: &str = ".config/bilat/config.json";

fn write(home: &Path, file: &str, text: impl AsRef<[u8]>) {
    let path = home.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn state(home: &Path) -> Value {
    serde_json::from_slice(&fs::read(home.join(STATE)).unwrap()).unwrap()
}

/// Line 1 of the screen.
fn crumbs(seen: &Seen) -> String {
    seen.screen().rows(0, seen.screen().size().1.get()).next().unwrap_or_default()
}

/// The program in a window that is wide enough for whole sentences.
fn start(home: &Path) -> Start {
    Start::new().size(120, 36).home(home)
}

/// Goes to China and the Taliban, to minerals, to a day.
fn wander(terminal: &mut Terminal) {
    terminal.keys(":chn-tal\r");
    terminal.until("the pair", |seen| crumbs(seen).contains("Taliban"));
    terminal.keys("/topic:minerals\r");
    terminal.until("the filter", |seen| seen.shows("/ topic:minerals"));
    terminal.keys("a2024-05-06\r");
    terminal.until("the day", |seen| crumbs(seen).contains("as of 2024-05-06"));
}

fn wandered(seen: &Seen) -> bool {
    let crumbs = crumbs(seen);
    seen.shows("/ topic:minerals") && ["China", "Taliban", "2024-05-06"].iter().all(|part| crumbs.contains(part))
}

#[test]
fn the_view_that_was_left_is_there_again_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path()).run();
    assert!(!terminal.look().shows("back where"));
    wander(&mut terminal);
    quits(&mut terminal);

    let mut terminal = start(home.path()).run();
    assert!(wandered(&terminal.look()), "{:?}", terminal.look());
    assert!(terminal.look().shows("back where you left off") && terminal.look().shows("H starts over"));
    terminal.keys("H");
    terminal.until("the start", |seen| {
        seen.shows("no filter") && crumbs(seen).contains("Russia") && crumbs(seen).contains("(latest)")
    });
    answers(&mut terminal);
    terminal.keys("k");
    quits(&mut terminal);

    let mut terminal = start(home.path()).run();
    assert!(!terminal.look().shows("back where"), "where everyone begins there is nothing to say");
    quits(&mut terminal);
}

#[test]
fn a_slide_that_is_explored_at_the_end_is_not_where_one_left_off() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path()).run();
    wander(&mut terminal);
    terminal.keys("\x1b[15~\x1b[6~");
    terminal.until("the first slide", |seen| seen.shows("Russia went from ban to recognition"));
    terminal.keys("\x05");
    terminal.until("its data", |seen| crumbs(seen).contains("(latest)"));
    terminal.keys("\x03");
    terminal.ends_with(0);
    let last = serde_json::json!({"view": "dashboard", "actor": "CHN", "dyad": "TAL-CHN", "filter": "topic:minerals",
        "as_of": "2024-05-06"});
    assert_eq!(state(home.path())["data"][0]["last"], last);
}

#[test]
fn a_signal_keeps_the_view_too() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path()).run();
    wander(&mut terminal);
    terminal.signal(rustix::process::Signal::TERM);
    terminal.ends_with(143);
    let terminal = start(home.path()).run();
    assert!(wandered(&terminal.look()), "{:?}", terminal.look());
}

#[test]
fn each_set_of_files_has_its_own_view_and_arguments_come_first() {
    let home = tempfile::tempdir().unwrap();
    let copy = home.path().join("copy.json");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/relations.json"), &copy).unwrap();
    let mut terminal = start(home.path()).args(&[copy.to_str().unwrap()]).run();
    wander(&mut terminal);
    quits(&mut terminal);
    let mut other = start(home.path()).run();
    assert!(!wandered(&other.look()) && !other.look().shows("back where"));
    quits(&mut other);
    for arguments in [["--actor", "IRN"], ["--filter", "topic:trade"], ["--as-of", "2023"], ["--view", "dashboard"]] {
        let terminal = start(home.path()).args(&arguments).args(&[copy.to_str().unwrap()]).run();
        assert!(!wandered(&terminal.look()) && !terminal.look().shows("back where"), "{arguments:?}");
    }
}

#[test]
fn a_view_that_got_a_name_is_found_in_the_next_run() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path()).run();
    terminal.keys("Sdashboard\r");
    terminal.until("why not", |seen| seen.shows("take another name"));
    terminal.keys("\x1b");
    terminal.until("the line closed", |seen| !seen.shows("take another name"));
    wander(&mut terminal);
    terminal.keys("Smine and yours\r");
    terminal.until("the notice", |seen| seen.shows("kept; the palette finds this view as `mine and yours`"));
    terminal.keys("H");
    terminal.until("the start", |seen| seen.shows("no filter"));
    // Even when nothing is left to say at the end.
    terminal.signal(rustix::process::Signal::KILL);
    terminal.until("the end", |seen| seen.exit.is_some());

    let mut terminal = start(home.path()).run();
    terminal.keys(":mine and\r");
    terminal.until("the view", wandered);
    quits(&mut terminal);

    let terminal = start(home.path()).args(&["--view", "mine and yours"]).run();
    assert!(wandered(&terminal.look()), "{:?}", terminal.look());
    let terminal = start(home.path()).args(&["--view", "mine"]).begin();
    terminal.ends_with(2);
    terminal.until("the names", |seen| {
        seen.wrote("timeline, brief, log, interests, changes, tensions, claims, mine and yours") > 0
    });
    assert!(!terminal.look().screen().alternate_screen() && terminal.look().wrote("\x1b[?1049h") == 0);
}

#[test]
fn ids_and_settings_are_kept_and_no_text_of_the_data() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path()).run();
    wander(&mut terminal);
    quits(&mut terminal);
    let last = serde_json::json!({"view": "dashboard", "actor": "CHN", "dyad": "TAL-CHN", "filter": "topic:minerals",
        "as_of": "2024-05-06"});
    let expected = serde_json::json!({"version": 1, "data": [{"files": ["bundled"], "last": last}]});
    assert_eq!(state(home.path()), expected);
}

#[test]
fn changes_are_counted_from_the_last_briefing_unless_something_is_named() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), STATE, r#"{"version": 1, "data": [{"files": ["bundled"], "baseline": "2025-04-17"}]}"#);
    let since = |day: &'static str| move |seen: &Seen| seen.shows(&format!("new since {day}"));
    let mut terminal = start(home.path()).run();
    assert!(since("2025-04-17  (your briefing)")(&terminal.look()), "{:?}", terminal.look());
    terminal.keys("c");
    terminal.until("changes", |seen| seen.shows("changes since 2025-04-17, your last briefing"));
    terminal.keys("1");
    terminal.keys("a2024-01-01\r");
    terminal.until("a year before where the briefing is not yet", since("2023-01-01"));
    terminal.keys("Ab2020-01-01\r");
    terminal.until("what was named", since("2020-01-01"));
    terminal.keys("H");
    terminal.until("the last briefing again", since("2025-04-17"));
    quits(&mut terminal);
    assert_eq!(state(home.path())["data"][0]["baseline"], "2025-04-17");
    let terminal = start(home.path()).args(&["--baseline", "2024-06-01"]).run();
    assert!(since("2024-06-01")(&terminal.look()), "{:?}", terminal.look());
    let mut terminal = start(home.path()).args(&["--as-of", "2025-06-01"]).run();
    assert!(since("2025-04-17")(&terminal.look()), "{:?}", terminal.look());
    terminal.keys("\x1b[15~\x1b[6~qqy");
    terminal.until("the end of a talk", |seen| seen.shows("counted since 2026-06-24 once there is newer data"));
    quits(&mut terminal);
    assert_eq!(state(home.path())["data"][0]["baseline"], "2026-06-24");
}

#[test]
fn the_theme_that_was_chosen_stays_and_asks_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path()).run();
    assert_eq!(terminal.look().wrote("\x1b]11;?"), 1);
    terminal.keys("C");
    terminal.until("another theme", |seen| seen.shows("theme daylight"));
    quits(&mut terminal);
    assert_eq!(state(home.path())["theme"], "daylight");
    let mut terminal = start(home.path()).run();
    assert!(is_light(&terminal.look()));
    assert_eq!(terminal.look().wrote("\x1b]11;?"), 0);
    quits(&mut terminal);
    write(home.path(), CONFIG, r#"{"theme": "dusk"}"#);
    let terminal = start(home.path()).run();
    assert!(!is_light(&terminal.look()), "the configuration comes before what was kept");
    let terminal = start(home.path()).args(&["--theme", "daylight"]).run();
    assert!(is_light(&terminal.look()), "and an argument before the configuration");
    assert_eq!(terminal.look().wrote("\x1b]11;?"), 0);
}

/// Whether the first row of the middle has the ground of `daylight`.
fn is_light(seen: &Seen) -> bool {
    match seen.screen().cell(5, 40).map(vt100::Cell::bgcolor) {
        Some(vt100::Color::Rgb(red, green, blue)) => [red, green, blue].iter().all(|part| *part > 200),
        Some(vt100::Color::Idx(index)) => index == 15 || index == 231 || index >= 252,
        _ => false,
    }
}

#[test]
fn a_light_terminal_gets_daylight_whenever_it_answers() {
    for early in [true, false] {
        let mut terminal = Start::new().size(120, 36).begin();
        terminal.until("the question", |seen| seen.wrote("\x1b]11;?\x1b\\") == 1);
        if !early {
            terminal.until("the first frame", |seen| seen.shows("Tab pane"));
            assert!(!is_light(&terminal.look()), "nobody waits for the answer");
            answers(&mut terminal);
        }
        terminal.keys("\x1b]11;rgb:fafa/fafa/f0f0\x1b\\");
        terminal.until("daylight", |seen| seen.shows("Tab pane") && is_light(seen));
        answers(&mut terminal);
        quits(&mut terminal);
    }
}

#[test]
fn a_theme_that_was_chosen_before_the_answer_stays() {
    let mut terminal = Start::new().size(120, 36).run();
    terminal.keys("CCC");
    terminal.until("a theme", |seen| seen.shows("theme mono"));
    terminal.keys("\x1b]11;rgb:fafa/fafa/f0f0\x07");
    answers(&mut terminal);
    assert!(!is_light(&terminal.look()));
}

#[test]
fn a_state_that_is_of_no_use_is_put_aside_with_one_banner() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), STATE, "{\"version\": 1,");
    let mut terminal = start(home.path()).run();
    let seen = terminal.look().shows("is damaged") && terminal.look().shows("state.json.bad");
    assert!(seen, "{:?}", terminal.look());
    assert_eq!(fs::read_to_string(home.path().join(STATE).with_added_extension("bad")).unwrap(), "{\"version\": 1,");
    answers(&mut terminal);
    terminal.until("something else", |seen| !seen.shows("is damaged"));
    quits(&mut terminal);
    assert_eq!(state(home.path())["version"], 1);
}

#[test]
fn a_state_from_a_newer_bilat_stays_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), STATE, "{\"version\": 99}");
    let mut terminal = start(home.path()).run();
    assert!(terminal.look().shows("from a newer bilat"), "{:?}", terminal.look());
    answers(&mut terminal);
    quits(&mut terminal);
    assert_eq!(fs::read_to_string(home.path().join(STATE)).unwrap(), "{\"version\": 99}");
}

#[test]
fn a_state_that_is_damaged_while_it_runs_is_said_where_a_view_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path()).run();
    write(home.path(), STATE, "{\"version\": 1,");
    terminal.keys("Smine\r");
    terminal.until("what became of it", |seen| seen.shows("`mine` is kept, other views not"));
    assert!(terminal.look().shows("state.json.bad"), "{:?}", terminal.look());
    quits(&mut terminal);
}

#[test]
fn where_nothing_can_be_kept_it_runs_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    for home in [folder.path().join("file"), Path::new("/proc/self").join("none")] {
        let mut terminal = start(&home).run();
        assert!(terminal.look().shows("nothing is kept for the next run"), "{:?}", terminal.look());
        answers(&mut terminal);
        terminal.keys("Smine\r");
        terminal.until("why not", |seen| seen.shows("the palette finds `mine` until you quit, not after"));
        quits(&mut terminal);
        assert_eq!(terminal.look().wrote("not kept"), 0, "it is said once");
    }
}

#[test]
fn a_configuration_is_obeyed() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), ".config/bilat/keys.json", r#"{"dashboard": [{"on": ["x"], "run": "zoom"}]}"#);
    write(home.path(), CONFIG, r#"{"ascii": true, "mouse": true, "keymap": "keys.json", "remember": false}"#);
    let mut terminal = start(home.path()).run();
    assert!(!terminal.look().shows("│") && terminal.look().wrote("\x1b[?1000h") > 0);
    wander(&mut terminal);
    terminal.keys("x");
    terminal.until("one pane", |seen| !seen.shows("Actors"));
    terminal.keys("\x03");
    terminal.ends_with(0);
    assert!(!home.path().join(STATE).exists(), "it was told to remember nothing");
}

#[test]
fn a_broken_configuration_is_a_banner_and_where_it_was_named_an_error() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), CONFIG, "{\n\"asci\": true\n}");
    let mut terminal = start(home.path()).run();
    let seen = terminal.look().shows("did you mean `ascii`?") && terminal.look().shows("line 2");
    assert!(seen, "{:?}", terminal.look());
    quits(&mut terminal);
    for (text, why) in [
        ("{\n\"asci\": true\n}", "did you mean `ascii`?"),
        ("{\"theme\": \"dusc\"}", "did you mean `dusk`?"),
        ("{\"keymap\": \"bad.json\"}", "did you mean `dashboard`?"),
    ] {
        write(home.path(), "bad.json", r#"{"dashbord": []}"#);
        write(home.path(), "named.json", text);
        let named = home.path().join("named.json");
        let terminal = start(home.path()).args(&["--config", named.to_str().unwrap()]).begin();
        terminal.ends_with(78);
        terminal.until("why", |seen| seen.wrote(why) > 0);
        assert_eq!(terminal.look().wrote("\x1b[?1049h"), 0);
    }
    let terminal = start(home.path()).args(&["--config", "no-such-file.json"]).begin();
    terminal.ends_with(66);
}

#[test]
fn what_is_not_on_a_terminal_is_the_same_for_everyone() {
    let home = tempfile::tempdir().unwrap();
    let state = r#"{"version": 1, "theme": "mono", "data": [{"files": ["bundled"], "last": {"actor": "IRN"}}]}"#;
    write(home.path(), STATE, state);
    write(home.path(), CONFIG, r#"{"theme": "mono", "ascii": true}"#);
    let run = |home: &Path, arguments: &[&str]| {
        let program = env!("CARGO_BIN_EXE_bilat");
        let output = Command::new(program)
            .args(arguments)
            .env("HOME", home)
            .env_remove("XDG_STATE_HOME")
            .env_remove("XDG_CONFIG_HOME")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?}");
        output.stdout
    };
    for arguments in [&["--print", "--format", "ansi"][..], &["--plain"], &[], &["show", "actors"]] {
        assert_eq!(run(home.path(), arguments), run(Path::new("/nowhere"), arguments), "{arguments:?}");
    }
    write(home.path(), STATE, "{");
    write(home.path(), CONFIG, "{");
    run(home.path(), &["--print"]);
    assert!(home.path().join(STATE).exists());
    let told = String::from_utf8(run(home.path(), &["doctor"])).unwrap();
    for file in [STATE, CONFIG] {
        assert!(told.contains(&format!("{}\n", home.path().join(file).display())), "{told}");
    }
}

const WRITER: &str = "BILAT_TEST_WRITES_TO";

/// One view, so long that it takes more than one write, and the same letter through and through.
fn long(letter: char) -> View {
    View { filter: Some(letter.to_string().repeat(60_000).into()), ..View::default() }
}

/// The other half of the test below, which runs it in a process of its own until it kills that.
#[test]
fn writes_until_it_is_killed() {
    let Some(path) = std::env::var_os(WRITER) else { return };
    let (keeper, ..) = Keeper::open(Some(path.into()), Some(vec!["bundled".to_owned()]));
    for letter in ['a', 'b'].into_iter().cycle() {
        keeper.keep_last(&long(letter), None).unwrap();
    }
}

#[test]
fn a_writer_that_is_killed_leaves_the_old_or_the_new() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    for round in 0..40 {
        let before = fs::metadata(&path).ok().map(|about| about.modified().unwrap());
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kept::writes_until_it_is_killed"])
            .env(WRITER, &path)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // It is at work as soon as the file is another one; how far it gets is another thing each time.
        while fs::metadata(&path).ok().map(|about| about.modified().unwrap()) == before {
            assert!(writer.try_wait().unwrap().is_none(), "the writer ended in round {round}");
            std::thread::yield_now();
        }
        (0..round * 20).for_each(|_| std::thread::yield_now());
        writer.kill().unwrap();
        writer.wait().unwrap();
        let (_, remembered, told) = Keeper::open(Some(path.clone()), Some(vec!["bundled".to_owned()]));
        assert_eq!(told, None);
        let last = remembered.last.unwrap();
        assert!(last == long('a') || last == long('b'), "mixed in round {round}");
    }
}
