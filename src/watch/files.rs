//! Files as they stand on the disk: whether they have changed and come to rest, and what they hold.

use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::model::Clean;

/// A file that was the same for so long is written to its end.
const REST: Duration = Duration::from_millis(150);
/// How often a file is waited for to come to rest before the next tick.
const TRIES: usize = 5;

/// Files as they stood when they were last looked at.
#[derive(Debug, Clone)]
pub struct Files {
    paths: Vec<PathBuf>,
    stamps: Vec<Option<Stamp>>,
}

/// Device, inode, size, and the times of the last change of content and of anything, in nanoseconds.
type Stamp = [i128; 5];

impl Files {
    /// The files as they stand now. To be called before they are read, so that no change between is missed.
    #[must_use]
    pub fn new(paths: Vec<PathBuf>) -> Self {
        let stamps = stamps(&paths);
        Self { paths, stamps }
    }

    /// Whether they have changed since they were last looked at and are at rest now. While they change without rest
    /// they have not changed yet.
    pub(super) fn changed(&mut self) -> bool {
        let mut now = stamps(&self.paths);
        if now == self.stamps {
            return false;
        }
        for _ in 0..TRIES {
            thread::sleep(REST);
            let later = stamps(&self.paths);
            if later == now {
                self.stamps = now;
                return true;
            }
            now = later;
        }
        false
    }

    /// Whether they stand as they did when they were last looked at.
    pub(super) fn are_as_they_were(&self) -> bool {
        stamps(&self.paths) == self.stamps
    }

    /// The first file that is not there.
    pub(super) fn missing(&self) -> Option<Clean> {
        let gone = |path: &&PathBuf| fs::metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        self.paths.iter().find(gone).map(|path| Clean::path(path))
    }

    /// A number that is another one when the content of any file is; none while one cannot be read.
    pub(super) fn digest(&self) -> Option<u64> {
        let mut hasher = DefaultHasher::new();
        for path in &self.paths {
            hash(path, &mut hasher).ok()?;
        }
        Some(hasher.finish())
    }
}

fn stamps(paths: &[PathBuf]) -> Vec<Option<Stamp>> {
    paths.iter().map(|path| fs::metadata(path).ok().as_ref().map(stamp)).collect()
}

fn stamp(of: &Metadata) -> Stamp {
    let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
    [
        of.dev().into(),
        of.ino().into(),
        of.size().into(),
        nanoseconds(of.mtime(), of.mtime_nsec()),
        nanoseconds(of.ctime(), of.ctime_nsec()),
    ]
}

fn hash(path: &Path, into: &mut DefaultHasher) -> io::Result<()> {
    // Asked before opening: opening a FIFO would wait for a writer.
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut file = fs::File::open(path)?;
    let mut chunk = vec![0; 64 * 1024];
    let mut size: u64 = 0;
    loop {
        let count = file.read(&mut chunk)?;
        let Some(bytes) = chunk.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        into.write(bytes);
        size = size.saturating_add(bytes.len() as u64);
    }
    // Where one file ends and the next begins.
    into.write_u64(size);
    Ok(())
}
