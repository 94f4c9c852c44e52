//! Reads a file, standard input or a packed event file into memory, never more than it may hold; a large file of event
//! lines is kept open instead.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use flate2::read::MultiGzDecoder;

use super::problem::Kind;
use crate::model::{Bytes, Clean};

const MIB: u64 = 1024 * 1024;

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
    pub bytes: Bytes,
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
    /// Most bytes that are kept in memory: of a graph, of standard input, of a packed file once unpacked. 64 MiB.
    pub const MOST_BYTES: u64 = 64 * MIB;
    /// Most bytes of a file of event lines: 4 GiB, some fifteen million events. Rows keep where they stand in 32 bits.
    pub const MOST_BYTES_OF_LINES: u64 = 4096 * MIB;

    /// Bytes at hand.
    #[must_use]
    pub fn new(name: &str, form: Form, bytes: Cow<'static, [u8]>) -> Self {
        Self { name: Clean::label(name), form, bytes: bytes.into() }
    }

    /// Reads a file, or standard input where the path is `-`.
    ///
    /// # Errors
    /// When there is no such file, it may not be read, it is no regular file, or it holds more than
    /// [`MOST_BYTES`](Self::MOST_BYTES) or [`MOST_BYTES_OF_LINES`](Self::MOST_BYTES_OF_LINES).
    pub fn open(path: &Path, form: Form) -> Result<Self, OpenError> {
        Self::open_holding(path, form, Self::MOST_BYTES)
    }

    /// The same, but a plain file of event lines is kept in memory only up to `held` bytes.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_holding(path: &Path, form: Form, held: u64) -> Result<Self, OpenError> {
        let name = Clean::path(path);
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
            return Self::read(Clean::label("standard input"), form, Self::MOST_BYTES, io::stdin().lock());
        }
        // Asked before opening: opening a FIFO would wait for a writer.
        let kind = std::fs::metadata(path).map_err(io_fail)?.file_type();
        if !kind.is_file() {
            let what = if kind.is_dir() { "is a directory" } else { "is not a regular file" };
            return Err(fail(what.to_owned(), "name a file; to read from a pipe give - and redirect it", true));
        }
        let file = File::open(path).map_err(io_fail)?;
        let size = file.metadata().map_err(io_fail)?.len();
        let packed = form == Form::Lines && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
        let most = if form == Form::Lines && !packed { Self::MOST_BYTES_OF_LINES } else { Self::MOST_BYTES };
        if size > most {
            return Err(too_large(name, most, packed));
        }
        if packed {
            Self::read(name, form, most, MultiGzDecoder::new(file))
        } else if form == Form::Lines && size > held {
            Ok(Self { name, form, bytes: Bytes::Open { file: Arc::new(file), size } })
        } else {
            Self::read(name, form, most, file)
        }
    }

    fn read(name: Clean, form: Form, most: u64, from: impl Read) -> Result<Self, OpenError> {
        let mut bytes = Vec::new();
        let read = from.take(most + 1).read_to_end(&mut bytes);
        match read {
            Ok(_) if bytes.len() as u64 > most => Err(too_large(name, most, form == Form::Lines)),
            Ok(_) => {
                bytes.shrink_to_fit();
                Ok(Self { name, form, bytes: Bytes::from(Cow::Owned(bytes)) })
            }
            Err(error) => {
                let message = Clean::label(&error.to_string()).to_string();
                let is_packed = error.kind() != io::ErrorKind::InvalidInput;
                let help =
                    if is_packed { "the file may be damaged" } else { "it is not packed: take the ending .gz away" };
                Err(OpenError { kind: Kind::Unreadable, name, message, help, absent: false })
            }
        }
    }
}

fn too_large(name: Clean, most: u64, may_be_unpacked: bool) -> OpenError {
    let message = format!("holds more than {} MiB", most / MIB);
    let help = if may_be_unpacked {
        "unpack it: a plain file of event lines may hold more"
    } else {
        "keep only the events you need, or give them as event lines: --events FILE.jsonl"
    };
    OpenError { kind: Kind::TooLarge, name, message, help, absent: false }
}
