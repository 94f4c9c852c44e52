//! Changes, by hand and by definition.

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::query::fixture::{bind, bundled, day, step, store, store_of};
use crate::query::{Bound, words};

/// `2025-04-17 law listed>suspended ▲`
fn said(store: &Store, change: &Change<'_>) -> String {
    let what = match &change.what {
        Changed::Claim(ix) => format!("claim {}", store.graph.claims[*ix].id),
        Changed::Event(ix) => format!("event {}", words(store, *ix).id),
        Changed::Standing(_) | Changed::Track(_) => step(&change.what),
    };
    format!("{} {what}", change.date)
}

/// `A-B: change, change` for each pair, then the claims that stand alone.
fn told(store: &Store, baseline: &str, as_of: &str, filter: &str) -> Vec<String> {
    let lens = Lens::new(day(as_of), day(baseline), bind(filter, store).unwrap());
    let answer = changes(store, &lens);
    let pair = |pair: &PairChanges<'_>| {
        let all: Vec<String> = pair.changes.iter().map(|change| said(store, change)).collect();
        format!("{}: {}", store.graph.dyad_id(pair.dyad), all.join(", "))
    };
    let claims = answer.claims.iter().map(|(date, ix)| format!("{date} {}", store.graph.claims[*ix].id));
    answer.pairs.iter().map(pair).chain(claims).collect()
}

#[test]
fn a_pair_stays_as_ties_do_and_tells_the_events_that_match() {
    let store = store();
    let ban = "2025-04-17 law listed>suspended ▲";
    let all = format!("RUS-TAL: {ban}, 2025-04-17 event lift, 2025-06-01 event forum");
    let lift = format!("RUS-TAL: {ban}, 2025-04-17 event lift");
    let mines = format!("RUS-TAL: {ban}, 2025-06-01 event forum");
    let forum = ["RUS-KAZ: 2025-06-01 event forum", "TAL-KAZ: 2025-06-01 event forum"];
    for (filter, expected) in [
        ("", vec![all.as_str(), forum[0], forum[1]]),
        ("kind:delisting", vec![&lift]),
        ("topic:minerals", vec![&mines, forum[0], forum[1]]),
        ("law:suspended", vec![&all]),
        ("law:suspended topic:minerals", vec![&mines]),
        // An earlier event keeps the pair, of which no event is new.
        ("kind:designation", vec![&format!("RUS-TAL: {ban}")]),
        ("standing:hostile", vec![]),
        ("concert", vec![]),
    ] {
        assert_eq!(told(&store, "2025-01-01", "2025-12-31", filter), expected, "{filter}");
    }
    assert_eq!(told(&store, "2025-04-17", "2025-12-31", "").len(), 3);
    assert_eq!(told(&store, "2025-04-16", "2025-04-17", ""), [lift]);
    assert!(told(&store, "2025-12-31", "2025-12-31", "").is_empty());
    // A month is new when it is over.
    assert!(told(&store, "2021-07-31", "2021-08-30", "kind:meeting").iter().all(|pair| !pair.contains("event")));
    assert_eq!(told(&store, "2021-08-30", "2021-08-31", ""), ["RUS-TAL: 2021-08 event talks-2021"]);
}

const WEIGHTS: &str = r#"{"version": "1.0", "title": "t", "as_of": "2025-12-31",
"sources": [{"id": "s", "publisher": "P", "note": "n"}, {"id": "late", "publisher": "P", "note": "n", "date": "2025-12"}],
"actors": [{"id": "A", "name": "A1", "kind": "state"}, {"id": "B", "name": "B1", "kind": "state"},
       {"id": "C", "name": "C1", "kind": "state"}, {"id": "D", "name": "D1", "kind": "state"},
       {"id": "E", "name": "E1", "kind": "state"}],
