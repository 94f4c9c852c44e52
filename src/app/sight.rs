//! What the cursor of the topmost page is on, from how the page is laid out.

use super::page::{Opened, Page};
use super::sheet::Sheet;
use super::state::State;

impl State {
    /// Takes how the topmost page is laid out now. On the same page the cursor stays on what it was on.
    pub fn see(&mut self, sheet: Sheet) {
        let before = std::mem::replace(&mut self.sheet, sheet);
        if self.timeline_of().is_some() {
            return self.see_timeline(&before);
        }
        let Some(opened) = self.place.pages.last_mut() else { return };
        if let Some(at) = opened.aim.take().and_then(|aim| self.sheet.aimed(opened.at, aim)) {
            *opened = self.sheet.shown(Opened { at, ..*opened }, self.sizes.page);
        }
        if before.page == self.sheet.page
            && let Some(was) = before.stops.get(opened.at)
        {
            let there = self.sheet.meant(opened.at, |stop| stop.opens == was.opens);
            opened.at = there.unwrap_or(opened.at).min(self.sheet.stops.len().saturating_sub(1));
            // Its line stays where it was in the window.
            let line = self.sheet.stops.get(opened.at).map_or(was.line, |stop| stop.line);
            opened.scroll = (opened.scroll + line).saturating_sub(was.line);
            if self.sheet.stops != before.stops {
                *opened = self.sheet.shown(*opened, self.sizes.page);
            }
        }
        opened.at = opened.at.min(self.sheet.stops.len().saturating_sub(1));
        opened.scroll = opened.scroll.min(self.sheet.lines.saturating_sub(self.sizes.page));
    }

    /// Has how the topmost page is laid out under other numbers of the records, before the page itself is, so that
    /// the cursor stays on what it is on.
    pub(super) fn renumber_sheet(&mut self, now: impl Fn(Page) -> Option<Page>) {
        let sheet = std::mem::take(&mut self.sheet);
        if let Some(opened) = self.place.pages.last_mut().filter(|opened| sheet.page == Some(opened.page)) {
            (self.sheet, opened.at) = sheet.renumbered(opened.at, now);
        }
    }

    /// The topmost page cannot be made yet: nothing of another one is under the cursor, and its own place is kept for it.
    pub fn wait(&mut self, page: Page) {
        if self.sheet.page != Some(page) {
            self.sheet = Sheet::default();
        }
    }

    /// The same for a timeline, whose axis stands still above its rows.
    fn see_timeline(&mut self, before: &Sheet) {
        let was = self.place.pages.last().and_then(|opened| before.stops.get(opened.at)).copied();
        let was = was.filter(|_| before.page == self.sheet.page);
        let over = was.and_then(|was| self.timeline_over(before, &was));
        let Some(opened) = self.place.pages.last_mut() else { return };
        if opened.at == Opened::NEWEST {
            opened.at = self.sheet.newest();
        }
        let aimed = opened.aim.take().and_then(|aim| self.sheet.aimed(opened.at, aim));
        opened.at = over.or(aimed).unwrap_or(opened.at).min(self.sheet.stops.len().saturating_sub(1));
        let line = self.sheet.stops.get(opened.at).map_or(0, |stop| stop.line);
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
        self.sheet.stops.get(opened.at).filter(|stop| seen.contains(&stop.line)).map(|stop| stop.opens)
    }
}
