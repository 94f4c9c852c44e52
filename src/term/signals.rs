//! The thread that hears signals, and ends the process when the rest of it does not.

use std::io;
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::modes;
use super::post::{News, Post};

/// How long the program may take to end after it was told to.
const PATIENCE: Duration = Duration::from_secs(1);

/// Starts the thread; it lives as long as the process.
///
/// # Errors
/// When no handler or thread can be had.
pub(super) fn listen(post: Post) -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in &mut signals {
            hear(signal, &post);
        }
    })?;
    Ok(())
}

fn hear(signal: i32, post: &Post) {
    match signal {
        SIGWINCH => post.send(News::Resized),
        SIGCONT => post.send(News::Continued),
        // Whoever has the terminal decides what these keys mean; we only stop along with it.
        SIGTSTP if modes::lent() => stop(),
        SIGINT | SIGQUIT if modes::lent() => {}
        SIGTSTP => post.send(News::Stop),
        deadly => {
            post.send(News::End(deadly));
            // The drawing thread may sit in a write to a terminal that takes nothing.
            thread::sleep(PATIENCE);
            modes::force_leave();
            signal_hook::low_level::exit(128 + deadly);
        }
    }
}

/// Whether there may be someone to wake us after a stop: the leader of a session has no shell above it.
pub(super) fn can_stop() -> bool {
    getsid(None).is_ok_and(|session| session != getpid())
}

/// Stops the whole job, as the terminal's own Ctrl-Z would, and returns when it goes on.
pub(super) fn stop() {
    if can_stop() {
        let _ = kill_current_process_group(Signal::STOP);
    }
}
