//! Stages: what each looks like, and where on it the cursor can be.

mod graph;
mod matrix;
mod plan;
mod timeline;

use ratatui::layout::Rect;

pub use matrix::{matrix_room, square_at};

use super::ink::Ink;
use super::layout::inner;
use crate::scene::{Page, Stage, Stops};

/// Where the cursor can be on a stage that takes these cells, its border among them.
#[must_use]
pub fn stage_stops(stage: &Stage, area: Rect) -> Stops {
    match stage {
        // The state knows: there can be a quarter of a million squares.
        Stage::Matrix(_) => Stops::default(),
        Stage::Graph(graph) => graph::stops(graph),
        Stage::Timeline(timeline) => timeline::stops(timeline, area),
    }
}

/// How many of the lines inside the border are scrolled together; what is told of the thing under the cursor may stand
/// still below them.
#[must_use]
pub fn stage_lines(stage: &Stage, area: Rect) -> u16 {
    match stage {
        Stage::Graph(graph) => graph::lines(graph, area),
        Stage::Matrix(_) | Stage::Timeline(_) => inner(area).height,
    }
}

/// Paints a stage, scrolled past so many lines, with the cursor on one of its stops and what is told of that.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, stage: &Stage, beside: Option<&Page>, (scroll, at): (usize, usize)) {
    match stage {
        Stage::Matrix(matrix) => matrix::paint(ink, area, matrix, beside),
        Stage::Graph(graph) => graph::paint(ink, area, graph, beside, (scroll, at)),
        Stage::Timeline(timeline) => timeline::paint(ink, area, timeline, beside, (scroll, at)),
    }
}
