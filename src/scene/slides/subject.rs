//! Whom a view is about.

use crate::model::{ActorIx, BlocIx, Dyad, View};
use crate::query::{Scope, find_named, find_sides};
use crate::store::{Named, Store};

/// Whom a view is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject {
    Actor(ActorIx),
    Bloc(BlocIx),
    BlocWith(BlocIx, ActorIx),
    /// A pair, seen from the first.
    Dyad(ActorIx, ActorIx),
}

impl Subject {
    /// Whose events and interests are meant.
    pub(super) fn scope(self) -> Scope {
        match self {
            Self::Actor(actor) => Scope::Actor(actor),
            Self::Bloc(bloc) => Scope::Bloc(bloc),
            Self::BlocWith(bloc, actor) => Scope::BlocWith(bloc, actor),
            Self::Dyad(from, to) => Dyad::new(from, to).map_or(Scope::Actor(from), Scope::Dyad),
        }
    }
}

/// Whom a view is about: its pair, else its actor or bloc, else the first actor of the data.
pub(super) fn subject(store: &Store, view: &View) -> Result<Subject, String> {
    if let Some(text) = &view.dyad {
        return pair(store, text, view.actor.as_deref());
    }
    let named = if let Some(text) = &view.actor {
        find_named(store, text).map_err(|error| error.to_string())?
    } else {
        let first = store.graph.actors.iter().next().map(|(actor, _)| actor);
        Named::Actor(first.ok_or("the data has no actor")?)
    };
    Ok(match named {
        Named::Actor(actor) => Subject::Actor(actor),
        Named::Bloc(bloc) => Subject::Bloc(bloc),
    })
}

fn pair(store: &Store, text: &str, seen_from: Option<&str>) -> Result<Subject, String> {
    let own = seen_from.and_then(|text| find_named(store, text).ok());
    match find_sides(store, text).map_err(|error| error.to_string())? {
        (Named::Actor(one), Named::Actor(two)) if one == two => Err(format!("`{text}` is twice the same actor")),
        (Named::Actor(one), Named::Actor(two)) if matches!(own, Some(Named::Actor(own)) if own == two) => {
            Ok(Subject::Dyad(two, one))
        }
        (Named::Actor(one), Named::Actor(two)) => Ok(Subject::Dyad(one, two)),
        (Named::Bloc(bloc), Named::Actor(actor)) | (Named::Actor(actor), Named::Bloc(bloc)) => {
            Ok(Subject::BlocWith(bloc, actor))
        }
        (Named::Bloc(_), Named::Bloc(_)) => Err(format!("`{text}` is two blocs; a pair has one at most")),
    }
}
