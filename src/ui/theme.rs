//! Themes: the look of every role, read from JSON, fitted once to what the terminal can show.

mod colour;
#[cfg(test)]
mod contrast;
mod depth;
mod look;
mod raw;
mod role;

use ratatui::style::Style;

pub use colour::colour_number;
pub(crate) use colour::{Rgb, rgb};
pub use depth::Depth;
use look::Look;
pub use raw::ThemeError;
pub use role::Role;

/// The built-in themes: name and file.
const BUILTIN: [(&str, &str); 4] = [
    ("dusk", include_str!("../../assets/themes/dusk.json")),
    ("daylight", include_str!("../../assets/themes/daylight.json")),
    ("projector", include_str!("../../assets/themes/projector.json")),
    ("mono", include_str!("../../assets/themes/mono.json")),
];

/// The names of the built-in themes.
pub const NAMES: [&str; 4] = ["dusk", "daylight", "projector", "mono"];

/// The name of the theme for a light background.
pub const LIGHT: &str = "daylight";

/// The look of every role on one terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    looks: Vec<Look>,
    styles: Vec<Style>,
}

impl Theme {
    /// A built-in theme, in full colour; nothing where [`NAMES`] has no such name.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Self> {
        let (_, json) = BUILTIN.iter().find(|(known, _)| *known == name)?;
        Self::parse(json).ok()
    }

    /// A theme from the text of its file, in full colour.
    ///
    /// # Errors
    /// All that is wrong with it: JSON, unknown or missing names, colours that are none.
    pub fn parse(json: &str) -> Result<Self, ThemeError> {
        raw::read(json).map(|looks| Self { styles: Vec::new(), looks }.at(Depth::True))
    }

    /// The theme as a terminal of this depth can show it.
    #[must_use]
    pub fn at(mut self, depth: Depth) -> Self {
        self.styles = self.looks.iter().map(|look| look.at(depth)).collect();
        self
    }

    /// Whether it has colours on this terminal.
    #[must_use]
    pub fn has_colour(&self) -> bool {
        self.styles.iter().any(|style| style.fg.is_some() || style.bg.is_some())
    }

    /// The style of a role by itself.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role.index()).copied().unwrap_or_default()
    }

    /// The style of a role on a ground. A bar that has letters of its own keeps them.
    #[inline(never)]
    #[must_use]
    pub fn on(&self, ground: Role, role: Role) -> Style {
        let paper = self.style(Role::Text);
        let under = if ground == Role::Text { paper } else { paper.patch(self.style(ground)) };
        let is_bar = matches!(ground, Role::Selection | Role::SelectionIdle);
        let over = match role {
            Role::Text => Style::new(),
            _ if is_bar && self.style(ground).fg.is_some() => Style { fg: None, ..self.style(role) },
            _ => self.style(role),
        };
        under.patch(over)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::*;

    #[test]
    fn every_file_of_the_folder_is_built_in_and_sound() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/themes");
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let json = std::fs::read_to_string(&path).unwrap();
            let theme = Theme::parse(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            assert_eq!(Theme::builtin(&name), Some(theme), "{name}");
            for hue in json.split("\"palette\"").nth(1).unwrap().split("\"roles\"").next().unwrap().lines() {
                let Some((hue, _)) = hue.trim().trim_start_matches('"').split_once("\": ") else { continue };
                let used = json.contains(&format!("\"fg\": \"{hue}\"")) || json.contains(&format!("\"bg\": \"{hue}\""));
                assert!(used, "{name}: nothing uses `{hue}`");
            }
            found.push(name);
        }
        found.sort();
        let mut names = NAMES.map(str::to_owned);
        names.sort();
        assert_eq!(found, names);
        assert_eq!(Theme::builtin("neon"), None);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let json = r##"{"palette": {"sky": {"rgb": "#12345", "ansi": "azure"}},
            "roles": {"text": {"fg": "sky", "bg": "sea", "style": ["blink"]}, "halo": {}}}"##;
        let error = Theme::parse(json).unwrap_err().to_string();
        for said in [
            "palette `sky`: `#12345` is not a colour like `#7dbcff`",
            "palette `sky`: `azure` is none of black, red",
            "role `text`: `sea` is not in the palette, which has sky",
            "role `text`: style `blink` is none of bold, dim",
            "role `halo` is none of text, muted",
            "role `dialog` is missing",
        ] {
            assert!(error.contains(said), "{said} in:\n{error}");
        }
        assert!(!error.contains("`sky` is not in"), "{error}");
        assert!(Theme::parse("{").unwrap_err().to_string().contains("line 1"));
    }

    #[test]
    fn a_terminal_gets_only_what_it_can_show() {
        for name in NAMES {
            for depth in Depth::ALL {
                let theme = Theme::builtin(name).unwrap().at(depth);
                for role in Role::ALL {
                    let style = theme.style(role);
                    for colour in style.fg.into_iter().chain(style.bg) {
                        let fits = match depth {
                            Depth::True => matches!(colour, Color::Rgb(..)),
                            Depth::Indexed => matches!(colour, Color::Indexed(16..)),
                            Depth::Sixteen => !matches!(colour, Color::Rgb(..) | Color::Indexed(_)),
                            Depth::None => false,
                        };
                        assert!(fits, "{name} {depth:?} {role:?} {colour:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn without_colours_the_selection_is_reversed() {
        for name in NAMES {
            let theme = Theme::builtin(name).unwrap().at(Depth::None);
            let bar = theme.on(Role::Selection, Role::Cooperative);
            assert!(bar.has_modifier(Modifier::REVERSED), "{name}");
            assert_ne!(theme.style(Role::SelectionIdle).add_modifier, Modifier::empty(), "{name}");
        }
    }

    #[test]
    fn nothing_on_the_projector_is_dim_and_mono_has_no_hue() {
        for depth in Depth::ALL {
            let projector = Theme::builtin("projector").unwrap().at(depth);
            let mono = Theme::builtin("mono").unwrap().at(depth);
            for role in Role::ALL {
                assert!(!projector.on(Role::Text, role).has_modifier(Modifier::DIM), "{role:?}");
                assert_eq!((mono.style(role).fg, mono.style(role).bg), (None, None), "{role:?}");
            }
        }
    }
}
