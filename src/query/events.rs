//! Which events are to be listed, newest first, and their words.

use std::ops::Range;

use super::blocs::{members_of, pairs_of_bloc};
use super::lens::Lens;
use crate::import::event_at;
use crate::model::{ActorIx, BlocIx, Clean, Day, Dyad, Event, EventIx};
use crate::store::{Posted, Store};

/// Whose events are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    All,
    /// Those in which an actor takes part.
    Actor(ActorIx),
    /// Those between two actors, either way.
    Dyad(Dyad),
    /// Those in which a member of a bloc takes part.
    Bloc(BlocIx),
    /// Those between members of a bloc and an actor, either way.
    BlocWith(BlocIx, ActorIx),
}

/// The events of a scope that had begun by the as-of date and match, newest first.
pub fn events<'s>(store: &'s Store, lens: &'s Lens, scope: Scope) -> impl Iterator<Item = EventIx> + 's {
    begun(store, lens, scope).filter(|ix| lens.keeps(store, *ix))
}

/// The events of a scope that had begun by the as-of date, newest first, whether they match or not.
#[must_use]
pub fn begun<'s>(store: &'s Store, lens: &Lens, scope: Scope) -> Box<dyn Iterator<Item = EventIx> + 's> {
    let newest_first = |events: &'s [EventIx]| Box::new(begun_of(store, lens.as_of, events).iter().rev().copied());
    match scope {
        Scope::All => Box::new(store.graph.events.all().take(store.graph.events.begun_by(lens.as_of)).rev()),
        Scope::Actor(actor) => newest_first(store.events_of_actor(actor)),
        Scope::Dyad(dyad) => newest_first(store.events_of_dyad(dyad)),
        Scope::Bloc(_) | Scope::BlocWith(..) => {
            let posted = posted(store, lens, scope);
            Box::new((0..posted.len()).rev().filter_map(move |at| posted.get(at).copied()))
        }
    }
}

/// The same as a list, oldest first.
#[must_use]
pub fn posted(store: &Store, lens: &Lens, scope: Scope) -> Posted {
    let day = lens.as_of;
    match scope {
        Scope::All => store.graph.events.all().take(store.graph.events.begun_by(day)).collect(),
        Scope::Actor(actor) => store.begun_of_actor(actor, day),
        Scope::Dyad(dyad) => store.begun_of_dyad(dyad, day),
        Scope::Bloc(bloc) => {
            let lists = members_of(store, lens, bloc).map(|actor| store.events_of_actor(actor));
            merged(store, lists.flat_map(|list| begun_of(store, day, list)))
        }
        Scope::BlocWith(bloc, actor) => {
            let lists = pairs_of_bloc(store, lens, bloc, actor).map(|dyad| store.events_of_dyad(dyad));
            merged(store, lists.flat_map(|list| begun_of(store, day, list)))
        }
    }
}

/// The events of an actor or of a pair, whatever the day, oldest first; none of another scope, which has no list of its own.
#[must_use]
pub fn recorded(store: &Store, scope: Scope) -> &[EventIx] {
    match scope {
        Scope::Actor(actor) => store.events_of_actor(actor),
        Scope::Dyad(dyad) => store.events_of_dyad(dyad),
        Scope::All | Scope::Bloc(_) | Scope::BlocWith(..) => &[],
    }
}

fn begun_of<'s>(store: &Store, day: Day, events: &'s [EventIx]) -> &'s [EventIx] {
    events.get(..store.begun_by(events, day)).unwrap_or_default()
}

/// Events of several lists, each once, oldest first: marked among all, since to sort them takes many times as long.
fn merged<'e>(store: &Store, events: impl Iterator<Item = &'e EventIx>) -> Posted {
    let mut marks = vec![0u64; store.graph.events.len().div_ceil(64)];
    events.for_each(|ix| {
        if let Some(word) = marks.get_mut(ix.at() / 64) {
            *word |= 1 << (ix.at() % 64);
        }
    });
    let words = u32::try_from(marks.len()).unwrap_or(u32::MAX);
    (0..words)
        .zip(marks)
        .flat_map(|(word, marks)| lowest_first(marks).map(move |bit| EventIx::new(word * 64 + bit)))
        .collect()
}

/// The numbers of the bits that are set.
fn lowest_first(mut marks: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (marks != 0).then(|| marks.trailing_zeros())?;
        marks &= marks - 1;
        Some(bit)
    })
}

