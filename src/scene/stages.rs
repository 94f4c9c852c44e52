//! Stages: pictures of what the lens shows, as plain data. Where things stand is the painter's.

mod graph;
mod matrix;
mod timeline;

pub use graph::Graph;
pub use matrix::Matrix;
pub use timeline::{Axis, Layer, Mark as LaneMark, Piece, Row as LaneRow, Timeline, timeline_page};

pub(super) use graph::graph;
pub(super) use matrix::matrix;
pub(super) use timeline::{means as timeline_means, timeline};

use super::page::Page;
use crate::app::State;
use crate::store::Store;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Who acts how on whom.
    Matrix(Matrix),
    /// An actor among those it has ties with.
    Graph(Graph),
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
        Stage::Graph(_) => graph::beside(store, state),
        Stage::Timeline(_) => timeline::beside(store, state),
    })
}
