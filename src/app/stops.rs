//! Where the cursor can stop on the topmost page, and its steps from one stop to another.

use super::page::{Opened, Page, Sought};

/// A place on a page that the cursor can be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// What it opens.
    pub opens: Page,
    /// On which line of the page.
    pub line: usize,
    /// How many cells from the left.
    pub x: u16,
    /// In which part of the page, counted from its beginning.
    pub part: usize,
}

/// Where the cursor can stop on the topmost page as it is laid out: what the loop tells the state before each key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stops {
    /// Which page.
    pub page: Option<Page>,
    /// How many lines it has.
    pub lines: usize,
    /// The stops, from top to bottom, each line from the left.
    pub list: Vec<Stop>,
}

impl Stops {
    /// The stop that is meant: the one that the cursor is on, where it is one of those, else the first that is.
    pub(super) fn meant(&self, at: usize, is_it: impl Fn(&Stop) -> bool) -> Option<usize> {
        if self.list.get(at).is_some_and(&is_it) { Some(at) } else { self.list.iter().position(is_it) }
    }

    /// The stop that concerns what the cursor of a page aims at, if there is one.
    pub(super) fn aimed(&self, at: usize, aim: Sought) -> Option<usize> {
        self.meant(at, |stop| stop.opens.concerns(aim))
    }

    /// The same under other numbers of the records, without the stops whose records are gone; and where a cursor is then:
    /// on its record, else on the next that is left.
    pub(super) fn renumbered(self, at: usize, now: impl Fn(Page) -> Option<Page>) -> (Self, usize) {
        let (mut list, mut gone) = (Vec::new(), 0);
        for (place, stop) in self.list.into_iter().enumerate() {
            match now(stop.opens) {
                Some(opens) => list.push(Stop { opens, ..stop }),
                None => gone += usize::from(place < at),
            }
        }
        (Self { page: self.page.and_then(now), list, ..self }, at - gone)
    }

    /// The stop further down or up: on the next line of the same part that has one, the nearest from the left; after the
    /// last of a part on the first of the next, which may stand beside it.
    fn beyond(&self, at: usize, down: bool) -> Option<usize> {
        let from = self.list.get(at)?;
        let place = |stop: &Stop| (stop.part, stop.line);
        let places = self.list.iter().map(place);
        let next = if down {
            places.filter(|other| *other > place(from)).min()
        } else {
            places.filter(|other| *other < place(from)).max()
        }?;
        let on_line = self.list.iter().enumerate().filter(|(_, stop)| place(stop) == next);
        on_line.min_by_key(|(_, stop)| stop.x.abs_diff(from.x)).map(|(at, _)| at)
    }

    /// The stop furthest to the right, which on a timeline is the newest: an event before a spell.
    #[must_use]
    pub(super) fn newest(&self) -> usize {
        let is_event = |stop: &Stop| matches!(stop.opens, Page::Event(_) | Page::Count(..));
        let newest = self.list.iter().enumerate().rev().max_by_key(|(_, stop)| (is_event(stop), stop.x));
        newest.map_or(0, |(at, _)| at)
    }

    /// The stop of a line that lies nearest to a cell.
    #[must_use]
    pub fn nearest(&self, line: usize, x: u16) -> Option<usize> {
        let on_line = self.list.iter().enumerate().filter(|(_, stop)| stop.line == line);
        on_line.min_by_key(|(_, stop)| stop.x.abs_diff(x)).map(|(at, _)| at)
    }

    /// The stop beside another, on the same line.
    #[must_use]
    pub fn beside(&self, at: usize, right: bool) -> Option<usize> {
        let other = if right { at.checked_add(1)? } else { at.checked_sub(1)? };
        (self.list.get(other)?.line == self.list.get(at)?.line).then_some(other)
    }

    /// The stop of another part that stands on that side, where both parts share lines: the nearest by line, then by cell.
    #[must_use]
    pub fn across(&self, at: usize, right: bool) -> Option<usize> {
        let from = self.list.get(at)?;
        let lines = |part: usize| {
            let lines = self.list.iter().filter(move |stop| stop.part == part).map(|stop| stop.line);
            lines.clone().min().zip(lines.max())
        };
        let (first, last) = lines(from.part)?;
        let shares = |part: usize| lines(part).is_some_and(|(top, bottom)| top <= last && first <= bottom);
        let is_there = |stop: &Stop| stop.part != from.part && if right { stop.x > from.x } else { stop.x < from.x };
        let there = self.list.iter().enumerate().filter(|(_, stop)| is_there(stop) && shares(stop.part));
        there.min_by_key(|(_, stop)| (stop.line.abs_diff(from.line), stop.x.abs_diff(from.x))).map(|(at, _)| at)
    }

    /// The first stop of the next part that has one (`forth`), or of the one before.
    #[must_use]
    pub fn part(&self, at: usize, forth: bool) -> Option<usize> {
        let part = self.list.get(at)?.part;
        let first = |part: usize| self.list.iter().position(|stop| stop.part == part);
        let parts = self.list.iter().map(|stop| stop.part);
        let next =
            if forth { parts.filter(|other| *other > part).min() } else { parts.filter(|other| *other < part).max() };
        next.and_then(first)
    }

