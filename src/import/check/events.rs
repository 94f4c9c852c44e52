//! Events, one by one, straight into columns.

use hashbrown::HashSet;

use super::values::{Checker, Ids};
use crate::import::event::events_with_id;
use crate::import::layer::{duplicate, id, retraction};
use crate::import::lines::RawEvent;
use crate::import::parse::listed;
use crate::import::place::{Place, Root, Spot};
use crate::import::problem::{Kind, Problem};
use crate::import::value::List;
use crate::import::wire;
use crate::model::{
    Act, ActorIx, CodeIx, CodeTable, EventIx, EventRow, Events, Goldstein, Grading, Graph, PartialDate, Quad, RowKey,
    Significance, Topics,
};

/// Fills the columns with all events, later files over earlier ones, in order of date.
pub(super) fn events<'a>(
    raw: impl Iterator<Item = RawEvent<'a>>,
    texts: &[&'a str],
    graph: &mut Graph,
    ids: &Ids,
    checker: &mut Checker<'_>,
) {
    let mut gone: HashSet<EventIx> = HashSet::new();
    for RawEvent { place, event } in raw {
        let Some(event) = listed(event, &place, checker.problems()) else { continue };
        let Some(id) = id(event.id.as_ref(), "event", &place, checker.problems()) else { continue };
        let earlier = events_with_id(&graph.events, texts, &id).find(|ix| !gone.contains(ix));
        let key = earlier.map(|ix| graph.events.key(ix));
        if let Some(key) = key.filter(|key| usize::from(key.file) == place.file) {
            // The row keeps where its object begins; the number in its list is not needed to find the line.
            let other = Place::new(place.file, usize::try_from(key.offset).unwrap_or_default(), Root::Line);
            checker.add(duplicate(&id, place.at("id"), other.at("id")));
            continue;
        }
        match &event.retracted {
            None => push(&id, &event, &place, graph, ids, checker),
            Some(reason) => {
                let hits = earlier.is_some();
                graph.retracted.extend(retraction("event", &id, reason, hits, &place, checker.problems()));
            }
        }
        gone.extend(earlier);
    }
    graph.events.sort(|ix: EventIx| gone.contains(&ix));
}

fn push(id: &str, event: &wire::Event<'_>, place: &Place, graph: &mut Graph, ids: &Ids, checker: &mut Checker<'_>) {
    let date = checker.need(event.date.as_ref(), place.at("date"), "the date on which it happened");
    let date = date.and_then(|date| checker.date(date, place.at("date")));
    if let Some(date) = date {
        checker.past(date, place.at("date"));
    }
    let from = parties(event.from.as_ref(), date, place.at("from"), ids, checker);
    let to = parties(event.to.as_ref(), date, place.at("to"), ids, checker);
    if event.from.as_ref().is_none_or(|from| from.is_empty()) {
        let problem = Problem::new(Kind::Participants, place.at("from"));
        checker.add(problem.expected("at least one actor in `from`; a joint event has all of them there and no `to`"));
    }
    let act = act(event, place, &mut graph.codes, checker);
    let sources = checker.resolve_all(event.sources.as_ref(), &ids.sources, "a source", place.at("sources"));
    let topics = checker.resolve_all(event.topics.as_ref(), &ids.topics, "a topic", place.at("topics"));
    let grading = grading(event, place, checker);
    words(event, place, checker);
    let kind = checker.label_if(event.kind.as_ref(), place.at("kind"));
    let publisher = checker.label_if(event.publisher.as_ref(), place.at("publisher"));
    if let Some(count) = event.count {
        checker.number(u64::from(count), 1..=u64::from(u32::MAX), place.at("count"));
    }
    let Some((date, act)) = date.zip(act) else {
        checker.refuse(id);
        return;
    };
    let row = EventRow {
        first: date.first(),
        last: date.last(),
        from: &from,
        to: &to,
        act,
        topics: topics.into_iter().fold(Topics::default(), Topics::with),
        grading,
        kind: kind.map(|kind| graph.events.kinds.intern(kind)),
        publisher: publisher.map(|publisher| graph.events.publishers.intern(publisher)),
        sources: &sources,
        count: event.count.unwrap_or(1),
    };
    fits(&row, place, checker);
    let file = u16::try_from(place.file).unwrap_or(u16::MAX);
    graph.events.push(id, RowKey { file, offset: place.base as u64 }, &row);
}

