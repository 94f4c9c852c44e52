//! Topics, sources, actors, blocs and interests.

use std::collections::HashMap;

use super::values::{Checker, Ids};
use crate::import::event::find_event;
use crate::import::lay::{Laid, OwnInterest};
use crate::import::problem::{Kind, Part, Place, Problem};
use crate::import::wire::{self, Obj, Str};
use crate::model::{Actor, ActorIx, Bloc, EventIx, Graph, Interest, Life, Member, Source, Stance, Topic, Topics, fold};

/// Most actors of one load.
const MOST_ACTORS: usize = 100_000;

pub(super) fn topics(laid: &Laid<'_>, graph: &mut Graph, ids: &mut Ids, checker: &mut Checker<'_>) {
    for (place, topic) in laid.topics.rows() {
        let record = parent(place);
        let Some(id) = topic.id.as_ref().and_then(|id| checker.id(id, place)) else {
            continue;
        };
        if graph.topics.len() == Topics::MOST {
            let problem = Problem::new(Kind::TooMany, place.clone()).found(&id);
            checker.add(problem.expected(format!("at most {} topics", Topics::MOST)).help("merge topics"));
        }
        let name = checker.text(topic.name.as_ref(), &record.at("name"), "the topic's name").unwrap_or_default();
        let about = checker.note_if(topic.about.as_ref(), &record.at("about"));
        let ix = graph.topics.push(Topic { id: id.clone(), name, about });
        ids.topics.insert(id, ix);
    }
}

pub(super) fn sources(laid: &Laid<'_>, graph: &mut Graph, ids: &mut Ids, checker: &mut Checker<'_>) {
    for (place, source) in laid.sources.rows() {
        let record = parent(place);
        let Some(id) = source.id.as_ref().and_then(|id| checker.id(id, place)) else {
            continue;
        };
        let ix = graph.sources.push(self::source(id.clone(), source, &record, checker));
        ids.sources.insert(id, ix);
    }
}

fn source(id: Box<str>, source: &wire::Source<'_>, record: &Place, checker: &mut Checker<'_>) -> Source {
    if source.url.is_none() && source.note.is_none() {
        let problem = Problem::new(Kind::Missing, record.at("url"));
        checker.add(problem.expected("the address, or a `note` that says where it can be found"));
    }
    let publisher = source.publisher.as_ref();
    Source {
        id,
        publisher: checker.text(publisher, &record.at("publisher"), "who published it").unwrap_or_default(),
        title: checker.label_if(source.title.as_ref(), &record.at("title")),
        url: checker.address(source.url.as_ref(), &record.at("url")),
        date: checker.date_if(source.date.as_ref(), &record.at("date")),
        read: checker.date_if(source.read.as_ref(), &record.at("read")),
        reliability: source.reliability.as_ref().and_then(|grade| checker.word(grade, &record.at("reliability"))),
        note: checker.note_if(source.note.as_ref(), &record.at("note")),
    }
}

pub(super) fn actors(laid: &Laid<'_>, graph: &mut Graph, ids: &mut Ids, checker: &mut Checker<'_>) {
    let mut seen = HashMap::new();
    for (place, actor) in laid.actors.rows() {
        let record = parent(place);
        let Some(id) = actor.id.as_ref().and_then(|id| checker.id(id, place)) else {
            continue;
        };
        if graph.actors.len() == MOST_ACTORS {
            let problem = Problem::new(Kind::TooMany, place.clone()).found(&id);
            checker.add(problem.expected(format!("at most {MOST_ACTORS} actors")));
            return;
        }
        let actor = self::actor(id.clone(), actor, &record, ids, checker);
        look_alike(&actor, &record, &mut seen, checker);
        ids.lives.push(actor.life);
        ids.actors.insert(id, graph.actors.push(actor));
    }
}

fn actor(id: Box<str>, actor: &wire::Actor<'_>, record: &Place, ids: &Ids, checker: &mut Checker<'_>) -> Actor {
    let aliases = actor.aliases.iter().flatten().enumerate();
    let place = record.at("aliases");
    let from = checker.date_if(actor.from.as_ref(), &record.at("from"));
    let until = checker.date_if(actor.until.as_ref(), &record.at("until"));
    checker.in_order(from, until, record);
    Actor {
        id,
        name: checker.text(actor.name.as_ref(), &record.at("name"), "the actor's name").unwrap_or_default(),
        kind: checker.label_if(actor.kind.as_ref(), &record.at("kind")).unwrap_or_default(),
        aliases: aliases.map(|(at, alias)| checker.label(alias, &place.at(at))).collect(),
        about: checker.note_if(actor.about.as_ref(), &record.at("about")),
        life: Life { from, until },
        sources: checker.resolve_all(actor.sources.as_ref(), &ids.sources, "a source", &record.at("sources")),
        note: checker.note_if(actor.note.as_ref(), &record.at("note")),
    }
}

/// Warns of two actors whose names a reader, or a search, cannot tell apart.
fn look_alike(actor: &Actor, record: &Place, seen: &mut HashMap<String, Box<str>>, checker: &mut Checker<'_>) {
    let names = std::iter::once((record.at("name"), &actor.name));
    let aliases = actor.aliases.iter().enumerate().map(|(at, alias)| (record.at("aliases").at(at), alias));
    for (place, name) in names.chain(aliases) {
        let other = seen.entry(fold(name)).or_insert_with(|| actor.id.clone());
        if *other != actor.id {
            let problem = Problem::new(Kind::LookAlike, place).found(name);
            checker.add(problem.expected(format!("a name that {other} does not have")));
        }
    }
}

