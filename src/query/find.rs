//! Actors and pairs as a user names them: by id, name or alias.

use std::fmt;

use crate::import::nearest;
use crate::model::{ActorIx, Clean, Dyad};
use crate::store::{Named, Store};

/// Why a name leads to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFound {
    what: &'static str,
    text: Clean,
    help: String,
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no {} `{}`; {}", self.what, self.text, self.help)
    }
}

impl std::error::Error for NotFound {}

/// The actor called `text`.
///
/// # Errors
/// When no actor has this id, name or alias; with a near miss.
pub fn find_actor(store: &Store, text: &str) -> Result<ActorIx, NotFound> {
    match store.names.find(text) {
        Some(Named::Actor(actor)) => Ok(actor),
        Some(Named::Bloc(_)) => Err(not_found("actor", text, "it is a bloc; name one of its members".to_owned())),
        None => Err(not_found("actor", text, suggestion(store, text))),
    }
}

/// The pair called `text`: two actors joined by `-`, in either order.
///
/// # Errors
/// When it is not two actors, or twice the same.
pub fn find_dyad(store: &Store, text: &str) -> Result<Dyad, NotFound> {
    // Ids and names may hold hyphens themselves, so every one is tried.
    let halves = text.match_indices(['-', '>', '–']).map(|(at, sign)| (&text[..at], &text[at + sign.len()..]));
    let mut failure = None;
    for (one, two) in halves {
        match (find_actor(store, one), find_actor(store, two)) {
            (Ok(a), Ok(b)) => {
                let same = || not_found("dyad", text, "the two actors are the same".to_owned());
                return Dyad::new(a, b).ok_or_else(same);
            }
            (Err(error), _) | (_, Err(error)) => failure = failure.or(Some(error)),
        }
    }
    Err(failure
        .unwrap_or_else(|| not_found("dyad", text, "write two actors with `-` between, like RUS-TAL".to_owned())))
}

fn not_found(what: &'static str, text: &str, help: String) -> NotFound {
    NotFound { what, text: Clean::new(text, 60), help }
}

fn suggestion(store: &Store, text: &str) -> String {
    let actors = store.graph.actors.rows();
    let names = actors.flat_map(|actor| {
        std::iter::once(&*actor.id).chain([actor.name.as_str()]).chain(actor.aliases.iter().map(Clean::as_str))
    });
    match nearest(text, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`bilat show actors` lists them".to_owned(),
    }
}
