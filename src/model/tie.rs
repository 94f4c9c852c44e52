//! Ties: what an analyst assesses of a pair (standing) and what is formally so between them (tracks).

use super::actor::ActorIx;
use super::claim::SourceIx;
use super::code::Sign;
use super::date::Span;
use super::event::Confidence;
use super::events::EventIx;
use super::sort::sort_by_key;
use super::text::Clean;
use super::words::{Word, vocabulary};

/// An unordered pair of different actors, written in the order of the actor table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dyad(ActorIx, ActorIx);

impl Dyad {
    /// The pair of `a` and `b`, whichever comes first; nothing when they are the same.
    #[must_use]
    pub fn new(a: ActorIx, b: ActorIx) -> Option<Self> {
        match a.cmp(&b) {
            std::cmp::Ordering::Less => Some(Self(a, b)),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Self(b, a)),
        }
    }

    /// The two actors, in the order of the actor table.
    #[must_use]
    pub fn pair(self) -> (ActorIx, ActorIx) {
        (self.0, self.1)
    }

    /// The other side, seen from `actor`.
    #[must_use]
    pub fn other(self, actor: ActorIx) -> Option<ActorIx> {
        if actor == self.0 { Some(self.1) } else { (actor == self.1).then_some(self.0) }
    }

    /// Whether `actor` is one of the two.
    #[must_use]
    pub fn has(self, actor: ActorIx) -> bool {
        self.other(actor).is_some()
    }
}

vocabulary! {
    /// The assessed state of a dyad, from the most cooperative to the most hostile.
    Standing {
        /// +3
        Allied = "allied",
        /// +2
        Partner = "partner",
        /// +1
        Transactional = "transactional",
        /// 0
        Neutral = "neutral",
        /// −1
        Strained = "strained",
        /// −2
        Adversarial = "adversarial",
        /// −3
        Hostile = "hostile",
    }
}

impl Standing {
    /// Its place on the scale, +3 to −3.
    #[must_use]
    pub fn level(self) -> i8 {
        match self {
            Self::Allied => 3,
            Self::Partner => 2,
            Self::Transactional => 1,
            Self::Neutral => 0,
            Self::Strained => -1,
            Self::Adversarial => -2,
            Self::Hostile => -3,
        }
    }

    /// Cooperative, conflictual or neither.
    #[must_use]
    pub fn sign(self) -> Sign {
        match self.level().signum() {
            1 => Sign::Plus,
            -1 => Sign::Minus,
            _ => Sign::Neutral,
        }
    }
}

/// A standing with the time for which it held, and why.
#[derive(Debug, Clone)]
pub struct Spell {
    /// The assessed state.
    pub value: Standing,
    /// When it held.
    pub span: Span,
    /// The reason, as it stood when the spell began.
    pub why: Clean,
    /// Events that carry it, later ones too.
    pub because: Vec<EventIx>,
    /// How sure the assessor is.
    pub confidence: Option<Confidence>,
    /// On whose word.
    pub sources: Vec<SourceIx>,
    /// The assessor's remark.
    pub note: Option<Clean>,
}

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

/// All that is assessed and formally so of one dyad.
#[derive(Debug, Clone)]
pub struct Tie {
    /// The pair.
    pub dyad: Dyad,
    /// Standing spells in order of time.
    pub standing: Vec<Spell>,
    /// Track spells in file order.
    pub tracks: Vec<Track>,
    /// What holds of the tie throughout.
    pub note: Option<Clean>,
}

impl Tie {
    /// The spells of each track in order of time, each with its place in the file.
    #[must_use]
    pub fn by_track(&self) -> Vec<Vec<(usize, &Track)>> {
        let mut tracks: Vec<Vec<(usize, &Track)>> = Vec::new();
        for spell in self.tracks.iter().enumerate() {
            match tracks.iter_mut().find(|track| track.iter().any(|(_, other)| other.is_one_with(spell.1))) {
                Some(track) => track.push(spell),
                None => tracks.push(vec![spell]),
            }
        }
        for track in &mut tracks {
            sort_by_key(track, |(_, spell)| spell.span.from);
        }
        tracks
    }
}
