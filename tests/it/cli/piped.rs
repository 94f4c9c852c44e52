//! Without a terminal: the view that is asked for, printed as text.

use std::process::{Command, Stdio};

use bilat::model::View;

use super::{failure, json, stdout};

#[test]
fn without_a_terminal_the_view_is_plain_text() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let mut to_file = Command::new(env!("CARGO_BIN_EXE_bilat"));
    let status = to_file.stdin(Stdio::null()).stdout(file.reopen().unwrap()).status().unwrap();
    assert_eq!(status.code(), Some(0));
    for text in [stdout(&[]), std::fs::read_to_string(file.path()).unwrap()] {
        assert!(text.contains("Russia") && !text.contains('\x1b'), "{text}");
    }
}

#[test]
fn every_view_is_printed_as_text() {
    for (view, heading) in View::BUILTIN.into_iter().zip([
        "Russia – Taliban (Islamic Emirate) (RUS-TAL)",
        "Russia – Taliban (Islamic Emirate) (RUS-TAL)",
        "rows act on columns",
        "Russia (RUS) and those it has ties with",
        "Timeline between Russia and Taliban",
        "Briefings",
        "events, newest first",
        "20 interests",
        "changes since 2025-06-24",
        "tensions, newest first",
        "ties without an event",
    ]) {
        let text = stdout(&["--plain", "--view", view, "--dyad", "RUS-TAL"]);
        assert!(text.contains(heading), "{view}: {text}");
        let is_of_pair = [View::DASHBOARD, View::SHEET].contains(&view);
        assert_eq!(text == stdout(&["show", "dyad", "RUS-TAL"]), is_of_pair, "{view}");
    }
    let (code, message) = failure(&["--plain", "--view", "sheet"]);
    assert!(code == 2 && message.contains("name a pair with --dyad"), "{message}");
    assert!(stdout(&["--plain", "--view", "interests"]).contains("China"));
}

/// What the dashboard prints into a pipe.
fn piped(arguments: &[&str]) -> String {
    let text = stdout(arguments);
    assert_eq!(text, stdout(&[arguments, &["--plain"]].concat()), "asked for or not, it is the same");
    assert!(!text.contains('\u{1b}') && text.lines().all(|line| line.trim_end() == line), "{text}");
    text
}

/// The events listed under the heading that says how many there are.
fn listed(text: &str) -> (usize, usize) {
    let (before, after) = text.split_once(" events, newest first\n").unwrap();
    let number = before.rsplit(['\n', ' ']).next().unwrap();
    // The titles of the columns come first.
    (number.parse().unwrap(), after.lines().take_while(|line| !line.is_empty()).count() - 1)
}

#[test]
fn without_a_terminal_the_dashboard_prints_what_there_is_to_see() {
    let text = piped(&[]);
    for expected in ["as of 2026-06-24", "16 actors,", "go on with", "bilat show dyad", "Russia", "10 of 338 events"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    let text = piped(&["--filter", "topic:minerals", "--as-of", "2024-12-31"]);
    let events = json(&["show", "events", "--filter", "topic:minerals", "--as-of", "2024-12-31", "--format", "json"]);
    let count = events["events"].as_array().unwrap().len();
    assert!(text.contains("as of 2024-12-31 · filter: topic:minerals"), "{text}");
    assert!(text.contains(&format!("filter leaves  {count} of ")), "{text}");
}

#[test]
fn a_timeline_is_told_from_one_side_throughout() {
    let text = stdout(&["--view", "timeline", "--dyad", "TAL-RUS"]);
    assert!(text.starts_with("Timeline between Taliban and Russia\n"), "{text}");
    assert!(text.contains("between Taliban and Russia: neither for nor against"), "{text}");
    assert!(!text.contains("between Russia and Taliban"), "{text}");
}

#[test]
fn one_is_not_called_many() {
    // By then there is one event.
    let day = ["--as-of", "1997-01-01"];
    assert_eq!(
        json(&[&["show", "events", "--format", "json"], &day[..]].concat())["events"].as_array().unwrap().len(),
        1
    );
    let frame = stdout(&[&["--print", "--filter", "party:RUS"], &day[..]].concat());
    assert!(frame.lines().nth(1).unwrap().contains(" 1 event "), "{frame}");
    let actor = piped(&[&["--actor", "RUS"], &day[..]].concat());
    assert!(actor.contains("\n1 event, newest first\n"), "{actor}");
    assert!(actor.contains("\n1 tie, from cooperative to hostile; changes since 1996-01-01\n"), "{actor}");
}

#[test]
fn a_pair_of_which_the_filter_leaves_nothing_is_shown_without_it_or_refused() {
    let named = ["--dyad", "PAK-TAL", "--filter", "topic:minerals"];
    let (code, message) = failure(&named);
    assert_eq!((code, message.trim()), (2, "error: nothing of PAK-TAL matches topic:minerals; leave one of them out"));
    let frame = stdout(&[&named[..], &["--print", "--size", "120x36"]].concat());
    assert!(
        frame.contains("filter off: nothing of Pakistan – Taliban matches topic:minerals; 0 puts it back"),
        "{frame}"
    );
}

#[test]
fn without_a_terminal_the_dashboard_prints_the_whole_page_of_what_is_asked_for() {
    let actor = piped(&["--actor", "Moscow"]);
    assert!(actor.starts_with("Russia (RUS)\nas of 2026-06-24"), "{actor}");
    for expected in ["ties, from cooperative to hostile", " Taliban  ", "\n10 interests\n"] {
        assert!(actor.contains(expected), "{expected}: {actor}");
    }
    let (said, rows) = listed(&actor);
    assert_eq!((said, rows), (rows, listed(&stdout(&["show", "events", "--filter", "party:RUS"])).1));
    assert!(rows > 50);

    let pair = ["--dyad", "TAL-RUS", "--actor", "TAL", "--filter", "topic:security", "--as-of", "2025-04-17"];
    let text = piped(&pair);
    assert!(
        text.starts_with("Taliban (Islamic Emirate) – Russia (TAL-RUS)\nas of 2025-04-17 · filter: topic:security")
    );
    assert!(
        ["transactional since 2021-08-15\n", "last assessed 2024-07-04: "].iter().all(|told| text.contains(told))
            && !text.contains("2026"),
        "{text}"
    );
    let (said, rows) = listed(&text);
    assert!(0 < rows && rows == said && rows < listed(&piped(&["--dyad", "RUS-TAL"])).1);
}

#[test]
fn without_a_terminal_wrong_names_are_told_as_ever() {
    for (arguments, expected) in [
        (&["--actor", "Rusia"][..], "did you mean"),
        (&["--actor", "ISK", "--as-of", "2010"], "not there yet"),
        (&["--dyad", "RUS-RUS"], "twice the same"),
        (&["--dyad", "CHN-UKR"], "nothing of CHN-UKR is known by 2026-06-24"),
        (&["--dyad", "TAL-ISK", "--as-of", "2014"], "nothing of TAL-ISK is known by 2014-12-31"),
        (&["--dyad", "RUS-TAL", "--actor", "nobody"], "nobody"),
        (&["--filter", "tone:<0"], "score"),
    ] {
        let (code, message) = failure(&[arguments, &["--plain"]].concat());
        assert_eq!(code, 2, "{arguments:?}: {message}");
        assert!(message.contains(expected), "{arguments:?}: {message}");
    }
}
