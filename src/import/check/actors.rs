//! Topics, sources, actors, blocs and interests.

use hashbrown::HashMap;

use super::values::{Checker, Ids};
use crate::import::bundled;
use crate::import::event::event_by_id;
use crate::import::lay::Laid;
use crate::import::layer::{Layer, OwnInterest, Record, Row};
use crate::import::place::{Part, Spot};
use crate::import::problem::{Kind, Problem};
use crate::import::value::{List, Obj, Pairs, Str};
use crate::import::wire;
use crate::model::{Actor, ActorIx, Bloc, EventIx, Graph, Interest, Life, Member, Source, Stance, Topic, Topics, fold};

pub(super) fn topics<'a>(laid: &Laid<'a>, graph: &mut Graph, ids: &mut Ids<'a>, checker: &mut Checker<'_>) {
    for Row { id, place, record: topic } in laid.topics.rows() {
        if graph.topics.len() == Topics::MOST {
            let problem = Problem::new(Kind::TooMany, place.at("id")).found(id);
            checker.add(problem.expected(format!("at most {} topics", Topics::MOST)).help("merge topics"));
        }
        let name = checker.text(topic.name.as_ref(), place.at("name"), "the topic's name").unwrap_or_default();
        let about = checker.note_if(topic.about.as_ref(), place.at("about"));
        ids.topics.insert(id.clone(), graph.topics.push(Topic { id: bundled::id(id), name, about }));
    }
}

pub(super) fn sources<'a>(
    sources: Layer<'a, wire::Source<'a>, Source>,
    graph: &mut Graph,
    ids: &mut Ids<'a>,
    checker: &mut Checker<'_>,
) {
    graph.sources.reserve(sources.len());
    let (rows, by_id) = sources.into_parts();
    for row in rows {
        graph.sources.push(source(&row, checker));
    }
    ids.sources = by_id;
}

fn source(Row { id, place, record: source }: &Row<'_, wire::Source<'_>>, checker: &mut Checker<'_>) -> Source {
    if source.url.is_none() && source.note.is_none() {
        checker.add(Problem::missing(place.at("url"), "or a `note` that says where it can be found"));
    }
    let publisher = source.publisher.as_ref();
    Source {
        id: bundled::id(id),
        publisher: checker.text(publisher, place.at("publisher"), "who published it").unwrap_or_default(),
        title: checker.label_if(source.title.as_ref(), place.at("title")),
        url: checker.address(source.url.as_ref(), place.at("url")),
        date: checker.date_if(source.date.as_ref(), place.at("date")),
        read: checker.date_if(source.read.as_ref(), place.at("read")),
        reliability: source.reliability.as_ref().and_then(|grade| checker.word(grade, place.at("reliability"))),
        note: checker.note_if(source.note.as_ref(), place.at("note")),
    }
}

pub(super) fn actors<'a>(laid: &Laid<'a>, graph: &mut Graph, ids: &mut Ids<'a>, checker: &mut Checker<'_>) {
    let mut seen = HashMap::new();
    for row in laid.actors.rows() {
        let actor = actor(row, ids, checker);
        look_alike(&actor, row, &mut seen, checker);
        ids.lives.push(actor.life);
        ids.actors.insert(row.id.clone(), graph.actors.push(actor));
    }
}

fn actor(
    Row { id, place, record: actor }: &Row<'_, wire::Actor<'_>>,
    ids: &Ids<'_>,
    checker: &mut Checker<'_>,
) -> Actor {
    let aliases = actor.aliases.iter().flatten().enumerate();
    let listed = place.at("aliases");
    let from = checker.date_if(actor.from.as_ref(), place.at("from"));
    let until = checker.date_if(actor.until.as_ref(), place.at("until"));
    checker.in_order(from, until, place.spot());
    Actor {
        id: bundled::id(id),
        name: checker.text(actor.name.as_ref(), place.at("name"), "the actor's name").unwrap_or_default(),
        kind: checker.label_if(actor.kind.as_ref(), place.at("kind")).unwrap_or_default(),
        aliases: aliases.map(|(at, alias)| checker.label(alias, listed.at(at))).collect(),
        about: checker.note_if(actor.about.as_ref(), place.at("about")),
        life: Life { from, until },
        sources: checker.resolve_all(actor.sources.as_ref(), &ids.sources, "a source", place.at("sources")),
        note: checker.note_if(actor.note.as_ref(), place.at("note")),
    }
}

/// Warns of two actors whose names a reader, or a search, cannot tell apart.
fn look_alike<'l>(
    actor: &Actor,
    Row { id, place: record, .. }: &'l Row<'_, wire::Actor<'_>>,
    seen: &mut HashMap<String, (&'l str, Spot<'l>)>,
    checker: &mut Checker<'_>,
) {
    let names = std::iter::once((record.at("name"), &actor.name));
    let aliases = actor.aliases.iter().enumerate().map(|(at, alias)| (record.entry("aliases", at), alias));
    for (place, name) in names.chain(aliases).filter(|(_, name)| !name.is_empty()) {
        let (other, there) = *seen.entry(fold(name)).or_insert((&**id, place));
        if *other != **id {
            let problem = Problem::new(Kind::LookAlike, place).found(name);
            checker.add(problem.expected(format!("a name that {other} does not have")).other(there));
        }
    }
}

