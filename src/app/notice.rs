//! One line to the reader until the next key.

/// What is said, and how urgent it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// Whether something is wrong.
    pub alert: bool,
}

impl Notice {
    /// Both, one after the other.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { text: [self.text, other.text].join("; "), alert: self.alert || other.alert }
    }

    /// Says that something was done, or why it was not needed.
    #[must_use]
    pub fn info(text: impl Into<String>) -> Self {
        Self { text: text.into(), alert: false }
    }

    /// Says that something is wrong.
    #[must_use]
    pub fn alert(text: impl Into<String>) -> Self {
        Self { text: text.into(), alert: true }
    }
}
