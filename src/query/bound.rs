//! A filter whose names are bound to one store.

use super::scan::Search;
use super::when::Stretch;
use crate::filter::{Admiralty, Bounds, Expr, Is};
use crate::model::{
    ActorIx, Confidence, Day, Goldstein, Law, Member, Post, Quad, Recognition, Sign, Significance, Standing, Topics,
};

/// A filter bound to the store that it was made for. The default keeps everything.
///
/// **Events** are asked all terms but `standing`, `law`, `post`, `recognition` and `is:stale`, which speak of ties and are
/// taken out. A **tie** stays if an event of it satisfies the whole filter, those five, `dyad` and `party` being answered by
/// the tie; or if the tie itself satisfies the terms that speak of ties (those seven, and `topic` by what one of the two wants
/// of the other). An **interest** is asked `party`, `topic` and bare words. What no term is left of keeps everything.
#[derive(Debug, Clone, Default)]
pub struct Bound {
    pub(super) text: Box<str>,
    pub(super) whole: Option<Expr<Check>>,
    pub(super) event: Option<Expr<Check>>,
    pub(super) tie: Option<Expr<Check>>,
    pub(super) interest: Option<Expr<Check>>,
}

impl Bound {
    /// The filter as typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// One test against the rows of a store.
#[derive(Debug, Clone)]
pub(super) enum Check {
    Shared(Shared),
    Event(EventCheck),
    Tie(TieCheck),
}

/// What more than one kind of record can answer.
#[derive(Debug, Clone)]
pub(super) enum Shared {
    Party(Group),
    Dyad(Vec<Sides>),
    Topic(Topics),
}

/// What only events can answer.
#[derive(Debug, Clone)]
pub(super) enum EventCheck {
    Text(Box<Search>),
    Actor(Group),
    To(Group),
    Code(Rows),
    Quad(Vec<Quad>),
    Score(Vec<Bounds<Goldstein>>),
    During(Vec<Stretch>),
    Kind(Rows),
    Source { sources: Rows, publishers: Rows },
    Grade(Vec<Admiralty>),
    Confidence(Vec<Bounds<Confidence>>),
    Significance(Vec<Bounds<Significance>>),
    Sign(Vec<Sign>),
    Is(Is),
}

/// What only ties can answer.
#[derive(Debug, Clone)]
pub(super) enum TieCheck {
    Standing(Vec<Bounds<Standing>>),
    Law(Vec<Law>),
    Post(Vec<Bounds<Post>>),
    Recognition(Vec<Recognition>),
    Stale,
}

/// Actors, and actors as members of blocs.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    pub actors: Vec<ActorIx>,
    pub members: Vec<Member>,
}

impl Group {
    /// Whether `actor` is meant on `day`.
    pub(super) fn has(&self, actor: ActorIx, day: Day) -> bool {
        self.actors.contains(&actor) || self.members.iter().any(|member| member.actor == actor && member.belongs(day))
    }
}

/// Two groups; unless directed, either may come first.
#[derive(Debug, Clone)]
pub(super) struct Sides {
    pub from: Group,
    pub to: Group,
    pub directed: bool,
}

impl Sides {
    /// Whether the act of `from` toward `to` is meant on `day`.
    pub(super) fn meet(&self, from: ActorIx, to: ActorIx, day: Day) -> bool {
        let one_way = |from, to| self.from.has(from, day) && self.to.has(to, day);
        one_way(from, to) || !self.directed && one_way(to, from)
    }
}

/// A set of rows of one table.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows(Vec<bool>);

impl Rows {
    pub(super) fn has(&self, row: u32) -> bool {
        self.0.get(row as usize).copied().unwrap_or(false)
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.0.contains(&true)
    }

    /// The rows that are in one or the other.
    pub(super) fn with(self, other: &Self) -> Self {
        let rows = 0..u32::try_from(self.0.len().max(other.0.len())).unwrap_or(u32::MAX);
        rows.map(|row| self.has(row) || other.has(row)).collect()
    }
}

impl FromIterator<bool> for Rows {
    /// Says of each row in turn whether it is in.
    fn from_iter<I: IntoIterator<Item = bool>>(rows: I) -> Self {
        Self(rows.into_iter().collect())
    }
}
