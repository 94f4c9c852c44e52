//! `bilat brief`: a talk from the first card on, with nothing of the dashboard before it.

use std::path::PathBuf;

use bilat::app::{State, briefing, briefings};
use bilat::files::Log;
use bilat::model::{Briefing, Clean};
use bilat::store::Store;
use bilat::term;

use super::args::{Args, BriefArgs};
use super::failure::Failure;
use super::{dashboard, data, own, terminal};

/// The theme of a talk, unless another one is named.
const THEME: &str = "projector";

/// Which briefing is wished for, and where it is logged.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    id: Option<String>,
    log: Option<PathBuf>,
}

impl Wish {
    /// The log, if there is to be one.
    pub(super) fn log(&self) -> Result<Option<Log>, Failure> {
        let open = |path: &PathBuf| {
            let name = Clean::path(path);
            Log::open(path).map_err(|error| Failure::new(format_args!("error: cannot write {name}: {error}"), 73))
        };
        self.log.as_ref().map(open).transpose()
    }

    /// Begins the talk.
    pub(super) fn begin(&self, state: &mut State, store: &Store) -> Result<(), Failure> {
        let has_slides = |briefing: &Briefing| !briefing.steps.is_empty();
        let at = match &self.id {
            None => {
                let first = briefings(store, state).position(has_slides);
                first.ok_or_else(|| "there is no briefing in this data".to_owned())
            }
            Some(id) => {
                let known: Vec<&str> = briefings(store, state).map(|briefing| &*briefing.id).collect();
                own::find(id, known.into_iter()).map_err(|why| format!("{why}; nor is there a file of that name"))
            }
        };
        let at = at.map_err(Failure::usage)?;
        if !briefing(store, state, at).is_some_and(has_slides) {
            return Err(Failure::usage("this briefing has no slide yet; in the dashboard B adds one"));
        }
        state.present(at, true);
        Ok(())
    }
}

/// Presents a briefing, or prints one frame of it.
pub(super) fn open(brief: BriefArgs) -> Result<u8, Failure> {
    let log = brief.log.clone();
    let (id, data, room) = brief.split();
    let mut args = Args::behind(data, room);
    let wish = Wish { id, log };
    args.look.theme.get_or_insert_with(|| THEME.to_owned());
    if args.print.print {
        let store = data::store(&args.data.files, &args.data.more)?;
        let mut state = dashboard::state(&store, &args)?;
        state.take_briefings(&store, own::named(&store, &args)?);
        wish.begin(&mut state, &store)?;
        return dashboard::print(&args, store, state);
    }
    term::ready(std::env::var("TERM").ok().as_deref())
        .map_err(|refusal| Failure::usage(format_args!("{refusal}; `bilat brief --print` prints a slide")))?;
    terminal::show(&args, Some(&wish))
}
