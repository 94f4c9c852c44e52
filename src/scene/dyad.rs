//! The page of a pair: standing with its reason and history, formal facts, the record each way, interests, events.

mod board;
mod readings;
mod strain;

pub use board::interest_board;
pub use readings::pair_readings;
pub use strain::{pair_adversaries, pair_tensions};

use super::events::latest;
use super::page::{Block, Cell, Column, Page, Table};
use super::tone::Tone;
use super::words::{confidence_range, lens_line, name, sources, span, stances, standing, standing_since};
use crate::model::{Dyad, EventIx, Tie};
use crate::query::{Ledger, Lens, Scope, happened, history, interests_of_pair, standing_at, tie_of, tracks_at, words};
use crate::store::Store;

/// The page of a pair, with at most so many of its events.
#[must_use]
pub fn dyad(store: &Store, lens: &Lens, dyad: Dyad, most: usize) -> Page {
    let (a, b) = dyad.pair();
    let tie = store.tie(dyad);
    let mut blocks = vec![
        Block::Facts(assessed(store, lens, tie)),
        Block::Facts(carried_by(store, lens, tie)),
        Block::Table("standing so far".to_owned(), history_list(store, lens, tie)),
        Block::Table("formally so".to_owned(), track_list(store, lens, tie)),
        Block::Table(
            "on record: what happened, joint acts counted both ways".to_owned(),
            ledger_list(store, lens, dyad),
        ),
        Block::Table("interests of the two".to_owned(), interest_list(store, lens, dyad)),
    ];
    blocks.retain(|block| !matches!(block, Block::Facts(facts) if facts.is_empty()));
    let latest = latest(store, lens, Scope::Dyad(dyad), most);
    // A few stand where they are seen at once, with their sources; all of them come last.
    blocks.insert(if most == usize::MAX { blocks.len() } else { 1 }, latest);
    Page {
        title: format!("{} – {} ({})", name(store, a), name(store, b), store.graph.dyad_id(dyad)),
        lens: lens_line(store, lens),
        blocks,
    }
}

fn assessed(store: &Store, lens: &Lens, tie: Option<&Tie>) -> Vec<(String, Vec<Cell>)> {
    let Some(at) = tie.and_then(|tie| standing_at(tie, lens.as_of)) else {
        return vec![("standing".to_owned(), vec![standing(None)])];
    };
    let spell = at.spell;
    let since = Cell::plain(standing_since(at, lens.as_of));
    let mut facts = vec![
        ("standing".to_owned(), vec![Cell { tone: spell.value.into(), ..since }]),
        ("why".to_owned(), vec![Cell::plain(spell.why.as_str())]),
    ];
    facts.push(("sources".to_owned(), vec![Cell::toned(sources(store, &spell.sources, lens.as_of), Tone::Muted)]));
    if let Some(confidence) = spell.confidence {
        facts.push(("confidence".to_owned(), vec![Cell::plain(confidence.to_string())]));
    }
    facts
}

/// The events that carry the standing and have happened, as `date  what`.
fn carried_by(store: &Store, lens: &Lens, tie: Option<&Tie>) -> Vec<(String, Vec<Cell>)> {
    let line = |ix: EventIx| {
        let words = words(store, ix);
        Cell::plain(format!("{}  {}", words.date.map(|date| date.to_string()).unwrap_or_default(), words.summary))
    };
    let at = tie.and_then(|tie| standing_at(tie, lens.as_of));
    let events: Vec<Cell> =
        at.into_iter().flat_map(|at| happened(store, &at.spell.because, lens.as_of)).map(line).collect();
    if events.is_empty() { Vec::new() } else { vec![("because".to_owned(), events)] }
}

fn history_list(store: &Store, lens: &Lens, tie: Option<&Tie>) -> Table {
    let spells = tie.into_iter().flat_map(|tie| history(tie, lens.as_of)).rev();
    let rows = spells.map(|spell| {
        vec![
            Cell::plain(span(spell.span, lens.as_of)),
            Cell::toned(spell.value.to_string(), spell.value),
            Cell::plain(spell.why.as_str()),
            Cell::toned(sources(store, &spell.sources, lens.as_of), Tone::Muted),
        ]
    });
    Table {
        columns: ["when", "standing", "why", "source"].map(Column::words).to_vec(),
        rows: rows.collect(),
        empty: format!("no standing was assessed by {}", lens.as_of),
    }
}

fn track_list(store: &Store, lens: &Lens, tie: Option<&Tie>) -> Table {
    let rows = tie.into_iter().flat_map(|tie| tracks_at(tie, lens.as_of)).map(|at| {
        let track = at.track;
        let by = track.by.map_or("both", |by| name(store, by));
        let doubt = if at.uncertain { " or already over" } else { "" };
        vec![
            Cell::plain(track.fact.kind().to_string()),
            Cell::plain(by),
            Cell::plain(track.name.as_deref().unwrap_or_default()),
            Cell::plain(format!("{}{doubt}", track.fact.word())),
            Cell::plain(span(track.span, lens.as_of)),
            Cell::plain(track.note.as_deref().unwrap_or_default()),
            Cell::toned(sources(store, &track.sources, lens.as_of), Tone::Muted),
        ]
    });
    Table {
        columns: ["track", "by", "name", "is", "when", "note", "source"].map(Column::words).to_vec(),
        rows: rows.collect(),
        empty: format!("nothing is formally so by {}, as far as coded", lens.as_of),
    }
}

fn ledger_list(store: &Store, lens: &Lens, dyad: Dyad) -> Table {
    let (a, b) = dyad.pair();
    let tie = tie_of(store, lens, dyad, a);
    let row = |from, to, ledger: Ledger| {
        let number = |number: u32| Cell::plain(number.to_string());
        vec![
            Cell::plain(store.graph.direction_id(from, to)),
            number(ledger.words_for),
            number(ledger.deeds_for),
            number(ledger.words_against),
            number(ledger.deeds_against),
            number(ledger.neutral),
            number(ledger.together),
            number(ledger.n()),
            Cell::plain(ledger.last.map(|day| day.to_string()).unwrap_or_default()),
            Cell::plain(confidence_range(ledger.confidence)),
        ]
    };
    let mut columns = vec![Column::words("direction")];
    columns.extend(["words+", "deeds+", "words-", "deeds-", "neutral", "together", "n"].map(Column::number));
    columns.extend(["last", "sure"].map(Column::words));
    let rows = tie.map(|tie| vec![row(a, b, tie.given), row(b, a, tie.taken)]).unwrap_or_default();
    Table { columns, rows, empty: String::new() }
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
