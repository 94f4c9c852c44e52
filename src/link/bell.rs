//! A bell that a thread waiting in `poll(2)` hears.

use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;

/// The end that is rung, from any thread.
#[derive(Debug)]
pub(super) struct Bell(UnixStream);

/// The end that is listened to.
#[derive(Debug)]
pub(super) struct Ear(UnixStream);

/// A new bell.
///
/// # Errors
/// When the process may not open two more files.
pub(super) fn bell() -> io::Result<(Bell, Ear)> {
    let (bell, ear) = UnixStream::pair()?;
    bell.set_nonblocking(true)?;
    ear.set_nonblocking(true)?;
    Ok((Bell(bell), Ear(ear)))
}

impl Bell {
    /// Rings. Never waits: where it rings already, once is enough.
    pub(super) fn ring(&self) {
        let _ = (&self.0).write(&[0]);
    }
}

impl Ear {
    /// Silences the bell until it is rung again. Tells whether it still can be.
    pub(super) fn silence(&self) -> bool {
        let mut strokes = [0; 64];
        loop {
            match (&self.0).read(&mut strokes) {
                Ok(0) => return false,
                Ok(_) => {}
                Err(error) => return matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted),
            }
        }
    }
}

impl AsFd for Ear {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_can_be_rung_without_end_and_is_silenced_at_once() {
        let (bell, ear) = bell().unwrap();
        (0..100_000).for_each(|_| bell.ring());
        assert!(ear.silence());
        let mut byte = [0];
        assert_eq!((&ear.0).read(&mut byte).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        bell.ring();
        assert_eq!((&ear.0).read(&mut byte).unwrap(), 1);
        drop(bell);
        assert!(!ear.silence(), "nobody can ring it");
    }
}
