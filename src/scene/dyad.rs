//! The page of a pair: how it stands and what is formally so, the record each way and how it reads, what the two want,
//! what strains or joins them from outside, events.

mod assessed;
mod board;
mod formal;
mod readings;
mod strain;
mod sure;

pub(super) use board::board_page;
pub(super) use readings::readings_page;
pub(super) use strain::{tensions_page, triangle};
pub(super) use sure::sure;

use super::events::{brief, latest};
use super::page::{Block, Fact, Page};
use super::record;
use super::words::{lens_line, name, note};
use crate::model::{ActorIx, Dyad, EventIx};
use crate::query::{Lens, Scope, events, note_at};
use crate::store::Store;

/// How many events the sheet lists in any window.
const NEWEST: usize = 3;
/// How many it lists where it has room.
const MOST: usize = 50;

/// Everything about a pair, as seen from one of the two, with all its events, to be printed.
#[must_use]
pub fn dyad(store: &Store, lens: &Lens, dyad: Dyad, side: Option<ActorIx>) -> Page {
    let (from, to) = dyad.seen_from(side);
    let mut blocks = assessed::judged(store, lens, dyad).over(Vec::new());
    let so_far = [assessed::so_far(store, lens, dyad)];
    blocks.push(Block::Flow(so_far.into_iter().chain(remark(store, lens, dyad)).collect()));
    blocks.push(formal::formal(store, lens, dyad));
    blocks.push(record::table(store, lens, dyad, from));
    blocks.push(Block::Flow(vec![record::of_both(store, lens, dyad)]));
    blocks.push(Block::Facts(vec![readings::readings(store, lens, dyad, from)]));
    blocks.extend(board::board(store, lens, dyad));
    blocks.push(strain::adversaries(store, lens, dyad));
    blocks.push(strain::tensions(store, lens, dyad));
    blocks.push(latest(store, lens, Scope::Dyad(dyad), usize::MAX));
    page(store, lens, (from, to), blocks)
}

/// The sheet of a pair, seen from one of the two: what fits a screen, everything on it to be opened.
#[must_use]
pub fn sheet(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx) -> Page {
    let to = dyad.other(from).unwrap_or(from);
    let mut wants = board::summary(store, lens, dyad, from);
    let mut around = strain::summary(store, lens, dyad);
    around.push(("events".to_owned(), record::in_all(store, lens, dyad)));
    around.push(sure::summary(store, lens, dyad));
    around.extend(remark(store, lens, dyad));
    // Each goes to the column that is shorter by then.
    let mut before = Vec::new();
    for third in board::thirds(store, lens, dyad) {
        let is_longer = length(&wants) > length(&around) + length(&before);
        if is_longer { &mut before } else { &mut wants }.push(third);
    }
    around.splice(0..0, before);
    let judged = || assessed::judged(store, lens, dyad);
    let formal = || vec![formal::formal(store, lens, dyad)];
    let read = Block::Flow(vec![readings::readings(store, lens, dyad, from), assessed::so_far(store, lens, dyad)]);
    let over = [judged().over(formal()), vec![read.clone()]].concat();
    let (beside, start) = judged().beside(formal());
    let mut blocks = vec![Block::Either(over, [beside, read].into_iter().chain(start).collect())];
    blocks.extend([
        record::table(store, lens, dyad, from),
        newest(store, lens, dyad),
        Block::Beside(vec![Block::Flow(wants)], vec![Block::Flow(around)]),
    ]);
    page(store, lens, (from, to), blocks)
}

/// What the assessor remarks on what is coded of the pair.
fn remark(store: &Store, lens: &Lens, dyad: Dyad) -> Option<Fact> {
    note(note_at(store.tie(dyad)?, lens.as_of))
}

/// About how many lines facts take in a column of the sheet.
fn length(facts: &[Fact]) -> usize {
    const CELLS: usize = 50;
    let cells = |(_, cells): &Fact| cells.iter().map(|cell| cell.text.chars().count() + 2).sum::<usize>();
    facts.iter().map(|fact| 1 + cells(fact).saturating_sub(3) / CELLS).sum()
}

fn page(store: &Store, lens: &Lens, (from, to): (ActorIx, ActorIx), blocks: Vec<Block>) -> Page {
    Page {
        title: format!("{} – {} ({})", name(store, from), name(store, to), store.graph.pair_id((from, to))),
        lens: lens_line(store, lens),
        blocks,
    }
}

/// The newest events of the two, in a line each, and further ones where the page has room for them.
fn newest(store: &Store, lens: &Lens, dyad: Dyad) -> Block {
    let (a, b) = dyad.pair();
    let runs = |ix: &EventIx, from: ActorIx, to: ActorIx| store.graph.events.row(*ix).runs(from, to);
    let mut listed: Vec<EventIx> = events(store, lens, Scope::Dyad(dyad)).take(MOST).collect();
    let mut always: Vec<EventIx> = listed.iter().copied().take(NEWEST).collect();
    // Where all of them run one way, the newest of the other way has the last place.
    for (from, to) in [(a, b), (b, a)] {
        if !always.iter().any(|ix| runs(ix, from, to))
            && let Some(other) = events(store, lens, Scope::Dyad(dyad)).find(|ix| runs(ix, from, to))
        {
            always.truncate(NEWEST - 1);
            always.push(other);
        }
    }
    listed.extend(always.last().filter(|last| !listed.contains(last)));
    let spare = (0..listed.len()).filter(|at| listed.get(*at).is_some_and(|ix| !always.contains(ix))).collect();
    Block::Spare(brief(store, lens, listed.into_iter()), spare)
}
