//! Where everything stands: rectangles from the size of the window and the shape of the screen, by plain arithmetic.

mod dialog;
mod panes;
mod shape;

use ratatui::layout::{Position, Rect, Size};

pub use dialog::DialogAreas;
pub use panes::Plan;
pub use shape::{BodyShape, DialogShape, Shape};

use crate::scene::Pane;

/// The smallest window that is painted: columns and rows.
pub const LEAST: Size = Size { width: 40, height: 10 };

/// Whether a window is painted at all.
#[must_use]
pub const fn fits(window: Size) -> bool {
    window.width >= LEAST.width && window.height >= LEAST.height
}

/// Something that can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A pane.
    Pane(Pane),
    /// The page.
    Page,
    /// The dialog.
    Dialog,
}

/// Where everything stands. All rectangles lie within the window; those of panes include their borders, which they
/// share with their neighbours.
///
/// ```text
///  crumbs                          stamp
///  prompt                         counts
///  below, over the first line of the body, only while there is something to say
/// ┌ body ─────────────────────────────┐
/// │ four panes, or one page           │
/// └───────────────────────────────────┘
///  explain, two lines from 24 rows on
///  hints
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How the panes stand.
    pub plan: Plan,
    /// Line 1.
    pub crumbs: Rect,
    /// Line 2.
    pub prompt: Rect,
    /// The line under it, on top of the body.
    pub below: Rect,
    /// The panes that are seen, in the order of [`Pane::ALL`].
    pub panes: [Option<Rect>; 4],
    /// The page, with its border.
    pub page: Option<Rect>,
    /// One line or two above the last.
    pub explain: Rect,
    /// The last line.
    pub hints: Rect,
    /// The dialog and its parts.
    pub dialog: Option<DialogAreas>,
}

impl Layout {
    /// The layout of a window of this size; nothing where it is smaller than [`LEAST`].
    #[must_use]
    pub fn new(size: Size, shape: Shape) -> Option<Self> {
        let (width, height) = (size.width, size.height);
        if !fits(size) {
            return None;
        }
        let explained = if height >= 24 { 2 } else { 1 };
        let line = |y: u16, lines: u16| Rect::new(0, y, width, lines);
        let body = line(2, height.saturating_sub(3 + explained));
        let plan = Plan::of(body, shape.body);
        Some(Self {
            plan,
            crumbs: line(0, 1),
            prompt: line(1, 1),
            below: line(2, 1),
            panes: panes::place(plan, body),
            page: (plan == Plan::Page).then_some(body),
            explain: line(height.saturating_sub(1 + explained), explained),
            hints: line(height.saturating_sub(1), 1),
            dialog: shape.dialog.map(|dialog| dialog::place(size, dialog)),
        })
    }

    /// The rectangle of a pane, with its border.
    #[must_use]
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        let at = Pane::ALL.iter().position(|known| *known == pane)?;
        self.panes.get(at).copied().flatten()
    }

    /// The room for the rows of a pane; none where it is not seen.
    #[must_use]
    pub fn room(&self, pane: Pane) -> Size {
        self.pane(pane).map_or(Size::ZERO, |area| rows_of(area).as_size())
    }

    /// How many lines the dialog has for its rows.
    #[must_use]
    pub fn dialog_lines(&self) -> usize {
        self.dialog.map_or(0, |dialog| dialog.rows.height).into()
    }

    /// How many lines of the page are seen at once, and how wide they are.
    #[must_use]
    pub fn page_size(&self) -> Size {
        self.page.map_or(Size::ZERO, |area| inner(area).as_size())
    }

    /// What stands at a cell: the place, and which of its lines counted from the first line of the first item; no line
    /// on borders and titles. While there is a dialog only the dialog can be pointed at.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<(Place, Option<u16>)> {
        let at = Position::new(column, row);
        let hit = |place: Place, area: Rect, rows: Rect| {
            area.contains(at).then(|| (place, rows.contains(at).then(|| row.saturating_sub(rows.y))))
        };
        if let Some(dialog) = &self.dialog {
            return hit(Place::Dialog, dialog.area, dialog.rows);
        }
        let page = self.page.and_then(|area| hit(Place::Page, area, inner(area)));
        let panes = Pane::ALL.into_iter().filter_map(|pane| self.pane(pane).map(|area| (pane, area)));
        // Borders are shared: the pane whose inside is meant goes first.
        let mut hits = panes.filter_map(|(pane, area)| hit(Place::Pane(pane), area, rows_of(area)));
        page.or_else(|| {
            let first = hits.next();
            if first.is_some_and(|(_, line)| line.is_some()) { first } else { hits.next().or(first) }
        })
    }
}

