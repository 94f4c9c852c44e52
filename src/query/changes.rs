//! What changed between the baseline and the as-of date, pair by pair: every step of the standing and of the formal
//! facts, claims that ended, and new events.

mod ended;
mod steps;

use std::cmp::Reverse;

pub use steps::{Change, Changed, Step, steps_of};

use self::ended::{Ended, ended};
use super::claims::keeps_claim;
use super::lens::Lens;
use super::trend::{Trend, trend};
use crate::model::{ClaimIx, Day, Dyad, PartialDate, Significance, Track, TrackKind, sort_by_key};
use crate::store::Store;

/// All that changed, of what the filter keeps.
#[derive(Debug, Clone, Default)]
pub struct Changes<'s> {
    /// The pairs of which something changed, the weightiest first.
    pub pairs: Vec<PairChanges<'s>>,
    /// Claims that ended and whose events concern no pair, or several; in order of date.
    pub claims: Vec<(PartialDate, ClaimIx)>,
}

/// What changed of a pair.
#[derive(Debug, Clone)]
pub struct PairChanges<'s> {
    /// The pair.
    pub dyad: Dyad,
    /// Which way it went, from the first day to the last: there and back again is level.
    pub trend: Trend,
    /// Every change, in order of date; on one day as they weigh.
    pub changes: Vec<Change<'s>>,
}

/// All that changed since the baseline, up to and with the as-of date.
///
/// Pairs come in order of: a move of recognition or law, a move of the standing, the significance and then |Goldstein|
/// of the weightiest new event, the latest change. A pair stays as the filter keeps ties; of its events those that
/// match are there. A claim is of the pair that the events concern which it cites: those that happened when it ended, else
/// all that have; if that is no pair, or several, it stands alone, and stays by an event of those that matches.
#[must_use]
pub fn changes<'s>(store: &'s Store, lens: &Lens) -> Changes<'s> {
    let ended = ended(store, lens);
    let pairs = store.dyads().filter_map(|(_, dyad)| pair(store, lens, dyad, &ended));
    let mut pairs: Vec<PairChanges<'s>> = pairs.collect();
    sort_by_key(&mut pairs, |pair| Reverse(weight(store, pair)));
    let keeps = |ix| keeps_claim(store, lens, &store.graph.claims[ix]);
    let alone = ended.iter().filter(|ended| ended.of.is_none() && keeps(ended.claim));
    let mut claims: Vec<(PartialDate, ClaimIx)> = alone.map(|ended| (ended.until, ended.claim)).collect();
    sort_by_key(&mut claims, |claim| *claim);
    Changes { pairs, claims }
}

fn pair<'s>(store: &'s Store, lens: &Lens, dyad: Dyad, ended: &[Ended]) -> Option<PairChanges<'s>> {
    let tie = store.tie(dyad);
    let mut changes: Vec<Change<'s>> = tie.into_iter().flat_map(|tie| steps_of(tie, lens.when())).collect();
    let claims = ended.iter().filter(|ended| ended.of == Some(dyad));
    changes.extend(claims.map(|ended| Change { date: ended.until, what: Changed::Claim(ended.claim) }));
    let before = changes.len();
    changes.extend(new_events(store, lens, dyad));
    // An event that matches keeps its pair, unless a term speaks of ties.
    let stays = changes.len() > before && !lens.filter.asks_of_ties();
    if changes.is_empty() || !stays && !lens.keeps_tie(store, dyad) {
        return None;
    }
    sort_by_key(&mut changes, |change| (change.date, rank(&change.what)));
    Some(PairChanges { dyad, trend: tie.map_or(Trend::Level, |tie| trend(tie, lens).trend), changes })
}

fn new_events<'s>(store: &'s Store, lens: &Lens, dyad: Dyad) -> impl Iterator<Item = Change<'s>> {
    let posted = store.events_of_dyad(dyad);
    let events = &store.graph.events;
    // Without those that began so long ago that they were over by the baseline.
    let over = events.over_by(lens.baseline).map_or(0, |day| store.begun_by(posted, day));
    let begun = posted.get(over..store.begun_by(posted, lens.as_of)).unwrap_or_default().iter().copied();
    let new = begun.filter(|ix| lens.when().is_new(events.last(*ix)) && lens.keeps(store, *ix));
    new.map(|ix| Change { date: events.date(ix), what: Changed::Event(ix) })
}

/// The place among what changed on one day.
fn rank(what: &Changed<'_>) -> u8 {
    match what {
        Changed::Track(step) if is_of_state(step) => 0,
        Changed::Standing(_) => 1,
        Changed::Track(_) => 2,
        Changed::Claim(_) => 3,
        Changed::Event(_) => 4,
    }
}

/// Whether it is a step of recognition or law.
fn is_of_state(step: &Step<'_, Track>) -> bool {
    let track = step.after.or(step.before);
    track.is_some_and(|track| matches!(track.fact.kind(), TrackKind::Recognition | TrackKind::Law))
}

type Weight = (bool, bool, (Option<Significance>, u16), Option<Day>);

fn weight(store: &Store, pair: &PairChanges<'_>) -> Weight {
    let any = |test: &dyn Fn(&Changed<'_>) -> bool| pair.changes.iter().any(|change| test(&change.what));
    let events = pair.changes.iter().filter_map(|change| match change.what {
        Changed::Event(ix) => Some(store.graph.events.row(ix).weight()),
        _ => None,
    });
    (
        any(&|what| matches!(what, Changed::Track(step) if step.up.is_some() && is_of_state(step))),
        any(&|what| matches!(what, Changed::Standing(step) if step.up.is_some())),
        events.max().unwrap_or_default(),
        pair.changes.iter().map(|change| change.date.last()).max(),
    )
}

#[cfg(test)]
mod tests;
