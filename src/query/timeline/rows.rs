//! The rows of a timeline, and what stands in each.

use super::bars::{Bar, bars};
use super::bins::{Bins, Mark};
use super::grid::Window;
use super::lane::{Lane, Who};
use crate::model::{ActorIx, Day, Dyad, EventIx, Quad, Span, Tie, Track, sort_by_key};
use crate::query::{Column, Lens, Scope, recorded};
use crate::store::Store;

/// What a row shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strip {
    /// How the pair stands.
    Standing,
    /// A formal fact of the pair, by the place of its first spell in the tie.
    Track(usize),
    /// Events.
    Lane(Lane),
    /// How another stands to the actor, and what was done between the two.
    Tie(Dyad),
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineRow {
    /// What it shows.
    pub strip: Strip,
    /// Spells, from the left.
    pub bars: Vec<Bar>,
    /// Events, from the left.
    pub marks: Vec<Mark>,
}

/// A pair or an actor through time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// What is seen.
    pub window: Window,
    /// The rows, from the top.
    pub rows: Vec<TimelineRow>,
    /// How many events that had begun by the as-of date may lie in the time that is seen.
    pub begun: usize,
    /// How many of those match; nothing while that is being found out, when no event is drawn.
    pub matching: Option<usize>,
}

/// The classes that have a lane of their own.
const CLASSES: [Quad; 4] = [Quad::WordsFor, Quad::WordsAgainst, Quad::DeedsFor, Quad::DeedsAgainst];

/// What there is of a pair or an actor by the as-of date, as far as it is seen; without its events where they are not
/// to be gathered now.
#[must_use]
pub fn timeline(store: &Store, lens: &Lens, scope: Scope, window: Window, gathers: bool) -> Timeline {
    let lanes = lanes(scope);
    let mut bins: Vec<Bins> = lanes.iter().map(|lane| Bins::new(*lane, window)).collect();
    let posted = recorded(store, scope);
    let begun = seen(store, lens, scope, window);
    let matching = gathers.then(|| gather(store, lens, (posted, window), &mut bins));
    let lanes = lanes.into_iter().zip(bins).map(|(lane, bins)| TimelineRow {
        strip: Strip::Lane(lane),
        bars: Vec::new(),
        marks: bins.marks(),
    });
    let rows = match scope {
        Scope::Dyad(dyad) => spells(store, lens.as_of, dyad, window).into_iter().chain(lanes).collect(),
        Scope::Actor(actor) => lanes.chain(ties(store, lens, actor, window, gathers)).collect(),
        _ => Vec::new(),
    };
    Timeline { window, rows, begun, matching }
}

/// Those that had begun.
fn begun<'s>(store: &Store, lens: &Lens, posted: &'s [EventIx]) -> impl Iterator<Item = EventIx> + use<'s> {
    posted.iter().take(store.begun_by(posted, lens.as_of)).copied()
}

/// How many events that had begun by the as-of date may have happened in the time that is seen.
#[must_use]
pub fn seen(store: &Store, lens: &Lens, scope: Scope, window: Window) -> usize {
    let (posted, events) = (recorded(store, scope), &store.graph.events);
    let (left, right) = (window.grid.first(window.left), window.grid.last(window.right()));
    let by = store.begun_by(posted, lens.as_of.min(right));
    // Only what began before it, and not so long ago that it was over by then, has to be asked.
    let before = left.pred_opt().map_or(0, |day| store.begun_by(posted, day)).min(by);
    let over = left.pred_opt().and_then(|day| events.over_by(day)).map_or(0, |day| store.begun_by(posted, day));
    let earlier = posted.get(over.min(before)..before).unwrap_or_default();
    by - before + earlier.iter().filter(|ix| left <= events.last(**ix)).count()
}

/// Whether an event may have happened in the time that is seen.
fn is_seen(store: &Store, window: Window, ix: EventIx) -> bool {
    let (left, right) = (window.grid.first(window.left), window.grid.last(window.right()));
    store.graph.events.first(ix) <= right && left <= store.graph.events.last(ix)
}

