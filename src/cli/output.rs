//! Everything that is printed goes through here.

use std::io::{self, Write};

use bilat::headless::{self, Format, Subject};
use bilat::query::Lens;
use bilat::store::Store;

use super::failure::Failure;

pub(super) fn answer(store: &Store, lens: &Lens, subject: Subject, format: Format) -> Result<(), Failure> {
    let mut out = Vec::new();
    headless::show(store, lens, subject, format, &mut out).map_err(|error| match error.kind() {
        io::ErrorKind::Unsupported => Failure::usage(error),
        _ => Failure::from(error),
    })?;
    print(&out)
}

/// Writes to standard output. Nobody reading any more is no failure.
pub(super) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::from(error)),
        _ => Ok(()),
    }
}

/// Writes a line to standard error; there is nowhere left to complain to if that fails.
pub(super) fn tell(message: &str) {
    if !message.is_empty() {
        let _ = writeln!(io::stderr().lock(), "{message}");
    }
}
