//! Which addresses may be followed.

use crate::model::is_address;

/// The address in the form in which it may be followed or opened; nothing if it may only be shown: it is no
/// [address](is_address), or has anything but printable ASCII.
#[must_use]
pub fn followable(address: &str) -> Option<String> {
    let is_safe = is_address(address) && address.bytes().all(|byte| byte.is_ascii_graphic());
    // A semicolon ends a field of the sequence that carries a link.
    is_safe.then(|| address.replace(';', "%3B"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_web_addresses_are_followed() {
        for (address, followed) in [
            ("https://example.org/a?b=c#d", Some("https://example.org/a?b=c#d")),
            ("HTTP://example.org", Some("HTTP://example.org")),
            ("https://x/a;b", Some("https://x/a%3Bb")),
            ("https://example.org:8080/", Some("https://example.org:8080/")),
            ("https://web.archive.org/https://u@h/", Some("https://web.archive.org/https://u@h/")),
            ("javascript:alert(1)", None),
            ("javascript://x/%0aalert(1)", None),
            ("file:///etc/passwd", None),
            ("data:text/html,x", None),
            ("http://u@h", None),
            ("https://u:p@h/", None),
            ("https://h\\@evil/", None),
            ("https://", None),
            ("https:///path", None),
            ("https://:80/", None),
            ("https://?q", None),
            ("https://x/\x1b]8;;", None),
            ("https://x/a b", None),
            ("https://пример.рф/", None),
            (" https://x/", None),
            ("", None),
        ] {
            assert_eq!(followable(address).as_deref(), followed, "{address:?}");
        }
        assert_eq!(followable(&format!("https://x/{}", "a".repeat(3000))), None);
    }
}
