//! What changed since the baseline: which pairs became better or worse, then every pair with its steps, their reasons and
//! its new events.

use std::cmp::Reverse;

use super::change::{Teller, more, table};
use super::page::{Block, Cell, Fact, Page};
use super::tone::Tone;
use super::trend::{sign, way, word};
use super::words::{lens_line, matching, name, short_name};
use crate::app;
use crate::model::{ActorIx, Clean, Dyad, EventIx, Shape, distinct, sort_by_key};
use crate::query::{Bound, Change, Changed, Changes, Lens, PairChanges, Trend, changes as changed};
use crate::store::Store;

/// How many pairs a page of the dashboard tells of, the weightiest.
const MOST_PAIRS: usize = 100;
/// How many it names as better, and as worse.
const MOST_NAMED: usize = 30;

/// What changed, the ties of one actor first, with at most so many of the new events of a pair: the weightiest. Pairs with
/// nothing new but gatherings of three or more come last, together.
#[must_use]
pub fn changes(store: &Store, lens: &Lens, first: Option<ActorIx>, most: usize) -> Page {
    let mut answer = changed(store, lens);
    sort_by_key(&mut answer.pairs, |pair| !first.is_some_and(|actor| pair.dyad.has(actor)));
    let (together, own): (Vec<_>, Vec<_>) = answer.pairs.iter().partition(|pair| is_of_gatherings(store, pair));
    let whole = most == usize::MAX;
    let pairs = if whole { own.len() } else { own.len().min(MOST_PAIRS) };
    let named = if whole { usize::MAX } else { MOST_NAMED };
    let mut blocks = vec![Block::Flow(summary(store, lens, &answer, first, named))];
    let left_out = own.len() - pairs;
    blocks.extend(own.into_iter().take(pairs).map(|pair| block(store, lens, pair, most)));
    blocks.extend((left_out > 0).then(|| {
        let text = format!("{left_out} pairs with less weight; a filter narrows, `bilat show changes` lists all");
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

/// Which pairs went which way; each opens what made it so.
fn summary(store: &Store, lens: &Lens, answer: &Changes<'_>, first: Option<ActorIx>, most: usize) -> Vec<Fact> {
    let pairs = |trend: Trend| answer.pairs.iter().filter(move |pair| pair.trend == trend);
    let named = |trend: Trend| {
        let cell = |pair: &PairChanges<'_>| moved(pair, &short_names(store, pair.dyad));
        few(pairs(trend).map(cell).collect(), most)
    };
    let level = match pairs(Trend::Level).count() {
        0 => None,
        1 => Some("= 1 pair, with something new".to_owned()),
        level => Some(format!("= {level} pairs, with something new")),
    };
    let empty = answer.pairs.is_empty() && answer.claims.is_empty();
    let narrowed = matching(lens)
        .filter(|_| !empty)
        .map(|ties| Cell::toned(format!("{ties}; steps and signs are of the whole tie"), Tone::Muted));
    let rows = [
        ("of", narrowed.into_iter().collect()),
        ("changed", empty.then(|| Cell::toned(nothing(store, lens), Tone::Muted)).into_iter().collect()),
        (word(Trend::Up), named(Trend::Up)),
        (word(Trend::Down), named(Trend::Down)),
        (word(Trend::Mixed), named(Trend::Mixed)),
        ("neither", level.map(|text| Cell::toned(text, Tone::Muted)).into_iter().collect()),
    ];
    let of_one = first.map(|actor| (short_name(store, actor), few(moved_of(store, answer, actor), most)));
    let told = of_one.into_iter().chain(rows).filter(|(_, cells)| !cells.is_empty());
    told.map(|(label, cells)| (label.to_owned(), cells)).collect()
}

/// The ties of one actor that became better or worse, by the name of the other.
fn moved_of(store: &Store, answer: &Changes<'_>, actor: ActorIx) -> Vec<Cell> {
    let cell = |pair: &PairChanges<'_>| {
        let other = pair.dyad.other(actor).filter(|_| pair.trend != Trend::Level)?;
        Some(moved(pair, short_name(store, other)))
    };
    answer.pairs.iter().filter_map(cell).collect()
}

/// How a pair moved and its name, opening what made it so.
fn moved(pair: &PairChanges<'_>, name: &str) -> Cell {
    Cell::toned(format!("{} {name}", steps(pair)), sign(pair.trend).tone).opening(app::Page::Trend(pair.dyad))
}

/// At most so many, and how many more there are.
fn few(mut cells: Vec<Cell>, most: usize) -> Vec<Cell> {
    let more = cells.len().saturating_sub(most);
    cells.truncate(most);
    cells.extend((more > 0).then(|| Cell::toned(format!("and {more} more"), Tone::Muted)));
    cells
}

/// The signs of a pair's steps of standing, in order of date, where there were several: `▼▲` went down before it went up.
/// Else that of its trend.
fn steps(pair: &PairChanges<'_>) -> String {
    let up = |change: &Change<'_>| match &change.what {
        Changed::Standing(step) => step.up,
        Changed::Track(_) | Changed::Claim(_) | Changed::Event(_) => None,
    };
    let way = |up: bool| if up { Trend::Up } else { Trend::Down };
    let steps: Vec<Trend> = pair.changes.iter().filter_map(up).map(way).collect();
    let steps = if steps.len() > 1 { steps } else { vec![pair.trend] };
    steps.into_iter().map(|trend| sign(trend).text).collect()
}

/// Why the answer is empty.
fn nothing(store: &Store, lens: &Lens) -> String {
    if lens.baseline == lens.as_of {
        return format!("{}: the baseline is not before the as-of date; b sets another", untold(lens));
    }
    if lens.filter.text().is_empty() {
        return untold(lens);
    }
    let all = changed(store, &Lens::new(lens.as_of, lens.baseline, Bound::default())).pairs.len();
    let pairs = if all == 1 { "1 pair" } else { &format!("{all} pairs") };
    let filter = Clean::label(lens.filter.text());
    format!("{} that matches {filter}; without the filter {pairs} did", untold(lens))
}

fn untold(lens: &Lens) -> String {
    format!("nothing changed between {} and {}", lens.baseline, lens.as_of)
}

fn short_names(store: &Store, dyad: Dyad) -> String {
    let (a, b) = dyad.pair();
    format!("{} – {}", short_name(store, a), short_name(store, b))
}

fn block(store: &Store, lens: &Lens, pair: &PairChanges<'_>, most: usize) -> Block {
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
    Block::Table(heading(store, pair), table(rows))
}

/// `Russia – Taliban (Islamic Emirate) (RUS-TAL)  ▲ better`
fn heading(store: &Store, pair: &PairChanges<'_>) -> String {
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
    let (a, b) = pair.dyad.pair();
    format!("{} – {} ({}){way}", name(store, a), name(store, b), store.graph.dyad_id(pair.dyad))
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
    let pairs = if pairs.len() == 1 { "1 pair".to_owned() } else { format!("{} pairs", pairs.len()) };
    Block::Table(format!("{pairs} with nothing new but acts of three or more together"), table(rows))
}

fn claims(store: &Store, lens: &Lens, answer: &Changes<'_>) -> Block {
    let mut teller = Teller::new(store, lens, None);
    let rows = answer.claims.iter().flat_map(|(until, ix)| teller.claim(*until, *ix)).collect();
    Block::Table("claims that ended, of no pair or of several".to_owned(), table(rows))
}
