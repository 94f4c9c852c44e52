//! The one loop: everything that happened is handled, then one frame is drawn, then it waits.

use std::io;
use std::ops::ControlFlow::{self, Break, Continue};
use std::time::Duration;

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::ask::Ground;
use super::post::News;
use super::session::Session;
use crate::model::Clean;
use crate::ui::Beyond;

/// What follows from something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Next {
    /// Nothing that could be seen.
    Wait,
    /// The frame must be drawn again.
    Draw,
    /// The program ends with this exit code.
    Quit(u8),
}

/// What is driven: draws itself and reacts.
pub trait Handler {
    /// Draws one frame over the whole of a buffer, which is never empty; tells what of it is not in the cells.
    fn draw(&mut self, frame: &mut Buffer) -> Beyond;

    /// After how long it draws again, though nothing has happened; nothing where that changes nothing.
    fn patience(&self) -> Option<Duration> {
        None
    }

    /// A key was pressed, or repeats.
    fn key(&mut self, key: KeyEvent, session: &mut Session) -> Next;

    /// The window has this size from the next frame on; said before the first frame too.
    fn resize(&mut self, _size: Size) {}

    /// Text was pasted: one clean line of at most 64 KiB.
    fn paste(&mut self, _text: &Clean) -> Next {
        Next::Wait
    }

    /// The mouse did something inside the last frame.
    fn mouse(&mut self, _mouse: MouseEvent, _session: &mut Session) -> Next {
        Next::Wait
    }

    /// A [`Waker`](super::post::Waker) was used.
    fn woken(&mut self, _session: &mut Session) -> Next {
        Next::Wait
    }

    /// The terminal was asked for its background, and this is the answer.
    fn ground(&mut self, _ground: Ground) -> Next {
        Next::Wait
    }

    /// The terminal was asked whether it can draw text at twice the size, and has proved it.
    fn large(&mut self) -> Next {
        Next::Wait
    }

    /// A background task ended by a panic: a sentence with its name.
    fn failed(&mut self, _what: &Clean) -> Next {
        Next::Wait
    }
}

/// The terminal is gone, as the shell counts it: 128 and SIGHUP.
const HANGUP: u8 = 129;

/// Draws and handles until the handler, a signal or the end of the terminal ends it; returns the exit code.
pub fn drive(session: &mut Session, handler: &mut impl Handler) -> u8 {
    let mut dirty = true;
    if session.measure().is_err() {
        return HANGUP;
    }
    handler.resize(session.size());
    loop {
        // What has come before the first frame, such as the colour of the ground, goes into it.
        while let Some(news) = session.news() {
            match handle(news, session, handler) {
                Continue(drawn) => dirty |= drawn,
                Break(code) => return code,
            }
        }
        if dirty && draw(session, handler).is_err() {
            return HANGUP;
        }
        match session.wait(handler.patience()) {
            Some(news) => dirty = !news,
            None => return HANGUP,
        }
    }
}

fn draw(session: &mut Session, handler: &mut impl Handler) -> io::Result<()> {
    if fit(session, handler)? { session.paint(|frame| handler.draw(frame)) } else { Ok(()) }
}

/// Tells the handler when the window has another size; returns whether there is anything to draw on.
fn fit(session: &mut Session, handler: &mut impl Handler) -> io::Result<bool> {
    let (any, changed) = session.measure()?;
    if let Some(size) = changed {
        handler.resize(size);
    }
    Ok(any)
}

/// The exit code, or whether there is something to draw.
fn handle(news: News, session: &mut Session, handler: &mut impl Handler) -> ControlFlow<u8, bool> {
    let next = match news {
        News::Key(key) => handler.key(key, session),
        News::Paste(text) => handler.paste(&text),
        News::Mouse(mouse) if mouse.column < session.size().width && mouse.row < session.size().height => {
            handler.mouse(mouse, session)
        }
        News::Mouse(_) => Next::Wait,
        News::Resized => {
            session.redraw();
            Next::Draw
        }
        News::Stop => {
            session.suspend();
            Next::Draw
        }
        News::Continued => {
            session.go_on();
            Next::Draw
        }
        News::Woken => handler.woken(session),
        News::Ground(ground) => handler.ground(ground),
        News::Large => handler.large(),
        News::Failed(what) => handler.failed(&what),
        News::Hangup => Next::Quit(HANGUP),
        News::End(signal) => Next::Quit(u8::try_from(128 + signal).unwrap_or(u8::MAX)),
    };
    match next {
        Next::Wait => Continue(false),
        Next::Draw => Continue(true),
        Next::Quit(code) => Break(code),
    }
}
