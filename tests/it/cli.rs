//! The program from outside: what it prints, and how it ends.

mod piped;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn bilat(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bilat")).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn stdout(arguments: &[&str]) -> String {
    let output = bilat(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Exit code and standard error.
fn failure(arguments: &[&str]) -> (i32, String) {
    let output = bilat(arguments);
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&stdout(arguments)).unwrap()
}

/// Standing and formal facts of a pair on a day, a line each.
fn picture(pair: &str, day: &str) -> Vec<String> {
    let answer = json(&["show", "dyad", pair, "--as-of", day, "--format", "json"]);
    assert_eq!(answer["format"], "bilat/show-dyad/1");
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let standing = &answer["standing"];
    let mut lines = vec![format!("{} since {}", text(&standing["value"]), text(&standing["from"]))];
    for track in answer["tracks"].as_array().unwrap() {
        assert!(track["until"].is_null(), "what stands has not ended: {track}");
        let by = track["by"].as_str().unwrap_or("both");
        lines.push(format!("{} {by} {} since {}", text(&track["track"]), text(&track["value"]), text(&track["from"])));
    }
    lines
}

#[test]
fn russia_and_the_taliban_read_as_they_stood_on_each_day() {
    let none = "recognition RUS none since 1996-09-27";
    let listed = "law RUS listed since 2003-02-14";
    let suspended = "law RUS suspended since 2025-04-17";
    let embassy_kabul = "post RUS embassy since 2021-08-15";
    let embassy_moscow = "post TAL embassy since 2022-04-06";
    let warming = "transactional since 2024-07-04";
    let recognised = [
        "partner since 2025-07-03",
        suspended,
        "recognition RUS de-jure since 2025-07-03",
        embassy_kabul,
        "post TAL ambassador since 2025-07-03",
    ];
    assert_eq!(picture("RUS-TAL", "2003-02-13"), ["adversarial since 2001-11-13", none]);
    assert_eq!(picture("RUS-TAL", "2003-02-14"), ["adversarial since 2001-11-13", listed, none]);
    assert_eq!(picture("RUS-TAL", "2021-08-16"), ["transactional since 2021-08-15", listed, none, embassy_kabul]);
    assert_eq!(picture("RUS-TAL", "2025-04-16"), [warming, listed, none, embassy_kabul, embassy_moscow]);
    for day in ["2025-04-17", "2025-07-02"] {
        assert_eq!(picture("RUS-TAL", day), [warming, suspended, none, embassy_kabul, embassy_moscow], "{day}");
    }
    assert_eq!(picture("TAL-RUS", "2025-07-03"), recognised);
    let last = picture("RUS-TAL", "2026-06-24");
    assert_eq!(last[0], "partner since 2026-05-27");
    assert_eq!(last[1..5], recognised[1..]);
    assert_eq!(last[5..], ["treaty both signed since 2026-05-27"]);
}

#[test]
fn a_ledger_names_both_directions_and_adds_up() {
    let answer = json(&["show", "dyad", "TAL-RUS", "--format", "json"]);
    assert_eq!(answer["dyad"], serde_json::json!(["RUS", "TAL"]));
    for direction in ["RUS>TAL", "TAL>RUS"] {
        let ledger = &answer["ledger"][direction];
        let count = |key: &str| ledger[key].as_u64().unwrap();
        let parts = ["words+", "deeds+", "words-", "deeds-", "neutral"].map(count);
        assert_eq!(parts.iter().sum::<u64>(), count("n"), "{direction}");
        assert!(count("n") > 5 && ledger["last"].is_string(), "{direction}");
    }
    let n = |value: &Value| value.as_u64().unwrap();
    let ways = n(&answer["ledger"]["RUS>TAL"]["n"]) + n(&answer["ledger"]["TAL>RUS"]["n"]);
    let all = answer["events"].as_array().unwrap().len() as u64;
    assert_eq!(ways - n(&answer["both_ways"]) + n(&answer["together"]), all);
}

#[test]
fn events_come_newest_first_in_the_files_own_form() {
    let answer = json(&["show", "events", "--filter", "dyad:RUS-TAL since:2025", "--format", "json"]);
    assert_eq!(answer["format"], "bilat/show-events/1");
    let events = answer["events"].as_array().unwrap();
    let dates: Vec<&str> = events.iter().map(|event| event["date"].as_str().unwrap()).collect();
    assert!(dates.len() > 5 && dates.windows(2).all(|pair| pair[0].split('/').next() >= pair[1].split('/').next()));
    let ban = events.iter().find(|event| event["id"] == "rus-suspends-taliban-ban-2025-04-17").unwrap();
    assert_eq!((&ban["code"], &ban["from"][0], &ban["to"][0]), (&"081".into(), &"RUS".into(), &"TAL".into()));
    let sources = answer["sources"].as_array().unwrap();
    for source in ban["sources"].as_array().unwrap() {
        assert!(sources.iter().any(|known| known["id"] == *source && known["url"].is_string()));
    }
}

#[test]
fn what_is_printed_as_json_can_be_loaded_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("again.jsonl");
    let answer = json(&["show", "events", "--format", "json", "--as-of", "2021-08-20"]);
    let events = answer["events"].as_array().unwrap();
    let lines: Vec<String> = events.iter().map(ToString::to_string).collect();
    std::fs::write(&path, lines.join("\n")).unwrap();
    let path = path.to_str().unwrap();
    let check = bilat(&["check", "--strict", "data/relations.json", "--events", path]);
    assert_eq!(check.stdout, b"ok: no errors, no warnings\n");
    let told = format!("{} of the records replace one of the same id", events.len());
    assert!(String::from_utf8(check.stderr).unwrap().starts_with(&told), "{told}");
}

