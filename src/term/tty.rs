//! The terminal as a file: reached, measured, written to, waited for.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::Duration;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{isatty, tcgetwinsize};

/// The largest window that is drawn; a claimed size beyond it is an error or an attack, and would not fit in memory.
const LARGEST: Size = Size { width: 1000, height: 500 };

/// What a wait was ended by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Woken {
    /// Bytes to read on the terminal.
    Typed,
    /// The bell rang, or whoever holds its other end is gone.
    Bell,
    /// The terminal is gone.
    Hangup,
    /// It took too long.
    Late,
}

/// Whether standard output is a terminal.
pub(super) fn shows() -> bool {
    isatty(stdout())
}

/// The file that keys are read from: standard input, or `/dev/tty` where that is something else.
pub(super) fn reach() -> io::Result<OwnedFd> {
    if isatty(stdin()) {
        return stdin().try_clone_to_owned();
    }
    let file = File::options().read(true).write(true).open("/dev/tty")?;
    Ok(file.into())
}

/// The size of the window in cells: 0×0 if either side is 0, and never more than 1000×500.
pub(super) fn size() -> io::Result<Size> {
    let window = tcgetwinsize(stdout())?;
    Ok(drawable(window.ws_col, window.ws_row))
}

fn drawable(width: u16, height: u16) -> Size {
    if width == 0 || height == 0 {
        return Size::ZERO;
    }
    Size { width: width.min(LARGEST.width), height: height.min(LARGEST.height) }
}

/// Writes all of `bytes` to standard output, waiting where the terminal does not take them.
pub(super) fn send(bytes: &[u8]) -> io::Result<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::write(stdout(), rest) {
            Ok(written) => rest = rest.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Whoever shares the terminal with us made it non-blocking.
            Err(Errno::AGAIN) => {
                poll(&mut [PollFd::from_borrowed_fd(stdout(), PollFlags::OUT)], None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Waits for keys (if `keys`), for the bell and for the end of the terminal: as long as it takes, or at most so long.
pub(super) fn wait(tty: BorrowedFd<'_>, keys: bool, bell: BorrowedFd<'_>, most: Option<Duration>) -> Woken {
    let flags = if keys { PollFlags::IN } else { PollFlags::empty() };
    let mut files = [PollFd::from_borrowed_fd(tty, flags), PollFd::from_borrowed_fd(bell, PollFlags::IN)];
    let most = most.and_then(|most| Timespec::try_from(most).ok());
    loop {
        match poll(&mut files, most.as_ref()) {
            Ok(0) => return Woken::Late,
            Ok(_) => break,
            Err(Errno::INTR) => {}
            Err(_) => return Woken::Hangup,
        }
    }
    let [terminal, bell] = files.map(|file| file.revents());
    if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        Woken::Hangup
    } else if bell.is_empty() {
        Woken::Typed
    } else {
        Woken::Bell
    }
}

/// Takes everything out of a bell that was rung.
pub(super) fn silence(bell: impl AsFd) {
    // Fewer than there is room for were all of them.
    let mut strokes = [0; 64];
    while matches!(rustix::io::read(&bell, &mut strokes), Ok(64) | Err(Errno::INTR)) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_claimed_size_can_be_drawn() {
        for (claimed, drawn) in
            [((0, 0), (0, 0)), ((5, 0), (0, 0)), ((0, 5), (0, 0)), ((1, 1), (1, 1)), ((65535, 65535), (1000, 500))]
        {
            assert_eq!(drawable(claimed.0, claimed.1), Size::from(drawn), "{claimed:?}");
        }
    }
}
