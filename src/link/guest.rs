//! One speaker's terminal, as the presenter deals with it: it is told the newest and never waited for.

use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::event::PollFlags;

use super::lines::{Lines, Stranger};
use super::wire::{self, LONGEST, Message};

/// A message on its way to several.
pub(super) type Line = Arc<[u8]>;

/// Within so long a guest says who it is.
const HELLO: Duration = Duration::from_secs(2);
/// A guest that has taken nothing for so long, while there was something, is dropped.
const PATIENCE: Duration = Duration::from_secs(5);
/// As many bytes are heard of a guest, which has nothing to say after its first line.
const EARFUL: usize = 16 * LONGEST;

/// A guest.
#[derive(Debug)]
pub(super) struct Guest {
    stream: UnixStream,
    lines: Lines,
    heard: usize,
    /// What version it speaks, once it has said so.
    version: Option<u32>,
    /// What is being written, and how much of it is.
    writing: Option<(Line, usize)>,
    /// What is written after it. Whatever came between is not.
    next: Option<Line>,
    /// The last time that it did what it should.
    well: Instant,
}

impl Guest {
    /// Somebody knocked.
    ///
    /// # Errors
    /// When the system does not allow to go on without waiting for them.
    pub(super) fn new(stream: UnixStream, now: Instant) -> io::Result<Self> {
        stream.set_nonblocking(true)?;
        Ok(Self { stream, lines: Lines::default(), heard: 0, version: None, writing: None, next: None, well: now })
    }

    /// What is waited for.
    pub(super) fn waits_for(&self) -> PollFlags {
        if self.writing.is_some() { PollFlags::IN | PollFlags::OUT } else { PollFlags::IN }
    }

    /// Until when, if it is not for ever.
    pub(super) fn due(&self) -> Option<Instant> {
        let span = if self.version.is_none() { HELLO } else { PATIENCE };
        (self.version.is_none() || self.writing.is_some()).then(|| self.well + span)
    }

    /// Gives it what is newest, as soon as it can take it.
    pub(super) fn tell(&mut self, line: &Line, now: Instant) {
        if self.version.is_none() {
            return;
        }
        if self.writing.is_none() {
            self.well = now;
            self.writing = Some((Arc::clone(line), 0));
        } else {
            self.next = Some(Arc::clone(line));
        }
    }

    /// Hears what it says, and writes as much as it takes. `newest` is what there is to tell whoever comes.
    ///
    /// # Errors
    /// When it is to be let go: it is gone, too slow, or somebody else.
    pub(super) fn attend(&mut self, newest: Option<&Line>, now: Instant) -> io::Result<()> {
        if self.hear()? && self.version.is_some() {
            self.well = now;
            self.writing = Some((wire::hello().into(), 0));
            self.next = newest.cloned();
        }
        self.write(now)?;
        if self.version.is_some_and(|version| version != wire::VERSION) {
            // It was told our version, and can say what is wrong.
            return Err(ErrorKind::Unsupported.into());
        }
        if self.due().is_some_and(|due| due <= now) { Err(ErrorKind::TimedOut.into()) } else { Ok(()) }
    }

    /// Reads once, so that nobody is heard for ever. Tells whether it has introduced itself just now.
    fn hear(&mut self) -> io::Result<bool> {
        let mut room = [0; LONGEST];
        let count = match self.stream.read(&mut room) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(count) => count,
            Err(error) if is_for_later(&error) => return Ok(false),
            Err(error) => return Err(error),
        };
        self.heard += count;
        if self.heard > EARFUL {
            return Err(ErrorKind::InvalidData.into());
        }
        let known = self.version.is_some();
        let version = &mut self.version;
        let each = |message| {
            if let Message::Hello(said) = message {
                version.get_or_insert(said);
            }
        };
        self.lines.take(room.get(..count).unwrap_or_default(), each).map_err(|Stranger| ErrorKind::InvalidData)?;
        Ok(!known && self.version.is_some())
    }

    fn write(&mut self, now: Instant) -> io::Result<()> {
        while let Some((line, written)) = &mut self.writing {
            match self.stream.write(line.get(*written..).unwrap_or_default()) {
                Ok(count) => *written += count,
                Err(error) if is_for_later(&error) => break,
                Err(error) => return Err(error),
            }
            self.well = now;
            if *written == line.len() {
                self.writing = self.next.take().map(|line| (line, 0));
            }
        }
        Ok(())
    }
}

impl AsFd for Guest {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.stream.as_fd()
    }
}

