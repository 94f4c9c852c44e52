//! What a room sees while a talk is given: a slide, what it rests on, the list of slides, a card between them, or nothing.

mod card;
mod foot;

pub use card::{Card, distance};
pub use foot::{Foot, clock, pace};

use std::sync::Arc;

use super::briefings::Measured;
use super::page::Page;
use super::slides::{Slide, sources_page};
use crate::app::{On, State, Talk, briefing};
use crate::keymap::Keymap;
use crate::model::{Briefing, Step};
use crate::store::Store;

/// What fills the window.
#[derive(Debug, Clone)]
pub enum Shows {
    /// Nothing, in white or in black.
    Blank {
        /// Whether in white.
        white: bool,
    },
    /// A card with the title of the talk.
    Card(Card),
    /// A slide.
    Slide(Arc<Slide>),
    /// What a slide rests on.
    Sources {
        /// All of it.
        page: Arc<Page>,
        /// The first line that is seen.
        first: usize,
    },
    /// The slides by number and title.
    Index {
        /// The title of the talk.
        title: String,
        /// The titles of the slides.
        slides: Vec<String>,
        /// The selected one.
        at: usize,
    },
}

/// What a room sees.
#[derive(Debug, Clone)]
pub struct Projection {
    /// What fills the window.
    pub shows: Shows,
    /// The last line.
    pub foot: Foot,
}

/// What takes longer to make than the rest, as it was made last: it stays the same while a slide does.
#[derive(Debug, Clone)]
pub struct Made {
    /// Of which briefing and step.
    about: (usize, usize),
    slide: Arc<Slide>,
    page: Arc<Page>,
}

impl Made {
    /// The slide, of those of its briefing, and what it rests on; what was made before where that is the same.
    #[must_use]
    pub fn of(store: &Store, state: &State, slides: &[Measured], before: Option<Self>) -> Option<Self> {
        let talk = state.talk.as_ref()?;
        let about = (talk.briefing, talk.step);
        if let Some(made) = before.filter(|made| made.about == about) {
            return Some(made);
        }
        let step = briefing(store, state, talk.briefing)?.steps.get(talk.step);
        let page = step.map(|step| sources_page(store, step)).unwrap_or_default();
        let slide = slides.get(talk.step).map(|made| Arc::clone(&made.slide)).unwrap_or_default();
        Some(Self { about, slide, page: Arc::new(page) })
    }

    /// What the slide rests on.
    #[must_use]
    pub fn sources(&self) -> &Page {
        &self.page
    }
}

/// What the room sees now; nothing where no talk is given, or the data is explored from a slide.
#[must_use]
pub fn projection(store: &Store, state: &State, keymap: &Keymap, made: &Made) -> Option<Projection> {
    let talk = state.talk.as_ref()?;
    let briefing = briefing(store, state, talk.briefing)?;
    let shows = match talk.on {
        On::Black | On::White => Shows::Blank { white: talk.on == On::White },
        On::Opening | On::Hold => Shows::Card(card::card(store, talk, briefing, state.notice.as_ref())),
        On::Slide => Shows::Slide(Arc::clone(&made.slide)),
        On::Sources => Shows::Sources { page: Arc::clone(&made.page), first: talk.at },
        On::Index => index(talk, briefing),
        On::Live | On::Over => return None,
    };
    Some(Projection { shows, foot: foot::foot(talk, briefing, state, keymap) })
}

fn index(talk: &Talk, briefing: &Briefing) -> Shows {
    let title = |step: &Step| step.title.to_string();
    Shows::Index { title: briefing.title.to_string(), slides: briefing.steps.iter().map(title).collect(), at: talk.at }
}