/// What is within a border.
#[must_use]
pub fn inner(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// The lines for the items of a pane: within the border, below the titles of the columns.
pub(super) fn rows_of(area: Rect) -> Rect {
    let inside = inner(area);
    Rect { y: inside.y.saturating_add(1), height: inside.height.saturating_sub(1), ..inside }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn panes(focus: Pane, zoomed: bool) -> Shape {
        Shape { body: BodyShape::Panes { focus, zoomed }, dialog: None }
    }

    fn layout(width: u16, height: u16, shape: Shape) -> Layout {
        Layout::new(Size { width, height }, shape).unwrap()
    }

    fn pane() -> impl Strategy<Value = Pane> {
        prop::sample::select(Pane::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn everything_lies_in_the_window(
            width in 0_u16..400, height in 0_u16..200, focus in pane(), zoomed: bool, page: bool, prompt: bool,
            header: bool, lines: Option<u16>,
        ) {
            let size = Size { width, height };
            let body = if page { BodyShape::Page } else { BodyShape::Panes { focus, zoomed } };
            let dialog = lines.map(|lines| DialogShape { prompt, header, lines });
            let Some(layout) = Layout::new(size, Shape { body, dialog }) else {
                prop_assert!(width < 40 || height < 10);
                return Ok(());
            };
            let window = Rect::new(0, 0, width, height);
            let mut all = vec![layout.crumbs, layout.prompt, layout.below, layout.explain, layout.hints];
            all.extend(layout.panes.into_iter().flatten().chain(layout.page));
            if let Some(dialog) = layout.dialog {
                all.extend([dialog.area, dialog.rows]);
                all.extend(dialog.prompt.into_iter().chain(dialog.below).chain(dialog.header));
            }
            for area in all {
                prop_assert!(!area.is_empty() && window.union(area) == window, "{area:?}");
            }
            let middle = layout.panes.into_iter().flatten().chain(layout.page);
            for area in middle {
                prop_assert!(area.y == 2 || area.y > 4);
                prop_assert!(area.bottom() <= layout.explain.y);
                prop_assert!(area.height >= 4 && area.width >= 20, "{area:?}");
            }
            if !page {
                prop_assert!(layout.pane(focus).is_some());
                prop_assert!(layout.room(focus).height > 0);
            }
        }

        #[test]
        fn a_line_that_is_pointed_at_is_a_line_that_is_shown(
            width in 40_u16..300, height in 10_u16..90, focus in pane(), zoomed: bool, column: u16, row: u16,
        ) {
            let layout = layout(width, height, panes(focus, zoomed));
            if let Some((Place::Pane(pane), Some(line))) = layout.at(column, row) {
                prop_assert!(line < layout.room(pane).height);
            }
        }
    }

    #[test]
    fn a_click_finds_the_row_under_it() {
        let layout = layout(120, 36, panes(Pane::Actors, false));
        assert_eq!(layout.at(5, 4), Some((Place::Pane(Pane::Actors), Some(0))));
        assert_eq!(layout.at(5, 3), Some((Place::Pane(Pane::Actors), None)));
        assert_eq!(layout.at(60, 6), Some((Place::Pane(Pane::Ties), Some(2))));
        let log = layout.pane(Pane::Log).unwrap();
        assert_eq!(layout.at(60, log.y + 2), Some((Place::Pane(Pane::Log), Some(0))));
        assert_eq!(layout.at(60, 0), None);
        assert_eq!(layout.at(u16::MAX, u16::MAX), None);
    }

    #[test]
    fn under_a_dialog_nothing_can_be_clicked() {
        let dialog = DialogShape { prompt: false, header: false, lines: 5 };
        let layout = layout(120, 36, Shape { dialog: Some(dialog), ..panes(Pane::Actors, false) });
        let rows = layout.dialog.unwrap().rows;
        assert_eq!(rows.height, 5);
        assert_eq!(layout.at(rows.x, rows.y + 3), Some((Place::Dialog, Some(3))));
        assert_eq!(layout.at(1, 4), None);
    }

    #[test]
    fn more_room_shows_more() {
        let rows = |width, height| {
            let layout = layout(width, height, panes(Pane::Ties, false));
            Pane::ALL.map(|pane| layout.room(pane).height)
        };
        assert_eq!(rows(80, 24), [0, 5, 0, 9]);
        assert_eq!(rows(100, 30), [0, 8, 0, 12]);
        assert_eq!(rows(120, 36), [6, 14, 20, 12]);
        assert_eq!(rows(160, 45), [20, 20, 20, 15]);
        assert_eq!(rows(240, 67), [59, 24, 24, 33]);
        assert_eq!(rows(40, 10), [0, 3, 0, 0]);
    }

    #[test]
    fn what_the_keys_go_to_has_the_lines_and_who_chooses_sees_ties() {
        let rows = |width, focus| {
            let layout = layout(width, 24, panes(focus, false));
            Pane::ALL.map(|pane| layout.room(pane).height)
        };
        assert_eq!(rows(80, Pane::Actors), [6, 6, 0, 8]);
        assert_eq!(rows(75, Pane::Actors), [6, 0, 0, 8]);
        assert_eq!(rows(80, Pane::Interests), [0, 0, 10, 4]);
        assert_eq!(rows(80, Pane::Log), [0, 2, 0, 12]);
        let layout = layout(80, 24, panes(Pane::Actors, false));
        assert_eq!(layout.plan.tabs(Pane::Actors), []);
        assert_eq!(layout.plan.tabs(Pane::Ties), [Pane::Ties, Pane::Interests]);
    }
}
