//! What lies on top of the dashboard as it was made last. A page is kept, because a large one takes longer to make than a
//! key may take.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::measures::Measures;
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
    /// Whether it says no more than that it is still being counted.
    pub(super) awaits_counts: bool,
    /// The page or the stage.
    pub(super) middle: Middle,
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
        let side = about.dyad().and_then(|dyad| state.place.side(dyad));
        if let Some(stage) = scene::stage(store, state) {
            let middle = Middle::Stage(Arc::new(stage));
            return Some(Self { about, awaits_counts: false, middle, side, lens: lens.clone() });
        }
        let made = (about, side, awaits_counts);
        let is_it = |open: &Self| (open.about, open.side, open.awaits_counts) == made && open.lens.is_same(lens);
        before.filter(is_it).or_else(|| {
            let told = measures.told_on(store, state, about);
            let page = scene::of_briefings(store, state, about, told).unwrap_or_else(|| {
                let lens = state.counted_lens();
                if awaits_counts { scene::counting(store, &lens) } else { scene::page(store, &lens, about, side) }
            });
            Some(Self { about, awaits_counts, middle: Middle::Page(Arc::new(page)), side, lens: lens.clone() })
        })
    }

    /// Where the cursor can stop on it: a page in so many columns, a stage in this area.
    pub(super) fn stops(&self, columns: u16, area: Rect, glyphs: Glyphs) -> Stops {
        let stops = match &self.middle {
            Middle::Page(page) => ui::page_stops(page, columns, glyphs),
            Middle::Stage(stage) => ui::stage_stops(stage, area),
        };
        Stops { page: Some(self.about), ..stops }
    }
}
