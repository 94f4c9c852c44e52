//! The overview of a graph: what is in it, who is in it, and what happened last.

use chrono::Months;

use super::actors::list as actor_list;
use super::events::latest;
use super::page::{Block, Cell, Page};
use super::words::{counted, lens_line};
use crate::app::quoted;
use crate::query::{Lens, Scope, actors, events};
use crate::store::Store;

/// How many events are shown.
const LATEST: usize = 10;

/// What there is to see in a graph, and how to go on with the same data, which these arguments name.
#[must_use]
pub fn overview(store: &Store, lens: &Lens, data: &[String]) -> Page {
    let graph = &store.graph;
    let rows = actors(store, lens);
    let counts = [
        (graph.actors.len(), "actor"),
        (graph.ties.len(), "tie"),
        (graph.events.len(), "event"),
        (graph.interests.len(), "interest"),
        (graph.claims.len(), "claim"),
        (graph.sources.len(), "source"),
    ];
    let counts = counts.map(|(n, what)| counted(n, what)).join(", ");
    let topics: Vec<&str> = graph.topics.rows().map(|topic| &*topic.id).collect();
    let left = (!lens.filter.keeps_all_events()).then(|| {
        let count = |lens: &Lens| events(store, lens, Scope::All).count();
        format!("{} of {} by {}", count(lens), counted(count(&Lens::on(lens.as_of)), "event"), lens.as_of)
    });
    let told = [
        ("holds", Some(counts)),
        ("assessed by", graph.assessor.as_ref().map(ToString::to_string)),
        ("filter leaves", left),
        ("topics", Some(topics.join(" ")).filter(|topics| !topics.is_empty())),
    ];
    let told = told.into_iter().filter_map(|(label, text)| Some((label.to_owned(), vec![Cell::plain(text?)])));
    let facts = told.chain([("go on with".to_owned(), ways(store, lens, data))]).collect();
    Page {
        title: graph.title.to_string(),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Facts(facts),
            Block::Table(counted(rows.len(), "actor"), actor_list(store, lens, &rows)),
            latest(store, lens, Scope::All, LATEST),
        ],
    }
}

/// Commands that lead on from here, with names that this graph has.
fn ways(store: &Store, lens: &Lens, data: &[String]) -> Vec<Cell> {
    let files: String = data.iter().flat_map(|word| [" ".to_owned(), quoted(word)]).collect();
    let graph = &store.graph;
    let mut ways = Vec::new();
    if let Some((_, dyad)) = store.dyads().next() {
        let pair = graph.dyad_id(dyad);
        ways.push((format!("bilat show dyad {pair}{files}"), "a pair: standing, formal facts, record, interests"));
        if let Some(before) = lens.as_of.checked_sub_months(Months::new(12)) {
            ways.push((format!("bilat show dyad {pair}{files} --as-of {before}"), "the same a year before"));
        }
    }
    if let Some(actor) = graph.actors.rows().next() {
        ways.push((format!("bilat show actor {}{files}", actor.id), "an actor: ties, interests, events"));
    }
    if let Some(topic) = graph.topics.rows().next() {
        ways.push((
            format!("bilat show events{files} --filter topic:{}", topic.id),
            "events by topic, actor, code, date …",
        ));
    }
    let widest = ways.iter().map(|(command, _)| command.len()).max().unwrap_or(0);
    ways.iter().map(|(command, what)| Cell::plain(format!("{command:<widest$}  {what}"))).collect()
}