    /// Where one is after a step down or up, on a page of which so many lines are seen: on the next stop where that is
    /// in sight or follows at once, else a line further.
    #[must_use]
    pub fn stepped(&self, opened: Opened, down: bool, height: usize) -> Opened {
        let seen = opened.scroll..opened.scroll + height;
        let within = |at: usize| self.list.get(at).is_some_and(|stop| seen.contains(&stop.line));
        let entered = if down {
            self.list.iter().position(|stop| seen.contains(&stop.line))
        } else {
            self.list.iter().rposition(|stop| seen.contains(&stop.line))
        };
        let next = if within(opened.at) { self.beyond(opened.at, down) } else { entered };
        let reach = opened.scroll.saturating_sub(1)..opened.scroll + height + 1;
        let line = |at: usize| self.list.get(at).map(|stop| stop.line);
        match next.filter(|at| line(*at).is_some_and(|line| reach.contains(&line))) {
            Some(at) => self.shown(Opened { at, ..opened }, height),
            None => self.scrolled(opened, if down { 1 } else { -1 }, height),
        }
    }

    /// Scrolled by so many lines, within the page; a cursor that is no longer seen goes to the nearest stop that is.
    #[must_use]
    pub fn scrolled(&self, opened: Opened, lines: isize, height: usize) -> Opened {
        let scroll = opened.scroll.saturating_add_signed(lines).min(self.lines.saturating_sub(height));
        let seen = |stop: &Stop| (scroll..scroll + height).contains(&stop.line);
        let at = match self.list.get(opened.at) {
            Some(stop) if seen(stop) => None,
            _ if lines < 0 => self.list.iter().rposition(seen),
            _ => self.list.iter().position(seen),
        };
        Opened { scroll, at: at.unwrap_or(opened.at), ..opened }
    }

    /// Scrolled as far as the cursor is seen, and not past the end.
    #[must_use]
    pub fn shown(&self, opened: Opened, height: usize) -> Opened {
        let Some(stop) = self.list.get(opened.at) else { return self.scrolled(opened, 0, height) };
        // With the first stop the lines above it are seen too.
        let line = if opened.at == 0 { 0 } else { stop.line };
        let least = (stop.line + 1).saturating_sub(height);
        let scroll = opened.scroll.clamp(least.min(line), line.max(least)).min(self.lines.saturating_sub(height));
        Opened { scroll, ..opened }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlocIx;
    use proptest::prelude::*;

    /// A page of so many lines with stops at lines and cells.
    fn laid(lines: usize, stops: &[(usize, u16)]) -> Stops {
        let stop =
            |(line, x): &(usize, u16)| Stop { opens: Page::Bloc(BlocIx::new(0)), line: *line, x: *x, part: *line / 10 };
        Stops { page: None, lines, list: stops.iter().map(stop).collect() }
    }

    fn opened(scroll: usize, at: usize) -> Opened {
        Opened { scroll, at, ..Opened::new(Page::Bloc(BlocIx::new(0))) }
    }

    #[test]
    fn steps_go_from_line_to_line_and_scroll_where_there_is_nothing_to_stop_at() {
        let stops = laid(40, &[(1, 0), (1, 20), (2, 18), (30, 0)]);
        let step = |from: Opened, down| stops.stepped(from, down, 10);
        assert_eq!(step(opened(0, 1), true), opened(0, 2), "the nearest from the left");
        assert_eq!(step(opened(0, 2), true), opened(1, 2), "nothing near: a line");
        assert_eq!(step(opened(3, 2), true), opened(4, 2), "the cursor is out of sight");
        assert_eq!(step(opened(20, 2), true), opened(21, 3), "what comes into sight");
        assert_eq!(step(opened(30, 3), true), opened(30, 3), "the end");
        assert_eq!(step(opened(0, 2), false), opened(0, 1));
        assert_eq!(stops.beside(0, true), Some(1));
        assert_eq!(stops.beside(1, true), None);
        assert_eq!(stops.across(1, true), None, "nothing of another part");
        assert_eq!((stops.part(1, true), stops.part(3, true), stops.part(3, false)), (Some(3), None, Some(0)));
    }

    #[test]
    fn across_goes_to_the_nearest_of_a_part_that_stands_beside() {
        let stop = |(line, x, part)| Stop { opens: Page::Bloc(BlocIx::new(0)), line, x, part };
        let list: Vec<Stop> = [(0, 1, 0), (2, 1, 0), (2, 90, 1), (4, 1, 0), (9, 1, 2), (9, 40, 2)].map(stop).into();
        let stops = Stops { page: None, lines: 10, list };
        assert_eq!([0, 1, 3].map(|at| stops.across(at, true)), [Some(2); 3]);
        assert_eq!(stops.across(2, false), Some(1));
        assert_eq!([(4, true), (5, true), (4, false)].map(|(at, right)| stops.across(at, right)), [None; 3]);
    }

    proptest! {
        #[test]
        fn down_and_down_comes_to_every_line_and_to_the_end(
            mut places in prop::collection::vec((0_usize..80, 0_u16..90), 0..30), height in 1_usize..30,
        ) {
            places.sort_unstable();
            let stops = laid(80, &places);
            let mut at = opened(0, 0);
            let mut seen = std::collections::BTreeSet::new();
            for _ in 0..400 {
                let stop = stops.list.get(at.at).filter(|stop| (at.scroll..at.scroll + height).contains(&stop.line));
                seen.extend(stop.map(|stop| stop.line));
                at = stops.stepped(at, true, height);
                prop_assert!(at.scroll <= 80_usize.saturating_sub(height));
            }
            prop_assert_eq!(at.scroll, 80_usize.saturating_sub(height));
            let lines: std::collections::BTreeSet<usize> = places.iter().map(|(line, _)| *line).collect();
            let first_in_sight = stops.list.first().is_some_and(|stop| stop.line < height);
            prop_assert!(!first_in_sight || seen == lines, "{:?} of {:?}", seen, lines);
        }
    }
}
