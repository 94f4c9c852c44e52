//! Pages on top of the dashboard: what each is about, and where one stands on it.

use super::stage::Stage;
use crate::model::{ActorIx, BlocIx, ClaimIx, Day, Dyad, EventIx, InterestIx, SourceIx};
use crate::query::{Count, Scope, Who};

/// What a page is about. Whatever can be opened from a page or a pane has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// All about an actor.
    Actor(ActorIx),
    /// All about a bloc.
    Bloc(BlocIx),
    /// All about a pair, seen from one of the two.
    Dyad(Dyad, ActorIx),
    /// How the members of a bloc stand to an actor.
    BlocWith(BlocIx, ActorIx),
    /// An event in full, with its sources.
    Event(EventIx),
    /// An interest in full, with its sources.
    Interest(InterestIx),
    /// What each word, figure and sign on the row of a tie was made from, seen from one of the two.
    Marks(Dyad, ActorIx),
    /// A spell of standing of a pair, by its place in the tie.
    Standing(Dyad, usize),
    /// A spell of a formal fact of a pair, by its place in the tie.
    Track(Dyad, usize),
    /// Which way a tie went, and by which steps.
    Trend(Dyad),
    /// The events that a number counts, without so many of the newest.
    Count(Count, usize),
    /// A statement that was checked.
    Claim(ClaimIx),
    /// What changed since the baseline, the ties of one actor first.
    Changes(Option<ActorIx>),
    /// Who is close to both sides of a hostile tie.
    Tensions,
    /// What may no longer be so.
    Stale,
    /// What the two of a pair want, where they meet and where they clash.
    Board(Dyad),
    /// How the record of a pair reads, and by which rule.
    Readings(Dyad),
    /// The strongest (`true`) or the weakest evidence of a pair, then the other.
    Sure(Dyad, bool),
    /// The tensions that involve a pair.
    TensionsOf(Dyad),
    /// How a third actor and the two of a pair stand to each other.
    Triangle(ActorIx, Dyad),
    /// The briefings, those of the data and the user's own.
    Briefings,
    /// A briefing with its slides, by its number in [`briefings`](super::briefings).
    Briefing(usize),
    /// A slide of a briefing, counted from 0.
    Slide(usize, usize),
    /// A publication, with its address and what rests on it.
    Source(SourceIx),
    /// Who acts how on whom, everybody at once.
    Matrix,
    /// An actor among those it has ties with, each on the seat that it had on a day.
    Graph(ActorIx, Day),
    /// The ties of an actor, and those among its neighbours, as a list.
    Neighbours(ActorIx),
    /// A pair through time.
    Timeline(Dyad),
    /// An actor through time.
    TimelineOf(ActorIx),
}

impl Page {
    /// The stage that it is; nothing for a page of text.
    #[must_use]
    pub fn stage(self) -> Option<Stage> {
        match self {
            Self::Matrix => Some(Stage::Matrix),
            Self::Graph(..) => Some(Stage::Graph),
            Self::Timeline(_) | Self::TimelineOf(_) => Some(Stage::Timeline),
            _ => None,
        }
    }

    /// The pair that it is about as a whole, how the two stand among the rest.
    #[must_use]
    pub fn pair(self) -> Option<Dyad> {
        match self {
            Self::Dyad(dyad, _)
            | Self::Marks(dyad, _)
            | Self::Sure(dyad, _)
            | Self::Board(dyad)
            | Self::Readings(dyad)
            | Self::TensionsOf(dyad)
            | Self::Timeline(dyad) => Some(dyad),
            _ => None,
        }
    }

    /// The pair that it is about, as a whole or in one point.
    #[must_use]
    pub fn dyad(self) -> Option<Dyad> {
        match self {
            Self::Standing(dyad, _)
            | Self::Track(dyad, _)
            | Self::Trend(dyad)
            | Self::Count(Count::Listed(Scope::Dyad(dyad)) | Count::Pair(dyad, _) | Count::Since(Some(dyad)), _) => {
                Some(dyad)
            }
            Self::Count(Count::Record { from, to, .. }, _) => Dyad::new(from, to),
            Self::Count(Count::Between(cells), _) => match cells.lane.who {
                Who::Way(from, to) => Dyad::new(from, to),
                Who::Pair(dyad) => Some(dyad),
                Who::By(_) | Who::On(_) | Who::Of(_) => None,
            },
            whole => whole.pair(),
        }
    }

    /// Whether it concerns what a cursor aims at.
    pub(super) fn concerns(self, aim: Sought) -> bool {
        match (self, aim) {
            (Self::Triangle(third, dyad), Sought::Pair(pair)) => {
                dyad == pair || pair.other(third).is_some_and(|other| dyad.has(other))
            }
            (Self::Triangle(third, dyad), Sought::Actor(actor)) => third == actor || dyad.has(actor),
            (page, Sought::Pair(pair)) => page.dyad() == Some(pair),
            (page, Sought::Actor(actor)) => page.dyad().is_some_and(|dyad| dyad.has(actor)),
            (page, Sought::Page(wanted)) => page == wanted,
        }
    }

    /// Whether it tells nothing that is found by going through events.
    #[must_use]
    pub fn counts_nothing(self) -> bool {
        matches!(
            self,
            Self::Event(_)
                | Self::Interest(_)
                | Self::Standing(..)
                | Self::Track(..)
                | Self::Claim(_)
                | Self::Source(_)
                | Self::Briefings
                | Self::Briefing(_)
                | Self::Slide(..)
        )
    }

    /// Whether it only lists: it is about no one thing.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(self, Self::Changes(_) | Self::Tensions | Self::Stale | Self::Matrix | Self::Briefings)
    }

    /// Whether it is about briefings.
    #[must_use]
    pub fn is_of_briefings(self) -> bool {
        matches!(self, Self::Briefings | Self::Briefing(_) | Self::Slide(..))
    }
}

/// A page that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// What it is about.
    pub page: Page,
    /// How many of its lines are scrolled past.
    pub scroll: usize,
    /// On which of its stops the cursor is.
    pub at: usize,
    /// On the first that concerns what it is to be, once the page is laid out.
    pub aim: Option<Sought>,
}

/// What a cursor is to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// A pair.
    Pair(Dyad),
    /// An actor, with anybody.
    Actor(ActorIx),
    /// What opens this page.
    Page(Page),
}

impl Opened {
    /// A page at its beginning; a timeline at its end, where the newest is.
    #[must_use]
    pub fn new(page: Page) -> Self {
        let at = if page.stage() == Some(Stage::Timeline) { Self::NEWEST } else { 0 };
        Self { page, scroll: 0, at, aim: None }
    }

    /// Stands for the newest stop of a page that is not laid out yet.
    pub(super) const NEWEST: usize = usize::MAX;
}
