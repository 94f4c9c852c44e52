//! The presenter's socket: a name of its own, which it leaves as it found it.

use std::fs::{self, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustix::io::{FdFlags, fcntl_setfd, ioctl_fionbio};
use rustix::net::{AddressFamily, SocketAddrUnix, SocketType};
use rustix::process::{Pid, test_kill_process};

use super::place;
use super::refusal::Refusal;

/// A name may have 108 bytes on Linux, 104 elsewhere.
const LONGEST: usize = 100;

/// A socket that others can find. Dropping it takes its name away.
#[derive(Debug)]
pub(super) struct Socket {
    /// Where others knock; it does not block.
    pub(super) listener: UnixListener,
    path: PathBuf,
    /// Device and inode: what lies there later may be another one's.
    file: (u64, u64),
}

impl Socket {
    /// A new one in this folder, which is made where it is missing. What dead processes left there is cleared away.
    ///
    /// # Errors
    /// When the folder is not one of the user's alone, or no name can be had in it.
    pub(super) fn bind(folder: &Path) -> Result<Self, Refusal> {
        let number = std::process::id();
        let [first, second] = [format!("{number}.sock"), format!("{number}-2.sock")].map(|name| folder.join(name));
        if second.as_os_str().as_bytes().len() > LONGEST {
            return Err(Refusal::Long(second));
        }
        place::prepare(folder)?;
        sweep(folder);
        for path in [&first, &second] {
            match UnixListener::bind(path) {
                Ok(listener) => return Self::open(listener, path.clone()).map_err(Refusal::of(path)),
                Err(error) if error.kind() == ErrorKind::AddrInUse => {}
                Err(error) => return Err(Refusal::System(path.clone(), error)),
            }
        }
        Err(Refusal::Taken(first))
    }

    fn open(listener: UnixListener, path: PathBuf) -> io::Result<Self> {
        listener.set_nonblocking(true)?;
        fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        let metadata = fs::symlink_metadata(&path)?;
        Ok(Self { listener, path, file: (metadata.dev(), metadata.ino()) })
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let there = fs::symlink_metadata(&self.path);
        if there.is_ok_and(|metadata| (metadata.dev(), metadata.ino()) == self.file) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// All sockets in these folders that have names as ours, the newest first.
pub(super) fn sockets<'f>(folders: impl IntoIterator<Item = &'f Path>) -> Vec<PathBuf> {
    let entries = folders.into_iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let mut found: Vec<(SystemTime, PathBuf)> = entries.filter_map(|entry| born(entry.path())).collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, path)| path).collect()
}

/// When a socket with a name as ours was made.
fn born(path: PathBuf) -> Option<(SystemTime, PathBuf)> {
    owner(&path)?;
    let metadata = fs::symlink_metadata(&path).ok()?;
    metadata.file_type().is_socket().then_some((metadata.modified().ok()?, path))
}

/// Knocks at a socket. Does not wait, even where so many knocked before that nobody more can.
///
/// # Errors
/// When nobody listens: connection refused.
pub(super) fn reach(path: &Path) -> io::Result<UnixStream> {
    let socket = rustix::net::socket(AddressFamily::UNIX, SocketType::STREAM, None)?;
    fcntl_setfd(&socket, FdFlags::CLOEXEC)?;
    ioctl_fionbio(&socket, true)?;
    rustix::net::connect(&socket, &SocketAddrUnix::new(path)?)?;
    Ok(UnixStream::from(socket))
}

/// Takes away the sockets at which nobody listens and whose process is gone. One that is just being made has a process.
fn sweep(folder: &Path) {
    for path in sockets([folder]) {
        let dead = owner(&path).is_some_and(|pid| pid == std::process::id() || !is_alive(pid));
        if dead && reach(&path).is_err_and(|error| error.kind() == ErrorKind::ConnectionRefused) {
            let _ = fs::remove_file(path);
        }
    }
}

/// The number of the process that a socket is named after: 4321 of `4321.sock` and of `4321-2.sock`.
fn owner(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_str()?.strip_suffix(".sock")?;
    name.strip_suffix("-2").unwrap_or(name).parse().ok()
}

