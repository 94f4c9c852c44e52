//! The file of the user's briefings in the loop: read and checked against the data, changed, and given to an editor.

use std::borrow::Cow;
use std::path::Path;

use crate::app::Notice;
use crate::desk::Desk;
use crate::files::{BriefingFile, Edit, Edited};
use crate::import::{self, Form, Input};
use crate::model::{Briefing, Clean};
use crate::scene;
use crate::store::Store;
use crate::term::{self, Session};
use crate::watch::Files;

/// The file, and how to read it.
#[derive(Debug)]
pub struct Composing {
    file: BriefingFile,
    /// As it stood before it was read first, for whoever follows it.
    stood: Files,
    /// Whether it is to be read again as soon as nothing lies on top.
    waits: bool,
}

impl Composing {
    /// Of this file, which need not be there.
    #[must_use]
    pub fn new(file: BriefingFile) -> Self {
        let stood = Files::new(file.path().map(Path::to_path_buf).into_iter().collect());
        Self { file, stood, waits: false }
    }

    /// The file, to be followed.
    pub(super) fn followed(&self) -> Files {
        self.stood.clone()
    }

    /// The file as it is shown; nothing where there can be none.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        self.file.path().map(|path| Clean::path(path).to_string())
    }

    /// The file without its folder, for the two lines that a notice has.
    fn short_name(&self) -> String {
        let name = self.file.path().and_then(Path::file_name).unwrap_or_default();
        Clean::label(&name.to_string_lossy()).to_string()
    }

    /// The briefings in it, none where it is not there.
    ///
    /// # Errors
    /// Why they cannot be used, with the place in the file.
    pub fn read(&mut self, store: &Store) -> Result<Vec<Briefing>, String> {
        let name = self.short_name();
        self.file.read()?.map_or_else(|| Ok(Vec::new()), |text| check(store, &name, text))
    }

    /// Whether the file is to be read again, and can be now.
    pub(super) fn is_due(&self, desk: &Desk) -> bool {
        self.waits && is_free(desk)
    }

    /// Reads the file again, now or as soon as nothing lies on top; returns what there is to say of it. Where it is wrong, or
    /// gone, the briefings that are known stay. What a room is being shown stays as it is.
    pub(super) fn refresh(&mut self, desk: &mut Desk) -> Option<Notice> {
        self.waits = !is_free(desk);
        if self.waits {
            return None;
        }
        let is_gone = !desk.state.setup.briefings.is_empty() && self.file.path().is_some_and(|path| !path.exists());
        let read = if is_gone { Err(format!("{} is gone", self.short_name())) } else { self.read(&desk.store) };
        let composing = &desk.state.setup.composing;
        match read {
            Ok(own) => {
                let is_new = composing.trouble.is_some() || own != desk.state.setup.briefings;
                desk.take_briefings(own);
                is_new.then(|| Notice::info("your briefings are read again"))
            }
            Err(why) => {
                desk.refuse_briefings(why);
                scene::wrong_briefings(&desk.state).map(Notice::alert)
            }
        }
    }

    /// Makes a change, in the file first. Where that fails another program may have changed it meanwhile.
    pub(super) fn change(&mut self, desk: &mut Desk, edit: &Edit) {
        let begins = self.file.path().is_some_and(|path| !path.exists());
        match self.edit(&desk.store, edit) {
            Ok(edited) => {
                desk.composed(edit, &edited.briefing, edited.holds);
                if let (true, Some(file), Some(notice)) = (begins, self.name(), &mut desk.state.notice) {
                    notice.text = format!("{}; it is kept in {file}", notice.text);
                }
            }
            Err(why) => {
                drop(self.refresh(desk));
                desk.state.notice = Some(Notice::alert(format!("not done: {why}")));
            }
        }
    }

    fn edit(&mut self, store: &Store, edit: &Edit) -> Result<Edited<Vec<Briefing>>, String> {
        let name = self.short_name();
        let taken = |id: &str| store.graph.briefings.rows().any(|briefing| &*briefing.id == id);
        self.file.edit(edit, &taken, &|text| check(store, &name, text.to_owned()))
    }

    /// Lends the terminal to the user's editor, on the file; what it left is read and checked.
    pub(super) fn write(&mut self, desk: &mut Desk, place: (&str, Option<usize>), session: &mut Session) {
        let edited = self.lend(&desk.store, place, session);
        let read = self.refresh(desk);
        desk.state.notice = Some(match (edited, read) {
            (Ok(()), read) => read.unwrap_or_else(|| Notice::info("nothing is wrong with the file")),
            (Err(why), Some(read)) => Notice::alert(why).and(read),
            (Err(why), None) => Notice::alert(why),
        });
    }

    /// Has the file edited from a briefing or a step of it on; where the file is wrong from there on.
    fn lend(
        &mut self,
        store: &Store,
        (briefing, step): (&str, Option<usize>),
        session: &mut Session,
    ) -> Result<(), String> {
        let text = self.file.read()?.unwrap_or_default();
        let line = match import::briefings(input("", text), &store.graph) {
            Ok(_) => self.file.line_of(briefing, step),
            Err(report) => report.problems.first().and_then(|problem| problem.line),
        };
        let path = self
            .file
            .path()
            .filter(|path| path.exists())
            .ok_or("there is no file of your briefings yet; B begins one")?;
        term::edit(session, path, line.unwrap_or(1))
    }
}

/// Whether pages may be numbered anew: not under a dialog, which knows its rows from before, and not before a room.
fn is_free(desk: &Desk) -> bool {
    desk.state.overlay.is_none() && desk.state.talk.is_none()
}

fn input(name: &str, text: String) -> Input {
    Input::new(name, Form::Graph, Cow::Owned(text.into_bytes()))
}

fn check(store: &Store, name: &str, text: String) -> Result<Vec<Briefing>, String> {
    let own = import::briefings(input(name, text), &store.graph);
    own.map(|own| own.briefings).map_err(|report| report.in_a_line())
}
