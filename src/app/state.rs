//! The state in its parts, and how they are brought in line after a change.

use super::answers::Answers;
use super::cursor::Cursor;
use super::history::History;
use super::look::{Look, Sizes};
use super::matrix::Matrix;
use super::notice::Notice;
use super::overlay::{Choosing, Overlay};
use super::place::{Chosen, Pane, Place, TieItem};
use super::setup::{Cursors, Setup};
use super::shown::On;
use super::stops::Stops;
use super::talk::Talk;
use super::timeline::Timeline;
use crate::query::Lens;
use crate::store::Store;

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A pane of the dashboard.
    Pane(Pane),
    /// A page on top of it.
    Page,
    /// A list to choose from.
    Dialog,
    /// A line being typed; in a list that can be narrowed by typing, too.
    Input,
    /// A talk that a room looks at.
    Talk,
}

/// Everything that the dashboard remembers.
#[derive(Debug)]
pub struct State {
    /// As-of date, baseline and the filter that is on.
    pub lens: Lens,
    /// What the user set up.
    pub setup: Setup,
    /// Where one is.
    pub place: Place,
    /// What the user chose: selected again when a date or a filter that leaves it out is left.
    pub chosen: Chosen,
    /// Where one has been.
    pub history: History,
    /// What the panes list.
    pub answers: Answers,
    /// The cursor of each pane.
    pub cursors: Cursors,
    /// Where one stands in the matrix.
    pub matrix: Matrix,
    /// What lies on top.
    pub overlay: Option<Overlay>,
    /// What is said until the next key.
    pub notice: Option<Notice>,
    /// What is wrong with the data's files, said until it is no longer so.
    pub trouble: Option<String>,
    /// How much room there is.
    pub sizes: Sizes,
    /// Where the cursor can stop on the topmost page.
    pub stops: Stops,
    /// The timeline that was on top last.
    pub timeline: Timeline,
    /// How it looks.
    pub look: Look,
    /// The talk that is being given.
    pub talk: Option<Talk>,
}

impl State {
    /// The start: the first actor and its first tie, the keys in the actor pane.
    #[must_use]
    pub fn new(store: &Store, lens: Lens) -> Self {
        let filter = lens.filter.text().to_owned();
        let baseline = Some(lens.baseline).filter(|day| *day != Lens::usual_baseline(lens.as_of));
        let mut state = Self {
            lens,
            setup: Setup { filter_on: !filter.is_empty(), filter, baseline, ..Setup::default() },
            place: Place::default(),
            chosen: Chosen::default(),
            history: History::default(),
            answers: Answers::default(),
            cursors: Cursors::default(),
            matrix: Matrix::default(),
            overlay: None,
            notice: None,
            trouble: None,
            sizes: Sizes::default(),
            stops: Stops::default(),
            timeline: Timeline::default(),
            look: Look::default(),
            talk: None,
        };
        state.refresh(store);
        state.chosen.item = state.place.item;
        state
    }

    /// Where the keys go.
    #[must_use]
    pub fn mode(&self) -> Mode {
        if self.talk.as_ref().is_some_and(|talk| talk.on != On::Live) {
            return Mode::Talk;
        }
        match &self.overlay {
            Some(Overlay::Typing(_)) => Mode::Input,
            Some(Overlay::Chooser(chooser)) => match chooser.what {
                Choosing::Palette(_) | Choosing::Help | Choosing::Legend | Choosing::Topics(_) => Mode::Input,
                Choosing::Quit | Choosing::Remove(_) => Mode::Dialog,
            },
            None if !self.place.pages.is_empty() => Mode::Page,
            None => Mode::Pane(self.place.pane),
        }
    }

    /// How many rows a pane has.
    #[must_use]
    pub fn total(&self, pane: Pane) -> usize {
        match pane {
            Pane::Actors => self.answers.items.len(),
            Pane::Ties => self.answers.ties.len(),
            Pane::Interests => self.answers.interests.len(),
            Pane::Log => self.answers.log.len(),
        }
    }

    /// Lists everything anew after the lens changed. The selection stays on its record, or goes to its nearest
    /// neighbour.
    pub fn refresh(&mut self, store: &Store) {
        self.answers.count(store, &self.lens);
        self.answers.list_items(store, &self.lens, &self.setup.unfolded);
        let item = self.place.item;
        let chosen = self.chosen.item.filter(|item| self.answers.items.contains(item));
        if chosen.is_some() {
            self.place.item = chosen;
            self.place.tie = self.chosen.tie.or(self.place.tie);
        } else if item.is_none_or(|item| !self.answers.items.contains(&item)) {
            let at = self.cursors.of(Pane::Actors).at.min(self.answers.items.len().saturating_sub(1));
            self.place.item = self.answers.items.get(at).copied();
        }
        if self.place.item != item || self.answers.order.is_empty() {
            self.reorder(store);
        }
        self.list_ties(store);
        self.list_matrix(store);
    }

    /// Makes the order of the ties anew: another actor, or another way to sort.
    pub fn reorder(&mut self, store: &Store) {
        self.answers.order_ties(store, &self.lens, &self.place, &self.setup);
    }

