//! How well the record of a pair is attested: its weakest and its strongest events.

use std::cmp::Reverse;

use super::lens::Lens;
use crate::model::{Dyad, EventIx, Grading};
use crate::store::Store;

/// The ends of a record by how sure its events are, each newest first. Where all are equally sure the two are the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The events that are least sure.
    pub weakest: Vec<EventIx>,
    /// The events that are surest.
    pub strongest: Vec<EventIx>,
    /// How many could not be compared.
    pub ungraded: usize,
}

/// The weakest and the strongest of the events between two, either way, that happened by the as-of date and match.
///
/// Events are compared by their confidence (ICD 203) or, where no event of the pair has one, by their Admiralty credibility,
/// 1 being the surest: the two scales do not say the same and are not mixed. An event without either is not compared.
#[must_use]
pub fn evidence(store: &Store, lens: &Lens, dyad: Dyad) -> Evidence {
    let events = store.events_of_dyad(dyad);
    let begun = events.iter().take(store.begun_by(events, lens.as_of)).rev().copied();
    let counted = begun.filter(|ix| store.graph.events.row(*ix).has_happened(lens.as_of) && lens.keeps(store, *ix));
    let graded: Vec<(EventIx, Grading)> = counted.map(|ix| (ix, store.graph.events.row(ix).grading)).collect();
    let by_confidence = ends(&graded, |grading| grading.confidence);
    by_confidence.or_else(|| ends(&graded, |grading| grading.credibility.map(Reverse))).unwrap_or_default()
}

fn ends<T: Ord>(graded: &[(EventIx, Grading)], sure: impl Fn(&Grading) -> Option<T>) -> Option<Evidence> {
    let all = || graded.iter().filter_map(|(ix, grading)| Some((*ix, sure(grading)?)));
    let least = all().map(|(_, sure)| sure).min()?;
    let most = all().map(|(_, sure)| sure).max()?;
    let ungraded = graded.len() - all().count();
    let those = |end: &T| all().filter(|(_, sure)| sure == end).map(|(ix, _)| ix).collect();
    Some(Evidence { weakest: those(&least), strongest: those(&most), ungraded })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bundled, day, dyad, lens, small_store, store};
    use crate::query::words;

    fn said(store: &Store, lens: &Lens, pair: &str) -> [String; 2] {
        let Evidence { weakest, strongest, .. } = evidence(store, lens, dyad(pair, store));
        let ids = |list: Vec<EventIx>| list.into_iter().map(|ix| words(store, ix).id.to_string()).collect::<Vec<_>>();
        [ids(weakest), ids(strongest)].map(|ids| ids.join(" "))
    }

    #[test]
    fn confidence_decides_where_there_is_one() {
        let store = store();
        for (as_of, filter, pair, expected) in [
            ("2003-02-13", "", "RUS-TAL", ["", ""]),
            ("2021-08-30", "", "RUS-TAL", ["ban", "ban"]),
            ("2021-08-31", "", "RUS-TAL", ["talks-2021", "ban"]),
            ("2025-12-31", "", "RUS-TAL", ["talks-2021", "ban"]),
            ("2025-12-31", "kind:delisting", "RUS-TAL", ["", ""]),
            ("2025-12-31", "", "TJK-TAL", ["", ""]),
        ] {
            let lens = Lens::new(day(as_of), day("2000-01-01"), lens(filter, &store).filter);
            assert_eq!(said(&store, &lens, pair), expected, "{pair} {filter} on {as_of}");
        }
    }

    #[test]
    fn credibility_decides_where_no_event_has_a_confidence() {
        let event = |id: &str, grade: &str| {
            format!(
                r#"{{"id": "{id}", "date": "2020-03-05", "from": ["A"], "to": ["B"], "code": "040", "kind": "talk",
                "summary": "Talks.", "sources": ["s"]{grade}}}"#
            )
        };
        let grades = [("sure", r#", "credibility": 1"#), ("none", ""), ("odd", r#", "credibility": 4"#)];
        let events = grades.map(|(id, grade)| event(id, grade)).join(", ");
        let store = small_store("A-B allied 2001", &events);
        assert_eq!(said(&store, &Lens::on(day("2021-01-01")), "A-B"), ["odd", "sure"]);
    }

    /// Read off `data/relations.json`.
    #[test]
    fn evidence_of_the_bundled_data_is_that_read_off_by_hand() {
        let store = bundled();
        for (as_of, weakest, strongest) in [
            ("2003-03-01", "uzb-tal-1990s-dostum", 4),
            ("2025-04-18", "rus-minerals-survey-2024-12", 28),
            ("2026-06-24", "tal-kazan-forum-2026-05 rus-minerals-survey-2024-12", 41),
        ] {
            let [weak, strong] = said(store, &Lens::on(day(as_of)), "RUS-TAL");
            assert_eq!((weak.as_str(), strong.split(' ').count()), (weakest, strongest), "{as_of}");
        }
    }
}
