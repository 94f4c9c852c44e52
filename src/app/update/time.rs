//! Moving the as-of date: from event to event, from month to month.

use chrono::{Datelike, Months};

use crate::app::notice::Notice;
use crate::app::state::State;
use crate::model::{Day, EventIx};
use crate::query::{Lens, Scope, posted, rows_in_a_frame};
use crate::store::Store;

/// Goes to a day by name; one can go back from there.
pub(super) fn go_to(state: &mut State, store: &Store, day: Day) {
    if day.min(store.graph.as_of) != state.lens.as_of {
        state.leave_view(store);
    }
    state.go_to_date(store, day);
}

/// Goes to the day of the event before, or of the next one, among those of the timeline on top, else of
/// the log.
pub(super) fn event(state: &mut State, store: &Store, back: bool) {
    let now = state.lens.as_of;
    let scope = state.timeline_of().or_else(|| state.place.scope()).unwrap_or(Scope::All);
    let target = if back {
        let lens = state.counted_lens();
        let most = if state.answers.tally.is_some() { usize::MAX } else { rows_in_a_frame(&lens) };
        nearest(store, &lens, posted(store, &lens, scope).iter().rev(), (now, back), most)
    } else {
        // What is still to come is not counted.
        let whole = Lens::new(store.graph.as_of, state.lens.baseline, state.lens.filter.clone());
        nearest(store, &whole, posted(store, &whole, scope).iter(), (now, back), rows_in_a_frame(&whole))
    };
    match target {
        Ok(day) => state.turn_date(store, day),
        Err(why) => state.notice = Some(Notice::info(why)),
    }
}

/// Of the last possible days of `events` the nearest to `now` on the side that is meant, if the filter keeps its event; else
/// why there is none. The filter is asked at most so many times, and only of what is nearer than what was found.
fn nearest<'e>(
    store: &Store,
    lens: &Lens,
    events: impl Iterator<Item = &'e EventIx>,
    (now, back): (Day, bool),
    most: usize,
) -> Result<Day, String> {
    let side = if back { "before" } else { "after" };
    let is_beyond = |day: Day, than: Day| if back { day < than } else { day > than };
    let mut found: Option<Day> = None;
    let mut asked = 0;
    for ix in events {
        let day = store.graph.events.last(*ix);
        if !is_beyond(day, now) || found.is_some_and(|found| !is_beyond(found, day)) {
            continue;
        }
        if asked == most {
            return found.ok_or_else(|| format!("none of the {most} events {side} matches; a goes to a date"));
        }
        asked += 1;
        if lens.keeps(store, *ix) {
            found = Some(day);
        }
    }
    found.ok_or_else(|| format!("no event {side}"))
}

/// Goes to the end of the month before, or of the next one.
pub(super) fn month(state: &mut State, store: &Store, back: bool) {
    let now = state.lens.as_of;
    if !back && now >= store.graph.as_of {
        state.notice = Some(Notice::info(format!("no month after: the data ends on {}", store.graph.as_of)));
        return;
    }
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
