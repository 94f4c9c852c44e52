//! The commands that print an answer and end.

mod briefing;
mod changes;
mod checks;
mod claims;
mod dyad;
mod json;
mod matrix;
mod records;
mod subject;
mod tensions;

use std::fmt::Write as _;
use std::io;

pub use checks::faults;
pub use subject::Subject;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::desk::{Desk, Speaker};
use crate::filter::FilterError;
use crate::model::{Briefing, Clean};
use crate::plain;
use crate::query::{Lens, Scope};
use crate::scene::{self, Most, Page, Table};
use crate::store::Store;
use crate::ui::frame;

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For reading.
    Text,
    /// For programs: one object with `format`.
    Json,
    /// For spreadsheets.
    Csv,
}

/// Writes the answer.
///
/// # Errors
/// When `to` cannot be written, and of kind [`io::ErrorKind::Unsupported`] when the answer is not a table and CSV was
/// asked for.
pub fn show(store: &Store, lens: &Lens, subject: Subject, format: Format, mut to: impl io::Write) -> io::Result<()> {
    match format {
        Format::Text => to.write_all(plain::text(&page(store, lens, subject)).as_bytes()),
        Format::Json => {
            json::write(store, lens, subject, &mut to)?;
            to.write_all(b"\n")
        }
        Format::Csv => match sheet(store, lens, subject) {
            Some(table) => plain::csv(&table, to),
            None => Err(io::Error::new(io::ErrorKind::Unsupported, "this answer is not one table; use text or json")),
        },
    }
}

/// Writes a briefing.
///
/// # Errors
/// When `to` cannot be written.
pub fn show_briefing(store: &Store, briefing: &Briefing, format: Format, mut to: impl io::Write) -> io::Result<()> {
    match format {
        Format::Text => to.write_all(plain::text(&scene::briefing(store, briefing)).as_bytes()),
        Format::Json => {
            briefing::json(store, briefing, &mut to)?;
            to.write_all(b"\n")
        }
        Format::Csv => plain::csv(&briefing::sheet(store, briefing), to),
    }
}

/// The page about a subject. A reader of a pipe cannot scroll to what is left out, so that its lists are whole.
fn page(store: &Store, lens: &Lens, subject: Subject) -> Page {
    match subject {
        Subject::Actors => scene::actors(store, lens),
        Subject::Actor(actor) => scene::actor(store, lens, actor, Most::ALL),
        Subject::Dyad(dyad) => scene::dyad(store, lens, dyad, None),
        Subject::Events => scene::events(store, lens, Scope::All),
        Subject::Matrix => scene::matrix_page(store, lens),
        Subject::Changes => scene::changes(store, lens, None, usize::MAX),
        Subject::Tensions => scene::tensions(store, lens, usize::MAX),
        Subject::Claims => scene::claims(store, lens),
    }
}

fn sheet(store: &Store, lens: &Lens, subject: Subject) -> Option<Table> {
    match subject {
        Subject::Actors => Some(scene::actors_sheet(store, lens)),
        Subject::Events => Some(scene::events_sheet(store, lens, Scope::All)),
        Subject::Matrix => Some(matrix::sheet(store, lens)),
        Subject::Changes => Some(changes::sheet(store, lens)),
        Subject::Tensions => Some(scene::tensions_sheet(store, lens)),
        Subject::Claims => Some(scene::claims_sheet(store, lens)),
        Subject::Actor(_) | Subject::Dyad(_) => None,
    }
}

/// One frame of a desk in a form, without a terminal: the same on every machine.
#[must_use]
pub fn frame(desk: &Desk, size: Size, format: frame::Format) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    desk.draw(&mut buffer);
    frame::print(&buffer, format)
}

/// One frame of the speaker's console in a form, likewise.
#[must_use]
pub fn console(of: &Speaker, size: Size, format: frame::Format) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    of.draw(&mut buffer);
    frame::print(&buffer, format)
}

/// A query that is wrong, with a caret under the place.
#[must_use]
pub fn explain(query: &str, error: &FilterError) -> String {
    let mut text = format!("--filter: {}", error.message);
    let before: String = query.chars().take(error.column - 1).collect();
    let indent = plain::width(&Clean::note(&before)) + before.chars().rev().take_while(|c| *c == ' ').count().min(1);
    let _ = write!(text, "\n  | {}\n  | {}^", Clean::note(query), " ".repeat(indent));
    if let Some(suggestion) = &error.suggestion {
        let _ = write!(text, "\n  help: write `{suggestion}`");
    }
    text
}