#[test]
fn changes_lead_with_the_ban_and_the_recognition() {
    let time = ["show", "changes", "--baseline", "2025-04-16", "--as-of", "2025-07-04"];
    let answer = json(&[&time[..], &["--format", "json"]].concat());
    assert_eq!(answer["format"], "bilat/show-changes/1");
    assert_eq!((&answer["baseline"], &answer["as_of"]), (&"2025-04-16".into(), &"2025-07-04".into()));
    let pair = &answer["pairs"][0];
    assert_eq!((&pair["dyad"], &pair["trend"]), (&serde_json::json!(["RUS", "TAL"]), &"up".into()));
    let steps: Vec<&Value> =
        pair["changes"].as_array().unwrap().iter().filter(|change| change["move"] == "up").collect();
    let words: Vec<[&str; 4]> =
        steps.iter().map(|step| ["date", "what", "before", "after"].map(|key| step[key].as_str().unwrap())).collect();
    assert_eq!(words[0], ["2025-04-17", "law", "listed", "suspended"]);
    assert_eq!(words[1], ["2025-07-03", "recognition", "none", "de-jure"]);
    assert_eq!(steps[1]["because"], serde_json::json!(["rus-recognition-2025-07-03"]));
    // What is named stands in full.
    for (list, key) in [("events", "event"), ("claims", "claim")] {
        let all = answer["pairs"].as_array().unwrap().iter().flat_map(|pair| pair["changes"].as_array().unwrap());
        let named: Vec<&Value> = all.filter(|change| change["what"] == key).map(|change| &change["id"]).collect();
        let known = answer[list].as_array().unwrap();
        assert!(!named.is_empty() && named.iter().all(|id| known.iter().any(|record| record["id"] == **id)), "{list}");
    }
    let text = stdout(&time);
    let places: Vec<usize> =
        ["(RUS-TAL)  ▲ better", "terror list by Russia: listed -> suspended", "recognition by Russia: none -> de-jure"]
            .iter()
            .map(|part| text.find(part).unwrap_or_else(|| panic!("{part}: {text}")))
            .collect();
    assert!(places.is_sorted() && places[0] == text.find("(RUS-TAL)").unwrap(), "{text}");
}

