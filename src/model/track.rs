//! Tracks: what is formally so between a pair, each kind with its own values, in spells of time.

use super::actor::ActorIx;
use super::claim::SourceIx;
use super::events::EventIx;
use super::span::Span;
use super::text::Clean;
use super::words::{Word, vocabulary};

vocabulary! {
    /// Kinds of formal fact.
    TrackKind {
        /// Listing as terrorist by the holder.
        Law = "law",
        /// The rank that the holder keeps at the other's seat.
        Post = "post",
        /// Recognition by the holder.
        Recognition = "recognition",
        /// A named measure of the holder.
        Sanctions = "sanctions",
        /// A named agreement.
        Treaty = "treaty",
    }
}

impl TrackKind {
    /// The kinds in the order in which they are told: what weighs more first.
    pub const TOLD: [Self; 5] = [Self::Recognition, Self::Post, Self::Law, Self::Sanctions, Self::Treaty];

    /// What it is called on a screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            // `law` is the word of files and filters, which does not say of which.
            Self::Law => "terror list",
            kind => kind.word(),
        }
    }
}

vocabulary! {
    /// Listing as terrorist.
    Law {
        /// Listed.
        Listed = "listed",
        /// Listed, the ban not applied.
        Suspended = "suspended",
        /// Taken off the list.
        Delisted = "delisted",
        /// Known never to have been listed.
        NeverListed = "never-listed",
    }
}

vocabulary! {
    /// Diplomatic presence, from none to an ambassador.
    Post {
        /// Closed, or never there.
        None = "none",
        /// Contacts without an office.
        Contact = "contact",
        /// Technical or liaison staff.
        Mission = "mission",
        /// A consulate only.
        Consulate = "consulate",
        /// An embassy under a chargé d'affaires.
        Embassy = "embassy",
        /// An ambassador whose letters were taken by those now in power.
        Ambassador = "ambassador",
    }
}

vocabulary! {
    /// Recognition as a government.
    Recognition {
        /// Withheld.
        None = "none",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// De facto.
        DeFacto = "de-facto",
        /// De jure.
        DeJure = "de-jure",
    }
}

vocabulary! {
    /// State of a sanctions measure.
    Sanctions {
        /// Applied in full.
        InForce = "in-force",
        /// Applied in part.
        Eased = "eased",
        /// Ended.
        Lifted = "lifted",
    }
}

vocabulary! {
    /// State of an agreement.
    Treaty {
        /// Signed, entry into force not shown.
        Signed = "signed",
        /// In force.
        InForce = "in-force",
        /// Not applied for the time being.
        Suspended = "suspended",
        /// Over.
        Ended = "ended",
    }
}

/// A formal fact: a kind of track with one of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Listing as terrorist.
    Law(Law),
    /// Diplomatic presence.
    Post(Post),
    /// Recognition.
    Recognition(Recognition),
    /// A sanctions measure.
    Sanctions(Sanctions),
    /// An agreement.
    Treaty(Treaty),
}

impl Fact {
    /// The fact of a kind written as `word`.
    #[must_use]
    pub fn parse(kind: TrackKind, word: &str) -> Option<Self> {
        match kind {
            TrackKind::Law => Law::parse(word).map(Self::Law),
            TrackKind::Post => Post::parse(word).map(Self::Post),
            TrackKind::Recognition => Recognition::parse(word).map(Self::Recognition),
            TrackKind::Sanctions => Sanctions::parse(word).map(Self::Sanctions),
            TrackKind::Treaty => Treaty::parse(word).map(Self::Treaty),
        }
    }

    /// All words of a kind, for a message that says what was expected.
    #[must_use]
    pub fn list(kind: TrackKind) -> String {
        match kind {
            TrackKind::Law => Law::list(),
            TrackKind::Post => Post::list(),
            TrackKind::Recognition => Recognition::list(),
            TrackKind::Sanctions => Sanctions::list(),
            TrackKind::Treaty => Treaty::list(),
        }
    }

    /// Which kind of track it belongs to.
    #[must_use]
    pub fn kind(self) -> TrackKind {
        match self {
            Self::Law(_) => TrackKind::Law,
            Self::Post(_) => TrackKind::Post,
            Self::Recognition(_) => TrackKind::Recognition,
            Self::Sanctions(_) => TrackKind::Sanctions,
            Self::Treaty(_) => TrackKind::Treaty,
        }
    }

    /// Whether something is so: a list that names the other, a post that is kept, recognition that stands, a measure or an
    /// agreement that is on. Else it is said that nothing is.
    #[must_use]
    pub fn is_on(self) -> bool {
        match self {
            Self::Law(value) => matches!(value, Law::Listed | Law::Suspended),
            Self::Post(value) => value != Post::None,
            Self::Recognition(value) => matches!(value, Recognition::DeFacto | Recognition::DeJure),
            Self::Sanctions(value) => value != Sanctions::Lifted,
            Self::Treaty(value) => matches!(value, Treaty::Signed | Treaty::InForce),
        }
    }

    /// How it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Law(value) => value.word(),
            Self::Post(value) => value.word(),
            Self::Recognition(value) => value.word(),
            Self::Sanctions(value) => value.word(),
            Self::Treaty(value) => value.word(),
        }
    }
}

/// One spell of a formal fact. Spells of one (kind, `by`, `name`) follow each other without overlap.
#[derive(Debug, Clone)]
pub struct Track {
    /// What is so.
    pub fact: Fact,
    /// Whose act it is, where it is one-sided.
    pub by: Option<ActorIx>,
    /// Which measure or agreement.
    pub name: Option<Clean>,
    /// When it was so.
    pub span: Span,
    /// Events that made it so.
    pub because: Vec<EventIx>,
    /// On whose word.
    pub sources: Vec<SourceIx>,
    /// The assessor's remark.
    pub note: Option<Clean>,
}

impl Track {
    /// Whether both are spells of one track.
    #[must_use]
    pub fn is_one_with(&self, other: &Self) -> bool {
        (self.fact.kind(), self.by, &self.name) == (other.fact.kind(), other.by, &other.name)
    }
}
