//! The signs that are drawn, in Unicode and in ASCII, and text brought to ASCII.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Which characters the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Glyphs {
    /// Box drawing and the signs of WGL4.
    #[default]
    Unicode,
    /// Nothing above U+007E.
    Ascii,
}

/// Lines by the sides they reach: 1 up, 2 down, 4 left, 8 right.
const LINES: [&str; 16] = [" ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼"];
const ASCII_LINES: [&str; 16] = [" ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+"];

/// The same where lines are double: those up and down, those across, and both.
const UPRIGHT: [&str; 16] = [" ", "║", "║", "║", "─", "╜", "╖", "╢", "─", "╙", "╓", "╟", "─", "╨", "╥", "╫"];
const LEVEL: [&str; 16] = [" ", "│", "│", "│", "═", "╛", "╕", "╡", "═", "╘", "╒", "╞", "═", "╧", "╤", "╪"];
const DOUBLE: [&str; 16] = [" ", "║", "║", "║", "═", "╝", "╗", "╣", "═", "╚", "╔", "╠", "═", "╩", "╦", "╬"];
const ASCII_LEVEL: [&str; 16] = [" ", "|", "|", "|", "=", "+", "+", "+", "=", "+", "+", "+", "=", "+", "+", "+"];

/// Characters that stand for themselves badly once their marks are gone.
const SPELLED: [(char, &str); 34] = [
    ('–', "-"),
    ('—', "-"),
    ('−', "-"),
    ('‘', "'"),
    ('’', "'"),
    ('“', "\""),
    ('”', "\""),
    ('«', "\""),
    ('»', "\""),
    // Not a dot: that is what is not recorded.
    ('·', "_"),
    ('•', "*"),
    ('×', "x"),
    ('±', "~"),
    ('▲', "^"),
    ('▼', "v"),
    ('►', ">"),
    ('◄', "<"),
    ('→', "->"),
    ('←', "<-"),
    ('↑', "Up"),
    ('↓', "Down"),
    ('─', "-"),
    ('═', "="),
    ('●', "@"),
    ('○', "o"),
    ('║', "!"),
    ('█', "#"),
    ('▓', "="),
    ('░', ","),
    ('ß', "ss"),
    ('ø', "o"),
    ('ł', "l"),
    ('ı', "i"),
    ('æ', "ae"),
];

impl Glyphs {
    /// What stands where text was cut.
    pub(super) const fn ellipsis(self) -> &'static str {
        match self {
            Self::Unicode => "…",
            Self::Ascii => "..",
        }
    }

    /// What stands before the title of the pane that the keys go to.
    pub(super) const fn focus(self) -> &'static str {
        match self {
            Self::Unicode => "►",
            Self::Ascii => ">",
        }
    }

    /// Between the first and the last of a range.
    pub(super) const fn dash(self) -> &'static str {
        match self {
            Self::Unicode => "–",
            Self::Ascii => "-",
        }
    }

    /// The line that reaches these sides.
    pub(super) fn line(self, sides: u8) -> &'static str {
        let lines = if self == Self::Unicode { &LINES } else { &ASCII_LINES };
        lines.get(usize::from(sides)).copied().unwrap_or(" ")
    }

    /// The line that reaches these sides, where those up and down, or those across, may be double.
    pub(super) fn joint(self, sides: u8, upright: bool, level: bool) -> &'static str {
        let lines = match (self, upright, level) {
            (Self::Unicode, false, false) => &LINES,
            (Self::Unicode, true, false) => &UPRIGHT,
            (Self::Unicode, false, true) => &LEVEL,
            (Self::Unicode, true, true) => &DOUBLE,
            (Self::Ascii, _, false) => &ASCII_LINES,
            (Self::Ascii, _, true) => &ASCII_LEVEL,
        };
        lines.get(usize::from(sides)).copied().unwrap_or(" ")
    }

    /// The sides that a drawn line reaches; none where there is no line.
    pub(super) fn sides(self, line: &str) -> u8 {
        if line == " " {
            return 0;
        }
        let lines = if self == Self::Unicode { &LINES } else { &ASCII_LINES };
        let at = lines.iter().rposition(|known| *known == line).unwrap_or(0);
        u8::try_from(at).unwrap_or(0)
    }

    /// Text as it can be shown: in ASCII without marks, other writing as one `?` a character.
    pub(super) fn text(self, text: &str) -> Cow<'_, str> {
        if self == Self::Unicode || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for grapheme in text.graphemes(true) {
            spell(grapheme, &mut out);
        }
        Cow::Owned(out)
    }
}

