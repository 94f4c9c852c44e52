//! One run after the other: what is read, changed and written is not lost to another run that does the same meanwhile.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// Lets no other run change a file until this is dropped: many may end at once, as with their terminal. It is the folder
/// that is locked, since the file is another one after each change. Where another run does not come to an end with it,
/// or the file system knows no locks, nobody waits for longer than 400 ms: whoever is to end soon has a second.
pub(super) fn wait_for_others(file: &Path) -> Option<File> {
    const TRIES: usize = 80;
    const PAUSE: Duration = Duration::from_millis(5);
    let folder = File::open(file.parent()?).ok()?;
    for _ in 0..TRIES {
        match folder.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Ok(()) | Err(TryLockError::Error(_)) => break,
        }
    }
    Some(folder)
}
