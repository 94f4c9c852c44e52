//! From what files say to what the program may rely on: every value checked, every reference resolved, all problems
//! collected.

mod actors;
mod briefings;
mod claims;
mod events;
mod parts;
mod ties;
mod values;
mod views;

use super::jobs::Jobs;
use super::lay::Laid;
use super::problems::Problems;
use crate::model::{Briefing, Clean, CodeTable, Day, Events, Graph, Table};
use values::{Checker, Ids};

/// What a file says of itself, checked.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) title: Clean,
    pub(super) as_of: Day,
    pub(super) marking: Option<Clean>,
    pub(super) assessor: Option<Clean>,
}

/// Checks briefings that are told of a graph which is loaded already.
pub(super) fn briefings(laid: &Laid<'_>, graph: &Graph, problems: &mut Problems) -> Vec<Briefing> {
    let mut checker = Checker::new(graph.as_of, problems);
    briefings::briefings(laid, graph, &Ids::of(graph), &mut checker)
}

/// Builds the graph from everything laid over each other. It may rest on records that were refused: whether it can be
/// used is for the caller to tell from `problems`.
pub(super) fn graph<'a>(
    head: Head,
    mut laid: Laid<'a>,
    (events, tell): (&Jobs<'a>, &dyn Fn(f64)),
    problems: &mut Problems,
) -> Graph {
    let mut graph = Graph {
        title: head.title,
        as_of: head.as_of,
        marking: head.marking,
        assessor: head.assessor,
        topics: Table::default(),
        actors: Table::default(),
        blocs: Table::default(),
        interests: Table::default(),
        sources: Table::default(),
        ties: Table::default(),
        codes: CodeTable::cameo(),
        events: Events::of(events.files.to_vec()),
        claims: Table::default(),
        briefings: Table::default(),
        amendments: std::mem::take(&mut laid.amendments),
    };
    let mut checker = Checker::new(head.as_of, problems);
    let mut ids = Ids::default();
    // Most of what there is besides events; its memory is used again for what is made of it.
    let sources = std::mem::take(&mut laid.sources);
    let laid = &laid;
    actors::topics(laid, &mut graph, &mut ids, &mut checker);
    actors::sources(sources, &mut graph, &mut ids, &mut checker);
    actors::actors(laid, &mut graph, &mut ids, &mut checker);
    actors::blocs(laid, &mut graph, &mut ids, &mut checker);
    parts::events((events, tell), &mut graph, &ids, &mut checker);
    actors::interests(laid, &mut graph, &ids, &mut checker);
    ties::ties(laid, &mut graph, &ids, &mut checker);
    claims::claims(laid, &mut graph, &mut ids, &mut checker);
    for briefing in briefings::briefings(laid, &graph, &ids, &mut checker) {
        graph.briefings.push(briefing);
    }
    graph
}