"ties": [
  {"between": ["A", "B"], "tracks": [{"track": "treaty", "name": "gas", "value": "signed", "from": "2025-12-01", "sources": ["s"]}]},
  {"between": ["A", "C"], "standing": [
 {"value": "neutral", "from": "2000", "until": "2025-02-01", "why": "w", "sources": ["s"]},
 {"value": "strained", "from": "2025-02-01", "why": "w", "sources": ["s"]}]},
  {"between": ["A", "D"], "tracks": [
 {"track": "recognition", "by": "A", "value": "none", "from": "2000", "until": "2025-01-10", "sources": ["s"]},
 {"track": "recognition", "by": "A", "value": "de-jure", "from": "2025-01-10", "sources": ["s"]}],
   "standing": [
 {"value": "neutral", "from": "2000", "until": "2025-01-10", "why": "w", "sources": ["s"]},
 {"value": "partner", "from": "2025-01-10", "why": "w", "sources": ["s"]}]},
  {"between": ["A", "E"],
   "tracks": [{"track": "recognition", "by": "A", "value": "none", "from": "2025-11-01", "sources": ["s"]}],
   "standing": [
 {"value": "neutral", "from": "2000", "until": "2025-11-01", "why": "w", "sources": ["s"]},
 {"value": "neutral", "from": "2025-11-01", "why": "x", "sources": ["s"]}]}],
"events": [
  {"id": "ad", "date": "2025-01-10", "from": ["A"], "to": ["D"], "code": "054", "summary": "x", "sources": ["s"]},
  {"id": "bc", "date": "2025-03-01", "from": ["B"], "to": ["C"], "code": "010", "summary": "x", "sources": ["s"], "significance": 3, "note": "n"},
  {"id": "bd", "date": "2025-03-02", "from": ["B"], "to": ["D"], "code": "036", "summary": "x", "sources": ["s"], "significance": 2},
  {"id": "be", "date": "2025-03-01", "from": ["E"], "to": ["B"], "code": "190", "summary": "x", "sources": ["s"], "significance": 2},
  {"id": "cd", "date": "2025-03-01", "from": ["C"], "to": ["D"], "code": "036", "summary": "x", "sources": ["s"]},
  {"id": "ce", "date": "2025-03-09", "from": ["C"], "to": ["E"], "code": "036", "summary": "x", "sources": ["s"]}],
"claims": [
  {"id": "by-what-ended-it", "text": "t", "source": "s", "verdict": "confirmed", "until": "2025-01-10", "events": ["ad", "cd"]},
  {"id": "by-all-it-cites", "text": "t", "source": "s", "verdict": "confirmed", "until": "2025-05", "events": ["cd"]},
  {"id": "of-several", "text": "t", "source": "s", "verdict": "confirmed", "until": "2025-07-01", "events": ["cd", "ce"]},
  {"id": "of-none", "text": "t", "source": "s", "verdict": "confirmed", "until": "2025-06"},
  {"id": "not-over", "text": "t", "source": "s", "verdict": "confirmed", "until": "2026", "events": ["cd"]},
  {"id": "over-before", "text": "t", "source": "s", "verdict": "confirmed", "until": "2024", "events": ["cd"]},
  {"id": "not-published", "text": "t", "source": "late", "verdict": "confirmed", "until": "2025-06", "events": ["cd"]}]
}"#;

#[test]
fn pairs_come_in_the_order_of_what_weighs_most() {
    let store = store_of(WEIGHTS);
    let expected = [
        // A move of recognition, then of the standing
        "A-D: 2025-01-10 recognition none>de-jure ▲, 2025-01-10 standing neutral>partner ▲, \
         2025-01-10 claim by-what-ended-it, 2025-01-10 event ad",
        "A-C: 2025-02-01 standing neutral>strained ▼",
        // Significance, then how far from 0, then the latest; what is no move weighs nothing
        "B-C: 2025-03-01 event bc",
        "B-E: 2025-03-01 event be",
        "B-D: 2025-03-02 event bd",
        "C-D: 2025-03-01 event cd, 2025-05 claim by-all-it-cites",
        "C-E: 2025-03-09 event ce",
        "A-E: 2025-11-01 recognition ->none, 2025-11-01 standing neutral>neutral",
        // Claims of no pair, or of several
        "2025-06 of-none",
        "2025-07-01 of-several",
    ];
    assert_eq!(told(&store, "2024-12-31", "2025-11-30", ""), expected);
    let latest = told(&store, "2024-12-31", "2025-12-31", "");
    assert_eq!(latest[7], "A-B: 2025-12-01 treaty ->signed ▲");
    assert!(latest[5].ends_with("2025-06 claim not-published"), "{}", latest[5]);
}

