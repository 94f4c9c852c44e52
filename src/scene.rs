//! What is said, as plain data: pages of blocks, blocks of words, each with the tone that a painter may give it. No
//! colours and no rectangles here.

mod actor;
mod actors;
mod bloc;
mod change;
mod changes;
mod chrome;
mod claims;
mod dialogs;
mod dyad;
mod event;
mod events;
mod evidence;
mod frame;
mod interest;
mod legend;
mod list;
mod overview;
mod page;
mod panes;
mod prompt;
mod reading;
mod record;
mod screen;
mod tone;
mod trend;
mod words;

pub use crate::app::{Pane, Sheet, Stop};
pub use actor::actor;
pub use actors::{actors, actors_sheet};
pub use bloc::{bloc, bloc_with};
pub use changes::changes;
pub use chrome::layers;
pub use claims::{claims, claims_sheet};
pub use dyad::dyad;
pub use event::event;
pub use events::{events, events_sheet};
pub use frame::{outline, screen, topmost};
pub use interest::interest;
pub use legend::{Group, Mark, legend};
pub use list::{List, ListColumn, Row, Width, Window};
pub use overview::overview;
pub use page::{Align, Block, Cell, Column, Fact, Page, Table};
pub use reading::reading;
pub use screen::{Body, Dialog, Prompt, Screen, Scrub};
pub use tone::Tone;
