//! What takes longer than a key may: what the state asks, and pages that go through many events. Such a page says that it is
//! being counted until it is made.

use std::sync::Arc;

use crate::app::{self, Page};
use crate::model::ActorIx;
use crate::query::{Count, Lens, Scope, Who};
use crate::scene;
use crate::store::Store;

/// A question to a store.
#[derive(Debug, Clone)]
pub enum Question {
    /// What the state asks.
    State(app::Question),
    /// A page that is to be made.
    Page(Wanted),
}

/// Its answer.
#[derive(Debug)]
pub enum Answer {
    /// What the state asked.
    State(Box<app::Answer>),
    /// A page.
    Page(Box<Wanted>, Arc<scene::Page>),
}

/// A page that is to be made.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub(super) about: Page,
    /// From whose side it tells of a pair.
    pub(super) side: Option<ActorIx>,
    /// With its counts.
    pub(super) lens: Lens,
}

impl Question {
    /// Whether both ask the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::State(one), Self::State(other)) => one.is_same(other),
            (Self::Page(one), Self::Page(other)) => one.is_same(other),
            (Self::State(_), Self::Page(_)) | (Self::Page(_), Self::State(_)) => false,
        }
    }

    /// Answers, in time linear in the events; gives up as soon as `go_on` says no, but for a page that is begun.
    pub fn answer(self, store: &Store, go_on: &dyn Fn() -> bool) -> Option<Answer> {
        match self {
            Self::State(question) => Some(Answer::State(Box::new(question.answer(store, go_on)?))),
            Self::Page(wanted) => go_on().then(|| {
                let page = scene::page(store, &wanted.lens, wanted.about, wanted.side);
                Answer::Page(Box::new(wanted), Arc::new(page))
            }),
        }
    }
}

impl Wanted {
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.about, self.side) == (other.about, other.side) && self.lens.is_same(&other.lens)
    }

    /// Whether making it takes a small part of a frame.
    pub(super) fn is_quick(&self, store: &Store) -> bool {
        events_told(store, &self.lens, self.about) <= AT_ONCE
    }
}

/// So many events are told of in a part of a frame: the sheet of a pair goes through them several times.
const AT_ONCE: usize = 8_000;

/// About how many events a page goes through, beyond what is counted already.
fn events_told(store: &Store, lens: &Lens, about: Page) -> usize {
    let events = &store.graph.events;
    let begun = events.begun_by(lens.as_of);
    let of_dyad = about.dyad().map_or(0, |dyad| store.events_of_dyad(dyad).len());
    match about {
        about if about.dyad().is_some() => of_dyad,
        Page::Changes(_) => begun - events.over_by(lens.baseline).map_or(0, |day| events.begun_by(day)).min(begun),
        Page::Count(Count::Listed(Scope::Actor(actor)), _) => store.events_of_actor(actor).len(),
        Page::Count(Count::Between(cells), _) => match cells.lane.who {
            Who::By(actor) | Who::On(actor) | Who::Of(actor) => store.events_of_actor(actor).len(),
            Who::Way(..) | Who::Pair(_) => of_dyad,
        },
        Page::Count(..) => begun,
        _ => 0,
    }
}
