//! Lanes: which events stand in one, and which of them a mark stands for.

use super::grid::Grid;
use crate::model::{ActorIx, Day, Dyad, EventIx, EventRow, Shape};
use crate::query::{Column, Lens, Scope, recorded};
use crate::store::Store;

/// Whose acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// What the first did to the second.
    Way(ActorIx, ActorIx),
    /// What either did to the other.
    Pair(Dyad),
    /// What an actor did to anybody.
    By(ActorIx),
    /// What anybody did to an actor.
    On(ActorIx),
    /// All that an actor takes part in.
    Of(ActorIx),
}

/// A row of events: whose, and of which class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// Whose acts.
    pub who: Who,
    /// Of which class.
    pub column: Column,
}

impl Lane {
    /// Whether an event stands in it.
    #[must_use]
    pub fn holds(self, row: &EventRow<'_>) -> bool {
        // First what tells most lanes apart.
        if !self.column.holds(row) {
            return false;
        }
        let to = if row.to.is_empty() { row.from } else { row.to };
        let internal = || row.shape() == Shape::Internal;
        match self.who {
            Who::Way(from, to) => row.runs(from, to),
            Who::Pair(dyad) => {
                let (a, b) = dyad.pair();
                row.runs(a, b) || row.runs(b, a)
            }
            Who::By(actor) => row.from.contains(&actor) && !internal(),
            Who::On(actor) => to.contains(&actor) && !internal(),
            Who::Of(actor) => row.from.contains(&actor) || to.contains(&actor),
        }
    }

    /// Whose events it is chosen from.
    #[must_use]
    pub fn scope(self) -> Scope {
        match self.who {
            Who::Way(from, to) => Dyad::new(from, to).map_or(Scope::Actor(from), Scope::Dyad),
            Who::Pair(dyad) => Scope::Dyad(dyad),
            Who::By(actor) | Who::On(actor) | Who::Of(actor) => Scope::Actor(actor),
        }
    }
}

/// Which events on some cells of a lane a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// Those that happened within these cells.
    Within,
    /// Of those the ones whose possible days lie in more than one cell.
    Spans,
    /// The same, and those that happened within the first cell.
    Begins,
    /// Those that may have begun in the first of these cells and may not have happened by the as-of date.
    Uncertain,
}

/// Some events of a lane: those that one mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkCells {
    /// The lane.
    pub lane: Lane,
    /// How time is cut.
    pub grid: Grid,
    /// The first of the cells.
    pub first: i32,
    /// The last of them.
    pub last: i32,
    /// Which of the events that lie there.
    pub pick: Pick,
}

impl MarkCells {
    /// Whether the mark stands for an event on that day.
    #[must_use]
    pub fn hold(self, row: &EventRow<'_>, as_of: Day) -> bool {
        let (first, last) = (self.grid.cell(row.first), self.grid.cell(row.last));
        let within = self.first <= first && last <= self.last;
        let is_picked = match self.pick {
            Pick::Within => within && row.has_happened(as_of),
            Pick::Spans => within && first < last && row.has_happened(as_of),
            Pick::Begins => within && (first < last || last == self.first) && row.has_happened(as_of),
            Pick::Uncertain => first == self.first && !row.has_happened(as_of),
        };
        is_picked && self.lane.holds(row)
    }

    /// Its events that had begun by the as-of date and match, newest first.
    pub fn events<'s>(self, store: &'s Store, lens: &'s Lens) -> impl Iterator<Item = EventIx> + 's {
        let posted = recorded(store, self.lane.scope());
        let events = &store.graph.events;
        let from = posted.partition_point(|ix| self.grid.cell(events.first(*ix)) < self.first);
        let last = self.grid.last(self.last).min(lens.as_of);
        let seen = posted.get(from..store.begun_by(posted, last)).unwrap_or_default();
        let is_meant = move |ix: &EventIx| self.hold(&events.row(*ix), lens.as_of) && lens.keeps(store, *ix);
        seen.iter().rev().copied().filter(is_meant)
    }
}
