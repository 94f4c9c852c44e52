//! From files to a checked graph, or to every problem with its place.
//!
//! `bytes → sniff → wire (serde) → lay (files over each other) → check → Graph`. Nothing here keeps a value that was
//! not checked, and nothing is shown that was not cleaned.

mod around;
mod bundled;
mod check;
mod document;
mod event;
mod fault;
mod head;
mod jobs;
mod lay;
mod layer;
mod lines;
mod locate;
mod open;
mod origin;
mod own;
mod parse;
mod place;
mod plain;
mod problem;
mod problems;
mod report;
mod sniff;
mod value;
mod wire;
mod workers;

pub use bundled::bundled;
pub use event::{event_at, event_by_id, event_in};
pub use jobs::Speed;
pub use open::{Form, Input, OpenError};
pub use origin::Origin;
pub use own::{Own, briefings};
pub use place::{Part, Place, Root};
pub use problem::{Kind, Problem, Severity};
pub use report::{Diagnostic, Report};

use document::{base, document, place_of, records};
use jobs::Jobs;
use lay::Laid;
use lines::RawEvent;
use place::Start;
use problems::Problems;
use value::Raw;

use crate::model::{Bytes, Graph};

/// A graph that can be used, and what was noticed on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The checked graph.
    pub graph: Graph,
    /// Warnings.
    pub report: Report,
    /// Where its briefings come from.
    pub origin: Origin,
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
    load_telling(inputs, strictness, &|_| {})
}

/// The same, and tells again and again which part of the events was read, from 0 to 1.
///
/// # Errors
/// As [`load`].
pub fn load_telling(inputs: Vec<Input>, strictness: Strictness, tell: &dyn Fn(f64)) -> Result<Loaded, Report> {
    load_at(inputs, strictness, Speed::default(), tell)
}

/// The same at another speed.
///
/// # Errors
/// As [`load`].
pub fn load_at(inputs: Vec<Input>, strictness: Strictness, speed: Speed, tell: &dyn Fn(f64)) -> Result<Loaded, Report> {
    let mut problems = Problems::default();
    let texts = texts(&inputs, &mut problems);
    let read = (problems.errors == 0).then(|| read(&inputs, &texts, &mut problems, (speed, tell))).flatten();
    problems.tell_cleaned();
    let report = Report::new(&problems, &inputs);
    let refused = problems.errors > 0 || (strictness == Strictness::Strict && problems.warnings > 0);
    match read.filter(|_| !refused) {
        Some((graph, briefings)) => Ok(Loaded { graph, report, origin: Origin::new(inputs, problems, briefings) }),
        None => Err(report),
    }
}

/// The text of each document, empty where it has none. That of event lines is looked at when they are read.
fn texts<'a>(inputs: &'a [Input], problems: &mut Problems) -> Vec<&'a str> {
    let text = |(file, input): (usize, &'a Input)| {
        let bytes = document_of(input);
        bundled::text(bytes).map_or_else(|| sniff::text(file, 0, bytes), Ok).unwrap_or_else(|problem| {
            problems.add(*problem);
            ""
        })
    };
    inputs.iter().enumerate().map(text).collect()
}

fn document_of(input: &Input) -> &[u8] {
    if input.form == Form::Graph { input.bytes.held() } else { &[] }
}

/// The graph, and where each of its briefings stands.
fn read<'a>(
    inputs: &'a [Input],
    texts: &[&'a str],
    problems: &mut Problems,
    (speed, tell): (Speed, &dyn Fn(f64)),
) -> Option<(Graph, Vec<Start>)> {
    let mut laid = Laid::default();
    let mut events: Vec<RawEvent<'a>> = Vec::new();
    let mut heads = head::Heads::default();
    let mut all_read = true;
    let of_form = |form| move |(_, (input, _)): &(usize, (&Input, &&str))| input.form == form;
    let files = || inputs.iter().zip(texts).enumerate();
    for (file, (_, text)) in files().filter(of_form(Form::Graph)) {
        let place = Start::new(file, base(text), Root::File);
        let wire = document(&place, text, problems).filter(|wire| heads.add(&place, wire, problems));
        all_read &= wire.is_some();
        if let Some(wire) = wire {
            let objects = records(&place, text, wire, &mut laid, problems).into_iter().enumerate();
            let raw = |(at, Raw(object))| RawEvent {
                place: place_of(&place, text, ("events", at), object),
                object,
                line: object,
            };
            events.extend(objects.map(raw));
        }
    }
    // What a file says that could not be read is not known, and what others say of it would be called wrong.
    let head = all_read.then(|| heads.finish(problems)).flatten()?;
    let bytes: Vec<Bytes> = inputs.iter().map(|input| input.bytes.clone()).collect();
    let on_lines = files().filter(of_form(Form::Lines)).map(|(file, _)| file);
    let jobs = Jobs::new(&bytes, events, on_lines, speed);
    let briefings = laid.briefings.rows().map(|row| row.place).collect();
    Some((check::graph(head, laid, (&jobs, tell), problems), briefings))
}
