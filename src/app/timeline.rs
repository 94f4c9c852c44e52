//! The timeline on top: how far it is zoomed, which part of it is seen, how its lines are shared, and what is drawn there,
//! which is kept until one of these changes.

mod gather;
mod lines;
mod reach;
mod zoom;

pub(super) use gather::Gathered;
pub use lines::{Line, Lines, gutter, part};

use reach::{latest, whole};

use std::sync::Arc;

use super::page::Page;
use super::state::State;
use super::stops::{Stop, Stops};
use crate::model::{Day, PartialDate};
use crate::query::{self, Grid, Lens, Scope, Strip, Window};
use crate::store::Store;

/// A timeline as it is seen.
#[derive(Debug)]
pub struct Timeline {
    /// Days a column at most; where the whole time fits with fewer, it is seen.
    zoom: i32,
    /// The first cell that is seen; before any was, the as-of date is near the end.
    left: Option<i32>,
    /// Where the cursor is to go.
    aim: Option<Day>,
    /// The day that was zoomed at last: where marks are put together it is in the column of the cursor.
    zoomed_at: Option<Day>,
    /// What was seen before each step of zooming, to come back to it.
    trail: Vec<Window>,
    /// The time that is to be seen, as soon as it is known how many columns there are.
    wanted: Option<PartialDate>,
    drawn: Option<Drawn>,
    lines: Lines,
}

/// What is drawn, and for what.
#[derive(Debug)]
struct Drawn {
    scope: Scope,
    lens: Lens,
    picture: Arc<query::Timeline>,
}

impl Default for Timeline {
    /// The recent years, so close that words stand on their spells.
    fn default() -> Self {
        let (trail, lines) = (Vec::new(), Lines::default());
        Self { zoom: MONTH, left: None, aim: None, zoomed_at: None, trail, wanted: None, drawn: None, lines }
    }
}

/// About a month, in days.
const MONTH: i32 = 30;

impl Timeline {
    /// What is drawn; nothing before any timeline was open.
    #[must_use]
    pub fn picture(&self) -> Option<&Arc<query::Timeline>> {
        self.drawn.as_ref().map(|drawn| &drawn.picture)
    }

    /// How its lines are shared.
    #[must_use]
    pub fn lines(&self) -> &Lines {
        &self.lines
    }

    /// The row on a line of the page.
    fn row_at(&self, line: usize) -> Option<&query::TimelineRow> {
        match self.lines.all.get(line.checked_sub(self.lines.axis)?)? {
            Line::Row(at) => self.picture()?.rows.get(*at),
            Line::More(_) | Line::Gap => None,
        }
    }

    /// What is seen: the whole time, or as much as is zoomed to. The as-of date keeps a third of the columns to its left.
    fn window(&self, store: &Store, lens: &Lens, scope: Scope, columns: u16) -> Window {
        let whole = whole(store, scope, columns);
        let grid = if self.zoom < whole.grid.days() { Grid::of(self.zoom) } else { whole.grid };
        let begin = grid.cell(whole.grid.first(whole.left).max(query::begins(store, scope).unwrap_or(Day::MIN)));
        if grid == whole.grid {
            return whole;
        }
        let most = grid.cell(lens.as_of).saturating_sub(i32::from(columns) / 3);
        let left = self.left.unwrap_or_else(|| latest(grid, lens, columns));
        Window { grid, left: left.clamp(begin, most.max(begin)), columns }
    }
}

impl State {
    /// Whose timeline is on top.
    #[must_use]
    pub fn timeline_of(&self) -> Option<Scope> {
        self.place.pages.last().and_then(|opened| opened.page.timeline())
    }

    /// Draws the timeline on top, if there is one and what is drawn is another.
    pub fn lay_timeline(&mut self, store: &Store) {
        let Some(scope) = self.timeline_of() else { return };
        if self.timeline.drawn.as_ref().is_some_and(|drawn| drawn.scope != scope) {
            self.timeline = Timeline::default();
        }
        let day = self.timeline.aim.or_else(|| self.timeline_day(store));
        let columns = u16::try_from(self.sizes.columns).unwrap_or(u16::MAX);
        let columns = columns.saturating_sub(gutter(self.sizes.columns)).max(1);
        if let Some(span) = self.timeline.wanted.take() {
            let grid = Grid::fitting(span.first(), span.last(), columns);
            (self.timeline.zoom, self.timeline.left) = (grid.days(), Some(grid.cell(span.first())));
        }
        let window = self.timeline.window(store, &self.lens, scope, columns);
        self.timeline.left = Some(window.left);
        self.draw_timeline(store, scope, window);
        let rows = self.timeline.picture().map(|picture| picture.rows.iter().map(|row| row.strip).collect());
        let rows: Vec<Strip> = rows.unwrap_or_default();
        self.timeline.lines = Lines::of(&rows, self.sizes.page, self.setup.alone);
        if let (Some(day), Some(at)) = (day, self.place.pages.last().map(|opened| opened.at)) {
            let cell = window.grid.cell(day).clamp(window.left, window.right());
            let x = window.column(cell).unwrap_or(0).saturating_add(gutter(self.sizes.columns));
            self.stops.list.iter_mut().skip(at).take(1).for_each(|stop| stop.x = x);
        }
    }

