//! Cleaning a text: what must not be shown goes, until nothing of it is left.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::chars::{is_forbidden, is_joiner, stands_alone};

/// Most code points in one grapheme; more is decoration, not writing.
pub(super) const GRAPHEME: usize = 8;

/// The text as it may be shown, cut to `cap` characters: itself where it is clean as it stands.
pub(super) fn clean(text: &str, cap: usize) -> Cow<'_, str> {
    if is_plain(text) && text.len() <= cap || is_spaced_plainly(text) && text.chars().count() <= cap {
        return Cow::Borrowed(text);
    }
    // Taking a character out can bring its neighbours together into something that must go too.
    let mut line = Cow::Borrowed(text);
    loop {
        let next = sweep(&line);
        if next == *line {
            break;
        }
        line = Cow::Owned(next);
    }
    if line.chars().count() > cap {
        line = Cow::Owned(cut(&line, cap));
    }
    line
}

/// One pass: spaces for breaks, forbidden characters out, marks without a base out, graphemes and spaces bounded.
fn sweep(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let kept: String = text
        .chars()
        .filter_map(|c| if c.is_whitespace() { Some(' ') } else { (!is_forbidden(c)).then_some(c) })
        .collect();
    for grapheme in kept.graphemes(true) {
        if grapheme == " " {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
            continue;
        }
        let mut chars = grapheme.chars().peekable();
        while chars.next_if(|c| is_combining_mark(*c) || is_joiner(*c) || *c == ' ').is_some() {}
        line.extend(chars.take(GRAPHEME));
    }
    line.truncate(line.trim_end().len());
    drop_loose_joiners(&line)
}

/// A joiner stays only between two letters or marks beyond ASCII, where a script needs it.
fn drop_loose_joiners(line: &str) -> String {
    let joins = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && (c.is_alphabetic() || is_combining_mark(c)));
    let mut result = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if !is_joiner(c) || (joins(result.chars().next_back()) && joins(chars.peek().copied())) {
            result.push(c);
        }
    }
    result
}

/// The first `cap - 1` characters in whole graphemes, and `…`.
fn cut(line: &str, cap: usize) -> String {
    let mut length = 0;
    let mut result = String::new();
    for grapheme in line.graphemes(true) {
        length += grapheme.chars().count();
        if length >= cap {
            break;
        }
        result.push_str(grapheme);
    }
    result.truncate(result.trim_end().len());
    result.push('…');
    result
}

/// Whether a byte is anything but printable ASCII. Sums of it over all bytes of a text are made many bytes at a time.
fn odd(byte: u8) -> u8 {
    u8::from(!(0x20..0x7f).contains(&byte))
}

/// Whether all of `text` is printable ASCII.
pub(super) fn is_printable(text: &str) -> bool {
    text.bytes().fold(0, |sum, byte| sum | odd(byte)) == 0
}

/// Printable ASCII without double or outer spaces: nearly every string of a data file, and clean as it stands.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return true };
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // No two printable bytes but spaces have together only the bit of a space.
    let sum = pairs.fold(odd(*last), |sum, (one, two)| sum | odd(*one) | u8::from(one | two == b' '));
    sum == 0 && *first != b' ' && *last != b' '
}

/// The same of letters of other scripts.
fn is_spaced_plainly(text: &str) -> bool {
    let mut before = ' ';
    let plain = text.chars().all(|c| {
        let after = std::mem::replace(&mut before, c);
        stands_alone(c) && (c, after) != (' ', ' ')
    });
    plain && before != ' '
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_plain_is_clean_as_it_stands(text in "[ a~\u{7f}\t\u{e9}]{0,40}") {
            let is_spaced = text.contains("  ") || text.trim_matches(' ') != text;
            prop_assert_eq!(is_plain(&text), !is_spaced && text.chars().all(|c| matches!(c, ' '..='~')));
            prop_assert!(!is_plain(&text) || sweep(&text) == text);
        }

        #[test]
        fn what_is_spaced_plainly_is_clean_as_it_stands(text in "[ ж北\u{301}é…]{0,12}") {
            let is_spaced = text.contains("  ") || text.trim_matches(' ') != text;
            prop_assert_eq!(is_spaced_plainly(&text), !text.is_empty() && !is_spaced && text.chars().all(stands_alone));
            prop_assert!(!is_spaced_plainly(&text) || sweep(&text) == text);
        }
    }
}
