//! The pages on which briefings are made: all of them, one with its slides, a slide with all that belongs to it.

use std::sync::Arc;

use super::briefing::{sentences, view_in_words};
use super::page::{Block, Cell, Column, Fact, Page, Table};
use super::projection::clock;
use super::slides::{Slide, day};
use super::tone::Tone;
use super::words::counted;
use crate::app::{self, State};
use crate::model::{Briefing, Step, View};
use crate::store::Store;

/// A slide as it was made, and what was found out about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measured {
    /// The slide.
    pub slide: Arc<Slide>,
    /// How many rows it needs, where that is more than the smallest window has.
    pub too_tall: Option<u16>,
}

impl Measured {
    /// Why its view shows nothing, where it does not.
    #[must_use]
    pub fn empty(&self) -> Option<&str> {
        let table = &self.slide.table;
        table.rows.is_empty().then_some(&table.empty)
    }
}

/// A page of briefings; nothing for another page. `measured` tells of each briefing what was found out about its slides.
#[must_use]
pub fn of_briefings(store: &Store, state: &State, page: app::Page, measured: &[Vec<Measured>]) -> Option<Page> {
    let found = |at: usize| measured.get(at).map(Vec::as_slice).unwrap_or_default();
    match page {
        app::Page::Briefings => Some(list(store, state, found)),
        app::Page::Briefing(at) => Some(match app::briefing(store, state, at) {
            Some(briefing) => contents(state, briefing, at, state.own(store, at).is_some(), found(at)),
            None => gone(),
        }),
        app::Page::Slide(at, number) => Some(match app::briefing(store, state, at) {
            Some(briefing) if number < briefing.steps.len() => {
                let found = found(at).get(number).cloned().unwrap_or_default();
                told(store, briefing, number, &found)
            }
            _ => gone(),
        }),
        _ => None,
    }
}

fn gone() -> Page {
    let text = Cell::toned("it is no longer there; Esc goes back, 6 lists the briefings", Tone::Alert);
    Page { title: "Removed".to_owned(), lens: String::new(), blocks: vec![facts([("then", text)])] }
}

fn facts<const N: usize>(facts: [(&str, Cell); N]) -> Block {
    Block::Facts(facts.into_iter().map(|(label, cell)| (label.to_owned(), vec![cell])).collect())
}

fn list<'m>(store: &Store, state: &State, found: impl Fn(usize) -> &'m [Measured]) -> Page {
    let row = |(at, briefing): (usize, &Briefing)| {
        let own = state.own(store, at).is_some();
        vec![
            Cell::plain(briefing.title.as_str()).opening(app::Page::Briefing(at)),
            Cell::plain(briefing.steps.len().to_string()),
            Cell::plain(briefing.length().map(|minutes| minutes.to_string()).unwrap_or_default()),
            Cell::toned(if own { "your own" } else { "the data" }, if own { Tone::Accent } else { Tone::Muted }),
            Cell::plain(&*briefing.id),
            summed(briefing, found(at)),
        ]
    };
    let columns = [
        Column::words("title"),
        Column::number("slides"),
        Column::number("minutes"),
        Column::words("from"),
        Column::words("id"),
        Column::words("what is wrong"),
    ];
    let table = Table {
        columns: columns.to_vec(),
        rows: app::briefings(store, state).enumerate().map(row).collect(),
        empty: "there is none yet; B adds what you see to a briefing of your own, from wherever you are".to_owned(),
    };
    let wrong = wrong_briefings(state)
        .map(|why| facts([("wrong", Cell::toned(format!("{why}; E opens the file there"), Tone::Alert))]));
    let blocks = wrong.into_iter().chain([Block::Table(String::new(), table)]).collect();
    Page { title: "Briefings".to_owned(), lens: String::new(), blocks }
}

/// What is wrong with the file of the user's briefings, and what becomes of them; nothing where all is well.
#[must_use]
pub fn wrong_briefings(state: &State) -> Option<String> {
    let why = state.setup.composing.trouble.as_ref()?;
    let stay = if state.setup.briefings.is_empty() { "are left out" } else { "stay as they were" };
    Some(format!("your briefings {stay}: {why}"))
}

/// `no slide yet`, `2 slides show nothing, 1 does not fit`: in a few words what is wrong with a briefing.
fn summed(briefing: &Briefing, found: &[Measured]) -> Cell {
    if briefing.steps.is_empty() {
        return Cell::toned("no slide yet", Tone::Alert);
    }
    let empty = found.iter().filter(|one| one.empty().is_some()).count();
    let tall = found.iter().filter(|one| one.too_tall.is_some()).count();
    let silent = briefing.steps.iter().filter(|step| step.say.is_empty()).count();
    let parts = [(empty, "shows nothing", "show nothing"), (tall, "does not fit 80x24", "do not fit 80x24")];
    let parts = parts.into_iter().chain([(silent, "has no sentence yet", "have no sentence yet")]);
    let words = |(slides, one, more): (usize, &str, &str)| match slides {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{slides} {more}")),
    };
    let told: Vec<String> = parts.filter_map(words).collect();
    if told.is_empty() { Cell::toned("nothing", Tone::Muted) } else { Cell::toned(told.join(", "), Tone::Alert) }
}

