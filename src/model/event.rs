//! One event in full, as fetched for reading. The columns that questions scan are in [`Events`](super::Events).

use super::code::{Goldstein, Quad};
use super::date::PartialDate;
use super::text::Clean;
use super::words::vocabulary;

vocabulary! {
    /// How sure the assessor is (ICD 203).
    Confidence {
        /// Weak or single evidence.
        Low = "low",
        /// Credible, not corroborated enough.
        Moderate = "moderate",
        /// Well corroborated.
        High = "high",
    }
}

/// How much an event weighs in the assessor's judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Significance {
    /// 1
    Routine,
    /// 2
    Notable,
    /// 3; the event's note says why.
    TurningPoint,
}

impl Significance {
    /// The value written as a number, 1 to 3.
    #[must_use]
    pub fn new(number: u64) -> Option<Self> {
        match number {
            1 => Some(Self::Routine),
            2 => Some(Self::Notable),
            3 => Some(Self::TurningPoint),
            _ => None,
        }
    }

    /// 1, 2 or 3.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Routine => 1,
            Self::Notable => 2,
            Self::TurningPoint => 3,
        }
    }
}

/// The words of one event: what its row in the columns does not hold.
#[derive(Debug, Clone, Default)]
pub struct Event {
    /// Its id.
    pub id: Box<str>,
    /// Its date with the source's precision.
    pub date: Option<PartialDate>,
    /// What happened.
    pub summary: Clean,
    /// The assessor's remark.
    pub note: Option<Clean>,
    /// Address of an event line that names no source.
    pub url: Option<Clean>,
    /// The Goldstein value that the event gives itself, where it does.
    pub goldstein: Option<Goldstein>,
    /// The class that the event gives itself, where it does.
    pub quad: Option<Quad>,
}
