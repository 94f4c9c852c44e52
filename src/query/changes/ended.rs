//! Claims that ended, and the pair that each is about.

use crate::model::{ActorIx, Claim, ClaimIx, Day, Dyad, EventRow, PartialDate};
use crate::query::claims::is_published;
use crate::query::events::happened;
use crate::query::lens::Lens;
use crate::store::Store;

/// A claim that ended, and the pair that it is about, where that is one alone.
pub(super) struct Ended {
    pub(super) claim: ClaimIx,
    pub(super) until: PartialDate,
    pub(super) of: Option<Dyad>,
}

/// The claims that ended since the baseline.
pub(super) fn ended(store: &Store, lens: &Lens) -> Vec<Ended> {
    let claims = store.graph.claims.iter().filter(|(_, claim)| is_published(store, claim, lens.as_of));
    let ended = claims.filter_map(|(ix, claim)| {
        let until = claim.until.filter(|until| lens.when().is_new(until.last()))?;
        Some(Ended { claim: ix, until, of: pair_of(store, claim, until, lens.as_of) })
    });
    ended.collect()
}

/// The only pair between which that happened which a claim cites: of what happened when it ended, else of all.
fn pair_of(store: &Store, claim: &Claim, until: PartialDate, day: Day) -> Option<Dyad> {
    let rows = || happened(store, &claim.events, day).map(|ix| store.graph.events.row(ix));
    let then = |row: &EventRow<'_>| until.overlaps(row.first, row.last);
    let ended_by_one = rows().any(|row| then(&row));
    let rows = rows().filter(|row| !ended_by_one || then(row));
    let pairs: Vec<(ActorIx, ActorIx)> = rows.flat_map(|row| row.pairs().collect::<Vec<_>>()).collect();
    let mut pairs = pairs.into_iter().filter_map(|(a, b)| Dyad::new(a, b));
    let first = pairs.next()?;
    pairs.all(|pair| pair == first).then_some(first)
}
