//! The record of a direction as figures, each of which opens the events that it counts.

use super::page::{Block, Cell, Column as Titled, Table};
use super::tone::Tone;
use crate::app;
use crate::model::{ActorIx, Dyad, Quad, Sign};
use crate::query::{Column, Count, Ledger, Lens, tie_of};
use crate::store::Store;

/// What is counted of a direction, in the order in which it is shown: the column, its title, the number.
pub(super) fn columns(ledger: &Ledger) -> [(Column, &'static str, u64); 7] {
    [
        (Column::Class(Quad::WordsFor), "words+", ledger.words_for),
        (Column::Class(Quad::DeedsFor), "deeds+", ledger.deeds_for),
        (Column::Class(Quad::WordsAgainst), "words-", ledger.words_against),
        (Column::Class(Quad::DeedsAgainst), "deeds-", ledger.deeds_against),
        (Column::Class(Quad::Neutral), "neutral", ledger.neutral),
        (Column::Together, "together", ledger.together),
        (Column::All, "n", ledger.n()),
    ]
}

/// A figure in its tone, opening what it counts.
pub(super) fn figure(from: ActorIx, to: ActorIx, column: Column, number: u64, text: String) -> Cell {
    let tone = match column {
        _ if number == 0 => Tone::Muted,
        Column::Class(quad) => match quad.sign() {
            Sign::Plus => Tone::Cooperative,
            Sign::Minus => Tone::Conflictual,
            Sign::Neutral => Tone::Plain,
        },
        Column::Together | Column::Other | Column::All => Tone::Plain,
    };
    Cell::toned(text, tone).opening(app::Page::Count(Count::Record { from, to, column }, 0))
}

/// All figures of a direction that are not 0, in words.
pub(super) fn figures(from: ActorIx, to: ActorIx, ledger: &Ledger) -> Vec<Cell> {
    let all = columns(ledger).into_iter().filter(|(column, _, number)| *number > 0 || *column == Column::All);
    all.map(|(column, title, number)| {
        let text = if column == Column::All { format!("{number} in all") } else { format!("{number} {title}") };
        figure(from, to, column, number, text)
    })
    .collect()
}

/// The record both ways as a table, the direction of `from` first.
pub(super) fn table(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx) -> Block {
    let to = dyad.other(from).unwrap_or(from);
    Block::Table(String::new(), ledger_list(store, lens, dyad, from, to))
}

fn ledger_list(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx, to: ActorIx) -> Table {
    let row = |from, to, ledger: Ledger| {
        let figures = columns(&ledger).map(|(column, _, n)| figure(from, to, column, n, n.to_string()));
        let id = |actor: ActorIx| &store.graph.actors[actor].id;
        let first = Cell::plain(format!("{} > {}", id(from), id(to)));
        let last = ledger.last.map(|ix| store.graph.events.date(ix).to_string());
        let last = last.map(|date| figure(from, to, Column::All, ledger.n(), date)).unwrap_or_default();
        std::iter::once(first).chain(figures).chain([last]).collect()
    };
    let titles = columns(&Ledger::default()).map(|(_, title, _)| Titled::number(title));
    let columns = std::iter::once(Titled::words("on record")).chain(titles);
    let columns = columns.chain(["last"].map(Titled::words)).collect();
    let rows = tie_of(store, lens, dyad, from).map(|tie| vec![row(from, to, tie.given), row(to, from, tie.taken)]);
    Table { columns, rows: rows.unwrap_or_default(), empty: String::new() }
}
