//! The terminal: taken once, drawn on in whole frames, and given back however the program ends.
//!
//! Three threads: the one that draws waits in `poll(2)` for news and for the end of the terminal; one reads keys; one
//! hears signals and ends a process that does not end. None of them waits for a time.

mod admit;
mod ask;
mod changes;
mod clipboard;
mod colour;
mod drive;
mod editor;
mod gate;
mod input;
mod large;
mod late;
mod link;
mod links;
mod looks;
mod modes;
#[cfg(test)]
mod multicell;
mod open;
mod panics;
mod pen;
mod post;
mod session;
mod shown;
mod signals;
mod tty;
#[cfg(test)]
mod untorn;
mod width;

pub use ask::Ground;
pub use clipboard::TooLong;
pub use colour::Wanted;
pub use drive::{Handler, Next, drive};
pub use editor::edit;
pub use gate::Gate;
pub use link::followable;
pub use open::open;
pub use post::Waker;
pub use session::{Options, Refusal, Session, ready};
