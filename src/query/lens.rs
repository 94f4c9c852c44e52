//! The lens: with which filter, and as of which day, a question is asked.

use std::sync::Arc;

use chrono::Months;

use super::bound::Bound;
use super::tally::Tally;
use super::ties::tells;
use super::when::When;
use crate::filter::{Filter, FilterError};
use crate::model::{Day, Dyad, EventIx, View};
use crate::store::Store;

/// What every question is asked with. It is bound to one store: a reloaded one takes a new lens.
#[derive(Debug, Clone)]
pub struct Lens {
    /// The day that the whole screen speaks of.
    pub as_of: Day,
    /// *Changed* and *new* mean after this day, up to and with the as-of date; never later than that date.
    pub baseline: Day,
    /// What is kept.
    pub filter: Bound,
    counts: Option<Arc<Tally>>,
}

impl Lens {
    /// A lens on `as_of` that counts changes from `baseline`, or from the as-of date if that is earlier.
    #[must_use]
    pub fn new(as_of: Day, baseline: Day, filter: Bound) -> Self {
        Self { as_of, baseline: baseline.min(as_of), filter, counts: None }
    }

    /// The lens a program begins with: the day to which the data is complete, changes of one year, no filter.
    #[must_use]
    pub fn of(store: &Store) -> Self {
        Self::on(store.graph.as_of)
    }

    /// The lens on `as_of` with the changes of one year and no filter.
    #[must_use]
    pub fn on(as_of: Day) -> Self {
        Self::new(as_of, Self::usual_baseline(as_of), Bound::default())
    }

    /// One year before.
    #[must_use]
    pub fn usual_baseline(as_of: Day) -> Day {
        as_of.checked_sub_months(Months::new(12)).unwrap_or(Day::MIN)
    }

    /// The same days through another filter.
    ///
    /// # Errors
    ///
    /// As [`Bound::new`].
    pub fn filtered(self, filter: &Filter, store: &Store) -> Result<Self, FilterError> {
        Ok(Self::new(self.as_of, self.baseline, Bound::new(filter, store)?))
    }

    /// The lens of a view: its days, and its filter.
    ///
    /// # Errors
    ///
    /// As [`Filter::parse`] and [`Bound::new`].
    pub fn through(store: &Store, view: &View) -> Result<Self, FilterError> {
        let filter = Filter::parse(view.filter.as_deref().unwrap_or_default())?;
        let as_of = view.as_of.unwrap_or(store.graph.as_of);
        let baseline = view.baseline.unwrap_or_else(|| Self::usual_baseline(as_of));
        Self::new(as_of, baseline, Bound::default()).filtered(&filter, store)
    }

    /// Both days.
    #[must_use]
    pub fn when(&self) -> When {
        When { as_of: self.as_of, baseline: self.baseline }
    }

    /// Whether both ask the same. They must be bound to the same store.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.when() == other.when() && self.filter.text() == other.filter.text()
    }

    /// The same with its counts at hand: whoever asks through it reads what was counted, and no event is filtered again.
    #[must_use]
    pub fn counted(&self, counts: &Arc<Tally>) -> Self {
        Self { counts: Some(counts).filter(|counts| counts.is_of(self)).cloned(), ..self.clone() }
    }

    /// Its counts, if they are at hand.
    pub(super) fn counts(&self) -> Option<&Tally> {
        self.counts.as_deref()
    }

    /// Its counts: those at hand, else made now.
    #[must_use]
    pub fn tally(&self, store: &Store) -> Arc<Tally> {
        let count = || Arc::new(Tally::new(store, self, &|| true).unwrap_or_default());
        self.counts.clone().unwrap_or_else(count)
    }

    /// Whether the filter keeps this event. Whether it has happened is another question.
    #[must_use]
    pub fn keeps(&self, store: &Store, ix: EventIx) -> bool {
        // Without a filter nothing is gathered from the columns.
        self.filter.keeps_all_events()
            || match self.counts().filter(|counts| ix.at() < counts.begun) {
                Some(counts) => counts.keeps(ix),
                None => self.filter.matches(store, ix, &store.graph.events.row(ix), self.when()),
            }
    }

    /// Whether the filter keeps the tie of a pair.
    #[must_use]
    pub fn keeps_tie(&self, store: &Store, dyad: Dyad) -> bool {
        // Of a pair that has nothing to tell nothing is counted.
        match self.counts().filter(|_| tells(store, self, dyad)) {
            Some(counts) => counts.pair(store, dyad).there,
            None => self.filter.matches_tie(store, dyad, self.when()),
        }
    }
}