/// Whether the columns can hold the numbers of the row's kind and code.
fn fits(row: &EventRow<'_>, place: &Place, checker: &mut Checker<'_>) {
    for (key, number) in [("kind", row.kind), ("code", row.act.code.map(CodeIx::raw))] {
        if number.is_some_and(|number| number as usize > Events::MOST_KINDS) {
            let problem = Problem::new(Kind::TooMany, place.at(key));
            checker.add(problem.expected(format!("at most {} different words in `{key}`", Events::MOST_KINDS)));
        }
    }
}

/// Texts are read again when they are shown; here they are only looked at.
fn words(event: &wire::Event<'_>, place: &Place, checker: &mut Checker<'_>) {
    for (key, text) in [("summary", &event.summary), ("note", &event.note), ("url", &event.url)] {
        checker.look(text.as_ref(), place.at(key));
    }
}

fn parties(
    list: Option<&List<'_>>,
    date: Option<PartialDate>,
    place: Spot<'_>,
    ids: &Ids,
    checker: &mut Checker<'_>,
) -> Vec<ActorIx> {
    let actors = checker.resolve_all(list, &ids.actors, "an actor", place);
    for (at, id) in list.into_iter().flatten().enumerate() {
        if let Some((date, actor)) = date.zip(ids.actors.get(&**id)) {
            checker.alive(date, *actor, id, ids, place.at(at));
        }
        if list.is_some_and(|list| list.iter().take(at).any(|earlier| earlier == id)) {
            let problem = Problem::new(Kind::Participants, place.at(at)).found(id);
            checker.add(problem.expected("each actor once").help("remove the second one"));
        }
    }
    actors
}

/// What was done, from the code and from what the event says of itself.
fn act(event: &wire::Event<'_>, place: &Place, codes: &mut CodeTable, checker: &mut Checker<'_>) -> Option<Act> {
    let code = match (&event.code, &event.scheme) {
        (Some(code), Some(scheme)) => {
            let scheme = checker.label(scheme, place.at("scheme"));
            Some(codes.intern(&scheme, &checker.label(code, place.at("code"))))
        }
        (Some(code), None) => Some(cameo(code, place.at("code"), codes, checker)?),
        (None, _) => None,
    };
    let goldstein = event.goldstein.and_then(|value| {
        let goldstein = Goldstein::new(value);
        if goldstein.is_none() {
            let problem = Problem::new(Kind::Range, place.at("goldstein")).found(&value.to_string());
            checker.add(problem.expected("a Goldstein value from -10 to 10"));
        }
        goldstein
    });
    let own = event.quad.as_ref().and_then(|quad| checker.word::<Quad>(quad, place.at("quad")));
    if event.quad.is_none() && code.is_none_or(|code| codes[code].scheme.is_some()) {
        let key = if code.is_some() { "quad" } else { "code" };
        let problem = Problem::missing(place.at(key), "what was done");
        checker.add(problem.help("a CAMEO `code`, or else a `quad`: words+, deeds+, words-, deeds- or none"));
    }
    let goldstein = goldstein.or_else(|| code.and_then(|code| codes[code].goldstein));
    let quad = own.or_else(|| code.map(|code| codes[code].quad)).unwrap_or(Quad::Neutral);
    Some(Act { code, goldstein, quad: quad.shown(goldstein) })
}

fn cameo(code: &str, place: Spot<'_>, codes: &CodeTable, checker: &mut Checker<'_>) -> Option<CodeIx> {
    let found = codes.find(None, code);
    if found.is_none() {
        let problem = Problem::new(Kind::Reference, place).found(code).expected("a CAMEO code, 2 to 4 digits");
        let padded = format!("0{code}");
        checker.add(match codes.find(None, &padded) {
            Some(_) => problem.help(format!("a leading zero was lost: did you mean `{padded}`?")),
            None => problem.help("other vocabularies are named in `scheme`"),
        });
    }
    found
}

fn grading(event: &wire::Event<'_>, place: &Place, checker: &mut Checker<'_>) -> Grading {
    let credibility = event.credibility.and_then(|grade| checker.number(grade, 1..=6, place.at("credibility")));
    let significance = event.significance.and_then(|weight| checker.number(weight, 1..=3, place.at("significance")));
    let significance = significance.and_then(Significance::new);
    if significance == Some(Significance::TurningPoint) && event.note.is_none() {
        checker.add(Problem::missing(place.at("note"), "why this is a turning point (`significance` 3)"));
    }
    Grading {
        confidence: checker.confidence(event.confidence.as_ref(), place.spot()),
        credibility: credibility.and_then(|grade| u8::try_from(grade).ok()),
        significance,
    }
}
