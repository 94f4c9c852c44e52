//! Which days the data knows: when something happened, and when something came to be so.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::events::{Scope, account, begun};
use super::lens::Lens;
use crate::model::{Clean, Day, Dyad, EventIx, PartialDate, Significance, Tie, Word, sort_by_key};
use crate::store::Store;

/// How many events, the newest, are looked through.
const MOST_EVENTS: usize = 20_000;
/// How much a step of what is assessed or formally so weighs, among significances.
const STEP: u8 = 2;

/// A date that the data knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownDate {
    /// The date.
    pub date: PartialDate,
    /// What happened then, or what came to be so.
    pub what: Clean,
}

/// What is known of a date: how much it weighs, its weightiest event, and what came to be so between whom.
#[derive(Default)]
struct Known {
    weight: u8,
    event: Option<(u8, EventIx)>,
    became: Option<(Dyad, String)>,
}

/// Known dates that begin as `typed`, newest first, at most so many: before others those of turning points and of steps of
/// what is assessed or formally so, and then the newest. None is after `until`.
#[must_use]
pub fn known_dates(store: &Store, scope: Scope, until: Day, typed: &str, most: usize) -> Vec<KnownDate> {
    let lens = Lens::on(until);
    let mut known: BTreeMap<PartialDate, Known> = BTreeMap::new();
    for ix in begun(store, &lens, scope).take(MOST_EVENTS) {
        let row = store.graph.events.row(ix);
        let weight = row.grading.significance.map_or(0, Significance::number);
        let date = known.entry(PartialDate::of_days(row.first, row.last)).or_default();
        date.weight = date.weight.max(weight);
        date.event = date.event.max(Some((weight, ix)));
    }
    let is_meant = |tie: &&Tie| match scope {
        Scope::All => true,
        Scope::Actor(actor) => tie.dyad.has(actor),
        Scope::Dyad(dyad) => tie.dyad == dyad,
        Scope::Bloc(_) | Scope::BlocWith(..) => false,
    };
    for tie in store.graph.ties.rows().filter(is_meant) {
        let assessed = tie.standing.iter().map(|spell| (spell.span.from, spell.value.word().to_owned()));
        let formal = tie
            .tracks
            .iter()
            .map(|track| (track.span.from, format!("{} {}", track.fact.kind().name(), track.fact.word())));
        for (from, what) in assessed.chain(formal) {
            let date = known.entry(from).or_default();
            date.weight = date.weight.max(STEP);
            date.became.get_or_insert((tie.dyad, what));
        }
    }
    // A date is written out once, however many things have it.
    let is_typed = |date: &PartialDate| {
        let text = date.to_string();
        text.starts_with(typed) && !text.contains('/') && date.last() <= until
    };
    let mut dates: Vec<(PartialDate, Known)> = known.into_iter().filter(|(date, _)| is_typed(date)).collect();
    sort_by_key(&mut dates, |(date, known)| Reverse((known.weight, *date)));
    dates.truncate(most);
    sort_by_key(&mut dates, |(date, _)| Reverse(*date));
    dates.into_iter().map(|(date, known)| KnownDate { date, what: what(store, known) }).collect()
}

/// What there is to be said of a date in a line.
fn what(store: &Store, known: Known) -> Clean {
    match (known.event, known.became) {
        (Some((_, ix)), _) => account(store, ix),
        (None, Some((dyad, what))) => Clean::label(&format!("{} {what}", store.graph.dyad_id(dyad))),
        (None, None) => Clean::default(),
    }
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
            let dates = known_dates(&store, scope, store.graph.as_of, typed, 4);
            dates.iter().map(|known| known.date.to_string()).collect::<Vec<String>>()
        };
        let all = found(Scope::Dyad(dyad), "");
        assert!(!all.is_empty() && all.iter().all(|date| !date.contains('/')), "{all:?}");
        for date in &all {
            assert_eq!(found(Scope::Dyad(dyad), date).first(), Some(date));
            assert!(found(Scope::All, date).contains(date));
        }
        assert_eq!(found(Scope::All, "1066"), Vec::<String>::new());
        assert!(all.is_sorted_by(|newer, older| newer > older), "{all:?}");
    }
}
