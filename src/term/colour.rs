//! How many colours the terminal shows, and the nearest it has to a colour that was asked for.

use ratatui::style::Color;

use crate::ui::Depth;

/// What the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wanted {
    /// What the environment says.
    #[default]
    Auto,
    /// As many as the terminal has, whatever `NO_COLOR` says.
    Always,
    /// This many.
    Exactly(Depth),
}

/// Terminals that show 24 bits and do not always say so; the beginning of `TERM`.
const FULL: &[&str] = &["xterm-kitty", "alacritty", "foot", "wezterm", "xterm-ghostty", "contour", "iterm"];
/// Terminals that show no colour.
const PLAIN: &[&str] = &["vt1", "vt2", "vt3", "vt4", "vt52", "xterm-mono"];

impl Depth {
    /// Decides by what is wanted, then `NO_COLOR` (not empty), `CLICOLOR_FORCE`, `COLORTERM` and `TERM`; `var` reads
    /// the environment.
    #[must_use]
    pub fn detect(wanted: Wanted, var: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name| var(name).is_some_and(|value| !value.is_empty());
        if let Wanted::Exactly(depth) = wanted {
            return depth;
        }
        if wanted == Wanted::Auto && set("NO_COLOR") {
            return Self::None;
        }
        let term = var("TERM").unwrap_or_default();
        let begins = |table: &[&str]| table.iter().any(|name| term.starts_with(name));
        let forced =
            wanted == Wanted::Always || var("CLICOLOR_FORCE").is_some_and(|value| !matches!(&*value, "" | "0"));
        if var("COLORTERM").is_some_and(|value| matches!(&*value, "truecolor" | "24bit"))
            || term.ends_with("-direct")
            || begins(FULL)
        {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed
        } else if begins(PLAIN) && !forced {
            Self::None
        } else {
            Self::Sixteen
        }
    }

    /// The nearest colour that is sent.
    #[must_use]
    #[inline]
    pub fn nearest(self, colour: Color) -> Color {
        if self == Self::True { colour } else { self.reduced(colour) }
    }

    fn reduced(self, colour: Color) -> Color {
        match (self, colour) {
            (_, Color::Reset) | (Self::True, _) => colour,
            (Self::None, _) => Color::Reset,
            (Self::Indexed, Color::Rgb(r, g, b)) => indexed([r, g, b]),
            (Self::Sixteen, Color::Rgb(r, g, b)) => sixteen([r, g, b]),
            (Self::Sixteen, Color::Indexed(index @ 16..)) => sixteen(rgb(index)),
            (Self::Indexed | Self::Sixteen, _) => colour,
        }
    }
}

type Rgb = [u8; 3];

const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
/// The sixteen as most terminals show them.
const SIXTEEN: [(Color, Rgb); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

fn distance(a: Rgb, b: Rgb) -> u32 {
    a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

fn sixteen(wanted: Rgb) -> Color {
    SIXTEEN.iter().min_by_key(|(_, rgb)| distance(*rgb, wanted)).map_or(Color::Reset, |(colour, _)| *colour)
}

/// The nearest of the cube of six steps a side (16–231) and the ramp of 24 greys (232–255).
fn indexed(wanted: Rgb) -> Color {
    let step = |value: u8| (0u8..).zip(STEPS).min_by_key(|(_, step)| step.abs_diff(value)).map_or(0, |(at, _)| at);
    let [r, g, b] = wanted.map(step);
    let cube = 16 + 36 * r + 6 * g + b;
    let mean = wanted.iter().map(|value| u16::from(*value)).sum::<u16>() / 3;
    let grey = 232 + u8::try_from(mean.saturating_sub(3) / 10).unwrap_or(u8::MAX).min(23);
    Color::Indexed(if distance(rgb(grey), wanted) < distance(rgb(cube), wanted) { grey } else { cube })
}

/// What a number of the table beyond the first sixteen stands for.
fn rgb(index: u8) -> Rgb {
    if let Some(grey) = index.checked_sub(232) {
        return [8 + 10 * grey; 3];
    }
    let cube = index.saturating_sub(16);
    [cube / 36, cube / 6 % 6, cube % 6].map(|at| STEPS.get(usize::from(at)).copied().unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(wanted: Wanted, vars: &[(&str, &str)]) -> Depth {
        Depth::detect(wanted, |name| vars.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_decides_in_this_order() {
        for (wanted, vars, depth) in [
            (Wanted::Auto, &[][..], Depth::Sixteen),
            (Wanted::Auto, &[("TERM", "xterm-256color")], Depth::Indexed),
            (Wanted::Auto, &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], Depth::True),
            (Wanted::Auto, &[("TERM", "xterm-kitty")], Depth::True),
            (Wanted::Auto, &[("TERM", "linux")], Depth::Sixteen),
            (Wanted::Auto, &[("TERM", "vt220")], Depth::None),
            (Wanted::Auto, &[("TERM", "vt220"), ("CLICOLOR_FORCE", "1")], Depth::Sixteen),
            (Wanted::Auto, &[("NO_COLOR", "1"), ("COLORTERM", "24bit"), ("CLICOLOR_FORCE", "1")], Depth::None),
            (Wanted::Auto, &[("NO_COLOR", ""), ("COLORTERM", "24bit")], Depth::True),
            (Wanted::Always, &[("NO_COLOR", "1"), ("TERM", "vt220")], Depth::Sixteen),
            (Wanted::Exactly(Depth::None), &[("COLORTERM", "24bit")], Depth::None),
            (Wanted::Exactly(Depth::True), &[("NO_COLOR", "1")], Depth::True),
        ] {
            assert_eq!(detect(wanted, vars), depth, "{wanted:?} {vars:?}");
        }
    }

    #[test]
    fn a_colour_that_is_not_there_becomes_the_nearest() {
        let orange = Color::Rgb(255, 135, 0);
        for (depth, colour, sent) in [
            (Depth::True, orange, orange),
            (Depth::Indexed, orange, Color::Indexed(208)),
            (Depth::Indexed, Color::Rgb(120, 121, 119), Color::Indexed(243)),
            (Depth::Indexed, Color::Rgb(255, 255, 255), Color::Indexed(231)),
            (Depth::Indexed, Color::Blue, Color::Blue),
            (Depth::Sixteen, Color::Rgb(90, 90, 250), Color::LightBlue),
            (Depth::Sixteen, Color::Indexed(231), Color::White),
            (Depth::Sixteen, Color::Indexed(3), Color::Indexed(3)),
            (Depth::None, orange, Color::Reset),
            (Depth::None, Color::Indexed(3), Color::Reset),
            (Depth::None, Color::Reset, Color::Reset),
        ] {
            assert_eq!(depth.nearest(colour), sent, "{depth:?} {colour:?}");
        }
    }

    #[test]
    fn every_colour_has_a_near_one_in_the_table() {
        for value in 0..=u8::MAX {
            for wanted in [[value; 3], [value, 0, 0], [255, value, 31], [value, 255 - value, 128]] {
                let Color::Indexed(index) = indexed(wanted) else { panic!("{wanted:?}") };
                assert!(index >= 16 && distance(rgb(index), wanted) <= 3 * 48 * 48, "{wanted:?} {index}");
            }
        }
    }
}
