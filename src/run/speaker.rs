//! The loop of the speaker's console: what is heard and keys in, frames out.

use std::time::{Duration, Instant};

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use crate::app::Effect;
use crate::desk::{Heard, Speaker};
use crate::keymap::Key;
use crate::link::{self, Contact, Follow};
use crate::model::{Briefing, Clean};
use crate::run::PANIC;
use crate::store::Store;
use crate::term::{self, Ground, Handler, Next, Refusal, Session};
use crate::ui::{Beyond, LIGHT};

/// Reads the user's briefings on the data again; nothing where they cannot be used, and those that are known stay.
pub type Reread = Box<dyn FnMut(&Store) -> Option<Vec<Briefing>>>;

/// Shows a console until the speaker leaves; returns the exit code. On a light background it takes the theme for that. When a
/// talk is of other briefings than it knows, it reads the user's again.
///
/// # Errors
/// When the system gives no thread to listen on.
pub fn speaker(mut session: Session, desk: Speaker, reread: Reread) -> Result<u8, Refusal> {
    let waker = session.waker();
    let follow = Follow::start(link::places(), move || waker.wake())?;
    let mut console = Console { data: desk.data(), unlike: None, reread, desk, follow, time: None };
    Ok(term::drive(&mut session, &mut console))
}

struct Console {
    desk: Speaker,
    data: u64,
    /// What a presenter said of its data for which the briefings were read again.
    unlike: Option<u64>,
    reread: Reread,
    follow: Follow,
    /// How long the talk had run, and when; nothing while its clock stands.
    time: Option<(Duration, Instant)>,
}

impl Console {
    fn hear(&mut self, contact: Contact) {
        match contact {
            Contact::Gone => self.desk.lose(),
            Contact::Unlike(_) => {
                self.time = None;
                self.desk.hear(Heard::Unlike);
            }
            Contact::Heard(heard) => {
                if heard.data != self.data && self.unlike.replace(heard.data) != Some(heard.data) {
                    if let Some(own) = (self.reread)(self.desk.store()) {
                        self.desk.take_briefings(own);
                    }
                    self.data = self.desk.data();
                }
                let shown = Box::new(heard.shown);
                self.time = shown.running.then_some((shown.spent, heard.at));
                self.desk.hear(Heard::Talk { shown, same: heard.data == self.data, gone: false });
            }
        }
    }

    /// How long the talk has run by now, while its clock runs.
    fn spent(&self) -> Option<Duration> {
        self.time.map(|(spent, at)| spent.saturating_add(at.elapsed()))
    }
}

impl Handler for Console {
    fn draw(&mut self, frame: &mut Buffer) -> Beyond {
        if let Some(spent) = self.spent() {
            self.desk.pass(spent);
        }
        self.desk.draw(frame);
        Beyond::default()
    }

    fn patience(&self) -> Option<Duration> {
        let parts = Duration::from_nanos(self.spent()?.subsec_nanos().into());
        Some(Duration::from_secs(1).saturating_sub(parts))
    }

    fn resize(&mut self, size: Size) {
        self.desk.resize(size);
    }

    fn key(&mut self, key: KeyEvent, session: &mut Session) -> Next {
        let Some(key) = Key::from_event(&key) else { return Next::Wait };
        match self.desk.key(key) {
            Effect::Quit => return Next::Quit(0),
            Effect::Redraw => session.redraw(),
            Effect::Suspend => session.suspend(),
            _ => {}
        }
        Next::Draw
    }

    fn woken(&mut self, _session: &mut Session) -> Next {
        if let Some(contact) = self.follow.contact() {
            self.hear(contact);
        }
        Next::Draw
    }

    fn ground(&mut self, ground: Ground) -> Next {
        if ground == Ground::Dark {
            return Next::Wait;
        }
        self.desk.dress(LIGHT);
        Next::Draw
    }

    fn failed(&mut self, _what: &Clean) -> Next {
        Next::Quit(PANIC)
    }
}
