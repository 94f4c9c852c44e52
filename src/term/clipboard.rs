//! Text for the terminal's clipboard.

use std::fmt;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// Most that is copied, in bytes: terminals drop what is longer without a word.
const LONGEST: usize = 74_994;

/// The text is too long for terminals to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// Its length in bytes.
    pub bytes: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kib, most) = (self.bytes / 1024, LONGEST / 1024);
        write!(f, "not copied: {kib} KiB, and terminals take {most}; copy less, or export to a file")
    }
}

impl std::error::Error for TooLong {}

/// The sequence (OSC 52) that puts `text` onto the clipboard. There is no acknowledgement, and nothing is read back.
///
/// # Errors
/// When the text is longer than terminals take; it is not cut.
pub(super) fn sequence(text: &str) -> Result<String, TooLong> {
    if text.len() > LONGEST {
        return Err(TooLong { bytes: text.len() });
    }
    let mut sequence = String::new();
    // Writing to a string does not fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    Ok(sequence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_kilobytes_are_one_sequence_without_a_question() {
        let sequence = sequence(&"x".repeat(10_000)).unwrap();
        assert!(sequence.starts_with("\x1b]52;c;eHh4"));
        assert_eq!(sequence.matches('\x1b').count(), if sequence.ends_with("\x1b\\") { 2 } else { 1 });
        assert!(!sequence.contains('?'));
    }

    #[test]
    fn what_is_too_long_is_refused_with_what_to_do() {
        assert!(sequence(&"x".repeat(LONGEST)).is_ok());
        let refusal = sequence(&"x".repeat(80_000)).unwrap_err();
        assert_eq!(refusal.to_string(), "not copied: 78 KiB, and terminals take 73; copy less, or export to a file");
    }
}
