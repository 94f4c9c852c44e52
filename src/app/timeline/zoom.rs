//! Zooming: around the day of what the cursor is on, and back to what was seen before.

use super::lines::gutter;
use super::reach::whole;
use crate::app::page::Page;
use crate::app::state::State;
use crate::model::Day;
use crate::query::{Count, Grid, Window};
use crate::store::Store;

impl State {
    /// The day under the cursor of the timeline on top; none where it is on the name of a row. Of the days of its column
    /// the one on which the thing begins that it is on, else the one that was zoomed at.
    pub(super) fn timeline_day(&self, store: &Store) -> Option<Day> {
        let (stop, window) = (self.timeline_stop()?, self.timeline.picture()?.window);
        let cell = window.cell(stop.x.checked_sub(gutter(self.sizes.columns))?);
        let begins = match stop.opens {
            Page::Event(ix) => Some(store.graph.events.first(ix)),
            Page::Standing(dyad, at) => store.tie(dyad).and_then(|tie| Some(tie.standing.get(at)?.span.from.last())),
            Page::Track(dyad, at) => store.tie(dyad).and_then(|tie| Some(tie.tracks.get(at)?.span.from.last())),
            _ => self.timeline.zoomed_at,
        };
        Some(begins.filter(|day| window.grid.cell(*day) == cell).unwrap_or_else(|| window.grid.first(cell)))
    }

    /// The same, where one zooms: of several events together the newest is gone to, if none of them was zoomed at.
    fn day_to_zoom(&self, store: &Store) -> Option<Day> {
        let (day, grid) = (self.timeline_day(store)?, self.timeline.picture()?.window.grid);
        let Page::Count(Count::Between(cells), _) = self.timeline_stop()?.opens else { return Some(day) };
        if self.timeline.zoomed_at.is_some_and(|zoomed| grid.cell(zoomed) == grid.cell(day)) {
            return Some(day);
        }
        let lens = self.counted_lens();
        let newest = cells.events(store, &lens).next().map(|ix| store.graph.events.first(ix));
        Some(newest.filter(|newest| grid.cell(*newest) == grid.cell(day)).unwrap_or(day))
    }

    /// Shows less time, or more, with the day under the cursor in the middle, but no time after the as-of date; back on a
    /// scale what was seen there before. Returns whether there is less, or more.
    pub(in crate::app) fn zoom_timeline(&mut self, store: &Store, closer: bool) -> bool {
        let (Some(scope), Some(window)) = (self.timeline_of(), self.timeline.picture().map(|picture| picture.window))
        else {
            return false;
        };
        let (now, most) = (window.grid.days(), whole(store, scope, window.columns).grid.days());
        let next = if closer {
            Grid::LADDER.into_iter().rev().find(|days| *days < now)
        } else {
            Grid::LADDER.into_iter().find(|days| *days > now).map(|days| days.min(most)).filter(|days| *days > now)
        };
        let Some(days) = next else { return false };
        let day = self.day_to_zoom(store).unwrap_or(self.lens.as_of);
        self.timeline.zoom = days;
        self.timeline.zoomed_at = Some(day);
        let middle = Window { grid: Grid::of(days), ..window };
        match self.timeline.trail.pop_if(|seen| seen.grid == middle.grid) {
            Some(seen) if seen.columns == window.columns && seen.at(day).is_some() => {
                self.timeline.left = Some(seen.left);
            }
            Some(_) => self.center_timeline(middle, day),
            None => {
                self.timeline.trail.push(window);
                self.center_timeline(middle, day);
            }
        }
        true
    }
}
