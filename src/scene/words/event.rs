//! What is said of an event in a few words: as what it counts, who acts on whom, how well it is attested.

use super::names::short_name;
use crate::model::{ActorIx, Clean, Code, CountsAs, Day, EventRow, Quad, Shape};
use crate::scene::page::Cell;
use crate::scene::tone::Tone;
use crate::store::Store;

/// The class of an event as it is marked in lists.
pub(in crate::scene) fn quad(quad: Quad) -> &'static str {
    match quad {
        Quad::WordsFor => "words +",
        Quad::DeedsFor => "deeds +",
        Quad::WordsAgainst => "words -",
        Quad::DeedsAgainst => "deeds -",
        Quad::Neutral => "·",
    }
}

/// What an event of three or more is marked with.
pub(in crate::scene) const TOGETHER: &str = "together";
/// And one of an actor alone.
pub(in crate::scene) const ALONE: &str = "alone";
/// And one that may not have happened by the as-of date.
pub(in crate::scene) const NOT_YET: &str = "not yet";

/// What an event counts as on a day, in the tone of its sign, and for how many reports it stands: `words +`, `deeds - ×12`.
pub(in crate::scene) fn mark(row: &EventRow<'_>, day: Day) -> Cell {
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
pub(in crate::scene) fn counts_as(row: &EventRow<'_>) -> &'static str {
    match row.counts_as() {
        CountsAs::Class(class) => quad_sentence(class),
        CountsAs::Together => "together, once for each pair: neither words nor deeds",
        CountsAs::Nothing => "nothing between two: it is of one actor alone",
    }
}

/// What a class means.
pub(in crate::scene) const fn quad_sentence(class: Quad) -> &'static str {
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
pub(in crate::scene) fn direction(store: &Store, row: &EventRow<'_>) -> String {
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
pub(in crate::scene) fn parties(store: &Store, row: &EventRow<'_>) -> String {
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
pub(in crate::scene) fn and_not_yet(events: String, not_yet: usize) -> String {
    if not_yet == 0 { events } else { format!("{events}, {not_yet} {NOT_YET}") }
}

/// How an event is graded: credibility where there is one, else confidence.
pub(in crate::scene) fn grade(row: &EventRow<'_>) -> String {
    let credibility = row.grading.credibility.map(|number| number.to_string());
    credibility.or_else(|| row.grading.confidence.map(|word| word.to_string())).unwrap_or_default()
}

/// Who published an event, each once.
pub(in crate::scene) fn publishers(store: &Store, row: &EventRow<'_>) -> String {
    published_by(store, row).join(", ")
}

/// The same in short: `AP +2`; of a long name its beginning.
pub(in crate::scene) fn publishers_short(store: &Store, row: &EventRow<'_>) -> String {
    /// Letters of a name, of which nearly all have fewer.
    const NAME: usize = 24;
    match published_by(store, row).as_slice() {
        [] => String::new(),
        [one] => Clean::new(one, NAME).to_string(),
        [first, rest @ ..] => format!("{} +{}", Clean::new(first, NAME), rest.len()),
    }
}

fn published_by<'s>(store: &'s Store, row: &EventRow<'_>) -> Vec<&'s str> {
    let graph = &store.graph;
    let of_sources = row.sources.iter().map(|source| &graph.sources[*source].publisher);
    let of_line = graph.events.publisher(row);
    let mut names: Vec<&str> = Vec::new();
    for name in of_sources.chain(of_line) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
}

/// A code in words: `code 057 Sign formal agreement`; one of another vocabulary with its name: `acled code Battles`.
pub(in crate::scene) fn code(code: &Code) -> String {
    let scheme = code.scheme.as_deref().map(|scheme| format!("{scheme} ")).unwrap_or_default();
    format!("{scheme}code {} {}", code.code, code.name).trim_end().to_owned()
}

/// What a number of Admiralty credibility says.
pub(in crate::scene) const fn credibility(number: u8) -> &'static str {
    match number {
        1 => "confirmed by others",
        2 => "probably true",
        3 => "possibly true",
        4 => "doubtful",
        5 => "improbable",
        _ => "truth not judged",
    }
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