proptest! {
    /// Dates of a day, of a month and of a year: what began long before the baseline may be new.
    #[test]
    fn new_events_are_those_found_by_asking_each(
        dates in prop::collection::vec((2019..2024, 1..13, 1..29, 0..3), 0..40),
        baseline in 0_u64..1_800, after in 0_u64..800,
    ) {
        let event = |(at, (year, month, day, known)): (usize, &(i32, i32, i32, i32))| {
            let date = [format!("{year}"), format!("{year}-{month:02}"), format!("{year}-{month:02}-{day:02}")];
            let (date, code) = (&date[usize::try_from(*known).unwrap()], ["040", "190"][at % 2]);
            format!(r#"{{"id": "e{at}", "date": "{date}", "from": ["A"], "to": ["B"], "code": "{code}",
                "summary": "x", "sources": ["s"]}}"#)
        };
        let events = dates.iter().enumerate().map(event).collect::<Vec<_>>().join(",");
        let text = format!(r#"{{"version": "1.0", "title": "t", "as_of": "2025-12-31", "events": [{events}],
            "sources": [{{"id": "s", "publisher": "P", "note": "n"}}],
            "actors": [{{"id": "A", "name": "A1", "kind": "state"}}, {{"id": "B", "name": "B1", "kind": "state"}}]}}"#);
        let store = store_of(&text);
        let baseline = day("2019-01-01") + Days::new(baseline);
        for filter in ["", "quad:words+"] {
            let lens = Lens::new(baseline + Days::new(after), baseline, bind(filter, &store).unwrap());
            for (_, dyad) in store.dyads() {
                let asked = store.graph.events.all().filter(|ix| {
                    lens.when().is_new(store.graph.events.last(*ix)) && lens.keeps(&store, *ix)
                });
                let found: Vec<String> =
                    new_events(&store, &lens, dyad).map(|change| said(&store, &change)).collect();
                let asked = asked.map(|ix| Change { date: store.graph.events.date(ix), what: Changed::Event(ix) });
                prop_assert_eq!(found, asked.map(|change| said(&store, &change)).collect::<Vec<_>>());
            }
        }
    }
}

/// Whoever reads a sign finds what made it so: the steps of the standing, or of formal facts.
#[test]
fn the_steps_of_a_pair_hold_what_its_trend_rests_on() {
    let store = bundled();
    let mut seen = [0; 3];
    for as_of in ["1998-06-01", "2002-06-01", "2016-01-15", "2022-12-31", "2025-11-14", "2026-06-24"].map(day) {
        for back in [30, 365, 4000] {
            let lens = Lens::new(as_of, as_of - Days::new(back), Bound::default());
            let answer = changes(store, &lens);
            for (tie, dyad) in store.dyads().filter_map(|(_, dyad)| Some((store.tie(dyad)?, dyad))) {
                let at = trend(tie, &lens);
                let id = format!("{} on {as_of}, {back} days", store.graph.dyad_id(dyad));
                let steps = answer.pairs.iter().filter(|pair| pair.dyad == dyad).flat_map(|pair| &pair.changes);
                let standing = |change: &&Change<'_>| matches!(change.what, Changed::Standing(_));
                let (standing, rest): (Vec<_>, Vec<_>) = steps.partition(standing);
                let is_first = |change: &&Change<'_>| {
                    matches!(&change.what, Changed::Standing(Step { before: None, after: Some(_), .. }))
                };
                let facts = rest.iter().filter(|change| matches!(change.what, Changed::Track(_))).count();
                assert!(!at.first || standing.first().is_some_and(is_first), "{id}");
                assert!(at.between.is_none() || standing.len() > 1, "{id}");
                assert!(at.standing.is_none() || !standing.is_empty(), "{id}");
                assert!(at.tracks.is_empty() || facts > 0, "{id}");
                let kinds = [at.trend == Trend::First, at.between.is_some(), at.standing.is_some()];
                seen.iter_mut().zip(kinds).for_each(|(seen, is)| *seen += usize::from(is));
            }
        }
    }
    assert!(seen.iter().all(|seen| *seen > 3), "{seen:?}");
}

#[test]
fn claims_of_no_single_pair_stay_by_an_event_that_matches() {
    let store = store_of(WEIGHTS);
    let claims = |filter: &str| {
        let all = told(&store, "2024-12-31", "2025-11-30", filter);
        all.into_iter().filter(|line| line.starts_with("2025")).collect::<Vec<_>>()
    };
    assert_eq!(claims("to:E"), ["2025-07-01 of-several"]);
    assert_eq!(claims("to:A"), Vec::<String>::new());
    assert_eq!(claims("standing:allied").len(), 2);
}
