//! The graph inside the program. It is there as long as the program runs: what is read from it need not be copied.

use std::borrow::Cow;

use super::open::{Form, Input};
use crate::model::{Clean, Id, lasting};

static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/relations.json"));

/// The graph inside the program, to be loaded.
#[must_use]
pub fn bundled() -> Input {
    Input::new("the bundled data", Form::Graph, Cow::Borrowed(TEXT.as_bytes()))
}

/// The text of the bytes if they are those of the graph inside the program, which is known to be text.
pub(super) fn text(bytes: &[u8]) -> Option<&'static str> {
    std::ptr::eq(bytes, TEXT.as_bytes()).then_some(TEXT)
}

/// The clean text of one that was read, at most `cap` characters of it.
pub(super) fn clean(text: &str, cap: usize) -> Clean {
    Clean::within(TEXT, text, cap)
}

/// An id that was read.
pub(super) fn id(text: &str) -> Id {
    lasting(text, TEXT)
}
