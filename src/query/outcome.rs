//! How many events a query would leave with each of several words in one place of it.

use super::bound::Check;
use super::events::gone_through;
use super::lens::Lens;
use super::matching::Occurrence;
use super::resolve::{check, cost};
use crate::filter::{Expr, Filter, FilterError, Kind, Term};
use crate::model::Reading;
use crate::store::Store;

/// A query with a hole.
type Holed = Expr<Option<Check>>;

/// For each of `words` how many of the events that had happened by the as-of date the query `head word tail` would leave:
/// one pass for all of them. Nothing for a word that makes no query of events.
pub(super) fn outcomes(
    store: &Store,
    lens: &Lens,
    [head, tail]: [&str; 2],
    words: &[&str],
    go_on: &dyn Fn() -> bool,
) -> Vec<Option<usize>> {
    let filters = words.iter().map(|word| Filter::parse(&format!("{head}{word}{tail}")).ok());
    let filters: Vec<Option<Filter>> = filters.collect();
    let around = filters.iter().flatten().next().and_then(|filter| around(store, filter, head.len()).ok()?);
    let Some(around) = around else { return vec![None; words.len()] };
    let terms = filters.iter().map(|filter| inside(store, filter.as_ref()?, head.len()));
    let terms: Vec<Option<Expr<Check>>> = terms.collect();
    let (mut always, mut counts) = (0, vec![0; terms.len()]);
    let reading = Reading::default();
    for ix in gone_through(0..store.graph.events.begun_by(lens.as_of), go_on) {
        let row = store.graph.events.row(ix);
        if !row.has_happened(lens.as_of) {
            continue;
        }
        let occurrence = Occurrence { store, ix, row: &row, when: lens.when(), reading: &reading };
        let would = |hole| around.holds(&mut |leaf| leaf.as_ref().map_or(hole, |check| occurrence.answers(check)));
        let (with, without) = (would(true), would(false));
        if with == without {
            always += usize::from(with);
            continue;
        }
        for (term, count) in terms.iter().zip(&mut counts) {
            let holds = term.as_ref().is_some_and(|term| term.holds(&mut |check| occurrence.answers(check)));
            *count += usize::from(holds == with);
        }
    }
    terms.iter().zip(counts).map(|(term, count)| term.as_ref().map(|_| always + count)).collect()
}

/// The query with a hole in place of the term that stands at byte `at`; nothing when it does not speak of events.
fn around(store: &Store, filter: &Filter, at: usize) -> Result<Option<Holed>, FilterError> {
    let Some(root) = filter.root() else { return Ok(None) };
    let holed = root.try_map(&mut |term: &Term| {
        if term.at.contains(&at) {
            return Ok(Some(Expr::Leaf(None)));
        }
        let Some(test) = term.value.on(Kind::Event) else { return Ok(None) };
        check(store, &Term::new(test, term.at.clone()))?.try_map(&mut |check| Ok(Some(Expr::Leaf(Some(check.clone())))))
    });
    // What is dear to ask is asked only where the answer hangs on it.
    Ok(holed?.map(|holed| holed.by_cost(&|leaf| leaf.as_ref().map_or(0, cost))))
}

/// The term at byte `at`, as far as it speaks of events and the data knows its names.
fn inside(store: &Store, filter: &Filter, at: usize) -> Option<Expr<Check>> {
    let term = filter.terms().into_iter().find(|term| term.at.contains(&at))?;
    check(store, &Term::new(term.value.on(Kind::Event)?, term.at.clone())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{kept, lens, store};

    #[test]
    fn a_word_leaves_what_the_query_with_it_keeps() {
        let store = store();
        for (head, words, tail) in [
            ("topic:", &["security", "minerals", "human-rights"][..], ""),
            ("-topic:", &["security", "minerals"], " since:2021"),
            ("concert OR actor:RUS topic:minerals,", &["security", "human-rights"], " OR kind:aid"),
            ("-(topic:security actor:", &["RUS", "ISK", "CAS"], ") until:2025"),
            ("is:new,", &["joint", "internal"], " standing:hostile"),
        ] {
            let found = outcomes(&store, &lens("", &store), [head, tail], words, &|| true);
            for (word, found) in words.iter().zip(found) {
                let query = format!("{head}{word}{tail}");
                assert_eq!(found, Some(kept(&query, &store).len()), "{query}");
            }
        }
    }

    #[test]
    fn words_that_do_not_speak_of_events_have_no_number() {
        let store = store();
        let found =
            |head: &str, words: &[&str], tail: &str| outcomes(&store, &lens("", &store), [head, tail], words, &|| true);
        assert_eq!(found("standing:", &["hostile"], ""), [None]);
        assert_eq!(found("is:", &["stale", "internal"], ""), [None, Some(1)]);
        assert_eq!(found("topic:", &["security"], " since:"), [None]);
        assert_eq!(found("topic:", &["security"], " actor:nobody"), [None]);
    }
}
