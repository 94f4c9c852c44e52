//! The page of a pair: standing with its reason and history, formal facts, the record each way, interests, events.

mod board;
mod readings;
mod strain;

pub use board::interest_board;
pub use readings::pair_readings;
pub use strain::{pair_adversaries, pair_tensions};

use super::events::{brief, latest};
use super::evidence::{opens_standing, opens_track};
use super::page::{Block, Cell, Column, Fact, Page, Table};
use super::tone::Tone;
use super::words::{confidence_range, lens_line, name, short_name, sources, span, stances, standing, standing_since};
use super::{record, trend as trends};
use crate::app;
use crate::model::{ActorIx, Dyad, SourceIx, Tie};
use crate::query::{
    Count, Ledger, Lens, Scope, events, history, interests_of_pair, standing_at, tie_of, total, tracks_at, trend,
};
use crate::store::Store;

/// The page of a pair, seen from one of the two, with at most so many of its events.
#[must_use]
pub fn dyad(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx, most: usize) -> Page {
    let to = dyad.other(from).unwrap_or(from);
    let tie = store.tie(dyad);
    let standing = vec![
        Block::Facts(assessed(store, lens, dyad, tie)),
        Block::Flow(vec![
            ("sources".to_owned(), source_cells(store, lens, tie)),
            ("so far".to_owned(), history_cells(store, lens, dyad, tie)),
        ]),
    ];
    let formal = vec![Block::Table("formally so".to_owned(), track_list(store, lens, dyad, tie))];
    // A few stand where they are seen at once; all of them come last.
    let (few, all) = if most == usize::MAX {
        (None, Some(latest(store, lens, Scope::Dyad(dyad), most)))
    } else {
        (Some(newest(store, lens, dyad, most)), None)
    };
    let blocks = [
        Some(Block::Beside(standing, formal)),
        Some(Block::Table(
            "on record: what happened, joint acts counted both ways".to_owned(),
            ledger_list(store, lens, dyad, from, to),
        )),
        few,
        Some(Block::Table("interests of the two".to_owned(), interest_list(store, lens, dyad))),
        all,
    ];
    Page {
        title: format!("{} – {} ({})", name(store, from), name(store, to), store.graph.dyad_id(dyad)),
        lens: lens_line(store, lens),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

fn assessed(store: &Store, lens: &Lens, dyad: Dyad, tie: Option<&Tie>) -> Vec<Fact> {
    let Some(at) = tie.and_then(|tie| standing_at(tie, lens.as_of)) else {
        return vec![("standing".to_owned(), vec![standing(None)])];
    };
    let spell = at.spell;
    let sure = spell.confidence.map(|confidence| format!(" ({confidence} confidence)")).unwrap_or_default();
    let since = Cell::toned(format!("{}{sure}", standing_since(at, lens.as_of)), spell.value);
    let trend = tie.map(|tie| trends::because(store, &trend(tie, lens), lens.baseline).opening(app::Page::Trend(dyad)));
    vec![
        ("standing".to_owned(), vec![Cell { opens: opens_standing(store, dyad, spell), ..since }]),
        ("trend".to_owned(), trend.into_iter().collect()),
        ("why".to_owned(), vec![Cell::plain(spell.why.as_str())]),
    ]
}

/// On whose word the standing is what it is.
fn source_cells(store: &Store, lens: &Lens, tie: Option<&Tie>) -> Vec<Cell> {
    let at = tie.and_then(|tie| standing_at(tie, lens.as_of));
    let cell =
        |ix: &SourceIx| Cell::toned(sources(store, &[*ix], lens.as_of), Tone::Muted).opening(app::Page::Source(*ix));
    at.into_iter().flat_map(|at| &at.spell.sources).map(cell).collect()
}

/// Every spell of standing until now, oldest first: since when, and what it was; `still` where the value stayed and its
/// reason is another.
fn history_cells(store: &Store, lens: &Lens, dyad: Dyad, tie: Option<&Tie>) -> Vec<Cell> {
    let mut before = None;
    let spells = tie.into_iter().flat_map(|tie| history(tie, lens.as_of));
    let cells = spells.map(|spell| {
        let still = if before.replace(spell.value) == Some(spell.value) { "still " } else { "" };
        let text = format!("{} {still}{}", spell.span.from, spell.value);
        Cell { opens: opens_standing(store, dyad, spell), ..Cell::toned(text, spell.value) }
    });
    let cells: Vec<Cell> = cells.collect();
    if cells.is_empty() { vec![Cell::toned(format!("not assessed by {}", lens.as_of), Tone::Muted)] } else { cells }
}

fn track_list(store: &Store, lens: &Lens, dyad: Dyad, tie: Option<&Tie>) -> Table {
    let rows = tie.into_iter().flat_map(|tie| tracks_at(tie, lens.as_of)).map(|at| {
        let track = at.track;
        let by = track.by.map_or("both", |by| short_name(store, by));
        let doubt = if at.uncertain { " or already over" } else { "" };
        let name = track.name.as_ref().map(|name| format!(": {name}")).unwrap_or_default();
        vec![
            Cell::plain(track.fact.kind().to_string()),
            Cell::plain(by),
            Cell { opens: opens_track(store, dyad, track), ..Cell::plain(format!("{}{doubt}", track.fact.word())) },
            Cell::plain(format!("{}{name}", span(track.span, lens.as_of))),
        ]
    });
    let columns = vec![Column::words("track"), Column::words("by"), Column::words("is"), Column::line("when")];
    Table { columns, rows: rows.collect(), empty: format!("nothing is formally so by {}, as far as coded", lens.as_of) }
}

fn ledger_list(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx, to: ActorIx) -> Table {
    let row = |from, to, ledger: Ledger| {
        let figures = record::columns(&ledger).map(|(column, _, n)| record::figure(from, to, column, n, n.to_string()));
        let first = Cell::plain(format!("{} > {}", short_name(store, from), short_name(store, to)));
        let last = Cell::plain(ledger.last.map(|day| day.to_string()).unwrap_or_default());
        let sure = Cell::plain(confidence_range(ledger.confidence));
        std::iter::once(first).chain(figures).chain([last, sure]).collect()
    };
    let titles = record::columns(&Ledger::default()).map(|(_, title, _)| Column::number(title));
    let columns = std::iter::once(Column::words("who to whom")).chain(titles);
    let columns = columns.chain(["last", "sure"].map(Column::words)).collect();
    let rows = tie_of(store, lens, dyad, from).map(|tie| vec![row(from, to, tie.given), row(to, from, tie.taken)]);
    Table { columns, rows: rows.unwrap_or_default(), empty: String::new() }
}

fn interest_list(store: &Store, lens: &Lens, dyad: Dyad) -> Table {
    let rows = interests_of_pair(store, lens, dyad).into_iter().map(|ix| {
        let interest = &store.graph.interests[ix];
        vec![
            Cell::plain(name(store, interest.actor)),
            Cell::plain(store.graph.topics[interest.topic].name.as_str()),
            Cell::plain(interest.text.as_str()),
            Cell::plain(stances(store, interest)),
        ]
    });
    Table {
        columns: ["whose", "topic", "wants", "stance"].map(Column::words).to_vec(),
        rows: rows.collect(),
        empty: format!("no interest of the two meets by {}", lens.as_of),
    }
}

/// The newest events of the two, in a line each.
fn newest(store: &Store, lens: &Lens, dyad: Dyad, most: usize) -> Block {
    let scope = Scope::Dyad(dyad);
    let all = total(store, lens, Count::Listed(scope));
    let heading = format!("newest of {all} events, both ways");
    Block::Table(heading, brief(store, lens, events(store, lens, scope).take(most)))
}
