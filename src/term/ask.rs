//! What is asked of the terminal: its background. Nobody waits for the answer, which comes among the keys.

/// The question for the colour of the background.
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

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
