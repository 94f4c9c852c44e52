//! Which texts are addresses of the web.

use memchr::{memchr2, memchr3};

use super::text::Clean;

/// Longest address, in bytes.
const LONGEST: usize = 2048;

/// Whether a text is an address of the web: `http` or `https`, a host and nobody's name before it, no white space, nothing
/// hidden, at most 2,048 bytes.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.len() <= LONGEST && has_host(text.as_bytes()) && is_seen(text)
}

fn has_host(text: &[u8]) -> bool {
    let rest = after(text, b"https://").or_else(|| after(text, b"http://")).unwrap_or_default();
    let end = memchr3(b'/', b'?', b'#', rest).unwrap_or(rest.len());
    end > 0 && !rest.starts_with(b":") && memchr2(b'@', b'\\', rest).is_none_or(|sign| sign > end)
}

/// What follows a scheme, which may be written in capitals.
fn after<'t>(text: &'t [u8], scheme: &[u8]) -> Option<&'t [u8]> {
    let (head, rest) = text.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// Whether nothing in a text is white space, or hidden.
fn is_seen(text: &str) -> bool {
    // Many bytes at once. What is not ASCII is rare.
    let is_odd = |byte| u8::from(!(b'!'..=b'~').contains(&byte));
    text.bytes().fold(0, |sum, byte| sum | is_odd(byte)) == 0
        || !text.contains(char::is_whitespace) && !Clean::hides(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_has_a_scheme_and_a_host_and_names_nobody() {
        for text in ["https://a", "http://a.org/p?q#r@b", "https://a?@", "https://a/\\", "http://é:80/", "HTTP://a"] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "",
            "a.org",
            "ftp://a",
            "https:/",
            "https://",
            "https:///p",
            "http://?q",
            "https://:80",
            "https://me@a.org/",
            "https://a\\b/",
            "https://a b",
            "https://a\u{202e}",
        ] {
            assert!(!is_address(text), "{text}");
        }
        let long = |length: usize| format!("https://a/{}", "b".repeat(length - 10));
        assert!(is_address(&long(LONGEST)) && !is_address(&long(LONGEST + 1)));
    }

    proptest! {
        #[test]
        fn what_is_seen_is_neither_white_nor_hidden(text in "[a~ \t\u{7f}\u{a0}\u{e9}\u{200b}]{0,40}") {
            prop_assert_eq!(is_seen(&text), !text.contains(char::is_whitespace) && !Clean::hides(&text));
        }
    }
}
