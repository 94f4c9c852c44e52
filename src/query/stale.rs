//! What has gone without news: ties on which nothing was recorded for two years.

use super::events::newest;
use super::lens::Lens;
use super::ties::tells;
use super::when::When;
use crate::model::{Day, Dyad, EventIx, sort_by_key};
use crate::store::Store;

/// A tie without an event in the two years to the as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaleTie {
    /// The pair.
    pub dyad: Dyad,
    /// Its newest event that has happened; nothing where none has.
    pub last: Option<EventIx>,
}

/// The stale ties that match: those without any event first, then from the longest quiet on. Whether events match does not
/// make a tie stale.
#[must_use]
pub fn stale_ties(store: &Store, lens: &Lens) -> Vec<StaleTie> {
    let dyads = store.dyads().map(|(_, dyad)| dyad);
    let stale = dyads.filter(|dyad| is_stale(store, *dyad, lens.when()) && tells(store, lens, *dyad));
    let kept = stale.filter(|dyad| lens.keeps_tie(store, *dyad));
    let mut ties: Vec<_> =
        kept.map(|dyad| StaleTie { dyad, last: newest(store, store.events_of_dyad(dyad), lens.as_of) }).collect();
    sort_by_key(&mut ties, |tie| (tie.last, tie.dyad));
    ties
}

/// Whether no event of the dyad happened in the two years to the as-of date.
pub(super) fn is_stale(store: &Store, dyad: Dyad, when: When) -> bool {
    let events = store.events_of_dyad(dyad);
    let begun = events.iter().take(store.begun_by(events, when.as_of));
    let fresh = |last: Day| when.stale_before() <= last && last <= when.as_of;
    !begun.rev().any(|ix| fresh(store.graph.events.row(*ix).last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bundled, day, lens, small_store, store};

    fn said(store: &Store, lens: &Lens) -> Vec<String> {
        let one = |tie: &StaleTie| match tie.last {
            Some(last) => format!("{} {}", store.graph.dyad_id(tie.dyad), store.graph.events.date(last)),
            None => store.graph.dyad_id(tie.dyad),
        };
        stale_ties(store, lens).iter().map(one).collect()
    }

    #[test]
    fn a_tie_is_stale_after_two_years_without_an_event() {
        let event = |id: &str, date: &str, from: &str, to: &str| {
            format!(
                r#"{{"id": "{id}", "date": "{date}", "from": ["{from}"], "to": ["{to}"], "code": "040", "kind": "talk",
                "summary": "Talks.", "sources": ["s"], "confidence": "high"}}"#
            )
        };
        let events =
            [event("one", "2020-03-05", "A", "B"), event("two", "2021", "A", "C"), event("three", "2021", "D", "E")];
        let store = small_store("A-B allied 2001; B-C hostile 2002; C-D neutral 2005 2020-06-01", &events.join(", "));
        for (as_of, expected) in [
            // Without any event; the tie of C and D is not stale but over from its last day on
            ("2020-04-01", &["B-C", "C-D"][..]),
            ("2020-06-01", &["B-C"]),
            // An event of some day of 2021 may have happened, but is not known to have
            ("2021-06-01", &["A-C", "B-C", "D-E"]),
            ("2022-03-05", &["B-C"]),
            ("2022-03-06", &["B-C", "A-B 2020-03-05"]),
            ("2023-12-31", &["B-C", "A-B 2020-03-05"]),
            ("2024-01-01", &["B-C", "A-B 2020-03-05", "A-C 2021", "D-E 2021"]),
        ] {
            assert_eq!(said(&store, &Lens::on(day(as_of))), expected, "{as_of}");
        }
    }

    #[test]
    fn a_filter_drops_ties_and_makes_none_stale() {
        let store = store();
        for (filter, expected) in [
            ("", &["TAL-ISK", "TUR-IRN", "TAL-TJK 2023-11-01"][..]),
            ("is:stale", &["TAL-ISK", "TUR-IRN", "TAL-TJK 2023-11-01"]),
            ("standing:hostile", &["TAL-ISK"]),
            ("kind:aid", &["TAL-TJK 2023-11-01"]),
            ("topic:minerals", &[]),
        ] {
            assert_eq!(said(&store, &lens(filter, &store)), expected, "{filter}");
        }
    }

    /// Worked out by hand from `data/relations.json`.
    #[test]
    fn stale_ties_of_the_bundled_data_are_those_worked_out_by_hand() {
        let store = bundled();
        let found = |as_of| said(store, &Lens::on(day(as_of)));
        let last = ["UZB-ISK 2022-04-18", "TJK-ISK 2022-05-07", "IRN-ISK 2024-01-03", "RUS-UKR 2024-03-23"];
        assert_eq!(found("2026-06-24"), last);
        let then = found("2025-04-18");
        assert_eq!(then.len(), 33);
        assert_eq!(then[..6], ["RUS-EUE", "TAL-EUE", "USA-KAZ", "USA-TJK", "USA-TKM", "IND-USA 2018-11-06"]);
        // From the longest quiet on, each by the first possible day of its newest event.
        assert_eq!(then[31..], ["RUS-TKM 2022-06-10", "CHN-TKM 2023-01-06"]);
        let first = found("2003-03-01");
        assert_eq!((first.len(), first.iter().filter(|tie| tie.len() == 7).count()), (20, 13));
        assert_eq!(first[13..15], ["TAL-UZB 1998", "TAL-TKM 1998"]);
        assert_eq!(first[19], "TAL-UNO 2000-12-19");
    }
}
