//! Whom something is about, by name.

use crate::model::ActorIx;
use crate::query::Scope;
use crate::store::Store;

/// The name of an actor.
pub(in crate::scene) fn name(store: &Store, actor: ActorIx) -> &str {
    &store.graph.actors[actor].name
}

/// The name of an actor without what stands in brackets behind it.
pub(in crate::scene) fn short_name(store: &Store, actor: ActorIx) -> &str {
    store.graph.actors[actor].short_name()
}

/// Whose interests or events are listed: `of Russia`, `between Russia and Iran`, as seen from one of them.
pub(in crate::scene) fn whose(store: &Store, scope: Scope, side: Option<ActorIx>) -> String {
    let bloc = |ix| &store.graph.blocs[ix].name;
    match scope {
        Scope::All => "of all".to_owned(),
        Scope::Actor(actor) => format!("of {}", short_name(store, actor)),
        Scope::Bloc(ix) => format!("of members of {}", bloc(ix)),
        Scope::BlocWith(ix, actor) => format!("between {} and {}", short_name(store, actor), bloc(ix)),
        Scope::Dyad(dyad) => {
            let (a, b) = dyad.seen_from(side);
            format!("between {} and {}", short_name(store, a), short_name(store, b))
        }
    }
}
