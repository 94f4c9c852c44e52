//! Slides as they are made, and what is found out about them then: views that show nothing, and slides that do not fit.

use std::sync::Arc;

use ratatui::layout::Size;

use crate::app::{Fits, Page, State, briefing, briefings};
use crate::model::Briefing;
use crate::query::Tally;
use crate::scene::{Made, Measured, slide};
use crate::store::Store;
use crate::ui::{self, Glyphs, Paint};

/// The smallest window that a slide has to fit into.
pub const SMALLEST: Size = Size { width: 80, height: 24 };

/// The slides of a briefing with what is found out about each. Counts that are at hand are read where they are of its view.
#[must_use]
pub fn measured(store: &Store, briefing: &Briefing, counts: Option<&Arc<Tally>>) -> Vec<Measured> {
    let made = |at| {
        let slide = slide(store, briefing, at, counts);
        let rows = ui::rows_needed(&slide, SMALLEST.width, Glyphs::Unicode);
        Measured { slide: Arc::new(slide), too_tall: Some(rows).filter(|rows| *rows > SMALLEST.height) }
    };
    (0..briefing.steps.len()).map(made).collect()
}

/// How a talk fits into a window: its slides are measured where the window is another one than `before`, the sources of the
/// slide that is shown always.
pub(super) fn fitted(before: Fits, made: &Made, slides: &[Measured], size: Size, paint: &Paint) -> Fits {
    let window = (size.width, size.height);
    let too_tall = if before.window == window {
        before.too_tall
    } else {
        ui::too_tall(slides.iter().map(|made| &*made.slide), size, paint.glyphs)
    };
    let (lines, rows) = ui::sources_lines(made.sources(), size, paint.glyphs);
    Fits { window, too_tall, lines, rows, large: paint.large }
}

/// What was made so far, briefing by briefing: making slides of many events takes longer than a key may.
#[derive(Debug, Default)]
pub(super) struct Measures(Vec<Vec<Measured>>);

impl Measures {
    /// What is known once what a page tells of is measured: of all briefings, or of one.
    pub(super) fn told_on(&mut self, store: &Store, state: &State, page: Page) -> &[Vec<Measured>] {
        let told = match page {
            Page::Briefing(one) | Page::Slide(one, _) => one..one + 1,
            Page::Briefings => 0..briefings(store, state).count(),
            _ => 0..0,
        };
        for at in told {
            self.of(store, state, at);
        }
        &self.0
    }

    /// The slides of a briefing.
    pub(super) fn of(&mut self, store: &Store, state: &State, at: usize) -> &[Measured] {
        let Some(briefing) = briefing(store, state, at) else { return &[] };
        if self.0.len() <= at {
            self.0.resize_with(at + 1, Vec::new);
        }
        let Some(known) = self.0.get_mut(at) else { return &[] };
        if known.len() != briefing.steps.len() {
            *known = measured(store, briefing, state.answers.tally.as_ref());
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::desk::Desk;
    use crate::import::{Strictness, bundled, load};
    use crate::keymap::Keymap;
    use crate::query::Lens;
    use crate::scene::{self, Shows, Slide};
    use crate::ui::Theme;

    fn desk() -> Desk {
        let store = Arc::new(Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph));
        let state = State::new(&store, Lens::of(&store));
        let paint = Paint { theme: Theme::builtin("mono").unwrap(), glyphs: Glyphs::Unicode, large: false };
        Desk::new(store, state, Keymap::builtin(), paint, SMALLEST)
    }

    fn first(desk: &Desk) -> Arc<Slide> {
        Arc::clone(&desk.measures.0[0][0].slide)
    }

    #[test]
    fn slides_are_made_once_for_their_page_the_talk_and_every_window() {
        let mut desk = desk();
        desk.act(Action::Briefings);
        let made = first(&desk);
        desk.act(Action::Present);
        desk.act(Action::NextStep);
        desk.resize(Size::new(120, 36));
        assert!(Arc::ptr_eq(&made, &first(&desk)));
        let drawn = scene::projection(&desk.store, &desk.state, &desk.keymap, desk.made.as_ref().unwrap());
        let Some(Shows::Slide(drawn)) = drawn.map(|drawn| drawn.shows) else { panic!("no slide is drawn") };
        assert!(Arc::ptr_eq(&made, &drawn));
        let own = desk.state.setup.briefings.clone();
        desk.take_briefings(own);
        assert!(!Arc::ptr_eq(&made, &first(&desk)), "the briefings may be others");
    }
}