fn is_for_later(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guest(now: Instant) -> (UnixStream, Guest) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        theirs.set_nonblocking(true).unwrap();
        (theirs, Guest::new(ours, now).unwrap())
    }

    fn why(attended: io::Result<()>) -> Option<ErrorKind> {
        attended.err().map(|error| error.kind())
    }

    /// All that has come, as text.
    fn read(mut from: &UnixStream) -> String {
        let mut all = Vec::new();
        let _ = from.read_to_end(&mut all);
        String::from_utf8(all).unwrap()
    }

    fn line(text: &str) -> Line {
        text.as_bytes().into()
    }

    #[test]
    fn who_says_nothing_is_let_go_after_two_seconds() {
        let now = Instant::now();
        let (mut theirs, mut guest) = guest(now);
        let after = |milliseconds| now + Duration::from_millis(milliseconds);
        assert_eq!(guest.due(), Some(after(2000)));
        theirs.write_all(b"{\"kind\":\"unknown\"}\n").unwrap();
        assert_eq!(why(guest.attend(None, after(1999))), None);
        assert_eq!(why(guest.attend(None, after(2000))), Some(ErrorKind::TimedOut));
        assert_eq!(read(&theirs), "");
    }

    #[test]
    fn who_takes_nothing_is_let_go_after_five_seconds_and_told_only_the_newest_before() {
        let now = Instant::now();
        let (mut theirs, mut guest) = guest(now);
        theirs.write_all(&wire::hello()).unwrap();
        guest.attend(None, now).unwrap();
        assert_eq!(guest.due(), None, "nothing to take");
        let many = 100_000;
        for number in 0..many {
            guest.tell(&line(&format!("{number}\n")), now);
            guest.attend(None, now).unwrap();
        }
        let after = |milliseconds| now + Duration::from_millis(milliseconds);
        assert_eq!(why(guest.attend(None, after(4999))), None);
        assert_eq!(why(guest.attend(None, after(5000))), Some(ErrorKind::TimedOut));
        let mut heard = read(&theirs);
        guest.attend(None, after(4000)).unwrap();
        assert_eq!(guest.due(), None, "all is written");
        heard += &read(&theirs);
        let heard: Vec<&str> = heard.lines().collect();
        assert_eq!(heard.last(), Some(&"99999"));
        assert!(heard.len() < many, "{}", heard.len());
    }

    #[test]
    fn progress_gains_time() {
        let now = Instant::now();
        let (mut theirs, mut guest) = guest(now);
        theirs.write_all(&wire::hello()).unwrap();
        guest.attend(None, now).unwrap();
        let much = line(&"x".repeat(10_000_000));
        guest.tell(&much, now);
        guest.attend(None, now).unwrap();
        let later = now + Duration::from_secs(4);
        assert!(!read(&theirs).is_empty());
        guest.attend(None, later).unwrap();
        assert_eq!(guest.due(), Some(later + PATIENCE));
    }

    #[test]
    fn who_comes_late_is_told_the_newest_and_who_is_too_new_what_we_are() {
        let now = Instant::now();
        let (mut theirs, mut late) = guest(now);
        late.tell(&line("not yet"), now);
        theirs.write_all(&wire::hello()).unwrap();
        late.attend(Some(&line("newest\n")), now).unwrap();
        assert_eq!(read(&theirs), "{\"kind\":\"hello\",\"version\":1}\nnewest\n");
        let (mut theirs, mut new) = guest(now);
        theirs.write_all(b"{\"kind\":\"hello\",\"version\":9}\n").unwrap();
        assert_eq!(why(new.attend(Some(&line("newest\n")), now)), Some(ErrorKind::Unsupported));
        assert!(read(&theirs).starts_with("{\"kind\":\"hello\",\"version\":1}\n"));
    }

    #[test]
    fn who_talks_without_end_is_not_heard_out() {
        let now = Instant::now();
        let (mut theirs, mut guest) = guest(now);
        theirs.write_all(&wire::hello()).unwrap();
        let unknown = b"{\"kind\":\"next\"}\n".repeat(100);
        let let_go = (0..100).find_map(|_| {
            theirs.write_all(&unknown).unwrap();
            why(guest.attend(None, now))
        });
        assert_eq!(let_go, Some(ErrorKind::InvalidData));
    }

    #[test]
    fn who_leaves_is_gone() {
        let now = Instant::now();
        let (theirs, mut guest) = guest(now);
        drop(theirs);
        assert_eq!(why(guest.attend(None, now)), Some(ErrorKind::UnexpectedEof));
    }
}
