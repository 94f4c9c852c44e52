//! What a printing command can be asked for.

use crate::model::{ActorIx, Dyad};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// All actors.
    Actors,
    /// One actor.
    Actor(ActorIx),
    /// One pair.
    Dyad(Dyad),
    /// All events.
    Events,
    /// Who acts how on whom.
    Matrix,
    /// What changed since the baseline.
    Changes,
    /// All tensions.
    Tensions,
    /// All claims.
    Claims,
}
