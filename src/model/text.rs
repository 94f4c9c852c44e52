//! `Clean`: text that cannot move the cursor, hide, or reorder what stands beside it.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// One line of text from outside, safe to print: no control, bidi, invisible or filler characters, at most eight code
/// points in a grapheme, no runs of spaces. Only the functions here make one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Clean(Cow<'static, str>);

/// The id of a record, which is not cleaned but refused where it is not letters, digits and `. _ : -`.
pub type Id = Cow<'static, str>;

impl Clean {
    /// Longest label (names, publishers, titles), in characters.
    pub const LABEL: usize = 256;
    /// Longest note (summaries, reasons), in characters.
    pub const NOTE: usize = 64 * 1024;
    /// Most code points in one grapheme; more is decoration, not writing.
    const GRAPHEME: usize = 8;

    /// Cleans `text` and cuts it to `cap` characters, ending in `…`.
    #[must_use]
    pub fn new(text: &str, cap: usize) -> Self {
        Self::within("", text, cap)
    }

    /// The same of a text that may stand in one that is there [as long as the program](lasting).
    #[must_use]
    pub fn within(kept: &'static str, text: &str, cap: usize) -> Self {
        Self(match clean(text, cap) {
            Cow::Borrowed(text) => lasting(text, kept),
            Cow::Owned(line) => Cow::Owned(line),
        })
    }

    /// Cleans a name, title or publisher.
    #[must_use]
    pub fn label(text: &str) -> Self {
        Self::new(text, Self::LABEL)
    }

    /// Cleans a summary, reason or note.
    #[must_use]
    pub fn note(text: &str) -> Self {
        Self::new(text, Self::NOTE)
    }

    /// Whether cleaning would take something out of `text` that a reader could not have seen there. White space alone
    /// is not counted.
    #[must_use]
    pub fn hides(text: &str) -> bool {
        // Nearly every text. No grapheme of it is longer than one code point.
        if is_printable(text) || text.chars().all(stands_alone) {
            return false;
        }
        text.chars().any(|c| !c.is_whitespace() && is_forbidden(c))
            || text.graphemes(true).any(|grapheme| grapheme.chars().count() > Self::GRAPHEME)
    }

