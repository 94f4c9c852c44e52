//! The session: the terminal taken, lent for a while, and given back.

use std::fmt;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::ask::Asked;
use super::clipboard::{self, TooLong};
use super::gate::Gate;
use super::input::Input;
use super::post::{self, Inbox, News, Post, Waker};
use super::tty::{self, Woken};
use super::{modes, panics, signals};
use crate::ui::Beyond;

/// How to take the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether the mouse is reported, which takes the terminal's own selection away.
    pub mouse: bool,
    /// Whether the terminal is asked for its background; the answer comes like news, and nothing waits for it.
    pub ask_ground: bool,
    /// Whether the terminal is asked to prove that it can draw text at twice the size; that comes like news too.
    pub large: bool,
}

/// Why there can be no session. Nothing was written.
#[derive(Debug)]
pub enum Refusal {
    /// Standard output is not a terminal.
    NoTerminal,
    /// `TERM` is not set or says `dumb`.
    Dumb,
    /// There are no keys to read: neither standard input nor `/dev/tty` is a terminal.
    NoKeys,
    /// The system gave no thread, file or attribute.
    System(io::Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTerminal => f.write_str("standard output is not a terminal"),
            Self::Dumb => f.write_str("the terminal cannot be drawn on: TERM is not set, or dumb"),
            Self::NoKeys => f.write_str("there is no terminal to read keys from"),
            Self::System(error) => write!(f, "the terminal cannot be used: {error}"),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// The terminal while it is ours. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct Session {
    gate: Gate,
    tty: OwnedFd,
    input: Option<Input>,
    post: Post,
    inbox: Inbox,
    size: Size,
    mouse: bool,
    /// Whether what is on the screen may not be what we drew.
    stale: bool,
    /// Whether the stop that we go on after was our own doing.
    stopped: bool,
}

/// Whether a session can be had at all, and if not, why; `term` is the variable `TERM`.
///
/// # Errors
/// When standard output is no terminal, or one that cannot be drawn on.
pub fn ready(term: Option<&str>) -> Result<(), Refusal> {
    if !tty::shows() {
        Err(Refusal::NoTerminal)
    } else if matches!(term, None | Some("" | "dumb")) {
        Err(Refusal::Dumb)
    } else {
        Ok(())
    }
}

impl Session {
    /// Takes the terminal, and puts the handlers of panics and signals in place. The calling thread is the one that
    /// draws; a process takes the terminal once.
    ///
    /// # Errors
    /// Where [`ready`] has any, when there are no keys to read, or when the system refuses.
    pub fn enter(options: Options) -> Result<Self, Refusal> {
        ready(std::env::var("TERM").ok().as_deref())?;
        let tty = tty::reach().map_err(|_| Refusal::NoKeys)?;
        let (post, inbox) = post::open()?;
        panics::watch(tty.try_clone()?, post.clone());
        signals::listen(post.clone())?;
        let mut session = Self {
            gate: Gate::default(),
            tty,
            input: None,
            post,
            inbox,
            size: Size::ZERO,
            mouse: options.mouse,
            stale: true,
            stopped: false,
        };
        session.take(Asked { ground: options.ask_ground, large: options.large })?;
        Ok(session)
    }

    fn take(&mut self, asked: Asked) -> io::Result<()> {
        modes::enter(self.tty.as_fd(), self.mouse, &asked.question())?;
        modes::lend(false);
        self.input = Some(Input::new(self.tty.try_clone()?, self.post.clone(), asked)?);
        Ok(())
    }

    fn give_back(&mut self) {
        if let Some(input) = self.input.take() {
            input.stop();
        }
        modes::leave(self.tty.as_fd());
    }

    /// Gives the terminal back, runs `work`, takes it again; everything is drawn anew afterwards. By the time `work`
    /// runs nothing of ours reads keys. Meanwhile Ctrl-C is for whoever has the terminal.
    pub fn pause<T>(&mut self, work: impl FnOnce() -> T) -> T {
        modes::lend(true);
        self.give_back();
        let result = work();
        self.stale = true;
        if self.take(Asked::default()).is_err() {
            self.post.send(News::Hangup);
        }
        result
    }

    /// The terminal that keys come from, for a program that it is lent to.
    ///
    /// # Errors
    /// When the system gives no further handle of it.
    pub fn keys(&self) -> io::Result<OwnedFd> {
        self.tty.try_clone()
    }

    /// Stops the job and gives the terminal to the shell, where there is one that could wake us.
    pub fn suspend(&mut self) {
        if signals::can_stop() {
            self.stopped = true;
            self.pause(signals::stop);
        }
    }

    /// After a stop that was not our doing: someone else may have drawn, and changed the modes.
    pub(super) fn go_on(&mut self) {
        if !std::mem::take(&mut self.stopped) {
            let renewed = modes::renew(self.tty.as_fd()).and_then(|()| modes::mouse(self.mouse));
            if renewed.is_err() {
                self.post.send(News::Hangup);
            }
            self.stale = true;
        }
    }

    /// Draws everything anew next time.
    pub fn redraw(&mut self) {
        self.stale = true;
    }

    /// Switches mouse reports on or off.
    pub fn set_mouse(&mut self, on: bool) {
        self.mouse = on;
        if modes::mouse(on).is_err() {
            self.post.send(News::Hangup);
        }
    }

    /// The size of the last frame.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// What a background thread wakes us with.
    #[must_use]
    pub fn waker(&self) -> Waker {
        self.post.waker()
    }

    /// Sends text to the terminal's clipboard. Whether it takes it cannot be known.
    ///
    /// # Errors
    /// When the text is longer than terminals take.
    pub fn copy(&mut self, text: &str) -> Result<(), TooLong> {
        let sequence = clipboard::sequence(text)?;
        if modes::active() && tty::send(sequence.as_bytes()).is_err() {
            self.post.send(News::Hangup);
        }
        Ok(())
    }

    /// Waits for news: as long as it takes, or at most so long. Nothing where the terminal is gone, else whether there may be
    /// news.
    pub(super) fn wait(&mut self, most: Option<Duration>) -> Option<bool> {
        // Not before there is something to look at: a thread takes its time to begin.
        self.input.as_mut()?.start().ok()?;
        let woken = tty::wait(self.tty.as_fd(), false, self.inbox.bell(), most);
        self.inbox.hear();
        (woken != Woken::Hangup).then_some(woken != Woken::Late)
    }

    /// The oldest news, if there are any.
    pub(super) fn news(&self) -> Option<News> {
        self.inbox.next()
    }

    /// Looks at the window; tells whether there is anything to draw on, and the size if it is another one.
    pub(super) fn measure(&mut self) -> io::Result<(bool, Option<Size>)> {
        let size = tty::size()?;
        let changed = std::mem::replace(&mut self.size, size) != size;
        self.stale |= changed;
        Ok((size != Size::ZERO, changed.then_some(size)))
    }

    /// Draws one frame.
    pub(super) fn paint(&mut self, draw: impl FnOnce(&mut Buffer) -> Beyond) -> io::Result<()> {
        if std::mem::take(&mut self.stale) {
            self.gate.forget(self.size);
        }
        let frame = self.gate.frame(draw);
        if frame.is_empty() || !modes::active() { Ok(()) } else { tty::send(&frame) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.give_back();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_a_plain_sentence() {
        for refusal in [Refusal::NoTerminal, Refusal::Dumb, Refusal::NoKeys, io::Error::other("x").into()] {
            let text = refusal.to_string();
            assert!(text.contains("terminal") && !text.contains('\x1b'), "{text}");
        }
    }
}
