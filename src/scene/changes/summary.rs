//! The changes in a few lines: how the ties of one actor moved and why, then which other pairs went which way.

use crate::app;
use crate::model::{ActorIx, Clean, Dyad};
use crate::query::{Bound, Change, Changed, Changes, Lens, PairChanges, Trend, changes as changed, standing_at, trend};
use crate::scene::page::{Block, Cell, Column, Fact, Table};
use crate::scene::tone::Tone;
use crate::scene::trend::{sign, track, word};
use crate::scene::words::{matching, short_name};
use crate::store::Store;

/// The ways that a tie can have gone, in the order in which they are told.
const WAYS: [Trend; 3] = [Trend::Up, Trend::Down, Trend::Mixed];

/// The ties of one actor that became better or worse, a line each with what made it so: of which it opens the whole.
pub(super) fn own(store: &Store, lens: &Lens, answer: &Changes<'_>, actor: ActorIx, most: usize) -> Block {
    let own: Vec<&PairChanges<'_>> = answer.pairs.iter().filter(|pair| pair.dyad.has(actor)).collect();
    let moved = || WAYS.into_iter().flat_map(|way| own.iter().filter(move |pair| pair.trend == way));
    let row = |pair: &&PairChanges<'_>| {
        let opens = app::Page::Trend(pair.dyad);
        let name = short_name(store, pair.dyad.other(actor).unwrap_or(actor));
        let tone = sign(pair.trend).tone;
        vec![
            Cell::toned(steps(pair), tone),
            Cell::toned(name, tone).opening(opens),
            Cell::plain(because(store, lens, pair.dyad)),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = moved().take(most).map(row).collect();
    let more = moved().count().saturating_sub(most);
    if more > 0 {
        rows.push(vec![Cell::default(), Cell::toned(format!("and {more} more"), Tone::Muted), Cell::default()]);
    }
    let columns = vec![Column::words(""), Column::words(""), Column::two_lines("")];
    let heading = format!("{}: {}", short_name(store, actor), counts(own.iter().copied()));
    Block::Table(heading, Table { columns, rows, empty: format!("none better or worse since {}", lens.baseline) })
}

/// `6 better, 2 worse, 5 with something new`
fn counts<'p>(pairs: impl Iterator<Item = &'p PairChanges<'p>>) -> String {
    let trends: Vec<Trend> = pairs.map(|pair| pair.trend).collect();
    let of = |way: Trend| trends.iter().filter(|trend| **trend == way).count();
    let moved = WAYS.into_iter().map(|way| (of(way), word(way)));
    let told = moved.chain([(of(Trend::Level), "with something new")]).filter(|(n, _)| *n > 0);
    let told: Vec<String> = told.map(|(n, what)| format!("{n} {what}")).collect();
    if told.is_empty() { "nothing new".to_owned() } else { told.join(", ") }
}

/// What made a tie better or worse: how the standing moved, since when and why; else which formal facts did.
fn because(store: &Store, lens: &Lens, dyad: Dyad) -> String {
    let Some(tie) = store.tie(dyad) else { return String::new() };
    let at = trend(tie, lens);
    match (&at.standing, standing_at(tie, lens.as_of)) {
        (Some((before, after)), Some(now)) => {
            format!("{} -> {}, {}: {}", before.value, after.value, now.since(), now.start.why)
        }
        _ => at.tracks.iter().map(|step| track(store, step)).collect::<Vec<_>>().join(", "),
    }
}

/// Which pairs went which way, without those of an actor who has them already; each opens what made it so.
pub(super) fn summary(
    store: &Store,
    lens: &Lens,
    answer: &Changes<'_>,
    first: Option<ActorIx>,
    most: usize,
) -> Vec<Fact> {
    let told = |pair: &&PairChanges<'_>| !first.is_some_and(|actor| pair.dyad.has(actor));
    let pairs = |way: Trend| answer.pairs.iter().filter(told).filter(move |pair| pair.trend == way);
    let named = |way: Trend| {
        let cell = |pair: &PairChanges<'_>| {
            let (a, b) = pair.dyad.pair();
            let text = format!("{} {} – {}", steps(pair), short_name(store, a), short_name(store, b));
            Cell::toned(text, sign(pair.trend).tone).opening(app::Page::Trend(pair.dyad))
        };
        few(pairs(way).map(cell).collect(), most)
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
    let others = first.map(|_| Cell::plain(counts(answer.pairs.iter().filter(told))));
    let rows = [
        ("of", narrowed.into_iter().collect()),
        ("changed", empty.then(|| Cell::toned(nothing(store, lens), Tone::Muted)).into_iter().collect()),
        ("all others", others.filter(|_| !empty).into_iter().collect()),
        (word(Trend::Up), named(Trend::Up)),
        (word(Trend::Down), named(Trend::Down)),
        (word(Trend::Mixed), named(Trend::Mixed)),
        ("neither", level.filter(|_| first.is_none()).map(|text| Cell::toned(text, Tone::Muted)).into_iter().collect()),
    ];
    let told = rows.into_iter().filter(|(_, cells): &(&str, Vec<Cell>)| !cells.is_empty());
    told.map(|(label, cells)| (label.to_owned(), cells)).collect()
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
