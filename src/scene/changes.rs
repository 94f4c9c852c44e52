//! What changed since the baseline: which pairs became better or worse, then every pair with its steps, their reasons and
//! its new events.

mod summary;

use std::cmp::Reverse;

use super::change::{Teller, more, table};
use super::page::{Block, Cell, Page};
use super::tone::Tone;
use super::trend::way;
use super::words::{counted, lens_line, name};
use crate::model::{ActorIx, EventIx, Shape, distinct, sort_by_key};
use crate::query::{Changed, Changes, Lens, PairChanges, Trend, changes as changed};
use crate::store::Store;

/// How many pairs a page of the dashboard tells of, the weightiest.
const MOST_PAIRS: usize = 100;
/// How many it names as better, and as worse.
const MOST_NAMED: usize = 30;
/// What is said of pairs that only met among others, where they are counted and where their acts stand.
const GATHERINGS: &str = "only multilateral";

/// What changed, the ties of one actor first, with at most so many of the new events of a pair: the weightiest. Pairs with
/// nothing new but gatherings of three or more come last, together, and are counted apart.
#[must_use]
pub fn changes(store: &Store, lens: &Lens, first: Option<ActorIx>, most: usize) -> Page {
    let mut answer = changed(store, lens);
    sort_by_key(&mut answer.pairs, |pair| !first.is_some_and(|actor| pair.dyad.has(actor)));
    let (together, own): (Vec<_>, Vec<_>) = answer.pairs.iter().partition(|pair| is_of_gatherings(store, pair));
    let whole = most == usize::MAX;
    let pairs = if whole { own.len() } else { own.len().min(MOST_PAIRS) };
    let named = if whole { usize::MAX } else { MOST_NAMED };
    let mut blocks = summary::summary(store, lens, &answer, first, named);
    let left_out = own.len() - pairs;
    blocks.extend(own.into_iter().take(pairs).map(|pair| block(store, lens, pair, first, most)));
    blocks.extend((left_out > 0).then(|| {
        let pairs = counted(left_out, "pair");
        let text = format!("{pairs} with less weight; a filter narrows, `bilat show changes` lists all");
        Block::Facts(vec![("further".to_owned(), vec![Cell::toned(text, Tone::Muted)])])
    }));
    blocks.extend((!together.is_empty()).then(|| gatherings(store, lens, &together, most)));
    blocks.extend((!answer.claims.is_empty()).then(|| claims(store, lens, &answer)));
    Page {
        title: format!("{}: changes since {}", store.graph.title, lens.baseline),
        lens: lens_line(store, lens),
        blocks,
    }
}

fn block(store: &Store, lens: &Lens, pair: &PairChanges<'_>, side: Option<ActorIx>, most: usize) -> Block {
    let mut teller = Teller::new(store, lens, Some(pair.dyad));
    // Steps first, wherever they stand: what is the reason of one is not told as an event again.
    let of_steps = pair.changes.iter().map(|change| event_of(&change.what).is_none().then(|| teller.rows(change)));
    let of_steps: Vec<Option<Vec<Vec<Cell>>>> = of_steps.collect();
    let events = pair.changes.iter().filter_map(|change| event_of(&change.what));
    let (shown, left_out) = weightiest(store, events.filter(|ix| !teller.has_told(*ix)).collect(), most);
    let rows = pair.changes.iter().zip(of_steps).filter_map(|(change, row)| {
        row.or_else(|| event_of(&change.what).filter(|ix| shown.binary_search(ix).is_ok()).map(|ix| teller.event(ix)))
    });
    let mut rows: Vec<Vec<Cell>> = rows.flatten().collect();
    rows.extend((left_out > 0).then(|| more(left_out, Some(pair.dyad))));
    Block::Table(heading(store, pair, side), table(rows))
}

/// `Russia – Taliban (Islamic Emirate) (RUS-TAL)  ▲ better`, as seen from one side.
fn heading(store: &Store, pair: &PairChanges<'_>, side: Option<ActorIx>) -> String {
    let moved = pair.changes.iter().any(|change| match &change.what {
        Changed::Standing(step) => step.up.is_some(),
        Changed::Track(step) => step.up.is_some(),
        Changed::Claim(_) | Changed::Event(_) => false,
    });
    let way = match pair.trend {
        Trend::Level if moved => "  = moved and came back".to_owned(),
        Trend::Level => String::new(),
        moved => format!("  {}", way(moved).text),
    };
    let (a, b) = pair.dyad.seen_from(side);
    format!("{} – {} ({}){way}", name(store, a), name(store, b), store.graph.pair_id((a, b)))
}

fn event_of(what: &Changed<'_>) -> Option<EventIx> {
    match what {
        Changed::Event(ix) => Some(*ix),
        Changed::Standing(_) | Changed::Track(_) | Changed::Claim(_) => None,
    }
}

/// At most so many of the events, in order of date, and how many are left out. Of those of one weight the newest stay.
fn weightiest(store: &Store, mut events: Vec<EventIx>, most: usize) -> (Vec<EventIx>, usize) {
    sort_by_key(&mut events, |ix| Reverse((store.graph.events.row(*ix).weight(), *ix)));
    let left_out = events.len().saturating_sub(most);
    (distinct(events.into_iter().take(most)), left_out)
}

/// Whether nothing is new of a pair but events in which others took part as well.
fn is_of_gatherings(store: &Store, pair: &PairChanges<'_>) -> bool {
    let gathering = |ix| store.graph.events.row(ix).shape() == Shape::Multilateral;
    pair.changes.iter().all(|change| event_of(&change.what).is_some_and(gathering))
}

/// The events of pairs that met among others only, each once.
fn gatherings(store: &Store, lens: &Lens, pairs: &[&PairChanges<'_>], most: usize) -> Block {
    let changes = pairs.iter().flat_map(|pair| &pair.changes);
    let events = distinct(changes.filter_map(|change| event_of(&change.what)));
    let (shown, left_out) = weightiest(store, events, most);
    let teller = Teller::new(store, lens, None);
    let mut rows: Vec<Vec<Cell>> = shown.into_iter().flat_map(|ix| teller.event(ix)).collect();
    rows.extend((left_out > 0).then(|| more(left_out, None)));
    let pairs = counted(pairs.len(), "pair");
    Block::Table(format!("{pairs} {GATHERINGS}: acts of three or more"), table(rows))
}

fn claims(store: &Store, lens: &Lens, answer: &Changes<'_>) -> Block {
    let mut teller = Teller::new(store, lens, None);
    let rows = answer.claims.iter().flat_map(|(until, ix)| teller.claim(*until, *ix)).collect();
    Block::Table("claims that ended, of no pair or of several".to_owned(), table(rows))
}