    /// Has this time seen of the timeline that is opened next, else what is seen at first.
    pub(super) fn span_timeline(&mut self, span: Option<PartialDate>) {
        self.timeline = Timeline { wanted: span, ..Timeline::default() };
    }

    /// The time that is seen of somebody's timeline; nothing where it is what is seen at first.
    pub(super) fn timeline_span(&self, store: &Store, scope: Scope) -> Option<PartialDate> {
        let drawn = self.timeline.drawn.as_ref().filter(|drawn| drawn.scope == scope);
        let Some(window) = drawn.map(|drawn| drawn.picture.window) else { return self.timeline.wanted };
        let first = Timeline::default().window(store, &self.lens, scope, window.columns);
        let seen = || PartialDate::of_days(window.grid.first(window.left), window.grid.last(window.right()));
        (window != first).then(seen)
    }

    /// The stop under the cursor of the timeline on top, as it was laid out last.
    fn timeline_stop(&self) -> Option<&Stop> {
        let opened = self.place.pages.last().filter(|opened| self.stops.page == Some(opened.page))?;
        self.stops.list.get(opened.at).filter(|_| opened.page.timeline().is_some())
    }

    /// Scrolls the timeline on where the cursor is near its edge.
    pub(super) fn follow_timeline(&mut self, store: &Store) {
        let (Some(day), Some(window)) =
            (self.timeline_day(store), self.timeline.picture().map(|picture| picture.window))
        else {
            return;
        };
        let (column, columns) = (window.at(day).unwrap_or(0), window.columns);
        if column < columns / 10 || column >= columns - columns / 10 {
            self.center_timeline(window, day);
        }
    }

    /// Goes to the next thing in the row of the cursor that is not seen yet, if there is one.
    pub(super) fn search_timeline(&mut self, store: &Store, back: bool) {
        let (Some(stop), Some(picture)) = (self.timeline_stop(), self.timeline.picture()) else { return };
        let window = picture.window;
        let edge = if back { window.grid.first(window.left) } else { window.grid.last(window.right()) };
        let Some(row) = self.timeline.row_at(stop.line) else { return };
        let lens = &self.counted_lens();
        let found = match (row.strip, self.timeline_of()) {
            (Strip::Lane(lane), _) => query::next_mark(store, lens, lane, (edge, back)),
            (Strip::Standing | Strip::Track(_), Some(Scope::Dyad(dyad))) => {
                let days = query::beginnings(store, lens, dyad, row.strip);
                if back { days.filter(|day| *day < edge).max() } else { days.filter(|day| *day > edge).min() }
            }
            _ => None,
        };
        if let Some(day) = found {
            self.timeline.aim = Some(day);
            self.center_timeline(window, day);
        }
    }

    /// Has a day in the middle of a window, if no time after the as-of date is seen then.
    fn center_timeline(&mut self, window: Window, day: Day) {
        let left = window.grid.cell(day).saturating_sub(i32::from(window.columns) / 2);
        self.timeline.left = Some(left.min(latest(window.grid, &self.lens, window.columns)));
    }

    /// On a timeline the stop that takes the cursor over from one that is there no more: the same record, else in the same
    /// row the nearest.
    pub(super) fn timeline_over(&mut self, before: &Stops, was: &Stop) -> Option<usize> {
        let aimed = self.timeline.aim.take().is_some();
        let same = self.stops.list.iter().position(|stop| stop.opens == was.opens && stop.part == was.part);
        if let (Some(same), false) = (same, aimed) {
            return Some(same);
        }
        let top = |stops: &Stops| stops.list.iter().filter(|stop| stop.part == was.part).map(|stop| stop.line).min();
        let row = (was.line + top(&self.stops)?).saturating_sub(top(before)?);
        let stops = self.stops.list.iter().enumerate().filter(|(_, stop)| stop.part == was.part);
        stops.min_by_key(|(_, stop)| (stop.line.abs_diff(row), stop.x.abs_diff(was.x))).map(|(at, _)| at)
    }
}

impl Page {
    /// Whose timeline it is; nothing for another page.
    #[must_use]
    pub fn timeline(self) -> Option<Scope> {
        match self {
            Self::Timeline(dyad) => Some(Scope::Dyad(dyad)),
            Self::TimelineOf(actor) => Some(Scope::Actor(actor)),
            _ => None,
        }
    }
}
