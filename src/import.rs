//! From files to a checked graph, or to every problem with its place.
//!
//! `bytes → sniff → wire (serde) → lay (files over each other) → check → Graph`. Nothing here keeps a value that was
//! not checked, and nothing is shown that was not cleaned.

mod check;
mod event;
mod head;
mod lay;
mod lines;
mod locate;
mod open;
mod parse;
mod problem;
mod report;
mod sniff;
mod wire;

use std::borrow::Cow;

pub use event::{event_at, event_by_id};
pub use open::{Form, Input, OpenError};
pub use problem::{Kind, Place, Problem, Severity};
pub use report::{Diagnostic, Report};

use lay::{Laid, lay};
use problem::{Part, Problems};
use wire::RawEvent;

use crate::model::Graph;

/// A graph that can be used, and what was noticed on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The checked graph.
    pub graph: Graph,
    /// Warnings.
    pub report: Report,
}

/// Whether warnings refuse a file as errors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    /// Only errors refuse it.
    #[default]
    Lenient,
    /// Warnings refuse it too.
    Strict,
}

/// Reads the inputs, later ones laid over earlier ones.
///
/// # Errors
/// All problems of all inputs, the first fifty in full, when there is an error (or a warning, if strict).
pub fn load(inputs: Vec<Input>, strictness: Strictness) -> Result<Loaded, Report> {
    let mut problems = Problems::default();
    let texts = texts(&inputs, &mut problems);
    let graph = (problems.errors == 0).then(|| read(&inputs, &texts, &mut problems)).flatten();
    let report = Report::new(&problems, &inputs);
    let refused = problems.errors > 0 || (strictness == Strictness::Strict && problems.warnings > 0);
    let Some(mut graph) = graph.filter(|_| !refused) else {
        return Err(report);
    };
    for input in inputs {
        graph.events.keep(input.bytes);
    }
    Ok(Loaded { graph, report })
}

/// The graph inside the program, to be loaded.
#[must_use]
pub fn bundled() -> Input {
    Input::new("the bundled data", Form::Graph, Cow::Borrowed(include_bytes!("../data/relations.json")))
}

/// The text of each input, empty where it has none.
fn texts<'a>(inputs: &'a [Input], problems: &mut Problems) -> Vec<&'a str> {
    let text = |(file, input): (usize, &'a Input)| match sniff::text(file, &input.bytes) {
        Ok(text) => text,
        Err(problem) => {
            problems.add(*problem);
            ""
        }
    };
    inputs.iter().enumerate().map(text).collect()
}

fn read<'a>(inputs: &[Input], texts: &[&'a str], problems: &mut Problems) -> Option<Graph> {
    let mut laid = Laid::default();
    let mut events: Vec<RawEvent<'a>> = Vec::new();
    let mut heads = head::Heads::default();
    for (file, (input, text)) in inputs.iter().zip(texts).enumerate() {
        if input.form == Form::Graph {
            if head::is_newer_minor(text.get(base(text)..).unwrap_or_default()) {
                problems.expect_unknown_fields(file);
            }
            let Some(wire) = document(file, text, problems) else {
                continue;
            };
            if heads.add(file, base(text), &wire, problems) {
                records(file, text, wire, &mut laid, &mut events, problems);
            }
        }
    }
    let head = heads.finish(problems)?;
    let lines = inputs.iter().zip(texts).enumerate().filter(|(_, (input, _))| input.form == Form::Lines);
    let lines = lines.flat_map(|(file, (_, text))| lines::events(file, text));
    Some(check::graph(head, &laid, events.into_iter().chain(lines), texts, problems))
}

/// Where the document begins: after a byte order mark and white space.
fn base(text: &str) -> usize {
    text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len()
}

/// The whole document as a wire struct, its records still unparsed.
fn document<'a>(file: usize, text: &'a str, problems: &mut Problems) -> Option<wire::File<'a>> {
    let base = base(text);
    let body = text.get(base..).unwrap_or_default();
    if body.starts_with('{') {
        return parse::record(body, &Place::new(file, base, ""), problems);
    }
    let found = match body.bytes().next() {
        None => "nothing",
        Some(b'[') => "a list",
        Some(b'<') => "XML or HTML",
        Some(b'n') if body.trim_end() == "null" => "null",
        Some(_) => body,
    };
    let place = Place::new(file, base, "").part(Part::Byte(base));
    let problem =
        Problem::new(Kind::NotAGraph, place).found(found).expected("an object, `{ \"version\": \"1.0\", … }`");
    problems.add(problem.help("`bilat new FILE` writes a small example"));
    None
}

/// Lays the records of one document over what is known.
fn records<'a>(
    file: usize,
    text: &'a str,
    wire: wire::File<'a>,
    laid: &mut Laid<'a>,
    events: &mut Vec<RawEvent<'a>>,
    problems: &mut Problems,
) {
    let raw = |list: &'static str, records: Vec<&'a serde_json::value::RawValue>| {
        records.into_iter().enumerate().map(move |(at, raw)| {
            let json = raw.get();
            // A raw value is a part of the text it was parsed from.
            let base = json.as_ptr() as usize - text.as_ptr() as usize;
            (Place::new(file, base, format!("/{list}/{at}")), json)
        })
    };
    macro_rules! lay_all {
        ($($list:ident),+) => {$(
            for (place, json) in raw(stringify!($list), wire.$list) {
                if let Some(record) = parse::record(json, &place, problems) {
                    lay(&mut laid.$list, &mut laid.retracted, &place, record, problems);
                }
            }
        )+};
    }
    lay_all!(topics, blocs, sources, claims, briefings);
    for (place, json) in raw("actors", wire.actors) {
        if let Some(actor) = parse::record(json, &place, problems) {
            laid.actor(&place, actor, problems);
        }
    }
    for (place, json) in raw("ties", wire.ties) {
        if let Some(tie) = parse::record(json, &place, problems) {
            laid.tie(place, tie, problems);
        }
    }
    events.extend(raw("events", wire.events).map(|(place, text)| RawEvent { place, text }));
}
