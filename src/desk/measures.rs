//! What is found out about slides by making them: views that show nothing, and slides that do not fit.

use ratatui::layout::Size;

use crate::app::{Page, State, briefings};
use crate::model::Briefing;
use crate::scene::{Measured, slide};
use crate::store::Store;
use crate::ui::{self, Glyphs};

/// The smallest window that a slide has to fit into.
pub const SMALLEST: Size = Size { width: 80, height: 24 };

/// What is found out about each slide of a briefing.
#[must_use]
pub fn measured(store: &Store, briefing: &Briefing) -> Vec<Measured> {
    let slides: Vec<_> = (0..briefing.steps.len()).map(|at| slide(store, briefing, at)).collect();
    let too_tall = ui::too_tall(slides.iter(), SMALLEST, Glyphs::Unicode);
    let rows = |at: usize| too_tall.iter().find(|(number, _)| *number == at).map(|(_, rows)| *rows);
    let slides = slides.into_iter().enumerate();
    slides
        .map(|(at, slide)| Measured {
            empty: slide.table.rows.is_empty().then_some(slide.table.empty),
            too_tall: rows(at),
        })
        .collect()
}

/// What was found out so far, briefing by briefing: making slides of many events takes longer than a key may.
#[derive(Debug, Default)]
pub(super) struct Measures(Vec<Vec<Measured>>);

impl Measures {
    /// What is known once what a page tells of is measured: of all briefings, or of one.
    pub(super) fn of(&mut self, store: &Store, state: &State, page: Page) -> &[Vec<Measured>] {
        let is_told = |at: usize| match page {
            Page::Briefing(one) | Page::Slide(one, _) => one == at,
            _ => page == Page::Briefings,
        };
        for (at, briefing) in briefings(store, state).enumerate().filter(|(at, _)| is_told(*at)) {
            if self.0.len() <= at {
                self.0.resize_with(at + 1, Vec::new);
            }
            if let Some(known) = self.0.get_mut(at).filter(|known| known.len() != briefing.steps.len()) {
                *known = measured(store, briefing);
            }
        }
        &self.0
    }
}
