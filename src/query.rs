//! Questions to a store, each pure and asked through a lens. Nothing later than the lens's as-of date is in any answer.

mod actors;
mod blocs;
mod bound;
mod claims;
mod complete;
mod events;
mod find;
#[cfg(test)]
mod fixture;
mod held;
mod interests;
mod ledger;
mod lens;
mod lookup;
mod matching;
mod outcome;
mod projected;
mod removal;
mod resolve;
mod scan;
mod shares;
mod standing;
mod tally;
mod ties;
mod trend;
mod values;
mod when;

pub use actors::{ActorRow, actor_row, actors};
pub use blocs::{BlocTally, bloc_with, blocs_of, members_of, pairs_of_bloc};
pub use bound::Bound;
pub use claims::{ClaimAt, claims};
pub use complete::{Completion, Completions, completions};
pub use events::{Scope, begun, events, events_by_topic, happened, rows_in_a_frame, words};
pub use find::{NotFound, find_actor, find_dyad, find_named, find_sides};
pub use interests::{interests, interests_in, interests_of_pair};
pub use ledger::{Ledger, later, ledger};
pub use lens::Lens;
pub use lookup::{Miss, find_name, find_pair};
pub use removal::{Removal, Removals, removals};
pub use standing::{StandingAt, TrackAt, history, standing_at, tracks_at};
pub use tally::{ActorTally, New, PairTally, Tally};
pub use ties::{TieRow, dyads_of, tells, tie_of, ties};
pub use trend::{TrackStep, Trend, TrendAt, trend};
pub use when::When;
