//! What happened, on its way to the thread that draws.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{self, Receiver, Sender};

use crossterm::event::{KeyEvent, MouseEvent};

use super::ask::Ground;
use super::tty;
use crate::model::Clean;

/// Something that the drawing thread must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum News {
    /// A key was pressed or repeats.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(Clean),
    /// The mouse did something, anywhere.
    Mouse(MouseEvent),
    /// The window has another size.
    Resized,
    /// A signal asks us to end.
    End(i32),
    /// A signal asks us to stop.
    Stop,
    /// We go on after a stop.
    Continued,
    /// The terminal is gone.
    Hangup,
    /// A background task ended by a panic; its name and why.
    Failed(Clean),
    /// Someone has something to show.
    Woken,
    /// The terminal says what background it has.
    Ground(Ground),
    /// The terminal has proved that it can enlarge text.
    Large,
}

/// The sending end: cheap to clone, and it may be used from any thread.
#[derive(Debug, Clone)]
pub(super) struct Post {
    news: Sender<News>,
    bell: Arc<Bell>,
}

#[derive(Debug)]
struct Bell {
    stroke: UnixStream,
    rung: AtomicBool,
    woken: AtomicBool,
}

/// The receiving end.
#[derive(Debug)]
pub(super) struct Inbox {
    news: Receiver<News>,
    ear: UnixStream,
    bell: Arc<Bell>,
}

/// Wakes the drawing thread from another one, which then calls [`Handler::woken`](crate::term::Handler::woken): at
/// least once after each call.
#[derive(Debug, Clone)]
pub struct Waker(Post);

/// A new pair of ends.
///
/// # Errors
/// When the process may not open two more files.
pub(super) fn open() -> io::Result<(Post, Inbox)> {
    let (stroke, ear) = UnixStream::pair()?;
    stroke.set_nonblocking(true)?;
    ear.set_nonblocking(true)?;
    let (sender, receiver) = mpsc::channel();
    let bell = Arc::new(Bell { stroke, rung: AtomicBool::new(false), woken: AtomicBool::new(false) });
    Ok((Post { news: sender, bell: Arc::clone(&bell) }, Inbox { news: receiver, ear, bell }))
}

impl Post {
    /// Puts the news into the inbox and rings.
    pub(super) fn send(&self, news: News) {
        let _ = self.news.send(news);
        if !self.bell.rung.swap(true, SeqCst) {
            let _ = io::Write::write(&mut &self.bell.stroke, &[0]);
        }
    }

    /// For a thread that works in the background.
    pub(super) fn waker(&self) -> Waker {
        Waker(self.clone())
    }
}

impl Waker {
    /// Wakes the drawing thread; calls that come before it looks count as one.
    pub fn wake(&self) {
        if !self.0.bell.woken.swap(true, SeqCst) {
            self.0.send(News::Woken);
        }
    }
}

impl Inbox {
    /// What becomes readable when there is news.
    pub(super) fn bell(&self) -> BorrowedFd<'_> {
        self.ear.as_fd()
    }

    /// Silences the bell; news that come after this ring it again.
    pub(super) fn hear(&self) {
        tty::silence(&self.ear);
        self.bell.rung.store(false, SeqCst);
    }

    /// The oldest news, if there are any.
    pub(super) fn next(&self) -> Option<News> {
        let news = self.news.try_recv().ok()?;
        if news == News::Woken {
            self.bell.woken.store(false, SeqCst);
        }
        Some(news)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waking_many_times_is_one_piece_of_news_until_it_was_read() {
        let (post, inbox) = open().unwrap();
        let waker = post.waker();
        (0..1000).for_each(|_| waker.wake());
        assert_eq!(inbox.next(), Some(News::Woken));
        assert_eq!(inbox.next(), None);
        waker.wake();
        assert_eq!(inbox.next(), Some(News::Woken));
    }

    #[test]
    fn the_bell_rings_again_after_it_was_heard() {
        let (post, inbox) = open().unwrap();
        for _ in 0..3 {
            post.send(News::Resized);
            post.send(News::Resized);
            let mut byte = [0; 8];
            assert_eq!(rustix::io::read(inbox.bell(), &mut byte), Ok(1), "one stroke for two letters");
            post.bell.rung.store(false, SeqCst);
            post.send(News::Resized);
            inbox.hear();
            assert!(rustix::io::read(inbox.bell(), &mut byte).is_err(), "silent");
        }
    }
}
