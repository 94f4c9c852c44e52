//! Claims and briefings.

use super::actors::{events_of, parent};
use super::values::{Checker, Ids};
use crate::import::event::find_event;
use crate::import::lay::Laid;
use crate::import::problem::{Kind, Place, Problem};
use crate::import::wire::{self, Obj};
use crate::model::{Briefing, Claim, Graph, Statement, Step, View};

/// Most sentences on one slide.
const MOST_SENTENCES: usize = 3;

pub(super) fn claims(laid: &Laid<'_>, texts: &[&str], graph: &mut Graph, ids: &mut Ids, checker: &mut Checker<'_>) {
    for (place, wire) in laid.claims.rows() {
        if let Some(claim) = claim(wire, place, texts, graph, ids, checker) {
            let id = claim.id.clone();
            ids.claims.insert(id, graph.claims.push(claim));
        }
    }
}

fn claim(
    wire: &wire::Claim<'_>,
    place: &Place,
    texts: &[&str],
    graph: &Graph,
    ids: &Ids,
    checker: &mut Checker<'_>,
) -> Option<Claim> {
    let record = parent(place);
    let id = checker.id(wire.id.as_ref()?, place)?;
    let text = checker.text(wire.text.as_ref(), &record.at("text"), "what the claim says");
    let source = checker.need(wire.source.as_ref(), &record.at("source"), "the id of the source that says so");
    let source = source.and_then(|source| checker.resolve(source, &ids.sources, "a source", &record.at("source")));
    let verdict = checker.need(wire.verdict.as_ref(), &record.at("verdict"), "the verdict");
    let verdict = verdict.and_then(|verdict| checker.word(verdict, &record.at("verdict")));
    let from = checker.date_if(wire.from.as_ref(), &record.at("from"));
    let until = checker.date_if(wire.until.as_ref(), &record.at("until"));
    checker.in_order(from, until, &record);
    let events = events_of(wire.events.as_ref(), texts, graph, &record.at("events"), checker);
    let note = checker.note_if(wire.note.as_ref(), &record.at("note"));
    Some(Claim { id, text: text?, source: source?, verdict: verdict?, from, until, events, note })
}

pub(super) fn briefings(laid: &Laid<'_>, texts: &[&str], graph: &mut Graph, ids: &Ids, checker: &mut Checker<'_>) {
    for (place, wire) in laid.briefings.rows() {
        let record = parent(place);
        let Some(id) = wire.id.as_ref().and_then(|id| checker.id(id, place)) else {
            continue;
        };
        let title = checker.text(wire.title.as_ref(), &record.at("title"), "the briefing's title");
        let steps = wire.steps.iter().flatten().enumerate();
        let place = record.at("steps");
        let steps = steps.filter_map(|(at, Obj(one))| step(one, &place.at(at), texts, graph, ids, checker)).collect();
        graph.briefings.push(Briefing { id, title: title.unwrap_or_default(), minutes: wire.minutes, steps });
    }
}

fn step(
    wire: &wire::Step<'_>,
    record: &Place,
    texts: &[&str],
    graph: &Graph,
    ids: &Ids,
    checker: &mut Checker<'_>,
) -> Option<Step> {
    let title = checker.text(wire.title.as_ref(), &record.at("title"), "the slide's title");
    let say = wire.say.as_deref().unwrap_or_default();
    if say.len() > MOST_SENTENCES {
        let problem = Problem::new(Kind::TooMany, record.at("say")).found(&format!("{} sentences", say.len()));
        checker.add(problem.expected(format!("at most {MOST_SENTENCES} sentences on a slide")));
    }
    let place = record.at("say");
    let say = say.iter().enumerate();
    let say = say.filter_map(|(at, Obj(one))| statement(one, &place.at(at), texts, graph, ids, checker)).collect();
    let notes = checker.note_if(wire.notes.as_ref(), &record.at("notes"));
    let show = checker.need(wire.show.as_ref(), &record.at("show"), "the view that the slide shows");
    let show = show.map(|Obj(show)| view(show, &record.at("show"), checker));
    Some(Step { title: title?, say, notes, minutes: wire.minutes, show: show? })
}

fn statement(
    wire: &wire::Statement<'_>,
    record: &Place,
    texts: &[&str],
    graph: &Graph,
    ids: &Ids,
    checker: &mut Checker<'_>,
) -> Option<Statement> {
    let text = checker.text(wire.text.as_ref(), &record.at("text"), "the sentence")?;
    let place = record.at("because");
    let because = wire.because.as_deref().unwrap_or_default();
    if because.is_empty() {
        let problem = Problem::new(Kind::Missing, place.clone());
        checker.add(problem.expected("the ids of the events or claims that carry the sentence"));
    }
    for (at, id) in because.iter().enumerate() {
        if !ids.claims.contains_key(&**id) && find_event(&graph.events, texts, id).is_none() {
            let problem = Problem::new(Kind::Reference, place.at(at)).found(id);
            checker.add(problem.expected("the id of an event or a claim in the files"));
        }
    }
    Some(Statement { text, because: because.iter().map(|id| (&**id).into()).collect() })
}

fn view(wire: &wire::Show<'_>, record: &Place, checker: &mut Checker<'_>) -> View {
    let text = |text: Option<&wire::Str<'_>>| text.map(|text| (&**text).into());
    View {
        view: text(wire.view.as_ref()),
        actor: text(wire.actor.as_ref()),
        dyad: text(wire.dyad.as_ref()),
        filter: text(wire.filter.as_ref()),
        as_of: checker.day_if(wire.as_of.as_ref(), &record.at("as_of")),
        baseline: checker.day_if(wire.baseline.as_ref(), &record.at("baseline")),
    }
}
