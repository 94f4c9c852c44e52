//! What is told of the thing under the cursor, and of what changed between the two days.

use super::selected::selected;
use crate::app::State;
use crate::model::{ActorIx, Dyad, Tie, sort_by_key};
use crate::query::{self, Lens, Scope, Trend};
use crate::scene::change::Teller;
use crate::scene::page::{Block, Cell, Column, Page, Table};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::short_name;
use crate::store::Store;

/// What is told of the thing under its cursor, and what changed since the baseline.
pub(in crate::scene::stages) fn beside(store: &Store, state: &State) -> Page {
    let lens = &state.lens;
    let selected = state.stop().map(|stop| selected(store, state, stop)).unwrap_or_default();
    let changed = match state.timeline_of() {
        Some(Scope::Dyad(dyad)) => changed(store, lens, dyad),
        Some(Scope::Actor(actor)) => moved(store, state, actor),
        _ => Vec::new(),
    };
    let blocks = match (selected.is_empty(), changed.is_empty()) {
        (false, false) => vec![Block::Beside(selected, changed)],
        (true, _) => changed,
        (_, true) => selected,
    };
    Page { blocks, ..Page::default() }
}

/// Which way a pair went since the baseline, and the steps that made it so, the latest first, each with its reason.
fn changed(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Block> {
    let tie = store.tie(dyad);
    let because = |tie: &Tie| trends::because(store, &query::trend(tie, lens), lens.baseline);
    let nothing = || Cell::toned("nothing is assessed or formally so", Tone::Muted);
    let trend = tie.map_or_else(nothing, because);
    let mut steps = tie.map(|tie| query::steps_of(tie, lens.when())).unwrap_or_default();
    sort_by_key(&mut steps, |change| std::cmp::Reverse(change.date));
    let mut teller = Teller::new(store, lens, Some(dyad));
    // Of each what and why; on whose word its own page says.
    let steps = steps.iter().flat_map(|change| teller.rows(change).into_iter().take(2));
    // The heading has the day already.
    let then = format!(" on {}", lens.baseline);
    let text = trend.text.strip_suffix(&then).unwrap_or(&trend.text).to_owned();
    let trend = Cell { text, ..trend };
    let rows = std::iter::once(vec![Cell::plain("trend"), Cell::default(), trend]).chain(steps).collect();
    let columns = vec![Column::words(""), Column::words(""), Column::line("")];
    let heading = format!("changed from {} to {}", lens.baseline, lens.as_of);
    vec![Block::Table(heading, Table { columns, rows, empty: String::new() })]
}

/// Which of an actor's ties went which way since the baseline.
fn moved(store: &Store, state: &State, actor: ActorIx) -> Vec<Block> {
    let lens = &state.lens;
    let heading = "changed".to_owned();
    let Some(tally) = &state.answers.tally else {
        return vec![Block::Facts(vec![(heading, vec![Cell::toned("…", Tone::Muted)])])];
    };
    let ties = store.dyads_of(actor).iter().filter_map(|ix| store.pair(*ix));
    let moved = ties.filter_map(|dyad| {
        let pair = tally.pair(store, dyad);
        let other = dyad.other(actor)?;
        let sign = trends::sign(pair.trend);
        (pair.there && pair.trend != Trend::Level)
            .then(|| Cell::toned(format!("{} {}", sign.text, short_name(store, other)), sign.tone))
    });
    let mut cells: Vec<Cell> = moved.collect();
    if cells.is_empty() {
        cells.push(Cell::toned("no tie became better or worse", Tone::Muted));
    }
    cells.push(Cell::toned(format!("since {}", lens.baseline), Tone::Muted));
    vec![Block::Flow(vec![(heading, cells)])]
}
