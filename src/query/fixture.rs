//! A small graph for tests.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::filter::{Filter, FilterError};
use crate::import::{self, Form, Input, Strictness, load};
use crate::model::{ActorIx, Clean, Day, Dyad, Fact, Span, Spell, Standing, Tie, Track, TrackKind, Word};
use crate::query::{Bound, Changed, Lens, Step};
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

/// Filters of each sort.
pub(super) const FILTERS: [&str; 9] = [
    "",
    "topic:security",
    "actor:RUS",
    "standing:hostile",
    "standing:>=neutral topic:minerals",
    "is:stale",
    "is:new",
    "nothing-like-this",
    "party:TAL -kind:aid",
];

pub(super) fn store() -> Store {
    store_of(GRAPH)
}

pub(super) fn store_of(graph: impl Into<String>) -> Store {
    loaded(Input::new("test", Form::Graph, Cow::Owned(graph.into().into_bytes())))
}

fn loaded(input: Input) -> Store {
    match load(vec![input], Strictness::Lenient) {
        Ok(loaded) => Store::new(loaded.graph),
        Err(report) => panic!("{report}"),
    }
}

/// The bundled data, read once.
pub(crate) fn bundled() -> &'static Store {
    static STORE: OnceLock<Store> = OnceLock::new();
    STORE.get_or_init(|| loaded(import::bundled()))
}

/// A store of actors `A` to `E` with ties written as `A-B allied 2001 2005 hostile 2005; …`, complete to 2025-12-31.
pub(super) fn ties_store(ties: &str) -> Store {
    small_store(ties, "")
}

/// The same with events written as JSON objects with commas between, their ids, codes and sources included.
pub(crate) fn small_store(ties: &str, events: &str) -> Store {
    let actors = ["A", "B", "C", "D", "E"].map(|id| format!(r#"{{"id": "{id}", "name": "{id}", "kind": "state"}}"#));
    let ties: Vec<String> = ties.split(';').filter(|tie| !tie.trim().is_empty()).map(written).collect();
    store_of(format!(
        r#"{{"version": "1.0", "title": "A test", "as_of": "2025-12-31",
        "sources": [{{"id": "s", "publisher": "Someone", "note": "a paper"}}],
        "actors": [{}], "ties": [{}], "events": [{events}]}}"#,
        actors.join(", "),
        ties.join(", ")
    ))
}

fn written(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut spells = Vec::new();
    let mut rest = &words[1..];
    while let [value, from, more @ ..] = rest {
        let until = more.first().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        rest = &more[usize::from(until.is_some())..];
        let until = until.map(|until| format!(r#", "until": "{until}""#)).unwrap_or_default();
        spells.push(format!(r#"{{"value": "{value}", "from": "{from}"{until}, "why": "So.", "sources": ["s"]}}"#));
    }
    let (a, b) = words[0].split_once('-').unwrap();
    format!(r#"{{"between": ["{a}", "{b}"], "standing": [{}]}}"#, spells.join(", "))
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

/// A tie written as spells with `;` between: `standing value from [until]`, `kind[/name] value from [until]`.
pub(super) fn tie(text: &str) -> Tie {
    let lines: Vec<Vec<&str>> = text.split(';').map(|line| line.split_whitespace().collect()).collect();
    let of_standing = |line: &&Vec<&str>| line.first() == Some(&"standing");
    Tie {
        dyad: Dyad::new(ActorIx::new(0), ActorIx::new(1)).unwrap(),
        standing: lines.iter().filter(of_standing).map(|line| spell(line)).collect(),
        tracks: lines.iter().filter(|line| !line.is_empty() && !of_standing(line)).map(|line| track(line)).collect(),
        note: None,
    }
}

fn span(from: &str, until: &str) -> Span {
    Span { from: from.parse().unwrap(), until: (!until.is_empty()).then(|| until.parse().unwrap()) }
}

fn spell(line: &[&str]) -> Spell {
    Spell {
        value: Standing::parse(line[1]).unwrap(),
        span: span(line[2], line.get(3).unwrap_or(&"")),
        why: Clean::default(),
        because: Vec::new(),
        confidence: None,
        sources: Vec::new(),
        note: None,
    }
}

fn track(line: &[&str]) -> Track {
    let (kind, name) = line[0].split_once('/').unwrap_or((line[0], ""));
    Track {
        fact: Fact::parse(TrackKind::parse(kind).unwrap(), line[1]).unwrap(),
        by: None,
        name: (!name.is_empty()).then(|| Clean::label(name)),
        span: span(line[2], line.get(3).unwrap_or(&"")),
        because: Vec::new(),
        sources: Vec::new(),
        note: None,
    }
}

/// A step of a tie as it is told in tests: `law listed>suspended ▲`
pub(super) fn step(what: &Changed<'_>) -> String {
    fn told<T>(name: &str, step: &Step<'_, T>, word: impl Fn(&T) -> &'static str) -> String {
        let word = |spell: Option<&T>| spell.map_or("-", &word);
        let way = step.up.map_or("", |up| if up { " ▲" } else { " ▼" });
        format!("{name} {}>{}{way}", word(step.before), word(step.after))
    }
    match what {
        Changed::Standing(step) => told("standing", step, |spell| spell.value.word()),
        Changed::Track(step) => {
            let kind = step.after.or(step.before).unwrap().fact.kind().to_string();
            told(&kind, step, |track| track.fact.word())
        }
        Changed::Claim(_) | Changed::Event(_) => panic!("no step of a tie"),
    }
}
