//! The ties of an actor, and of a pair: standing, tracks and record on a day.

use super::ledger::{Ledger, ledger};
use super::lens::Lens;
use super::standing::{StandingAt, standing_at, tracks_at};
use crate::model::{ActorIx, Dyad, EventIx, sort_by_key};
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
}

impl TieRow<'_> {
    /// The newest event either way.
    #[must_use]
    pub fn last(&self) -> Option<EventIx> {
        self.given.last.max(self.taken.last)
    }

    /// Its place in the order from cooperative to hostile; a tie without standing comes last.
    fn rank(&self) -> i8 {
        self.standing.map_or(i8::MAX, |at| -at.spell.value.level())
    }
}

/// The ties of an actor that exist on the as-of date and match. From the most cooperative to the most hostile, those not assessed
/// last; within a standing the most recent first.
#[must_use]
pub fn ties<'s>(store: &'s Store, lens: &Lens, actor: ActorIx) -> Vec<TieRow<'s>> {
    let mut rows: Vec<TieRow<'s>> = dyads_of(store, lens, actor)
        .filter(|dyad| lens.keeps_tie(store, *dyad))
        .filter_map(|dyad| tie_of(store, lens, dyad, actor))
        .collect();
    sort_by_key(&mut rows, |row| (row.rank(), std::cmp::Reverse(row.last()), row.other));
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
    let counted = lens.counts().map(|counts| counts.pair(store, dyad).seen_from(dyad, actor));
    let events = store.events_of_dyad(dyad);
    let count = || (ledger(store, lens, actor, other, events), ledger(store, lens, other, actor, events));
    let (given, taken) = counted.unwrap_or_else(count);
    Some(TieRow { dyad, other, standing: store.tie(dyad).and_then(|tie| standing_at(tie, lens.as_of)), given, taken })
}
