//! Which days the data knows: when something happened, and when something came to be so.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::events::{Scope, begun};
use super::lens::Lens;
use crate::model::{PartialDate, Significance, sort_by_key};
use crate::store::Store;

/// How many events, the newest, are looked through.
const MOST_EVENTS: usize = 20_000;

/// Known dates that begin as `typed`, the weightiest first, at most so many: turning points and steps of what is assessed
/// or formally so before events, and of one weight the newest first. Nothing after the last day of the data.
#[must_use]
pub fn known_dates(store: &Store, scope: Scope, typed: &str, most: usize) -> Vec<PartialDate> {
    let lens = Lens::of(store);
    let mut known: BTreeMap<PartialDate, u8> = BTreeMap::new();
    let mut know = |date: PartialDate, weight: u8| {
        let kept = known.entry(date).or_default();
        *kept = weight.max(*kept);
    };
    for ix in begun(store, &lens, scope).take(MOST_EVENTS) {
        let row = store.graph.events.row(ix);
        know(PartialDate::of_days(row.first, row.last), row.grading.significance.map_or(0, Significance::number));
    }
    let is_meant = |tie: &&crate::model::Tie| match scope {
        Scope::All => true,
        Scope::Actor(actor) => tie.dyad.has(actor),
        Scope::Dyad(dyad) => tie.dyad == dyad,
        Scope::Bloc(_) | Scope::BlocWith(..) => false,
    };
    for tie in store.graph.ties.rows().filter(is_meant) {
        tie.standing.iter().for_each(|spell| know(spell.span.from, 2));
        tie.tracks.iter().for_each(|track| know(track.span.from, 2));
    }
    // A date is written out once, however many things have it.
    let is_typed = |date: &PartialDate| {
        let text = date.to_string();
        text.starts_with(typed) && !text.contains('/') && date.last() <= lens.as_of
    };
    let mut dates: Vec<(PartialDate, u8)> = known.into_iter().filter(|(date, _)| is_typed(date)).collect();
    sort_by_key(&mut dates, |(date, weight)| Reverse((*weight, *date)));
    dates.into_iter().take(most).map(|(date, _)| date).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::find_dyad;
    use crate::query::fixture::store;

    #[test]
    fn known_dates_begin_as_typed() {
        let store = store();
        let dyad = find_dyad(&store, "RUS-TAL").unwrap();
        let found = |scope, typed: &str| {
            let dates = known_dates(&store, scope, typed, 4);
            dates.iter().map(ToString::to_string).collect::<Vec<String>>()
        };
        let all = found(Scope::Dyad(dyad), "");
        assert!(!all.is_empty() && all.iter().all(|date| !date.contains('/')), "{all:?}");
        for date in &all {
            assert_eq!(found(Scope::Dyad(dyad), date).first(), Some(date));
            assert!(found(Scope::All, date).contains(date));
        }
        assert_eq!(found(Scope::All, "1066"), Vec::<String>::new());
    }
}
