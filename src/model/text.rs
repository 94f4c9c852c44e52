//! `Clean`: text that cannot move the cursor, hide, or reorder what stands beside it.

mod chars;
mod clean;

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use std::path::Path;

pub use chars::stands_alone;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use self::chars::is_forbidden;
use self::clean::{GRAPHEME, clean, is_printable};

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

    /// Cleans the name of a file.
    #[must_use]
    pub fn path(path: &Path) -> Self {
        Self::label(&path.to_string_lossy())
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
            || text.graphemes(true).any(|grapheme| grapheme.chars().count() > GRAPHEME)
    }

    /// Whether `symbol` may stand in one cell of a screen: what clean text could hold there.
    #[must_use]
    pub fn fits_cell(symbol: &str) -> bool {
        symbol.chars().take(GRAPHEME + 1).count() <= GRAPHEME
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

impl From<Clean> for String {
    fn from(clean: Clean) -> Self {
        clean.0.into_owned()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
        assert_eq!(Clean::label(&zalgo).chars().count(), GRAPHEME);
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
        fn a_text_that_hides_something_is_not_clean_as_it_stands(text in any::<String>(), marks in 0usize..20) {
            let text = text + "a" + &"\u{301}".repeat(marks);
            prop_assert!(!Clean::hides(&text) || Clean::note(&text).as_str() != text);
        }
    }
}