pub(super) fn blocs(laid: &Laid<'_>, graph: &mut Graph, ids: &mut Ids, checker: &mut Checker<'_>) {
    for (place, bloc) in laid.blocs.rows() {
        let record = parent(place);
        let Some(id) = bloc.id.as_ref().and_then(|id| checker.id(id, place)) else {
            continue;
        };
        if ids.actors.contains_key(&id) {
            let problem = Problem::new(Kind::DuplicateId, place.clone()).found(&id);
            checker.add(problem.expected("an id that no actor has"));
        }
        let members = bloc.members.iter().flatten().enumerate();
        let place = record.at("members");
        let bloc = Bloc {
            id: id.clone(),
            name: checker.text(bloc.name.as_ref(), &record.at("name"), "the bloc's name").unwrap_or_default(),
            members: members.filter_map(|(at, Obj(one))| member(one, &place.at(at), ids, checker)).collect(),
            about: checker.note_if(bloc.about.as_ref(), &record.at("about")),
            sources: checker.resolve_all(bloc.sources.as_ref(), &ids.sources, "a source", &record.at("sources")),
            note: checker.note_if(bloc.note.as_ref(), &record.at("note")),
        };
        ids.blocs.insert(id, graph.blocs.push(bloc));
    }
}

fn member(member: &wire::Member<'_>, record: &Place, ids: &Ids, checker: &mut Checker<'_>) -> Option<Member> {
    let place = record.at("actor");
    let actor = checker.need(member.actor.as_ref(), &place, "the id of the member")?;
    let actor = checker.resolve(actor, &ids.actors, "an actor", &place)?;
    let from = checker.date_if(member.from.as_ref(), &record.at("from"));
    let until = checker.date_if(member.until.as_ref(), &record.at("until"));
    checker.in_order(from, until, record);
    Some(Member { actor, from, until })
}

pub(super) fn interests(laid: &Laid<'_>, texts: &[&str], graph: &mut Graph, ids: &Ids, checker: &mut Checker<'_>) {
    for (place, own) in laid.interests.rows() {
        if let Some(interest) = interest(own, place, texts, graph, ids, checker) {
            graph.interests.push(interest);
        }
    }
}

fn interest(
    own: &OwnInterest<'_>,
    place: &Place,
    texts: &[&str],
    graph: &Graph,
    ids: &Ids,
    checker: &mut Checker<'_>,
) -> Option<Interest> {
    let record = parent(place);
    let wire = &own.interest;
    let id = checker.id(wire.id.as_ref()?, place)?;
    // An owner that is not there was reported where it stands.
    let actor = *ids.actors.get(&*own.actor)?;
    let topic = checker.need(wire.topic.as_ref(), &record.at("topic"), "the topic of the interest")?;
    let topic = checker.resolve(topic, &ids.topics, "a topic", &record.at("topic"))?;
    let text = checker.text(wire.text.as_ref(), &record.at("text"), "what the actor wants")?;
    let span = match wire.from {
        Some(_) => checker.span(wire.from.as_ref(), wire.until.as_ref(), &record),
        None => None,
    };
    if let Some(span) = span {
        checker.alive(span.from.last(), actor, &own.actor, ids, &record.at("from"));
    }
    let because = events_of(wire.because.as_ref(), texts, graph, &record.at("because"), checker);
    Some(Interest {
        id,
        actor,
        topic,
        text,
        span,
        stances: stances(wire.stance.as_ref(), &record.at("stance"), ids, checker),
        because,
        confidence: checker.confidence(wire.confidence.as_ref(), &record),
        sources: checker.resolve_all(wire.sources.as_ref(), &ids.sources, "a source", &record.at("sources")),
        note: checker.note_if(wire.note.as_ref(), &record.at("note")),
    })
}

fn stances(
    stance: Option<&wire::Pairs<'_>>,
    place: &Place,
    ids: &Ids,
    checker: &mut Checker<'_>,
) -> Vec<(ActorIx, Stance)> {
    let pairs = stance.map(|pairs| pairs.0.as_slice()).unwrap_or_default();
    let stance = |(actor, word): &(Str<'_>, Str<'_>)| {
        let place = place.at(&**actor);
        let key = place.clone().part(Part::Key);
        let actor = checker.resolve(actor, &ids.actors, "an actor", &key);
        let word = checker.word(word, &place);
        actor.zip(word)
    };
    pairs.iter().filter_map(stance).collect()
}

/// The events that a list of ids names, in order of date.
pub(super) fn events_of(
    list: Option<&wire::List<'_>>,
    texts: &[&str],
    graph: &Graph,
    place: &Place,
    checker: &mut Checker<'_>,
) -> Vec<EventIx> {
    let Some(list) = list else { return Vec::new() };
    checker.not_too_long(list.len(), place);
    let mut event = |(at, id): (usize, &Str<'_>)| {
        let found = find_event(&graph.events, texts, id);
        if found.is_none() {
            let retracted = graph.retracted.iter().any(|gone| gone.kind == "event" && *gone.id == **id);
            let help = if retracted { "the event was retracted" } else { "check the id, or add the event" };
            let problem = Problem::new(Kind::Reference, place.at(at)).found(id);
            checker.add(problem.expected("the id of an event in the files").help(help));
        }
        found
    };
    let mut events: Vec<EventIx> = list.iter().enumerate().filter_map(&mut event).collect();
    events.sort_unstable();
    events
}

/// The record whose id stands at `place`.
pub(super) fn parent(place: &Place) -> Place {
    let pointer = place.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    Place { pointer: pointer.to_owned(), ..place.clone() }
}
