//! Symbols on whose width terminals disagree.

use super::admit::is_ascii;

/// Characters that measure the same everywhere: Latin, Greek, Cyrillic, dashes and quotes, arrows, boxes, blocks and
/// shapes; kana, Han and Hangul syllables.
fn is_sure(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a1}'..='\u{24f}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25ff}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether some terminal may take another number of columns for `symbol` than we do.
#[inline]
pub(super) fn is_disputed(symbol: &str) -> bool {
    !is_ascii(symbol) && !is_one_sure(symbol)
}

fn is_one_sure(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    chars.next().is_some_and(is_sure) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_sure_and_clusters_are_not() {
        for symbol in ["a", "ß", "Ж", "─", "▲", "►", "北", "…"] {
            assert!(!is_disputed(symbol), "{symbol}");
        }
        for symbol in ["", "e\u{301}", "👍", "👩\u{200d}🚀", "क्", "ا", "ต", "❤", "🇦🇫", "\u{fffd}", "\u{1fb00}"]
        {
            assert!(is_disputed(symbol), "{symbol}");
        }
    }
}
