//! The speaker's end: finds the newest presenter of this user, follows it, and waits for the next one when it is gone.

use std::io::{self, ErrorKind, Read, Write};
use std::ops::ControlFlow::{self, Break, Continue};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::bell::{Bell, Ear, bell};
use super::lines::{Lines, Stranger};
use super::peer;
use super::place;
use super::socket::{reach, sockets};
use super::wire::{self, Heard, LONGEST, Message};
use crate::app::On;

/// How often a presenter is looked for while there is none.
const TICK: Duration = Duration::from_secs(1);
/// A presenter that has not answered for so long is not one that can be followed now.
const HELLO: Duration = Duration::from_secs(2);

/// What is heard of a presenter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// Its talk.
    Heard(Heard),
    /// It speaks another version of the protocol: another version of the program.
    Unlike(u32),
    /// It is gone.
    Gone,
}

/// The running thread; it ends when this is dropped.
#[derive(Debug)]
pub struct Follow {
    newest: Arc<Mutex<Option<Contact>>>,
    _bell: Bell,
}

impl Follow {
    /// Starts to look for a presenter in these folders ([`places`](super::places)), and to follow it. `wake` is called
    /// whenever there is something new.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start(folders: Vec<PathBuf>, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let (bell, ear) = bell()?;
        let newest: Arc<Mutex<Option<Contact>>> = Arc::default();
        let seat = Arc::clone(&newest);
        let tell = move |contact| {
            *seat.lock().unwrap_or_else(PoisonError::into_inner) = Some(contact);
            wake();
        };
        thread::Builder::new().name("presenter".to_owned()).spawn(move || {
            let mut seeker = Seeker { folders, ear, user: peer::user(), tell, silent: Vec::new() };
            while seeker.round().is_continue() {}
        })?;
        Ok(Self { newest, _bell: bell })
    }

    /// The newest that was heard since this was last called; what came before is forgotten.
    #[must_use]
    pub fn contact(&self) -> Option<Contact> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// How it ended to follow a presenter.
enum End {
    /// It is gone.
    Gone,
    /// Another one came after it.
    Newer,
    /// It was none, or did not answer.
    Silent,
}

/// What the thread has.
struct Seeker<T> {
    folders: Vec<PathBuf>,
    ear: Ear,
    /// Whose presenters are followed.
    user: u32,
    tell: T,
    /// Sockets at which nobody answered, such as those of presenters that are stopped.
    silent: Vec<PathBuf>,
}

impl<T: Fn(Contact)> Seeker<T> {
    /// Follows the newest presenter to its end, or finds none and waits a little. Breaks when nobody wants to know.
    fn round(&mut self) -> ControlFlow<()> {
        for path in self.sockets() {
            let Ok(stream) = self.call(&path) else { continue };
            match self.listen(stream, &path)? {
                End::Gone => {
                    (self.tell)(Contact::Gone);
                    break;
                }
                End::Newer => return Continue(()),
                End::Silent => self.silent.push(path),
            }
        }
        self.wait(None, Some(TICK)).map_continue(|_| ())
    }

    /// Where presenters may be, the newest first.
    fn sockets(&self) -> Vec<PathBuf> {
        let safe = |folder: &&PathBuf| place::check(folder, self.user).is_ok();
        sockets(self.folders.iter().filter(safe).map(PathBuf::as_path))
    }

    /// Whether there is a presenter that came after this one, and may answer.
    fn is_passed(&self, path: &Path) -> bool {
        let newer = self.sockets().into_iter().take_while(|other| other != path);
        newer.into_iter().any(|other| !self.silent.contains(&other))
    }

    /// Calls a presenter and says who we are.
    fn call(&self, path: &Path) -> io::Result<UnixStream> {
        let mut stream = reach(path)?;
        if !peer::is_of(self.user, &stream)? {
            return Err(ErrorKind::PermissionDenied.into());
        }
        // A fresh socket has room for it.
        stream.write_all(&wire::hello())?;
        Ok(stream)
    }

    /// Listens until the presenter is gone, or another has come after it.
    fn listen(&self, mut stream: UnixStream, path: &Path) -> ControlFlow<(), End> {
        let end = |known| if known { End::Gone } else { End::Silent };
        let (mut lines, mut known) = (Lines::default(), false);
        let until = Instant::now() + HELLO;
        let mut room = [0; LONGEST];
        loop {
            let limit = if known { TICK } else { until.saturating_duration_since(Instant::now()) };
            if !self.wait(Some(&stream), Some(limit))? {
                match (known, known && self.is_passed(path)) {
                    (true, true) => return Continue(End::Newer),
                    (true, false) => continue,
                    (false, _) => return Continue(End::Silent),
                }
            }
            match stream.read(&mut room) {
                Ok(count @ 1..) => {
                    let each = |message| self.hear(message, &mut known);
                    if lines.take(room.get(..count).unwrap_or_default(), each) == Err(Stranger) {
                        return Continue(end(known));
                    }
                }
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
                Ok(_) | Err(_) => return Continue(end(known)),
            }
        }
    }

    fn hear(&self, message: Message, known: &mut bool) {
        match message {
            Message::Hello(wire::VERSION) => *known = true,
            Message::Hello(version) => (self.tell)(Contact::Unlike(version)),
            Message::Heard(heard) if *known => {
                // Then it goes without being missed.
                *known = heard.shown.on != On::Over;
                (self.tell)(Contact::Heard(heard));
            }
            Message::Heard(_) | Message::Unknown => {}
        }
    }

    /// Waits for something to read, at most so long; tells whether there is. Breaks when nobody wants to know any more.
    fn wait(&self, stream: Option<&UnixStream>, limit: Option<Duration>) -> ControlFlow<(), bool> {
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        let mut files = vec![PollFd::from_borrowed_fd(self.ear.as_fd(), PollFlags::IN)];
        files.extend(stream.map(|stream| PollFd::new(stream, PollFlags::IN)));
        match poll(&mut files, limit.as_ref()) {
            Err(rustix::io::Errno::INTR) => Continue(true),
            // The bell is never rung; its other end is gone.
            Ok(_) if files.first().is_some_and(|ear| !ear.revents().is_empty()) => Break(()),
            Ok(count) => Continue(count > 0),
            Err(_) => Break(()),
        }
    }
}
