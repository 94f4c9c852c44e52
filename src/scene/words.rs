//! Every phrase that several answers share: dates, names, directions, sources.

mod event;
mod names;

use std::fmt::Display;

pub(super) use event::{
    ALONE, NOT_YET, TOGETHER, and_not_yet, code, counts_as, credibility, direction, grade, mark, parties, publishers,
    publishers_short, quad, quad_sentence,
};
pub(super) use names::{name, short_name, whose};

use super::page::{Cell, Fact};
use super::tone::Tone;
use crate::model::{ActorIx, Clean, Day, Interest, PartialDate, SourceIx, Span, Spell, Stance, Word};
use crate::query::{BlocTally, Lens, StandingAt};
use crate::store::Store;

/// The line under a title: as-of date, filter and marking.
pub(super) fn lens_line(store: &Store, lens: &Lens) -> String {
    let mut parts = vec![format!("as of {}", lens.as_of)];
    if !lens.filter.text().is_empty() {
        parts.push(format!("filter: {}", Clean::label(lens.filter.text())));
    }
    parts.extend(store.graph.marking.as_deref().map(str::to_owned));
    parts.join(" · ")
}

/// What is said of a pair or a fact of which the data tells nothing. That is not to say that there is nothing.
pub(super) const UNKNOWN: &str = "not in the data";

/// What the assessor remarks on a record.
pub(super) fn note(note: Option<&Clean>) -> Option<Fact> {
    note.map(|note| ("note".to_owned(), vec![Cell::plain(note.as_str())]))
}

/// Of which ties an answer is that a filter narrows: `ties that match topic:minerals`.
pub(super) fn matching(lens: &Lens) -> Option<String> {
    let filter = Clean::label(lens.filter.text());
    (!filter.is_empty()).then(|| format!("ties that match {filter}"))
}

/// A date that fits a narrow column: the second half of a range says only what differs from the first.
pub(super) fn short_date(date: PartialDate) -> String {
    let text = date.to_string();
    match text.split_once('/') {
        Some((from, to)) if from.len() == 10 && to.len() == 10 => {
            let same = [8, 5].into_iter().find(|same| from.get(..*same) == to.get(..*same)).unwrap_or_default();
            format!("{from}/{}", to.get(same..).unwrap_or_default())
        }
        _ => text,
    }
}

/// From when until when, with nothing that is later than `day`.
pub(super) fn span(span: Span, day: Day) -> String {
    match span.until_as_of(day) {
        Some(until) => format!("{} to {until}", span.from),
        None => format!("since {}", span.from),
    }
}

/// The standing with its time: `allied since 2002-10-07, last assessed 2025-11-12`; what it may already be comes after it.
pub(super) fn standing_since(at: StandingAt<'_>, day: Day) -> String {
    let again = at.is_renewed().then(|| format!(", last assessed {}", at.spell.span.from));
    held_since(at, day, &again.unwrap_or_default())
}

/// The same where something else says when it was assessed.
pub(super) fn standing_held(at: StandingAt<'_>, day: Day) -> String {
    held_since(at, day, "")
}

fn held_since(at: StandingAt<'_>, day: Day, again: &str) -> String {
    let held = if at.is_renewed() { format!("since {}", at.since()) } else { span(at.spell.span, day) };
    let since = format!("{} {held}{again}", at.spell.value);
    match (at.or, at.uncertain) {
        (Some(next), _) => format!("{since}, or already {}", next.value),
        (None, true) => format!("{since}, or already over"),
        (None, false) => since,
    }
}

/// Why it was judged so, with the day that this is of: other dates may stand before it. `assessed 2025-11-12: A treaty is
/// signed.`
pub(super) fn why(spell: &Spell) -> String {
    format!("assessed {}: {}", spell.span.from, spell.why)
}

/// Stands before what was recorded after an assessment; a filter leaves some of it.
pub(super) fn since_then(lens: &Lens) -> &'static str {
    if lens.filter.text().is_empty() { "since then" } else { "matching since then" }
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

/// How many members of a bloc stand how: `3 allied, 2 partner`
pub(super) fn standings(counted: &BlocTally) -> String {
    let held = counted.standings.iter().map(|(standing, n)| format!("{n} {standing}"));
    let rest = (counted.not_assessed > 0).then(|| format!("{} not assessed", counted.not_assessed));
    held.chain(rest).collect::<Vec<_>>().join(", ")
}

/// `with TAL, against ISK`.
pub(super) fn stances(store: &Store, interest: &Interest) -> String {
    let [whole, _] = stances_and_short(store, interest, None);
    whole
}

/// The same and in short, `+TAL -ISK`, both beginning with the stance toward `first`, if that is given.
pub(super) fn stances_and_short(store: &Store, interest: &Interest, first: Option<ActorIx>) -> [String; 2] {
    let (first, rest): (Vec<&(ActorIx, Stance)>, Vec<_>) =
        interest.stances.iter().partition(|(toward, _)| Some(*toward) == first);
    let all = first.into_iter().chain(rest).map(|(toward, stance)| {
        let id = &store.graph.actors[*toward].id;
        (format!("{} {id}", stance.word()), format!("{}{id}", short(*stance)))
    });
    let (whole, short): (Vec<String>, Vec<String>) = all.unzip();
    [whole.join(", "), short.join(" ")]
}

/// A stance as a sign before whom it is toward.
const fn short(stance: Stance) -> char {
    match stance {
        Stance::With => '+',
        Stance::Against => '-',
        Stance::Mixed => '±',
    }
}

/// `1 source`, `3 sources`.
pub(super) fn counted<N: Copy + Display + PartialEq + From<u8>>(n: N, what: &str) -> String {
    if n == N::from(1) { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// Why a list is empty: through a filter that nothing of it matches, and which key shows all; else that there is nothing by
/// the as-of date.
pub(super) fn none(lens: &Lens, what: &str) -> String {
    let key = if lens.filter.text().is_empty() { "" } else { "; 0 shows all" };
    format!("{}{key}", absent(lens, what))
}

/// The same where no key does.
pub(super) fn absent(lens: &Lens, what: &str) -> String {
    let filter = lens.filter.text();
    if filter.is_empty() {
        return format!("no {what} by {}", lens.as_of);
    }
    format!("no {what} by {} matches {}", lens.as_of, Clean::label(filter))
}
