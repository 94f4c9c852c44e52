//! A document that holds nothing but briefings, read beside a graph that is loaded already.

use super::check;
use super::document::{base, document, records};
use super::head::Heads;
use super::lay::Laid;
use super::open::Input;
use super::origin::Origin;
use super::place::{Part, Root, Start};
use super::problem::{Kind, Problem};
use super::problems::Problems;
use super::report::Report;
use super::sniff;
use super::wire;
use crate::model::{Briefing, Graph};

/// Briefings that are told of a graph without being a part of it.
#[derive(Debug)]
pub struct Own {
    /// The briefings, in the order of the document.
    pub briefings: Vec<Briefing>,
    /// Warnings.
    pub report: Report,
    /// Where they come from.
    pub origin: Origin,
}

/// Reads a document that holds briefings alone: it needs a `version`, and nothing else that a graph needs.
///
/// # Errors
/// All problems of it, the first fifty in full, when there is an error.
pub fn briefings(input: Input, graph: &Graph) -> Result<Own, Report> {
    let mut problems = Problems::default();
    let read = match sniff::text(0, 0, input.bytes.held()) {
        Ok(text) => read(text, graph, &mut problems),
        Err(problem) => {
            problems.add(*problem);
            None
        }
    };
    problems.tell_cleaned();
    let inputs = vec![input];
    let report = Report::new(&problems, &inputs);
    match read.filter(|_| problems.errors == 0) {
        Some((briefings, places)) => Ok(Own { briefings, report, origin: Origin::new(inputs, problems, places) }),
        None => Err(report),
    }
}

fn read(text: &str, graph: &Graph, problems: &mut Problems) -> Option<(Vec<Briefing>, Vec<Start>)> {
    let file = Start::new(0, base(text), Root::File);
    let wire = document(&file, text, problems).filter(|wire| Heads::default().add(&file, wire, problems))?;
    passed_over(&wire, &file, problems);
    let mut laid = Laid::default();
    let only = wire::File { briefings: wire.briefings, ..wire::File::default() };
    records(&file, text, only, &mut laid, problems);
    named_twice(&laid, graph, problems);
    let places = laid.briefings.rows().map(|row| row.place).collect();
    Some((check::briefings(&laid, graph, problems), places))
}

/// Says which briefings are called as one of the graph is.
fn named_twice(laid: &Laid<'_>, graph: &Graph, problems: &mut Problems) {
    for row in laid.briefings.rows().filter(|row| graph.briefings.rows().any(|other| *other.id == *row.id)) {
        let problem = Problem::new(Kind::LookAlike, row.place.at("id")).found(&row.id);
        let problem = problem.expected("an id that no briefing of the data has");
        problems.add(problem.help("what is called by it is that of the data"));
    }
}

/// Says what stands in the document that only a graph can have.
fn passed_over(wire: &wire::File<'_>, file: &Start, problems: &mut Problems) {
    let wire::File { topics, blocs, sources, actors, ties, events, claims, .. } = wire;
    let lists = [
        ("topics", topics.is_some()),
        ("blocs", blocs.is_some()),
        ("sources", sources.is_some()),
        ("actors", actors.is_some()),
        ("ties", ties.is_some()),
        ("events", events.is_some()),
        ("claims", claims.is_some()),
    ];
    for (list, _) in lists.into_iter().filter(|(_, there)| *there) {
        let problem = Problem::new(Kind::UnknownField, file.at(list).place().part(Part::Key)).found(list);
        problems
            .add(problem.expected("briefings alone").help("give a file of data as FILE, to lay it over the others"));
    }
}
