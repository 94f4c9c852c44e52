//! Nothing from the future shows, in any answer, on any date.

use std::collections::BTreeSet;

use bilat::headless::{Format, Subject, show};
use bilat::import::{self, Strictness};
use bilat::model::{Day, PartialDate};
use bilat::query::{Lens, words};
use bilat::store::Store;
use chrono::Datelike;
use proptest::prelude::*;
use serde_json::Value;

use crate::data::{AGREED, years};

fn store() -> Store {
    Store::new(import::load(vec![import::bundled()], Strictness::Strict).unwrap().graph)
}

fn answer(store: &Store, subject: Subject, day: Day, format: Format) -> String {
    let mut out = Vec::new();
    show(store, &Lens::on(day), subject, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What an answer says of itself on the way down to a value.
struct Path<'p> {
    day: Day,
    keys: Vec<&'p str>,
    happened: &'p BTreeSet<Box<str>>,
}

/// Fields that hold a date.
const DATES: &[&str] = &["date", "from", "until", "last", "as_of"];
/// Fields that hold words of ours.
const TEXTS: &[&str] = &["why", "note", "summary", "text", "about", "name"];

impl Path<'_> {
    /// A source keeps its date; a claim's verdict and note are ours as of the file's date.
    fn is_exempt(&self, key: &str) -> bool {
        let in_list = |list: &str| self.keys.first() == Some(&list);
        (in_list("sources") && matches!(key, "date" | "title" | "url" | "id"))
            || (in_list("claims") && matches!(key, "note" | "text"))
    }

    fn text(&self, key: &str, text: &str, faults: &mut Vec<String>) {
        if self.is_exempt(key) {
            return;
        }
        if DATES.contains(&key) && !self.keys.contains(&"stance") {
            match text.parse::<PartialDate>() {
                Ok(date) if date.first() > self.day => faults.push(format!("{:?} {key}: {text}", self.keys)),
                // `from` is also a list of actors.
                _ => {}
            }
        }
        if matches!(key, "because" | "events") && !self.happened.contains(text) {
            faults.push(format!("{:?} {key}: {text} has not happened", self.keys));
        }
        if TEXTS.contains(&key) {
            let agreed = |year: i32| AGREED.iter().any(|(_, agreed)| *agreed == year);
            let later = years(text).filter(|year| *year > self.day.year() && !agreed(*year));
            faults.extend(later.map(|year| format!("{:?} {key} names {year}: {text}", self.keys)));
        }
    }
}

/// Everything in an answer that lies after its day.
fn faults(value: &Value, day: Day, happened: &BTreeSet<Box<str>>) -> Vec<String> {
    fn walk<'v>(value: &'v Value, key: &'v str, path: &mut Path<'v>, faults: &mut Vec<String>) {
        match value {
            Value::String(text) => path.text(key, text, faults),
            Value::Array(list) => list.iter().for_each(|item| walk(item, key, path, faults)),
            Value::Object(map) => {
                for (name, item) in map {
                    if !key.is_empty() {
                        path.keys.push(key);
                    }
                    walk(item, name, path, faults);
                    if !key.is_empty() {
                        path.keys.pop();
                    }
                }
            }
            _ => {}
        }
    }

    let mut found = Vec::new();
    walk(value, "", &mut Path { day, keys: Vec::new(), happened }, &mut found);
    found
}

fn happened(store: &Store, day: Day) -> BTreeSet<Box<str>> {
    let events = &store.graph.events;
    events.all().filter(|ix| events.row(*ix).has_happened(day)).map(|ix| words(store, ix).id).collect()
}

fn check(store: &Store, subject: Subject, day: Day) -> Vec<String> {
    let happened = happened(store, day);
    let json = serde_json::from_str(&answer(store, subject, day, Format::Json)).unwrap();
    let mut found = faults(&json, day, &happened);
    if subject != Subject::Claims {
        // In the text a later publication is marked where it stands; nothing else may be later.
        for line in answer(store, subject, day, Format::Text).lines() {
            let known: String = line.split(';').filter(|part| !part.contains("(published later)")).collect();
            let agreed = |year: i32| AGREED.iter().any(|(_, agreed)| *agreed == year);
            let later = years(&known).filter(|year| *year > day.year() && !agreed(*year));
            found.extend(later.map(|year| format!("text names {year}: {line}")));
        }
    }
    found
}

#[test]
fn no_answer_about_a_pair_tells_the_future_on_the_days_when_something_changes() {
    let store = store();
    let mut all = Vec::new();
    for tie in store.graph.ties.rows() {
        let spans = tie.standing.iter().map(|spell| spell.span).chain(tie.tracks.iter().map(|track| track.span));
        let days: BTreeSet<Day> = spans
            .flat_map(|span| [Some(span.from), span.until])
            .flatten()
            .flat_map(|date| [date.first().pred_opt(), Some(date.first()), Some(date.last())])
            .flatten()
            .filter(|day| *day <= store.graph.as_of)
            .collect();
        for day in days {
            let found = check(&store, Subject::Dyad(tie.dyad), day);
            all.extend(found.into_iter().map(|fault| format!("{} {day}: {fault}", store.graph.dyad_id(tie.dyad))));
        }
    }
    all.sort();
    all.dedup();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn no_answer_about_an_actor_tells_the_future_at_the_end_of_any_year() {
    let store = store();
    for year in 1990..=store.graph.as_of.year() {
        let day = Day::from_ymd_opt(year, 12, 31).unwrap().min(store.graph.as_of);
        for (actor, _) in store.graph.actors.iter() {
            let found = check(&store, Subject::Actor(actor), day);
            assert!(found.is_empty(), "{day}\n{}", found.join("\n"));
        }
        for subject in [Subject::Overview, Subject::Actors, Subject::Claims] {
            let found = check(&store, subject, day);
            assert!(found.is_empty(), "{day}\n{}", found.join("\n"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_list_of_events_tells_the_future(offset in 0i64..12_000) {
        let store = store();
        let day = store.graph.as_of - chrono::Duration::days(offset);
        let found = check(&store, Subject::Events, day);
        prop_assert!(found.is_empty(), "{}\n{}", day, found.join("\n"));
    }
}

#[test]
fn a_leak_would_be_found() {
    let happened = BTreeSet::from(["old".into()]);
    let day = "2020-06-01".parse().unwrap();
    for json in [
        r#"{"standing": {"until": "2021"}}"#,
        r#"{"tracks": [{"because": ["old", "new"]}]}"#,
        r#"{"events": [{"summary": "the last before 2021"}]}"#,
        r#"{"ledger": {"A>B": {"last": "2020-06-02"}}}"#,
    ] {
        assert_eq!(faults(&serde_json::from_str(json).unwrap(), day, &happened).len(), 1, "{json}");
    }
    let fine = r#"{"sources": [{"date": "2024"}], "standing": {"from": "2020-06", "why": "since 1999"}, "until": null}"#;
    assert_eq!(faults(&serde_json::from_str(fine).unwrap(), day, &happened), Vec::<String>::new());
}
