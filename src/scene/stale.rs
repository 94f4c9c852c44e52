//! What may no longer be so: ties without news, records that were taken out, claims past their date.

use super::claims::{claim_verdict, held};
use super::page::{Block, Cell, Column, Page, Table};
use super::tone::Tone;
use super::words::{counted, lens_line, none, short_name, standing};
use crate::app;
use crate::model::sort_by_key;
use crate::query::{ClaimAt, Lens, StaleTie, claims, stale_ties, standing_at};
use crate::store::Store;

/// The page of what is stale.
#[must_use]
pub fn stale(store: &Store, lens: &Lens) -> Page {
    let ties = stale_ties(store, lens);
    let mut claims: Vec<ClaimAt<'_>> = claims(store, lens).collect();
    let past = claims.iter().filter(|at| at.outdated.is_some()).count();
    sort_by_key(&mut claims, |at| at.outdated.is_none());
    let retracted = retracted_list(store);
    Page {
        title: format!("{}: stale", store.graph.title),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Table(heading(ties.len(), lens), tie_list(store, lens, ties.get(..MOST_TIES).unwrap_or(&ties))),
            Block::Table(format!("{} taken out by a later file", counted(retracted.rows.len(), "record")), retracted),
            Block::Table(
                format!(
                    "{}, {past} past their date; verdicts as of {}",
                    counted(claims.len(), "claim"),
                    store.graph.as_of
                ),
                claim_list(store, &claims),
            ),
        ],
    }
}

/// `4 ties without an event since 2024-06-24`, and how many of them are listed where that is not all.
fn heading(ties: usize, lens: &Lens) -> String {
    let listed = if ties > MOST_TIES { format!("; {MOST_TIES} of them, a filter narrows") } else { String::new() };
    format!("{} without an event since {}{listed}", counted(ties, "tie"), lens.when().stale_before())
}

/// How many stale ties are listed.
const MOST_TIES: usize = 200;

fn tie_list(store: &Store, lens: &Lens, ties: &[StaleTie]) -> Table {
    let row = |tie: &StaleTie| {
        let (a, b) = tie.dyad.pair();
        let at = store.tie(tie.dyad).and_then(|tie| standing_at(tie, lens.as_of));
        vec![
            tie.last.map_or_else(
                || Cell::toned("none", Tone::Alert),
                |last| Cell::plain(store.graph.events.date(last).to_string()),
            ),
            Cell::plain(format!("{} – {}", short_name(store, a), short_name(store, b)))
                .opening(app::Page::Dyad(tie.dyad, a)),
            standing(at),
            Cell::plain(at.map(|at| at.since.to_string()).unwrap_or_default()),
        ]
    };
    Table {
        columns: ["last event", "tie", "standing", "since"].map(Column::words).to_vec(),
        rows: ties.iter().map(row).collect(),
        empty: none(lens, "tie without an event in two years"),
    }
}

fn retracted_list(store: &Store) -> Table {
    let rows = store.graph.retracted.iter().map(|gone| {
        vec![Cell::plain(gone.kind), Cell::plain(&*gone.id), Cell::toned(gone.reason.as_str(), Tone::Alert)]
    });
    Table {
        columns: ["kind", "id", "why"].map(Column::words).to_vec(),
        rows: rows.collect(),
        empty: "no file takes out what another says".to_owned(),
    }
}

fn claim_list(store: &Store, claims: &[ClaimAt<'_>]) -> Table {
    let row = |at: &ClaimAt<'_>| {
        vec![claim_verdict(store, at), Cell::plain(at.claim.text.as_str()), Cell::plain(held(store, at))]
    };
    Table {
        columns: ["verdict", "claim", "when"].map(Column::words).to_vec(),
        rows: claims.iter().map(row).collect(),
        empty: "no claim was published by this date".to_owned(),
    }
}
