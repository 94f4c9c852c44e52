//! How a picture, or a list, is set up, as far as a view keeps it.

use super::date::{Day, PartialDate};
use super::words::vocabulary;

vocabulary! {
    /// What a square of the matrix shows.
    #[derive(Default)]
    Cells {
        /// The signs of words and of deeds, and which way the tie went.
        #[default]
        Signs = "signs",
        /// The sign of words, and how many.
        Words = "words",
        /// The sign of deeds, and how many.
        Deeds = "deeds",
        /// How the two stand.
        Standing = "standing",
    }
}

vocabulary! {
    /// What the actors of a matrix are sorted by.
    #[derive(Default)]
    Arranged {
        /// Those of a bloc beside each other.
        #[default]
        Bloc = "bloc",
        /// By name.
        Name = "name",
        /// By what was said and done against others and by others, most first.
        Heat = "against",
    }
}

vocabulary! {
    /// What is told of each tie in a list of them.
    #[derive(Default)]
    TieColumns {
        /// Since when the two stand so, and what was said and done.
        #[default]
        Record = "record",
        /// What is formally so between the two.
        Formal = "formal",
    }
}

impl TieColumns {
    /// What is told next.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Record => Self::Formal,
            Self::Formal => Self::Record,
        }
    }
}

impl Cells {
    /// What is shown next.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Signs => Self::Words,
            Self::Words => Self::Deeds,
            Self::Deeds => Self::Standing,
            Self::Standing => Self::Signs,
        }
    }
}

impl Arranged {
    /// The next way to sort.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Bloc => Self::Name,
            Self::Name => Self::Heat,
            Self::Heat => Self::Bloc,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn called(self) -> &'static str {
        match self {
            Self::Bloc => "by bloc",
            Self::Name => "by name",
            Self::Heat => "most acts against first",
        }
    }
}

/// What of a picture is not as it is at first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Picture {
    /// What the squares of the matrix show.
    pub cells: Option<Cells>,
    /// What its actors are sorted by.
    pub sort: Option<Arranged>,
    /// The day as of which the actors of the graph have their seats; else the as-of date.
    pub seats: Option<Day>,
    /// The time that is seen of the timeline.
    pub span: Option<PartialDate>,
    /// What is told of each tie of the dashboard.
    pub ties: Option<TieColumns>,
}
