//! Ties: what an analyst assesses of a pair (standing) and what is formally so between them (tracks).

use super::actor::ActorIx;
use super::claim::SourceIx;
use super::code::Sign;
use super::event::Confidence;
use super::events::EventIx;
use super::sort::sort_by_key;
use super::span::Span;
use super::text::Clean;
use super::track::Track;
use super::words::vocabulary;

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

    /// The two, `side` first where it is one of them.
    #[must_use]
    pub fn seen_from(self, side: Option<ActorIx>) -> (ActorIx, ActorIx) {
        side.and_then(|own| Some((own, self.other(own)?))).unwrap_or_else(|| self.pair())
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
