//! Where the parts of the console stand: the same at every slide, so that the eye finds them.

use ratatui::layout::Rect;

/// From how many cells on what comes next stands beside what is on.
const WIDE: u16 = 70;

/// The boxes, which share their borders. What has no room is left out, the notes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Areas {
    pub(super) now: Rect,
    pub(super) next: Option<Rect>,
    pub(super) notes: Rect,
    pub(super) evidence: Option<Rect>,
    pub(super) room: Option<Rect>,
}

impl Areas {
    /// The boxes in an area of at least 5 lines.
    pub(super) fn of(body: Rect) -> Self {
        let beside = body.width >= WIDE;
        // A box takes its lines and one border; the last border closes all. Two have a line each to begin with.
        let mut left = body.height.saturating_sub(5);
        let mut has = |least_left: u16| {
            let fits = left >= least_left;
            left -= if fits { 2 } else { 0 };
            fits
        };
        let (next_below, room, evidence) = (!beside && has(4), has(6), has(7));
        let more_room = u16::from(room && left >= 6);
        let more_evidence = if evidence { left / 8 } else { 0 };
        let more_next = if next_below { left / 8 } else { 0 };
        let rest = left.saturating_sub(more_room + more_evidence + more_next);
        let more_now = u16::try_from(u32::from(rest) * 5 / 11).unwrap_or(0);
        let mut y = body.y;
        let mut place = |lines: u16| {
            let area = Rect { y, height: lines + 3, ..body };
            y += lines + 2;
            area
        };
        let now = place(more_now);
        let next = next_below.then(|| place(more_next));
        let notes = place(rest - more_now);
        let evidence = evidence.then(|| place(more_evidence));
        let room = room.then(|| place(more_room));
        let split = u16::try_from(u32::from(body.width) * 5 / 8).unwrap_or(0);
        let right = Rect { x: now.x + split, width: now.width.saturating_sub(split), ..now };
        let now = if beside { Rect { width: split + 1, ..now } } else { now };
        Self { now, next: next.or_else(|| beside.then_some(right)), notes, evidence, room }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(areas: &Areas) -> Vec<Rect> {
        [Some(areas.now), areas.next, Some(areas.notes), areas.evidence, areas.room].into_iter().flatten().collect()
    }

    #[test]
    fn boxes_fill_their_area_whatever_its_size() {
        for height in 5..120 {
            for width in [40, 69, 70, 80, 120, 1000] {
                let body = Rect::new(0, 2, width, height);
                let areas = Areas::of(body);
                for area in all(&areas) {
                    assert!(area.height >= 3 && area.width >= 20, "{body:?} {area:?}");
                    assert_eq!(body.union(area), body);
                }
                let last = all(&areas).into_iter().map(Rect::bottom).max();
                assert_eq!(last, Some(body.bottom()), "{body:?} {areas:?}");
            }
        }
    }

    #[test]
    fn notes_have_the_most_room() {
        let lines = |width, height| {
            let areas = all(&Areas::of(Rect::new(0, 1, width, height)));
            areas.into_iter().map(|area| area.height - 2).collect::<Vec<_>>()
        };
        assert_eq!(lines(80, 22), [6, 6, 7, 2, 2]);
        assert_eq!(lines(100, 28), [8, 8, 10, 3, 2]);
        assert_eq!(lines(120, 34), [10, 10, 13, 4, 2]);
        assert_eq!(lines(40, 8), [2, 3]);
    }
}
