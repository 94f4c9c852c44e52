//! How a pair stands: the judgement with its trend, reason and sources, and what it was before.

use crate::app;
use crate::model::{Dyad, SourceIx, Tie};
use crate::query::{Lens, history, standing_at, trend};
use crate::scene::evidence::opens_standing;
use crate::scene::page::{Block, Cell, Fact};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::{sources, standing, standing_since};
use crate::store::Store;

/// The standing of a pair with its reason and sources.
pub(super) fn assessed(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Block> {
    let tie = store.tie(dyad);
    let mut blocks = vec![Block::Facts(now(store, lens, dyad, tie))];
    let sources = source_cells(store, lens, tie);
    if !sources.is_empty() {
        blocks.push(Block::Flow(vec![("sources".to_owned(), sources)]));
    }
    blocks
}

/// How the standing came to be what it is.
pub(super) fn so_far(store: &Store, lens: &Lens, dyad: Dyad) -> Block {
    Block::Flow(vec![("so far".to_owned(), history_cells(store, lens, dyad, store.tie(dyad)))])
}

fn now(store: &Store, lens: &Lens, dyad: Dyad, tie: Option<&Tie>) -> Vec<Fact> {
    let Some(at) = tie.and_then(|tie| standing_at(tie, lens.as_of)) else {
        return vec![("standing".to_owned(), vec![standing(None)])];
    };
    let spell = at.spell;
    let since = Cell::toned(standing_since(at, lens.as_of), spell.value);
    let trend = tie.map(|tie| trends::because(store, &trend(tie, lens), lens.baseline).opening(app::Page::Trend(dyad)));
    vec![
        ("standing".to_owned(), vec![Cell { opens: opens_standing(store, dyad, spell), ..since }]),
        ("trend".to_owned(), trend.into_iter().collect()),
        (if at.since == spell.span.from { "why" } else { "why now" }.to_owned(), vec![Cell::plain(spell.why.as_str())]),
    ]
}

/// On whose word the standing is what it is, and how sure the assessor is of it.
fn source_cells(store: &Store, lens: &Lens, tie: Option<&Tie>) -> Vec<Cell> {
    let at = tie.and_then(|tie| standing_at(tie, lens.as_of));
    let cell =
        |ix: &SourceIx| Cell::toned(sources(store, &[*ix], lens.as_of), Tone::Muted).opening(app::Page::Source(*ix));
    let sure = at.and_then(|at| at.spell.confidence).map(|sure| Cell::plain(format!("{sure} confidence")));
    sure.into_iter().chain(at.into_iter().flat_map(|at| &at.spell.sources).map(cell)).collect()
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
