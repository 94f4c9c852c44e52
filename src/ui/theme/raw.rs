//! Theme files: palette and roles as they stand in the JSON, and all that is wrong with them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use ratatui::style::Modifier;
use serde::Deserialize;

use super::colour::{Hue, ansi, ansi_names, hex};
use super::look::Look;
use super::role::Role;
use crate::model::Clean;

/// A theme file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "about")]
    _about: String,
    #[serde(default)]
    palette: BTreeMap<String, RawHue>,
    roles: BTreeMap<String, RawLook>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHue {
    rgb: String,
    ansi: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLook {
    fg: Option<String>,
    bg: Option<String>,
    #[serde(default)]
    style: Vec<String>,
    bare: Option<Vec<String>>,
}

const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

/// All that is wrong with a theme, one sentence each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// The sentences; never empty.
    pub problems: Vec<String>,
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problems.join("\n"))
    }
}

impl Error for ThemeError {}

/// The look of each role, in the order of [`Role::ALL`].
pub(super) fn read(json: &str) -> Result<Vec<Look>, ThemeError> {
    let file: File =
        serde_json::from_str(json).map_err(|error| ThemeError { problems: vec![shown(&error.to_string())] })?;
    let mut problems = Vec::new();
    let palette = palette(&file.palette, &mut problems);
    let looks = looks(&file, &palette, &mut problems);
    if problems.is_empty() { Ok(looks) } else { Err(ThemeError { problems }) }
}

fn palette<'f>(raw: &'f BTreeMap<String, RawHue>, problems: &mut Vec<String>) -> BTreeMap<&'f str, Hue> {
    let mut palette = BTreeMap::new();
    for (name, hue) in raw {
        let (rgb, sixteenth) = (hex(&hue.rgb), ansi(&hue.ansi));
        if rgb.is_none() {
            problems.push(format!("palette `{}`: `{}` is not a colour like `#7dbcff`", shown(name), shown(&hue.rgb)));
        }
        if sixteenth.is_none() {
            let known = list(ansi_names());
            problems.push(format!("palette `{}`: `{}` is none of {known}", shown(name), shown(&hue.ansi)));
        }
        // A colour that is wrong stays known, so that its uses are not called wrong too.
        let (rgb, ansi) = (rgb.unwrap_or_default(), sixteenth.unwrap_or_default());
        palette.insert(name.as_str(), Hue { rgb, ansi });
    }
    palette
}

fn looks(file: &File, palette: &BTreeMap<&str, Hue>, problems: &mut Vec<String>) -> Vec<Look> {
    for name in file.roles.keys().filter(|name| Role::ALL.iter().all(|role| role.name() != **name)) {
        let known = list(Role::ALL.into_iter().map(Role::name));
        problems.push(format!("role `{}` is none of {known}", shown(name)));
    }
    let look = |role: Role| {
        let Some(raw) = file.roles.get(role.name()) else {
            problems.push(format!("role `{}` is missing", role.name()));
            return Look::default();
        };
        look(role.name(), raw, palette, problems)
    };
    Role::ALL.into_iter().map(look).collect()
}

fn look(role: &str, raw: &RawLook, palette: &BTreeMap<&str, Hue>, problems: &mut Vec<String>) -> Look {
    let mut hue = |name: &Option<String>| {
        let name = name.as_deref()?;
        if !palette.contains_key(name) {
            let known = list(palette.keys().copied());
            problems.push(format!("role `{role}`: `{}` is not in the palette, which has {known}", shown(name)));
        }
        palette.get(name).copied()
    };
    let (fg, bg) = (hue(&raw.fg), hue(&raw.bg));
    let style = modifiers(role, &raw.style, problems);
    let bare = raw.bare.as_ref().map_or(style, |names| modifiers(role, names, problems));
    Look { fg, bg, style, bare }
}

fn modifiers(role: &str, names: &[String], problems: &mut Vec<String>) -> Modifier {
    let mut all = Modifier::empty();
    for name in names {
        let Some((_, modifier)) = MODIFIERS.iter().find(|(known, _)| known == name) else {
            let known = list(MODIFIERS.iter().map(|(known, _)| *known));
            problems.push(format!("role `{role}`: style `{}` is none of {known}", shown(name)));
            continue;
        };
        all |= *modifier;
    }
    all
}

fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(shown).collect::<Vec<_>>().join(", ")
}

fn shown(text: &str) -> String {
    Clean::label(text).to_string()
}
