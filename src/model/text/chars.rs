//! Which characters may stand in a text: those that never may, and those that may beside any other.

/// Whether a character may stand in a text as it is and, beside another of which that holds, is a grapheme of its own: letters
/// of scripts that write one after the other, their punctuation, lines and blocks. By the classes of Unicode Standard Annex 29:
/// those of `Other` that are neither controls nor white space, a space aside; not all of them.
#[must_use]
pub fn stands_alone(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{58f}'
        | '\u{5d0}'..='\u{5f4}' | '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' | '\u{6f0}'..='\u{6ff}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20c0}' | '\u{2500}'..='\u{25ff}'
        | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff9d}')
}

/// Whether a character joins its neighbours, or keeps them apart, where a script needs it.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Controls, bidi controls, invisible and filler characters, variation selectors, tags, noncharacters, private planes,
/// and the emoji parts on whose width terminals disagree (keycap, skin tones).
pub(super) fn is_forbidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20e3}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::is_combining_mark;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    #[test]
    fn what_stands_alone_is_clean_and_a_grapheme_beside_its_like() {
        for c in ('\0'..=char::MAX).filter(|c| stands_alone(*c)) {
            assert!(!is_forbidden(c) && !is_combining_mark(c) && (c == ' ' || !c.is_whitespace()), "{c:?}");
            for other in ['a', '©', 'ж', 'ش', '北', '►'] {
                assert!(stands_alone(other));
                assert_eq!(format!("{c}{other}{c}").graphemes(true).count(), 3, "{c:?} {other:?}");
            }
        }
    }
}