/// What is wrong with a slide, each in few words, and with what to do.
fn faults(step: &Step, found: &Measured) -> Vec<(&'static str, String)> {
    let empty = found.empty().map(|why| ("shows nothing", format!("shows nothing: {why}")));
    let tall = found.too_tall.iter().map(|rows| {
        let text = format!(
            "needs {rows} rows, and 80x24 has 24: shorten its title or its sentences, or let a filter leave fewer rows"
        );
        ("does not fit 80x24", text)
    });
    let silent = step.say.is_empty().then(|| {
        let text = "has no sentence yet: E writes it, with the ids of the events or claims that carry it";
        ("no sentence yet", text.to_owned())
    });
    empty.into_iter().chain(tall).chain(silent).collect()
}

fn contents(state: &State, briefing: &Briefing, at: usize, own: bool, found: &[Measured]) -> Page {
    let minutes = briefing.length().map(|minutes| format!(" in {}", counted(minutes, "minute")));
    let length = format!("{}{}", counted(briefing.steps.len(), "slide"), minutes.unwrap_or_default());
    let file = state.setup.composing.file.as_deref().map(|file| format!(", kept in {file}")).unwrap_or_default();
    let from = if own { format!("your own{file}") } else { "the data; it cannot be changed here".to_owned() };
    let head =
        facts([("briefing", Cell::plain(length)), ("id", Cell::plain(&*briefing.id)), ("from", Cell::plain(from))]);
    let planned = briefing.planned().unwrap_or_default();
    let row = |(number, step): (usize, &Step)| {
        let wrong = faults(step, &found.get(number).cloned().unwrap_or_default());
        let wrong: Vec<&str> = wrong.into_iter().map(|(short, _)| short).collect();
        vec![
            Cell::plain((number + 1).to_string()),
            Cell::plain(step.title.as_str()).opening(app::Page::Slide(at, number)),
            Cell::plain(shows(step)),
            Cell::plain(step.show.as_of.map_or_else(|| "latest".to_owned(), |day| day.to_string())),
            Cell::plain(planned.get(number).map(|time| clock(*time)).unwrap_or_default()),
            Cell::toned(wrong.join(", "), Tone::Alert),
        ]
    };
    let columns = [
        Column::number("nr"),
        Column::words("slide"),
        Column::words("shows"),
        Column::words("day"),
        Column::number("minutes"),
        Column::words("what is wrong"),
    ];
    let table = Table {
        columns: columns.to_vec(),
        rows: briefing.steps.iter().enumerate().map(row).collect(),
        empty: "no slide yet; B adds what you see to it, from wherever you are".to_owned(),
    };
    let blocks = vec![head, Block::Table(String::new(), table)];
    Page { title: briefing.title.to_string(), lens: String::new(), blocks }
}

/// The view of a slide without its day.
fn shows(step: &Step) -> String {
    view_in_words(&View { as_of: None, ..step.show.clone() })
}

fn told(store: &Store, briefing: &Briefing, number: usize, found: &Measured) -> Page {
    let Some(step) = briefing.steps.get(number) else { return gone() };
    let of = format!("{} of {} of {}", number + 1, briefing.steps.len(), briefing.title);
    let time = briefing.planned().and_then(|planned| planned.get(number).copied());
    let mut head: Vec<Fact> = vec![
        ("slide".to_owned(), vec![Cell::plain(of)]),
        ("shows".to_owned(), vec![Cell::plain(shows(step))]),
        ("day".to_owned(), vec![Cell::plain(day(step.show.as_of.unwrap_or(store.graph.as_of)))]),
    ];
    head.extend(time.map(|time| ("minutes".to_owned(), vec![Cell::plain(clock(time))])));
    let wrong = faults(step, found).into_iter().map(|(_, text)| Cell::toned(text, Tone::Alert));
    let wrong: Vec<Cell> = wrong.collect();
    head.extend((!wrong.is_empty()).then(|| ("wrong".to_owned(), wrong)));
    let slide = &found.slide;
    let mut blocks = vec![Block::Facts(head)];
    blocks.extend((!step.say.is_empty()).then(|| Block::Facts(sentences(store, step))));
    blocks.push(Block::Table("On the slide".to_owned(), slide.table.clone()));
    let below = [("below", slide.under.clone()), ("rests", slide.rests.clone()), ("notes", notes(step))];
    let below = below.into_iter().filter(|(_, text)| !text.is_empty());
    let below: Vec<Fact> = below.map(|(label, text)| (label.to_owned(), vec![Cell::plain(text)])).collect();
    blocks.extend((!below.is_empty()).then_some(Block::Facts(below)));
    Page { title: step.title.to_string(), lens: String::new(), blocks }
}

fn notes(step: &Step) -> String {
    step.notes.as_ref().map(ToString::to_string).unwrap_or_default()
}
