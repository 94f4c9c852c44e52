//! Which events a number counts, so that whoever reads the number can have them listed.

use super::events::{Scope, begun, events};
use super::lens::Lens;
use super::standing::assessed;
use super::tally::new_sign;
use super::timeline::MarkCells;
use crate::model::{ActorIx, CountsAs, Dyad, EventIx, EventRow, Quad, Sign};
use crate::store::Store;

/// A number made by counting events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// A column of what one actor did to another: a figure of its [`Ledger`](super::Ledger).
    Record {
        /// Who acted.
        from: ActorIx,
        /// Toward whom.
        to: ActorIx,
        /// Which of their events.
        column: Column,
    },
    /// The events of a scope that had begun.
    Listed(Scope),
    /// Events of a pair, either way.
    Pair(Dyad, OfPair),
    /// All that happened after the baseline: of a pair, either way, or of everybody.
    Since(Option<Dyad>),
    /// Those that one mark of a timeline stands for.
    Between(MarkCells),
}

/// Which events of a pair, each once, whichever way it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfPair {
    /// Words and deeds, for or against, that happened after the baseline.
    New(Sign),
    /// Those that began after the day of its newest assessment.
    Later(Sign),
    /// Multilateral events.
    Together,
    /// Joint acts of the two, which count both ways.
    BothWays,
}

/// A column of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A class of acts between two; neutral ones too.
    Class(Quad),
    /// What is in no class of words or deeds: neutral, multilateral, or of one actor alone.
    Other,
    /// All of them.
    All,
}

impl Column {
    /// Whether an event that runs the way of the column is in it.
    #[must_use]
    pub fn holds(self, row: &EventRow<'_>) -> bool {
        let counts_as = row.counts_as();
        match self {
            Self::Class(quad) => counts_as == CountsAs::Class(quad),
            Self::Other => !matches!(counts_as, CountsAs::Class(quad) if quad != Quad::Neutral),
            Self::All => true,
        }
    }
}

/// The events that a number counts as of the lens, newest first.
#[must_use]
pub fn counted<'s>(store: &'s Store, lens: &'s Lens, count: Count) -> Box<dyn Iterator<Item = EventIx> + 's> {
    let row = |ix: EventIx| store.graph.events.row(ix);
    match count {
        Count::Record { from, to, column } => {
            let Some(dyad) = Dyad::new(from, to) else { return Box::new(std::iter::empty()) };
            let counts = move |row: EventRow<'_>| {
                let is_act = row.counts_as() != CountsAs::Together;
                is_act && row.has_happened(lens.as_of) && row.runs(from, to) && column.holds(&row)
            };
            Box::new(begun(store, lens, Scope::Dyad(dyad)).filter(move |ix| counts(row(*ix)) && lens.keeps(store, *ix)))
        }
        Count::Listed(scope) => Box::new(events(store, lens, scope)),
        Count::Between(cells) => Box::new(cells.events(store, lens)),
        Count::Since(dyad) => {
            let scope = dyad.map_or(Scope::All, Scope::Dyad);
            Box::new(events(store, lens, scope).filter(move |ix| lens.when().is_new(row(*ix).last)))
        }
        Count::Pair(dyad, what) => {
            let is_meant = of_pair(store, lens, dyad, what);
            Box::new(events(store, lens, Scope::Dyad(dyad)).filter(move |ix| is_meant(&row(*ix))))
        }
    }
}

/// Whether an event between the two of a pair is among those.
fn of_pair(store: &Store, lens: &Lens, dyad: Dyad, what: OfPair) -> impl Fn(&EventRow<'_>) -> bool {
    let (a, b) = dyad.pair();
    let when = lens.when();
    let assessed = store.tie(dyad).and_then(|tie| assessed(tie, when.as_of));
    move |row| {
        let counts_as = row.counts_as();
        row.has_happened(when.as_of)
            && match what {
                OfPair::New(sign) => row.last > when.baseline && new_sign(row) == Some(sign),
                OfPair::Later(sign) => assessed.is_some_and(|day| day < row.first) && new_sign(row) == Some(sign),
                OfPair::Together => counts_as == CountsAs::Together,
                OfPair::BothWays => counts_as != CountsAs::Together && row.runs(a, b) && row.runs(b, a),
            }
    }
}

/// The number itself: an aggregate counts for the reports it stands for.
#[must_use]
pub fn total(store: &Store, lens: &Lens, count: Count) -> u64 {
    reports(store, counted(store, lens, count))
}

/// For how many reports events stand.
pub fn reports(store: &Store, events: impl Iterator<Item = EventIx>) -> u64 {
    events.map(|ix| u64::from(store.graph.events.reports(ix))).sum()
}
