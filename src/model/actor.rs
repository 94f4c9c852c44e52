//! Actors, the blocs they form, the topics they care about, and what they want.

use super::claim::SourceIx;
use super::date::{Day, PartialDate};
use super::event::Confidence;
use super::events::EventIx;
use super::span::Span;
use super::table::Ix;
use super::text::{Clean, Id};
use super::words::vocabulary;

/// Row number of an actor.
pub type ActorIx = Ix<Actor>;
/// Row number of a bloc.
pub type BlocIx = Ix<Bloc>;
/// Row number of a topic.
pub type TopicIx = Ix<Topic>;
/// Row number of an interest.
pub type InterestIx = Ix<Interest>;

/// When an actor existed as this actor. Without dates it is there throughout.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Life {
    /// Its first day; not shown before its first possible one.
    pub from: Option<PartialDate>,
    /// The first day on which it was no more.
    pub until: Option<PartialDate>,
}

impl Life {
    /// Whether the actor is shown on `day`.
    #[must_use]
    pub fn is_known(self, day: Day) -> bool {
        self.from.is_none_or(|from| from.first() <= day)
    }
}

/// A state, government, movement, armed group or organisation.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Its id, such as `RUS`.
    pub id: Id,
    /// Its name.
    pub name: Clean,
    /// What it is: `state`, `movement`, `armed-group`, `organisation` …
    pub kind: Clean,
    /// Other names that a user may type.
    pub aliases: Vec<Clean>,
    /// What holds of it throughout its life.
    pub about: Option<Clean>,
    /// When it existed.
    pub life: Life,
    /// Sources for its dates.
    pub sources: Vec<SourceIx>,
    /// The assessor's remark.
    pub note: Option<Clean>,
}

impl Actor {
    /// The name without what stands in brackets behind it.
    #[must_use]
    pub fn short_name(&self) -> &str {
        self.name.split(" (").next().unwrap_or(&self.name)
    }
}

/// A named set of actors, shown as one row that unfolds.
#[derive(Debug, Clone)]
pub struct Bloc {
    /// Its id, such as `CSTO`.
    pub id: Id,
    /// Its name.
    pub name: Clean,
    /// Who belongs to it, and since when.
    pub members: Vec<Member>,
    /// What holds of it throughout.
    pub about: Option<Clean>,
    /// Sources for its members.
    pub sources: Vec<SourceIx>,
    /// The assessor's remark.
    pub note: Option<Clean>,
}

/// One actor's membership of a bloc.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// The member.
    pub actor: ActorIx,
    /// When it joined, where known.
    pub from: Option<PartialDate>,
    /// When it left.
    pub until: Option<PartialDate>,
}

impl Member {
    /// Whether the actor surely belongs to the bloc on `day`.
    #[must_use]
    pub fn belongs(self, day: Day) -> bool {
        self.from.is_none_or(|from| from.last() <= day) && self.until.is_none_or(|until| day < until.first())
    }
}

/// A field of relations, such as security or minerals.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Clean,
    /// What is filed under it.
    pub about: Option<Clean>,
}

/// A set of topics: bit `n` is the topic in row `n`. A data file has at most 64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Topics(pub u64);

impl Topics {
    /// Most topics that a data file may declare.
    pub const MOST: usize = 64;

    /// This set with one topic more.
    #[must_use]
    pub fn with(self, topic: TopicIx) -> Self {
        Self(self.0 | 1u64.checked_shl(topic.raw()).unwrap_or(0))
    }

    /// Whether the sets share a topic.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The topics of the set, in row order.
    pub fn iter(self) -> impl Iterator<Item = TopicIx> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let lowest = rest.trailing_zeros();
            rest &= rest.wrapping_sub(1);
            (lowest < 64).then(|| TopicIx::new(lowest))
        })
    }
}

vocabulary! {
    /// How an actor's aim on a topic stands to another actor.
    Stance {
        /// Aligned, courting, dealing.
        With = "with",
        /// Opposing, coercing, fighting.
        Against = "against",
        /// Hedging, contesting, mediating.
        Mixed = "mixed",
    }
}

/// What an actor wants on a topic.
#[derive(Debug, Clone)]
pub struct Interest {
    /// Its id.
    pub id: Id,
    /// Whose interest it is.
    pub actor: ActorIx,
    /// On what.
    pub topic: TopicIx,
    /// What is wanted, as it stood when it was first shown.
    pub text: Clean,
    /// When it held, as far as events or statements show.
    pub span: Option<Span>,
    /// Toward whom.
    pub stances: Vec<(ActorIx, Stance)>,
    /// Events that show it.
    pub because: Vec<EventIx>,
    /// How sure the assessor is.
    pub confidence: Option<Confidence>,
    /// On whose word.
    pub sources: Vec<SourceIx>,
    /// The assessor's remark.
    pub note: Option<Clean>,
}
