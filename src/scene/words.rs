//! Every phrase that several answers share: dates, names, directions, sources.

use std::fmt::Display;

use super::page::Cell;
use super::tone::Tone;
use crate::model::{
    ActorIx, Code, CountsAs, Day, EventRow, Interest, PartialDate, Quad, Shape, SourceIx, Span, Stance, Word,
};
use crate::query::{BlocTally, Lens, Scope, StandingAt};
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

/// What is said of a pair or a fact of which the data tells nothing. That is not to say that there is nothing.
pub(super) const UNKNOWN: &str = "not in the data";

/// Of which ties an answer is that a filter narrows: `ties that match topic:minerals`.
pub(super) fn matching(lens: &Lens) -> Option<String> {
    let filter = crate::model::Clean::label(lens.filter.text());
    (!filter.is_empty()).then(|| format!("ties that match {filter}"))
}

/// The name of an actor.
pub(super) fn name(store: &Store, actor: ActorIx) -> &str {
    &store.graph.actors[actor].name
}

/// The name of an actor without what stands in brackets behind it.
pub(super) fn short_name(store: &Store, actor: ActorIx) -> &str {
    let name = name(store, actor);
    name.split(" (").next().unwrap_or(name)
}

/// Whose interests or events are listed: `of Russia`, `between Russia and Iran`.
pub(super) fn whose(store: &Store, scope: Scope) -> String {
    let bloc = |ix| &store.graph.blocs[ix].name;
    match scope {
        Scope::All => "of all".to_owned(),
        Scope::Actor(actor) => format!("of {}", short_name(store, actor)),
        Scope::Bloc(ix) => format!("of {}", bloc(ix)),
        Scope::BlocWith(ix, actor) => format!("between {} and {}", short_name(store, actor), bloc(ix)),
        Scope::Dyad(dyad) => {
            let (a, b) = dyad.pair();
            format!("between {} and {}", short_name(store, a), short_name(store, b))
        }
    }
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

/// The class of an event as it is marked in lists.
pub(super) fn quad(quad: Quad) -> &'static str {
    match quad {
        Quad::WordsFor => "words +",
        Quad::DeedsFor => "deeds +",
        Quad::WordsAgainst => "words -",
        Quad::DeedsAgainst => "deeds -",
        Quad::Neutral => "·",
    }
}

/// What an event of three or more is marked with.
pub(super) const TOGETHER: &str = "together";
/// And one of an actor alone.
pub(super) const ALONE: &str = "alone";
/// And one that may not have happened by the as-of date.
pub(super) const NOT_YET: &str = "not yet";

/// What an event counts as on a day, in the tone of its sign, and for how many reports it stands: `words +`, `deeds - ×12`.
pub(super) fn mark(row: &EventRow<'_>, day: Day) -> Cell {
    let class = match row.counts_as() {
        _ if !row.has_happened(day) => NOT_YET,
        CountsAs::Class(class) => quad(class),
        CountsAs::Together => TOGETHER,
        CountsAs::Nothing => ALONE,
    };
    let tone = if class == NOT_YET { Tone::Alert } else { row.act.quad.sign().into() };
    let text = if row.count > 1 { format!("{class} ×{}", row.count) } else { class.to_owned() };
    Cell::toned(text, tone)
}

/// The same in words, once it has happened.
pub(super) fn counts_as(row: &EventRow<'_>) -> &'static str {
    match row.counts_as() {
        CountsAs::Class(class) => quad_sentence(class),
        CountsAs::Together => "together, once for each pair: neither words nor deeds",
        CountsAs::Nothing => "nothing between two: it is of one actor alone",
    }
}

/// What a class means.
pub(super) const fn quad_sentence(class: Quad) -> &'static str {
    match class {
        Quad::WordsFor => "words for",
        Quad::DeedsFor => "deeds for",
        Quad::WordsAgainst => "words against",
        Quad::DeedsAgainst => "deeds against",
        Quad::Neutral => "neither for nor against",
    }
}

/// Adds the ids of actors, with this between them.
fn add_ids(text: &mut String, store: &Store, actors: &[ActorIx], between: &str) {
    for (at, actor) in actors.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { between });
        text.push_str(&store.graph.actors[*actor].id);
    }
}

/// Who to whom: `RUS > TAL`, joint `RUS = TAL`, alone `RUS`.
pub(super) fn direction(store: &Store, row: &EventRow<'_>) -> String {
    let mut text = String::new();
    if row.to.is_empty() {
        add_ids(&mut text, store, row.from, " = ");
    } else {
        add_ids(&mut text, store, row.from, ",");
        text.push_str(" > ");
        add_ids(&mut text, store, row.to, ",");
    }
    text
}

