//! What is said, as plain data: pages of blocks, blocks of words, each with the tone that a painter may give it. No
//! colours and no rectangles here.

mod actor;
mod actors;
mod bloc;
mod chrome;
mod claims;
mod dialogs;
mod dyad;
mod event;
mod events;
mod frame;
mod interest;
mod legend;
mod list;
mod overview;
mod page;
mod panes;
mod prompt;
mod reading;
mod screen;
mod stale;
mod tensions;
mod tone;
mod trend;
mod words;

pub use crate::app::Pane;
pub use actor::actor;
pub use actors::{actors, actors_sheet};
pub use bloc::{bloc, bloc_with};
pub use chrome::layers;
pub use claims::{claims, claims_sheet};
pub use dyad::{dyad, interest_board, pair_adversaries, pair_readings, pair_tensions};
pub use event::event;
pub use events::{events, events_sheet};
pub use frame::{outline, screen};
pub use interest::interest;
pub use legend::{Group, Mark, legend};
pub use list::{List, ListColumn, Row, Width, Window};
pub use overview::overview;
pub use page::{Align, Block, Cell, Column, Page, Table};
pub use reading::reading;
pub use screen::{Body, Dialog, Prompt, Screen};
pub use stale::stale;
pub use tensions::{FEW_TENSIONS, tensions, tensions_sheet};
pub use tone::Tone;
