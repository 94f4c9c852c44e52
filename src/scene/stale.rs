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
    let (quiet, records, number) =
        (counted(ties.len(), "tie"), counted(retracted.rows.len(), "record"), counted(claims.len(), "claim"));
    let replaced = match store.graph.amendments.replaced {
        0 => String::new(),
        n => format!(", {n} replaced"),
    };
    let quiet = format!("{quiet} without an event since {}{}", lens.when().stale_before(), listed(ties.len()));
    let checked =
        format!("{number}, {past} past their date; verdicts as of {}{}", store.graph.as_of, listed(claims.len()));
    Page {
        title: format!("{}: stale", store.graph.title),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Table(quiet, tie_list(store, lens, first(&ties))),
            Block::Table(format!("{records} taken out by a later file{replaced}"), retracted),
            Block::Table(checked, claim_list(store, first(&claims))),
        ],
    }
}

/// How many stale ties are listed, and how many claims.
const MOST: usize = 200;

fn first<T>(rows: &[T]) -> &[T] {
    rows.get(..MOST).unwrap_or(rows)
}

/// How many of so many are listed, where that is not all.
fn listed(all: usize) -> String {
    if all > MOST { format!("; {MOST} of them, a filter narrows") } else { String::new() }
}

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
            Cell::plain(at.map(|at| at.since().to_string()).unwrap_or_default()),
        ]
    };
    Table {
        columns: ["last event", "tie", "standing", "since"].map(Column::words).to_vec(),
        rows: ties.iter().map(row).collect(),
        empty: none(lens, "tie without an event in two years"),
    }
}

fn retracted_list(store: &Store) -> Table {
    let rows = store.graph.amendments.retracted.iter().map(|gone| {
        vec![Cell::plain(gone.kind), Cell::plain(&*gone.id), Cell::toned(gone.reason.as_str(), Tone::Alert)]
    });
    Table {
        columns: ["kind", "id", "why"].map(Column::words).to_vec(),
        rows: rows.collect(),
        empty: "no file takes out what another says".to_owned(),
    }
}

fn claim_list(store: &Store, claims: &[ClaimAt<'_>]) -> Table {
    let row =
        |at: &ClaimAt<'_>| vec![claim_verdict(at), Cell::plain(at.claim.text.as_str()), Cell::plain(held(store, at))];
    Table {
        columns: ["verdict", "claim", "when"].map(Column::words).to_vec(),
        rows: claims.iter().map(row).collect(),
        empty: "no claim was published by this date".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Form, Input, Strictness, load};

    #[test]
    fn of_very_many_claims_the_first_are_listed_those_past_their_date_before_others() {
        let claim = |at: usize| {
            let until = if at == 450 { r#", "until": "2010""# } else { "" };
            format!(r#"{{"id": "c{at}", "text": "t", "source": "s", "verdict": "confirmed"{until}}}"#)
        };
        let claims: Vec<String> = (0..500).map(claim).collect();
        let text = format!(
            r#"{{"version": "1.0", "title": "T", "as_of": "2020-12-31",
            "sources": [{{"id": "s", "publisher": "S", "note": "n"}}], "actors": [], "claims": [{}]}}"#,
            claims.join(",")
        );
        let input = Input::new("t.json", Form::Graph, text.into_bytes().into());
        let store = Store::new(load(vec![input], Strictness::Lenient).unwrap().graph);
        let page = stale(&store, &Lens::of(&store));
        let Some(Block::Table(heading, table)) = page.blocks.last() else { panic!("{page:?}") };
        assert_eq!(heading, "500 claims, 1 past their date; verdicts as of 2020-12-31; 200 of them, a filter narrows");
        assert_eq!((table.rows.len(), table.rows[0][0].text.as_str()), (200, "outdated, was confirmed"));
    }
}
