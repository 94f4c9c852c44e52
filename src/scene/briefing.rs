//! A briefing to be read: each slide with its view, its sentences, what carries them, and what the speaker says.

use super::claims::verdict_on;
use super::page::{Block, Cell, Fact, Page};
use super::slides::{Ground, evidence};
use super::tone::Tone;
use super::words::{counted, lens_line, sources};
use crate::app;
use crate::model::{Briefing, Day, Step, View};
use crate::query::{Lens, account};
use crate::store::Store;

/// The page of a briefing.
#[must_use]
pub fn briefing(store: &Store, briefing: &Briefing) -> Page {
    let slides = counted(briefing.steps.len(), "slide");
    let minutes = briefing.minutes.map(|minutes| format!(" in {}", counted(minutes, "minute")));
    let head = format!("{slides}{}", minutes.unwrap_or_default());
    let head =
        vec![("briefing".to_owned(), vec![Cell::plain(head)]), ("id".to_owned(), vec![Cell::plain(&*briefing.id)])];
    let steps = briefing.steps.iter().enumerate();
    let steps = steps.map(|(at, step)| Block::Facts(told(store, at + 1, step)));
    Page {
        title: briefing.title.to_string(),
        lens: lens_line(store, &Lens::of(store)),
        blocks: std::iter::once(Block::Facts(head)).chain(steps).collect(),
    }
}

/// A slide, which is this one of all from 1: its title, its view, its sentences, its notes.
fn told(store: &Store, number: usize, step: &Step) -> Vec<Fact> {
    let fact = |label: &str, text: &str| (label.to_owned(), vec![Cell::plain(text)]);
    let title = (number.to_string(), vec![Cell::toned(step.title.as_str(), Tone::Accent)]);
    let minutes = step.minutes.map(|minutes| fact("minutes", &minutes.to_string()));
    let notes = step.notes.as_ref().map(|notes| fact("notes", notes));
    std::iter::once(title)
        .chain([fact("shows", &view_in_words(&step.show))])
        .chain(minutes)
        .chain(sentences(store, step))
        .chain(notes)
        .collect()
}

/// The sentences of a slide, each with what carries it, which can be opened.
pub(super) fn sentences(store: &Store, step: &Step) -> Vec<Fact> {
    let day = step.show.as_of.unwrap_or(store.graph.as_of);
    let said = step.say.iter().zip(evidence(store, step).each);
    said.map(|(said, grounds)| {
        let carried = grounds.into_iter().map(|ground| carrier(store, ground, day));
        let lines = std::iter::once(Cell::plain(said.text.as_str())).chain(carried);
        ("says".to_owned(), lines.collect())
    })
    .collect()
}

/// `  2025-04-17  The court suspends the ban.  (TASS 2025-04-17)`
fn carrier(store: &Store, ground: Ground, day: Day) -> Cell {
    let (when, what, from, page) = match ground {
        Ground::Event(ix) => {
            let events = &store.graph.events;
            let from = sources(store, events.row(ix).sources, day);
            (events.date(ix).to_string(), account(store, ix), from, app::Page::Event(ix))
        }
        Ground::Claim(ix) => {
            let claim = &store.graph.claims[ix];
            let when = format!("claim, {}", verdict_on(store, ix, day));
            (when, claim.text.clone(), sources(store, &[claim.source], day), app::Page::Claim(ix))
        }
    };
    let from = if from.is_empty() { from } else { format!("  ({from})") };
    Cell::toned(format!("  {when}  {what}{from}"), Tone::Muted).opening(page)
}

/// `sheet, RUS-TAL, topic:security, as of 2025-04-18`
#[must_use]
pub fn view_in_words(view: &View) -> String {
    let screen = view.view.as_deref().unwrap_or(View::DASHBOARD);
    let whom = [view.actor.as_deref(), view.dyad.as_deref(), view.filter.as_deref()].into_iter().flatten();
    let as_of = view.as_of.map(|day| format!("as of {day}"));
    let since = view.baseline.map(|day| format!("changes since {day}"));
    let parts: Vec<String> = std::iter::once(screen).chain(whom).map(str::to_owned).chain(as_of).chain(since).collect();
    parts.join(", ")
}
