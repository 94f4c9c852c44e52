//! Stages: the views of the same lens that are made for the eye and take the whole middle.

/// A way to draw what the lens shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Who acts how on whom.
    Matrix,
    /// An actor among those it has ties with.
    Graph,
    /// A pair or an actor through time.
    Timeline,
}

impl Stage {
    /// Every stage, in the order of its key.
    pub const ALL: [Self; 3] = [Self::Matrix, Self::Graph, Self::Timeline];

    /// Its name in views.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Matrix => "matrix",
            Self::Graph => "graph",
            Self::Timeline => "timeline",
        }
    }
}
