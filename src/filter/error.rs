//! What is wrong with a query, where, and what to write instead.

use std::fmt;
use std::ops::Range;

use crate::model::Clean;

/// What sort of thing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The text is longer than [`Filter::LONGEST`](crate::filter::Filter::LONGEST).
    TooLong,
    /// Parentheses and negations nest deeper than [`DEEPEST`](crate::filter::DEEPEST).
    TooDeep,
    /// Quotes, parentheses or operators do not fit together, or something is missing.
    Syntax,
    /// No such key.
    Key,
    /// The key does not take this value, or the data does not know it.
    Value,
}

/// An error in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterError {
    /// What sort of thing is wrong.
    pub fault: Fault,
    /// What was found and what was expected, in one sentence without a full stop.
    pub message: String,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// Where it begins, in characters, from 1.
    pub column: usize,
    /// What could stand in place of the range.
    pub suggestion: Option<String>,
}

impl FilterError {
    /// An error at a range; [`located`](Self::located) gives it its column.
    #[cold]
    pub fn new(fault: Fault, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { fault, message: message.into(), range, column: 1, suggestion: None }
    }

    /// The error with a suggestion of what to write instead. What could not be shown as it is, is not suggested.
    #[must_use]
    pub fn suggesting(self, suggestion: Option<impl Into<String>>) -> Self {
        let suggestion = suggestion.map(Into::into).filter(|text: &String| !Clean::hides(text));
        Self { suggestion, ..self }
    }

    /// The error with the column at which its range begins in `text`.
    #[must_use]
    pub fn located(self, text: &str) -> Self {
        let before = text.get(..self.range.start).unwrap_or(text);
        Self { column: before.chars().count() + 1, ..self }
    }
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.column, self.message)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "; use `{suggestion}`"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for FilterError {}

/// A piece of a query as a message may show it.
pub(super) fn shown(text: &str) -> Clean {
    Clean::new(text, 40)
}
