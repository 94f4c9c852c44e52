//! What the loop knows of a talk and the state does not: the time that passes, the keys that were pressed, and what of it is
//! written down.

use std::time::{Duration, Instant};

use crate::app::{On, Shown, briefing};
use crate::desk::Desk;
use crate::files::{Entry, Log};
use crate::scene;

/// The loop's part of a talk.
#[derive(Debug)]
pub(super) struct Talking {
    /// Up to when the talk's clock has been told.
    told: Instant,
    /// When the data was frozen, as the wall has it; nothing while no talk is given.
    frozen: Option<String>,
    /// The keys that were pressed last.
    keys: Vec<String>,
    log: Option<Log>,
    /// What was written down last.
    written: Option<Entry>,
}

impl Talking {
    /// A loop without a talk yet; what is shown will be written into a log, where there is one.
    pub(super) fn new(log: Option<Log>) -> Self {
        Self { told: Instant::now(), frozen: None, keys: Vec::new(), log, written: None }
    }

    /// A key was pressed, while time passed.
    pub(super) fn key(&mut self, desk: &mut Desk, key: String) {
        self.pass(desk);
        if desk.state.talk.is_some() {
            self.keys.push(key);
            let old = self.keys.len().saturating_sub(2);
            self.keys.drain(..old);
        } else {
            self.keys.clear();
        }
    }

    /// Time passed.
    pub(super) fn pass(&mut self, desk: &mut Desk) {
        let now = Instant::now();
        desk.state.pass(now.saturating_duration_since(self.told));
        self.told = now;
    }

    /// What the room sees may be another thing now. Tells what goes wrong where it is written down; then it no longer is.
    pub(super) fn follow(&mut self, desk: &Desk, clock: impl FnOnce() -> String) -> Option<String> {
        if desk.state.talk.is_none() {
            self.frozen = None;
            let end = self.written.take().map(|last| Entry { shows: "end".to_owned(), page: None, ..last });
            let why = end.and_then(|end| self.note(Some(end)));
            self.written = None;
            return why;
        }
        self.frozen.get_or_insert_with(clock);
        // Where one is in the data takes a whole screen to tell.
        let told = self.log.as_ref().and_then(|_| entry(desk));
        self.note(told)
    }

    fn note(&mut self, entry: Option<Entry>) -> Option<String> {
        if entry == self.written {
            return None;
        }
        self.written.clone_from(&entry);
        let result = self.log.as_mut().zip(entry).map(|(log, entry)| log.write(&entry));
        let why = result?.err()?;
        self.log = None;
        Some(format!("the talk is no longer logged: {why}"))
    }

    /// What a second terminal is told, if a talk is given.
    pub(super) fn shown(&self, desk: &Desk, waits: bool) -> Option<Shown> {
        let talk = desk.state.talk.as_ref()?;
        let briefing = briefing(&desk.store, &desk.state, talk.briefing)?;
        let frozen = self.frozen.clone().unwrap_or_default();
        let live = if talk.on == On::Live { live(desk) } else { String::new() };
        Some(Shown { keys: self.keys.clone(), frozen, waits, live, ..talk.shown(briefing) })
    }
}

/// `Russia > sheet RUS-TAL, as of 2025-04-18`: what of the data the room sees.
fn live(desk: &Desk) -> String {
    let open = scene::crumbs(&desk.store, &desk.state).split_off(1).join(" > ");
    format!("{open}, as of {}", desk.state.lens.as_of)
}

/// How long until the clock that the room sees shows another second; nothing where it sees none that runs.
pub(super) fn patience(desk: &Desk) -> Option<Duration> {
    let talk = desk.state.talk.as_ref()?;
    let seen = talk.clock.shown && talk.clock.runs() && !talk.is_blank() && talk.on != On::Live;
    seen.then(|| Duration::from_secs(1).saturating_sub(Duration::from_nanos(talk.clock.spent.subsec_nanos().into())))
}

/// What is to be written down of what the room sees.
fn entry(desk: &Desk) -> Option<Entry> {
    let talk = desk.state.talk.as_ref()?;
    let briefing = briefing(&desk.store, &desk.state, talk.briefing)?;
    let shows = match talk.on {
        On::Opening => "opening card",
        On::Slide => "slide",
        On::Sources => "sources",
        On::Index => "list of slides",
        On::Hold => "card",
        On::Black | On::White => "blank",
        On::Live => "data",
        On::Over => "end",
    };
    let title = briefing.steps.get(talk.step).map(|step| step.title.to_string()).unwrap_or_default();
    let page = (talk.on == On::Live).then(|| live(desk));
    Some(Entry { briefing: briefing.id.to_string(), slide: talk.step + 1, title, shows: shows.to_owned(), page })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ratatui::layout::Size;

    use super::*;
    use crate::action::Action;
    use crate::app::State;
    use crate::import::{Strictness, bundled, load};
    use crate::keymap::Keymap;
    use crate::query::Lens;
    use crate::store::Store;
    use crate::ui::{Glyphs, Paint, Theme};

    /// The data, explored from the first slide.
    fn explored() -> Desk {
        let store = Arc::new(Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph));
        let state = State::new(&store, Lens::of(&store));
        let paint = Paint { theme: Theme::builtin("mono").unwrap(), glyphs: Glyphs::Unicode, large: false };
        let mut desk = Desk::new(store, state, Keymap::builtin(), paint, Size::new(80, 24));
        for action in [Action::Present, Action::NextStep, Action::Explore] {
            desk.act(action);
        }
        assert_eq!(desk.state.talk.as_ref().map(|talk| talk.on), Some(On::Live));
        desk
    }

    #[test]
    fn what_is_shown_is_told_where_it_is_written_down_and_nowhere_else() {
        let desk = explored();
        let folder = tempfile::tempdir().unwrap();
        let log = Log::open(&folder.path().join("log")).unwrap();
        for (log, told) in [(Some(log), true), (None, false)] {
            let mut talking = Talking::new(log);
            assert_eq!(talking.follow(&desk, || "10:02".to_owned()), None);
            let page = talking.written.as_ref().and_then(|entry| entry.page.clone());
            assert_eq!(page.is_some_and(|page| page.contains("Russia")), told);
        }
    }
}
