//! Published statements and what became of them.

use super::lens::Lens;
use crate::model::{Claim, Day, PartialDate};
use crate::store::Store;

/// A claim on a day.
#[derive(Debug, Clone, Copy)]
pub struct ClaimAt<'s> {
    /// The claim.
    pub claim: &'s Claim,
    /// When it ceased to be so, where that lies on or before the as-of date.
    pub outdated: Option<PartialDate>,
}

/// The claims whose source may have been published by the as-of date, in file order.
pub fn claims<'s>(store: &'s Store, lens: &Lens) -> impl Iterator<Item = ClaimAt<'s>> + use<'s> {
    let day = lens.as_of;
    let rows = store.graph.claims.rows().filter(move |claim| is_published(store, claim, day));
    rows.map(move |claim| ClaimAt { claim, outdated: claim.until.filter(|_| claim.is_outdated(day)) })
}

/// Whether its source may have been published by `day`.
pub(super) fn is_published(store: &Store, claim: &Claim, day: Day) -> bool {
    store.graph.sources[claim.source].date.is_none_or(|date| date.first() <= day)
}
