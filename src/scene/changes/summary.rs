//! The changes in a few lines: how the ties of one actor moved and why, then those of all others.

use crate::app;
use crate::model::{ActorIx, Clean, Dyad, Standing, Word};
use crate::query::{
    Bound, Change, Changed, Changes, Lens, PairChanges, Step, Trend, changes as changed, standing_at, trend,
};
use crate::scene::changes::{GATHERINGS, is_of_gatherings};
use crate::scene::page::{Block, Cell, Column, Table};
use crate::scene::tone::Tone;
use crate::scene::trend::{beside, sign, track, word};
use crate::scene::words::{matching, short_name};
use crate::store::Store;

/// The ways that a tie can have gone, in the order in which they are told: first what asks for attention.
const WAYS: [Trend; 4] = [Trend::Down, Trend::Mixed, Trend::Up, Trend::First];

/// The ties that became better or worse or are assessed for the first time, each with what made it so, of which it opens the
/// whole: at most so many of those of the actor whom one comes from, and of all others.
pub(super) fn summary(
    store: &Store,
    lens: &Lens,
    answer: &Changes<'_>,
    first: Option<ActorIx>,
    most: usize,
) -> Vec<Block> {
    let narrowed = matching(lens).map(|ties| format!("{ties}; steps and signs are of the whole tie"));
    let narrowed = narrowed.map(|text| Block::Flow(vec![("filter".to_owned(), vec![Cell::toned(text, Tone::Muted)])]));
    let mut blocks: Vec<Block> = narrowed.into_iter().collect();
    if let Some(actor) = first {
        let own: Vec<&PairChanges<'_>> = answer.pairs.iter().filter(|pair| pair.dyad.has(actor)).collect();
        let heading = format!("{}: {}", short_name(store, actor), counts(store, &own));
        blocks.push(moved(store, lens, &own, (first, most), heading));
    }
    if answer.pairs.is_empty() && answer.claims.is_empty() {
        let nothing = Cell::toned(nothing(store, lens), Tone::Muted);
        blocks.push(Block::Flow(vec![("changed".to_owned(), vec![nothing])]));
        return blocks;
    }
    let is_other = |pair: &&PairChanges<'_>| !first.is_some_and(|actor| pair.dyad.has(actor));
    let others: Vec<&PairChanges<'_>> = answer.pairs.iter().filter(is_other).collect();
    let who = if first.is_some() { "all others" } else { "all" };
    let heading = format!("{who}: {}", counts(store, &others));
    blocks.push(moved(store, lens, &others, (None, most), heading));
    blocks
}

