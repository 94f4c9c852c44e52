//! Briefings by their ids: those of the data, and the user's own.

use std::path::Path;

use bilat::headless::{self, Format};
use bilat::import::{self, Form, Input, Report};
use bilat::model::{Briefing, Clean, nearest};
use bilat::store::Store;

use super::args::{self, Data};
use super::failure::Failure;
use super::{data, output};

/// Prints a briefing.
pub(super) fn show(id: &str, files: &Data, own: &args::Own, format: Format) -> Result<(), Failure> {
    let store = data::store(&files.files, &files.more)?;
    let own = own.briefings.as_deref().map(|path| read(path, &store)).transpose()?;
    let own = own.transpose()?;
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

/// Which of these has the id.
///
/// # Errors
/// That none has, with those that there are.
pub(super) fn find<'b>(id: &str, known: impl Iterator<Item = &'b str> + Clone) -> Result<usize, String> {
    known.clone().position(|known| known == id).ok_or_else(|| {
        let near = nearest(id, known.clone()).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        let all = known.collect::<Vec<_>>().join(", ");
        let all = if all.is_empty() { "none".to_owned() } else { all };
        format!("no briefing `{}`; there are {all}{near}", Clean::label(id))
    })
}
