//! Which events are to be listed, newest first, and their words.

use super::lens::Lens;
use crate::import::event_at;
use crate::model::{ActorIx, Day, Dyad, Event, EventIx};
use crate::store::Store;

/// Whose events are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    All,
    /// Those in which an actor takes part.
    Actor(ActorIx),
    /// Those between two actors, either way.
    Dyad(Dyad),
}

/// The events of a scope that had begun by the as-of date and match, newest first.
#[must_use]
pub fn events<'s>(store: &'s Store, lens: &'s Lens, scope: Scope) -> Box<dyn Iterator<Item = EventIx> + 's> {
    let begun = move |ix: &EventIx| store.graph.events.first(*ix) <= lens.as_of;
    let keeps = move |ix: &EventIx| lens.keeps(store, *ix);
    match scope {
        Scope::All => Box::new(store.graph.events.all().rev().filter(begun).filter(keeps)),
        Scope::Actor(actor) => Box::new(posted(store, lens, store.events_of_actor(actor)).filter(keeps)),
        Scope::Dyad(dyad) => Box::new(posted(store, lens, store.events_of_dyad(dyad)).filter(keeps)),
    }
}

fn posted<'s>(store: &Store, lens: &Lens, events: &'s [EventIx]) -> impl Iterator<Item = EventIx> + use<'s> {
    let begun = store.begun_by(events, lens.as_of);
    events.iter().take(begun).rev().copied()
}

/// Most events that are gone through while a key waits. A count over more is for a job on a thread: until there is its
/// answer, what would show it shows none.
pub(super) const AT_ONCE: usize = 200_000;

/// The events that had begun by the as-of date, oldest first, unless they are too many to be gone through at once.
pub(super) fn few<'s>(store: &'s Store, lens: &Lens) -> Option<impl Iterator<Item = EventIx> + use<'s>> {
    let (events, day) = (&store.graph.events, lens.as_of);
    (events.len() <= AT_ONCE).then(|| events.all().take_while(move |ix| events.first(*ix) <= day))
}

/// The words of an event.
#[must_use]
pub fn words(store: &Store, ix: EventIx) -> Event {
    event_at(store.graph.events.bytes_at(store.graph.events.key(ix)))
}

/// Those of `because` that had surely happened by `day`.
pub fn happened<'s>(store: &'s Store, because: &'s [EventIx], day: Day) -> impl Iterator<Item = EventIx> + 's {
    because.iter().copied().filter(move |ix| store.graph.events.row(*ix).has_happened(day))
}
