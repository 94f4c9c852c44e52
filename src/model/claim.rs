//! What is written about relations: sources, and claims that were checked.

use super::date::{Day, PartialDate};
use super::events::EventIx;
use super::table::Ix;
use super::text::{Clean, Id};
use super::words::vocabulary;

/// Row number of a claim.
pub type ClaimIx = Ix<Claim>;

/// Row number of a source.
pub type SourceIx = Ix<Source>;

/// A publication that something rests on.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Who published it.
    pub publisher: Clean,
    /// Its title.
    pub title: Option<Clean>,
    /// Its address, `http` or `https`.
    pub url: Option<Clean>,
    /// When it was published, as far as known.
    pub date: Option<PartialDate>,
    /// When it was last read.
    pub read: Option<PartialDate>,
    /// Admiralty reliability of the publisher, where argued.
    pub reliability: Option<Grade>,
    /// What it is, where it has no address; the assessor's remark.
    pub note: Option<Clean>,
}

vocabulary! {
    /// Admiralty reliability of a source (NATO STANAG 2511).
    Grade {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged.
        F = "F",
    }
}

vocabulary! {
    /// What a check of a claim found. *Outdated* is computed from the claim's end.
    Verdict {
        /// Sources bear it out.
        Confirmed = "confirmed",
        /// Borne out with a reservation that the note names.
        Nuanced = "nuanced",
        /// Sources do not bear it out.
        Unsupported = "unsupported",
        /// Not checked, or not checkable.
        Unverified = "unverified",
    }
}

/// A published statement that was checked.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its id.
    pub id: Id,
    /// What it says, in our words.
    pub text: Clean,
    /// Where it was published.
    pub source: SourceIx,
    /// What the check found, as of the file's date.
    pub verdict: Verdict,
    /// The first day on which what it says was so.
    pub from: Option<PartialDate>,
    /// The first day on which it was so no more.
    pub until: Option<PartialDate>,
    /// Events that bear on it.
    pub events: Vec<EventIx>,
    /// Why the verdict, as of the file's date.
    pub note: Option<Clean>,
}

impl Claim {
    /// Whether what it says had surely ceased to be so by `day`.
    #[must_use]
    pub fn is_outdated(&self, day: Day) -> bool {
        self.until.is_some_and(|until| until.last() <= day)
    }
}
