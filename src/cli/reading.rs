//! The data read on a thread of its own, while this one sees to the user's settings and takes the terminal.

use std::thread::{Builder, JoinHandle};

use bilat::store::Store;

use super::args::Data;
use super::data;
use super::failure::Failure;

/// What was read, and the warnings, to be printed when there is room for them.
pub(super) type Read = (Store, String);

/// What is being read.
pub(super) enum Reading {
    /// On this thread.
    Beside(JoinHandle<Result<Read, Failure>>),
    /// Once it is asked for: there was no thread to be had.
    Later(Data),
}

impl Reading {
    /// Begins to read the data.
    pub(super) fn begin(named: &Data) -> Self {
        let own = named.clone();
        let thread = Builder::new().name("load".to_owned()).spawn(move || read(&own));
        thread.map_or_else(|_| Self::Later(named.clone()), Self::Beside)
    }

    /// What was read, once it is.
    pub(super) fn done(self) -> Result<Read, Failure> {
        match self {
            Self::Beside(thread) => thread.join().unwrap_or_else(|_| Err(Failure::new("error: reading failed", 101))),
            Self::Later(named) => read(&named),
        }
    }
}

fn read(named: &Data) -> Result<Read, Failure> {
    data::store_telling(&named.files, &named.more, &|_| {})
}
