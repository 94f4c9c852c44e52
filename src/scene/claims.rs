//! Published statements, the verdict on each, when each held, and which are outdated.

use super::page::{Block, Cell, Column, Page, Table};
use super::tone::Tone;
use super::words::{counted, lens_line};
use crate::app;
use crate::model::{ClaimIx, Day, PartialDate};
use crate::query::{ClaimAt, Lens, account, claim_at, claims as published, happened, words};
use crate::store::Store;

/// The claims published by the as-of date.
#[must_use]
pub fn claims(store: &Store, lens: &Lens) -> Page {
    let rows: Vec<Vec<Cell>> = published(store, lens).map(|at| row(store, &at)).collect();
    let table = Table {
        columns: ["id", "verdict", "claim", "when", "why"].map(Column::words).to_vec(),
        rows,
        empty: "no claim was published by this date".to_owned(),
    };
    let heading = format!("{}; verdicts and notes as of {}", counted(table.rows.len(), "claim"), store.graph.as_of);
    Page {
        title: format!("{}: claims", store.graph.title),
        lens: lens_line(store, lens),
        blocks: vec![Block::Table(heading, table)],
    }
}

fn row(store: &Store, at: &ClaimAt<'_>) -> Vec<Cell> {
    let source = &store.graph.sources[at.claim.source];
    let note = at.claim.note.as_deref().map_or_else(|| format!("from {}", source.publisher), str::to_owned);
    vec![
        Cell::plain(&*at.claim.id),
        claim_verdict(at),
        Cell::plain(at.claim.text.as_str()),
        Cell::plain(held(store, at)),
        Cell::toned(note, Tone::Muted),
    ]
}

/// `confirmed`; `outdated, was confirmed` of a claim past its date. It opens the claim.
pub(super) fn claim_verdict(at: &ClaimAt<'_>) -> Cell {
    let cell = match at.outdated {
        Some(_) => Cell::toned(format!("outdated, was {}", at.claim.verdict), Tone::Alert),
        None => Cell::plain(at.claim.verdict.to_string()),
    };
    cell.opening(app::Page::Claim(at.ix))
}

/// What the check found, as it is on a day: `confirmed`; `outdated, was confirmed`.
pub(super) fn verdict_on(store: &Store, ix: ClaimIx, day: Day) -> String {
    claim_verdict(&claim_at(store, ix, day)).text
}

/// When a claim was so: `since 2021-08-15`; `since 2021-08-15, held until 2025-07-03, when Russia accepts …`; nothing where
/// it is not known.
pub(super) fn held(store: &Store, at: &ClaimAt<'_>) -> String {
    let since = at.since.map(|since| format!("since {since}"));
    let by = at.ended_by.map(|ix| format!(", when {}", within_a_sentence(&account(store, ix))));
    let until = at.outdated.map(|until| format!("held until {until}{}", by.unwrap_or_default()));
    since.into_iter().chain(until).collect::<Vec<_>>().join(", ")
}

/// A sentence as it goes on after another's words: its first clause, without the full stop, and with a small first letter
/// where that is sure not to be a name's.
fn within_a_sentence(text: &str) -> String {
    let clause = text.split(';').next().unwrap_or_default().trim_end_matches('.');
    match clause.split_once(' ') {
        Some((first @ ("The" | "A" | "An" | "At" | "In" | "On"), rest)) => format!("{} {rest}", first.to_lowercase()),
        _ => clause.to_owned(),
    }
}

/// Every field of the claims, for a spreadsheet.
#[must_use]
pub fn claims_sheet(store: &Store, lens: &Lens) -> Table {
    let rows = published(store, lens).map(|at| sheet_row(store, lens, &at)).collect();
    let columns = ["id", "text", "source", "verdict", "from", "until", "outdated", "ended_by", "events", "note"];
    Table { columns: columns.map(Column::words).to_vec(), rows, empty: String::new() }
}

fn sheet_row(store: &Store, lens: &Lens, at: &ClaimAt<'_>) -> Vec<Cell> {
    let claim = at.claim;
    let events = happened(store, &claim.events, lens.as_of).map(|ix| words(store, ix).id.to_string());
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    [
        claim.id.to_string(),
        claim.text.to_string(),
        store.graph.sources[claim.source].id.to_string(),
        claim.verdict.to_string(),
        date(at.since),
        date(at.outdated),
        if at.outdated.is_some() { "yes" } else { "no" }.to_owned(),
        at.ended_by.map(|ix| words(store, ix).id.to_string()).unwrap_or_default(),
        events.collect::<Vec<_>>().join(" "),
        claim.note.as_deref().unwrap_or_default().to_owned(),
    ]
    .map(Cell::plain)
    .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_goes_on_in_another() {
        for (text, expected) in [
            ("The Taliban free two.", "the Taliban free two"),
            ("A blast is heard.", "a blast is heard"),
            ("Russia accepts; a flag goes up.", "Russia accepts"),
            ("Athens", "Athens"),
            ("", ""),
        ] {
            assert_eq!(within_a_sentence(text), expected);
        }
    }
}
