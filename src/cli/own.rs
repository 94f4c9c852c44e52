//! Briefings: those of the data by their ids, and the user's own from their file.

use std::path::Path;

use bilat::files::{BriefingFile, briefings_file, data_key};
use bilat::headless::{self, Format};
use bilat::import::{self, Form, Input, Report};
use bilat::model::{Briefing, Clean, there_are};
use bilat::run::Composing;
use bilat::store::Store;

use super::args::{self, Args, Data};
use super::failure::Failure;
use super::{data, output};

/// Prints a briefing.
pub(super) fn show(id: &str, files: &Data, own: &args::Own, format: Format) -> Result<(), Failure> {
    let store = data::store(&files.files, &files.more)?;
    let own = own.briefings.as_deref().map(|path| read(path, &store)).transpose()?.transpose()?;
    let all: Vec<&Briefing> = store.graph.briefings.rows().chain(own.iter().flat_map(|own| &own.briefings)).collect();
    let at = find(id, all.iter().map(|briefing| &*briefing.id)).map_err(Failure::usage)?;
    let mut out = Vec::new();
    if let Some(briefing) = all.get(at) {
        headless::show_briefing(&store, briefing, format, &mut out)?;
    }
    output::print(&out)
}

/// The briefings in a file of the user's, or what is wrong with them.
pub(super) fn read(path: &Path, store: &Store) -> Result<Result<import::Own, Report>, Failure> {
    Ok(import::briefings(Input::open(path, Form::Graph)?, &store.graph))
}

/// The briefings in the file that the arguments name, where they name one.
pub(super) fn named(store: &Store, args: &Args) -> Result<Vec<Briefing>, Failure> {
    let named = args.own.briefings.as_deref().map(|path| read(path, store)).transpose()?.transpose()?;
    Ok(named.map(|own| own.briefings).unwrap_or_default())
}

/// The user's briefings, for a terminal: their file, what is in it, and what is wrong with it; where it is named that is an
/// error. One that is not there is begun with the first view that is added.
pub(super) fn of_user(store: &Store, args: &Args) -> Result<(Composing, Vec<Briefing>, Option<String>), Failure> {
    let data = &args.data;
    let usual = || briefings_file(data_key(&data.files, &data.more.events).as_deref());
    let mut composing = Composing::new(BriefingFile::new(args.own.briefings.clone().map_or_else(usual, Ok)));
    Ok(match composing.read(store) {
        Ok(own) => (composing, own, None),
        Err(_) if args.own.briefings.is_some() => (composing, named(store, args)?, None),
        Err(why) => (composing, Vec::new(), Some(why)),
    })
}

/// Which of these has the id.
///
/// # Errors
/// That none has, with those that there are.
pub(super) fn find<'b>(id: &str, known: impl Iterator<Item = &'b str> + Clone) -> Result<usize, String> {
    let at = known.clone().position(|known| known == id);
    at.ok_or_else(|| format!("no briefing `{}`{}", Clean::label(id), there_are(id, known)))
}
