//! What several tests use: a document with every field, and loading from texts.

use std::borrow::Cow;

use bilat::import::{Form, Input, Loaded, Report, Strictness, load};

/// A document in which every field of the format stands at least once, without a problem.
pub(crate) const WHOLE: &str = include_str!("data/whole.json");

/// An input of bytes.
pub(crate) fn input(form: Form, bytes: impl Into<Vec<u8>>) -> Input {
    let name = if form == Form::Graph { "graph.json" } else { "events.jsonl" };
    Input::new(name, form, Cow::Owned(bytes.into()))
}

/// Loads one document.
pub(crate) fn graph(bytes: impl Into<Vec<u8>>) -> Result<Loaded, Report> {
    load(vec![input(Form::Graph, bytes)], Strictness::Lenient)
}

/// The report, whether the data can be used or not.
pub(crate) fn report(loaded: Result<Loaded, Report>) -> Report {
    loaded.map_or_else(|report| report, |loaded| loaded.report)
}

/// `text` with each of `edits` made, which must fit exactly once.
pub(crate) fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in\n{text}");
        text.replace(from, to)
    })
}

/// Line and column, in characters from 1, at which `part` stands for the first time in `text`.
pub(crate) fn place_of(part: &str, text: &str) -> (usize, usize) {
    let at = text.find(part).unwrap_or_else(|| panic!("`{part}` stands in\n{text}"));
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}