pub(super) fn blocs<'a>(laid: &Laid<'a>, graph: &mut Graph, ids: &mut Ids<'a>, checker: &mut Checker<'_>) {
    for Row { id, place, record: bloc } in laid.blocs.rows() {
        if ids.actors.contains_key(&**id) {
            let problem = Problem::new(Kind::DuplicateId, place.at("id")).found(id);
            checker.add(problem.expected("an id that no actor has"));
        }
        let members = bloc.members.iter().flatten().enumerate();
        let listed = place.at("members");
        let bloc = Bloc {
            id: bundled::id(id),
            name: checker.text(bloc.name.as_ref(), place.at("name"), "the bloc's name").unwrap_or_default(),
            members: members.filter_map(|(at, Obj(one))| member(one, listed.at(at), ids, checker)).collect(),
            about: checker.note_if(bloc.about.as_ref(), place.at("about")),
            sources: checker.resolve_all(bloc.sources.as_ref(), &ids.sources, "a source", place.at("sources")),
            note: checker.note_if(bloc.note.as_ref(), place.at("note")),
        };
        ids.blocs.insert(id.clone(), graph.blocs.push(bloc));
    }
}

fn member(member: &wire::Member<'_>, record: Spot<'_>, ids: &Ids<'_>, checker: &mut Checker<'_>) -> Option<Member> {
    let place = record.at("actor");
    let from = checker.date_if(member.from.as_ref(), record.at("from"));
    let until = checker.date_if(member.until.as_ref(), record.at("until"));
    checker.in_order(from, until, record);
    let actor = checker.need(member.actor.as_ref(), place, "the id of the member")?;
    let actor = checker.resolve(actor, &ids.actors, "an actor", place)?;
    Some(Member { actor, from, until })
}

pub(super) fn interests(laid: &Laid<'_>, graph: &mut Graph, ids: &Ids<'_>, checker: &mut Checker<'_>) {
    graph.interests.reserve(laid.interests.len());
    for row in laid.interests.rows() {
        if let Some(interest) = interest(row, graph, ids, checker) {
            graph.interests.push(interest);
        }
    }
}

fn interest(
    row: &Row<'_, OwnInterest<'_>>,
    graph: &Graph,
    ids: &Ids<'_>,
    checker: &mut Checker<'_>,
) -> Option<Interest> {
    let OwnInterest { actor: owner, interest: wire, .. } = &*row.record;
    let place = row.record.spot(&row.place);
    // An owner that is not there was reported where it stands, or was retracted with what it wants.
    let actor = *ids.actors.get(&**owner)?;
    let topic = checker.need(wire.topic.as_ref(), place.at("topic"), "the topic of the interest");
    let topic = topic.and_then(|topic| checker.resolve(topic, &ids.topics, "a topic", place.at("topic")));
    let text = checker.text(wire.text.as_ref(), place.at("text"), "what the actor wants");
    let is_dated = wire.from.is_some() || wire.until.is_some();
    let span = is_dated.then(|| checker.span(wire.from.as_ref(), wire.until.as_ref(), place)).flatten();
    if let Some(span) = span {
        checker.alive(span.from, actor, owner, ids, place.at("from"));
    }
    let because = events_of(wire.because.as_ref(), graph, place.at("because"), checker);
    let stances = stances(wire.stance.as_ref(), place.at("stance"), ids, checker);
    let confidence = checker.confidence(wire.confidence.as_ref(), place);
    let sources = checker.resolve_all(wire.sources.as_ref(), &ids.sources, "a source", place.at("sources"));
    let note = checker.note_if(wire.note.as_ref(), place.at("note"));
    let (topic, text) = (topic?, text?);
    Some(Interest { id: bundled::id(&row.id), actor, topic, text, span, stances, because, confidence, sources, note })
}

fn stances(
    stance: Option<&Pairs<'_>>,
    place: Spot<'_>,
    ids: &Ids<'_>,
    checker: &mut Checker<'_>,
) -> Vec<(ActorIx, Stance)> {
    let pairs = stance.map(|pairs| pairs.0.as_slice()).unwrap_or_default();
    let stance = |(actor, word): &(Str<'_>, Str<'_>)| {
        let place = place.at(&**actor);
        let known = ids.actors.get(&**actor).copied();
        let actor = known.or_else(|| {
            let key = place.place().part(Part::Key);
            checker.resolve(actor, &ids.actors, "an actor", key.spot())
        });
        let word = checker.word(word, place);
        actor.zip(word)
    };
    pairs.iter().filter_map(stance).collect()
}

/// What to do about the id of an event that is not there.
pub(super) fn missing_event(graph: &Graph, id: &str) -> &'static str {
    let is_retracted = graph.amendments.retracted.iter().any(|gone| gone.kind == "event" && *gone.id == *id);
    if is_retracted { "the event was retracted" } else { "check the id, or add the event" }
}

/// The events that a list of ids names, in order of date.
pub(super) fn events_of(
    list: Option<&List<'_>>,
    graph: &Graph,
    place: Spot<'_>,
    checker: &mut Checker<'_>,
) -> Vec<EventIx> {
    let mut event = |(at, id): (usize, &Str<'_>)| {
        let found = event_by_id(&graph.events, id);
        if found.is_none() && !checker.was_refused(id) {
            let problem = Problem::new(Kind::Reference, place.at(at)).found(id).help(missing_event(graph, id));
            checker.add(problem.expected("the id of an event in the files"));
        }
        found
    };
    let mut events: Vec<EventIx> = list.into_iter().flatten().enumerate().filter_map(&mut event).collect();
    events.sort_unstable();
    events
}