fn is_alive(pid: u32) -> bool {
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    pid.is_some_and(|pid| test_kill_process(pid) != Err(rustix::io::Errno::SRCH))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).unwrap();
        folder
    }

    /// The names that this process has in a folder.
    fn own(folder: &Path) -> [PathBuf; 2] {
        ["", "-2"].map(|more| folder.join(format!("{}{more}.sock", std::process::id())))
    }

    /// A socket at which nobody listens any more. A child that another test starts just now holds it until it runs its own
    /// program.
    fn stale(path: &Path) {
        drop(UnixListener::bind(path).unwrap());
        while reach(path).is_ok() {
            std::thread::yield_now();
        }
        assert_eq!(reach(path).unwrap_err().kind(), ErrorKind::ConnectionRefused);
    }

    #[test]
    fn a_socket_is_for_the_user_alone_and_goes_with_its_process() {
        let folder = folder();
        let socket = Socket::bind(folder.path()).unwrap();
        let [path, _] = own(folder.path());
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
        reach(&path).unwrap();
        drop(socket);
        assert!(!path.exists());
    }

    #[test]
    fn what_the_dead_left_is_replaced_and_the_living_keep_their_names() {
        let folder = folder();
        let [first, second] = own(folder.path());
        stale(&first);
        let one = Socket::bind(folder.path()).unwrap();
        assert_eq!(one.path, first);
        let two = Socket::bind(folder.path()).unwrap();
        assert_eq!(two.path, second, "the first is alive");
        let said = Socket::bind(folder.path()).unwrap_err().to_string();
        assert!(said.contains("something stands at"), "{said}");
        drop((one, two));
        assert!(!first.exists() && !second.exists());
    }

    #[test]
    fn what_a_killed_presenter_left_goes_when_the_next_one_comes() {
        let folder = folder();
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let [dead, alive] = [child.id(), std::os::unix::process::parent_id()].map(|pid| format!("{pid}.sock"));
        child.wait().unwrap();
        let [dead, alive, other] = [dead, alive, "notes.sock".to_owned()].map(|name| folder.path().join(name));
        for path in [&dead, &alive, &other] {
            stale(path);
        }
        let _socket = Socket::bind(folder.path()).unwrap();
        assert!(!dead.exists());
        assert!(alive.exists(), "its process may be about to listen");
        assert!(other.exists(), "not ours");
    }

    #[test]
    fn a_file_in_the_way_is_never_removed() {
        let folder = folder();
        let [first, second] = own(folder.path());
        fs::write(&first, "mine").unwrap();
        let socket = Socket::bind(folder.path()).unwrap();
        assert_eq!(socket.path, second);
        drop(socket);
        std::os::unix::fs::symlink("nowhere", &second).unwrap();
        assert!(matches!(Socket::bind(folder.path()), Err(Refusal::Taken(_))));
        assert_eq!(fs::read_to_string(&first).unwrap(), "mine");
        assert!(second.is_symlink());
    }

    #[test]
    fn what_another_put_in_its_place_is_left_there() {
        let folder = folder();
        let [first, _] = own(folder.path());
        let socket = Socket::bind(folder.path()).unwrap();
        fs::remove_file(&first).unwrap();
        fs::write(&first, "theirs").unwrap();
        drop(socket);
        assert_eq!(fs::read_to_string(&first).unwrap(), "theirs");
    }

    #[test]
    fn a_name_that_is_too_long_says_what_to_do() {
        let folder = folder();
        let deep = folder.path().join("x".repeat(90));
        let said = Socket::bind(&deep).unwrap_err().to_string();
        assert!(said.contains("may have 100; set XDG_RUNTIME_DIR to a shorter one"), "{said}");
    }

    #[test]
    fn the_newest_is_found_first() {
        let folder = folder();
        for (age, name) in [(30, "1.sock"), (10, "2-2.sock"), (20, "3.sock"), (0, "x.sock")] {
            let path = folder.path().join(name);
            stale(&path);
            let then = SystemTime::now() - std::time::Duration::from_secs(age);
            set_time(&path, then);
        }
        fs::write(folder.path().join("4.sock"), "").unwrap();
        let found = sockets([folder.path()]);
        let names: Vec<_> = found.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["2-2.sock", "3.sock", "1.sock"]);
    }

    /// A socket cannot be opened to have its time set.
    fn set_time(path: &Path, time: SystemTime) {
        let since = time.duration_since(std::time::UNIX_EPOCH).unwrap();
        let time = rustix::fs::Timespec { tv_sec: since.as_secs().try_into().unwrap(), tv_nsec: 0 };
        let times = rustix::fs::Timestamps { last_access: time, last_modification: time };
        rustix::fs::utimensat(rustix::fs::CWD, path, &times, rustix::fs::AtFlags::empty()).unwrap();
    }
}
