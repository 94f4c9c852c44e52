//! What lies on top of the dashboard as it was made last. A page is kept, because it is dearer than a frame; one that takes
//! longer to make than a key may take is asked for.

use std::sync::Arc;

use ratatui::layout::{Rect, Size};

use super::measures::Measures;
use super::question::Wanted;
use crate::app::{Page, State, Stops};
use crate::model::ActorIx;
use crate::query::Lens;
use crate::scene::{self, Middle};
use crate::store::Store;
use crate::ui::{self, Glyphs};

/// What lies on top.
#[derive(Debug)]
pub(super) struct Open {
    /// What it is about.
    pub(super) about: Page,
    /// Whether it waits for the counts of the lens.
    awaits_counts: bool,
    /// Whether it waits until it is made.
    awaits_page: bool,
    /// The page or the stage, as it was made.
    made: Middle,
    /// The page as it is told in a box of so many columns and lines.
    fitted: Option<(Size, Arc<scene::Page>)>,
    /// From whose side it tells of a pair.
    side: Option<ActorIx>,
    lens: Lens,
}

impl Open {
    /// What lies on top now: made anew if it is another page, or the same through another lens. A stage is made for every
    /// key: it is only as much as is seen.
    pub(super) fn renewed(
        before: Option<Self>,
        store: &Store,
        state: &mut State,
        measures: &mut Measures,
    ) -> Option<Self> {
        let about = state.place.pages.last()?.page;
        state.answers.seat(store, &state.lens, about);
        let state = &*state;
        let lens = &state.lens;
        let awaits_counts = state.answers.tally.is_none() && !about.counts_nothing();
        let side = state.place.side_of(about);
        if let Some(stage) = scene::stage(store, state) {
            let made = Middle::Stage(Arc::new(stage));
            let lens = lens.clone();
            return Some(Self { about, awaits_counts: false, awaits_page: false, made, fitted: None, side, lens });
        }
        let key = (about, side, awaits_counts);
        let is_it = |open: &Self| (open.about, open.side, open.awaits_counts) == key && open.lens.is_same(lens);
        before.filter(is_it).or_else(|| {
            let told = measures.told_on(store, state, about);
            let wanted = Wanted { about, side, lens: state.counted_lens() };
            let awaits_page = !awaits_counts && !wanted.is_quick(store);
            let page = scene::of_briefings(store, state, about, told).unwrap_or_else(|| {
                let Wanted { lens, .. } = &wanted;
                let waits = awaits_counts || awaits_page;
                if waits { scene::counting(store, lens) } else { scene::page(store, lens, about, side) }
            });
            let made = Middle::Page(Arc::new(page));
            Some(Self { about, awaits_counts, awaits_page, made, fitted: None, side, lens: lens.clone() })
        })
    }

    /// Whether it says no more than that it is still being counted.
    pub(super) fn waits(&self) -> bool {
        self.awaits_counts || self.awaits_page
    }

    /// The page that is to be made, if it waits for nothing else.
    pub(super) fn wanted(&self, state: &State) -> Option<Wanted> {
        let wanted = || Wanted { about: self.about, side: self.side, lens: state.counted_lens() };
        self.awaits_page.then(wanted)
    }

    /// Takes the page that was made, if it is the one that is awaited.
    pub(super) fn take(&mut self, made: &Wanted, page: Arc<scene::Page>) {
        let asked = Wanted { about: self.about, side: self.side, lens: self.lens.clone() };
        if self.awaits_page && asked.is_same(made) {
            self.awaits_page = false;
            self.made = Middle::Page(page);
            self.fitted = None;
        }
    }

    /// Fits a page to its box.
    pub(super) fn fit(&mut self, size: Size, glyphs: Glyphs) {
        if let Middle::Page(page) = &self.made
            && self.fitted.as_ref().is_none_or(|(of, _)| *of != size)
        {
            let fitted = ui::fitted(page, size, glyphs).map_or_else(|| Arc::clone(page), Arc::new);
            self.fitted = Some((size, fitted));
        }
    }

    /// The stage, or the page as it is told in its box.
    pub(super) fn middle(&self) -> Middle {
        self.fitted.as_ref().map_or_else(|| self.made.clone(), |(_, page)| Middle::Page(Arc::clone(page)))
    }

    /// Where the cursor can stop on it: a stage in this area.
    pub(super) fn stops(&self, columns: u16, area: Rect, glyphs: Glyphs) -> Stops {
        let stops = match self.middle() {
            Middle::Page(page) => ui::page_stops(&page, columns, glyphs),
            Middle::Stage(stage) => ui::stage_stops(&stage, area),
        };
        Stops { page: Some(self.about), ..stops }
    }
}
