//! The row of a tie: each word, figure and sign on it, to be opened one by one, and the newest events behind them.

use super::spell::opens_standing;
use crate::app;
use crate::model::{ActorIx, Dyad, Sign};
use crate::query::{Count, Lens, OfPair, Scope, TieRow, tie_of, total, trend};
use crate::scene::events::latest;
use crate::scene::page::{Block, Cell, Fact, Page};
use crate::scene::record;
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::{lens_line, name, short_name, standing_since};
use crate::store::Store;

/// How many events are listed below it.
const NEWEST: usize = 5;

/// The page of a row.
pub(in crate::scene) fn marks(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx) -> Page {
    let to = dyad.other(from).unwrap_or(from);
    let mut marks: Vec<Fact> = Vec::new();
    if let Some(tie) = tie_of(store, lens, dyad, from) {
        marks.push(("standing".to_owned(), vec![standing(store, lens, &tie)]));
        if let Some(known) = store.tie(dyad) {
            let because = trends::because(store, &trend(known, lens), lens.baseline);
            marks.push(("trend".to_owned(), vec![because.opening(app::Page::Trend(dyad))]));
        }
        for (actor, other, ledger) in [(from, to, tie.given), (to, from, tie.taken)] {
            let figures = record::figures(actor, other, &ledger);
            marks.push((format!("{} did", short_name(store, actor)), figures));
        }
        marks.push(record::of_both(store, lens, dyad));
        marks.push(("new".to_owned(), new(store, lens, dyad)));
        if let Some(last) = tie.last() {
            let cell = Cell::plain(store.graph.events.date(last).to_string()).opening(app::Page::Event(last));
            marks.push(("last event".to_owned(), vec![cell]));
        }
    }
    let rule = "e on one of these opens what it was made from: the rule, the events that count, their sources";
    let so = Block::Facts(vec![("evidence".to_owned(), vec![Cell::toned(rule, Tone::Muted)])]);
    Page {
        title: format!("{} – {}: what its row says", name(store, from), name(store, to)),
        lens: lens_line(store, lens),
        blocks: vec![Block::Flow(marks), so, latest(store, lens, Scope::Dyad(dyad), NEWEST)],
    }
}

fn standing(store: &Store, lens: &Lens, tie: &TieRow<'_>) -> Cell {
    let Some(at) = tie.standing else { return Cell::toned("not assessed", Tone::Muted) };
    Cell {
        opens: opens_standing(store, tie.dyad, at.spell),
        ..Cell::toned(standing_since(at, lens.as_of), at.spell.value)
    }
}

/// What was done between the two since the baseline.
pub(super) fn new(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Cell> {
    let cell = |sign: Sign, tone: Tone, word: &str| {
        let count = Count::Pair(dyad, OfPair::New(sign));
        Cell::toned(format!("{} {word}", total(store, lens, count)), tone).opening(app::Page::Count(count, 0))
    };
    vec![
        cell(Sign::Plus, Tone::Cooperative, "for"),
        cell(Sign::Minus, Tone::Conflictual, "against"),
        Cell::toned(format!("since {}", lens.baseline), Tone::Muted),
    ]
}
