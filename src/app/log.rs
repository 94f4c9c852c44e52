//! The rows of the log, numbered from the newest on.

use crate::model::EventIx;
use crate::query::{self, Lens, Scope, Tally};
use crate::store::{Posted, Store};

/// Events of what is selected; where nothing is filtered, the store's own list of them, however long.
#[derive(Debug, Default)]
pub struct Log {
    oldest_first: Posted,
    /// While counts are being made, all among which it is not known yet what matches.
    unsure: Option<Posted>,
}

impl Log {
    /// The events of a scope that had begun by the as-of date and match; while counts are being made, those that are
    /// found at once.
    #[must_use]
    pub fn new(store: &Store, lens: &Lens, scope: Scope, tally: Option<&Tally>) -> Self {
        let begun = query::posted(store, lens, scope);
        match tally {
            _ if lens.filter.keeps_all_events() => Self { oldest_first: begun, unsure: None },
            Some(tally) => {
                let oldest_first = begun.iter().copied().filter(|ix| tally.keeps(*ix)).collect();
                Self { oldest_first, unsure: None }
            }
            None => {
                let older = begun.len().saturating_sub(query::rows_in_a_frame(lens) / 4);
                let newest = begun.iter().skip(older).copied();
                let oldest_first = newest.filter(|ix| lens.keeps(store, *ix)).collect();
                Self { oldest_first, unsure: (older > 0).then_some(begun) }
            }
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.oldest_first.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.oldest_first.is_empty()
    }

    /// All of them, the newest first.
    pub fn iter(&self) -> impl Iterator<Item = EventIx> {
        self.oldest_first.iter().rev().copied()
    }

    /// The event of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<EventIx> {
        let at = self.len().checked_sub(row + 1)?;
        self.oldest_first.get(at).copied()
    }

    /// The row of an event, or of the one nearest before it in time, or else after it.
    #[must_use]
    pub fn row_near(&self, event: EventIx) -> Option<usize> {
        let at = near(&self.oldest_first, event);
        self.len().checked_sub(at + 1)
    }

    /// The event itself, or of those that are there the one nearest before it in time, or else after it; as long as that is
    /// not known, of those that may be there.
    #[must_use]
    pub fn nearest(&self, event: EventIx) -> Option<EventIx> {
        let events = self.unsure.as_ref().unwrap_or(&self.oldest_first);
        events.get(near(events, event)).copied()
    }
}

/// The place of an event among others, or of the one before it, or else after it.
fn near(oldest_first: &[EventIx], event: EventIx) -> usize {
    oldest_first.partition_point(|ix| *ix <= event).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::Filter;
    use crate::model::{ActorIx, BlocIx};
    use crate::query::Bound;
    use crate::query::fixture::bundled;

    /// Filtered or not, and while counts are being made.
    #[test]
    fn rows_are_numbered_from_the_newest() {
        let store = bundled();
        let all = Lens::of(store);
        let filter = Filter::parse("topic:security").unwrap();
        let some = Lens::new(all.as_of, all.baseline, Bound::new(&filter, store).unwrap());
        for lens in [all, some] {
            let tally = Tally::new(store, &lens, &|| true).unwrap();
            for scope in [Scope::Actor(ActorIx::new(1)), Scope::Bloc(BlocIx::new(0)), Scope::All] {
                let events: Vec<EventIx> = query::events(store, &lens, scope).collect();
                assert!(events.len() > 5);
                for tally in [Some(&tally), None] {
                    let log = Log::new(store, &lens, scope, tally);
                    assert_eq!(log.iter().collect::<Vec<_>>(), events);
                    for (row, event) in events.iter().enumerate() {
                        assert_eq!((log.get(row), log.row_near(*event)), (Some(*event), Some(row)));
                        assert_eq!(log.nearest(*event), Some(*event));
                    }
                    assert_eq!((log.get(log.len()), log.is_empty()), (None, false));
                }
            }
        }
    }

    #[test]
    fn what_is_not_there_has_the_event_before_it_as_its_nearest() {
        let events = |rows: &[u32]| rows.iter().map(|row| EventIx::new(*row)).collect::<Posted>();
        let log = Log { oldest_first: events(&[3, 5, 9]), unsure: None };
        let nearest = |event| log.nearest(EventIx::new(event)).map(EventIx::raw);
        assert_eq!([1, 3, 4, 5, 8, 12].map(nearest), [3, 3, 3, 5, 5, 9].map(Some));
        assert_eq!([1, 4, 12].map(|event| log.row_near(EventIx::new(event))), [2, 2, 0].map(Some));
        let none = Log::default();
        assert_eq!((none.nearest(EventIx::new(4)), none.row_near(EventIx::new(4))), (None, None));
        let part = Log { oldest_first: events(&[9]), unsure: Some(events(&[1, 3, 5, 9])) };
        let nearest = |event| part.nearest(EventIx::new(event)).map(EventIx::raw);
        assert_eq!([0, 1, 4, 12].map(nearest), [1, 1, 3, 9].map(Some), "it may yet be there");
        assert_eq!(part.row_near(EventIx::new(1)), Some(0));
    }
}