#[test]
fn no_changes_say_why() {
    let text = stdout(&["show", "changes", "--baseline", "2025-07-04", "--as-of", "2025-07-04"]);
    assert!(text.contains("nothing changed between 2025-07-04 and 2025-07-04"), "{text}");
    let time = ["show", "changes", "--baseline", "2025-04-16", "--as-of", "2025-07-04"];
    let text = stdout(&[&time[..], &["--filter", "until:1990"]].concat());
    let expected = "nothing changed between 2025-04-16 and 2025-07-04 that matches until:1990; without the filter ";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn tables_are_csv_that_another_reader_reads() {
    for subject in ["actors", "events", "claims", "changes", "matrix"] {
        let text = stdout(&["show", subject, "--format", "csv"]);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let columns = reader.headers().unwrap().len();
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert!(rows.len() > 10 && rows.iter().all(|row| row.len() == columns), "{subject}");
    }
    let tensions = stdout(&["show", "tensions", "--format", "csv", "--as-of", "2025-04-18"]);
    let first =
        "2025-01-20,IND,RUS,partner since 2000-10-03,USA,partner since 2018-09-06,adversarial since 2025-01-20,no";
    assert_eq!(tensions.lines().nth(1), Some(first));
    let (code, message) = failure(&["show", "dyad", "RUS-TAL", "--format", "csv"]);
    assert_eq!(code, 2);
    assert!(message.contains("use text or json"), "{message}");
}

/// By hand from the file: its only event of an imprecise date that had begun but may not have happened on that day.
#[test]
fn events_as_csv_have_every_field_that_json_has() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.jsonl");
    let line = r#"{"id": "x", "date": "2025-03", "from": ["RUS"], "to": ["TAL"], "code": "AA", "scheme": "plover",
        "quad": "words+", "url": "https://example.org/1", "publisher": "Agency", "sources": ["tass-2025-04-17"]}"#;
    std::fs::write(&file, line.replace('\n', "")).unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/relations.json");
    let arguments = [data.to_str().unwrap(), "--events", file.to_str().unwrap(), "--as-of", "2025-03-15"];
    let text = stdout(&[&["show", "events", "--format", "csv"], &arguments[..]].concat());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let row = rows.iter().find(|row| row["id"] == "x").unwrap();
    for (column, value) in
        [("scheme", "plover"), ("publisher", "Agency"), ("uncertain", "yes"), ("sources", "tass-2025-04-17")]
    {
        assert_eq!(row[column], value, "{column}");
    }
    assert!(row["url"].ends_with(" https://example.org/1"), "{}", row["url"]);
    assert!(rows.iter().filter(|row| row["id"] != "x").all(|row| !row["sources"].contains("://")));
}

#[test]
fn an_actor_as_json_has_its_events() {
    let answer = json(&["show", "actor", "ISK", "--format", "json"]);
    let events = answer["events"].as_array().unwrap();
    let is_party = |event: &Value| {
        [&event["from"], &event["to"]].iter().any(|list| list.as_array().unwrap().contains(&"ISK".into()))
    };
    assert!(events.len() > 3 && events.iter().all(is_party), "{events:?}");
    let sources: Vec<&str> =
        answer["sources"].as_array().unwrap().iter().filter_map(|source| source["id"].as_str()).collect();
    let used = events.iter().flat_map(|event| event["sources"].as_array().unwrap());
    assert!(used.map(|id| id.as_str().unwrap()).all(|id| sources.contains(&id)));
}

