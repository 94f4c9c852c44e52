//! One typed test for each key of the language.

use std::ops::Range;

use super::bounds::Bounds;
use super::keys::{Key, Kind};
use super::moment::Moment;
use crate::model::{Confidence, Goldstein, Grade, Law, Post, Quad, Recognition, Sign, Significance, Standing, Word};

/// Something with its place in the text. Two are equal when their values are, wherever they stand.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    /// What stands there.
    pub value: T,
    /// Where, in bytes of the text.
    pub at: Range<usize>,
}

impl<T> Placed<T> {
    /// A value with its place.
    pub fn new(value: T, at: Range<usize>) -> Self {
        Self { value, at }
    }
}

impl<T: PartialEq> PartialEq for Placed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// A test with its place.
pub type Term = Placed<Test>;
/// A name as typed, to be looked up in the data.
pub type Name = Placed<Box<str>>;

/// One test. Of several values one must hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// A bare word or a phrase, without case and accents, from the beginning of a word on: in a participant's names, the words,
    /// the id, or the name of a topic.
    Text(Box<str>),
    /// Who acts.
    Actor(Vec<Name>),
    /// Who receives.
    To(Vec<Name>),
    /// Who takes part on either side.
    Party(Vec<Name>),
    /// Between whom.
    Dyad(Vec<Pair>),
    /// On what.
    Topic(Vec<Name>),
    /// Event code.
    Code(Vec<Name>),
    /// Root of the event code.
    Act(Vec<Name>),
    /// Words or deeds, for or against, as shown.
    Quad(Vec<Quad>),
    /// Goldstein value.
    Score(Vec<Bounds<Goldstein>>),
    /// When it happened.
    Date(Vec<Bounds<Moment>>),
    /// Not before.
    Since(Moment),
    /// Not after.
    Until(Moment),
    /// Kind of event.
    Kind(Vec<Name>),
    /// On whose word.
    Source(Vec<Name>),
    /// Admiralty grade.
    Grade(Vec<Admiralty>),
    /// How sure the assessor is.
    Confidence(Vec<Bounds<Confidence>>),
    /// How much it weighs.
    Significance(Vec<Bounds<Significance>>),
    /// Assessed state of the tie.
    Standing(Vec<Bounds<Standing>>),
    /// Listing as terrorist.
    Law(Vec<Law>),
    /// Diplomatic presence.
    Post(Vec<Bounds<Post>>),
    /// Recognition.
    Recognition(Vec<Recognition>),
    /// Sign of the event, as shown.
    Sign(Vec<Sign>),
    /// Flags.
    Is(Vec<Is>),
}

impl Test {
    /// Its key; a bare word or phrase has none.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        Some(match self {
            Self::Text(_) => return None,
            Self::Actor(_) => Key::Actor,
            Self::To(_) => Key::To,
            Self::Party(_) => Key::Party,
            Self::Dyad(_) => Key::Dyad,
            Self::Topic(_) => Key::Topic,
            Self::Code(_) => Key::Code,
            Self::Act(_) => Key::Act,
            Self::Quad(_) => Key::Quad,
            Self::Score(_) => Key::Score,
            Self::Date(_) => Key::Date,
            Self::Since(_) => Key::Since,
            Self::Until(_) => Key::Until,
            Self::Kind(_) => Key::Kind,
            Self::Source(_) => Key::Source,
            Self::Grade(_) => Key::Grade,
            Self::Confidence(_) => Key::Confidence,
            Self::Significance(_) => Key::Significance,
            Self::Standing(_) => Key::Standing,
            Self::Law(_) => Key::Law,
            Self::Post(_) => Key::Post,
            Self::Recognition(_) => Key::Recognition,
            Self::Sign(_) => Key::Sign,
            Self::Is(_) => Key::Is,
        })
    }

    /// What the test says of records of one kind: itself, nothing, or of several flags those that the kind can have.
    #[must_use]
    pub fn on(&self, kind: Kind) -> Option<Self> {
        if let Self::Is(flags) = self {
            let of_kind = |flag: &Is| flag.kind() == kind;
            let flags: Vec<Is> = flags.iter().copied().filter(of_kind).collect();
            return (!flags.is_empty()).then_some(Self::Is(flags));
        }
        let applies = match self.key() {
            Some(key) => key.kinds().contains(&kind),
            // Nothing of a tie is in words.
            None => kind != Kind::Tie,
        };
        applies.then(|| self.clone())
    }
}

/// Two names with what stands between them.
#[derive(Debug, Clone, PartialEq)]
pub enum Pair {
    /// `RUS-TAL`: either way. Names may hold hyphens, so that only the data can tell which one parts them.
    Either(Name),
    /// `RUS>TAL`: from the first to the second.
    Directed(Name, Name),
}

/// Parts of an Admiralty grade that must hold together; at least one is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Admiralty {
    /// Reliability of a source, A to F.
    pub letter: Option<Grade>,
    /// Credibility of the event, 1 to 6.
    pub number: Option<u8>,
}

/// Flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// A tie without an event for two years.
    Stale,
    /// An event since the baseline.
    New,
    /// An event of two together.
    Joint,
    /// An event of three or more on a side.
    Multilateral,
    /// An event of one actor alone.
    Internal,
}

impl Is {
    /// What kind of record can have the flag.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Stale => Kind::Tie,
            Self::New | Self::Joint | Self::Multilateral | Self::Internal => Kind::Event,
        }
    }
}

impl Word for Is {
    const ALL: &'static [Self] = &[Self::Stale, Self::New, Self::Joint, Self::Multilateral, Self::Internal];

    fn word(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::New => "new",
            Self::Joint => "joint",
            Self::Multilateral => "multilateral",
            Self::Internal => "internal",
        }
    }
}