/// Those of these pairs that moved, a row each with what made it so, seen from a side where there is one.
fn moved(
    store: &Store,
    lens: &Lens,
    pairs: &[&PairChanges<'_>],
    (side, most): (Option<ActorIx>, usize),
    heading: String,
) -> Block {
    let moved = || WAYS.into_iter().flat_map(|way| pairs.iter().filter(move |pair| pair.trend == way));
    let row = |pair: &&PairChanges<'_>| {
        let tone = sign(pair.trend).tone;
        vec![
            Cell::toned(steps(pair), tone),
            Cell::toned(named(store, pair.dyad, side), tone).opening(app::Page::Trend(pair.dyad)),
            Cell::plain(reason(store, lens, pair)),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = moved().take(most).map(row).collect();
    let more = moved().count().saturating_sub(most);
    if more > 0 {
        rows.push(vec![Cell::default(), Cell::toned(format!("and {more} more"), Tone::Muted), Cell::default()]);
    }
    let columns = vec![Column::words(""), Column::words(""), Column::two_lines("")];
    Block::Table(heading, Table { columns, rows, empty: format!("none better or worse since {}", lens.baseline) })
}

/// The other one, seen from a side; else both.
fn named(store: &Store, dyad: Dyad, side: Option<ActorIx>) -> String {
    let (a, b) = dyad.pair();
    match side.and_then(|side| dyad.other(side)) {
        Some(other) => short_name(store, other).to_owned(),
        None => format!("{} – {}", short_name(store, a), short_name(store, b)),
    }
}

/// `2 worse, 6 better, 4 with news but no step, 2 only multilateral`: the last are told at the end, as one.
fn counts(store: &Store, pairs: &[&PairChanges<'_>]) -> String {
    let (together, own): (Vec<&PairChanges<'_>>, Vec<_>) =
        pairs.iter().copied().partition(|pair| is_of_gatherings(store, pair));
    let of = |way: Trend| own.iter().filter(|pair| pair.trend == way).count();
    let moved = WAYS.into_iter().map(|way| (of(way), word(way)));
    let rest = [(of(Trend::Level), "with news but no step"), (together.len(), GATHERINGS)];
    let told = moved.chain(rest).filter(|(n, _)| *n > 0);
    let told: Vec<String> = told.map(|(n, what)| format!("{n} {what}")).collect();
    if told.is_empty() { "nothing new".to_owned() } else { told.join(", ") }
}

/// What made a tie better or worse: how the standing moved, or came to be assessed, since when and why; else which formal
/// facts moved, and how it stands still.
fn reason(store: &Store, lens: &Lens, pair: &PairChanges<'_>) -> String {
    let Some(tie) = store.tie(pair.dyad) else { return String::new() };
    let at = trend(tie, lens);
    let now = standing_at(tie, lens.as_of);
    let path = path(pair);
    if let Some(now) = now.filter(|_| at.standing_decides()) {
        let path = if path.is_empty() { now.spell.value.word().to_owned() } else { led(&path) };
        return format!("{path}, {}: {}", now.since(), now.start.why);
    }
    let facts: Vec<String> = at.tracks.iter().map(|step| track(store, step)).collect();
    let stays = now.filter(|now| path.is_empty() && now.since().last() <= lens.baseline);
    let stands = match (path.len(), now) {
        (0, Some(now)) if stays.is_none() => {
            let first = if at.first { ", newly assessed" } else { "" };
            Some(format!("{} since {}{first}", now.spell.value, now.since()))
        }
        (0, _) => None,
        _ => Some(led(&path)),
    };
    // Last: beside the sign it would read as if nothing had moved.
    let stays = stays.map(|now| format!("still assessed {}", now.spell.value));
    let said = stands.into_iter().chain(facts).chain(stays).collect::<Vec<_>>().join("; ");
    // Where spells do not adjoin no path leads there.
    if path.is_empty() && at.between.is_some() { said + &beside(&at, lens.baseline) } else { said }
}

/// Where standings led, which may be cut after that: `transactional -> hostile (in between adversarial)`, `partner again
/// (in between strained)`.
fn led(path: &[Standing]) -> String {
    let words =
        |part: &[Standing], between: &str| part.iter().map(|held| held.word()).collect::<Vec<_>>().join(between);
    match path {
        [first, between @ .., last] if !between.is_empty() => {
            let to = if first == last { format!("{last} again") } else { words(&[*first, *last], " -> ") };
            format!("{to} (in between {})", words(between, ", "))
        }
        short => words(short, " -> "),
    }
}

/// The standings that a pair went through, from that of the baseline on; none where it stayed.
fn path(pair: &PairChanges<'_>) -> Vec<Standing> {
    let mut path = Vec::new();
    for change in &pair.changes {
        let Changed::Standing(Step { before, after: Some(after), .. }) = &change.what else { continue };
        let before = before.filter(|before| path.is_empty() && before.value != after.value);
        path.extend(before.map(|before| before.value));
        if path.last().is_some_and(|last| *last != after.value) {
            path.push(after.value);
        }
    }
    path
}

/// The signs of a pair's steps of standing, in order of date, where there were several: `▼▲` went down before it went up,
/// `*▼` after it was newly assessed. Else that of its trend.
fn steps(pair: &PairChanges<'_>) -> String {
    let way = |change: &Change<'_>| match &change.what {
        Changed::Standing(Step { before: None, after: Some(_), .. }) => Some(Trend::First),
        Changed::Standing(step) => step.up.map(|up| if up { Trend::Up } else { Trend::Down }),
        Changed::Track(_) | Changed::Claim(_) | Changed::Event(_) => None,
    };
    let steps: Vec<Trend> = pair.changes.iter().filter_map(way).collect();
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
