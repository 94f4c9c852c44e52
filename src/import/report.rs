//! Problems made readable: each with file, line, column and the line itself, as text or as JSON.

use std::fmt;

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::around::{Around, Lines};
use super::locate::{line_column, locate};
use super::open::Input;
use super::place::{Part, Place};
use super::problem::{Kind, Problem, Severity};
use super::problems::Problems;
use crate::model::{Clean, sort_by_key};

/// Most characters of a line that are shown around a problem.
const EXCERPT: usize = 100;

/// One problem with its place looked up. All text in it is clean.
#[derive(Debug, Clone, Serialize)]
pub struct Diagnostic {
    /// Its code, such as `E0107`.
    pub code: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// The file.
    pub file: String,
    /// JSON pointer to the value; from the line's own object in a file of event lines.
    pub pointer: String,
    /// Line, from 1; nothing where the file could not be read again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// What should stand there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    #[serde(skip)]
    excerpt: (String, usize),
}

/// All problems of a load: the first fifty in full, and how many there were.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    format: &'static str,
    /// How many errors there were.
    pub errors: usize,
    /// How many warnings there were.
    pub warnings: usize,
    /// The first of them, in the order of the files.
    pub problems: Vec<Diagnostic>,
}

impl Report {
    /// What was noticed while these inputs were read.
    pub(super) fn new(problems: &Problems, inputs: &[Input]) -> Self {
        let mut list: Vec<&Problem> = problems.told().iter().collect();
        sort_by_key(&mut list, |problem| problem.place.file);
        let lines = Lines::of(list.iter().flat_map(|problem| problem.places()), inputs);
        let mut told: Vec<Diagnostic> = Vec::new();
        for of_file in list.chunk_by(|one, two| one.place.file == two.place.file) {
            let diagnostics = of_file.iter().map(|problem| diagnostic(problem, inputs, &lines));
            let mut told_of_file: Vec<Diagnostic> = diagnostics.collect();
            sort_by_key(&mut told_of_file, |diagnostic| (diagnostic.line, diagnostic.column));
            told.append(&mut told_of_file);
        }
        Self { format: "bilat/check/1", errors: problems.errors, warnings: problems.warnings, problems: told }
    }

    /// Both in one.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.problems.extend(other.problems);
        self
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.errors == 0 && self.warnings == 0
    }

    /// In one line what is wrong: how much, and the first error, or under a strict load the first warning. What refers to a
    /// record that is not there often only follows from another error, which comes first then.
    #[must_use]
    pub fn in_a_line(&self) -> String {
        let errors = || self.problems.iter().filter(|problem| problem.severity == "error");
        let is_cause = |problem: &&Diagnostic| problem.code != Kind::Reference.code();
        let first = errors().find(is_cause).or_else(|| errors().next()).or_else(|| self.problems.first());
        let Some(first) = first else { return String::new() };
        let (all, what) = if self.errors > 0 { (self.errors, "errors") } else { (self.warnings, "warnings") };
        let many = if all > 1 { format!("{all} {what}, one of them ") } else { String::new() };
        let place = [first.place(), first.pointer.clone()].join(" ");
        let part = |label: &str, text: &Option<String>| text.as_ref().map(|text| format!("; {label}{text}"));
        let parts = [part("found ", &first.found), part("expected ", &first.expected), part("", &first.help)];
        format!("{many}{}: {}{}", place.trim_end(), first.title, parts.into_iter().flatten().collect::<String>())
    }

    /// The report as one JSON object.
    ///
    /// # Errors
    /// None that a correct serialiser gives.
    pub fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self)
    }
}

impl Diagnostic {
    /// `events.jsonl:12:3`
    fn place(&self) -> String {
        match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{}:{line}:{column}", self.file),
            _ => self.file.clone(),
        }
    }
}

fn diagnostic(problem: &Problem, inputs: &[Input], lines: &Lines) -> Diagnostic {
    let place = &problem.place;
    let (found, unknown) = match find(place, inputs, lines) {
        Ok(found) => (Some(found), None),
        Err(why) => (None, Some(format!("on which line is not known: {why}"))),
    };
    let other = problem.other.as_ref().map(|other| elsewhere(other, place.file, inputs, lines));
    let help: Vec<String> = problem.help.iter().cloned().chain(unknown).chain(other).collect();
    Diagnostic {
        code: problem.kind.code(),
        severity: if problem.kind.severity() == Severity::Error { "error" } else { "warning" },
        title: problem.kind.title(),
        file: name(place.file, inputs),
        pointer: Clean::label(&place.full()).to_string(),
        line: found.as_ref().map(|found| found.line),
        column: found.as_ref().map(|found| found.column),
        found: problem.found.as_ref().map(ToString::to_string),
        expected: problem.expected.clone(),
        help: (!help.is_empty()).then(|| help.join("; ")),
        excerpt: found.map(|found| excerpt(&found.whole, found.column)).unwrap_or_default(),
    }
}

