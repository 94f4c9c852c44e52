//! Themes: a palette, then what each role looks like, read from JSON and reduced to the colours a terminal has.

use std::collections::BTreeMap;
use std::fmt;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::scene::Tone;

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// 24 bits.
    #[default]
    True,
    /// The cube of 256.
    Indexed,
    /// The sixteen that the terminal's user chose.
    Sixteen,
    /// None: bold, underline and reverse alone.
    None,
}

/// The shipped themes by name.
const BUILTIN: &[(&str, &str)] = &[
    ("dusk", include_str!("../../assets/themes/dusk.json")),
    ("daylight", include_str!("../../assets/themes/daylight.json")),
    ("projector", include_str!("../../assets/themes/projector.json")),
    ("mono", include_str!("../../assets/themes/mono.json")),
];

/// Why a theme cannot be used.
#[derive(Debug)]
pub struct ThemeError(String);

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ThemeError {}

/// What a theme file may say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(rename = "about")]
    _about: Option<String>,
    palette: BTreeMap<String, Swatch>,
    roles: BTreeMap<String, Role>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Swatch {
    rgb: Color,
    ansi: Ansi,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum Ansi {
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    White,
    BrightBlack,
    BrightRed,
    BrightGreen,
    BrightYellow,
    BrightBlue,
    BrightMagenta,
    BrightCyan,
    BrightWhite,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Role {
    fg: Option<String>,
    bg: Option<String>,
    style: Vec<Emphasis>,
    /// What it looks like without colours, where that is not the same emphasis.
    bare: Option<Vec<Emphasis>>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum Emphasis {
    Bold,
    Dim,
    Underline,
    Reverse,
    Italic,
}

/// A theme, ready to paint with: every role as a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    pub(super) text: Style,
    pub(super) chrome: Style,
    pub(super) dialog: Style,
    pub(super) border: Style,
    pub(super) border_focused: Style,
    pub(super) header: Style,
    pub(super) key: Style,
    pub(super) selection: Style,
    pub(super) selection_idle: Style,
    pub(super) muted: Style,
    tones: [Style; 6],
}

impl Theme {
    /// Names of the shipped themes, in the order in which they follow each other.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        BUILTIN.iter().map(|(name, _)| *name).collect()
    }

    /// The shipped theme with this name, for a terminal of this depth.
    #[must_use]
    pub fn builtin(name: &str, depth: Depth) -> Option<Self> {
        let (_, json) = BUILTIN.iter().find(|(known, _)| *known == name)?;
        Self::parse(json, depth).ok()
    }

    /// Reads a theme.
    ///
    /// # Errors
    /// When it is not JSON of the form of the shipped themes, or names a colour that its palette does not have.
    pub fn parse(json: &str, depth: Depth) -> Result<Self, ThemeError> {
        let raw: Raw = serde_json::from_str(json).map_err(|error| ThemeError(error.to_string()))?;
        let role = |name: &str| raw.style(name, depth);
        Ok(Self {
            text: role("text")?,
            chrome: role("chrome")?,
            dialog: role("dialog")?,
            border: role("border")?,
            border_focused: role("border-focused")?,
            header: role("header")?,
            key: role("key")?,
            selection: role("selection")?,
            selection_idle: role("selection-idle")?,
            muted: role("muted")?,
            tones: [
                role("cooperative")?,
                role("conflictual")?,
                role("muted")?,
                role("accent")?,
                role("new")?,
                role("alert")?,
            ],
        })
    }

    /// How a tone looks, over the style of what it stands in.
    pub(super) fn tone(&self, tone: Tone) -> Style {
        let [cooperative, conflictual, muted, accent, new, alert] = self.tones;
        match tone {
            Tone::Plain => Style::new(),
            Tone::Cooperative => cooperative,
            Tone::Conflictual => conflictual,
            Tone::Muted => muted,
            Tone::Accent => accent,
            Tone::New => new,
            Tone::Alert => alert,
        }
    }
}

impl Raw {
    fn style(&self, name: &str, depth: Depth) -> Result<Style, ThemeError> {
        let role = self.roles.get(name).ok_or_else(|| ThemeError(format!("the role `{name}` is missing")))?;
        let swatch = |colour: &Option<String>| match colour {
            None => Ok(None),
            Some(colour) => {
                let known = self.palette.get(colour);
                known.map(Some).ok_or_else(|| ThemeError(format!("role `{name}`: no colour `{colour}` in the palette")))
            }
        };
        let (fg, bg) = (swatch(&role.fg)?, swatch(&role.bg)?);
        let emphasis = if depth == Depth::None { role.bare.as_ref().unwrap_or(&role.style) } else { &role.style };
        let style = emphasis.iter().fold(Style::new(), |style, emphasis| style.add_modifier(emphasis.modifier()));
        Ok(Style { fg: fg.and_then(|fg| fg.at(depth)), bg: bg.and_then(|bg| bg.at(depth)), ..style })
    }
}

impl Swatch {
    fn at(&self, depth: Depth) -> Option<Color> {
        match depth {
            Depth::True => Some(self.rgb),
            Depth::Indexed => Some(indexed(self.rgb)),
            Depth::Sixteen => Some(self.ansi.colour()),
            Depth::None => None,
        }
    }
}

/// The nearest colour of the 6×6×6 cube or the grey ramp (xterm).
fn indexed(colour: Color) -> Color {
    let Color::Rgb(r, g, b) = colour else { return colour };
    let level = |value: u8| -> u8 {
        if value < 48 {
            0
        } else if value < 115 {
            1
        } else {
            (value - 35) / 40
        }
    };
    let shade = |level: u8| -> u8 { if level == 0 { 0 } else { 55 + level * 40 } };
    let cube = [level(r), level(g), level(b)];
    let far = |one: [u8; 3]| -> u32 { [r, g, b].iter().zip(one).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
    let mean = u16::from(r) + u16::from(g) + u16::from(b);
    let grey = u8::try_from((mean / 3).saturating_sub(3) / 10).unwrap_or(23).min(23);
    let grey_shade = 8 + grey * 10;
    if far([grey_shade; 3]) < far(cube.map(shade)) {
        Color::Indexed(232 + grey)
    } else {
        Color::Indexed(16 + cube.iter().fold(0, |index, level| index * 6 + level))
    }
}

impl Ansi {
    fn colour(self) -> Color {
        match self {
            Self::Black => Color::Black,
            Self::Red => Color::Red,
            Self::Green => Color::Green,
            Self::Yellow => Color::Yellow,
            Self::Blue => Color::Blue,
            Self::Magenta => Color::Magenta,
            Self::Cyan => Color::Cyan,
            Self::White => Color::Gray,
            Self::BrightBlack => Color::DarkGray,
            Self::BrightRed => Color::LightRed,
            Self::BrightGreen => Color::LightGreen,
            Self::BrightYellow => Color::LightYellow,
            Self::BrightBlue => Color::LightBlue,
            Self::BrightMagenta => Color::LightMagenta,
            Self::BrightCyan => Color::LightCyan,
            Self::BrightWhite => Color::White,
        }
    }
}

impl Emphasis {
    fn modifier(self) -> Modifier {
        match self {
            Self::Bold => Modifier::BOLD,
            Self::Dim => Modifier::DIM,
            Self::Underline => Modifier::UNDERLINED,
            Self::Reverse => Modifier::REVERSED,
            Self::Italic => Modifier::ITALIC,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(colour: Color) -> f64 {
        let Color::Rgb(r, g, b) = colour else { panic!("a theme colour is RGB") };
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    }

    fn contrast(one: Color, two: Color) -> f64 {
        let (a, b) = (luminance(one), luminance(two));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_file_of_the_folder_is_a_theme() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/themes");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        let mut known = Theme::names();
        known.sort_unstable();
        assert_eq!(names, known);
        for (name, json) in BUILTIN {
            for depth in [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::None] {
                assert!(Theme::parse(json, depth).is_ok(), "{name}: {:?}", Theme::parse(json, depth));
            }
        }
    }

    #[test]
    fn everything_can_be_read_on_what_it_stands_on() {
        for (name, json) in BUILTIN {
            let theme = Theme::parse(json, Depth::True).unwrap();
            let least = if *name == "projector" { 7.0 } else { 4.5 };
            let tones = Tone::ALL.map(|tone| theme.tone(tone));
            let selected = theme.text.patch(theme.selection);
            let idle = theme.text.patch(theme.selection_idle);
            for (place, base) in [
                ("text", theme.text),
                ("chrome", theme.chrome),
                ("dialog", theme.dialog),
                ("selection", selected),
                ("idle", idle),
            ] {
                let framed = ["text", "dialog"].contains(&place);
                let frame = [theme.header, theme.border, theme.border_focused];
                // On a bar with a text colour of its own everything has that colour.
                let tones: &[Style] = if place == "selection" && theme.selection.fg.is_some() { &[] } else { &tones };
                for style in tones
                    .iter()
                    .chain([&theme.key].into_iter().filter(|_| place == "chrome"))
                    .chain(frame.iter().filter(|_| framed))
                {
                    let shown = base.patch(*style);
                    let (Some(fg), Some(bg)) = (shown.fg, shown.bg) else { continue };
                    let found = contrast(fg, bg);
                    assert!(found >= least, "{name} on {place}: {fg:?} on {bg:?} is {found:.2}");
                }
            }
            if *name == "projector" {
                assert!(
                    tones.iter().all(|tone| !tone.add_modifier.contains(Modifier::DIM)),
                    "nothing is dim on a projector"
                );
            }
        }
    }

    #[test]
    fn without_colours_the_selection_is_still_seen() {
        for (name, json) in BUILTIN {
            let theme = Theme::parse(json, Depth::None).unwrap();
            assert!(theme.selection.add_modifier.contains(Modifier::REVERSED), "{name}");
            assert!(theme.selection.bg.is_none() && theme.text.fg.is_none(), "{name}");
        }
    }

    #[test]
    fn a_wrong_theme_names_what_is_wrong() {
        let json = BUILTIN[0].1;
        let error = |json: &str| Theme::parse(json, Depth::True).unwrap_err().to_string();
        assert!(error(&json.replace("\"fg\": \"blue\"", "\"fg\": \"blau\"")).contains("no colour `blau`"));
        assert!(error(&json.replace("\"accent\"", "\"akzent\"")).contains("`accent` is missing"));
        assert!(error("{").contains("EOF"));
    }

    #[test]
    fn colours_are_reduced_to_the_nearest() {
        assert_eq!(indexed(Color::Rgb(255, 255, 255)), Color::Indexed(231));
        assert_eq!(indexed(Color::Rgb(0, 0, 0)), Color::Indexed(16));
        assert_eq!(indexed(Color::Rgb(0x5f, 0x87, 0xaf)), Color::Indexed(67));
        assert_eq!(indexed(Color::Rgb(0x80, 0x80, 0x80)), Color::Indexed(244));
    }
}
