//! The ties of an actor, and of a pair: standing, tracks and record on a day.

use super::ledger::{Ledger, Together, ledger, together};
use super::lens::Lens;
use super::standing::{StandingAt, standing_at, tracks_at};
use crate::model::{ActorIx, Day, Dyad, EventIx, Standing, sort_by_key};
use crate::store::Store;

/// One tie of an actor, seen from it.
#[derive(Debug, Clone, Copy)]
pub struct TieRow<'s> {
    /// The pair.
    pub dyad: Dyad,
    /// The other side.
    pub other: ActorIx,
    /// What is assessed of it; nothing where nothing is.
    pub standing: Option<StandingAt<'s>>,
    /// What the actor did to the other.
    pub given: Ledger,
    /// What the other did to the actor.
    pub taken: Ledger,
    /// What both did together with others.
    pub together: Together,
}

impl TieRow<'_> {
    /// The newest event of the two, whichever way it runs.
    #[must_use]
    pub fn last(&self) -> Option<EventIx> {
        self.given.last.max(self.taken.last).max(self.together.last)
    }

    /// Its place in the order from cooperative to hostile, a tie without standing being the last, and within those of its
    /// standing. A filter does not change it.
    fn rank(&self, store: &Store, lens: &Lens) -> (i8, i64) {
        let standing = self.standing.map(|at| at.spell.value);
        let newest = last_begun(store, store.events_of_dyad(self.dyad), lens.as_of);
        (standing.map_or(i8::MAX, |value| -value.level()), place_within(standing, newest))
    }
}

/// The newest of a pair's events that had begun by a day.
#[must_use]
pub fn last_begun(store: &Store, events: &[EventIx], day: Day) -> Option<EventIx> {
    events.get(..store.begun_by(events, day)).and_then(<[EventIx]>::last).copied()
}

/// The place of a tie among those of its standing, the smallest first: by its newest event the latest first, but the latest
/// last where the standing is conflictual. So the liveliest friend and the liveliest foe stand at the two ends.
#[must_use]
pub fn place_within(standing: Option<Standing>, newest: Option<EventIx>) -> i64 {
    let age = newest.map_or(1, |ix| -i64::from(ix.raw()));
    if standing.is_some_and(|value| value.level() < 0) { -age } else { age }
}

/// The ties of an actor that exist on the as-of date and match. From the most cooperative to the most hostile, those not assessed
/// last; within a standing [as its events are recent](place_within).
#[must_use]
pub fn ties<'s>(store: &'s Store, lens: &Lens, actor: ActorIx) -> Vec<TieRow<'s>> {
    let mut rows: Vec<TieRow<'s>> = dyads_of(store, lens, actor)
        .filter(|dyad| lens.keeps_tie(store, *dyad))
        .filter_map(|dyad| tie_of(store, lens, dyad, actor))
        .collect();
    sort_by_key(&mut rows, |row| (row.rank(store, lens), &store.graph.actors[row.other].name));
    rows
}

/// The pairs of an actor that have something to tell by the as-of date.
pub fn dyads_of(store: &Store, lens: &Lens, actor: ActorIx) -> impl Iterator<Item = Dyad> {
    let dyads = store.dyads_of(actor).iter().filter_map(|ix| store.pair(*ix));
    dyads.filter(move |dyad| tells(store, lens, *dyad))
}

/// Whether both are known by the as-of date and have a standing, a track or an event by then.
#[must_use]
pub fn tells(store: &Store, lens: &Lens, dyad: Dyad) -> bool {
    let day = lens.as_of;
    let (a, b) = dyad.pair();
    let known = |actor: ActorIx| store.graph.actors[actor].life.is_known(day);
    let tie = store.tie(dyad);
    known(a)
        && known(b)
        && (tie.is_some_and(|tie| standing_at(tie, day).is_some() || tracks_at(tie, day).next().is_some())
            || store.begun_by(store.events_of_dyad(dyad), day) > 0)
}

/// What is known of a pair, seen from `actor`; nothing when it is not one of the two.
#[must_use]
pub fn tie_of<'s>(store: &'s Store, lens: &Lens, dyad: Dyad, actor: ActorIx) -> Option<TieRow<'s>> {
    let other = dyad.other(actor)?;
    let standing = store.tie(dyad).and_then(|tie| standing_at(tie, lens.as_of));
    let (given, taken, together) = if let Some(counts) = lens.counts() {
        let pair = counts.pair(store, dyad);
        let (given, taken) = pair.seen_from(dyad, actor);
        (given, taken, pair.together)
    } else {
        let events = store.events_of_dyad(dyad);
        let way = |from, to| ledger(store, lens, from, to, events);
        (way(actor, other), way(other, actor), together(store, lens, dyad, events))
    };
    Some(TieRow { dyad, other, standing, given, taken, together })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Word;

    #[test]
    fn the_liveliest_stand_at_both_ends() {
        let event = |at| Some(EventIx::new(at));
        let mut rows = [
            ("partner", event(7)),
            ("partner", event(9)),
            ("partner", None),
            ("hostile", event(8)),
            ("hostile", None),
            ("hostile", event(3)),
        ];
        sort_by_key(&mut rows, |(word, newest)| {
            let standing = Standing::parse(word);
            (standing.map(|value| -value.level()), place_within(standing, *newest))
        });
        let order = rows.map(|(word, newest)| (word, newest.map(EventIx::raw)));
        let expected =
            [("partner", 9), ("partner", 7), ("partner", -1), ("hostile", -1), ("hostile", 3), ("hostile", 8)];
        assert_eq!(order.map(|(word, at)| (word, at.map_or(-1, i64::from))), expected);
        assert!(place_within(None, event(9)) < place_within(None, event(7)));
    }
}
