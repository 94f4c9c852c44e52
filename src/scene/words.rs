//! Every phrase that several answers share: dates, names, directions, sources.

use super::page::Cell;
use super::tone::Tone;
use crate::model::{ActorIx, Confidence, Day, EventRow, Interest, Shape, SourceIx, Span, Word};
use crate::query::{Lens, StandingAt};
use crate::store::Store;

/// The line under a title: as-of date, filter and marking.
pub(super) fn lens_line(store: &Store, lens: &Lens) -> String {
    let mut parts = vec![format!("as of {}", lens.as_of)];
    if !lens.filter.text().is_empty() {
        parts.push(format!("filter: {}", crate::model::Clean::label(lens.filter.text())));
    }
    parts.extend(store.graph.marking.as_deref().map(str::to_owned));
    parts.join(" · ")
}

/// The name of an actor.
pub(super) fn name(store: &Store, actor: ActorIx) -> &str {
    &store.graph.actors[actor].name
}

/// Ids joined by commas.
fn ids(store: &Store, actors: &[ActorIx]) -> String {
    let ids: Vec<&str> = actors.iter().map(|actor| &*store.graph.actors[*actor].id).collect();
    ids.join(",")
}

/// Who to whom: `RUS > TAL`, joint `RUS = TAL`, alone `RUS`.
pub(super) fn direction(store: &Store, row: &EventRow<'_>) -> String {
    match row.shape() {
        _ if !row.to.is_empty() => format!("{} > {}", ids(store, row.from), ids(store, row.to)),
        Shape::Internal => ids(store, row.from),
        _ => ids(store, row.from).replace(',', " = "),
    }
}

/// From when until when, with nothing that is later than `day`.
pub(super) fn span(span: Span, day: Day) -> String {
    match span.until_as_of(day) {
        Some(until) => format!("{} to {until}", span.from),
        None => format!("since {}", span.from),
    }
}

/// The standing in words: `neutral or already strained since 2015`.
pub(super) fn standing(at: Option<StandingAt<'_>>) -> Cell {
    let Some(at) = at else { return Cell::toned("not assessed", Tone::Muted) };
    let or = match (at.or, at.uncertain) {
        (Some(next), _) => format!(" or already {}", next.value),
        (None, true) => " or already over".to_owned(),
        (None, false) => String::new(),
    };
    Cell::toned(format!("{}{or}", at.spell.value), at.spell.value)
}

/// `Reuters 2025-04-17; AFP 2025-07-03 (published later)`.
pub(super) fn sources(store: &Store, sources: &[SourceIx], day: Day) -> String {
    let one = |ix: &SourceIx| {
        let source = &store.graph.sources[*ix];
        let date = source.date.map(|date| format!(" {date}")).unwrap_or_default();
        let later = if source.date.is_some_and(|date| date.first() > day) { " (published later)" } else { "" };
        format!("{}{date}{later}", source.publisher)
    };
    sources.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// How an event is graded: credibility where there is one, else confidence.
pub(super) fn grade(row: &EventRow<'_>) -> String {
    let credibility = row.grading.credibility.map(|number| number.to_string());
    credibility.or_else(|| row.grading.confidence.map(|word| word.to_string())).unwrap_or_default()
}

/// `with TAL, against ISK`.
pub(super) fn stances(store: &Store, interest: &Interest) -> String {
    let one = |(toward, stance): &(ActorIx, crate::model::Stance)| {
        format!("{} {}", stance.word(), store.graph.actors[*toward].id)
    };
    interest.stances.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// `low to high`, or one word where they are the same.
pub(super) fn confidence_range(range: Option<(Confidence, Confidence)>) -> String {
    match range {
        Some((low, high)) if low != high => format!("{low} to {high}"),
        Some((only, _)) => only.to_string(),
        None => String::new(),
    }
}
