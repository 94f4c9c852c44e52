//! How the lines inside the border of a timeline are shared among axis, rows, legend and what is told below.

use crate::query::{Column, Strip, Who};

/// A line among the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A row of the picture.
    Row(usize),
    /// So many formal facts that there is no room for.
    More(usize),
    /// Nothing, between two parts.
    Gap,
}

/// How the lines inside the border are shared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    /// Lines of the axis, above everything.
    pub axis: usize,
    /// All rows, of which so many are seen.
    pub all: Vec<Line>,
    /// How many are seen at once.
    pub seen: usize,
    /// Lines in which the marks are explained, at most.
    pub legend: usize,
    /// Lines for what is told of the thing under the cursor.
    pub below: usize,
}

/// Columns before the lanes, of so many: `standing: hostile` is seen whole.
#[must_use]
pub fn gutter(columns: usize) -> u16 {
    u16::try_from((columns / 6).clamp(19, 28).min(columns / 3)).unwrap_or(0)
}

/// Fewest lines in which something is told of the thing under the cursor, a line above them among them.
const LEAST: usize = 5;
/// Most lines in which marks are explained.
const LEGEND: usize = 2;
/// From so many lines on there is room for more than rows.
const ROOMY: usize = 20;
/// So many make it worth while to leave no line blank above it.
const GOOD: usize = 9;

impl Lines {
    /// The lines of some rows in a box of this height. Where a pair has too many formal facts the last are only counted.
    pub(super) fn of(rows: &[Strip], height: usize, alone: bool) -> Self {
        let axis = if height > 6 { 2 } else { 1 };
        let room = height.saturating_sub(axis);
        let mut all = fitting(rows, room);
        let with_gaps = spaced(rows, &all);
        if with_gaps.len() + 1 + if alone { 0 } else { GOOD } <= room {
            all = with_gaps;
        }
        let legend = room.saturating_sub(all.len()).clamp(usize::from(height >= ROOMY), LEGEND);
        let room = room - legend.min(room);
        // Of more rows than there is room for two thirds are seen.
        let below = if all.len() <= room { room - all.len() } else { room - room * 2 / 3 };
        let below = if alone || below < LEAST || height < ROOMY { 0 } else { below };
        Self { axis, seen: all.len().min(room - below), all, legend, below }
    }

    /// Scrolled as far as a line is seen.
    pub(in crate::app) fn showing(&self, line: usize, scroll: usize) -> usize {
        let least = (line + 1).saturating_sub(self.axis + self.seen);
        scroll.clamp(least, line.saturating_sub(self.axis).max(least)).min(self.all.len().saturating_sub(self.seen))
    }
}

/// The rows as lines, without the last formal facts where there is no room for them: those are counted.
fn fitting(rows: &[Strip], room: usize) -> Vec<Line> {
    let is_track = |strip: &Strip| matches!(strip, Strip::Track(_));
    let tracks = rows.iter().filter(|strip| is_track(strip)).count();
    let others = rows.len() - tracks;
    let kept = if rows.len() > room && others < room { room - others - 1 } else { tracks };
    let (mut lines, mut passed) = (Vec::new(), 0);
    for (at, strip) in rows.iter().enumerate() {
        passed += usize::from(is_track(strip));
        if !is_track(strip) || passed <= kept {
            lines.push(Line::Row(at));
        } else if passed == kept + 1 {
            lines.push(Line::More(tracks - kept));
        }
    }
    lines
}

/// The same with a blank line between parts.
fn spaced(rows: &[Strip], lines: &[Line]) -> Vec<Line> {
    let mut spaced = Vec::new();
    let mut before = None;
    for line in lines {
        let part = match line {
            Line::Row(at) => rows.get(*at).copied().map(part),
            Line::More(_) | Line::Gap => before,
        };
        spaced.extend((before.is_some() && part != before).then_some(Line::Gap));
        spaced.push(*line);
        before = part;
    }
    spaced
}

/// To which part of the page a row belongs.
#[must_use]
pub fn part(strip: Strip) -> usize {
    match strip {
        Strip::Standing => 0,
        Strip::Track(_) => 1,
        Strip::Lane(lane) => match lane.who {
            _ if lane.column == Column::Other => 4,
            Who::Way(from, to) => 2 + usize::from(from > to),
            Who::By(_) => 2,
            Who::On(_) => 3,
            Who::Pair(_) | Who::Of(_) => 4,
        },
        Strip::Tie(_) => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActorIx, Dyad, Quad};
    use crate::query::Lane;

    /// A pair with so many formal facts.
    fn rows(tracks: usize) -> Vec<Strip> {
        let (a, b) = Dyad::new(ActorIx::new(0), ActorIx::new(1)).unwrap().pair();
        let lane =
            |from, to| move |_| Strip::Lane(Lane { who: Who::Way(from, to), column: Column::Class(Quad::WordsFor) });
        let other = Lane { who: Who::Pair(Dyad::new(a, b).unwrap()), column: Column::Other };
        let lanes = (0..4).map(lane(a, b)).chain((0..4).map(lane(b, a))).chain([Strip::Lane(other)]);
        std::iter::once(Strip::Standing).chain((0..tracks).map(Strip::Track)).chain(lanes).collect()
    }

    #[test]
    fn formal_facts_give_way_to_the_lanes() {
        let lines = Lines::of(&rows(5), 17, false);
        assert_eq!((lines.all.len(), lines.seen, lines.legend, lines.below), (15, 15, 0, 0));
        let lines = Lines::of(&rows(7), 17, false);
        assert_eq!((lines.all.len(), lines.seen, lines.all.get(5)), (15, 15, Some(&Line::More(3))));
        assert_eq!(lines.all.last(), Some(&Line::Row(16)));
        let lines = Lines::of(&rows(5), 29, false);
        assert_eq!((lines.all.len(), lines.seen, lines.legend, lines.below), (15, 15, 2, 10));
        let lines = Lines::of(&rows(2), 29, false);
        assert!(lines.all.contains(&Line::Gap) && lines.below >= LEAST);
        assert_eq!(Lines::of(&rows(5), 29, true).below, 0);
    }

    #[test]
    fn every_line_is_shown_in_every_height() {
        for (tracks, height) in (0..9).flat_map(|tracks| (1..60).map(move |height| (tracks, height))) {
            let lines = Lines::of(&rows(tracks), height, false);
            assert!(lines.axis + lines.seen + lines.legend + lines.below <= height.max(2), "{height}");
            for at in 0..lines.all.len() {
                for scroll in [0, 5, 99] {
                    let line = lines.axis + at;
                    let scroll = lines.showing(line, scroll);
                    let seen = lines.axis..lines.axis + lines.seen.max(1);
                    assert!(lines.seen == 0 || seen.contains(&(line - scroll)), "{tracks} {height} {at} {scroll}");
                }
            }
        }
    }
}
