//! The matrix as records: what each actor said and did toward each other.

use serde::Serialize;

use super::changes::trend;
use super::records::{self, LedgerRecord};
use crate::app::seats;
use crate::model::{ActorIx, Arranged, Dyad, Word};
use crate::query::{Balance, Lens, Prevails, Tally, direction, standing_at};
use crate::scene::{Cell, Column, Table};
use crate::store::Store;

/// The answer.
#[derive(Serialize)]
pub(super) struct Matrix<'s> {
    format: &'static str,
    as_of: String,
    baseline: String,
    #[serde(rename = "pairs")]
    rows: Vec<Way<'s>>,
}

/// One direction of a pair.
#[derive(Serialize)]
struct Way<'s> {
    from: &'s str,
    to: &'s str,
    /// Whether there is a tie or an event between the two.
    coded: bool,
    /// What prevails: for, against, both.
    words: Option<&'static str>,
    deeds: Option<&'static str>,
    #[serde(flatten)]
    acts: LedgerRecord,
    /// Events of both with others; the same both ways.
    together: u64,
    trend: &'static str,
    standing: Option<&'static str>,
}

/// All directions between those who are there, by bloc.
pub(super) fn matrix<'s>(store: &'s Store, lens: &Lens) -> Matrix<'s> {
    Matrix {
        format: "bilat/show-matrix/1",
        as_of: lens.as_of.to_string(),
        baseline: lens.baseline.to_string(),
        rows: ways(store, lens),
    }
}

fn ways<'s>(store: &'s Store, lens: &Lens) -> Vec<Way<'s>> {
    let Some(tally) = Tally::new(store, lens, &|| true) else { return Vec::new() };
    let known = |actor: &ActorIx| store.graph.actors[*actor].life.is_known(lens.as_of);
    let seats = seats(store, lens, Arranged::Bloc, Some(&tally));
    let actors: Vec<ActorIx> = seats.into_iter().map(|seat| seat.actor).filter(known).collect();
    let ways = actors.iter().flat_map(|from| actors.iter().map(|to| (*from, *to)));
    ways.filter_map(|(from, to)| way(store, lens, &tally, from, to)).collect()
}

fn way<'s>(store: &'s Store, lens: &Lens, tally: &Tally, from: ActorIx, to: ActorIx) -> Option<Way<'s>> {
    let known = direction(store, lens, tally, from, to)?;
    let tie = Dyad::new(from, to).and_then(|dyad| store.tie(dyad));
    let standing = tie.and_then(|tie| standing_at(tie, lens.as_of));
    Some(Way {
        from: &store.graph.actors[from].id,
        to: &store.graph.actors[to].id,
        coded: known.coded,
        words: prevails(known.readings().words),
        deeds: prevails(known.readings().deeds),
        acts: records::ledger(store, &known.acts),
        together: known.together.n,
        trend: trend(known.trend),
        standing: standing.map(|at| at.spell.value.word()),
    })
}

/// The sign that is drawn, in a word.
fn prevails(acts: Balance) -> Option<&'static str> {
    acts.sign().map(|sign| match sign {
        Prevails::For => "for",
        Prevails::Mixed => "both",
        Prevails::Against => "against",
    })
}

/// The same as one table.
pub(super) fn sheet(store: &Store, lens: &Lens) -> Table {
    let words = ["from", "to", "coded", "words", "deeds"].map(Column::words);
    let numbers = ["words+", "deeds+", "words-", "deeds-", "neutral", "n"].map(Column::number);
    let rest = ["last", "together", "trend", "standing"].map(Column::words);
    let row = |way: Way<'_>| {
        let said = [way.from, way.to, if way.coded { "yes" } else { "no" }];
        let signs = [way.words, way.deeds].map(Option::unwrap_or_default);
        let (counts, last) = way.acts.figures();
        let (last, together) = (last.unwrap_or_default(), way.together.to_string());
        let told = [last, together, way.trend.to_owned(), way.standing.unwrap_or_default().to_owned()];
        let counts = counts.map(|n| n.to_string());
        said.into_iter().chain(signs).map(Cell::plain).chain(counts.into_iter().chain(told).map(Cell::plain)).collect()
    };
    Table {
        columns: words.into_iter().chain(numbers).chain(rest).collect(),
        rows: ways(store, lens).into_iter().map(row).collect(),
        empty: String::new(),
    }
}
