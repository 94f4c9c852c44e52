//! Files that are followed: what came of reading them again, and when that takes the place of what is shown.

use crate::app::Notice;
use crate::desk::Desk;
use crate::watch::{Fresh, News, Outcome, Watch};

use super::clock::clock;

/// Said while newer data cannot take the place of what a room is shown.
const WAITS: &str = "newer data was read; it waits until the talk ends";

/// The files that were named, as they are followed.
#[derive(Debug)]
pub(super) struct Following {
    watch: Option<Watch>,
    /// What takes the place of the store as soon as nothing lies on top, and when it was read.
    fresh: Option<(Fresh, String)>,
    /// When what is shown was read.
    read_at: String,
}

impl Following {
    /// Follows what a watch looks at, if there is one.
    pub(super) fn new(watch: Option<Watch>) -> Self {
        let read_at = if watch.is_some() { clock() } else { String::new() };
        Self { watch, fresh: None, read_at }
    }

    /// Whether newer data waits.
    pub(super) fn waits(&self) -> bool {
        self.fresh.is_some()
    }

    /// Has the files read again in the background; says where that cannot be.
    pub(super) fn reload(&self) -> Option<Notice> {
        match self.watch.as_ref().map(Watch::now) {
            Some(true) => None,
            Some(false) => Some(Notice::alert("the files are no longer followed; start the program again")),
            None => Some(Notice::info("no file is followed: there is nothing to read again")),
        }
    }

    /// What came of reading the files stays said until it is no longer so. Tells whether the user's briefings have changed.
    pub(super) fn hear(&mut self, desk: &mut Desk) -> bool {
        let news: Vec<News> = self.watch.iter().flat_map(Watch::news).collect();
        let mut changed = false;
        for news in news {
            match news {
                News::Data(outcome) => self.hear_of_data(desk, outcome),
                News::Briefings => changed = true,
            }
        }
        changed
    }

    fn hear_of_data(&mut self, desk: &mut Desk, outcome: Outcome) {
        let state = &mut desk.state;
        let trouble = match outcome {
            Outcome::Fresh(fresh) => {
                self.fresh = Some((fresh, clock()));
                state.trouble = None;
                if state.talk.is_some() {
                    state.notice = Some(Notice::info(WAITS));
                }
                return;
            }
            Outcome::Same => {
                let said = if self.waits() { WAITS } else { "read again: nothing has changed" };
                state.notice.get_or_insert_with(|| Notice::info(said));
                state.trouble = None;
                return;
            }
            Outcome::Faulty(error) => format!("not read again, showing what was read at {}: {error}", self.read_at),
            Outcome::Removed(name) => format!("{name} removed, showing what was read at {}", self.read_at),
        };
        state.notice = None;
        state.trouble = Some(trouble);
    }

    /// Goes on in the newest store; tells whether there was one. Not under a dialog or a line being typed, which know their
    /// rows from the old one, and not while a talk is given: what the room sees stays what it was.
    pub(super) fn renew(&mut self, desk: &mut Desk) -> bool {
        if desk.state.overlay.is_some() || desk.state.talk.is_some() {
            return false;
        }
        let Some((Fresh { store, doubt }, read_at)) = self.fresh.take() else { return false };
        self.read_at = read_at;
        desk.renew(*store);
        let read =
            || doubt.map_or_else(|| Notice::info("read again"), |why| Notice::alert(format!("read again: {why}")));
        desk.state.notice.get_or_insert_with(read);
        true
    }
}
