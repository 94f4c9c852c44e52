//! How a pair stands: the judgement with its trend, reason and sources, and what it was before.

use crate::app;
use crate::model::{Dyad, Sign, SourceIx, Tie};
use crate::query::{Count, Lens, OfPair, StandingAt, history, standing_at, total, trend};
use crate::scene::evidence::opens_standing;
use crate::scene::page::{Block, Cell, Column, Fact, Table};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::{since_then, sources, standing, standing_held};
use crate::store::Store;

/// The standing of a pair with its reason, how sure that is, and its sources.
pub(super) fn assessed(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Block> {
    let tie = store.tie(dyad);
    let mut blocks = vec![Block::Facts(now(store, lens, dyad, tie))];
    let sources = source_cells(store, lens, tie);
    if !sources.is_empty() {
        blocks.push(Block::Flow(vec![("sources".to_owned(), sources)]));
    }
    blocks
}

/// How the standing came to be what it is, and what was recorded after it was assessed for the last time.
pub(super) fn so_far(store: &Store, lens: &Lens, dyad: Dyad) -> Fact {
    let mut cells = history_cells(store, lens, dyad, store.tie(dyad));
    cells.extend(later(store, lens, dyad));
    ("so far".to_owned(), cells)
}

/// Words and deeds after the newest assessment: `since then 1 for`, `4 against`; nothing where there is none.
fn later(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Cell> {
    let [plus, minus] = [Sign::Plus, Sign::Minus].map(|sign| Count::Pair(dyad, OfPair::Later(sign)));
    let [n_plus, n_minus] = [plus, minus].map(|count| total(store, lens, count));
    if n_plus + n_minus == 0 {
        return Vec::new();
    }
    let cell = |text: String, count: Count| Cell::plain(text).opening(app::Page::Count(count, 0));
    vec![cell(format!("{} {n_plus} for", since_then(lens)), plus), cell(format!("{n_minus} against"), minus)]
}

fn now(store: &Store, lens: &Lens, dyad: Dyad, tie: Option<&Tie>) -> Vec<Fact> {
    let Some(at) = tie.and_then(|tie| standing_at(tie, lens.as_of)) else {
        return vec![("standing".to_owned(), vec![standing(None)])];
    };
    let spell = at.spell;
    let since = Cell::toned(standing_held(at, lens.as_of), spell.value);
    let (why, assessed) = if at.is_renewed() { ("why now", "last assessed") } else { ("why", "assessed") };
    let sure = spell.confidence.map(|sure| format!(", {sure} confidence")).unwrap_or_default();
    let trend = tie.map(|tie| trends::because(store, &trend(tie, lens), lens.baseline).opening(app::Page::Trend(dyad)));
    vec![
        ("standing".to_owned(), vec![Cell { opens: opens_standing(store, dyad, spell), ..since }]),
        ("trend".to_owned(), trend.into_iter().collect()),
        (why.to_owned(), vec![Cell::plain(format!("{assessed} {}{sure}: {}", spell.span.from, spell.why))]),
    ]
}

/// Why the standing became what it is, where it was assessed again since: in a line where there is no room for more.
pub(super) fn start(store: &Store, lens: &Lens, dyad: Dyad) -> Option<Block> {
    let at = standing_at(store.tie(dyad)?, lens.as_of).filter(StandingAt::is_renewed)?;
    let since =
        Cell { opens: opens_standing(store, dyad, at.start), ..Cell::plain(format!("since {}", at.start.span.from)) };
    let row = vec![since, Cell::plain(at.start.why.as_str())];
    let columns = vec![Column::words(""), Column::line("")];
    Some(Block::Table(String::new(), Table { columns, rows: vec![row], empty: String::new() }))
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
