//! What is said, as plain data: pages of blocks, blocks of words, each with the tone that a painter may give it. No
//! colours and no rectangles here.

mod actor;
mod actors;
mod claims;
mod dyad;
mod events;
mod list;
mod overview;
mod page;
mod screen;
mod tone;
mod words;

pub use actor::actor;
pub use actors::{actors, actors_sheet};
pub use claims::{claims, claims_sheet};
pub use dyad::dyad;
pub use events::{events, events_sheet};
pub use list::{List, ListColumn, Row, Width, Window};
pub use overview::overview;
pub use page::{Align, Block, Cell, Column, Page, Table};
pub use screen::{Body, Dialog, Pane, Prompt, Screen};
pub use tone::Tone;