    /// Lists the ties, and what depends on which of them is selected.
    pub fn list_ties(&mut self, store: &Store) {
        self.answers.list_ties(store, &self.lens, &self.place);
        if self.chosen.tie.is_none() && !self.place.narrowed {
            // Nobody chose one: the cursor does not go after what stood on the first row.
            self.place.tie = self.answers.ties.first().copied();
        } else if self.place.tie.is_none_or(|tie| !self.answers.ties.contains(&tie)) {
            self.place.tie = self.neighbour();
        }
        self.list_rest(store);
    }

    /// Of the ties that are left the one that stands nearest, in order, to the one that was selected.
    fn neighbour(&self) -> Option<TieItem> {
        let order = &self.answers.order;
        let was = order.iter().position(|(tie, _)| Some(*tie) == self.place.tie).unwrap_or(0);
        let mut left = self.answers.ties.iter().peekable();
        let still_there = order.iter().enumerate().filter(|(_, (tie, _))| left.next_if_eq(&tie).is_some());
        still_there.min_by_key(|(at, _)| at.abs_diff(was)).map(|(_, (tie, _))| *tie)
    }

    /// Lists interests and events of what is selected now, from their beginnings.
    fn list_rest_anew(&mut self, store: &Store) {
        (self.chosen.interest, self.chosen.event) = (None, None);
        self.list_rest(store);
    }

    /// Lists interests and events of what is selected.
    pub fn list_rest(&mut self, store: &Store) {
        self.answers.list_rest(store, &self.lens, &self.place);
        let (answers, chosen) = (&self.answers, &self.chosen);
        self.place.interest = chosen.interest.filter(|interest| answers.interests.contains(interest)).or_else(|| {
            let at = self.cursors.of(Pane::Interests).at.min(answers.interests.len().saturating_sub(1));
            answers.interests.get(if chosen.interest.is_some() { at } else { 0 }).copied()
        });
        self.place.event = match chosen.event {
            Some(event) => answers.log.nearest(event),
            // Nobody chose one: the newest of those that are left.
            None => answers.log.get(0),
        };
        self.fit();
    }

    /// Puts every cursor on what is selected, with its window around it.
    pub fn fit(&mut self) {
        let find = |at: Option<usize>| at.unwrap_or(0);
        let answers = &self.answers;
        let rows = [
            find(answers.items.iter().position(|item| Some(*item) == self.place.item)),
            find(answers.ties.iter().position(|tie| Some(*tie) == self.place.tie)),
            find(answers.interests.iter().position(|interest| Some(*interest) == self.place.interest)),
            find(self.place.event.and_then(|event| answers.log.row_near(event))),
        ];
        for (pane, at) in Pane::ALL.into_iter().zip(rows) {
            let cursor = Cursor { at, ..self.cursors.of(pane) };
            self.cursors.set(pane, cursor.fitted(self.total(pane), self.sizes.of(pane)));
        }
        self.matrix.fit(self.sizes.squares);
    }

    /// Selects the row on which a pane's cursor stands, and lists what depends on it.
    pub fn select_row(&mut self, store: &Store, pane: Pane) {
        let at = self.cursors.of(pane).at;
        match pane {
            Pane::Actors => {
                let item = self.answers.items.get(at).copied();
                if item != self.place.item {
                    (self.place.item, self.chosen) = (item, Chosen { item, ..Chosen::default() });
                    self.place.tie = None;
                    // One has gone on from where a jump led.
                    self.place.landing = None;
                    self.reorder(store);
                    self.list_ties(store);
                }
            }
            Pane::Ties => {
                let tie = self.answers.ties.get(at).copied();
                self.chosen.tie = tie;
                if tie != self.place.tie {
                    self.place.tie = tie;
                    self.list_rest_anew(store);
                }
            }
            Pane::Interests => {
                self.place.interest = self.answers.interests.get(at).copied();
                self.chosen.interest = self.place.interest;
            }
            Pane::Log => {
                self.place.event = self.answers.log.get(at);
                self.chosen.event = self.place.event;
            }
        }
    }

    /// Gives the keys to a pane. Interests and log become those of the pair in the ties, of the actor in the actors, and begin
    /// anew: what was selected among those of the other was mostly nobody's choice. Neither was the tie of who only passes
    /// through the ties: then they are those of the actor again.
    pub fn focus(&mut self, store: &Store, pane: Pane) {
        self.place.pane = pane;
        let narrowed = match pane {
            Pane::Actors => false,
            Pane::Ties => true,
            Pane::Interests | Pane::Log => self.place.narrowed && self.chosen.tie.is_some(),
        };
        if narrowed != self.place.narrowed {
            self.place.narrowed = narrowed;
            self.list_rest_anew(store);
        }
    }

    /// Goes to a place, as far as the lens lets it be there.
    pub fn go(&mut self, store: &Store, place: Place) {
        let Place { item, tie, interest, event, .. } = place;
        let chosen = Chosen { item, tie, interest, event };
        self.return_to(store, place, chosen);
    }

    /// Goes to a place at which one was with this chosen, as far as the lens lets it be there.
    pub(super) fn return_to(&mut self, store: &Store, place: Place, chosen: Chosen) {
        let wanted = place.narrow_tie();
        self.chosen = chosen;
        self.place = place;
        self.answers.count(store, &self.lens);
        self.reorder(store);
        self.refresh(store);
        if wanted.is_some() && self.place.tie != wanted {
            let why = if self.lens.filter.text().is_empty() {
                "by this date"
            } else {
                "through this filter; key 0 shows all"
            };
            self.notice = Some(Notice::alert(format!("nothing of this tie is left {why}; this is the one beside it")));
        }
    }
}
