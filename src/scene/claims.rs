//! Published statements, the verdict on each, and which are outdated.

use super::page::{Block, Cell, Column, Page, Table};
use super::tone::Tone;
use super::words::lens_line;
use crate::query::{ClaimAt, Lens, claims as published, words};
use crate::store::Store;

/// The claims published by the as-of date.
#[must_use]
pub fn claims(store: &Store, lens: &Lens) -> Page {
    let rows: Vec<Vec<Cell>> = published(store, lens).map(|at| row(store, &at)).collect();
    let table = Table {
        columns: ["id", "verdict", "claim", "why"].map(Column::words).to_vec(),
        rows,
        empty: "no claim was published by this date".to_owned(),
    };
    let heading = format!("{} claims; verdicts and notes as of {}", table.rows.len(), store.graph.as_of);
    Page {
        title: format!("{}: claims", store.graph.title),
        lens: lens_line(store, lens),
        blocks: vec![Block::Table(heading, table)],
    }
}

fn row(store: &Store, at: &ClaimAt<'_>) -> Vec<Cell> {
    let verdict = match at.outdated {
        Some(until) => Cell::toned(format!("{}, outdated: held until {until}", at.claim.verdict), Tone::Alert),
        None => Cell::plain(at.claim.verdict.to_string()),
    };
    let source = &store.graph.sources[at.claim.source];
    let note = at.claim.note.as_deref().map_or_else(|| format!("from {}", source.publisher), str::to_owned);
    vec![Cell::plain(&*at.claim.id), verdict, Cell::plain(at.claim.text.as_str()), Cell::toned(note, Tone::Muted)]
}

/// Every field of the claims, for a spreadsheet.
#[must_use]
pub fn claims_sheet(store: &Store, lens: &Lens) -> Table {
    let rows = published(store, lens).map(|at| {
        let claim = at.claim;
        let events: Vec<String> = claim.events.iter().map(|ix| words(store, *ix).id.to_string()).collect();
        let date = |date: Option<crate::model::PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
        [
            claim.id.to_string(),
            claim.text.to_string(),
            store.graph.sources[claim.source].id.to_string(),
            claim.verdict.to_string(),
            date(claim.from),
            date(claim.until),
            if at.outdated.is_some() { "yes".to_owned() } else { "no".to_owned() },
            events.join(" "),
            claim.note.as_deref().unwrap_or_default().to_owned(),
        ]
        .map(Cell::plain)
        .to_vec()
    });
    let columns = ["id", "text", "source", "verdict", "from", "until", "outdated", "events", "note"];
    Table { columns: columns.map(Column::words).to_vec(), rows: rows.collect(), empty: String::new() }
}
