//! Questions to a store, each pure and asked through a lens. Nothing later than the lens's as-of date is in any answer.

mod actors;
mod adversaries;
mod blocs;
mod board;
mod bound;
mod changes;
mod claims;
mod complete;
mod count;
mod crossings;
mod dates;
mod direction;
mod ego;
mod events;
mod evidence;
mod find;
#[cfg(test)]
pub(crate) mod fixture;
mod formal;
mod held;
mod interests;
mod ledger;
mod lens;
mod lookup;
mod matching;
mod outcome;
mod projected;
mod readings;
mod removal;
mod repeated;
mod resolve;
mod scan;
mod shares;
mod stale;
mod standing;
mod tally;
mod tensions;
mod ties;
mod timeline;
mod trend;
mod values;
mod when;
mod widest;

pub use actors::{ActorRow, actor_row, actors};
pub use adversaries::{SharedAdversary, shared_adversaries};
pub use blocs::{BlocTally, bloc_with, blocs_of, members_of, pairs_of_bloc};
pub use board::{Aim, Board, SharedTopic, Third, board};
pub use bound::Bound;
pub use changes::{Change, Changed, Changes, PairChanges, Step, changes, steps_of};
pub use claims::{ClaimAt, claim_at, claims, is_published};
pub use complete::{Completion, Completions, completions};
pub use count::{Column, Count, OfPair, counted, reports, total};
pub use crossings::{Crossing, crossings};
pub use dates::{KnownDate, known_dates};
pub use direction::{Direction, direction};
pub use ego::{Ego, Seats};
pub use events::{
    Scope, account, begun, events, events_by_topic, happened, newest_happened, posted, recorded, rows_in_a_frame, words,
};
pub use evidence::{Evidence, evidence};
pub use find::{NotFound, find_actor, find_dyad, find_named, find_sides};
pub use formal::{BothWays, FormalTie, formal_tie};
pub use interests::{interests, interests_in, interests_of_pair};
pub use ledger::{Ledger, Together, ledger, together};
pub use lens::Lens;
pub use lookup::{Miss, find_name, find_pair};
pub use readings::{Ahead, Balance, GiveTake, Prevails, Readings, WordsDeeds, readings};
pub use removal::{Removal, Removals, removals};
pub use stale::{StaleTie, stale_ties};
pub use standing::{StandingAt, TrackAt, history, note_at, standing_at, start_of, tracks_at};
pub use tally::{ActorTally, New, PairTally, Tally};
pub use tensions::{Side, Tension, tensions, tensions_of};
pub use ties::{TieRow, dyads_of, last_begun, place_within, tells, tie_of, ties};
pub use timeline::{
    Bar, Drawn, Grid, Lane, Mark, MarkCells, Pick, Strip, Timeline, TimelineRow, Who, Window, beginnings, begins,
    lanes, next_mark, seen, timeline,
};
pub use trend::{TrackStep, Trend, TrendAt, trend};
pub use when::When;
pub use widest::Widest;