/// Counted by hand in the file, for the Taliban and Pakistan both ways.
#[test]
fn the_matrix_has_a_record_for_each_direction() {
    let answer = json(&["show", "matrix", "--format", "json"]);
    assert_eq!((&answer["format"], &answer["baseline"]), (&"bilat/show-matrix/1".into(), &"2025-06-24".into()));
    let pairs = answer["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 16 * 15);
    let way = |from: &str, to: &str| pairs.iter().find(|pair| pair["from"] == from && pair["to"] == to).unwrap();
    for (from, to, words, deeds, trend, standing) in [
        ("RUS", "TAL", "for", "both", "up", "partner"),
        ("PAK", "TAL", "for", "against", "down", "hostile"),
        ("ISK", "TAL", "against", "against", "level", "hostile"),
    ] {
        let way = way(from, to);
        let found = ["words", "deeds", "trend", "standing"].map(|key| way[key].as_str().unwrap());
        assert_eq!(found, [words, deeds, trend, standing], "{from}>{to}");
    }
    let silent = way("IND", "KGZ");
    let found = (&silent["coded"], &silent["words"], &silent["together"], &silent["n"]);
    assert_eq!(found, (&true.into(), &Value::Null, &4.into(), &0.into()), "they only met among others");
    let uncoded = way("IND", "UNO");
    assert_eq!(
        (&uncoded["coded"], &uncoded["standing"], &uncoded["last"]),
        (&false.into(), &Value::Null, &Value::Null)
    );
    // Each is what the answer about the pair says.
    for (pair, from, to) in [("RUS-TAL", "TAL", "RUS"), ("TAL-PAK", "PAK", "TAL"), ("CHN-IND", "CHN", "IND")] {
        let answer = json(&["show", "dyad", pair, "--format", "json"]);
        let ledger = &answer["ledger"][format!("{from}>{to}")];
        assert_eq!(answer["together"], way(from, to)["together"], "{pair}");
        for key in ["words+", "deeds+", "words-", "deeds-", "neutral", "n", "last"] {
            assert_eq!(ledger[key], way(from, to)[key], "{pair} {key}");
        }
    }
}

#[test]
fn the_matrix_obeys_filter_and_days_and_is_drawn_as_text() {
    let text = stdout(&["show", "matrix"]);
    let row = |text: &str, id: &str| text.lines().find(|line| line.starts_with(id)).unwrap().to_owned();
    assert!(row(&text, "from").starts_with("from \\ to           RUS CHN IND IRN PAK TAL USA"), "{text}");
    assert!(row(&text, "PAK").starts_with("PAK Pakistan        +.  +.▲ .+  +-▲  \\  +-▼ +.▲ .-"), "{text}");
    assert!(text.contains("? not in the data: neither a tie nor an event by"));
    let then = stdout(&["show", "matrix", "--as-of", "2010-01-01", "--baseline", "2001-01-01"]);
    assert!(
        !then.contains("ISK") && !then.contains("Khorasan") && then.contains("third, tie since 2001-01-01"),
        "{then}"
    );
    let filtered = stdout(&["show", "matrix", "--filter", "topic:narcotics"]);
    assert!(filtered.contains("none that matches") && row(&filtered, "RUS") != row(&text, "RUS"));
    let plain = stdout(&["--plain", "--view", "matrix"]);
    assert_eq!(plain, text);
}

#[test]
fn the_filter_narrows_what_is_shown() {
    let count = |filter: &str| {
        json(&["show", "events", "--filter", filter, "--format", "json"])["events"].as_array().unwrap().len()
    };
    let (all, minerals) = (count(""), count("topic:minerals"));
    assert!(0 < minerals && minerals < all);
    assert_eq!(count("topic:minerals OR -topic:minerals"), all);
    assert!(count("party:central-asia topic:minerals") <= minerals);
    let tensions = |filter: &str| {
        let arguments = ["show", "tensions", "--as-of", "2025-04-18", "--filter", filter, "--format", "json"];
        json(&arguments)["tensions"].as_array().unwrap().len()
    };
    assert_eq!(["", "party:TAL", "standing:hostile"].map(tensions), [3, 1, 0]);
}

#[test]
fn a_wrong_filter_points_at_its_place() {
    let (code, message) = failure(&["show", "events", "--filter", "actor:russia topic:securty"]);
    assert_eq!(code, 2);
    assert!(message.contains("  | actor:russia topic:securty\n  |                    ^"), "{message}");
    assert!(message.contains("security"), "{message}");
    let (code, message) = failure(&["show", "events", "--filter", "tone:<0"]);
    assert_eq!(code, 2);
    assert!(message.contains("score"), "{message}");
}

#[test]
fn wrong_arguments_say_what_is_right() {
    for (arguments, expected) in [
        (&["show", "actor", "Rusia"][..], "did you mean"),
        (&["show", "dyad", "RUS"], "like RUS-TAL"),
        (&["show", "dyad", "RUS-RUS"], "twice the same"),
        (&["show", "dyad", "RUS-XYZ"], "XYZ"),
        (&["show", "actors", "--as-of", "2025-02-30"], "no such day"),
        (&["show", "actors", "--as-of", "2031"], "complete to"),
        (&["show", "changes", "--as-of", "2025-07-04", "--baseline", "2025"], "lies after the as-of date 2025-07-04"),
        (&["show", "actor", "ISK", "--as-of", "2010"], "not there yet"),
        (&["--print", "--view", "timeline", "--dyad", "TAL-ISK", "--as-of", "2010"], "nothing of TAL-ISK is known by"),
        (&["--print", "--view", "graph", "--actor", "CAS"], "not of a bloc"),
        (&["--print", "--view", "mine"], "saved views on a terminal"),
        (&["--plain", "--view", "mine"], "saved views on a terminal"),
        (&["--print", "--config", "mine.json"], "cannot be used with"),
        (&["--print", "--theme", "dusc"], "did you mean `dusk`?"),
    ] {
        let (code, message) = failure(arguments);
        assert_eq!(code, 2, "{arguments:?}: {message}");
        assert!(message.contains(expected), "{arguments:?}: {message}");
    }
}

#[test]
fn an_example_is_written_whole_and_never_over_something() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.json");
    let path = path.to_str().unwrap();
    assert!(stdout(&["new", path]).contains("bilat check"));
    assert_eq!(stdout(&["check", "--strict", path]), "ok: no errors, no warnings\n");
    assert!(stdout(&["show", "dyad", "UPL-LOW", path]).contains("strained since 2024-11-02"));
    let (code, message) = failure(&["new", path]);
    assert_eq!(code, 73);
    assert!(message.contains("--force"), "{message}");
    stdout(&["new", "--force", path]);
    let nowhere = folder.path().join("no/such/folder.json");
    assert_eq!(failure(&["new", nowhere.to_str().unwrap()]).0, 73);
}