/// Those of some rows that the lens's filter may keep, each once, until `go_on` says no. Where a text is looked for, columns
/// have told which those are, and they come in the order in which their words stand: a file is read once, from its
/// beginning to its end.
pub(super) fn to_ask<'s>(
    store: &'s Store,
    lens: &'s Lens,
    rows: Range<usize>,
    go_on: &'s dyn Fn() -> bool,
) -> impl Iterator<Item = EventIx> + 's {
    /// So many at once, so that putting them in order takes little memory: a list of some more still has room for 2¹⁷.
    const PART: usize = 120_000;
    let events = &store.graph.events;
    let reads = lens.filter.searches_text();
    let parts = if reads { events.places(rows.clone(), PART) } else { Vec::new() };
    let at_once = if reads { 0..0 } else { rows.clone() };
    let may_match = |ix: EventIx| lens.filter.may_match(store, (ix, &events.row(ix)), lens.when());
    let read = parts.into_iter().flat_map(move |part| {
        let there = gone_through(rows.clone(), go_on).filter(|ix| part.contains(&events.place(*ix)));
        let mut there: Vec<EventIx> = there.filter(|ix| may_match(*ix)).collect();
        there.sort_unstable_by_key(|ix| events.place(*ix));
        there
    });
    let wanted = move |(number, _): &(usize, EventIx)| !number.is_multiple_of(STRIDE) || go_on();
    gone_through(at_once, go_on).chain(read.enumerate().take_while(wanted).map(|(_, ix)| ix))
}

/// The events of some rows, oldest first, until `go_on` says no: then nobody waits for the answer.
pub(super) fn gone_through(rows: Range<usize>, go_on: &dyn Fn() -> bool) -> impl Iterator<Item = EventIx> {
    let number = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
    let rows = (number(rows.start)..number(rows.end)).map(EventIx::new);
    rows.take_while(move |ix| !ix.at().is_multiple_of(STRIDE) || go_on())
}

/// How many events are looked at between two questions whether to go on.
pub(super) const STRIDE: usize = 4096;

/// How many events can be looked at while a frame is awaited (16 ms): a text takes about a microsecond, columns and counts
/// less than a tenth of that.
#[must_use]
pub fn rows_in_a_frame(lens: &Lens) -> usize {
    if lens.filter.searches_text() { 10_000 } else { 100_000 }
}

/// Of each topic how many events are about it that had begun by the as-of date and match; nothing where they are too many
/// to be asked one by one, and the lens has no counts at hand.
#[must_use]
pub fn events_by_topic(store: &Store, lens: &Lens) -> Option<Vec<usize>> {
    let events = &store.graph.events;
    let begun = events.begun_by(lens.as_of);
    if let Some(tally) = lens.counts() {
        return Some(tally.by_topic().to_vec());
    }
    if begun > rows_in_a_frame(lens) {
        return None;
    }
    let mut counts = vec![0; store.graph.topics.len()];
    for ix in events.all().take(begun).filter(|ix| lens.keeps(store, *ix)) {
        for topic in events.topics(ix).iter() {
            if let Some(count) = counts.get_mut(topic.at()) {
                *count += 1;
            }
        }
    }
    Some(counts)
}

/// The words of an event.
#[must_use]
pub fn words(store: &Store, ix: EventIx) -> Event {
    event_at(&store.graph.events, ix)
}

/// What happened: the event's own words; where it has none, those of its code, or the code where its vocabulary is not known.
#[must_use]
pub fn account(store: &Store, ix: EventIx) -> Clean {
    let summary = words(store, ix).summary;
    let code = store.graph.events.row(ix).act.code.filter(|_| summary.is_empty());
    code.map_or(summary, |code| Clean::label(store.graph.codes[code].in_words()))
}

/// Those of `because` that had surely happened by `day`.
pub fn happened<'s>(store: &'s Store, because: &'s [EventIx], day: Day) -> impl Iterator<Item = EventIx> + 's {
    because.iter().copied().filter(move |ix| store.graph.events.row(*ix).has_happened(day))
}

/// The same, newest first, as lists have them; the file has them in any order.
#[must_use]
pub fn newest_happened(store: &Store, because: &[EventIx], day: Day) -> Vec<EventIx> {
    let mut found: Vec<EventIx> = happened(store, because, day).collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    found
}

/// The newest of some events, oldest first, that had happened by a day.
pub(super) fn newest(store: &Store, events: &[EventIx], day: Day) -> Option<EventIx> {
    let begun = events.get(..store.begun_by(events, day))?;
    begun.iter().rev().copied().find(|ix| store.graph.events.last(*ix) <= day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::fixture::bundled;

    #[test]
    fn events_of_a_bloc_are_those_of_its_members_each_once_and_newest_first() {
        let store = bundled();
        for day in ["2026-06-24", "2015-01-01", "1900-01-01"] {
            let lens = Lens::on(day.parse().unwrap());
            for (bloc, _) in store.graph.blocs.iter() {
                let of = |actor| begun(store, &lens, Scope::Actor(actor));
                let own: std::collections::BTreeSet<EventIx> = members_of(store, &lens, bloc).flat_map(of).collect();
                let listed: Vec<EventIx> = begun(store, &lens, Scope::Bloc(bloc)).collect();
                assert_eq!(listed, own.into_iter().rev().collect::<Vec<_>>(), "{day}");
            }
        }
    }

    proptest! {
        #[test]
        fn bits_come_from_the_lowest_to_the_highest(marks in any::<u64>()) {
            let bits: Vec<u32> = lowest_first(marks).collect();
            prop_assert!(bits.is_sorted_by(|one, next| one < next));
            prop_assert_eq!(bits.iter().fold(0, |sum, bit| sum | 1 << bit), marks);
        }
    }
}
