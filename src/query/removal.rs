//! What each part of a filter takes away: how many more events there would be without it.

use super::bound::Bound;
use super::events::gone_through;
use super::lens::Lens;
use crate::filter::Filter;
use crate::model::{Clean, Reading, sort_by_key};
use crate::store::Store;

/// What the parts of a filter take away, each for itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Removals {
    /// How many events all of them leave.
    pub kept: usize,
    /// The parts that speak of events, those that take most away first.
    pub parts: Vec<Removal>,
}

/// What one part takes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// The part in canonical form; an OR that is not alone in parentheses.
    pub part: Clean,
    /// How many more events there would be without it.
    pub out: usize,
}

/// What each part of the lens's filter takes away, of the events that had happened by the as-of date. Parts are what must
/// hold at once; one term alone, or one OR, is the only part, and without it everything would stay.
#[must_use]
pub fn removals(store: &Store, lens: &Lens, go_on: &dyn Fn() -> bool) -> Option<Removals> {
    let filter = Filter::parse(lens.filter.text()).ok()?;
    let parts = filter.parts();
    let alone = parts.len() == 1;
    let bound = parts.iter().filter_map(|part| Some((name(part, alone), Bound::new(part, store).ok()?)));
    let mut parts: Vec<(Clean, Bound)> = bound.filter(|(_, bound)| !bound.keeps_all_events()).collect();
    sort_by_key(&mut parts, |(_, bound)| bound.searches_text());
    let mut removals = Removals::default();
    let mut out = vec![0; parts.len()];
    let reading = Reading::default();
    for ix in gone_through(0..store.graph.events.begun_by(lens.as_of), go_on) {
        let row = store.graph.events.row(ix);
        if !row.has_happened(lens.as_of) {
            continue;
        }
        let mut against = parts
            .iter()
            .zip(&mut out)
            .filter(|((_, part), _)| !part.matches_next(store, (ix, &row), lens.when(), &reading));
        match (against.next(), against.next()) {
            (None, _) => removals.kept += 1,
            (Some((_, out)), None) => *out += 1,
            (Some(_), Some(_)) => {}
        }
    }
    removals.parts = parts.into_iter().zip(out).map(|((part, _), out)| Removal { part, out }).collect();
    sort_by_key(&mut removals.parts, |removal| std::cmp::Reverse(removal.out));
    Some(removals)
}

fn name(part: &Filter, alone: bool) -> Clean {
    let is_or = matches!(part.root(), Some(crate::filter::Expr::Or(_)));
    Clean::label(&if is_or && !alone { format!("({part})") } else { part.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{day, kept, lens, store};

    fn told(text: &str) -> String {
        let store = store();
        let removals = removals(&store, &lens(text, &store), &|| true).unwrap();
        let parts = removals.parts.iter().map(|removal| format!(", {} {}", removal.part, removal.out));
        format!("{}{}", removals.kept, parts.collect::<String>())
    }

    #[test]
    fn each_part_is_told_by_what_it_alone_takes_away() {
        for (text, expected) in [
            ("", "8"),
            ("topic:security", "3, topic:security 5"),
            ("topic:security -actor:RUS", "1, topic:security 3, -actor:RUS 2"),
            ("concert actor:RUS", "0, concert 4, actor:RUS 1"),
            ("topic:security actor:TJK kind:meeting", "0, topic:security 0, actor:TJK 0, kind:meeting 0"),
            ("kind:aid OR concert", "3, kind:aid OR concert 5"),
            ("(kind:aid OR concert) since:2022", "2, (kind:aid OR concert) 3, since:2022 1"),
            ("standing:hostile", "8"),
            ("standing:hostile kind:aid", "2, kind:aid 6"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_part_takes_away_what_is_left_without_it() {
        let store = store();
        let terms = ["topic:security", "actor:RUS", "since:2020", "-kind:meeting", "the"];
        let count = |terms: &[&str]| kept(&terms.join(" "), &store).len();
        let removals = removals(&store, &lens(&terms.join(" "), &store), &|| true).unwrap();
        assert_eq!(removals.kept, count(&terms));
        for removal in &removals.parts {
            let rest: Vec<&str> = terms.into_iter().filter(|term| *term != removal.part.as_str()).collect();
            assert_eq!(removal.out, count(&rest) - removals.kept, "{}", removal.part);
        }
        assert!(removals.parts.is_sorted_by(|one, two| one.out >= two.out));
    }

    #[test]
    fn what_had_not_begun_is_not_missed() {
        let store = store();
        let early = Lens::new(day("2021-12-31"), day("2020-12-31"), lens("topic:security", &store).filter);
        let removals = removals(&store, &early, &|| true).unwrap();
        assert_eq!((removals.kept, removals.parts[0].out), (1, 2));
    }
}
