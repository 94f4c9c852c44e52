//! The record of a direction as figures, each of which opens the events that it counts.

use super::page::{Block, Cell, Column as Titled, Fact, Table};
use super::tone::Tone;
use super::words::{NOT_YET, TOGETHER};
use crate::app;
use crate::model::{ActorIx, Dyad, Quad, Sign};
use crate::query::{Column, Count, Ledger, Lens, OfPair, Scope, counted, reports, tie_of, total};
use crate::store::Store;

/// What is counted of a direction, in the order in which it is shown: the column, its title, the number.
pub(super) fn columns(ledger: &Ledger) -> [(Column, &'static str, u64); 6] {
    [
        (Column::Class(Quad::WordsFor), "words+", ledger.words_for),
        (Column::Class(Quad::DeedsFor), "deeds+", ledger.deeds_for),
        (Column::Class(Quad::WordsAgainst), "words-", ledger.words_against),
        (Column::Class(Quad::DeedsAgainst), "deeds-", ledger.deeds_against),
        (Column::Class(Quad::Neutral), "neutral", ledger.neutral),
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
        Column::Other | Column::All => Tone::Plain,
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

/// How many events the two did together with others.
fn with_others(store: &Store, lens: &Lens, dyad: Dyad) -> Cell {
    let count = Count::Pair(dyad, OfPair::Together);
    let number = total(store, lens, count);
    let tone = if number == 0 { Tone::Muted } else { Tone::Plain };
    Cell::toned(number.to_string(), tone).opening(app::Page::Count(count, 0))
}

/// How many events there are, and how many of them are joint, which the record of both ways holds. So its figures add up: one
/// way and the other, less what is in both, with what the two did together with others, and what may not have happened.
pub(super) fn in_all(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Cell> {
    let [all, joint] = [Count::Listed(Scope::Dyad(dyad)), Count::Pair(dyad, OfPair::BothWays)];
    let cell = |count: Count, what: &str| {
        let number = total(store, lens, count);
        (number > 0).then(|| Cell::plain(format!("{number} {what}")).opening(app::Page::Count(count, 0)))
    };
    let may_be_ahead = counted(store, lens, all).filter(|ix| store.graph.events.last(*ix) > lens.as_of);
    let what = match reports(store, may_be_ahead) {
        0 => "in all".to_owned(),
        not_yet => format!("in all, {not_yet} of them {NOT_YET}"),
    };
    let all = cell(all, &what).unwrap_or_else(|| Cell::toned("none", Tone::Muted));
    std::iter::once(all).chain(cell(joint, "joint, in both rows")).collect()
}

/// What is of both, in words.
pub(super) fn of_both(store: &Store, lens: &Lens, dyad: Dyad) -> Fact {
    let mut together = with_others(store, lens, dyad);
    together.text.push_str(" together with others");
    ("both".to_owned(), std::iter::once(together).chain(in_all(store, lens, dyad)).collect())
}

/// The record both ways as a table, the direction of `from` first.
pub(super) fn table(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx) -> Block {
    let to = dyad.other(from).unwrap_or(from);
    Block::Table(String::new(), ledger_list(store, lens, dyad, from, to))
}

fn ledger_list(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx, to: ActorIx) -> Table {
    let row = |from, to, ledger: Ledger| -> Vec<Cell> {
        let figures = columns(&ledger).map(|(column, _, n)| figure(from, to, column, n, n.to_string()));
        let id = |actor: ActorIx| &store.graph.actors[actor].id;
        let first = Cell::plain(format!("{} > {}", id(from), id(to)));
        let last = ledger.last.map(|ix| store.graph.events.date(ix).to_string());
        let last = last.map(|date| figure(from, to, Column::All, ledger.n(), date)).unwrap_or_default();
        std::iter::once(first).chain(figures).chain([last]).collect()
    };
    let titles = columns(&Ledger::default()).map(|(_, title, _)| Titled::number(title));
    let columns = std::iter::once(Titled::words("on record")).chain(titles);
    let columns = columns.chain([Titled::words("last"), Titled::number(TOGETHER)]).collect();
    // What both did with others is of the pair: it stands once.
    let rows = tie_of(store, lens, dyad, from).map(|tie| {
        let (given, taken) = (row(from, to, tie.given), row(to, from, tie.taken));
        vec![[given, vec![with_others(store, lens, dyad)]].concat(), [taken, vec![Cell::default()]].concat()]
    });
    Table { columns, rows: rows.unwrap_or_default(), empty: String::new() }
}
