//! A pair or an actor through time: spells as bars, events in lanes.

mod axis;
mod bar;
mod legend;
mod mark;
mod means;
mod row;
mod selected;
mod text;
mod told;

pub use axis::Axis;
pub use mark::{Layer, Mark, Segment};
pub use row::Row;
pub use text::timeline_page;

pub(in crate::scene) use means::means;
pub(super) use told::beside;

use crate::app::{State, gutter};
use crate::query::{self, Scope};
use crate::scene::page::Cell;
use crate::scene::words::short_name;
use crate::store::Store;

/// A pair or an actor through time: spells as bars, events in lanes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// What it shows, from when until when, on which scale.
    pub title: String,
    /// What of the two cursors is not seen; how many events of the time that is seen match.
    pub status: [String; 2],
    /// Cells before the lanes.
    pub gutter: u16,
    /// The scale above the lanes.
    pub axis: Axis,
    /// The lines of the lanes, from the top; those far from what is seen are without marks.
    pub rows: Vec<Row>,
    /// How many of them are seen at once.
    pub seen: usize,
    /// Lines below them for what is told of the thing under the cursor.
    pub below: usize,
    /// What the marks mean that are drawn, where there is room for it.
    pub legend: Vec<Cell>,
}

/// It, as the lens shows it.
pub(in crate::scene) fn timeline(store: &Store, state: &State) -> Timeline {
    let (Some(scope), Some(picture)) = (state.timeline_of(), state.timeline.picture()) else {
        return Timeline::default();
    };
    let (lens, lines, window) = (&state.lens, state.timeline.lines(), picture.window);
    let axis = axis::axis(lens, window, lines.axis);
    let rows = row::rows(store, state, scope, picture);
    Timeline {
        title: title(store, state, scope, picture),
        status: [axis.unseen.clone(), counts(picture)],
        gutter: gutter(state.sizes.columns),
        axis,
        seen: lines.seen,
        below: lines.below,
        legend: if lines.legend > 0 { legend::legend(&rows) } else { Vec::new() },
        rows,
    }
}

/// `Russia – Taliban: 1996-09-01 to 2026-06-24, 92 days a column`
fn title(store: &Store, state: &State, scope: Scope, picture: &query::Timeline) -> String {
    let as_of = state.lens.as_of;
    let who = match scope {
        Scope::Dyad(dyad) => {
            let (a, b) = dyad.seen_from(state.place.side(dyad));
            format!("{} – {}", short_name(store, a), short_name(store, b))
        }
        Scope::Actor(actor) => short_name(store, actor).to_owned(),
        _ => String::new(),
    };
    let window = picture.window;
    let (first, last) = (window.grid.first(window.left), window.grid.last(window.right()).min(as_of));
    if last < first || query::begins(store, scope).is_none_or(|day| day > as_of) {
        return format!("{who}: nothing is recorded by {as_of}");
    }
    let scale = match window.grid.days() {
        1 => "a day a column".to_owned(),
        days => format!("{days} days a column"),
    };
    format!("{who}: {first} to {last}, {scale}")
}

fn counts(picture: &query::Timeline) -> String {
    let word = |n: usize| if n == 1 { "event" } else { "events" };
    match picture.matching {
        None => format!("… of {} {}", picture.begun, word(picture.begun)),
        Some(matching) if matching == picture.begun => format!("{matching} {}", word(matching)),
        Some(matching) => format!("{matching} of {} {}", picture.begun, word(picture.begun)),
    }
}