    /// Whether `symbol` may stand in one cell of a screen: what clean text could hold there.
    #[must_use]
    pub fn fits_cell(symbol: &str) -> bool {
        symbol.chars().take(Self::GRAPHEME + 1).count() <= Self::GRAPHEME
            && symbol.chars().all(|c| c == ' ' || !(c.is_whitespace() || is_forbidden(c)))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Clean {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Clean {
    fn borrow(&self) -> &str {
        self
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text itself where it is a part of `kept`, which is there as long as the program; else a copy.
#[must_use]
pub fn lasting(text: &str, kept: &'static str) -> Cow<'static, str> {
    let start = text.as_ptr().addr().checked_sub(kept.as_ptr().addr());
    // Nothing else can stand at an address within it.
    let part = start.and_then(|start| kept.get(start..)?.get(..text.len()));
    part.map_or_else(|| Cow::Owned(text.to_owned()), Cow::Borrowed)
}

/// Folds case and accents away, for search and for names that look alike (NFKD without marks, lower case).
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether a byte is anything but printable ASCII. Sums of it over all bytes of a text are made many bytes at a time.
fn odd(byte: u8) -> u8 {
    u8::from(!(0x20..0x7f).contains(&byte))
}

/// Whether all of `text` is printable ASCII.
fn is_printable(text: &str) -> bool {
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

fn clean(text: &str, cap: usize) -> Cow<'_, str> {
    if is_plain(text) && text.len() <= cap || is_spaced_plainly(text) && text.chars().count() <= cap {
        return Cow::Borrowed(text);
    }
    // Taking a character out can bring its neighbours together into something that must go too.
    let mut line = sweep(text);
    loop {
        let next = sweep(&line);
        if next == line {
            break;
        }
        line = next;
    }
    if line.chars().count() > cap {
        line = cut(&line, cap);
    }
    Cow::Owned(line)
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
        line.extend(chars.take(Clean::GRAPHEME));
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

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Controls, bidi controls, invisible and filler characters, variation selectors, tags, noncharacters, private planes,
/// and the emoji parts on whose width terminals disagree (keycap, skin tones).
fn is_forbidden(c: char) -> bool {
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
    use proptest::prelude::*;

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

    #[test]
    fn controls_and_hidden_characters_go() {
        for (text, expected) in [
            ("a \u{1b}]0;pwn\u{7} b", "a ]0;pwn b"),
            ("\u{9b}31mred", "31mred"),
            ("left\u{202e}right", "leftright"),
            ("soft\u{ad}hy\u{200b}phen\u{feff}", "softhyphen"),
            ("tag\u{e0041}s", "tags"),
            ("a\tb\r\nc", "a b c"),
            ("  many   spaces ", "many spaces"),
            ("no\u{a0}break, wide\u{3000}", "no break, wide"),
            ("\u{301}no base", "no base"),
            ("❤\u{fe0f}", "❤"),
            ("1\u{fe0f}\u{20e3}", "1"),
        ] {
            assert_eq!(Clean::label(text).as_str(), expected, "{text:?}");
        }
    }

    #[test]
    fn writing_stays_as_it_is() {
        for text in ["Москва", "Ашхабад — Герат", "کابل", "काबुल", "北京", "naïve", "می\u{200c}خواهم", "👍"]
        {
            assert_eq!(Clean::label(text).as_str(), text);
            assert!(!Clean::hides(text), "{text}");
        }
    }

    #[test]
    fn a_joiner_between_other_things_goes() {
        assert_eq!(Clean::label("a\u{200d}b").as_str(), "ab");
        assert_eq!(Clean::label("👩\u{200d}🚀").as_str(), "👩🚀");
    }

    #[test]
    fn decoration_is_bounded_and_length_is_cut_at_a_whole_grapheme() {
        let zalgo = format!("a{}", "\u{301}".repeat(1000));
        assert_eq!(Clean::label(&zalgo).chars().count(), Clean::GRAPHEME);
        assert!(Clean::hides(&zalgo));
        let long = "ab".repeat(300);
        assert_eq!(Clean::label(&long).chars().count(), Clean::LABEL);
        assert!(Clean::label(&long).ends_with('…'));
    }

    #[test]
    fn a_part_of_what_lasts_is_not_copied() {
        const KEPT: &str = "a clean text,  and more";
        let elsewhere = String::from("clean");
        for (text, expected) in
            [(KEPT.get(2..7).unwrap(), "clean"), (KEPT, "a clean text, and more"), (&elsewhere, "clean")]
        {
            let clean = Clean::within(KEPT, text, Clean::LABEL);
            assert_eq!(clean.as_str(), expected);
            assert_eq!(matches!(clean.0, Cow::Borrowed(_)), text.len() == 5 && text.as_ptr() != elsewhere.as_ptr());
        }
    }

    #[test]
    fn folding_forgets_case_and_accents() {
        assert_eq!(fold("Türkiye"), fold("TURKIYE"));
        assert_eq!(fold("São"), "sao");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>(), cap in 4usize..40) {
            let once = Clean::new(&text, cap);
            prop_assert_eq!(&Clean::new(&once, cap), &once);
        }

        #[test]
        fn nothing_forbidden_is_left(text in any::<String>()) {
            let line = Clean::note(&text);
            prop_assert!(!line.chars().any(is_forbidden));
            prop_assert!(line.graphemes(true).all(Clean::fits_cell));
            prop_assert!(!line.contains("  ") && line.trim() == line.as_str());
        }

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

        #[test]
        fn a_text_that_hides_something_is_not_clean_as_it_stands(text in any::<String>(), marks in 0usize..20) {
            let text = text + "a" + &"\u{301}".repeat(marks);
            prop_assert!(!Clean::hides(&text) || Clean::note(&text).as_str() != text);
        }
    }
}
