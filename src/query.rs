//! Questions. Each is pure and takes a store and a lens; nothing later than the lens's as-of date is in any answer.

mod actors;
mod claims;
mod events;
mod find;
mod interests;
mod ledger;
mod lens;
mod standing;
mod ties;

pub use actors::{ActorRow, actor_row, actors, blocs_of};
pub use claims::{ClaimAt, claims};
pub use events::{Scope, events, happened, words};
pub use find::{NotFound, find_actor, find_dyad};
pub use interests::{interests, interests_of_pair};
pub use ledger::{Ledger, ledger};
pub use lens::Lens;
pub use standing::{StandingAt, TrackAt, history, standing_at, tracks_at};
pub use ties::{TieRow, tie_of, ties};
