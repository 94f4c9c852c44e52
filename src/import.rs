//! From files to a checked graph, or to every problem with its place.
//!
//! `bytes → sniff → wire (serde) → lay (files over each other) → check → Graph`. Nothing here keeps a value that was
//! not checked, and nothing is shown that was not cleaned.

mod check;
mod event;
mod fault;
mod head;
mod jobs;
mod lay;
mod layer;
mod lines;
mod locate;
mod open;
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

use std::borrow::Cow;

pub use event::{event_at, event_by_id, event_in};
pub use jobs::Speed;
pub use open::{Form, Input, OpenError};
pub use place::{Part, Place, Root};
pub use problem::{Kind, Problem, Severity};
pub use report::{Diagnostic, Report};

use jobs::Jobs;
use lay::Laid;
use layer::lay;
use lines::RawEvent;
use problems::Problems;
use value::{Listed, Raw};

use crate::model::{Bytes, Graph};

/// Most records of one list of a document, ties and events apart.
const MOST_RECORDS: usize = 100_000;
/// Most ties of a document.
const MOST_TIES: usize = 1_000_000;

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
#[expect(clippy::needless_pass_by_value, reason = "its bytes are the graph's then, and nobody else's")]
pub fn load_at(inputs: Vec<Input>, strictness: Strictness, speed: Speed, tell: &dyn Fn(f64)) -> Result<Loaded, Report> {
    let mut problems = Problems::default();
    let texts = texts(&inputs, &mut problems);
    let graph = (problems.errors == 0).then(|| read(&inputs, &texts, &mut problems, (speed, tell))).flatten();
    problems.tell_cleaned();
    let report = Report::new(&problems, &inputs);
    let refused = problems.errors > 0 || (strictness == Strictness::Strict && problems.warnings > 0);
    match graph.filter(|_| !refused) {
        Some(graph) => Ok(Loaded { graph, report }),
        None => Err(report),
    }
}

/// The graph inside the program, to be loaded.
#[must_use]
pub fn bundled() -> Input {
    Input::new(
        "the bundled data",
        Form::Graph,
        Cow::Borrowed(include_bytes!(concat!(env!("OUT_DIR"), "/relations.json"))),
    )
}

/// The text of each document, empty where it has none. That of event lines is looked at when they are read.
fn texts<'a>(inputs: &'a [Input], problems: &mut Problems) -> Vec<&'a str> {
    let text = |(file, input): (usize, &'a Input)| match sniff::text(file, 0, document_of(input)) {
        Ok(text) => text,
        Err(problem) => {
            problems.add(*problem);
            ""
        }
    };
    inputs.iter().enumerate().map(text).collect()
}

fn document_of(input: &Input) -> &[u8] {
    if input.form == Form::Graph { input.bytes.held() } else { &[] }
}

fn read<'a>(
    inputs: &'a [Input],
    texts: &[&'a str],
    problems: &mut Problems,
    (speed, tell): (Speed, &dyn Fn(f64)),
) -> Option<Graph> {
    let mut laid = Laid::default();
    let mut events: Vec<RawEvent<'a>> = Vec::new();
    let mut heads = head::Heads::default();
    let mut all_read = true;
    let of_form = |form| move |(_, (input, _)): &(usize, (&Input, &&str))| input.form == form;
    let files = || inputs.iter().zip(texts).enumerate();
    for (file, (_, text)) in files().filter(of_form(Form::Graph)) {
        let place = Place::new(file, base(text), Root::File);
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
    Some(check::graph(head, laid, (&jobs, tell), problems))
}

/// Where the document begins: after a byte order mark and white space.
fn base(text: &str) -> usize {
    text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len()
}

/// The whole document as a wire struct. Its records are still unparsed where they could not be read in one go.
fn document<'a>(place: &Place, text: &'a str, problems: &mut Problems) -> Option<wire::File<'a>> {
    let body = text.get(place.base..).unwrap_or_default();
    let found = match body.bytes().next() {
        Some(b'{') => {
            let warnings = problems.warnings;
            let wire = parse::record(body, place, problems)?;
            if head::is_newer(&wire) {
                problems.expect_unknown_fields(place.file, warnings);
            }
            return Some(wire);
        }
        None => "nothing",
        Some(b'[') => "a list",
        Some(b'<') => "XML or HTML",
        Some(_) => body.lines().next().unwrap_or_default(),
    };
    let place = place.clone().part(Part::Byte(place.base));
    let problem =
        Problem::new(Kind::NotAGraph, place).found(found).expected("an object, `{ \"version\": \"1.0\", … }`");
    problems.add(problem.help("`bilat new FILE` writes a small example"));
    None
}

/// Where a record of one list of a document stands. Its text is a part of the document's.
fn place_of(file: &Place, text: &str, (list, at): (&'static str, usize), record: &str) -> Place {
    let base = record.as_ptr() as usize - text.as_ptr() as usize;
    Place::new(file.file, base, Root::Record(list, at))
}

/// Lays the records of one document over what is known, and returns its events.
fn records<'a>(
    file: &Place,
    text: &'a str,
    wire: wire::File<'a>,
    laid: &mut Laid<'a>,
    problems: &mut Problems,
) -> Vec<Raw<'a>> {
    macro_rules! each {
        ($list:ident, |$place:ident, $record:ident| $lay:expr) => {
            let list = not_too_many(file, stringify!($list), wire.$list.unwrap_or_default().0, problems);
            laid.$list.reserve(list.len());
            for (at, record) in list.into_iter().enumerate() {
                let $place = place_of(file, text, (stringify!($list), at), record.text);
                if let Some($record) = parse::listed(record, &$place, problems) {
                    $lay;
                }
            }
        };
    }
    each!(topics, |place, topic| lay(&mut laid.topics, &mut laid.retracted, &place, topic, problems));
    each!(blocs, |place, bloc| lay(&mut laid.blocs, &mut laid.retracted, &place, bloc, problems));
    each!(sources, |place, source| lay(&mut laid.sources, &mut laid.retracted, &place, source, problems));
    each!(actors, |place, actor| laid.actor(&place, actor, problems));
    each!(ties, |place, tie| laid.tie(place, *tie, problems));
    each!(claims, |place, claim| lay(&mut laid.claims, &mut laid.retracted, &place, claim, problems));
    each!(briefings, |place, briefing| lay(&mut laid.briefings, &mut laid.retracted, &place, briefing, problems));
    wire.events.unwrap_or_default()
}

/// The records of a list, none where there are more than a graph may hold.
fn not_too_many<'a, T>(
    file: &Place,
    list: &str,
    records: Vec<Listed<'a, T>>,
    problems: &mut Problems,
) -> Vec<Listed<'a, T>> {
    let most = if list == "ties" { MOST_TIES } else { MOST_RECORDS };
    if records.len() <= most {
        return records;
    }
    let problem = Problem::new(Kind::TooMany, file.at(list)).found(&format!("{} records", records.len()));
    problems.add(problem.expected(format!("at most {most} {list} in one file")));
    Vec::new()
}
