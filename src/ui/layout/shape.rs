//! What a layout needs to know of a screen: which body, which focus, how large a dialog.

use crate::scene::{Body, Dialog, Pane, Screen};

/// What a layout needs to know of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// The middle.
    pub body: BodyShape,
    /// What lies on top.
    pub dialog: Option<DialogShape>,
}

/// Which middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyShape {
    /// The four panes.
    Panes {
        /// Which one the keys go to.
        focus: Pane,
        /// Whether it has the whole middle.
        zoomed: bool,
    },
    /// One page, or a stage.
    Page,
}

/// How large a dialog would like to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DialogShape {
    /// Whether it has a line to type into.
    pub prompt: bool,
    /// Whether its columns have titles.
    pub header: bool,
    /// Lines for its rows; `u16::MAX` for as many as there is room for.
    pub lines: u16,
}

impl From<&Screen> for Shape {
    fn from(screen: &Screen) -> Self {
        let body = match &screen.body {
            Body::Panes { focus, zoomed, .. } => BodyShape::Panes { focus: *focus, zoomed: *zoomed },
            Body::Page { .. } | Body::Stage { .. } => BodyShape::Page,
        };
        Self { body, dialog: screen.dialog.as_ref().map(DialogShape::from) }
    }
}

impl From<&Dialog> for DialogShape {
    /// A list that is narrowed by typing keeps its size while it gets shorter.
    fn from(dialog: &Dialog) -> Self {
        let list = &dialog.list;
        let lines = match (dialog.prompt.is_some(), list.columns.is_empty()) {
            (_, true) => 3,
            (true, false) => u16::MAX,
            (false, false) => {
                let lines = list.total.saturating_mul(list.item_height.max(1).into()).max(3);
                u16::try_from(lines).unwrap_or(u16::MAX)
            }
        };
        let header = list.columns.iter().any(|column| !column.title.is_empty());
        Self { prompt: dialog.prompt.is_some(), header, lines }
    }
}