#[test]
fn bad_files_are_told_from_absent_ones() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.json");
    std::fs::write(&bad, r#"{"version": "1.0", "title": "t", "as_of": "2025-02-30"}"#).unwrap();
    let (code, message) = failure(&["check", bad.to_str().unwrap()]);
    assert_eq!(code, 65);
    assert!(message.contains("bad.json:1:43  /as_of") && message.contains("1 error,"), "{message}");
    let (code, _) = failure(&["show", "actors", bad.to_str().unwrap()]);
    assert_eq!(code, 65);
    let (code, message) = failure(&["check", "no-such-file.json"]);
    assert_eq!(code, 66);
    assert!(message.contains("no-such-file.json"), "{message}");
    assert_eq!(failure(&["check", folder.path().to_str().unwrap()]).0, 66);
}

#[test]
fn check_reports_as_json_too() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.json");
    std::fs::write(&bad, r#"{"version": "1.0", "title": "t", "as_of": "2025-01-01", "topcs": []}"#).unwrap();
    let path = bad.to_str().unwrap();
    let report = json(&["check", path, "--format", "json"]);
    assert_eq!((&report["format"], &report["warnings"]), (&"bilat/check/1".into(), &1.into()));
    assert_eq!(report["problems"][0]["code"], "W0201");
    assert_eq!(report["problems"][0]["column"], 57);
    let strict = bilat(&["check", path, "--strict", "--format", "json"]);
    assert_eq!(strict.status.code(), Some(65));
    assert!(serde_json::from_slice::<Value>(&strict.stdout).is_ok() && strict.stderr.is_empty());
}

#[test]
fn no_control_byte_of_a_file_or_its_name_reaches_standard_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("evil\u{1b}[2J\n.json");
    let evil = r#"{"version":"1.0","title":"a\u001b]0;x\u0007","as_of":"2025-01-01","a\u001b[31m\u202e":1,
        "actors":[{"id":"A\u001b[2J","name":"b\u009b31m"}]}"#;
    std::fs::write(&path, evil).unwrap();
    for arguments in [vec!["check"], vec!["check", "--format", "json"], vec!["show", "actors"]] {
        let output = bilat(&[&arguments[..], &[path.to_str().unwrap()]].concat());
        assert_eq!(output.status.code(), Some(65));
        let text = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
        let bad = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!text.is_empty() && !text.contains(bad), "{text:?}");
    }
}

#[test]
fn standard_input_is_a_file_too() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bilat"))
        .args(["check", "-", "--strict"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let data = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/relations.json")).unwrap();
    child.stdin.take().unwrap().write_all(&data).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "ok: no errors, no warnings\n");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bilat"))
        .args(["show", "events", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[test]
fn the_schema_and_the_doctor_print() {
    let schema: Value = serde_json::from_str(&stdout(&["schema"])).unwrap();
    assert!(schema.is_object());
    let report = stdout(&["doctor"]);
    assert!(report.contains(env!("CARGO_PKG_VERSION")) && report.contains("bundled, 16 actors"), "{report}");
}

/// The overview of any data leads on: what it proposes can be typed as it stands.
#[test]
fn what_the_overview_proposes_works_on_the_same_data() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("it's mine.json");
    std::fs::write(&file, crate::support::WHOLE).unwrap();
    let overview = stdout(&[file.to_str().unwrap()]);
    let commands = overview.lines().filter_map(|line| Some(line.split_once("bilat show")?.1.split_once("  ")?.0));
    let mut tried = 0;
    for command in commands {
        let run = format!("\"$0\" show{command}");
        let output = Command::new("sh").args(["-c", &run, env!("CARGO_BIN_EXE_bilat")]).output().unwrap();
        assert!(output.status.success() && command.contains("mine.json"), "{command}: {output:?}");
        tried += 1;
    }
    assert_eq!(tried, 4, "{overview}");
}
