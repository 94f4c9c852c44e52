//! Published statements and what became of them.

use super::events::happened;
use super::lens::Lens;
use crate::model::{Claim, ClaimIx, Day, EventIx, PartialDate};
use crate::store::Store;

/// A claim on a day.
#[derive(Debug, Clone, Copy)]
pub struct ClaimAt<'s> {
    /// The claim, by its number.
    pub ix: ClaimIx,
    /// The claim.
    pub claim: &'s Claim,
    /// Since when it was so, where that is known and lies on or before the as-of date.
    pub since: Option<PartialDate>,
    /// When it ceased to be so, where that lies on or before the as-of date.
    pub outdated: Option<PartialDate>,
    /// What ended it: the first of its events that has the very date on which it ceased to be so.
    pub ended_by: Option<EventIx>,
}

/// The claims whose source may have been published by the as-of date and that the filter keeps, in file order.
pub fn claims<'s>(store: &'s Store, lens: &'s Lens) -> impl Iterator<Item = ClaimAt<'s>> {
    let day = lens.as_of;
    let is_there = move |claim: &Claim| is_published(store, claim, day) && keeps_claim(store, lens, claim);
    let claims = store.graph.claims.iter().filter(move |(_, claim)| is_there(claim));
    claims.map(move |(ix, _)| claim_at(store, ix, day))
}

/// Whether the filter keeps a claim: where it asks something of events, one that matches and has happened must be cited.
pub(super) fn keeps_claim(store: &Store, lens: &Lens, claim: &Claim) -> bool {
    lens.filter.keeps_all_events() || happened(store, &claim.events, lens.as_of).any(|ix| lens.keeps(store, ix))
}

/// Whether its source may have been published by `day`.
#[must_use]
pub fn is_published(store: &Store, claim: &Claim, day: Day) -> bool {
    store.graph.sources[claim.source].date.is_none_or(|date| date.first() <= day)
}

/// A claim as it is on a day.
#[must_use]
pub fn claim_at(store: &Store, ix: ClaimIx, day: Day) -> ClaimAt<'_> {
    let claim = &store.graph.claims[ix];
    let outdated = claim.until.filter(|_| claim.is_outdated(day));
    let dated = |ix: &EventIx, until: PartialDate| {
        let row = store.graph.events.row(*ix);
        (row.first, row.last) == (until.first(), until.last())
    };
    ClaimAt {
        ix,
        claim,
        since: claim.from.filter(|from| from.first() <= day),
        outdated,
        ended_by: outdated.and_then(|until| happened(store, &claim.events, day).find(|ix| dated(ix, until))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bundled, day, lens, store_of};
    use crate::query::words;

    /// `verdict since until by` of a claim on a day, `-` for what is not so; nothing before it was published.
    fn said(store: &Store, id: &str, as_of: &str) -> String {
        let lens = Lens::on(day(as_of));
        let Some(at) = claims(store, &lens).find(|at| &*at.claim.id == id) else { return String::new() };
        let date = |date: Option<PartialDate>| date.map_or_else(|| "-".to_owned(), |date| date.to_string());
        let by = at.ended_by.map_or_else(|| "-".into(), |ix| words(store, ix).id);
        format!("{} {} {} {by}", at.claim.verdict, date(at.since), date(at.outdated))
    }

    #[test]
    fn that_nobody_recognises_the_taliban_is_true_until_russia_does() {
        let true_still = "confirmed 2021-08-15 - -";
        let outdated = "confirmed 2021-08-15 2025-07-03 rus-recognition-2025-07-03";
        for (as_of, expected) in [
            ("2025-03-31", ""),
            ("2025-04-18", true_still),
            ("2025-07-02", true_still),
            ("2025-07-03", outdated),
            ("2026-06-24", outdated),
        ] {
            assert_eq!(said(bundled(), "seed-6.1", as_of), expected, "{as_of}");
        }
    }

    #[test]
    fn a_filter_that_asks_nothing_of_events_keeps_every_claim() {
        let text = r#"{"version": "1.0", "title": "t", "as_of": "2025-12-31",
            "sources": [{"id": "s", "publisher": "P", "note": "n"}],
            "actors": [{"id": "A", "name": "A1"}, {"id": "B", "name": "B1"}],
            "events": [{"id": "e", "date": "2020", "from": ["A"], "to": ["B"], "code": "040", "sources": ["s"]}],
            "claims": [{"id": "alone", "text": "t", "source": "s", "verdict": "confirmed"},
                       {"id": "citing", "text": "t", "source": "s", "verdict": "confirmed", "events": ["e"]}]}"#;
        let store = store_of(text);
        for (filter, expected) in [
            ("", &["alone", "citing"][..]),
            ("standing:hostile", &["alone", "citing"]),
            ("is:stale", &["alone", "citing"]),
            ("party:A", &["citing"]),
            ("party:A standing:hostile", &["citing"]),
        ] {
            let lens = lens(filter, &store);
            let kept: Vec<&str> = claims(&store, &lens).map(|at| &*at.claim.id).collect();
            assert_eq!(kept, expected, "{filter}");
        }
    }

    /// Read off `data/relations.json`.
    #[test]
    fn a_claim_tells_since_when_and_until_what() {
        for (id, as_of, expected) in [
            // No event has the date on which the dead were counted again
            ("seed-4.4", "2026-06-24", "nuanced - 2025-06-23 -"),
            ("seed-11.4", "2025-04-18", "nuanced - 2025-01-21 usa-tal-swap-2025-01-21"),
            ("seed-14.2", "2025-04-18", "nuanced 2025-04 - -"),
            ("seed-14.2", "2025-10-09", "nuanced 2025-04 2025-10-09 pak-tal-kabul-blasts-2025-10-09"),
            ("seed-3.2", "2026-06-24", "confirmed 2024-12 - -"),
            ("seed-15.1", "2026-06-24", "unsupported - - -"),
        ] {
            assert_eq!(said(bundled(), id, as_of), expected, "{id} on {as_of}");
        }
    }
}
