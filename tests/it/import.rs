//! The loader: for every kind of problem a broken file, what is told of it, and where.

mod cases;
mod overlay;
mod streams;
mod text;

use std::collections::HashSet;

use bilat::import::{Form, Kind, Report, Strictness, load};

use crate::support::{WHOLE, edited, graph, input, report};
use cases::{BASE, all};

/// What a report tells, without its words.
fn told(report: &Report) -> Vec<(String, String, usize, usize)> {
    let problems = report.problems.iter();
    problems.map(|one| (one.code.to_owned(), one.pointer.clone(), one.line.unwrap(), one.column.unwrap())).collect()
}

#[test]
fn the_files_that_are_broken_below_are_whole() {
    assert_eq!(told(&report(graph(BASE))), []);
    assert_eq!(told(&report(graph(WHOLE))), []);
}

#[test]
fn every_broken_file_is_told_by_code_pointer_line_and_column() {
    let mut wrong = Vec::new();
    for case in all() {
        let report = report(graph(&*case.text));
        if told(&report) != case.places() {
            wrong.push(format!("expected {:?}\ntold {:?}\n{report}", case.places(), told(&report)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_problem_has_a_broken_file() {
    let mut known: HashSet<&str> = all().iter().flat_map(|case| case.told.iter().map(|(code, ..)| *code)).collect();
    // These are told of files that are no text: see below, and `streams`; the last of slides: see `briefings`.
    known.extend([Kind::Unreadable, Kind::TooLarge, Kind::NotText, Kind::TooTall].map(Kind::code));
    let without: Vec<&Kind> = Kind::ALL.iter().filter(|kind| !known.contains(kind.code())).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn errors_refuse_a_file_and_warnings_only_if_strict() {
    for case in all() {
        let is_error = case.told.iter().any(|(code, ..)| code.starts_with('E'));
        assert_eq!(graph(&*case.text).is_err(), is_error, "{}", case.text);
        let strict = load(vec![input(Form::Graph, &*case.text)], Strictness::Strict);
        assert_eq!(strict.is_err(), !case.told.is_empty(), "{}", case.text);
    }
}

/// Seven lines before everything, and three wide characters before everything on each line.
#[test]
fn what_stands_before_moves_a_place_by_as_much() {
    const MARK: &str = "\"x-\": \"";
    for case in all() {
        let moved = format!("{}{}", "\n".repeat(7), case.text.replace(MARK, &format!("{MARK}北京北")));
        let lines: Vec<&str> = case.text.split('\n').collect();
        let shift = |(code, pointer, line, column): (String, String, usize, usize)| {
            let before: String = lines[line - 1].chars().take(column - 1).collect();
            (code, pointer, line + 7, column + if before.contains(MARK) { 3 } else { 0 })
        };
        let expected: Vec<_> = case.places().into_iter().map(shift).collect();
        assert_eq!(told(&report(graph(&*moved))), expected, "{moved}");
    }
}

#[test]
fn what_is_no_text_is_named() {
    let latin = edited(BASE, &[("Two actors", "Two \u{e9}ctors")]).replace('é', "\u{1}").into_bytes();
    let latin: Vec<u8> = latin.into_iter().map(|byte| if byte == 1 { 0xe9 } else { byte }).collect();
    let nul = BASE.replace("Security", "Secur\0ity").into_bytes();
    let wide = |swap: bool| -> Vec<u8> {
        BASE.encode_utf16().flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let marked = [vec![0xff, 0xfe], wide(false)].concat();
    for (bytes, found, line, column) in [
        (latin, "byte 0xE9, which is not UTF-8 here", 2, 43),
        (nul, "a NUL byte", 3, 55),
        (marked, "UTF-16 text", 1, 1),
        (wide(false), "UTF-16 text", 1, 1),
        (wide(true), "UTF-16 text", 1, 1),
        (b"\x1f\x8b\x08\0\0".to_vec(), "a gzip archive", 1, 1),
        (b"PK\x03\x04".to_vec(), "a zip archive", 1, 1),
    ] {
        let report = graph(bytes).unwrap_err();
        assert_eq!(told(&report), [("E0003".to_owned(), String::new(), line, column)], "{report}");
        assert_eq!(report.problems[0].found.as_deref(), Some(found));
    }
}

#[test]
fn a_byte_order_mark_is_accepted_and_no_column() {
    assert!(report(graph(format!("\u{feff}{BASE}"))).is_clean());
    let report = graph("\u{feff}{\"version\": 1}").unwrap_err();
    assert_eq!(told(&report), [("E0101".to_owned(), "/version".to_owned(), 1, 13)]);
}

fn message(from: &str, to: &str) -> String {
    report(graph(edited(BASE, &[(from, to)]))).to_string()
}

#[test]
fn messages_say_what_to_do() {
    for (from, to, words) in [
        ("\"to\": [\"TAL\"]", "\"to\": [\"TLA\"]", "did you mean `TAL`?"),
        ("\"hostile\"", "\"hostle\"", "did you mean `hostile`?"),
        ("\"count\": 1", "\"cuont\": 1", "did you mean `count`?"),
        ("\"why\": \"War.\"", "\"why\": \"War.\", \"souces\": []", "did you mean `sources`?"),
        ("\"count\": 1", "\"weather\": 1", "begin its name with `x-`"),
        ("\"name\": \"Taliban\", ", "", "expected: `name`, the actor's name"),
        ("\"name\": \"Taliban\"", "\"name\": \"\"", "found: an empty text"),
        ("\"to\": [\"TAL\"]", "\"to\": [\"TAL\",]", "remove the comma"),
        (
            "\"from\": \"2001\"",
            "\"from\": \"1990\"",
            "found: 1990\n  expected: nothing before 1991-12-26, when RUS begins",
        ),
        ("\"code\": \"040\"", "\"code\": \"81\"", "did you mean `081`?"),
        ("\"code\": \"040\"", "\"code\": 40", "put it in double quotes"),
        ("\"version\": \"1.0\"", "\"version\": \"2.0\"", "found: 2.0\n  expected: version 1.x"),
        ("\"id\": \"e2\"", "\"id\": \"e1\"", "the other is on line 11, column 29"),
        ("\"until\": \"2015\"", "\"until\": \"2018\"", "the other is on line 8"),
        ("\"why\": \"War.\"", "\"why\": \"War.\", \"why\": \"\"", "the other is on line 8"),
    ] {
        let text = message(from, to);
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn fifty_problems_are_told_in_full() {
    let events: Vec<String> = (0..60).map(|at| format!("{{\"id\": \"n{at}\", \"date\": \"x\"}}")).collect();
    let text = edited(BASE, &[("\"events\": [{", &format!("\"events\": [{},{{", events.join(",\n")))]);
    let report = graph(text).unwrap_err();
    // Each has no date, nobody who acts, and no code.
    assert_eq!((report.errors, report.warnings, report.problems.len()), (180, 0, 50));
    assert!(report.to_string().ends_with("… and 130 more\n180 errors, 0 warnings\n"), "{report}");
    let names: Vec<String> = (0..60).map(|at| format!("\"a{at}\": 1,")).collect();
    let report = crate::support::report(graph(BASE.replacen('{', &format!("{{{}", names.concat()), 1)));
    assert_eq!((report.errors, report.warnings, report.problems.len()), (0, 60, 50));
    assert!(report.to_string().contains("… and 10 more\n"), "{report}");
}

/// One record that cannot be read hides neither others nor makes what refers to it wrong.
#[test]
fn all_problems_are_told_at_once() {
    let text = edited(
        BASE,
        &[
            ("\"name\": \"Russia\"", "\"name\": 5"),
            ("\"until\": \"2015\"", "\"until\": \"2000\""),
            ("\"2020-05-01\"", "\"2020-13\""),
            ("\"title\": \"Two actors\", ", ""),
            ("\"nuanced\"", "\"true\""),
        ],
    );
    let report = graph(text).unwrap_err();
    let codes: Vec<&str> = report.problems.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["E0102", "E0101", "E0107", "E0108"], "{report}");
}

/// Their fields are none of a document's: to say so before what is wrong helps nobody.
#[test]
fn event_lines_that_are_taken_for_a_document_are_told_once() {
    let line = r#"{"id": "e", "date": "2025-01-01", "from": ["RUS"], "to": ["TAL"], "code": "040"}"#;
    let report = report(graph(format!("{line}\n{line}\n")));
    assert_eq!((report.errors, report.warnings, report.problems.len()), (1, 0, 1), "{report:?}");
    let told = format!("{:?}", report.problems);
    assert!(told.contains("--events"), "{told}");
}
