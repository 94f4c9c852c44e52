//! The speaker's link: a talk tells terminals of the same user, over a socket that is theirs alone, what it shows.
//!
//! The presenter ([`Server`]) only puts its newest snapshot down and rings; a thread of its own waits in `poll(2)` and
//! writes. The speaker ([`Follow`]) reads on a thread too. Snapshots are whole, and nothing that a speaker sends is a
//! command.

mod bell;
mod follow;
mod guest;
mod lines;
mod peer;
mod place;
mod refusal;
mod server;
mod socket;
mod wire;

pub use follow::{Contact, Follow};
pub use place::{place, places};
pub use refusal::Refusal;
pub use server::Server;
pub use wire::Heard;
