//! The parts of the console while a talk is on.

use super::part::Part;
use crate::app::{On, Shown};
use crate::model::{Briefing, Clean, Day, SourceIx, Step, View, distinct};
use crate::scene::claims::verdict_on;
use crate::scene::page::Cell;
use crate::scene::projection::distance;
use crate::scene::slides::{self, Ground};
use crate::scene::tone::Tone;
use crate::scene::words::{counted, grade, sources};
use crate::store::Store;

/// Each on a line of its own.
fn lines(cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    cells.into_iter().map(|cell| vec![cell]).collect()
}

/// What the room sees.
pub(super) fn now(briefing: &Briefing, shown: &Shown) -> Part {
    let text = match (shown.on, briefing.steps.get(shown.step)) {
        (On::Opening, _) => {
            let minutes = briefing.minutes.map(|minutes| format!(", about {}", counted(minutes, "minute")));
            let length = format!("{}{}", counted(briefing.steps.len(), "slide"), minutes.unwrap_or_default());
            vec![Cell::toned(briefing.title.as_str(), Tone::Accent), Cell::plain(length)]
        }
        (On::Live, Some(step)) => {
            let live = format!("live: {}", Clean::new(&shown.live, Clean::NOTE));
            let from = format!("opened from slide {}, {}", shown.step.saturating_add(1), step.title);
            vec![Cell::toned(live, Tone::Alert), Cell::toned(from, Tone::Muted)]
        }
        (_, Some(step)) => said(shown.step, step),
        (_, None) => vec![Cell::toned("this slide is not in this data", Tone::Alert)],
    };
    Part { mark: covers(shown.on).to_owned(), ..Part::new("On screen now", lines(text)) }
}

/// What lies over the slide.
fn covers(on: On) -> &'static str {
    match on {
        On::Slide => "",
        On::Opening => "the opening card",
        On::Sources => "its sources",
        On::Index => "the list of slides",
        On::Hold => "the card",
        On::Black => "BLACK",
        On::White => "WHITE",
        On::Live => "live data",
        On::Over => "over",
    }
}

/// Number and title, the sentences, what is shown below them.
fn said(at: usize, step: &Step) -> Vec<Cell> {
    let title = Cell::toned(format!("{}  {}", at.saturating_add(1), step.title), Tone::Accent);
    let say = step.say.iter().map(|said| Cell::plain(said.text.as_str()));
    std::iter::once(title).chain(say).chain([Cell::toned(view(&step.show), Tone::Muted)]).collect()
}

/// `view: sheet of RUS-TAL, as of 2025-04-18, filter topic:trade`
fn view(show: &View) -> String {
    let name = show.view.as_deref().unwrap_or(View::DASHBOARD);
    let of = show.dyad.as_deref().or(show.actor.as_deref()).map(|of| format!(" of {of}")).unwrap_or_default();
    let day = show.as_of.map(|day| format!(", as of {day}")).unwrap_or_default();
    let filter = show.filter.as_deref().map(|filter| format!(", filter {filter}")).unwrap_or_default();
    Clean::label(&format!("view: {name}{of}{day}{filter}")).to_string()
}

/// What the next key brings, and the title after it.
pub(super) fn next(briefing: &Briefing, shown: &Shown) -> Part {
    let returns = matches!(shown.on, On::Opening | On::Hold);
    let at = if returns { shown.step } else { shown.step.saturating_add(1) };
    let mut text = briefing
        .steps
        .get(at)
        .map_or_else(|| vec![Cell::plain("nothing: this is the last slide")], |step| said(at, step));
    if let Some(after) = briefing.steps.get(at.saturating_add(1)) {
        text.insert(1, Cell::toned(format!("{}  {}", at.saturating_add(2), after.title), Tone::Muted));
    }
    Part::new("Next", lines(text))
}

/// The notes of the step.
pub(super) fn notes(briefing: &Briefing, shown: &Shown) -> Part {
    let notes = briefing.steps.get(shown.step).and_then(|step| step.notes.as_deref());
    let text = notes.map_or_else(|| Cell::toned("none", Tone::Muted), Cell::plain);
    Part::new("Notes", lines(vec![text]))
}

/// How sure it is what the sentences rest on, and whose word it is.
pub(super) fn evidence(store: &Store, briefing: &Briefing, shown: &Shown) -> Part {
    let text = briefing.steps.get(shown.step).map(|step| graded(store, step)).unwrap_or_default();
    let text = if text.is_empty() { vec![Cell::toned("nothing is named", Tone::Muted)] } else { text };
    Part::new("Evidence ready: e shows it to the room", lines(text))
}

/// `high ×3, claim confirmed ×1, 5 sources`, and which these are.
fn graded(store: &Store, step: &Step) -> Vec<Cell> {
    let day = step.show.as_of.unwrap_or(store.graph.as_of);
    let grounds = distinct(slides::evidence(store, step).each.into_iter().flatten());
    if grounds.is_empty() {
        return Vec::new();
    }
    let told: Vec<(String, Vec<SourceIx>)> = grounds.into_iter().map(|ground| word(store, ground, day)).collect();
    let mut grades: Vec<(&str, usize)> = Vec::new();
    for (grade, _) in &told {
        match grades.iter_mut().find(|(known, _)| known == grade) {
            Some((_, count)) => *count += 1,
            None => grades.push((grade, 1)),
        }
    }
    let named = distinct(told.iter().flat_map(|(_, sources)| sources.iter().copied()));
    let grades = grades.into_iter().map(|(grade, count)| format!("{grade} ×{count}"));
    let counts: Vec<String> = grades.chain([counted(named.len(), "source")]).collect();
    vec![Cell::toned(counts.join(", "), Tone::Accent), Cell::plain(sources(store, &named, day))]
}

/// How sure it is, and whose word it is.
fn word(store: &Store, ground: Ground, day: Day) -> (String, Vec<SourceIx>) {
    match ground {
        Ground::Event(ix) => {
            let row = store.graph.events.row(ix);
            let grade = grade(&row);
            (if grade.is_empty() { "not graded".to_owned() } else { grade }, row.sources.to_vec())
        }
        Ground::Claim(ix) => (format!("claim {}", verdict_on(store, ix, day)), vec![store.graph.claims[ix].source]),
    }
}

/// How far it can be read, whether it is seen, how old it is, what was pressed.
pub(super) fn room(shown: &Shown) -> Part {
    let (columns, rows) = shown.size;
    let seen = match shown.on {
        On::Black | On::White => Cell::toned("screen blank: the next key only restores it", Tone::Alert),
        _ => Cell::plain("screen on, not blanked"),
    };
    let frozen = Clean::label(&shown.frozen);
    let frozen = if frozen.is_empty() { String::new() } else { format!("frozen {frozen}") };
    let waits = if shown.waits { "newer data waits" } else { "" };
    let keys: Vec<String> = shown.keys.iter().map(|key| Clean::label(key).to_string()).collect();
    let keys = if keys.is_empty() { String::new() } else { format!("last keys {}", keys.join(" ")) };
    let text = vec![
        Cell::plain(format!("{columns}x{rows}: read from up to {} picture heights", distance(rows))),
        seen,
        Cell::plain(frozen),
        Cell::toned(waits, Tone::Alert),
        Cell::plain(keys),
    ];
    Part::new("Room", vec![text])
}
