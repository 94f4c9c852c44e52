//! The presenter's end: it puts down what is newest, and a thread tells whoever knocked.

use std::io::{self, ErrorKind};
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::bell::{Bell, Ear, bell};
use super::guest::{Guest, Line};
use super::peer;
use super::refusal::Refusal;
use super::socket::Socket;
use super::wire;
use crate::app::Shown;

/// As many terminals can follow at once.
const GUESTS: usize = 4;
/// Where the system gives no file for another one, it is asked again after so long.
const PAUSE: Duration = Duration::from_secs(1);

/// A talk that other terminals can follow. Dropping it ends that.
#[derive(Debug)]
pub struct Server {
    newest: Arc<Mutex<Option<Line>>>,
    data: u64,
    /// Gone when the thread is to end.
    bell: Option<Bell>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Lets terminals of this user follow, over a socket in this folder ([`place`](super::place)). `data` is the
    /// [fingerprint](crate::app::fingerprint) of what is shown.
    ///
    /// # Errors
    /// When there can be no such socket, or no thread: why, and what to do.
    pub fn start(folder: &Path, data: u64) -> Result<Self, Refusal> {
        Self::start_for(peer::user(), folder, data)
    }

    fn start_for(user: u32, folder: &Path, data: u64) -> Result<Self, Refusal> {
        let (bell, ear) = bell().map_err(Refusal::of(folder))?;
        let newest = Arc::default();
        let host = Host {
            socket: Socket::bind(folder)?,
            ear,
            newest: Arc::clone(&newest),
            told: None,
            guests: Vec::new(),
            user,
            deaf: None,
        };
        let thread = thread::Builder::new().name("speaker".to_owned()).spawn(move || host.run());
        let thread = Some(thread.map_err(Refusal::of(folder))?);
        Ok(Self { newest, data, bell: Some(bell), thread })
    }

    /// Tells all who follow how the talk stands now. Never waits for them.
    pub fn show(&self, shown: &Shown) {
        let line = Line::from(wire::shown(shown, self.data));
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = Some(line);
        self.bell.iter().for_each(Bell::ring);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.bell = None;
        if let Some(thread) = self.thread.take() {
            // It waits for nothing but the bell; the socket goes with it.
            let _ = thread.join();
        }
    }
}

/// What the thread has.
#[derive(Debug)]
struct Host {
    socket: Socket,
    ear: Ear,
    newest: Arc<Mutex<Option<Line>>>,
    /// What was newest when it was told last.
    told: Option<Line>,
    guests: Vec<Guest>,
    /// Whose guests are let in.
    user: u32,
    /// Until when nobody is let in.
    deaf: Option<Instant>,
}

impl Host {
    /// Until nobody rings any more.
    fn run(mut self) {
        while self.wait().is_ok() {
            let goes_on = self.ear.silence();
            let now = Instant::now();
            self.admit(now);
            self.relay(now);
            let newest = self.told.as_ref();
            self.guests.retain_mut(|guest| guest.attend(newest, now).is_ok());
            if !goes_on {
                break;
            }
        }
    }

    /// Waits until there is something to do. Without guests, and with guests who have heard the newest, without a limit.
    fn wait(&mut self) -> io::Result<()> {
        let now = Instant::now();
        self.deaf = self.deaf.filter(|until| *until > now);
        let knocks = if self.deaf.is_some() { PollFlags::empty() } else { PollFlags::IN };
        let due = self.guests.iter().filter_map(Guest::due).chain(self.deaf).min();
        let limit = due.map(|due| due.saturating_duration_since(now));
        let limit = limit.map(Timespec::try_from).transpose().map_err(io::Error::other)?;
        let mut files = vec![
            PollFd::from_borrowed_fd(self.ear.as_fd(), PollFlags::IN),
            PollFd::from_borrowed_fd(self.socket.listener.as_fd(), knocks),
        ];
        files.extend(self.guests.iter().map(|guest| PollFd::new(guest, guest.waits_for())));
        match poll(&mut files, limit.as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Lets in whoever knocked, if they are of this user and there is room. Others are closed.
    fn admit(&mut self, now: Instant) {
        match self.socket.listener.accept() {
            Ok((stream, _)) => {
                let is_own = peer::is_of(self.user, &stream).unwrap_or(false);
                if is_own && self.guests.len() < GUESTS {
                    self.guests.extend(Guest::new(stream, now));
                }
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
            Err(_) => self.deaf = Some(now + PAUSE),
        }
    }

    /// Gives the guests what is newest, if they have not heard it.
    fn relay(&mut self, now: Instant) {
        let newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let is_old = |line: &Line| self.told.as_ref().is_some_and(|told| Arc::ptr_eq(told, line));
        if let Some(line) = newest.filter(|line| !is_old(line)) {
            self.guests.iter_mut().for_each(|guest| guest.tell(&line, now));
            self.told = Some(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::os::unix::net::UnixStream;

    use super::*;

    #[cfg_attr(not(target_os = "linux"), ignore = "the folder alone keeps others out")]
    #[test]
    fn nobody_else_is_let_in() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("bilat");
        for (user, heard) in [(peer::user(), true), (peer::user() + 1, false)] {
            let server = Server::start_for(user, &place, 1).unwrap();
            let path = std::fs::read_dir(&place).unwrap().next().unwrap().unwrap().path();
            let mut guest = UnixStream::connect(path).unwrap();
            let _ = guest.write_all(&wire::hello());
            let mut byte = [0];
            // Whoever is closed while they speak may find an error instead of the end.
            assert_eq!(guest.read(&mut byte).is_ok_and(|count| count == 1), heard, "the user {user}");
            drop(server);
        }
    }
}
