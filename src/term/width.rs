//! Symbols on whose width terminals disagree.

use super::admit::is_ascii;

/// Characters that measure the same everywhere: Latin, Greek, Cyrillic, Armenian, Georgian; the letters and digits of
/// Hebrew, Arabic, Devanagari and Thai that are neither marks nor parts of others; dashes and quotes, arrows, boxes,
/// blocks and shapes; kana, Han and Hangul syllables.
const fn is_sure(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{531}'..='\u{556}' | '\u{561}'..='\u{587}' | '\u{10d0}'..='\u{10fa}'
        | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{660}'..='\u{669}' | '\u{671}'..='\u{6d3}'
        | '\u{6f0}'..='\u{6f9}' | '\u{904}'..='\u{939}' | '\u{e01}'..='\u{e30}'
        | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25ff}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Marks that are drawn over the letter before them everywhere: accents, and the vowels of Arabic.
const fn is_over(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{34e}' | '\u{350}'..='\u{36f}' | '\u{64b}'..='\u{652}')
}

/// Whether some terminal may take another number of columns for `symbol` than we do.
#[inline]
pub(super) fn is_disputed(symbol: &str) -> bool {
    !is_ascii(symbol) && !is_letter(symbol)
}

/// Whether it is one character, or one and the marks over it, that measure the same everywhere.
fn is_letter(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    chars.next().is_some_and(is_sure) && chars.all(is_over)
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;

    #[test]
    fn letters_are_sure_and_other_clusters_are_not() {
        for symbol in ["a", "ß", "Ж", "─", "▲", "►", "北", "…", "e\u{301}", "a\u{323}\u{302}", "ا", "ב", "क", "ต", "ა"]
        {
            assert!(!is_disputed(symbol), "{symbol}");
        }
        for symbol in
            ["", "\u{301}", "👍", "👩\u{200d}🚀", "क्", "कि", "ตำ", "❤", "❤\u{fe0f}", "🇦🇫", "\u{fffd}", "\u{1fb00}"]
        {
            assert!(is_disputed(symbol), "{symbol}");
        }
    }

    #[test]
    fn what_is_sure_takes_columns_and_what_is_over_takes_none() {
        for c in '\0'..=char::MAX {
            assert!(!is_sure(c) || matches!(c.width(), Some(1 | 2)), "{c:?}");
            assert!(!is_over(c) || c.width() == Some(0), "{c:?}");
        }
    }
}
