//! How the four panes share the middle.

use ratatui::layout::Rect;

use super::shape::BodyShape;
use crate::scene::Pane;

/// How the middle is divided. Neighbours share a border.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// One page.
    Page,
    /// One pane, alone:
    ///
    /// ```text
    /// ┌ ► Ties ──────────────────────────┐
    /// │                                  │
    /// └──────────────────────────────────┘
    /// ```
    Zoomed(Pane),
    /// Too low for two: one pane, the others named in its border:
    ///
    /// ```text
    /// ┌ Actors ► Ties  Interests  Events ┐
    /// │                                  │
    /// └──────────────────────────────────┘
    /// ```
    Single(Pane),
    /// Too narrow for two with all their columns: one of the upper three, the other two named in its border, and the log.
    /// Actors and log have as many lines, of ties fewer are seen than of what was recorded of one; else what the keys go to has
    /// the more lines:
    ///
    /// ```text
    /// ┌ Actors ► Ties  Interests ────────┐
    /// │                                  │
    /// ├ Events ──────────────────────────┤
    /// │                                  │
    /// └──────────────────────────────────┘
    /// ```
    Stacked(Pane),
    /// The same, wide enough for what is most needed of the ties beside the actors, among which the keys choose:
    ///
    /// ```text
    /// ┌ ► Actors ┬ Ties  Interests ──────┐
    /// │          │                       │
    /// ├ Events ──┴───────────────────────┤
    /// │                                  │
    /// └──────────────────────────────────┘
    /// ```
    Choosing,
    /// Wide enough for two, the ties with every column. Who has chosen an actor gives the list of them up for what it wants:
    ///
    /// ```text
    /// ┌ Actors ──┬ ► Ties ───────────────┐
    /// │          │                       │
    /// ├ Interests┼ Events ───────────────┤
    /// │          │                       │
    /// └──────────┴───────────────────────┘
    /// ```
    Square {
        /// Whether it is the actors that the keys go to.
        choosing: bool,
    },
    /// Wide enough for three:
    ///
    /// ```text
    /// ┌ Actors ┬ ► Ties ──────┬ Interests ┐
    /// │        │              │           │
    /// ├ Events ┴──────────────┴───────────┤
    /// │                                   │
    /// └───────────────────────────────────┘
    /// ```
    Wide,
    /// Wide enough for the log beside all actors:
    ///
    /// ```text
    /// ┌ Actors ┬ ► Ties ──────┬ Interests ┐
    /// │        │              │           │
    /// │        ├ Events ──────┴───────────┤
    /// │        │                          │
    /// └────────┴──────────────────────────┘
    /// ```
    Huge,
}

/// From how many columns on two panes stand beside each other. The ties have all their columns there, as they have alone in
/// a narrower window: a wider window must not show less.
const SQUARE: u16 = 114;
/// The columns that the ties need there; the actors take what is left.
const TIES: u16 = 85;
/// From how many columns on three do, the ties with all their columns.
const WIDE: u16 = 150;
/// From how many columns on the log has as much room beside the actors as it has alone at 160.
const HUGE: u16 = 200;
/// From how many columns on ties stand beside the actors among which the keys choose.
const BESIDE: u16 = 76;
/// The lowest body that is divided in two.
const TALL: u16 = 12;

impl Plan {
    pub(super) const fn of(body: Rect, shape: BodyShape) -> Self {
        match shape {
            BodyShape::Page => Self::Page,
            BodyShape::Panes { focus, zoomed: true } => Self::Zoomed(focus),
            BodyShape::Panes { focus, .. } if body.height < TALL => Self::Single(focus),
            BodyShape::Panes { .. } if body.width >= HUGE => Self::Huge,
            BodyShape::Panes { .. } if body.width >= WIDE => Self::Wide,
            BodyShape::Panes { focus, .. } if body.width >= SQUARE => {
                Self::Square { choosing: matches!(focus, Pane::Actors) }
            }
            BodyShape::Panes { focus: Pane::Actors, .. } if body.width >= BESIDE => Self::Choosing,
            BodyShape::Panes { focus, .. } => Self::Stacked(focus),
        }
    }

