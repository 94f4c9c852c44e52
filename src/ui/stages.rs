//! Stages: what each looks like, and where on it the cursor can be.

mod graph;
mod matrix;
mod timeline;

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::scene::{Page, Sheet, Stage};

/// Where the cursor can be on a stage that takes these cells, its border among them.
#[must_use]
pub fn stage_sheet(stage: &Stage, area: Rect) -> Sheet {
    match stage {
        Stage::Matrix(matrix) => matrix::sheet(matrix, area),
        Stage::Graph(graph) => graph::sheet(graph, area),
        Stage::Timeline(timeline) => timeline::sheet(timeline, area),
    }
}

/// Paints a stage, scrolled by so many lines and with the cursor on one of its stops, and what is told of that.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, stage: &Stage, beside: Option<&Page>, (scroll, at): (usize, usize)) {
    match stage {
        Stage::Matrix(matrix) => matrix::paint(ink, area, matrix, beside, at),
        Stage::Graph(graph) => graph::paint(ink, area, graph, beside, at),
        Stage::Timeline(timeline) => timeline::paint(ink, area, timeline, beside, (scroll, at)),
    }
}
