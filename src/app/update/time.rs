//! Moving the as-of date: from event to event, from month to month.

use chrono::{Datelike, Months};

use crate::app::notice::Notice;
use crate::app::state::State;
use crate::model::{Day, EventIx};
use crate::query::{Lens, Scope, events};
use crate::store::Store;

/// Goes to the day of the event before, or of the next one, among those of the timeline on top, else of
/// the log.
pub(super) fn event(state: &mut State, store: &Store, back: bool) {
    let now = state.lens.as_of;
    let day = |ix: EventIx| store.graph.events.row(ix).last;
    // What is still to come can only be counted with the whole of the data in view.
    let whole = Lens::new(store.graph.as_of, state.lens.baseline, state.lens.filter.clone());
    let scope = state.timeline_of().or_else(|| state.place.scope()).unwrap_or(Scope::All);
    let days = events(store, &whole, scope).map(day);
    let target = if back { days.filter(|day| *day < now).max() } else { days.filter(|day| *day > now).min() };
    match target {
        Some(day) => state.turn_date(store, day),
        None => state.notice = Some(Notice::info(if back { "no event before" } else { "no event after" })),
    }
}

/// Goes to the end of the month before, or of the next one.
pub(super) fn month(state: &mut State, store: &Store, back: bool) {
    let now = state.lens.as_of;
    let first = now.with_day(1).unwrap_or(now);
    let end = |months: u32| {
        let next = first.checked_add_months(Months::new(months)).unwrap_or(Day::MAX);
        next.pred_opt().unwrap_or(next)
    };
    let day = if back {
        first.pred_opt().unwrap_or(first)
    } else if end(1) == now {
        end(2)
    } else {
        end(1)
    };
    state.turn_date(store, day);
}
