//! Where one is: which actor, which pair, which event, in which pane; and where one has been.

use crate::model::{ActorIx, BlocIx, Dyad, EventIx, InterestIx};
use crate::query::Scope;

/// The panes of the dashboard, in the order of `Tab`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Pane {
    /// Actors and blocs.
    #[default]
    Actors,
    /// Ties of the selected actor.
    Ties,
    /// Interests of the actor or of the pair.
    Interests,
    /// Events, newest first.
    Log,
}

impl Pane {
    /// Every pane, in the order of `Tab`.
    pub const ALL: [Self; 4] = [Self::Actors, Self::Ties, Self::Interests, Self::Log];

    /// The pane so many steps of `Tab` away.
    #[must_use]
    pub fn stepped(self, back: bool) -> Self {
        match (self, back) {
            (Self::Actors, false) | (Self::Interests, true) => Self::Ties,
            (Self::Ties, false) | (Self::Log, true) => Self::Interests,
            (Self::Interests, false) | (Self::Actors, true) => Self::Log,
            (Self::Log, false) | (Self::Ties, true) => Self::Actors,
        }
    }
}

/// A row of the actor pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Item {
    /// An actor.
    Actor(ActorIx),
    /// A bloc.
    Bloc(BlocIx),
    /// An actor under the bloc that is unfolded.
    Member(BlocIx, ActorIx),
}

impl Item {
    /// The actor of the row, unless it is a bloc.
    #[must_use]
    pub fn actor(self) -> Option<ActorIx> {
        match self {
            Self::Actor(actor) | Self::Member(_, actor) => Some(actor),
            Self::Bloc(_) => None,
        }
    }
}

/// A row of the tie pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TieItem {
    /// A pair.
    Pair(Dyad),
    /// A bloc's members with an actor.
    Group(BlocIx, ActorIx),
    /// A pair under the row of the bloc that is unfolded.
    Member(BlocIx, ActorIx, Dyad),
}

impl TieItem {
    /// The pair of the row, unless it stands for several.
    #[must_use]
    pub fn dyad(self) -> Option<Dyad> {
        match self {
            Self::Pair(dyad) | Self::Member(_, _, dyad) => Some(dyad),
            Self::Group(..) => None,
        }
    }
}

/// A page on top of the dashboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Page {
    /// All about an actor.
    Actor(ActorIx),
    /// All about a bloc.
    Bloc(BlocIx),
    /// All about a pair.
    Dyad(Dyad),
    /// How the members of a bloc stand to an actor.
    BlocWith(BlocIx, ActorIx),
    /// An event in full, with its sources.
    Event(EventIx),
    /// An interest in full, with its sources.
    Interest(InterestIx),
}

/// Where one is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The selected row of the actor pane.
    pub item: Option<Item>,
    /// The selected row of the tie pane.
    pub tie: Option<TieItem>,
    /// The selected interest.
    pub interest: Option<InterestIx>,
    /// The selected event.
    pub event: Option<EventIx>,
    /// The pane that the keys go to.
    pub pane: Pane,
    /// Whether interests and log are those of the pair, not of the actor.
    pub narrowed: bool,
    /// Whether the pane has the whole screen.
    pub zoomed: bool,
    /// Pages on top of each other, each with the lines scrolled past.
    pub pages: Vec<(Page, usize)>,
}

impl Place {
    /// The tie to which interests and log are narrowed.
    #[must_use]
    pub fn narrow_tie(&self) -> Option<TieItem> {
        self.tie.filter(|_| self.narrowed)
    }

    /// Whose interests and events are listed; nothing where nothing is selected.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        match (self.narrow_tie(), self.item?) {
            (Some(TieItem::Pair(dyad) | TieItem::Member(_, _, dyad)), _) => Some(Scope::Dyad(dyad)),
            (Some(TieItem::Group(bloc, actor)), _) => Some(Scope::BlocWith(bloc, actor)),
            (None, Item::Actor(actor) | Item::Member(_, actor)) => Some(Scope::Actor(actor)),
            (None, Item::Bloc(bloc)) => Some(Scope::Bloc(bloc)),
        }
    }
}

/// Places that one can go back to, and forward again.
#[derive(Debug, Clone, Default)]
pub struct History {
    back: Vec<Place>,
    forward: Vec<Place>,
}

impl History {
    /// Most places that are kept.
    const MOST: usize = 100;

    /// Keeps the place that is being left by a jump.
    pub fn leave(&mut self, place: &Place) {
        if self.back.last() != Some(place) {
            self.back.push(place.clone());
        }
        if self.back.len() > Self::MOST {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    /// The place before, if there is one; `here` can be gone forward to.
    pub fn back(&mut self, here: &Place) -> Option<Place> {
        let place = self.back.pop()?;
        self.forward.push(here.clone());
        Some(place)
    }

    /// The place that was gone back from, if there is one.
    pub fn forward(&mut self, here: &Place) -> Option<Place> {
        let place = self.forward.pop()?;
        self.back.push(here.clone());
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_goes_round_both_ways() {
        for pane in Pane::ALL {
            assert_eq!(pane.stepped(false).stepped(true), pane);
        }
        let round = Pane::ALL.iter().fold(Pane::Actors, |pane, _| pane.stepped(false));
        assert_eq!(round, Pane::Actors);
    }

    #[test]
    fn history_goes_back_and_forward() {
        let place = |pane| Place { pane, ..Place::default() };
        let mut history = History::default();
        history.leave(&place(Pane::Actors));
        history.leave(&place(Pane::Ties));
        assert_eq!(history.back(&place(Pane::Log)), Some(place(Pane::Ties)));
        assert_eq!(history.back(&place(Pane::Ties)), Some(place(Pane::Actors)));
        assert_eq!(history.back(&place(Pane::Actors)), None);
        assert_eq!(history.forward(&place(Pane::Actors)), Some(place(Pane::Ties)));
        history.leave(&place(Pane::Ties));
        assert_eq!(history.forward(&place(Pane::Ties)), None);
    }
}
