//! Where everything of a graph stands: cells from the left of its inside, lines from its top, by plain arithmetic.

use ratatui::layout::Rect;

use crate::scene::{Graph, Room, Seat};

/// On which side of the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// The places of a graph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    room: Room,
    seat: u16,
    /// The box in the middle.
    pub(super) centre: Rect,
    /// Cells between a trunk and the middle.
    pub(super) link: u16,
    /// Seats on the left and on the right.
    seats: [u16; 2],
}

/// The way from a seat to the trunk of its side: cells of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// Its line.
    pub(super) line: u16,
    /// Its first cell.
    pub(super) x: u16,
    /// How many it has, without that of the trunk.
    pub(super) width: u16,
    /// Which of them have the label, blanks on both sides included; none where there is no room.
    pub(super) label: (u16, u16),
}

/// From how many cells on a line has room for whole words.
const WIDE: u16 = 100;
/// Fewest cells in which a label says anything.
const LABEL: u16 = 6;

impl Plan {
    pub(super) fn new(graph: &Graph) -> Self {
        let room = graph.room;
        let wide = room.columns >= WIDE;
        let seat = (room.columns * 3 / 16).clamp(8, 30);
        let width = if wide { (room.columns / 7).min(24) } else { 7 };
        let height = if room.picture() >= 3 { 3 } else { 1 };
        // On the row in the middle, so that an edge may go straight in.
        let row = room.rows.saturating_sub(1) / 2 * room.step + u16::from(room.step == 3);
        let top = row.saturating_sub(1).min(room.picture().saturating_sub(height));
        let centre = Rect::new(room.columns.saturating_sub(width) / 2, top, width.min(room.columns), height);
        let small = |seats: &[Option<Seat>]| u16::try_from(seats.len()).unwrap_or(u16::MAX);
        let seats = [small(&graph.left), small(&graph.right)];
        Self { room, seat, centre, link: if wide { 2 } else { 1 }, seats }
    }

    /// The place of a seat. Those of the side that has fewer stand in the middle of its height.
    pub(super) fn seat(&self, side: Side, at: usize) -> Rect {
        let (x, seats) = match side {
            Side::Left => (0, self.seats[0]),
            Side::Right => (self.room.columns.saturating_sub(self.seat), self.seats[1]),
        };
        let row = self.room.rows.saturating_sub(seats) / 2 + u16::try_from(at).unwrap_or(u16::MAX);
        let height = if self.room.step == 3 { 3 } else { 1 };
        Rect::new(x, row.saturating_mul(self.room.step), self.seat, height)
    }

    /// The line of the middle box into which the trunks lead.
    pub(super) fn middle(&self) -> u16 {
        self.centre.y + self.centre.height / 2
    }

    /// The cell of a side's trunk.
    pub(super) fn trunk(&self, side: Side) -> u16 {
        match side {
            Side::Left => self.centre.x.saturating_sub(self.link + 1),
            Side::Right => self.centre.right() + self.link,
        }
    }

    /// The way from a seat to its trunk.
    pub(super) fn edge(&self, side: Side, at: usize) -> Edge {
        let seat = self.seat(side, at);
        let trunk = self.trunk(side);
        let (from, to) = match side {
            Side::Left => (seat.right(), trunk),
            Side::Right => (trunk + 1, seat.x),
        };
        let width = to.saturating_sub(from);
        // Of the line something is seen on both sides of the label.
        let stub = if self.room.columns >= 2 * WIDE { 2 } else { 1 };
        let room = width.saturating_sub(2 * stub);
        let label = if room < LABEL { (from, 0) } else { (from + stub, room) };
        Edge { line: seat.y + seat.height / 2, x: from, width, label }
    }

    /// The line of the heading of the list below, where there is one.
    pub(super) fn below(&self) -> u16 {
        self.room.picture() + self.room.key
    }

    /// The place of a folded bloc.
    pub(super) fn bloc(&self, at: usize) -> Rect {
        let line = self.below().saturating_add(1).saturating_add(u16::try_from(at).unwrap_or(u16::MAX));
        Rect::new(0, line, self.room.columns, 1)
    }

    /// The place of a thing in a list whose things are so wide, the first on this line.
    pub(super) fn item(&self, top: u16, width: u16, at: usize) -> Rect {
        let beside = self.room.beside(width);
        let (line, column) = (at / usize::from(beside), at % usize::from(beside));
        let line = top.saturating_add(u16::try_from(line).unwrap_or(u16::MAX));
        let width = (self.room.columns.saturating_sub(1) / beside).min(self.room.columns);
        Rect::new(u16::try_from(column).unwrap_or(u16::MAX).saturating_mul(width), line, width, 1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::scene::{Cell, Stroke};

    fn seats(n: usize) -> Vec<Option<Seat>> {
        let opens = crate::app::Page::Matrix;
        let seat = |at: usize| Seat {
            who: format!("N{at} Neighbour"),
            trend: Cell::default(),
            word: Cell::plain("partner"),
            short: String::new(),
            line: [Stroke::Double, Stroke::Dashed, Stroke::Plain][at % 3],
            acts: None,
            dim: false,
            opens,
        };
        (0..n).map(|at| Some(seat(at))).collect()
    }

    fn cells(area: Rect) -> impl Iterator<Item = (u16, u16)> {
        (area.top()..area.bottom()).flat_map(move |y| (area.left()..area.right()).map(move |x| (x, y)))
    }

    proptest! {
        /// Each cell belongs to one seat, one edge with its label, one of the two trunks or the middle.
        #[test]
        fn nothing_crosses_and_no_label_lies_on_another(
            left in 0_usize..40, right in 0_usize..40, below in 0_usize..9, columns in 38_usize..300, lines in 4_usize..90,
            alone: bool,
        ) {
            let room = Room::of([columns, lines], alone, [left, right, below]);
            let (left, right) = (left.min(room.seats), right.min(room.seats));
            let graph = Graph { room, left: seats(left), right: seats(right), ..Graph::default() };
            let plan = Plan::new(&graph);
            let mut used: BTreeSet<(u16, u16)> = BTreeSet::new();
            let mut take = |area: Rect| {
                for cell in cells(area) {
                    prop_assert!(used.insert(cell), "{:?} twice with {:?}", cell, area);
                    prop_assert!(usize::from(cell.0) < columns && cell.1 < room.picture(), "{:?}", cell);
                }
                Ok(())
            };
            take(plan.centre)?;
            for (side, n) in [(Side::Left, left), (Side::Right, right)] {
                take(Rect::new(plan.trunk(side), 0, 1, room.picture()))?;
                for at in 0..n {
                    let edge = plan.edge(side, at);
                    take(plan.seat(side, at))?;
                    take(Rect::new(edge.x, edge.line, edge.width, 1))?;
                    prop_assert!(edge.width > 0, "{:?}", edge);
                    // The label lies within its own edge, which is seen on both sides of it.
                    let (x, width) = edge.label;
                    prop_assert!(width == 0 || edge.x < x && x + width < edge.x + edge.width, "{:?}", edge);
                }
            }
        }
    }
}
