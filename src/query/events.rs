//! Which events are to be listed, newest first, and their words.

use super::blocs::{members_of, pairs_of_bloc};
use super::lens::Lens;
use crate::import::event_at;
use crate::model::{ActorIx, BlocIx, Day, Dyad, Event, EventIx};
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
    let day = lens.as_of;
    match scope {
        Scope::All => Box::new(store.graph.events.all().take(store.graph.events.begun_by(day)).rev()),
        Scope::Actor(actor) => Box::new(posted(store, day, store.events_of_actor(actor)).rev()),
        Scope::Dyad(dyad) => Box::new(posted(store, day, store.events_of_dyad(dyad)).rev()),
        Scope::Bloc(bloc) => {
            let lists = members_of(store, lens, bloc).map(|actor| store.events_of_actor(actor));
            Box::new(merged(lists.flat_map(|list| posted(store, day, list))))
        }
        Scope::BlocWith(bloc, actor) => {
            let lists = pairs_of_bloc(store, lens, bloc, actor).map(|dyad| store.events_of_dyad(dyad));
            Box::new(merged(lists.flat_map(|list| posted(store, day, list))))
        }
    }
}

fn posted<'s>(store: &Store, day: Day, events: &'s [EventIx]) -> impl DoubleEndedIterator<Item = EventIx> + use<'s> {
    let begun = store.begun_by(events, day);
    events.iter().take(begun).copied()
}

/// Events of several lists, each once, newest first.
fn merged(events: impl Iterator<Item = EventIx>) -> std::iter::Rev<std::vec::IntoIter<EventIx>> {
    let mut events: Vec<EventIx> = events.collect();
    events.sort_unstable();
    events.dedup();
    events.into_iter().rev()
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
