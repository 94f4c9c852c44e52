//! Claims and briefings.

use super::actors::events_of;
use super::values::{Checker, Ids};
use crate::import::event::event_by_id;
use crate::import::lay::Laid;
use crate::import::layer::Row;
use crate::import::place::Spot;
use crate::import::problem::{Kind, Problem};
use crate::import::value::{Obj, Str};
use crate::import::wire;
use crate::model::{Briefing, Claim, Graph, Statement, Step, View};

/// Most sentences on one slide.
const MOST_SENTENCES: usize = 3;

pub(super) fn claims(laid: &Laid<'_>, graph: &mut Graph, ids: &mut Ids, checker: &mut Checker<'_>) {
    for row in laid.claims.rows() {
        match claim(row, graph, ids, checker) {
            Some(claim) => {
                ids.claims.insert(row.id.clone(), graph.claims.push(claim));
            }
            None => checker.refuse(&row.id),
        }
    }
}

fn claim(
    Row { id, place, record: wire }: &Row<wire::Claim<'_>>,
    graph: &Graph,
    ids: &Ids,
    checker: &mut Checker<'_>,
) -> Option<Claim> {
    let text = checker.text(wire.text.as_ref(), place.at("text"), "what the claim says");
    let source = checker.need(wire.source.as_ref(), place.at("source"), "the id of the source that says so");
    let source = source.and_then(|source| checker.resolve(source, &ids.sources, "a source", place.at("source")));
    let verdict = checker.need(wire.verdict.as_ref(), place.at("verdict"), "what the check found");
    let verdict = verdict.and_then(|verdict| checker.word(verdict, place.at("verdict")));
    let from = checker.date_if(wire.from.as_ref(), place.at("from"));
    let until = checker.date_if(wire.until.as_ref(), place.at("until"));
    checker.in_order(from, until, place.spot());
    let events = events_of(wire.events.as_ref(), graph, place.at("events"), checker);
    let note = checker.note_if(wire.note.as_ref(), place.at("note"));
    Some(Claim { id: id.clone(), text: text?, source: source?, verdict: verdict?, from, until, events, note })
}

pub(super) fn briefings(laid: &Laid<'_>, graph: &mut Graph, ids: &Ids, checker: &mut Checker<'_>) {
    for Row { id, place, record: wire } in laid.briefings.rows() {
        let title = checker.text(wire.title.as_ref(), place.at("title"), "the briefing's title");
        let steps = wire.steps.iter().flatten().enumerate();
        let listed = place.at("steps");
        let steps = steps.filter_map(|(at, Obj(one))| step(one, listed.at(at), graph, ids, checker)).collect();
        let title = title.unwrap_or_default();
        graph.briefings.push(Briefing { id: id.clone(), title, minutes: wire.minutes, steps });
    }
}

fn step(wire: &wire::Step<'_>, record: Spot<'_>, graph: &Graph, ids: &Ids, checker: &mut Checker<'_>) -> Option<Step> {
    let title = checker.text(wire.title.as_ref(), record.at("title"), "the slide's title");
    let say = wire.say.as_deref().unwrap_or_default();
    if say.len() > MOST_SENTENCES {
        let problem = Problem::new(Kind::TooMany, record.at("say")).found(&format!("{} sentences", say.len()));
        checker.add(problem.expected(format!("at most {MOST_SENTENCES} sentences on a slide")));
    }
    let place = record.at("say");
    let say = say.iter().enumerate();
    let say = say.filter_map(|(at, Obj(one))| statement(one, place.at(at), graph, ids, checker)).collect();
    let notes = checker.note_if(wire.notes.as_ref(), record.at("notes"));
    let show = checker.need(wire.show.as_ref(), record.at("show"), "the view that the slide shows");
    let show = show.map(|Obj(show)| view(show, record.at("show"), ids, checker));
    Some(Step { title: title?, say, notes, minutes: wire.minutes, show: show? })
}

fn statement(
    wire: &wire::Statement<'_>,
    record: Spot<'_>,
    graph: &Graph,
    ids: &Ids,
    checker: &mut Checker<'_>,
) -> Option<Statement> {
    let place = record.at("because");
    let because = wire.because.as_deref().unwrap_or_default();
    if because.is_empty() {
        checker.add(Problem::missing(place, "the ids of the events or claims that carry the sentence"));
    }
    for (at, id) in because.iter().enumerate() {
        let known = ids.claims.contains_key(&**id) || event_by_id(&graph.events, id).is_some();
        if !known && !checker.was_refused(id) {
            let problem = Problem::new(Kind::Reference, place.at(at)).found(id);
            checker.add(problem.expected("the id of an event or a claim in the files"));
        }
    }
    let text = checker.text(wire.text.as_ref(), record.at("text"), "the sentence")?;
    Some(Statement { text, because: because.iter().map(|id| (&**id).into()).collect() })
}

fn view(wire: &wire::Show<'_>, record: Spot<'_>, ids: &Ids, checker: &mut Checker<'_>) -> View {
    if let Some(actor) = &wire.actor {
        checker.resolve(actor, &ids.actors, "an actor", record.at("actor"));
    }
    if let Some(dyad) = wire.dyad.as_ref().filter(|dyad| !is_dyad(dyad, ids, checker)) {
        let problem = Problem::new(Kind::Reference, record.at("dyad")).found(dyad);
        checker.add(problem.expected("two actors of the files with - or > between, such as RUS-TAL"));
    }
    let mut text = |text: &Option<Str<'_>>, key| -> Option<Box<str>> {
        let text = checker.note_if(text.as_ref(), record.at(key))?;
        Some(text.as_str().into())
    };
    View {
        view: text(&wire.view, "view"),
        actor: text(&wire.actor, "actor"),
        dyad: text(&wire.dyad, "dyad"),
        filter: text(&wire.filter, "filter"),
        as_of: checker.day_if(wire.as_of.as_ref(), record.at("as_of")),
        baseline: checker.day_if(wire.baseline.as_ref(), record.at("baseline")),
    }
}

/// Whether the text names a pair of actors. An id may itself hold a hyphen.
fn is_dyad(text: &str, ids: &Ids, checker: &Checker<'_>) -> bool {
    let is_actor = |id: &str| ids.actors.contains_key(id) || checker.was_refused(id);
    text.match_indices(['-', '>']).any(|(at, sign)| {
        let (one, two) = (text.get(..at), text.get(at + sign.len()..));
        one.zip(two).is_some_and(|(one, two)| one != two && is_actor(one) && is_actor(two))
    })
}
