//! One event as its columns give it: everything but its words.

use super::actor::{ActorIx, Topics};
use super::claim::SourceIx;
use super::code::{CodeIx, Goldstein, Quad};
use super::date::Day;
use super::event::{Confidence, Significance};

/// One row of the columns: everything about an event but its words.
#[derive(Debug, Clone, Copy)]
pub struct EventRow<'a> {
    /// First possible day.
    pub first: Day,
    /// Last possible day.
    pub last: Day,
    /// Who acts; everybody, in a joint event.
    pub from: &'a [ActorIx],
    /// Whom it is aimed at; empty in a joint event.
    pub to: &'a [ActorIx],
    /// What was done.
    pub act: Act,
    /// On which topics.
    pub topics: Topics,
    /// How well it is attested and how much it weighs.
    pub grading: Grading,
    /// What kind of event, in the file's own word; a number in [`Events::kinds`](super::events::Events::kinds).
    pub kind: Option<u32>,
    /// Publisher of an event line without sources; a number in [`Events::publishers`](super::events::Events::publishers).
    pub publisher: Option<u32>,
    /// On whose word.
    pub sources: &'a [SourceIx],
    /// How many reports it stands for; 1 but for aggregates.
    pub count: u32,
}

impl Default for EventRow<'_> {
    /// A row that says nothing, of a day that does not come.
    fn default() -> Self {
        Self {
            first: Day::MAX,
            last: Day::MAX,
            from: &[],
            to: &[],
            act: Act { code: None, goldstein: None, quad: Quad::Neutral },
            topics: Topics::default(),
            grading: Grading::default(),
            kind: None,
            publisher: None,
            sources: &[],
            count: 1,
        }
    }
}

/// What was done: the code, its value and its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// The code, where there is one.
    pub code: Option<CodeIx>,
    /// The event's Goldstein value, or its code's.
    pub goldstein: Option<Goldstein>,
    /// Of which class it is, by its code and value.
    pub quad: Quad,
}

/// How well an event is attested and how much it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grading {
    /// How sure the assessor is.
    pub confidence: Option<Confidence>,
    /// Admiralty credibility, 1 (confirmed) to 6 (cannot be judged).
    pub credibility: Option<u8>,
    /// How much it weighs.
    pub significance: Option<Significance>,
}

/// How an event's participants stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// From at most two to at most two.
    Directed,
    /// Two together: counted once in each direction.
    Joint,
    /// Three or more on a side: counted as `together`.
    Multilateral,
    /// One actor alone: in no dyad.
    Internal,
}

/// What an event counts as in the record of each of its pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountsAs {
    /// Words or deeds, or neither for nor against.
    Class(Quad),
    /// An event of three or more on a side: once for each pair, neither words nor deeds.
    Together,
    /// Nothing: of one actor alone, in the record of no pair.
    Nothing,
}

impl EventRow<'_> {
    /// What it counts as, once it has happened.
    #[must_use]
    pub fn counts_as(&self) -> CountsAs {
        match self.shape() {
            Shape::Directed | Shape::Joint => CountsAs::Class(self.act.quad),
            Shape::Multilateral => CountsAs::Together,
            Shape::Internal => CountsAs::Nothing,
        }
    }

    /// How the participants stand to each other.
    #[must_use]
    pub fn shape(&self) -> Shape {
        match (self.from.len(), self.to.len()) {
            (3.., _) | (_, 3..) => Shape::Multilateral,
            (2, 0) => Shape::Joint,
            (_, 0) => Shape::Internal,
            (1, 1) if self.from == self.to => Shape::Internal,
            _ => Shape::Directed,
        }
    }

    /// Every ordered pair that the event counts in: from × to, or each participant of a joint event with each other.
    pub fn pairs(&self) -> impl Iterator<Item = (ActorIx, ActorIx)> {
        let to = if self.to.is_empty() { self.from } else { self.to };
        self.from.iter().flat_map(move |a| to.iter().map(move |b| (*a, *b))).filter(|(a, b)| a != b)
    }

    /// Whether the event counts as an act of `from` toward `to`: whether the two are one of its [`pairs`](Self::pairs).
    #[must_use]
    pub fn runs(&self, from: ActorIx, to: ActorIx) -> bool {
        let receivers = if self.to.is_empty() { self.from } else { self.to };
        from != to && self.from.contains(&from) && receivers.contains(&to)
    }

    /// Everybody who takes part.
    pub fn parties(&self) -> impl Iterator<Item = ActorIx> {
        let again = |actor: &ActorIx| self.from.contains(actor);
        self.from.iter().copied().chain(self.to.iter().copied().filter(move |actor| !again(actor)))
    }

    /// How much it weighs: the assessor's judgement first, then how far from 0 its Goldstein value is, in hundredths.
    #[must_use]
    pub fn weight(&self) -> (Option<Significance>, u16) {
        let value = self.act.goldstein.map_or(0, |value| value.hundredths().unsigned_abs());
        (self.grading.significance, value)
    }

    /// Whether the event has surely happened by `day`.
    #[must_use]
    pub fn has_happened(&self, day: Day) -> bool {
        self.last <= day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actors(numbers: &[u32]) -> Vec<ActorIx> {
        numbers.iter().map(|number| ActorIx::new(*number)).collect()
    }

    fn row<'a>(from: &'a [ActorIx], to: &'a [ActorIx]) -> EventRow<'a> {
        EventRow { from, to, ..EventRow::default() }
    }

    #[test]
    fn shape_and_pairs_follow_who_to_whom() {
        let (a, b, c) = (actors(&[1]), actors(&[1, 2]), actors(&[1, 2, 3]));
        let pairs = |row: &EventRow<'_>| row.pairs().map(|(a, b)| (a.raw(), b.raw())).collect::<Vec<_>>();
        let joint = row(&b, &[]);
        assert_eq!((joint.shape(), pairs(&joint)), (Shape::Joint, vec![(1, 2), (2, 1)]));
        let directed = row(&a, &b);
        assert_eq!((directed.shape(), pairs(&directed)), (Shape::Directed, vec![(1, 2)]));
        assert_eq!(row(&c, &[]).shape(), Shape::Multilateral);
        assert_eq!(row(&a, &c).shape(), Shape::Multilateral);
        assert_eq!(row(&a, &[]).shape(), Shape::Internal);
        assert_eq!(row(&a, &a).shape(), Shape::Internal);
        assert_eq!(row(&a, &b).parties().count(), 2);
    }
}
