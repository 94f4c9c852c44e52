//! A first picture with a figure while a large file is read on another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::mpsc::{self, Receiver, TryRecvError};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;

use crate::model::Clean;
use crate::run::PANIC;
use crate::scene;
use crate::term::{self, Ground, Handler, Next, Session};
use crate::ui::{self, Beyond, Paint};

/// What came of waiting.
#[derive(Debug)]
pub enum Waited<T> {
    /// It is made; and what the terminal said of itself meanwhile.
    Made(T, Said),
    /// The user or the end of the terminal came first, with this exit code.
    Ended(u8),
}

/// What the terminal has said of itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said {
    /// Its background.
    pub ground: Option<Ground>,
    /// Whether it can draw text at twice the size.
    pub large: bool,
}

/// Is told which part of the work is done, from 0 to 1.
pub type Tell<'t> = dyn Fn(f64) + 't;

/// Has something made on a thread, and shows meanwhile what is read and how far it is.
pub fn wait<T: Send + 'static>(
    session: &mut Session,
    paint: Paint,
    what: String,
    make: impl FnOnce(&Tell<'_>) -> T + Send + 'static,
) -> Waited<T> {
    let (sender, result) = mpsc::sync_channel(1);
    let percent = Arc::new(AtomicU32::new(0));
    let (counter, waker) = (Arc::clone(&percent), session.waker());
    let work = move || {
        let tell = |part: f64| {
            let now = percent_of(part);
            if counter.swap(now, Relaxed) != now {
                waker.wake();
            }
        };
        let _ = sender.send(make(&tell));
        waker.wake();
    };
    if std::thread::Builder::new().name("load".to_owned()).spawn(work).is_err() {
        return Waited::Ended(1);
    }
    let mut waiting = Waiting { paint, what, percent, result, found: None, said: Said::default() };
    let code = term::drive(session, &mut waiting);
    match waiting.found {
        Some(found) => Waited::Made(found, waiting.said),
        None => Waited::Ended(code),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100")]
fn percent_of(part: f64) -> u32 {
    (part * 100.0).clamp(0.0, 100.0) as u32
}

struct Waiting<T> {
    paint: Paint,
    what: String,
    percent: Arc<AtomicU32>,
    result: Receiver<T>,
    found: Option<T>,
    said: Said,
}

impl<T> Handler for Waiting<T> {
    fn draw(&mut self, frame: &mut Buffer) -> Beyond {
        let screen = scene::reading(&self.what, self.percent.load(Relaxed));
        ui::draw(frame, &screen, &self.paint)
    }

    fn key(&mut self, key: KeyEvent, _session: &mut Session) -> Next {
        let is_quit = match key.code {
            KeyCode::Char('q') => key.modifiers.is_empty(),
            KeyCode::Char('c') => key.modifiers == KeyModifiers::CONTROL,
            _ => false,
        };
        if is_quit { Next::Quit(0) } else { Next::Wait }
    }

    fn woken(&mut self, _session: &mut Session) -> Next {
        match self.result.try_recv() {
            Ok(made) => {
                self.found = Some(made);
                Next::Quit(0)
            }
            Err(TryRecvError::Empty) => Next::Draw,
            Err(TryRecvError::Disconnected) => Next::Quit(PANIC),
        }
    }

    fn ground(&mut self, ground: Ground) -> Next {
        self.said.ground = Some(ground);
        Next::Wait
    }

    fn large(&mut self) -> Next {
        self.said.large = true;
        Next::Wait
    }

    fn failed(&mut self, _what: &Clean) -> Next {
        Next::Quit(PANIC)
    }
}
