//! Problems made readable: each with file, line, column and the line itself, as text or as JSON.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::locate::{line_column, locate};
use super::open::Input;
use super::place::{Part, Place};
use super::problem::{Problem, Severity};
use super::problems::Problems;
use crate::model::{Bytes, Clean, Window, sort_by_key};

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
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
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
        let mut told: Vec<Diagnostic> = Vec::new();
        for of_file in list.chunk_by(|one, two| one.place.file == two.place.file) {
            let mut told_of_file: Vec<Diagnostic> = of_file.iter().map(|problem| diagnostic(problem, inputs)).collect();
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

    /// The first error, or under a strict load the first warning, in one line.
    #[must_use]
    pub fn first_error(&self) -> String {
        let error = self.problems.iter().find(|problem| problem.severity == "error").or_else(|| self.problems.first());
        error.map_or_else(String::new, |Diagnostic { file, line, column, title, found, expected, .. }| {
            let found = found.as_ref().map(|found| format!("; found {found}")).unwrap_or_default();
            let expected = expected.as_ref().map(|expected| format!("; expected {expected}")).unwrap_or_default();
            format!("{file}:{line}:{column}: {title}{found}{expected}")
        })
    }

    /// The report as one JSON object.
    ///
    /// # Errors
    /// None that a correct serialiser gives.
    pub fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self)
    }
}

fn diagnostic(problem: &Problem, inputs: &[Input]) -> Diagnostic {
    let place = &problem.place;
    let Found { name, line, column, whole } = find(place, inputs);
    let other = problem.other.as_ref().map(|other| elsewhere(other, place.file, inputs));
    let help: Vec<String> = problem.help.iter().cloned().chain(other).collect();
    Diagnostic {
        code: problem.kind.code(),
        severity: if problem.kind.severity() == Severity::Error { "error" } else { "warning" },
        title: problem.kind.title(),
        file: name,
        pointer: Clean::label(&place.full()).to_string(),
        line,
        column,
        found: problem.found.as_ref().map(ToString::to_string),
        expected: problem.expected.clone(),
        help: (!help.is_empty()).then(|| help.join("; ")),
        excerpt: excerpt(&whole, column),
    }
}

/// Where the other of two clashing values stands, seen from a problem in `file`.
fn elsewhere(other: &Place, file: usize, inputs: &[Input]) -> String {
    let Found { name, line, column, .. } = find(other, inputs);
    if other.file == file {
        format!("the other is on line {line}, column {column}")
    } else {
        format!("the other is at {name}:{line}:{column}")
    }
}

/// A place as people look for it.
struct Found {
    name: String,
    line: usize,
    column: usize,
    whole: String,
}

fn find(place: &Place, inputs: &[Input]) -> Found {
    let Some(input) = inputs.get(place.file) else {
        return Found { name: String::new(), line: 1, column: 1, whole: String::new() };
    };
    let (before, start, text) = around(&input.bytes, place.base);
    let text = String::from_utf8_lossy(&text);
    let part = match place.part {
        Part::Byte(at) => Part::Byte(at.saturating_sub(start)),
        part => part,
    };
    let at = locate(&text, place.base.saturating_sub(start), &place.pointer, part);
    let (line, column, whole) = line_column(&text, at);
    Found { name: input.name.to_string(), line: before + line, column, whole: whole.to_owned() }
}

/// The text around a byte: all that is in memory; of an open file the line, and how many lines and bytes come before.
fn around(bytes: &Bytes, at: usize) -> (usize, usize, Cow<'_, [u8]>) {
    const PIECE: usize = 1024 * 1024;
    if let Bytes::Held(bytes) = bytes {
        return (0, 0, Cow::Borrowed(bytes));
    }
    let (mut window, mut lines, mut start) = (Window::default(), 0, 0);
    for from in (0..at).step_by(PIECE) {
        let piece = bytes.read(from as u64..at.min(from + PIECE) as u64, &mut window).unwrap_or_default();
        lines += memchr::memchr_iter(b'\n', piece).count();
        start = memchr::memrchr(b'\n', piece).map_or(start, |last| from + last + 1);
    }
    let length = at - start + PIECE;
    let line = bytes.read(start as u64..(start + length) as u64, &mut window).unwrap_or_default();
    let end = memchr::memchr(b'\n', line).unwrap_or(line.len());
    (lines, start, Cow::Owned(line.get(..end).unwrap_or_default().to_vec()))
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
        writeln!(f, "  --> {}:{}:{}{pointer}", self.file, self.line, self.column)?;
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
