//! The terminal's modes: taken once, given back once, whoever gives them back.

use std::fs::OpenOptions;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::fs::OpenOptionsExt;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use crossterm::cursor::position;
use crossterm::terminal::enable_raw_mode;
use rustix::fs::OFlags;
use rustix::stdio::stdout;
use rustix::termios::{
    Action, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflow, tcflush, tcgetattr, tcsetattr,
};

use super::tty;

/// Alternate screen first, since it has modes of its own; then no cursor, and pastes marked as such.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// The same for a terminal that already shows the alternate screen: saving the cursor again would lose the first one.
const RENEW: &[u8] = b"\x1b[?25l\x1b[?2004h";
/// Ends a frame that was cut short, then everything that [`ENTER`], [`MOUSE_ON`] and a frame switch on. The screen is
/// emptied first: tmux 3.3 leaves rows of it to the shell when the window was enlarged meanwhile.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[H\x1b[J\x1b[?1049l\x1b[?25h";
/// Buttons and the wheel, with positions in decimal; not motion, which would wake us for nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// Whether the terminal is ours to draw on.
static ACTIVE: AtomicBool = AtomicBool::new(false);
/// Whether someone else has it for a while: an editor, or the shell.
static LENT: AtomicBool = AtomicBool::new(false);
/// Whether the signals thread is ending the process.
static FORCED: AtomicBool = AtomicBool::new(false);
/// The attributes as we found them, while they are changed.
static FOUND: Mutex<Option<Termios>> = Mutex::new(None);

fn found() -> MutexGuard<'static, Option<Termios>> {
    FOUND.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the terminal is ours to draw on.
pub(super) fn active() -> bool {
    ACTIVE.load(SeqCst)
}

/// Whether someone else has the terminal for a while.
pub(super) fn lent() -> bool {
    LENT.load(SeqCst)
}

/// Notes that someone else has the terminal for a while, or that it is back.
pub(super) fn lend(lent: bool) {
    LENT.store(lent, SeqCst);
}

/// Takes the terminal: raw attributes, alternate screen, no cursor, marked pastes, the mouse where it is wanted; and asks
/// it a question.
///
/// # Errors
/// When the terminal is gone.
pub(super) fn enter(tty: BorrowedFd<'_>, mouse: bool, question: &[u8]) -> io::Result<()> {
    {
        let mut found = found();
        if found.is_none() {
            *found = Some(tcgetattr(tty)?);
        }
        make_raw(tty)?;
        ACTIVE.store(true, SeqCst);
    }
    tty::send(&[ENTER, reports(mouse), question].concat())
}

/// Takes the terminal again after someone may have changed it while we were stopped.
///
/// # Errors
/// When the terminal is gone.
pub(super) fn renew(tty: BorrowedFd<'_>) -> io::Result<()> {
    {
        let _found = found();
        make_raw(tty)?;
    }
    tty::send(RENEW)
}

fn make_raw(tty: BorrowedFd<'_>) -> io::Result<()> {
    let mut attributes = tcgetattr(tty)?;
    attributes.make_raw();
    // A read returns what is there, if nothing then nothing: the reader must never sit in it.
    attributes.special_codes[SpecialCodeIndex::VMIN] = 0;
    attributes.special_codes[SpecialCodeIndex::VTIME] = 0;
    Ok(tcsetattr(tty, OptionalActions::Now, &attributes)?)
}

/// Column and row, from 0, of the cursor, as the terminal told it when it was last asked. crossterm keeps that answer and
/// hands it out only to who asks once more; it waits if there is none, so there must be one.
#[expect(clippy::disallowed_methods, reason = "the answer is there, so nothing is waited for")]
pub(super) fn cursor(tty: BorrowedFd<'_>) -> Option<(u16, u16)> {
    // Whoever gives the terminal back waits, or it could be asked after.
    let _found = found();
    if !active() {
        return None;
    }
    // It would make the terminal raw in its own way and then take that back, unless it believes that it has done so.
    enable_raw_mode().and_then(|()| make_raw(tty)).ok()?;
    position().ok()
}

/// Gives the terminal back. Only the first call after [`enter`] does anything; every step is tried, whatever fails.
pub(super) fn leave(tty: BorrowedFd<'_>) {
    while FORCED.load(SeqCst) {
        // The signals thread is at it and ends the process; ending it here would cut that short.
        thread::park();
    }
    if ACTIVE.swap(false, SeqCst) {
        let _ = tty::send(LEAVE);
        give_back(tty);
    }
}

fn give_back(tty: impl AsFd) {
    if let Some(attributes) = found().take() {
        let _ = tcsetattr(tty, OptionalActions::Now, &attributes);
    }
}

/// Switches mouse reports on or off.
///
/// # Errors
/// When the terminal is gone.
pub(super) fn mouse(on: bool) -> io::Result<()> {
    if active() { tty::send(reports(on)) } else { Ok(()) }
}

fn reports(mouse: bool) -> &'static [u8] {
    if mouse { MOUSE_ON } else { MOUSE_OFF }
}

/// Gives the terminal back while another thread may sit in a write that never ends: attributes first, then what waits
/// to be written is thrown away, then the restoring sequence is tried without waiting.
pub(super) fn force_leave() {
    FORCED.store(true, SeqCst);
    ACTIVE.store(false, SeqCst);
    if found().is_none() {
        return;
    }
    // A handle of our own can be non-blocking without changing anyone else's.
    let fresh = OpenOptions::new().read(true).write(true).custom_flags(flags()).open("/dev/tty");
    let Ok(mut terminal) = fresh else {
        give_back(stdout());
        let _ = tcflush(stdout(), QueueSelector::OFlush);
        return;
    };
    give_back(&terminal);
    let _ = tcflow(&terminal, Action::OOn);
    // Between two tries the blocked thread may fill the terminal again.
    for _ in 0..16 {
        let _ = tcflush(&terminal, QueueSelector::OFlush);
        if io::Write::write_all(&mut terminal, LEAVE).is_ok() {
            break;
        }
        thread::yield_now();
    }
}

fn flags() -> i32 {
    (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed()
}