/// Puts the events that had begun into the lanes; returns how many match of those that are seen.
fn gather(store: &Store, lens: &Lens, (posted, window): (&[EventIx], Window), bins: &mut [Bins]) -> usize {
    let events = &store.graph.events;
    let mut matching = 0;
    for ix in begun(store, lens, posted) {
        let is_seen = is_seen(store, window, ix);
        // Days that are known are looked at only where they are seen; stretches hang together beyond that.
        if !is_seen && events.first(ix) == events.last(ix) {
            continue;
        }
        let kept = lens.keeps(store, ix);
        matching += usize::from(kept && is_seen);
        let row = events.row(ix);
        for bins in &mut *bins {
            bins.take((ix, &row), kept, lens.as_of);
        }
    }
    matching
}

/// The lanes of a pair: four each way, and one of all else. Of an actor: what it did, what was done to it, and all else.
#[must_use]
pub fn lanes(scope: Scope) -> Vec<Lane> {
    let of = |who: Who| CLASSES.map(|quad| Lane { who, column: Column::Class(quad) });
    let other = |who: Who| Lane { who, column: Column::Other };
    match scope {
        Scope::Dyad(dyad) => {
            let (a, b) = dyad.pair();
            of(Who::Way(a, b)).into_iter().chain(of(Who::Way(b, a))).chain([other(Who::Pair(dyad))]).collect()
        }
        Scope::Actor(actor) => {
            of(Who::By(actor)).into_iter().chain(of(Who::On(actor))).chain([other(Who::Of(actor))]).collect()
        }
        _ => Vec::new(),
    }
}

/// The rows of standing and of each formal fact that had begun, the earliest first.
fn spells(store: &Store, day: Day, dyad: Dyad, window: Window) -> Vec<TimelineRow> {
    let row = |strip: Strip, bars: Vec<Bar>| TimelineRow { strip, bars, marks: Vec::new() };
    let Some(tie) = store.tie(dyad) else { return vec![row(Strip::Standing, Vec::new())] };
    let spans = |track: Vec<(usize, &Track)>| -> Vec<(usize, Span)> {
        let begun = track.into_iter().filter(|(_, spell)| spell.span.has_begun(day));
        begun.map(|(at, spell)| (at, spell.span)).collect()
    };
    let mut tracks: Vec<Vec<(usize, Span)>> = tie.by_track().into_iter().map(spans).collect();
    sort_by_key(&mut tracks, |spells| spells.first().map(|(at, span)| (span.from, *at)));
    let first = |spells: &[(usize, Span)]| spells.first().map(|(at, _)| Strip::Track(*at));
    let tracks = tracks.iter().filter_map(|spells| Some(row(first(spells)?, bars(spells, day, window))));
    std::iter::once(row(Strip::Standing, standing(tie, day, window))).chain(tracks).collect()
}

fn standing(tie: &Tie, day: Day, window: Window) -> Vec<Bar> {
    let spans: Vec<(usize, Span)> = tie.standing.iter().map(|spell| spell.span).enumerate().collect();
    bars(&spans, day, window)
}

/// The ties of an actor of which anything had begun by the as-of date, whatever the filter, in the order in which they
/// began: whoever comes later stands below, so that no date and no filter moves a row.
fn ties(store: &Store, lens: &Lens, actor: ActorIx, window: Window, gathers: bool) -> Vec<TimelineRow> {
    let known = |actor: ActorIx| store.graph.actors[actor].life.is_known(lens.as_of);
    let dyads = store.dyads_of(actor).iter().filter_map(|ix| store.pair(*ix));
    let begun = dyads.filter_map(|dyad| Some((begins(store, Scope::Dyad(dyad))?, dyad)));
    let is_there = |(day, dyad): &(Day, Dyad)| *day <= lens.as_of && dyad.other(actor).is_some_and(known);
    let mut begun: Vec<(Day, Dyad)> = begun.filter(is_there).collect();
    sort_by_key(&mut begun, |began| *began);
    let row = |(_, dyad): (Day, Dyad)| {
        let bars = store.tie(dyad).map(|tie| standing(tie, lens.as_of, window)).unwrap_or_default();
        let lane = Lane { who: Who::Pair(dyad), column: Column::All };
        let mut bins = [Bins::new(lane, window)];
        if gathers {
            gather(store, lens, (store.events_of_dyad(dyad), window), &mut bins);
        }
        let [bins] = bins;
        TimelineRow { strip: Strip::Tie(dyad), bars, marks: bins.marks() }
    };
    begun.into_iter().map(row).collect()
}

