//! Actors and pairs as a user names them on the command line and in saved views.

use std::fmt;

use super::lookup::{Miss, find_name, find_pair};
use crate::model::{ActorIx, Clean, Dyad};
use crate::store::{Named, Store};

/// Why a text names no actor, or no pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFound {
    text: Clean,
    why: String,
}

impl NotFound {
    fn new(text: &str, why: impl fmt::Display) -> Self {
        Self { text: Clean::new(text, 60), why: why.to_string() }
    }

    fn miss(text: &str, miss: &Miss) -> Self {
        match miss {
            Miss::Unknown(Some(near)) => Self::new(text, format_args!("{miss}; did you mean `{near}`?")),
            Miss::Unknown(None) => {
                Self::new(text, format_args!("{miss}; `bilat show actors` with the same files lists the actors"))
            }
            Miss::Ambiguous(_) => Self::new(text, miss),
        }
    }
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.text, self.why)
    }
}

impl std::error::Error for NotFound {}

/// The actor that `text` names.
///
/// # Errors
/// When nothing, or more than one thing, is called so; or it is a bloc.
pub fn find_actor(store: &Store, text: &str) -> Result<ActorIx, NotFound> {
    actor(find_named(store, text)?).ok_or_else(|| NotFound::new(text, "is a bloc; name one of its members"))
}

/// The actor or bloc that `text` names.
///
/// # Errors
/// When nothing, or more than one thing, is called so.
pub fn find_named(store: &Store, text: &str) -> Result<Named, NotFound> {
    find_name(store, text).map_err(|miss| NotFound::miss(text, &miss))
}

/// The pair that `text` names: two actors joined by `-`, in either order.
///
/// # Errors
/// When it is not two actors, or twice the same.
pub fn find_dyad(store: &Store, text: &str) -> Result<Dyad, NotFound> {
    let (one, two) = find_sides(store, text)?;
    let (Some(one), Some(two)) = (actor(one), actor(two)) else {
        return Err(NotFound::new(text, "names a bloc; a pair is two actors"));
    };
    Dyad::new(one, two).ok_or_else(|| NotFound::new(text, "is twice the same actor; a pair is two"))
}

/// The two that `text` names, actors or blocs, joined by `-`.
///
/// # Errors
/// When it is not two names that are known.
pub fn find_sides(store: &Store, text: &str) -> Result<(Named, Named), NotFound> {
    if !text.contains(['-', '>']) {
        return Err(NotFound::new(text, "is no pair; write two actors like RUS-TAL"));
    }
    let (one, two, _) = find_pair(store, text).map_err(|(side, miss)| NotFound::miss(side, &miss))?;
    Ok((one, two))
}

fn actor(named: Named) -> Option<ActorIx> {
    match named {
        Named::Actor(actor) => Some(actor),
        Named::Bloc(_) => None,
    }
}
