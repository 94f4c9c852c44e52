//! What the cursor is on: in a pane, and on the topmost page from how that is laid out.

use super::overlay::Overlay;
use super::page::{Opened, Page};
use super::place::{Item, Pane, TieItem};
use super::sources;
use super::state::State;
use super::stops::Stops;
use crate::model::{ActorIx, Clean, Dyad};
use crate::store::Store;

impl State {
    /// Takes how the topmost page is laid out now. On the same page the cursor stays on what it was on.
    pub fn see(&mut self, stops: Stops) {
        let before = std::mem::replace(&mut self.stops, stops);
        if self.timeline_of().is_some() {
            return self.see_timeline(&before);
        }
        let Some(opened) = self.place.pages.last_mut() else { return };
        if let Some(at) = opened.aim.take().and_then(|aim| self.stops.aimed(opened.at, aim)) {
            *opened = self.stops.shown(Opened { at, ..*opened }, self.sizes.page);
        }
        if before.page == self.stops.page
            && let Some(was) = before.list.get(opened.at)
        {
            let there = self.stops.meant(opened.at, |stop| stop.opens == was.opens);
            opened.at = there.unwrap_or(opened.at).min(self.stops.list.len().saturating_sub(1));
            // Its line stays where it was in the window.
            let line = self.stops.list.get(opened.at).map_or(was.line, |stop| stop.line);
            opened.scroll = (opened.scroll + line).saturating_sub(was.line);
            if self.stops.list != before.list {
                *opened = self.stops.shown(*opened, self.sizes.page);
            }
        }
        opened.at = opened.at.min(self.stops.list.len().saturating_sub(1));
        opened.scroll = opened.scroll.min(self.stops.lines.saturating_sub(self.sizes.page));
    }

    /// Has how the topmost page is laid out under other numbers of the records, before the page itself is, so that
    /// the cursor stays on what it is on.
    pub(super) fn renumber_stops(&mut self, now: impl Fn(Page) -> Option<Page>) {
        let stops = std::mem::take(&mut self.stops);
        if let Some(opened) = self.place.pages.last_mut().filter(|opened| stops.page == Some(opened.page)) {
            (self.stops, opened.at) = stops.renumbered(opened.at, now);
        }
    }

    /// The topmost page cannot be made yet: nothing of another one is under the cursor, and its own place is kept for it.
    pub fn wait(&mut self, page: Page) {
        if self.stops.page != Some(page) {
            self.stops = Stops::default();
        }
    }

    /// The same for a timeline, whose axis stands still above its rows.
    fn see_timeline(&mut self, before: &Stops) {
        let was = self.place.pages.last().and_then(|opened| before.list.get(opened.at)).copied();
        let was = was.filter(|_| before.page == self.stops.page);
        let over = was.and_then(|was| self.timeline_over(before, &was));
        let Some(opened) = self.place.pages.last_mut() else { return };
        if opened.at == Opened::NEWEST {
            opened.at = self.stops.newest();
        }
        let aimed = opened.aim.take().and_then(|aim| self.stops.aimed(opened.at, aim));
        opened.at = over.or(aimed).unwrap_or(opened.at).min(self.stops.list.len().saturating_sub(1));
        let line = self.stops.list.get(opened.at).map_or(0, |stop| stop.line);
        opened.scroll = self.timeline.lines().showing(line, opened.scroll);
    }

    /// What the cursor on the topmost page is on.
    #[must_use]
    pub fn stop(&self) -> Option<Page> {
        if self.place.on_matrix() {
            return self.matrix.opens();
        }
        let opened = self.place.pages.last()?;
        let seen = opened.scroll..opened.scroll + self.sizes.page;
        self.stops.list.get(opened.at).filter(|stop| seen.contains(&stop.line)).map(|stop| stop.opens)
    }

    /// Takes how many rows a list has that is only read.
    pub fn see_rows(&mut self, rows: usize) {
        if let Some(Overlay::Chooser(chooser)) = &mut self.overlay {
            chooser.total = rows;
            chooser.step(0, self.sizes.dialog);
        }
    }

    /// What is selected in the pane, with all that its row says.
    #[must_use]
    pub fn selected(&self) -> Option<Page> {
        let place = &self.place;
        match place.pane {
            Pane::Actors => place.item.map(|item| match item {
                Item::Actor(actor) | Item::Member(_, actor) => Page::Actor(actor),
                Item::Bloc(bloc) => Page::Bloc(bloc),
            }),
            Pane::Ties => place.tie.map(|tie| match tie {
                TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => Page::Marks(dyad, self.seen_from(dyad)),
                TieItem::Group(bloc, actor) => Page::BlocWith(bloc, actor),
            }),
            Pane::Interests => place.interest.map(Page::Interest),
            Pane::Log => place.event.map(Page::Event),
        }
    }

    /// From which side a pair is seen: from the selected actor's, else from the first.
    #[must_use]
    pub fn seen_from(&self, dyad: Dyad) -> ActorIx {
        let own = self.place.item.and_then(Item::actor).filter(|actor| dyad.has(*actor));
        own.unwrap_or_else(|| dyad.pair().0)
    }

    /// The address that is shown: of the source under the cursor, else the first of the page, else of what is selected.
    #[must_use]
    pub fn address(&self, store: &Store) -> Option<Clean> {
        let page = self.stop().filter(|page| matches!(page, Page::Source(_)));
        let page = page.or_else(|| self.place.pages.last().map(|opened| opened.page)).or_else(|| self.selected());
        page.and_then(|page| sources::address(store, page))
    }

    /// Whether the topmost page has parts to go to.
    #[must_use]
    pub fn has_parts(&self) -> bool {
        self.stops.list.windows(2).any(|two| matches!(two, [one, two] if one.part != two.part))
    }

    /// Whether there is anything else to move to.
    #[must_use]
    pub fn can_move(&self) -> bool {
        match self.place.pages.last() {
            Some(_) if self.place.on_matrix() => self.matrix.lines.len() > 1,
            Some(_) => self.stops.list.len() > 1 || self.stops.lines > self.sizes.page,
            None => self.total(self.place.pane) > 1,
        }
    }

    /// Whether the last row of the pane is the selected one.
    #[must_use]
    pub fn is_at_the_end(&self) -> bool {
        let pane = self.place.pane;
        self.place.pages.is_empty() && self.cursors.of(pane).at + 1 >= self.total(pane)
    }

    /// Whether there is anything to go back from, by a step up.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        let place = &self.place;
        !place.pages.is_empty() || place.zoomed || place.pane != Pane::Actors || place.is_landing()
    }
}
