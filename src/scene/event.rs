//! An event in full: everything that is recorded of it, and every source with its address.

use super::claims::claim_verdict;
use super::page::{Block, Cell, Column, Page, Table};
use super::tone::Tone;
use super::words::{counted, counts_as, direction, grade, lens_line, quad_sentence};
use crate::app;
use crate::model::{CountsAs, EventIx, EventRow, Significance, SourceIx};
use crate::query::{ClaimAt, Lens, account, claims, words};
use crate::store::Store;

/// The page of an event.
#[must_use]
pub fn event(store: &Store, lens: &Lens, ix: EventIx) -> Page {
    let graph = &store.graph;
    let row = graph.events.row(ix);
    let event = words(store, ix);
    let mut facts = Vec::new();
    let mut fact = |label: &str, text: Option<String>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            facts.push((label.to_owned(), vec![Cell::plain(text)]));
        }
    };
    fact("what", Some(account(store, ix).to_string()));
    let date = graph.events.date(ix);
    let doubt = if row.has_happened(lens.as_of) { "" } else { " (date uncertain: it may not have happened by then)" };
    fact("date", Some(format!("{date}{doubt}")));
    fact("who", Some(direction(store, &row)));
    let code = row.act.code.map(|code| &graph.codes[code]);
    fact("act", code.map(|code| format!("{} {}", code.code, code.name)));
    fact("counts as", Some(counted_as(&row, lens)));
    let topics: Vec<&str> = row.topics.iter().map(|topic| graph.topics[topic].name.as_str()).collect();
    fact("topics", Some(topics.join(", ")));
    fact("sure", Some(grade(&row)));
    let weight = |weight: Significance| match weight.number() {
        1 => "1 of 3, routine",
        2 => "2 of 3, notable",
        _ => "3 of 3, a turning point",
    };
    fact("significance", row.grading.significance.map(|value| weight(value).to_owned()));
    fact("note", event.note.map(|note| note.to_string()));
    let publisher = graph.events.publisher(&row);
    fact("publisher", publisher.map(ToString::to_string));
    fact("address", event.url.map(|url| url.to_string()));
    fact("id", Some(event.id.to_string()));
    let mut blocks = vec![Block::Facts(facts)];
    if !row.sources.is_empty() || publisher.is_none() {
        let heading = counted(row.sources.len(), "source");
        blocks.push(Block::Table(heading, source_list(store, lens, row.sources)));
    }
    let statements = claim_list(claims(store, lens).filter(|at| at.claim.events.contains(&ix)));
    if !statements.rows.is_empty() {
        blocks.push(Block::Table("statements that it bears on".to_owned(), statements));
    }
    Page { title: format!("Event of {date}"), lens: lens_line(store, lens), blocks }
}

/// What it counts as by the as-of date, and what it is by its act where that is not what it counts as.
fn counted_as(row: &EventRow<'_>, lens: &Lens) -> String {
    let class = quad_sentence(row.act.quad);
    let counts = match row.counts_as() {
        CountsAs::Class(_) => class.to_owned(),
        _ => format!("{}; by its act {class}", counts_as(row)),
    };
    let not_yet = if row.has_happened(lens.as_of) { "" } else { "nothing yet; when it has surely happened: " };
    let value = row.act.goldstein.map(|value| format!(", {value} on the Goldstein scale of acts")).unwrap_or_default();
    format!("{not_yet}{counts}{value}")
}

/// Claims with the verdict on each.
pub(super) fn claim_list<'s>(claims: impl Iterator<Item = ClaimAt<'s>>) -> Table {
    let row = |at: ClaimAt<'_>| vec![claim_verdict(&at), Cell::plain(at.claim.text.as_str())];
    Table {
        columns: ["verdict", "statement"].map(Column::words).to_vec(),
        rows: claims.map(row).collect(),
        empty: String::new(),
    }
}

/// Sources with publisher, date, title and full address.
pub(super) fn source_list(store: &Store, lens: &Lens, sources: &[SourceIx]) -> Table {
    let row = |ix: &SourceIx| {
        let source = &store.graph.sources[*ix];
        let date = source.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let later = source.date.is_some_and(|date| date.first() > lens.as_of);
        let date =
            if later { Cell::toned(format!("{date} (published later)"), Tone::Alert) } else { Cell::plain(date) };
        vec![
            Cell::plain(source.publisher.as_str()).opening(app::Page::Source(*ix)),
            date,
            Cell::plain(source.title.as_deref().unwrap_or_default()),
            Cell::toned(source.url.as_deref().or(source.note.as_deref()).unwrap_or_default(), Tone::Accent),
        ]
    };
    Table {
        columns: ["publisher", "date", "title", "address"].map(Column::words).to_vec(),
        rows: sources.iter().map(row).collect(),
        empty: "no source is named".to_owned(),
    }
}
