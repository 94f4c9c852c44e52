//! Colours: as theme files give them, and as terminals of each depth can show them.

use ratatui::style::Color;

use super::depth::Depth;

/// Red, green, blue.
pub(crate) type Rgb = (u8, u8, u8);

/// The sixteen colours by name, with the values that xterm gives them.
const ANSI: [(&str, Color, Rgb); 16] = [
    ("black", Color::Black, (0, 0, 0)),
    ("red", Color::Red, (205, 0, 0)),
    ("green", Color::Green, (0, 205, 0)),
    ("yellow", Color::Yellow, (205, 205, 0)),
    ("blue", Color::Blue, (0, 0, 238)),
    ("magenta", Color::Magenta, (205, 0, 205)),
    ("cyan", Color::Cyan, (0, 205, 205)),
    ("white", Color::Gray, (229, 229, 229)),
    ("bright-black", Color::DarkGray, (127, 127, 127)),
    ("bright-red", Color::LightRed, (255, 0, 0)),
    ("bright-green", Color::LightGreen, (0, 255, 0)),
    ("bright-yellow", Color::LightYellow, (255, 255, 0)),
    ("bright-blue", Color::LightBlue, (92, 92, 255)),
    ("bright-magenta", Color::LightMagenta, (255, 0, 255)),
    ("bright-cyan", Color::LightCyan, (0, 255, 255)),
    ("bright-white", Color::White, (255, 255, 255)),
];

/// A colour of a palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hue {
    /// In full.
    pub(super) rgb: Rgb,
    /// Where there are sixteen.
    pub(super) ansi: Color,
}

impl Hue {
    /// The colour as a terminal of this depth can show it.
    pub(super) fn at(self, depth: Depth) -> Option<Color> {
        let (r, g, b) = self.rgb;
        match depth {
            Depth::True => Some(Color::Rgb(r, g, b)),
            Depth::Indexed => Some(Color::Indexed(nearest(self.rgb))),
            Depth::Sixteen => Some(self.ansi),
            Depth::None => None,
        }
    }
}

/// `#rrggbb`.
pub(super) fn hex(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some((part(0)?, part(2)?, part(4)?))
}

/// One of the sixteen colours.
pub(super) fn ansi(name: &str) -> Option<Color> {
    ANSI.iter().find(|(known, ..)| *known == name).map(|(_, colour, _)| *colour)
}

/// The names of the sixteen colours.
pub(super) fn ansi_names() -> impl Iterator<Item = &'static str> {
    ANSI.iter().map(|(name, ..)| *name)
}

/// What a terminal makes of a colour; nothing where it is the terminal's own.
pub(crate) fn rgb(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Reset => None,
        Color::Rgb(r, g, b) => Some((r, g, b)),
        Color::Indexed(index) => Some(indexed(index)),
        named => ANSI.iter().find(|(_, known, _)| *known == named).map(|(.., rgb)| *rgb),
    }
}

/// The number of a colour in the table of 256; nothing where it has none.
#[must_use]
pub const fn colour_number(colour: Color) -> Option<u8> {
    Some(match colour {
        Color::Indexed(index) => index,
        Color::Reset | Color::Rgb(..) => return None,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    })
}

/// Colour `index` of 256, as xterm has them: the sixteen, a cube of 6 × 6 × 6, then greys.
fn indexed(index: u8) -> Rgb {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match index {
        0..16 => ANSI.get(usize::from(index)).map_or((0, 0, 0), |(.., rgb)| *rgb),
        16..232 => (level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6)),
        _ => (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)),
    }
}

/// The nearest of the 240 colours that are the same everywhere.
fn nearest(rgb: Rgb) -> u8 {
    (16..=255).min_by_key(|index| distance(rgb, indexed(*index))).unwrap_or(16)
}

/// How far two colours lie apart to the eye ("redmean", without the root).
fn distance(a: Rgb, b: Rgb) -> i32 {
    let mean = i32::midpoint(a.0.into(), b.0.into());
    let square = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
    let (red, green, blue) = (square(a.0, b.0), square(a.1, b.1), square(a.2, b.2));
    ((512 + mean) * red + 1024 * green + (767 - mean) * blue) >> 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_strictly() {
        assert_eq!(hex("#12abEF"), Some((0x12, 0xab, 0xef)));
        for wrong in ["", "#", "123456", "#12345", "#1234567", "#+12345", "#12345g", "#é1234"] {
            assert_eq!(hex(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_256_hold_their_own_colours() {
        for index in 16..=255 {
            assert_eq!(indexed(nearest(indexed(index))), indexed(index));
        }
        assert_eq!(indexed(196), (255, 0, 0));
        assert_eq!(indexed(244), (128, 128, 128));
    }
}
