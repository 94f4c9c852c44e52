//! What is told of the thing under the cursor, and of what changed between the two days.

use super::selected::selected;
use crate::app::State;
use crate::model::{ActorIx, Dyad, Tie, sort_by_key};
use crate::query::{self, Scope, Trend};
use crate::scene::change::Teller;
use crate::scene::page::{Block, Cell, Column, Page, Table};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::{counted, short_name};
use crate::store::Store;

/// What is told of the thing under its cursor, and what changed since the baseline.
pub(in crate::scene::stages) fn beside(store: &Store, state: &State) -> Page {
    let selected = state.stop().map(|stop| selected(store, state, stop)).unwrap_or_default();
    let changed = match state.timeline_of() {
        Some(Scope::Dyad(dyad)) => changed(store, state, dyad),
        Some(Scope::Actor(actor)) => moved(store, state, actor),
        _ => Vec::new(),
    };
    let blocks = match (selected.is_empty(), changed.is_empty()) {
        (false, false) => vec![Block::Halves(selected, changed)],
        (true, _) => changed,
        (_, true) => selected,
    };
    Page { blocks, ..Page::default() }
}

/// From how many columns on the reason of a step can be read beside the thing under the cursor.
const WIDE: usize = 200;

/// Which way a pair went since the baseline, and the steps that made it so, the latest first, as many as there is room for.
fn changed(store: &Store, state: &State, dyad: Dyad) -> Vec<Block> {
    let (lens, tie) = (&state.lens, store.tie(dyad));
    let because = |tie: &Tie| trends::because(store, &query::trend(tie, lens), lens.baseline);
    let nothing = || Cell::toned("nothing is assessed or formally so", Tone::Muted);
    let trend = tie.map_or_else(nothing, because);
    let mut steps = tie.map(|tie| query::steps_of(tie, lens.when())).unwrap_or_default();
    sort_by_key(&mut steps, |change| std::cmp::Reverse(change.date));
    let mut teller = Teller::brief(store, lens, dyad);
    let most = if state.sizes.columns < WIDE { 1 } else { 2 };
    let steps = steps.iter().map(|change| teller.rows(change).into_iter().take(most).collect()).collect();
    // A line across, how it went, and an ellipsis where more is told beside them.
    let room = state.timeline.lines().below.saturating_sub(3);
    // Line 2 of the screen names the day.
    let then = format!(" on {}", lens.baseline);
    let text = trend.text.strip_suffix(&then).unwrap_or(&trend.text).to_owned();
    let first = vec![Cell::plain("changed"), Cell::default(), Cell { text, ..trend }];
    let rows = std::iter::once(first).chain(fitting(steps, room)).collect();
    let columns = vec![Column::words(""), Column::words(""), Column::line("")];
    vec![Block::Table(String::new(), Table { columns, rows, empty: String::new() })]
}

/// The rows of as many steps as so many lines hold, and how many more there are.
fn fitting(steps: Vec<Vec<Vec<Cell>>>, room: usize) -> Vec<Vec<Cell>> {
    let all: usize = steps.iter().map(Vec::len).sum();
    let room = if all > room { room.saturating_sub(1) } else { room };
    let count = steps.len();
    let (mut rows, mut shown) = (Vec::new(), 0);
    for step in steps {
        if rows.len() + step.len() > room {
            break;
        }
        rows.extend(step);
        shown += 1;
    }
    if shown < count {
        let text = format!("and {}; c lists them", counted(count - shown, "more step"));
        rows.push(vec![Cell::default(), Cell::default(), Cell::toned(text, Tone::Muted)]);
    }
    rows
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
