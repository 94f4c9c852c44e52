//! Stages: what each looks like, and where on it the cursor can be.

mod graph;
mod matrix;
mod plan;
mod timeline;

use ratatui::layout::Rect;

pub use matrix::{matrix_room, square_at};

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

/// Paints a stage, with the cursor on one of its stops and what is told of that.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, stage: &Stage, beside: Option<&Page>, at: usize) {
    match stage {
        Stage::Matrix(matrix) => matrix::paint(ink, area, matrix, beside, at),
        Stage::Graph(graph) => graph::paint(ink, area, graph, beside, at),
        Stage::Timeline(timeline) => timeline::paint(ink, area, timeline, beside, at),
    }
}