    /// The panes that are named in the border of this one, itself among them; none where it has a border alone.
    #[must_use]
    pub fn tabs(self, pane: Pane) -> &'static [Pane] {
        match self {
            Self::Single(_) => &Pane::ALL,
            Self::Stacked(_) if pane != Pane::Log => &[Pane::Actors, Pane::Ties, Pane::Interests],
            Self::Choosing if pane == Pane::Ties => &[Pane::Ties, Pane::Interests],
            _ => &[],
        }
    }
}

/// The rectangle of each pane that is seen, in the order of [`Pane::ALL`].
pub(super) fn place(plan: Plan, body: Rect) -> [Option<Rect>; 4] {
    let only = |pane: Pane, area: Rect| Pane::ALL.map(|known| (known == pane).then_some(area));
    match plan {
        Plan::Page => [None; 4],
        Plan::Zoomed(pane) | Plan::Single(pane) => only(pane, body),
        Plan::Stacked(focus) => {
            let (pane, share) = match focus {
                Pane::Actors => (focus, 50),
                // The log of the pair can tell its newest events then.
                Pane::Ties => (focus, 46),
                Pane::Interests => (focus, 70),
                Pane::Log => (Pane::Ties, 28),
            };
            let (upper, log) = rows(body, percent(body.height, share).max(5));
            let [actors, ties, interests, _] = only(pane, upper);
            [actors, ties, interests, Some(log)]
        }
        Plan::Choosing => {
            let (upper, log) = rows(body, percent(body.height, 50));
            let (actors, ties) = columns(upper, percent(upper.width, 37));
            [Some(actors), Some(ties), None, Some(log)]
        }
        Plan::Square { choosing } => {
            let (left, right) = columns(body, body.width.saturating_sub(TIES).clamp(30, 40));
            let upper = percent(body.height, 58);
            let (actors, interests) = rows(left, if choosing { upper } else { percent(body.height, 30).max(7) });
            let (ties, log) = rows(right, upper);
            [Some(actors), Some(ties), Some(interests), Some(log)]
        }
        Plan::Wide => {
            let (upper, log) = rows(body, percent(body.height, 58));
            let (actors, rest) = columns(upper, percent(body.width, 22).max(36));
            let (ties, interests) = columns(rest, rest.width.saturating_sub(percent(body.width, 20)));
            [Some(actors), Some(ties), Some(interests), Some(log)]
        }
        Plan::Huge => {
            let (actors, rest) = columns(body, percent(body.width, 20).clamp(40, 48));
            let (upper, log) = rows(rest, percent(body.height, 45));
            let (ties, interests) = columns(upper, upper.width.saturating_sub(percent(body.width, 22)));
            [Some(actors), Some(ties), Some(interests), Some(log)]
        }
    }
}

/// Two rectangles one above the other; the upper one has so many lines, the last of which is the first of the lower.
fn rows(area: Rect, upper: u16) -> (Rect, Rect) {
    let upper = upper.min(area.height);
    let shared = upper.saturating_sub(1);
    let lower = Rect { y: area.y.saturating_add(shared), height: area.height.saturating_sub(shared), ..area };
    (Rect { height: upper, ..area }, lower)
}

/// Two rectangles side by side; the left one has so many columns, the last of which is the first of the right.
fn columns(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width);
    let shared = left.saturating_sub(1);
    let right = Rect { x: area.x.saturating_add(shared), width: area.width.saturating_sub(shared), ..area };
    (Rect { width: left, ..area }, right)
}

/// So many hundredths of a length.
fn percent(of: u16, hundredths: u16) -> u16 {
    u16::try_from(u32::from(of) * u32::from(hundredths) / 100).unwrap_or(of)
}