fn spell(grapheme: &str, out: &mut String) {
    let from = out.len();
    // After a word text is cut, and two dots say so. Alone it stands for a figure that is being counted: two dots would be
    // those of a square with neither words nor deeds.
    if grapheme == Glyphs::Unicode.ellipsis() {
        let alone = out.is_empty() || out.ends_with(' ');
        out.push_str(if alone { "..." } else { Glyphs::Ascii.ellipsis() });
        return;
    }
    for c in grapheme.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii() {
            out.push(c);
        } else if let Some((_, spelled)) = SPELLED.iter().find(|(known, _)| *known == c) {
            out.push_str(spelled);
        }
    }
    if out.len() == from {
        out.push('?');
    }
}

#[cfg(test)]
mod tests {
    use hashbrown::{HashMap, HashSet};

    use super::*;

    #[test]
    fn ascii_keeps_what_can_be_read() {
        for (text, expected) in [
            ("Kabul", "Kabul"),
            ("İstanbul, Kraków, Straße", "Istanbul, Krakow, Strasse"),
            ("“12–14” · ▲", "\"12-14\" _ ^"),
            ("北京 is Beijing", "?? is Beijing"),
            ("👩‍🚀!", "?!"),
            ("cut…", "cut.."),
            ("…", "..."),
            ("partner …", "partner ..."),
        ] {
            assert_eq!(Glyphs::Ascii.text(text), expected);
            assert_eq!(Glyphs::Unicode.text(text), text);
        }
    }

    /// But for the pane and the row that the keys go to: one sign of ASCII says so in a border and before a row.
    #[test]
    fn no_two_marks_of_the_legend_look_alike_in_ascii() {
        let legend = crate::scene::legend().into_iter().flat_map(|group| group.marks);
        let mut meant: HashMap<String, String> = HashMap::new();
        for mark in legend.map(|line| line.mark.text).filter(|mark| mark != "►") {
            let drawn = Glyphs::Ascii.text(&mark).into_owned();
            let first = meant.entry(drawn.clone()).or_insert_with(|| mark.clone());
            assert_eq!(*first, mark, "{drawn}");
        }
        // A dot says that nothing is recorded, or was left out, and nothing else does.
        let signs: HashSet<char> = meant.values().flat_map(|mark| mark.chars()).filter(|c| !c.is_ascii()).collect();
        let dots: Vec<char> = signs.into_iter().filter(|c| Glyphs::Ascii.text(&c.to_string()) == ".").collect();
        assert!(dots.is_empty(), "{dots:?}");
        assert_eq!(meant.get("_").map(String::as_str), Some("·"));
        assert_eq!(meant.get(".").map(String::as_str), Some("."));
    }

    #[test]
    fn every_sign_has_an_ascii_form() {
        for sides in 0..16 {
            assert!(Glyphs::Ascii.line(sides).is_ascii());
            assert_ne!(sides > 0, Glyphs::Unicode.line(sides) == " ");
            for (upright, level) in [(false, false), (false, true), (true, false), (true, true)] {
                assert!(Glyphs::Ascii.joint(sides, upright, level).is_ascii());
                assert_ne!(sides > 0, Glyphs::Unicode.joint(sides, upright, level) == " ");
            }
        }
        for sign in [Glyphs::Ascii.ellipsis(), Glyphs::Ascii.focus(), Glyphs::Ascii.dash()] {
            assert!(sign.is_ascii());
        }
    }
}
