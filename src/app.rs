//! The state of the dashboard, and how each action changes it. Nothing here draws, reads a file or asks the clock.

mod answers;
mod copy;
mod cursor;
mod effect;
mod finder;
mod look;
mod notice;
mod order;
mod overlay;
mod page;
mod place;
mod question;
mod reload;
mod sources;
mod state;
mod topics;
mod update;
mod view;
mod widest;

pub use answers::Answers;
pub use copy::command;
pub use cursor::Cursor;
pub use effect::Effect;
pub use finder::{Hit, Target};
pub use look::{Look, Sizes};
pub use notice::Notice;
pub use order::Sort;
pub use overlay::{Before, Chooser, Choosing, Overlay, Typed, Typing};
pub use page::{Opened, Page, Sheet, Stop};
pub use place::{History, Item, Pane, Place, TieItem, Visit};
pub use question::{Answer, Hints, Question};
pub use reload::reloaded;
pub use state::{Chosen, Cursors, Mode, Setup, State};
pub use topics::TopicChoice;
pub use update::{paste, point, select, type_char, update};
pub use widest::Widest;
