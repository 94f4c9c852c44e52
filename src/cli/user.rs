//! What the user set up once, and what was kept from the run before: only the dashboard on a terminal looks at either.

use std::io;
use std::path::Path;

use bilat::files::{Config, ConfigError, Keeper, Remembered, config_file, data_key, state_file};
use bilat::keymap::Keymap;
use bilat::model::{Clean, there_are};
use bilat::ui::NAMES;

use super::args::Args;
use super::failure::Failure;

/// The theme that follows the terminal's background.
pub(super) const AUTO: &str = "auto";

/// What a run begins with: the arguments before the configuration, that before what was kept.
pub(super) struct User {
    /// Name of the theme, or [`AUTO`].
    pub(super) theme: String,
    /// Whether to draw with ASCII alone.
    pub(super) ascii: bool,
    /// Whether the mouse is on from the start.
    pub(super) mouse: bool,
    /// The keys.
    pub(super) keymap: Keymap,
    /// Where views are kept.
    pub(super) keeper: Keeper,
    /// What was kept of this data.
    pub(super) remembered: Remembered,
    /// What was wrong with it, a sentence each.
    pub(super) troubles: Vec<String>,
}

/// Collects what is wrong with the configuration: an error where `--config` names the file, else a sentence.
struct Troubles {
    strict: bool,
    told: Vec<String>,
}

impl Troubles {
    fn pass<T>(&mut self, found: Result<T, Failure>) -> Result<Option<T>, Failure> {
        match found {
            Ok(found) => Ok(Some(found)),
            Err(failure) if self.strict => Err(failure),
            Err(failure) => {
                let text = failure.message.trim_start_matches("error: ");
                self.told.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
                Ok(None)
            }
        }
    }
}

/// Finds what is the user's.
pub(super) fn find(args: &Args) -> Result<User, Failure> {
    let look = &args.look;
    let mut troubles = Troubles { strict: look.config.is_some(), told: Vec::new() };
    let config = troubles.pass(config(look.config.as_deref()))?.unwrap_or_default();
    let set = config.theme.as_deref().map(|name| theme(name).map_err(|failure| Failure { code: 78, ..failure }));
    let set = set.and_then(|found| troubles.pass(found).transpose()).transpose()?;
    let own = config.keymap.as_deref().and_then(|path| troubles.pass(keymap(path)).transpose()).transpose()?;
    let (keeper, remembered, told) = if config.remember == Some(false) {
        (Keeper::none("the configuration says so"), Remembered::default(), None)
    } else {
        Keeper::open(state_file(), data_key(&args.data.files, &args.data.more.events))
    };
    let kept = remembered.theme.as_deref().and_then(|name| theme(name).ok());
    Ok(User {
        theme: match &look.theme {
            Some(name) => theme(name)?,
            None => set.or(kept).unwrap_or_else(|| AUTO.to_owned()),
        },
        ascii: look.ascii || config.ascii,
        mouse: config.mouse,
        keymap: match &look.keymap {
            Some(path) => keymap(path)?,
            None => own.unwrap_or_else(Keymap::builtin),
        },
        keeper,
        remembered,
        troubles: troubles.told.into_iter().chain(told).collect(),
    })
}

/// The configuration in a file, or in the one of the user's, which need not be there.
fn config(named: Option<&Path>) -> Result<Config, Failure> {
    let own = config_file();
    let Some(path) = named.or(own.as_deref()) else { return Ok(Config::default()) };
    let name = Clean::path(path);
    match Config::read(path) {
        Err(ConfigError::Unreadable(error)) if named.is_none() && is_absent(&error) => Ok(Config::default()),
        Err(ConfigError::Unreadable(error)) => {
            Err(Failure::new(format_args!("error: cannot read {name}: {error}"), 66))
        }
        Err(error) => Err(Failure::new(format_args!("error: {name}: {error}"), 78)),
        Ok(config) => Ok(config),
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// The program's keys with those of a file laid over them.
pub(super) fn keymap(path: &Path) -> Result<Keymap, Failure> {
    let name = Clean::path(path);
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::new(format_args!("error: cannot read {name}: {error}"), 66))?;
    Keymap::with_user(&text).map_err(|error| Failure::new(format_args!("error: {name}:\n{error}"), 78))
}

/// The name of a theme that there is, or [`AUTO`].
pub(super) fn theme(name: &str) -> Result<String, Failure> {
    let names = std::iter::once(AUTO).chain(NAMES.iter().copied());
    if names.clone().any(|known| known == name) {
        return Ok(name.to_owned());
    }
    Err(Failure::usage(format_args!("no theme `{}`{}", Clean::label(name), there_are(name, names))))
}