/// The same in names: `Russia toward Taliban`, `Russia and Taliban together`; more than two on a side are counted.
pub(super) fn parties(store: &Store, row: &EventRow<'_>) -> String {
    let side = |actors: &[ActorIx]| match actors {
        [one] => short_name(store, *one).to_owned(),
        [one, two] => format!("{} and {}", short_name(store, *one), short_name(store, *two)),
        [one, rest @ ..] => format!("{} and {} others", short_name(store, *one), rest.len()),
        [] => String::new(),
    };
    match row.shape() {
        Shape::Internal => format!("{} alone", side(row.from)),
        _ if row.to.is_empty() => format!("{} together", side(row.from)),
        _ => format!("{} toward {}", side(row.from), side(row.to)),
    }
}

/// So many events, and how many more are listed that may not have happened: `207 events, 1 not yet`.
pub(super) fn and_not_yet(events: String, not_yet: usize) -> String {
    if not_yet == 0 { events } else { format!("{events}, {not_yet} {NOT_YET}") }
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
    let (value, from) = (at.spell.value, at.spell.span.from);
    let since = if at.since == from {
        format!("{value} {}", span(at.spell.span, day))
    } else {
        format!("{value} since {}, last assessed {from}", at.since)
    };
    match (at.or, at.uncertain) {
        (Some(next), _) => format!("{since}, or already {}", next.value),
        (None, true) => format!("{since}, or already over"),
        (None, false) => since,
    }
}

/// Why it is so; where the standing is older than its last assessment, with the date of that: `2025-11-12: A treaty is signed.`
pub(super) fn why(at: StandingAt<'_>) -> String {
    let (why, from) = (&at.spell.why, at.spell.span.from);
    if at.since == from { why.to_string() } else { format!("{from}: {why}") }
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

/// How an event is graded: credibility where there is one, else confidence.
pub(super) fn grade(row: &EventRow<'_>) -> String {
    let credibility = row.grading.credibility.map(|number| number.to_string());
    credibility.or_else(|| row.grading.confidence.map(|word| word.to_string())).unwrap_or_default()
}

/// A code in words: `code 057 Sign formal agreement`; one of another vocabulary with its name: `acled code Battles`.
pub(super) fn code(code: &Code) -> String {
    let scheme = code.scheme.as_deref().map(|scheme| format!("{scheme} ")).unwrap_or_default();
    format!("{scheme}code {} {}", code.code, code.name).trim_end().to_owned()
}

/// What a number of Admiralty credibility says.
pub(super) const fn credibility(number: u8) -> &'static str {
    match number {
        1 => "confirmed by others",
        2 => "probably true",
        3 => "possibly true",
        4 => "doubtful",
        5 => "improbable",
        _ => "truth not judged",
    }
}

/// `with TAL, against ISK`.
pub(super) fn stances(store: &Store, interest: &Interest) -> String {
    stances_listed(store, interest.stances.iter())
}

/// The same, beginning with the stance toward `other`: the rest may be cut.
pub(super) fn stances_with_first(store: &Store, interest: &Interest, other: ActorIx) -> String {
    let (first, rest): (Vec<_>, Vec<_>) = interest.stances.iter().partition(|(toward, _)| *toward == other);
    stances_listed(store, first.into_iter().chain(rest))
}

fn stances_listed<'i>(store: &Store, stances: impl Iterator<Item = &'i (ActorIx, Stance)>) -> String {
    let one = |(toward, stance): &(ActorIx, Stance)| format!("{} {}", stance.word(), store.graph.actors[*toward].id);
    stances.map(one).collect::<Vec<_>>().join(", ")
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
    format!("no {what} by {} matches {}", lens.as_of, crate::model::Clean::label(filter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Act;

    #[test]
    fn an_event_is_marked_as_what_it_counts_as() {
        let [a, b, c] = [0, 1, 2].map(ActorIx::new);
        let day: Day = "2025-07-03".parse().unwrap();
        let act = Act { code: None, goldstein: None, quad: Quad::DeedsAgainst };
        let row = EventRow { first: day, last: day, act, ..EventRow::default() };
        let marked = |from: &[ActorIx], to: &[ActorIx], day: Day| {
            let mark = mark(&EventRow { from, to, count: 3, ..row }, day);
            (mark.text, mark.tone)
        };
        for (from, to, text) in [
            (&[a][..], &[b][..], "deeds - ×3"),
            (&[a, b], &[], "deeds - ×3"),
            (&[a, b], &[b, a], "deeds - ×3"),
            (&[a, b], &[a, b], "deeds - ×3"),
            (&[a, b, c], &[], "together ×3"),
            (&[a], &[a, b, c], "together ×3"),
            (&[a], &[], "alone ×3"),
            (&[a], &[a], "alone ×3"),
        ] {
            assert_eq!(marked(from, to, day), (text.to_owned(), Tone::Conflictual), "{from:?} {to:?}");
            let before = day.pred_opt().unwrap();
            assert_eq!(marked(from, to, before), ("not yet ×3".to_owned(), Tone::Alert), "{from:?} {to:?}");
        }
    }
}