/// The first day of which anything is recorded.
#[must_use]
pub fn begins(store: &Store, scope: Scope) -> Option<Day> {
    let of_tie = |dyad: Dyad| {
        let tie = store.tie(dyad);
        let spells = tie.into_iter().flat_map(|tie| tie.standing.iter().map(|spell| spell.span));
        let tracks = tie.into_iter().flat_map(|tie| tie.tracks.iter().map(|track| track.span));
        spells.chain(tracks).map(|span| span.from.first()).min()
    };
    let event = recorded(store, scope).first().map(|ix| store.graph.events.first(*ix));
    let tied = match scope {
        Scope::Dyad(dyad) => of_tie(dyad),
        Scope::Actor(actor) => store.dyads_of(actor).iter().filter_map(|ix| store.pair(*ix)).filter_map(of_tie).min(),
        _ => None,
    };
    event.into_iter().chain(tied).min()
}

/// The days on which the spells of a row of standing or of a formal fact surely begin, up to the as-of date.
pub fn beginnings<'s>(store: &'s Store, lens: &'s Lens, dyad: Dyad, strip: Strip) -> impl Iterator<Item = Day> + 's {
    let tie = store.tie(dyad);
    let standing = tie.filter(|_| strip == Strip::Standing).into_iter().flat_map(|tie| &tie.standing);
    let tracks = tie.into_iter().flat_map(move |tie| {
        let first = match strip {
            Strip::Track(at) => tie.tracks.get(at),
            _ => None,
        };
        tie.tracks.iter().filter(move |track| first.is_some_and(|first| first.is_one_with(track)))
    });
    let spans = standing.map(|spell| spell.span).chain(tracks.map(|track| track.span));
    spans.map(|span| span.from.last()).filter(|day| *day <= lens.as_of)
}

/// The event of a lane that matches and comes next after a day, or before it (`back`), by its first possible day.
#[must_use]
pub fn next_mark(store: &Store, lens: &Lens, lane: Lane, (day, back): (Day, bool)) -> Option<Day> {
    let posted = recorded(store, lane.scope());
    let begun = posted.get(..store.begun_by(posted, lens.as_of)).unwrap_or_default();
    let events = &store.graph.events;
    let is_meant = |ix: &&EventIx| lens.keeps(store, **ix) && lane.holds(&events.row(**ix));
    let found = if back {
        let before = begun.partition_point(|ix| events.first(*ix) < day);
        begun.get(..before).unwrap_or_default().iter().rev().find(is_meant)
    } else {
        let after = begun.partition_point(|ix| events.first(*ix) <= day);
        begun.get(after..).unwrap_or_default().iter().find(is_meant)
    };
    found.map(|ix| events.first(*ix))
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;
    use crate::query::Grid;
    use crate::query::fixture::bundled;

    proptest! {
        /// Some are days, some months and years, and the as-of date may lie anywhere.
        #[test]
        fn what_is_seen_is_what_is_found_by_asking_each(
            ago in 0_u64..12_000, days in 1_i32..2_000, back in 0_i32..60, columns in 1_u16..60, actor in 0_usize..8,
        ) {
            let store = bundled();
            let day = store.graph.as_of.checked_sub_days(Days::new(ago)).unwrap();
            let (actor, _) = store.graph.actors.iter().nth(actor).unwrap();
            let lens = Lens::on(day);
            let window = Window { grid: Grid::of(days), left: Grid::of(days).cell(day) - back, columns };
            let scope = Scope::Actor(actor);
            let one_by_one = begun(store, &lens, recorded(store, scope)).filter(|ix| is_seen(store, window, *ix)).count();
            prop_assert_eq!(seen(store, &lens, scope, window), one_by_one);
        }
    }
}
