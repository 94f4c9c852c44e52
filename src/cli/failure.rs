//! How a command ends that did not do what was asked: what it says, and its exit code.

use std::fmt::Display;
use std::io;

use bilat::import::{OpenError, Report};
use bilat::term::Refusal;

/// A message for standard error and an exit code.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What to say; already clean.
    pub(crate) message: String,
    /// 1 unexpected, 2 usage, 65 bad data, 66 no input, 73 cannot create, 74 input or output, 78 bad configuration.
    pub(crate) code: u8,
}

impl Failure {
    pub(crate) fn new(message: impl Display, code: u8) -> Self {
        Self { message: message.to_string(), code }
    }

    /// It, with what was noticed before.
    pub(crate) fn after(self, before: &str) -> Self {
        let gap = if before.is_empty() { "" } else { "\n" };
        Self { message: format!("{before}{gap}{}", self.message), ..self }
    }

    /// Something was typed that cannot be.
    pub(crate) fn usage(message: impl Display) -> Self {
        Self::new(format_args!("error: {message}"), 2)
    }
}

impl From<Report> for Failure {
    fn from(report: Report) -> Self {
        Self::new(report.to_string().trim_end(), 65)
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::new(&error, if error.absent { 66 } else { 65 })
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::usage(refusal)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(format_args!("error: cannot write: {error}"), 74)
    }
}
