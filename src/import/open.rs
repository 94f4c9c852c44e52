//! Reads a file, standard input or a packed event file into memory, never more than it may hold.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::problem::Kind;
use crate::model::Clean;

/// What an input holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One JSON document.
    Graph,
    /// One event object a line.
    Lines,
}

/// Bytes to load, and what to call them.
#[derive(Debug, Clone)]
pub struct Input {
    /// The name of the file, cleaned.
    pub name: Clean,
    /// What it holds.
    pub form: Form,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// Why an input could not be read at all.
#[derive(Debug)]
pub struct OpenError {
    /// What kind of problem it is: [`Kind::Unreadable`] or [`Kind::TooLarge`].
    pub kind: Kind,
    /// The name of the file, cleaned.
    pub name: Clean,
    /// What is wrong, in words.
    pub message: String,
    /// What to do.
    pub help: &'static str,
    /// Whether the file is not there (or may not be read), as against being of no use.
    pub absent: bool,
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "error[{}]: {}", self.kind.code(), self.kind.title())?;
        write!(f, "  --> {}\n  found: {}\n  help: {}", self.name, self.message, self.help)
    }
}

impl std::error::Error for OpenError {}

impl Input {
    /// Most bytes of one input: 64 MiB, unpacked.
    pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

    /// Bytes at hand.
    #[must_use]
    pub fn new(name: &str, form: Form, bytes: Cow<'static, [u8]>) -> Self {
        Self { name: Clean::label(name), form, bytes }
    }

    /// Reads a file, or standard input where the path is `-`.
    ///
    /// # Errors
    /// When there is no such file, it may not be read, it is no regular file, or it holds more than
    /// [`MOST_BYTES`](Self::MOST_BYTES).
    pub fn open(path: &Path, form: Form) -> Result<Self, OpenError> {
        let name = Clean::label(&path.to_string_lossy());
        let fail = |message: String, help, absent| OpenError {
            kind: Kind::Unreadable,
            name: name.clone(),
            message,
            help,
            absent,
        };
        let io_fail = |error: io::Error| {
            let absent = matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied);
            fail(Clean::label(&error.to_string()).to_string(), "check the path and who may read it", absent)
        };
        if path == Path::new("-") {
            return Self::read(Clean::label("standard input"), form, io::stdin().lock());
        }
        // Asked before opening: opening a FIFO would wait for a writer.
        let kind = std::fs::metadata(path).map_err(io_fail)?.file_type();
        if !kind.is_file() {
            let what = if kind.is_dir() { "is a directory" } else { "is not a regular file" };
            return Err(fail(what.to_owned(), "name a file; to read from a pipe give - and redirect it", true));
        }
        let file = File::open(path).map_err(io_fail)?;
        let size = file.metadata().map_err(io_fail)?.len();
        if size > Self::MOST_BYTES {
            return Err(too_large(name));
        }
        let packed = form == Form::Lines && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
        if packed { Self::read(name, form, MultiGzDecoder::new(file)) } else { Self::read(name, form, file) }
    }

    fn read(name: Clean, form: Form, from: impl Read) -> Result<Self, OpenError> {
        let mut bytes = Vec::new();
        let read = from.take(Self::MOST_BYTES + 1).read_to_end(&mut bytes);
        match read {
            Ok(_) if bytes.len() as u64 > Self::MOST_BYTES => Err(too_large(name)),
            Ok(_) => {
                bytes.shrink_to_fit();
                Ok(Self { name, form, bytes: bytes.into() })
            }
            Err(error) => {
                let message = Clean::label(&error.to_string()).to_string();
                Err(OpenError { kind: Kind::Unreadable, name, message, help: "the file may be damaged", absent: false })
            }
        }
    }
}

fn too_large(name: Clean) -> OpenError {
    let message = format!("holds more than {} MiB", Input::MOST_BYTES / 1024 / 1024);
    OpenError { kind: Kind::TooLarge, name, message, help: "split it, or keep only the events you need", absent: false }
}
