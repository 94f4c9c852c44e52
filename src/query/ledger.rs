//! The record of a direction in numbers: how many words and deeds, for and against.

use std::ops::{AddAssign, SubAssign};

use super::lens::Lens;
use crate::model::{ActorIx, Confidence, CountsAs, Dyad, EventIx, EventRow, Quad};
use crate::store::Store;

/// Counts of distinct acts of one direction that have happened and match. What three or more do together is of the pair, not
/// of a direction: see [`Together`]. An aggregate counts for the reports it stands for. Neither reports of an event nor events
/// are more than 32 bits tell, so no sum of them is more than 64 do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Words for.
    pub words_for: u64,
    /// Deeds for.
    pub deeds_for: u64,
    /// Words against.
    pub words_against: u64,
    /// Deeds against.
    pub deeds_against: u64,
    /// Neither for nor against.
    pub neutral: u64,
    /// The newest of them in the order of the log, by its first possible day: what is called last is what the log lists first.
    pub last: Option<EventIx>,
    /// The weakest and the strongest confidence among the events that have one.
    pub confidence: Option<(Confidence, Confidence)>,
}

impl Ledger {
    /// All acts counted.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.plus() + self.minus() + self.neutral
    }

    /// Words and deeds for.
    #[must_use]
    pub fn plus(&self) -> u64 {
        self.words_for + self.deeds_for
    }

    /// Words and deeds against.
    #[must_use]
    pub fn minus(&self) -> u64 {
        self.words_against + self.deeds_against
    }

    pub(super) fn count(&mut self, ix: EventIx, row: &EventRow<'_>) {
        let column = match row.counts_as() {
            CountsAs::Nothing | CountsAs::Together => return,
            CountsAs::Class(Quad::WordsFor) => &mut self.words_for,
            CountsAs::Class(Quad::DeedsFor) => &mut self.deeds_for,
            CountsAs::Class(Quad::WordsAgainst) => &mut self.words_against,
            CountsAs::Class(Quad::DeedsAgainst) => &mut self.deeds_against,
            CountsAs::Class(Quad::Neutral) => &mut self.neutral,
        };
        *column += u64::from(row.count);
        self.last = self.last.max(Some(ix));
        if let Some(new) = row.grading.confidence {
            self.confidence = Some(self.confidence.map_or((new, new), |(low, high)| (low.min(new), high.max(new))));
        }
    }
}

impl AddAssign for Ledger {
    fn add_assign(&mut self, other: Self) {
        self.words_for += other.words_for;
        self.deeds_for += other.deeds_for;
        self.words_against += other.words_against;
        self.deeds_against += other.deeds_against;
        self.neutral += other.neutral;
        self.last = self.last.max(other.last);
        self.confidence = match (self.confidence, other.confidence) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, two) => one.or(two),
        };
    }
}

/// Takes counts off, of which there are as many; the last event and the confidence stay, since what was counted twice is
/// still there once.
impl SubAssign for Ledger {
    fn sub_assign(&mut self, other: Self) {
        self.words_for -= other.words_for;
        self.deeds_for -= other.deeds_for;
        self.words_against -= other.words_against;
        self.deeds_against -= other.deeds_against;
        self.neutral -= other.neutral;
    }
}

/// Multilateral events in which two are parties, whichever way they run between them: of the pair, each once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Together {
    /// How many.
    pub n: u64,
    /// The newest of them, as in a [`Ledger`].
    pub last: Option<EventIx>,
}

impl Together {
    pub(super) fn count(&mut self, ix: EventIx, row: &EventRow<'_>) {
        if row.counts_as() == CountsAs::Together {
            self.n += u64::from(row.count);
            self.last = self.last.max(Some(ix));
        }
    }
}

impl AddAssign for Together {
    fn add_assign(&mut self, other: Self) {
        self.n += other.n;
        self.last = self.last.max(other.last);
    }
}

/// As of a [`Ledger`].
impl SubAssign for Together {
    fn sub_assign(&mut self, other: Self) {
        self.n -= other.n;
    }
}

/// The ledger of what `from` did to `to`, among `events`. A joint event of two counts once in each direction.
#[must_use]
pub fn ledger(store: &Store, lens: &Lens, from: ActorIx, to: ActorIx, events: &[EventIx]) -> Ledger {
    let mut ledger = Ledger::default();
    let begun = store.begun_by(events, lens.as_of);
    for ix in events.iter().take(begun) {
        let row = store.graph.events.row(*ix);
        if row.has_happened(lens.as_of) && row.runs(from, to) && lens.keeps(store, *ix) {
            ledger.count(*ix, &row);
        }
    }
    ledger
}

/// What the two of a pair did together with others, among `events`.
#[must_use]
pub fn together(store: &Store, lens: &Lens, dyad: Dyad, events: &[EventIx]) -> Together {
    let (a, b) = dyad.pair();
    let mut together = Together::default();
    let begun = store.begun_by(events, lens.as_of);
    for ix in events.iter().take(begun) {
        let row = store.graph.events.row(*ix);
        if row.has_happened(lens.as_of) && (row.runs(a, b) || row.runs(b, a)) && lens.keeps(store, *ix) {
            together.count(*ix, &row);
        }
    }
    together
}
