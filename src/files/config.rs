//! The configuration file: what a user sets once. Every field may be left out; an unknown one is an error.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::model::{Clean, nearest};

/// Most bytes of a configuration file.
const MOST_BYTES: u64 = 64 * 1024;

/// What is set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Config {
    /// Name of the theme, or `auto`.
    pub theme: Option<String>,
    /// Whether to draw with ASCII alone.
    pub ascii: bool,
    /// Whether the mouse is on from the start.
    pub mouse: bool,
    /// Key bindings to lay over the program's own; a path that is not from the root begins beside the file.
    pub keymap: Option<PathBuf>,
    /// Whether views and theme are kept between runs; they are where this is not set.
    pub remember: Option<bool>,
}

/// The fields of [`Config`].
const FIELDS: &[&str] = &["theme", "ascii", "mouse", "keymap", "remember"];

/// Why a configuration cannot be used.
#[derive(Debug)]
pub enum ConfigError {
    /// It cannot be read.
    Unreadable(io::Error),
    /// What is wrong in it, with line and column; clean.
    Wrong(Clean),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(f),
            Self::Wrong(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    /// When it cannot be read, is larger than 64 KiB, is no JSON object, or has a field that is unknown or of the wrong
    /// kind.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let mut text = String::new();
        let file = File::open(path).map_err(ConfigError::Unreadable)?;
        file.take(MOST_BYTES + 1).read_to_string(&mut text).map_err(ConfigError::Unreadable)?;
        let config = Self::parse(&text).map_err(|what| ConfigError::Wrong(Clean::note(&what)))?;
        let beside = |keymap: PathBuf| path.parent().unwrap_or(path).join(keymap);
        Ok(Self { keymap: config.keymap.map(beside), ..config })
    }

    fn parse(text: &str) -> Result<Self, String> {
        if u64::try_from(text.len()).is_ok_and(|length| length > MOST_BYTES) {
            return Err("is larger than 64 KiB".to_owned());
        }
        // Names first: of a misspelt one the kind of its value says nothing.
        serde_json::from_str::<BTreeMap<Name, Value>>(text).map_err(|error| placed(&error))?;
        serde_json::from_str(text).map_err(|error| placed(&error))
    }
}

/// The error with its place in front, where it does not part a question from its mark.
fn placed(error: &serde_json::Error) -> String {
    let (line, column, text) = (error.line(), error.column(), error.to_string());
    let text = text.trim_end_matches(&format!(" at line {line} column {column}"));
    format!("line {line}, column {column}: {text}")
}

/// The name of a field.
#[derive(PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
struct Name(String);

impl TryFrom<String> for Name {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        if FIELDS.contains(&name.as_str()) {
            return Ok(Self(name));
        }
        let help = match nearest(&name, FIELDS.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}", FIELDS.join(", ")),
        };
        Err(format!("there is no setting `{}`; {help}", Clean::new(&name, 40)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_read_and_none_is_needed() {
        assert_eq!(Config::parse("{}"), Ok(Config::default()));
        let text = r#"{"theme": "mono", "ascii": true, "mouse": true, "keymap": "k.json", "remember": false}"#;
        let config = Config {
            theme: Some("mono".to_owned()),
            ascii: true,
            mouse: true,
            keymap: Some("k.json".into()),
            remember: Some(false),
        };
        assert_eq!(Config::parse(text), Ok(config));
        let all: BTreeMap<String, Value> = serde_json::from_str(text).unwrap();
        assert!(FIELDS.iter().all(|field| all.contains_key(*field)) && all.len() == FIELDS.len());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        for (text, parts) in [
            ("{\n\"theme\": \"mono\",\n\"asci\": 3}", &["no setting `asci`", "did you mean `ascii`?", "line 3"][..]),
            ("{\n\"colour\": 1}", &["no setting `colour`", "theme, ascii, mouse", "line 2"]),
            ("{\"ascii\": \"yes\"}", &["expected a boolean", "line 1"]),
            ("{\"ascii\": true, \"ascii\": false}", &["duplicate", "ascii"]),
            ("{\"ascii\": true}}", &["trailing", "line 1"]),
            ("{", &["EOF", "line 1"]),
            ("", &["EOF"]),
            ("[]", &["expected a map"]),
        ] {
            let error = Config::parse(text).unwrap_err();
            assert!(parts.iter().all(|part| error.contains(part)), "{text}: {error}");
        }
        assert!(Config::parse(&" ".repeat(70_000)).unwrap_err().contains("64 KiB"));
    }

    #[test]
    fn a_keymap_stands_beside_its_configuration() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.json");
        std::fs::write(&path, r#"{"keymap": "keys.json"}"#).unwrap();
        assert_eq!(Config::read(&path).unwrap().keymap, Some(folder.path().join("keys.json")));
        std::fs::write(&path, r#"{"keymap": "/keys.json"}"#).unwrap();
        assert_eq!(Config::read(&path).unwrap().keymap, Some("/keys.json".into()));
        assert!(matches!(Config::read(folder.path()), Err(ConfigError::Unreadable(_))));
    }
}
