//! Says what is wrong with a text that could not be parsed, in our words.

use serde_path_to_error::{Path, Segment};

use super::place::{Part, Place, Root, Start};
use super::problem::{Kind, Problem};
use super::value::{MOST_LISTED, TOO_MANY};

/// The problem of a text in which the parser came as far as `path`.
pub(super) fn of(error: &serde_json::Error, path: &Path, text: &str, place: &Start) -> Problem {
    let at = path.iter().fold(place.whole(), |place, segment| match segment {
        Segment::Seq { index } => place.stepped(*index),
        Segment::Map { key } => place.stepped(key.as_str()),
        Segment::Enum { .. } | Segment::Unknown => place,
    });
    // serde appends a place, which is relative to the record.
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(&*message, |(message, _)| message);
    if let Some(key) = between(message, "duplicate field `", "`") {
        let at = at.stepped(key);
        let problem = Problem::new(Kind::DuplicateKey, at.clone().part(Part::SecondKey)).found(key);
        return problem.expected("each key once").help("keep one of the two").other(at.part(Part::Key));
    }
    if message == TOO_MANY {
        let problem = Problem::new(Kind::TooMany, at).found("a longer list");
        return problem.expected(format!("at most {MOST_LISTED} entries"));
    }
    if message.contains("number out of range") {
        return Problem::new(Kind::Range, at).found("a number too large to hold").expected("a finite number");
    }
    for (start, kind) in [("invalid type: ", Kind::Type), ("invalid value: ", Kind::Range)] {
        if let Some((found, expected)) = message.strip_prefix(start).and_then(|rest| rest.rsplit_once(", expected ")) {
            return unfit(kind, at, found, expected);
        }
    }
    syntax(message, text, at, stopped_at(text, place, error))
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text.strip_prefix(start)?.strip_suffix(end)
}

/// A value that is JSON, but not what is asked for there.
fn unfit(kind: Kind, at: Place, found: &str, expected: &str) -> Problem {
    let is_number = found.starts_with("integer") || found.starts_with("floating");
    let help = match expected {
        "a string" if is_number => "put it in double quotes",
        "a list" | "a sequence" if found.starts_with("string") || found == "map" => "put it in brackets, [ ]",
        "an object" if found == "sequence" => "objects stand in braces, { }",
        _ => "",
    };
    let problem = Problem::new(kind, at).found(&spoken(found)).expected(in_words(expected));
    if help.is_empty() { problem } else { problem.help(help) }
}

/// serde's names of values in plain words.
fn spoken(found: &str) -> String {
    let quoted = |start: &str| between(found, start, "`").map(str::to_owned);
    match found {
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        _ => quoted("integer `")
            .or_else(|| quoted("floating point `"))
            .or_else(|| quoted("boolean `"))
            .or_else(|| found.strip_prefix("string ").map(|text| format!("the text {text}")))
            .unwrap_or_else(|| found.to_owned()),
    }
}

fn in_words(expected: &str) -> &str {
    match expected {
        "a sequence" => "a list",
        "a string" => "a text",
        "u32" => "a whole number from 0 to 4,294,967,295",
        "u64" => "a whole number, 0 or more",
        "f64" => "a number",
        other => other,
    }
}

/// The byte of the file at which the parser stopped.
fn stopped_at(text: &str, place: &Start, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let line_start = lines.map(str::len).sum::<usize>();
    place.base + (line_start + error.column()).saturating_sub(1)
}

/// A text that is not JSON. `at` tells how far the parser had come, `byte` where it stopped.
fn syntax(message: &str, text: &str, at: Place, byte: usize) -> Problem {
    let here = text.get(byte.saturating_sub(at.base)..).unwrap_or_default();
    let here = here.split(['\n', '\r']).next().unwrap_or_default();
    let is_line = at.root == Root::Line;
    let is_first = byte == at.base;
    let problem = Problem::new(Kind::NotJson, at.part(Part::Byte(byte)));
    if message.starts_with("EOF") {
        let (end, help) = if is_line {
            ("the end of the line", "the line is cut off; an event stands on one line as a whole")
        } else {
            ("the end of the file", "the file is cut off; it may be half written")
        };
        return problem.found(end).expected("the rest of the value").help(help);
    }
    if message.starts_with("control character") {
        let problem = problem.found("a line break, tab or control character");
        return problem
            .expected("an escape inside a text: `\\n`, `\\t`, `\\u001b`")
            .help("perhaps the closing quote before it is missing");
    }
    let problem = problem.found(here);
    if is_line && is_first && !here.starts_with('{') {
        return problem
            .expected("an event object: one on each line")
            .help("a file that holds one document is given without --events");
    }
    let here_ends = here.starts_with([']', '}']);
    match message {
        "trailing comma" | "expected value" if here_ends => {
            problem.expected("another value").help("remove the comma before the bracket")
        }
        "expected `,` or `}`" | "expected `,` or `]`" => problem
            .expected(message.trim_start_matches("expected ").to_owned() + " here")
            .help("a comma, a bracket or a quote may be missing just before"),
        "expected value" | "expected ident" => problem
            .expected("a value: text in double quotes, number, list, object, true, false or null")
            .help("JSON has no comments, no single quotes and no NaN"),
        "key must be a string" => problem.expected("a key in double quotes"),
        "invalid escape" => {
            problem.expected("an escape such as `\\n`, `\\\"` or `\\u00e9`").help("write a backslash as `\\\\`")
        }
        "recursion limit exceeded" => problem.expected("no nesting deeper than 127"),
        "invalid number" => problem.expected("a number such as 12 or -3.5"),
        _ => problem.expected(format!("JSON ({message})")),
    }
}

/// The problem of a text that goes on after its value.
pub(super) fn trailing(text: &str, place: &Start) -> Problem {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    values.next();
    let end = values.byte_offset();
    let rest = text.get(end..).unwrap_or_default();
    let at = place.base + end + (rest.len() - rest.trim_start().len());
    let problem = Problem::new(Kind::NotJson, place.whole().part(Part::Byte(at))).found(rest.trim_start());
    if place.root == Root::Line {
        return problem.expected("the end of the line").help("a line holds one event");
    }
    let problem = problem.expected("the end of the file");
    problem.help("a file holds one document; event lines are given with --events, in a file of their own")
}
