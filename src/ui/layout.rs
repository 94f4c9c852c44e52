//! Where everything stands for a size: pure arithmetic.
//!
//! ```text
//! 100 columns and more            fewer
//! crumbs                stamp     crumbs           stamp
//! prompt               counts     prompt          counts
//! ┌actors┐┌ties────┐┌interests┐   ┌one of the three────┐
//! │      ││        ││         │   │ the others as tabs │
//! └──────┘└────────┘└─────────┘   └────────────────────┘
//! ┌events─────────────────────┐   ┌events──────────────┐
//! └───────────────────────────┘   └────────────────────┘
//! explain (two lines)             explain (two lines)
//! hints                           hints
//! ```

use ratatui::layout::{Rect, Size};

use crate::scene::{Body, Cell, List, Pane, Screen, Tone};

/// Rectangles of one frame. Painting reads them, and so does a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// Whether there is no room for anything but a sentence.
    pub too_small: bool,
    /// Line 1.
    pub crumbs: Rect,
    /// Line 2.
    pub prompt: Rect,
    /// The panes in the order of [`Pane::ALL`]; nothing for one that is not shown.
    pub panes: [Option<Rect>; 4],
    /// The page, where one is open.
    pub page: Rect,
    /// What the thing under the cursor means.
    pub explain: Rect,
    /// The keys.
    pub hints: Rect,
    /// The dialog, where one is open.
    pub dialog: Option<Rect>,
    heights: [u16; 4],
    dialog_prompt: bool,
}

/// The least window that is worth drawing on.
const LEAST: Size = Size { width: 40, height: 10 };
/// From this width on the upper panes stand beside each other.
const WIDE: u16 = 100;

impl Layout {
    /// The rectangles for a size and what is to be shown.
    #[must_use]
    pub fn new(size: Size, screen: &Screen) -> Self {
        if size.width < LEAST.width || size.height < LEAST.height {
            return Self { too_small: true, ..Self::default() };
        }
        let line = |y: u16| Rect { x: 0, y, width: size.width, height: 1 };
        let explain_height = if size.height >= 20 { 2 } else { 1 };
        let body = Rect { x: 0, y: 2, width: size.width, height: size.height - 3 - explain_height };
        let mut layout = Self {
            crumbs: line(0),
            prompt: line(1),
            page: body,
            explain: Rect { y: size.height - 1 - explain_height, height: explain_height, ..line(0) },
            hints: line(size.height - 1),
            ..Self::default()
        };
        if let Body::Panes { lists, focus, zoomed } = &screen.body {
            layout.panes = panes(body, *focus, *zoomed);
            for (height, list) in layout.heights.iter_mut().zip(lists) {
                *height = list.item_height.max(1);
            }
        }
        if let Some(dialog) = &screen.dialog {
            layout.dialog_prompt = dialog.prompt.is_some();
            let want = u16::try_from(dialog.list.total).unwrap_or(u16::MAX).saturating_add(if layout.dialog_prompt {
                4
            } else {
                3
            });
            layout.dialog = Some(centred(body, want));
        }
        layout
    }

    /// How many items of a pane there is room for.
    #[must_use]
    pub fn pane_rows(&self, pane: Pane) -> usize {
        let shown =
            Pane::ALL.into_iter().zip(self.panes.into_iter().zip(self.heights)).find(|(other, _)| *other == pane);
        shown
            .and_then(|(_, (area, height))| Some(area?.height.saturating_sub(3) / height.max(1)))
            .map_or(1, |rows| usize::from(rows.max(1)))
    }

    /// How many lines of a page there is room for.
    #[must_use]
    pub fn page_rows(&self) -> usize {
        usize::from(self.page.height.max(1))
    }

    /// How many rows of a dialog there is room for.
    #[must_use]
    pub fn dialog_rows(&self) -> usize {
        let lines = if self.dialog_prompt { 3 } else { 2 };
        let height = self.dialog.map_or(self.page.height, |area| area.height);
        usize::from(height.saturating_sub(lines).max(1))
    }

    /// The pane and the row of its window at a cell.
    #[must_use]
    pub fn at(&self, screen: &Screen, column: u16, row: u16) -> Option<(Pane, usize)> {
        let Body::Panes { lists, .. } = &screen.body else { return None };
        let areas = Pane::ALL.into_iter().zip(self.panes).zip(lists);
        let hit = areas.filter_map(|((pane, area), list)| Some((pane, area?, list)));
        let (pane, area, list) = hit.into_iter().find(|(_, area, _)| area.contains((column, row).into()))?;
        let inside = row.checked_sub(area.y + 2)? / list.item_height.max(1);
        (usize::from(inside) < list.rows.len()).then_some((pane, usize::from(inside)))
    }

    /// On a narrow screen, the titles of the three upper panes, the one that is shown marked.
    pub(super) fn tabs(&self, lists: &[List], focus: Pane) -> Option<Vec<Cell>> {
        let upper = [Pane::Actors, Pane::Ties, Pane::Interests];
        let shown = self.panes.iter().take(3).flatten().count();
        if shown != 1 {
            return None;
        }
        let own = self.panes.iter().take(3).position(Option::is_some)?;
        let mut cells = Vec::new();
        for (at, (pane, list)) in upper.into_iter().zip(lists).enumerate() {
            let tone = if at == own { Tone::Accent } else { Tone::Muted };
            let mark = if at == own && pane == focus { "► " } else { "" };
            cells.push(Cell::toned(format!("{mark}{}", list.title), tone));
            cells.push(Cell::toned("  ", Tone::Muted));
        }
        Some(cells)
    }
}

fn panes(body: Rect, focus: Pane, zoomed: bool) -> [Option<Rect>; 4] {
    if zoomed {
        return Pane::ALL.map(|pane| (pane == focus).then_some(body));
    }
    let log = match body.height {
        0..=12 => body.height / 2,
        height => (height * 2 / 5).clamp(6, 30),
    };
    let upper = Rect { height: body.height - log, ..body };
    let lower = Some(Rect { y: body.y + upper.height, height: log, ..body });
    if body.width < WIDE {
        let shown = if focus == Pane::Log { Pane::Ties } else { focus };
        let place = |pane| (pane == shown).then_some(upper);
        return [place(Pane::Actors), place(Pane::Ties), place(Pane::Interests), lower];
    }
    let actors = (body.width / 5).clamp(26, 42);
    let interests = (body.width * 28 / 100).clamp(28, 90);
    let ties = body.width - actors - interests;
    let column = |x: u16, width: u16| Some(Rect { x: body.x + x, width, ..upper });
    [column(0, actors), column(actors, ties), column(actors + ties, interests), lower]
}

/// A box in the middle, as high as it must be.
fn centred(body: Rect, want: u16) -> Rect {
    let width = (body.width * 4 / 5).clamp(38.min(body.width), 100).min(body.width);
    let height = want.clamp(4, body.height.saturating_sub(2).max(4)).min(body.height);
    Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height }
}
