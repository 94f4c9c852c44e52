//! What of a text may be shown: nothing that a terminal could take for a command, or that hides or reorders.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use crate::model::Clean;

/// Stands where something forbidden would have stood.
const REPLACEMENT: char = '\u{fffd}';

/// Whether a symbol is one printable character of ASCII.
pub(super) const fn is_ascii(symbol: &str) -> bool {
    matches!(symbol.as_bytes(), [b' '..=b'~'])
}

/// The symbol as it may be shown.
pub(super) fn admit(symbol: &str) -> Cow<'_, str> {
    if is_ascii(symbol) || Clean::fits_cell(symbol) {
        return Cow::Borrowed(symbol);
    }
    let columns = usize::from(columns(symbol).min(2));
    Cow::Owned(format!("{REPLACEMENT:<columns$}"))
}

/// The columns that a symbol takes, as far as we know; at least one.
pub(super) fn columns(symbol: &str) -> u16 {
    if symbol.len() == 1 { 1 } else { u16::try_from(symbol.width()).unwrap_or(1).max(1) }
}
