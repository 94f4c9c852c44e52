//! A small graph for tests.

use std::borrow::Cow;

use crate::filter::{Filter, FilterError};
use crate::import::{Form, Input, Strictness, load};
use crate::model::{Day, Dyad};
use crate::query::{Bound, Lens};
use crate::store::{Named, Store};

const GRAPH: &str = r#"{
"version": "1.0", "title": "A test", "as_of": "2025-12-31",
"topics": [{"id": "security", "name": "Security"}, {"id": "minerals", "name": "Minerals"},
           {"id": "human-rights", "name": "Rights of people"}],
"blocs": [{"id": "CAS", "name": "Central Asian states",
           "members": [{"actor": "KAZ", "from": "1991"}, {"actor": "TJK", "from": "2022"}]}],
"sources": [{"id": "tass-1", "publisher": "TASS", "note": "wire", "reliability": "B"},
            {"id": "light-1", "publisher": "Central Asian Light (TASS)", "note": "wire"},
            {"id": "dawn-1", "publisher": "Dawn", "note": "paper", "reliability": "A"}],
"actors": [
  {"id": "RUS", "name": "Russia", "kind": "state", "aliases": ["Moscow"], "interests": [
    {"id": "rus-minerals", "topic": "minerals", "text": "Ores.", "from": "2020", "stance": {"TAL": "with"}}]},
  {"id": "TAL", "name": "Taliban (Islamic Emirate)", "kind": "movement", "aliases": ["Afghan Taliban"], "interests": [
    {"id": "tal-minerals", "topic": "minerals", "text": "Fees.", "from": "2022"},
    {"id": "tal-security", "topic": "security", "text": "Calm.", "from": "2000", "until": "2001"}]},
  {"id": "ISK", "name": "IS-Khorasan", "kind": "armed-group"},
  {"id": "TUR", "name": "Türkiye", "kind": "state"},
  {"id": "KAZ", "name": "Kazakhstan", "kind": "state"},
  {"id": "TJK", "name": "Tajikistan", "kind": "state"},
  {"id": "IRN", "name": "Iran", "kind": "state"},
  {"id": "IRQ", "name": "Iraq", "kind": "state"}],
"ties": [
  {"between": ["RUS", "TAL"],
   "standing": [{"value": "adversarial", "from": "2001", "until": "2015", "why": "War.", "sources": ["tass-1"]},
                {"value": "transactional", "from": "2016-06", "why": "Talks.", "sources": ["tass-1"]}],
   "tracks": [
     {"track": "law", "by": "RUS", "value": "listed", "from": "2003-02-14", "until": "2025-04-17", "sources": ["tass-1"]},
     {"track": "law", "by": "RUS", "value": "suspended", "from": "2025-04-17", "sources": ["tass-1"]},
     {"track": "post", "by": "RUS", "value": "embassy", "from": "2021-08-15", "sources": ["tass-1"]}]},
  {"between": ["TAL", "ISK"],
   "standing": [{"value": "hostile", "from": "2015", "why": "War.", "sources": ["dawn-1"]}]},
  {"between": ["TUR", "IRN"],
   "standing": [{"value": "neutral", "from": "2000", "why": "Calm.", "sources": ["dawn-1"]}]}],
"events": [
  {"id": "ban", "date": "2003-02-14", "from": ["RUS"], "to": ["TAL"], "code": "163", "topics": ["security"],
   "kind": "designation", "summary": "A court in Moscow bans the Taliban.", "sources": ["tass-1"],
   "credibility": 1, "confidence": "high", "significance": 3, "note": "Turned the tie."},
  {"id": "talks-2021", "date": "2021-08", "from": ["RUS", "TAL"], "code": "036", "kind": "meeting",
   "summary": "Ambassador \u017dirnov meets the new rulers.", "sources": ["light-1"], "confidence": "moderate"},
  {"id": "raid", "date": "2024-03-22", "from": ["ISK"], "to": ["RUS"], "code": "195", "topics": ["security"],
   "kind": "attack", "summary": "Gunmen raid a concert hall.", "sources": ["dawn-1"], "confidence": "high"},
  {"id": "lift", "date": "2025-04-17", "from": ["RUS"], "to": ["TAL"], "code": "081", "topics": ["security"],
   "kind": "delisting", "summary": "The ban is suspended.", "sources": ["tass-1"], "significance": 2},
  {"id": "forum", "date": "2025-06-01", "from": ["RUS", "TAL", "KAZ"], "code": "040", "topics": ["minerals"],
   "kind": "meeting", "summary": "A forum on mines.", "sources": ["dawn-1"]},
  {"id": "aid", "date": "2021-11-01", "from": ["TJK"], "to": ["TAL"], "code": "073", "kind": "aid",
   "summary": "Flour is sent.", "sources": ["dawn-1"]},
  {"id": "aid-2", "date": "2023-11-01", "from": ["TJK"], "to": ["TAL"], "code": "071", "kind": "aid",
   "summary": "Food is sent.", "sources": ["dawn-1"]},
  {"id": "purge", "date": "2025-07-01", "from": ["TAL"], "code": "010", "kind": "statement",
   "summary": "A decree is read.", "sources": ["dawn-1"]}]
}"#;

pub(super) fn store() -> Store {
    let input = Input::new("test", Form::Graph, Cow::Borrowed(GRAPH.as_bytes()));
    match load(vec![input], Strictness::Lenient) {
        Ok(loaded) => Store::new(loaded.graph),
        Err(report) => panic!("{report}"),
    }
}

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) fn bind(text: &str, store: &Store) -> Result<Bound, FilterError> {
    Bound::new(&Filter::parse(text).unwrap_or_else(|error| panic!("{text}: {error}")), store)
}

pub(super) fn lens(text: &str, store: &Store) -> Lens {
    let bound = bind(text, store).unwrap_or_else(|error| panic!("{text}: {error}"));
    Lens::new(day("2025-12-31"), day("2025-05-01"), bound)
}

pub(super) fn dyad(text: &str, store: &Store) -> Dyad {
    let actor = |id| match store.names.find(id) {
        Some(Named::Actor(actor)) => actor,
        other => panic!("{id}: {other:?}"),
    };
    let (a, b) = text.split_once('-').unwrap();
    Dyad::new(actor(a), actor(b)).unwrap()
}

/// Ids of the events that a filter keeps, in order of date.
pub(super) fn kept(text: &str, store: &Store) -> Vec<String> {
    let lens = lens(text, store);
    let events = &store.graph.events;
    let kept = events.all().filter(|ix| lens.keeps(store, *ix));
    kept.map(|ix| crate::import::event_at(events, ix).id.into()).collect()
}
