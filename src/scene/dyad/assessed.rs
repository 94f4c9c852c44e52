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

/// How a pair is judged, in the parts that pages put together.
pub(super) struct Judged {
    /// The standing, since when, and which way it went.
    pub(super) standing: Vec<Cell>,
    /// Why it was judged so for the last time, and how sure that is.
    pub(super) why: Option<Fact>,
    /// On whose word.
    pub(super) sources: Vec<Fact>,
    /// Why it became that, where it was assessed again since: in a line where there is no room for more.
    pub(super) start: Option<Block>,
}

/// The standing of a pair with its reasons, how sure that is, and its sources.
pub(super) fn judged(store: &Store, lens: &Lens, dyad: Dyad) -> Judged {
    let tie = store.tie(dyad);
    let Some((tie, at)) = tie.and_then(|tie| Some((tie, standing_at(tie, lens.as_of)?))) else {
        return Judged { standing: vec![standing(None)], why: None, sources: Vec::new(), start: None };
    };
    let spell = at.spell;
    let since = Cell::toned(standing_held(at, lens.as_of), spell.value);
    let since = Cell { opens: opens_standing(store, dyad, spell), ..since };
    let trend = trends::because(store, &trend(tie, lens), lens.baseline).opening(app::Page::Trend(dyad));
    let (why, assessed) = if at.is_renewed() { ("why now", "last assessed") } else { ("why", "assessed") };
    let sure = spell.confidence.map(|sure| format!(", {sure} confidence")).unwrap_or_default();
    let said = Cell::plain(format!("{assessed} {}{sure}: {}", spell.span.from, spell.why));
    let sources = source_cells(store, lens, at);
    Judged {
        standing: vec![since, trend],
        why: Some((why.to_owned(), vec![said])),
        sources: if sources.is_empty() { Vec::new() } else { vec![("sources".to_owned(), sources)] },
        start: start(store, dyad, at),
    }
}

impl Judged {
    /// The standing, and why it became that, over why it is judged so now; beside the last what else there is.
    pub(super) fn over(self, beside: Vec<Block>) -> Vec<Block> {
        let head = Block::Flow(vec![("standing".to_owned(), self.standing)]);
        let why = [Block::Facts(self.why.into_iter().collect()), Block::Flow(self.sources)];
        let rest = Block::Beside(why.into(), beside);
        [head].into_iter().chain(self.start).chain([rest]).collect()
    }

    /// All but why it became that in a column, which takes fewer lines where what stands beside it is long.
    pub(super) fn beside(self, beside: Vec<Block>) -> (Block, Option<Block>) {
        let mut facts: Vec<Fact> = ["standing", "trend"]
            .map(str::to_owned)
            .into_iter()
            .zip(self.standing.into_iter().map(|cell| vec![cell]))
            .collect();
        facts.extend(self.why);
        let column = vec![Block::Facts(facts), Block::Flow(self.sources)];
        (Block::Beside(column, beside), self.start)
    }
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

/// Why the standing became what it is, where it was assessed again since: in a line where there is no room for more.
fn start(store: &Store, dyad: Dyad, at: StandingAt<'_>) -> Option<Block> {
    let start = at.is_renewed().then_some(at.start)?;
    let since = Cell { opens: opens_standing(store, dyad, start), ..Cell::plain(format!("since {}", start.span.from)) };
    let row = vec![since, Cell::plain(start.why.as_str())];
    let columns = vec![Column::words(""), Column::line("")];
    Some(Block::Table(String::new(), Table { columns, rows: vec![row], empty: String::new() }))
}

/// On whose word the standing is what it is.
fn source_cells(store: &Store, lens: &Lens, at: StandingAt<'_>) -> Vec<Cell> {
    let cell =
        |ix: &SourceIx| Cell::toned(sources(store, &[*ix], lens.as_of), Tone::Muted).opening(app::Page::Source(*ix));
    at.spell.sources.iter().map(cell).collect()
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
