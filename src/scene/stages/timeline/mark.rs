//! Events as signs: one, so many, a stretch of days.

use std::borrow::Cow;

use crate::app::Page;
use crate::model::{Quad, Sign};
use crate::query::{self, Column, Count, Drawn, Pick};
use crate::scene::tone::Tone;

/// Something drawn on a line of the lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its first column.
    pub x: u16,
    /// What is drawn.
    pub piece: Segment,
    /// In which tone.
    pub tone: Tone,
    /// Over which others it lies.
    pub layer: Layer,
    /// The column where the cursor stands on it, and what it opens; nothing where the cursor cannot be on it.
    pub stop: Option<(u16, Page)>,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Signs, one a column.
    Signs(Cow<'static, str>),
    /// A bar.
    Bar {
        /// Of each column whether it is sure.
        sure: Vec<bool>,
        /// The sign in its first column, if there is one.
        head: Option<&'static str>,
        /// The word on it; where it is too long it is cut.
        word: &'static str,
    },
}

/// What lies over what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Bars, and what the filter leaves out.
    Ground,
    /// What may not have happened.
    Doubt,
    /// Stretches of days.
    Stretch,
    /// Events of one column.
    Top,
}

/// The sign of so many.
pub(super) fn many(reports: u64) -> Cow<'static, str> {
    match reports {
        0 | 1 => "●".into(),
        2..=9 => reports.to_string().into(),
        _ => "#".into(),
    }
}

/// The tone of a class of events.
pub(super) fn tone(column: Column) -> Tone {
    let quad = if let Column::Class(quad) = column { quad } else { Quad::Neutral };
    match quad.sign() {
        Sign::Plus => Tone::Cooperative,
        Sign::Minus => Tone::Conflictual,
        Sign::Neutral => Tone::Plain,
    }
}

/// A mark of a lane as it is drawn.
pub(super) fn mark(mark: &query::Mark) -> Mark {
    let (from, to) = mark.columns;
    let listed = Page::Count(Count::Between(mark.cells), 0);
    let drawn = |piece: Cow<'static, str>, tone, layer, only: Option<crate::model::EventIx>| Mark {
        x: from,
        piece: Segment::Signs(piece),
        tone,
        layer,
        stop: Some((mark.at, only.map_or(listed, Page::Event))),
    };
    match mark.drawn {
        Drawn::LeftOut => {
            Mark { x: from, piece: Segment::Signs(".".into()), tone: Tone::Muted, layer: Layer::Ground, stop: None }
        }
        Drawn::Uncertain(only) => drawn(open_stretch(mark).into(), Tone::Alert, Layer::Doubt, only),
        Drawn::Events { reports, only } if from == to && mark.ends == (true, true) => {
            drawn(many(reports), tone(mark.cells.lane.column), Layer::Top, only)
        }
        Drawn::Events { reports, only } => {
            drawn(stretch(mark, reports).into(), tone(mark.cells.lane.column), Layer::Stretch, only)
        }
    }
}

/// `[--]`, or `[==]` of several; an end that is not seen is open. There is no number in it: one that lies on it is of a
/// column. Where it has no cell for itself its first one says how many are dated there or begin there.
fn stretch(mark: &query::Mark, reports: u64) -> String {
    let (from, to) = mark.columns;
    let sign = |column: u16| match column {
        _ if column == from && mark.cells.pick == Pick::Begins => many(reports),
        _ if column == from && mark.ends.0 => "[".into(),
        _ if column == to && mark.ends.1 => "]".into(),
        _ if reports > 1 => "=".into(),
        _ => "-".into(),
    };
    (from..=to).map(sign).collect()
}

/// `○--`: it has no end by the as-of date.
fn open_stretch(mark: &query::Mark) -> String {
    let (from, to) = mark.columns;
    let sign = |column: u16| if column == from && mark.ends.0 { "○" } else { "-" };
    (from..=to).map(sign).collect()
}
