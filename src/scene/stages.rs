//! Stages: pictures of what the lens shows, as plain data. Where things stand is the painter's.

mod graph;
mod key;
mod matrix;
mod square;
mod table;
mod timeline;
mod told;

pub use graph::{ARROWS, Acts, Graph, Listed, Room, STROKES, Seat, Stroke, graph_page};
pub use key::Meaning;
pub use matrix::{Grid, Label, Matrix, grid};
pub use square::{Piece, Square};
pub use table::matrix_page;
pub use timeline::{Axis, Layer, Mark as LaneMark, Row as LaneRow, Segment, Timeline, timeline_page};

pub(super) use graph::graph;
pub(super) use matrix::{matrix, of_kind};
pub(super) use timeline::timeline;

use told::told;

use super::page::{Cell, Page};
use crate::app::{self, State};
use crate::store::Store;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Who acts how on whom.
    Matrix(Box<Matrix>),
    /// An actor among those it has ties with.
    Graph(Box<Graph>),
    /// A pair or an actor through time.
    Timeline(Box<Timeline>),
}

/// What is told beside a picture: of the thing under its cursor. Nothing where the picture is to stand alone.
pub(super) fn beside(store: &Store, state: &State, picture: &Stage) -> Option<Page> {
    if state.setup.alone {
        return None;
    }
    Some(match picture {
        Stage::Matrix(_) => matrix::beside(store, state),
        Stage::Graph(picture) => graph::beside(store, state, picture),
        Stage::Timeline(_) => timeline::beside(store, state),
    })
}

/// What the thing under the cursor of a picture is, in words; nothing where a picture has none of its own.
pub(super) fn means(store: &Store, state: &State) -> Option<Vec<Cell>> {
    match state.place.pages.last()?.page {
        app::Page::Matrix => Some(told(store, state)),
        app::Page::Graph(centre, _) => Some(graph::means(store, state, centre)),
        app::Page::Timeline(_) | app::Page::TimelineOf(_) => Some(timeline::means(store, state)),
        _ => None,
    }
}
