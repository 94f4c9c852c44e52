//! The thread that reads keys: it waits for the terminal and for its own end, and never for a time.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind};

use super::ask::{self, Asked};
use super::late::{Late, Passed};
use super::modes;
use super::post::{News, Post};
use super::tty::{self, Woken};
use crate::model::Clean;

/// How long crossterm may look for more after a key. It counts in whole milliseconds and looks at nothing, not even at
/// what it has already read, when given none; the surplus is what it takes to come to its wait.
const TAIL: Duration = Duration::from_micros(3050);
/// How many times it must have found nothing. Each may only mean that this thread was not run for that long: a key that it
/// has read but not told would then wait for the next one.
const SILENCES: u32 = 4;
/// Most of a paste that is kept, in bytes.
const LONGEST_PASTE: usize = 64 * 1024;

/// The thread, once it runs; dropping this, or [`stop`](Self::stop), ends it.
#[derive(Debug)]
pub(super) struct Input {
    /// Closing this end is what the thread sees.
    hold: Option<UnixStream>,
    work: Option<Work>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread works with.
#[derive(Debug)]
struct Work {
    tty: OwnedFd,
    leash: UnixStream,
    post: Post,
    asked: Asked,
}

impl Input {
    /// Has all that it takes to read keys from `tty`. The answers of the terminal to what it was asked are kept from them.
    ///
    /// # Errors
    /// When no file can be had.
    pub(super) fn new(tty: OwnedFd, post: Post, asked: Asked) -> io::Result<Self> {
        let (hold, leash) = UnixStream::pair()?;
        Ok(Self { hold: Some(hold), work: Some(Work { tty, leash, post, asked }), thread: None })
    }

    /// Starts to read, unless it has been started.
    ///
    /// # Errors
    /// When no thread can be had.
    pub(super) fn start(&mut self) -> io::Result<()> {
        if let Some(Work { tty, leash, post, asked }) = self.work.take() {
            let read = move || {
                // Without keys the program is of no use: whatever ends this thread but `stop` ends the program.
                let mut alarm = Alarm(Some(post.clone()));
                if listen(&tty, &leash, &post, asked) == Woken::Bell {
                    alarm.0 = None;
                }
            };
            self.thread = Some(thread::Builder::new().name("input".to_owned()).spawn(read)?);
        }
        Ok(())
    }

    /// Ends the thread and returns when it has left the terminal.
    pub(super) fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.hold = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        self.end();
    }
}

/// Reports the end of the terminal when it goes out of scope, in a panic too.
struct Alarm(Option<Post>);

impl Drop for Alarm {
    fn drop(&mut self) {
        if let Some(post) = &self.0 {
            post.send(News::Hangup);
        }
    }
}

/// Reads keys until told to end or until the terminal is gone.
fn listen(tty: &OwnedFd, leash: &UnixStream, post: &Post, asked: Asked) -> Woken {
    let mut late = if asked.any() { Late::Expected } else { Late::Nothing };
    loop {
        match tty::wait(tty.as_fd(), true, leash.as_fd(), None) {
            Woken::Typed | Woken::Late => {}
            other => return other,
        }
        // What crossterm has read but not told is seen by no poll, so it is asked until it has nothing more to tell.
        let mut silent = 0;
        while silent < SILENCES {
            match event::poll(TAIL).and_then(|any| any.then(event::read).transpose()) {
                Ok(Some(event)) => {
                    silent = 0;
                    let news = match late.pass(event) {
                        Passed::Event(event) => [news(event), None],
                        Passed::Part => [None, None],
                        Passed::Answer(answer) => answered(tty, asked, &answer),
                    };
                    news.into_iter().flatten().for_each(|news| post.send(news));
                }
                Ok(None) => silent += 1,
                Err(_) => return Woken::Hangup,
            }
        }
    }
}

/// What the terminal says of itself, now that it has answered.
fn answered(tty: &OwnedFd, asked: Asked, answer: &str) -> [Option<News>; 2] {
    let large = asked.large && modes::cursor(tty.as_fd()) == Some(ask::ENLARGED);
    let ground = ask::ground(answer).filter(|_| asked.ground);
    [large.then_some(News::Large), ground.map(News::Ground)]
}

/// What an event means to us. The size comes from the signals thread, and a key that is let go means nothing.
fn news(event: Event) -> Option<News> {
    match event {
        Event::Key(key) => (key.kind != KeyEventKind::Release).then_some(News::Key(key)),
        Event::Mouse(mouse) => Some(News::Mouse(mouse)),
        Event::Paste(text) => Some(News::Paste(pasted(&text))),
        // The window may have been covered by something that draws over it.
        Event::FocusGained => Some(News::Resized),
        Event::FocusLost | Event::Resize(..) => None,
    }
}

/// A paste as one clean line of at most 64 KiB.
fn pasted(text: &str) -> Clean {
    let end = text.floor_char_boundary(LONGEST_PASTE);
    let mut line = Clean::new(text.get(..end).unwrap_or_default(), LONGEST_PASTE);
    if line.len() > LONGEST_PASTE {
        line = Clean::new(&line, LONGEST_PASTE / 4);
    }
    line
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    #[test]
    fn a_key_counts_when_it_goes_down_or_repeats() {
        for (kind, counts) in
            [(KeyEventKind::Press, true), (KeyEventKind::Repeat, true), (KeyEventKind::Release, false)]
        {
            let key = KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, kind);
            assert_eq!(news(Event::Key(key)).is_some(), counts, "{kind:?}");
        }
    }

    #[test]
    fn the_size_is_not_taken_from_here() {
        assert_eq!(news(Event::Resize(9, 9)), None);
    }

    #[test]
    fn a_paste_becomes_one_clean_bounded_line() {
        assert_eq!(pasted("one\r\ntwo\u{1b}[31m\u{202e}x").as_str(), "one two[31mx");
        for long in ["x".repeat(1 << 20), "\n".repeat(1 << 20), "é\n".repeat(1 << 19), "北".repeat(1 << 18)] {
            assert!(pasted(&long).len() <= LONGEST_PASTE);
        }
        assert!(pasted(&"x".repeat(1 << 20)).len() > LONGEST_PASTE / 2);
    }
}
