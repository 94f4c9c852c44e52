//! Where one is: which actor, which pair, which event, in which pane.

use super::page::{Opened, Page, Sought};
use super::stage::Stage;
use crate::model::{ActorIx, BlocIx, Dyad, EventIx, InterestIx};
use crate::query::Scope;
use crate::store::Named;

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
    /// The row that stands for an actor or a bloc.
    pub(super) fn of(named: Named) -> Self {
        match named {
            Named::Actor(actor) => Self::Actor(actor),
            Named::Bloc(bloc) => Self::Bloc(bloc),
        }
    }

    /// Whom the row names.
    pub(super) const fn named(self) -> Named {
        match self {
            Self::Actor(actor) | Self::Member(_, actor) => Named::Actor(actor),
            Self::Bloc(bloc) => Named::Bloc(bloc),
        }
    }

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
    /// Pages on top of each other.
    pub pages: Vec<Opened>,
    /// Where a jump led, if one led here.
    pub landing: Option<Landing>,
}

/// Where a jump led: `Esc` goes from there back to where it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Landing {
    pane: Pane,
    pages: usize,
}

impl Place {
    /// Has its pages under other numbers of the records; those whose records are gone are closed. Beneath another page the
    /// cursor is looked for where that was opened.
    pub(super) fn renumber_pages(&mut self, now: impl Fn(Page) -> Option<Page>) {
        let mut above = None;
        for opened in std::mem::take(&mut self.pages).into_iter().rev() {
            let Some(page) = now(opened.page) else { continue };
            let aim = above.replace(page).map(Sought::Page).or(opened.aim);
            self.pages.push(Opened { page, aim, ..opened });
        }
        self.pages.reverse();
    }

    /// What would be its landing if a jump led here.
    pub(super) fn as_landing(&self) -> Landing {
        Landing { pane: self.pane, pages: self.pages.len() }
    }

    /// Whether one is where a jump led, with nothing opened since.
    #[must_use]
    pub fn is_landing(&self) -> bool {
        self.landing == Some(self.as_landing())
    }

    /// The tie to which interests and log are narrowed.
    #[must_use]
    pub fn narrow_tie(&self) -> Option<TieItem> {
        self.tie.filter(|_| self.narrowed)
    }

    /// From whose side a pair is told: as what is open tells it, else from that of whom one comes from.
    #[must_use]
    pub fn side(&self, dyad: Dyad) -> Option<ActorIx> {
        let told = self.pages.iter().rev().find_map(|opened| match opened.page {
            Page::Dyad(of, from) | Page::Marks(of, from) if of == dyad => Some(from),
            _ => None,
        });
        told.or_else(|| self.item.and_then(Item::actor)).filter(|actor| dyad.has(*actor))
    }

    /// From whose side a page tells of the pair that it is about, if it is about one.
    #[must_use]
    pub fn side_of(&self, page: Page) -> Option<ActorIx> {
        match page {
            Page::Dyad(_, from) | Page::Marks(_, from) => Some(from),
            page => page.dyad().and_then(|dyad| self.side(dyad)),
        }
    }

    /// The stage that lies on top, if it is one.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.pages.last().and_then(|opened| opened.page.stage())
    }

    /// Whether the matrix lies on top.
    #[must_use]
    pub fn on_matrix(&self) -> bool {
        self.stage() == Some(Stage::Matrix)
    }

    /// What is selected, as the row and the column of a matrix.
    #[must_use]
    pub fn heads(&self) -> [Option<Named>; 2] {
        let row = self.item.map(Item::named);
        let own = self.item.and_then(Item::actor);
        let column = self.tie.and_then(|tie| match tie {
            TieItem::Pair(dyad) => own.and_then(|own| dyad.other(own)).or_else(|| Some(dyad.pair().1)),
            TieItem::Group(_, actor) | TieItem::Member(_, actor, _) => Some(actor),
        });
        [row, column.map(Named::Actor)]
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

/// What the user chose last, whether it is there or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chosen {
    /// A row of the actor pane.
    pub item: Option<Item>,
    /// A row of the tie pane.
    pub tie: Option<TieItem>,
    /// A row of the interest pane.
    pub interest: Option<InterestIx>,
    /// A row of the log.
    pub event: Option<EventIx>,
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
}
