//! What is counted of a pair and of an actor.

use std::ops::{AddAssign, SubAssign};

use crate::model::{ActorIx, CountsAs, Dyad, EventIx, EventRow, Sign};
use crate::query::ledger::{Ledger, Together};
use crate::query::trend::Trend;
use crate::query::widest::Widest;

/// What is counted of a pair.
#[derive(Debug, Clone, Copy, Default)]
pub struct PairTally {
    /// Whether there is something to tell of it that matches.
    pub there: bool,
    /// What its first did to its second.
    pub forth: Ledger,
    /// What its second did to its first.
    pub back: Ledger,
    /// What both did together with others.
    pub together: Together,
    /// Words and deeds since the baseline.
    pub new: New,
    /// Words and deeds after the day of its newest assessment; none where nothing is assessed.
    pub later: New,
    /// Which way it went since the baseline.
    pub trend: Trend,
}

/// Distinct words and deeds of a pair after a day, however many directions they run in; an aggregate counts for its reports.
/// Events of three or more are together and no words or deeds of a pair, so they are not among them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct New {
    /// Words and deeds for.
    pub plus: u64,
    /// Words and deeds against.
    pub minus: u64,
}

impl New {
    pub(in crate::query) fn count(&mut self, row: &EventRow<'_>) {
        match new_sign(row) {
            Some(Sign::Plus) => self.plus += u64::from(row.count),
            Some(Sign::Minus) => self.minus += u64::from(row.count),
            Some(Sign::Neutral) | None => {}
        }
    }
}

/// On which side an event is among what is new of a pair; on none where it is neither words nor deeds.
pub(in crate::query) fn new_sign(row: &EventRow<'_>) -> Option<Sign> {
    match row.counts_as() {
        CountsAs::Class(class) => Some(class.sign()),
        CountsAs::Together | CountsAs::Nothing => None,
    }
}

impl AddAssign for New {
    fn add_assign(&mut self, other: Self) {
        self.plus += other.plus;
        self.minus += other.minus;
    }
}

impl SubAssign for New {
    fn sub_assign(&mut self, other: Self) {
        self.plus -= other.plus;
        self.minus -= other.minus;
    }
}

/// What is counted of an actor: its ties, and those of them that changed since the baseline.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ActorTally {
    /// Ties that match.
    pub ties: u32,
    /// Those that became better.
    pub up: u32,
    /// Those that became worse.
    pub down: u32,
    /// Those that became both.
    pub mixed: u32,
    /// Those that are assessed and were not on the baseline.
    pub first: u32,
    /// The widest figures of those that match.
    pub widest: Widest,
}

impl PairTally {
    /// What `actor` gave, and what it took.
    #[must_use]
    pub fn seen_from(&self, dyad: Dyad, actor: ActorIx) -> (Ledger, Ledger) {
        if dyad.pair().0 == actor { (self.forth, self.back) } else { (self.back, self.forth) }
    }

    /// The newest event of the two, whichever way it runs.
    #[must_use]
    pub fn last(&self) -> Option<EventIx> {
        self.forth.last.max(self.back.last).max(self.together.last)
    }
}

impl ActorTally {
    pub(super) fn count(&mut self, trend: Trend) {
        self.ties += 1;
        match trend {
            Trend::Up => self.up += 1,
            Trend::Down => self.down += 1,
            Trend::Mixed => self.mixed += 1,
            Trend::First => self.first += 1,
            Trend::Level => {}
        }
    }
}