/// Where the other of two clashing values stands, seen from a problem in `file`.
fn elsewhere(other: &Place, file: usize, inputs: &[Input], lines: &Lines) -> String {
    let name = name(other.file, inputs);
    match find(other, inputs, lines) {
        Ok(Found { line, column, .. }) if other.file == file => format!("the other is on line {line}, column {column}"),
        Ok(Found { line, column, .. }) => format!("the other is at {name}:{line}:{column}"),
        Err(why) => format!("the other is in {name}, on which line is not known: {why}"),
    }
}

fn name(file: usize, inputs: &[Input]) -> String {
    inputs.get(file).map(|input| input.name.to_string()).unwrap_or_default()
}

/// A place as people look for it.
struct Found {
    line: usize,
    column: usize,
    whole: String,
}

fn find(place: &Place, inputs: &[Input], lines: &Lines) -> Result<Found, String> {
    let Some(input) = inputs.get(place.file) else {
        return Ok(Found { line: 1, column: 1, whole: String::new() });
    };
    let Around { lines, start, text } = lines.around(place, &input.bytes)?;
    let text = String::from_utf8_lossy(&text);
    let part = match place.part {
        Part::Byte(at) => Part::Byte(at.saturating_sub(start)),
        part => part,
    };
    let at = locate(&text, place.base.saturating_sub(start), &place.pointer, part);
    let (line, column, whole) = line_column(&text, at);
    Ok(Found { line: lines + line, column, whole: whole.to_owned() })
}

/// The part of a line around a column, cleaned, and the width before the column in it.
fn excerpt(line: &str, column: usize) -> (String, usize) {
    let at = column - 1;
    let start = at.saturating_sub(EXCERPT / 2);
    let end = start + EXCERPT;
    let part = |from: usize, to: usize| -> String { line.chars().skip(from).take(to - from).collect() };
    let (head, tail) = (part(start, at), part(at, end));
    // Cleaning takes white space from both ends: where the parts meet one space of it stays.
    let space = |there: bool| if there { " " } else { "" };
    let cut = if start > 0 { "…" } else { "" };
    let clean = Clean::note(&head);
    let before = space(head.ends_with(char::is_whitespace) && !clean.is_empty());
    let head = format!("{cut}{clean}{before}");
    let after = space(tail.starts_with(char::is_whitespace));
    let more = if line.chars().nth(end).is_some() { "…" } else { "" };
    // A string's width is not the sum of its cells': terminals draw grapheme by grapheme.
    let width = head.graphemes(true).map(UnicodeWidthStr::width).sum();
    (format!("{head}{after}{}{more}", Clean::note(&tail)), width)
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}[{}]: {}", self.severity, self.code, self.title)?;
        let pointer = if self.pointer.is_empty() { String::new() } else { format!("  {}", self.pointer) };
        writeln!(f, "  --> {}{pointer}", self.place())?;
        let (line, before) = &self.excerpt;
        if !line.is_empty() {
            writeln!(f, "   | {line}")?;
            writeln!(f, "   | {}^", " ".repeat(*before))?;
        }
        for (what, text) in [("found", &self.found), ("expected", &self.expected), ("help", &self.help)] {
            if let Some(text) = text {
                writeln!(f, "  {what}: {text}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        let more = (self.errors + self.warnings).saturating_sub(self.problems.len());
        if more > 0 {
            writeln!(f, "… and {more} more")?;
        }
        if !self.is_clean() {
            writeln!(f, "{}, {}", counted(self.errors, "error"), counted(self.warnings, "warning"))?;
        }
        Ok(())
    }
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt, with `^` put in where the caret stands.
    fn marked(line: &str, before: &str) -> String {
        let (text, width) = excerpt(line, before.chars().count() + 1);
        let mut cells = 0;
        let at = text.char_indices().find(|(_, c)| {
            let here = cells;
            cells += unicode_width::UnicodeWidthChar::width(*c).unwrap_or(0);
            here == width
        });
        let at = at.map_or(text.len(), |(at, _)| at);
        format!("{}^{}", &text[..at], &text[at..])
    }

    #[test]
    fn the_caret_stands_under_the_place() {
        for (line, before, expected) in [
            ("{\"a\": 5}", "{\"a\": ", "{\"a\": ^5}"),
            ("{\"北京\": 5}", "{\"北京\": ", "{\"北京\": ^5}"),
            ("\t\t{\"a\":\t5}", "\t\t{\"a\":\t", "{\"a\": ^5}"),
            ("    5,", "    ", "^5,"),
            ("{\"a\u{202e}\u{200b}\": 5}", "{\"a\u{202e}\u{200b}\": ", "{\"a\": ^5}"),
            ("{\"e\u{301}\": 5}", "{\"e\u{301}\": ", "{\"e\u{301}\": ^5}"),
            ("{\"a\":", "{\"a\":", "{\"a\":^"),
            ("\"Two\tactors\"", "\"Two", "\"Two^ actors\""),
        ] {
            assert_eq!(marked(line, before), expected);
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let (before, after) = ("北".repeat(5_000), "京".repeat(5_000));
        let expected = format!("…{}^5{}…", "北".repeat(50), "京".repeat(49));
        assert_eq!(marked(&format!("{before}5{after}"), &before), expected);
    }
}
