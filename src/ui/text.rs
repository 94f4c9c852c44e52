//! Text in cells: how wide it is, where it is cut, where it is wrapped. Everything goes by graphemes, as it is drawn.

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

use crate::model::stands_alone;

/// The cells of one grapheme; none for control characters, which are never drawn.
pub(super) fn cells(grapheme: &str) -> u16 {
    match grapheme.as_bytes() {
        [byte] => u16::from(!byte.is_ascii_control()),
        _ if grapheme.contains(char::is_control) => 0,
        _ => grapheme.cell_width(),
    }
}

/// The graphemes of a text. Of most characters it is told at a glance that they are one, from the one that follows.
pub(super) fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let length = match rest.as_bytes() {
            [b' '..=b'~'] | [b' '..=b'~', 0..=0x7f, ..] => 1,
            _ => alone(rest).or_else(|| rest.graphemes(true).next().map(str::len))?,
        };
        let (grapheme, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(grapheme)
    })
}

/// How long the first character of a text is with the accents over it, where it is clear that they are a grapheme.
fn alone(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let first = chars.next().filter(|c| stands_alone(*c))?;
    let mut length = first.len_utf8();
    for c in chars {
        match c {
            '\u{300}'..='\u{36f}' => length += c.len_utf8(),
            c => return stands_alone(c).then_some(length),
        }
    }
    Some(length)
}

/// The cells of a text, at most `u16::MAX`.
pub(super) fn width(text: &str) -> u16 {
    if is_plain(text) {
        return u16::try_from(text.len()).unwrap_or(u16::MAX);
    }
    graphemes(text).map(cells).fold(0, u16::saturating_add)
}

/// Whether every byte is one cell.
pub(super) fn is_plain(text: &str) -> bool {
    are_plain(text.as_bytes())
}

/// Looks at all of them, many at a time.
fn are_plain(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |plain, byte| plain & (0x20..0x7f).contains(byte))
}

/// The beginning of `text` that fits into `limit` cells, and how many it takes.
pub(super) fn head(text: &str, limit: u16) -> (&str, u16) {
    // One more than fits: a mark that belongs to the last one may follow it.
    let near = text.as_bytes().get(..=usize::from(limit)).unwrap_or(text.as_bytes());
    if are_plain(near) {
        let head = text.get(..usize::from(limit)).unwrap_or(text);
        return (head, u16::try_from(head.len()).unwrap_or(limit));
    }
    let (mut at, mut used) = (0, 0_u16);
    for grapheme in graphemes(text) {
        let next = used.saturating_add(cells(grapheme));
        if next > limit {
            return (text.get(..at).unwrap_or(text), used);
        }
        (at, used) = (at + grapheme.len(), next);
    }
    (text, used)
}

/// What is left of `text` after its first `skip` cells; a wide character that is half skipped goes altogether.
pub(super) fn tail(text: &str, skip: u16) -> &str {
    let mut passed: u16 = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        if passed >= skip {
            return text.get(at..).unwrap_or_default();
        }
        passed = passed.saturating_add(cells(grapheme));
    }
    ""
}

/// Lines of at most `limit` cells, broken at spaces, and within a word only where it is longer than a line.
pub(super) fn wrap(text: &str, limit: u16) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() || limit == 0 {
            return None;
        }
        let (fitting, _) = head(rest, limit);
        let end = if fitting.len() == rest.len() || rest.get(fitting.len()..)?.starts_with(' ') {
            fitting.len()
        } else {
            match fitting.rfind(' ') {
                Some(space) if space > 0 => space,
                // One character wider than a line is a line all the same: there must be an end.
                _ if fitting.is_empty() => rest.graphemes(true).next()?.len(),
                _ => fitting.len(),
            }
        };
        let (line, after) = rest.split_at_checked(end)?;
        rest = after.trim_start();
        Some(line.trim_end())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_cut_between_graphemes() {
        for (text, limit, expected) in [
            ("Kabul", 3, "Kab"),
            ("Kabul", 9, "Kabul"),
            ("北京市", 3, "北"),
            ("北京市", 0, ""),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"),
            ("لالا", 1, "ل"),
        ] {
            assert_eq!(head(text, limit).0, expected, "{text} {limit}");
        }
    }

    #[test]
    fn text_is_skipped_by_cells() {
        assert_eq!(tail("Kabul", 2), "bul");
        assert_eq!(tail("北京市", 1), "京市");
        assert_eq!(tail("abc", 9), "");
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        let lines = |text, limit| wrap(text, limit).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines("trade and transit", 9), ["trade and", "transit"]);
        assert_eq!(lines("trade and transit", 8), ["trade", "and", "transit"]);
        assert_eq!(lines("  incomprehensible no ", 6), ["incomp", "rehens", "ible", "no"]);
        assert_eq!(lines("北京 市", 1), ["北", "京", "市"]);
        assert_eq!(lines("", 5), Vec::<String>::new());
        assert_eq!(lines("x", 0), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_unicode(text in "([ -~]|[\r\n\t\u{301}\u{200d}\u{fe0f}\u{1f1e6}🙂é北क\u{94d}ㅎ]|\\PC){0,20}") {
            prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), text.graphemes(true).collect::<Vec<_>>());
        }

        #[test]
        fn wrapping_loses_only_spaces(text in "[a-z é北\u{301}🙂]{0,60}", limit in 2_u16..12) {
            let all = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            let lines: Vec<&str> = wrap(&text, limit).collect();
            prop_assert_eq!(all(&lines.concat()), all(&text));
            for line in lines {
                prop_assert!(width(line) <= limit);
            }
        }
    }
}
