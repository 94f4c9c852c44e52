//! The actors known on a day, with how much is known of each.

use super::lens::Lens;
use super::ties::dyads_of;
use crate::model::ActorIx;
use crate::store::Store;

/// An actor with what there is to see of it.
#[derive(Debug, Clone, Copy)]
pub struct ActorRow {
    /// The actor.
    pub actor: ActorIx,
    /// How many of its ties match.
    pub ties: usize,
    /// How many of its events had begun by the as-of date and match.
    pub events: usize,
}

/// The actors known on the as-of date, in file order.
#[must_use]
pub fn actors(store: &Store, lens: &Lens) -> Vec<ActorRow> {
    let known = store.graph.actors.iter().filter(|(_, actor)| actor.life.is_known(lens.as_of));
    known.map(|(actor, _)| actor_row(store, lens, actor)).collect()
}

/// What there is to see of one actor.
#[must_use]
pub fn actor_row(store: &Store, lens: &Lens, actor: ActorIx) -> ActorRow {
    let events = store.events_of_actor(actor);
    let begun = events.iter().take(store.begun_by(events, lens.as_of));
    let events = begun.filter(|ix| lens.keeps(store, **ix)).count();
    let ties = dyads_of(store, lens, actor).filter(|dyad| lens.keeps_tie(store, *dyad)).count();
    ActorRow { actor, ties, events }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bundled, lens};
    use crate::query::ties;

    #[test]
    fn ties_are_counted_as_they_are_listed() {
        let store = bundled();
        for text in ["", "topic:minerals", "party:TAL", "standing:hostile"] {
            let lens = lens(text, store);
            for row in actors(store, &lens) {
                assert_eq!(row.ties, ties(store, &lens, row.actor).len(), "{text}");
            }
        }
    }
}
