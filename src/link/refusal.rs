//! Why there is no link.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::model::Clean;

/// Why no terminal can be told of the talk: what, where, and what to do.
#[derive(Debug)]
pub enum Refusal {
    /// Something else than a folder of the user's alone lies there.
    Folder(PathBuf, &'static str),
    /// The name of the socket would be longer than the system takes.
    Long(PathBuf),
    /// Both names are taken, by running programs or by files that are not ours to remove.
    Taken(PathBuf),
    /// The system refuses.
    System(PathBuf, io::Error),
}

impl Refusal {
    /// The system's word on a path, to be given to `map_err`.
    pub(super) fn of(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::System(path.to_owned(), error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |path: &PathBuf| Clean::path(path);
        match self {
            Self::Folder(path, why) => write!(
                f,
                "{} {why}, where a folder of yours alone (mode 0700) was expected; remove it, or set XDG_RUNTIME_DIR",
                shown(path)
            ),
            Self::Long(path) => write!(
                f,
                "the socket's name {} has {} bytes, and may have 100; set XDG_RUNTIME_DIR to a shorter one",
                shown(path),
                path.as_os_str().len()
            ),
            Self::Taken(path) => {
                write!(f, "something stands at {} and at the name after it; move it away", shown(path))
            }
            Self::System(path, error) => write!(f, "{}: {error}", shown(path)),
        }
    }
}

impl std::error::Error for Refusal {}
