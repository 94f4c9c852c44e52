//! What is asked of the terminal: its background, and whether it can enlarge text. Nobody waits for the answers, which
//! come among the keys.

/// The question for the colour of the background.
const GROUND: &[u8] = b"\x1b]11;?\x1b\\";
/// Draws a blank of two columns and two rows in the first corner, which the first frame clears, and asks where the cursor
/// is then: to draw it is the only proof.
const LARGE: &[u8] = b"\x1b[H\x1b]66;s=2; \x1b\\\x1b[6n";
/// Column and row, from 0, of the cursor after that blank where text can be enlarged; elsewhere it has not moved, or by
/// one column, or over all that stood in the sequence.
pub(super) const ENLARGED: (u16, u16) = (2, 0);

/// What is asked at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Asked {
    /// The background.
    pub(super) ground: bool,
    /// Whether text can be enlarged.
    pub(super) large: bool,
}

impl Asked {
    /// Whether anything is.
    pub(super) const fn any(self) -> bool {
        self.ground || self.large
    }

    /// The questions in one piece. The cursor is told behind our back ([`modes::cursor`](super::modes::cursor)), so the
    /// background is asked in any case: that this answer is there says that the one before is.
    pub(super) fn question(self) -> Vec<u8> {
        let large = if self.large { LARGE } else { &[] };
        let ground = if self.any() { GROUND } else { &[] };
        [large, ground].concat()
    }
}

/// Whether a terminal is light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// The ground in `11;rgb:RRRR/GGGG/BBBB`, of one to four hexadecimal digits each.
pub(super) fn ground(answer: &str) -> Option<Ground> {
    let colour = answer.strip_prefix("11;rgb")?;
    let colour = colour.strip_prefix('a').unwrap_or(colour).strip_prefix(':')?;
    let mut parts = colour.split('/').map(part);
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // Rec. 709: how bright each is to the eye, of 10,000 in all.
    let light = 2126 * red + 7152 * green + 722 * blue;
    Some(if light > 10_000 * 255 / 2 { Ground::Light } else { Ground::Dark })
}

/// A colour's share as 0–255, from digits that may be one to four.
fn part(digits: &str) -> Option<u32> {
    let most = 16u32.checked_pow(u32::try_from(digits.len()).ok().filter(|length| (1..=4).contains(length))?)? - 1;
    Some(u32::from_str_radix(digits, 16).ok()? * 255 / most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_wanted_is_asked_and_the_background_last() {
        let asked = |ground, large| String::from_utf8(Asked { ground, large }.question()).unwrap();
        assert_eq!(asked(false, false), "");
        assert_eq!(asked(true, false), "\x1b]11;?\x1b\\");
        let both = "\x1b[H\x1b]66;s=2; \x1b\\\x1b[6n\x1b]11;?\x1b\\";
        assert_eq!((asked(false, true).as_str(), asked(true, true).as_str()), (both, both));
    }

    #[test]
    fn the_ground_is_read_from_any_form_of_answer() {
        for (answer, expected) in [
            ("11;rgb:1e1e/1e1e/1e1e", Some(Ground::Dark)),
            ("11;rgb:ffff/ffff/ffff", Some(Ground::Light)),
            ("11;rgb:f/f/d", Some(Ground::Light)),
            ("11;rgba:00/2b/36/ff", Some(Ground::Dark)),
            ("11;rgb:00/ff/00", Some(Ground::Light)),
            ("10;rgb:ff/ff/ff", None),
            ("11;rgb:12/34", None),
            ("11;rgb:12345/0/0", None),
            ("11;rgb:é/0/0", None),
            ("", None),
        ] {
            assert_eq!(ground(answer), expected, "{answer:?}");
        }
    }
}
