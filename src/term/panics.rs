//! A panic leaves the terminal first and speaks second; in a background thread it does neither.

use std::os::fd::{AsFd, OwnedFd};
use std::panic::{self, PanicHookInfo};
use std::sync::Once;
use std::thread;

use super::modes;
use super::post::{News, Post};
use crate::model::Clean;

/// Puts our hook before the one that is there, once. The calling thread is the one that draws.
pub(super) fn watch(tty: OwnedFd, post: Post) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let drawing = thread::current().id();
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == drawing {
                modes::leave(tty.as_fd());
            } else if modes::active() || modes::lent() {
                post.send(News::Failed(what(info)));
                return;
            }
            report(info);
        }));
    });
}

/// "task count failed: index out of bounds".
fn what(info: &PanicHookInfo<'_>) -> Clean {
    let thread = thread::current();
    let task = thread.name().unwrap_or("without a name");
    let why = info.payload_as_str().unwrap_or("no reason given");
    Clean::label(&format!("task {task} failed: {why}"))
}
