//! Briefings: titles, views, and sentences with what carries them, which must have been so on the slide's date.

use super::actors::missing_event;
use super::values::{Checker, Ids};
use super::views::view;
use crate::import::event::event_by_id;
use crate::import::lay::Laid;
use crate::import::layer::Row;
use crate::import::place::Spot;
use crate::import::problem::{Kind, Problem};
use crate::import::value::{Obj, Str};
use crate::import::wire;
use crate::model::{Briefing, Day, Graph, PartialDate, Statement, Step};

/// Most sentences on one slide.
const MOST_SENTENCES: usize = 3;

pub(super) fn briefings(laid: &Laid<'_>, graph: &Graph, ids: &Ids<'_>, checker: &mut Checker<'_>) -> Vec<Briefing> {
    laid.briefings.rows().map(|row| briefing(row, graph, ids, checker)).collect()
}

fn briefing(
    Row { id, place, record: wire }: &Row<'_, wire::Briefing<'_>>,
    graph: &Graph,
    ids: &Ids<'_>,
    checker: &mut Checker<'_>,
) -> Briefing {
    let title = checker.text(wire.title.as_ref(), place.at("title"), "the briefing's title").unwrap_or_default();
    let steps = wire.steps.as_deref().unwrap_or_default();
    if steps.is_empty() {
        let problem = Problem::new(Kind::Empty, place.at("steps")).found("a briefing without steps");
        checker.add(problem.expected("`steps`, the slides").help("in the dashboard `B` adds what is shown as a step"));
    }
    let listed = place.at("steps");
    let steps = steps.iter().enumerate();
    let steps = steps.filter_map(|(at, Obj(one))| step(one, listed.at(at), graph, ids, checker)).collect();
    Briefing { id: (&**id).into(), title, minutes: wire.minutes, steps }
}

fn step(
    wire: &wire::Step<'_>,
    record: Spot<'_>,
    graph: &Graph,
    ids: &Ids<'_>,
    checker: &mut Checker<'_>,
) -> Option<Step> {
    let title = checker.text(wire.title.as_ref(), record.at("title"), "the slide's title");
    let show = checker.need(wire.show.as_ref(), record.at("show"), "the view that the slide shows");
    let show = show.map(|Obj(show)| view(show, record.at("show"), ids, checker));
    let day = show.as_ref().and_then(|show| show.as_of).unwrap_or(graph.as_of);
    let say = wire.say.as_deref().unwrap_or_default();
    if say.len() > MOST_SENTENCES {
        let problem = Problem::new(Kind::TooMany, record.at("say")).found(&format!("{} sentences", say.len()));
        checker.add(problem.expected(format!("at most {MOST_SENTENCES} sentences on a slide")));
    }
    let place = record.at("say");
    let say = say.iter().enumerate();
    let say = say.filter_map(|(at, Obj(one))| statement(one, place.at(at), day, graph, ids, checker)).collect();
    let notes = checker.note_if(wire.notes.as_ref(), record.at("notes"));
    Some(Step { title: title?, say, notes, minutes: wire.minutes, show: show? })
}

fn statement(
    wire: &wire::Statement<'_>,
    record: Spot<'_>,
    day: Day,
    graph: &Graph,
    ids: &Ids<'_>,
    checker: &mut Checker<'_>,
) -> Option<Statement> {
    let place = record.at("because");
    let because = wire.because.as_deref().unwrap_or_default();
    if because.is_empty() {
        checker.add(Problem::missing(place, "the ids of the events or claims that carry the sentence"));
    }
    for (at, id) in because.iter().enumerate() {
        carries(id, place.at(at), day, graph, ids, checker);
    }
    let text = checker.text(wire.text.as_ref(), record.at("text"), "the sentence")?;
    Some(Statement { text, because: because.iter().map(|id| (&**id).into()).collect() })
}

/// Says so when an id names nothing that can carry a sentence, or nothing that was so by the day of the slide.
fn carries(id: &Str<'_>, place: Spot<'_>, day: Day, graph: &Graph, ids: &Ids<'_>, checker: &mut Checker<'_>) {
    let event = event_by_id(&graph.events, id).map(|ix| graph.events.row(ix));
    let claim = ids.claims.get(&**id).map(|ix| &graph.claims[*ix]);
    let (what, date) = match (event, claim) {
        (Some(event), _) if event.has_happened(day) => return,
        (Some(event), _) => ("an event that surely happened", PartialDate::of_days(event.first, event.last)),
        (None, Some(claim)) => match graph.sources[claim.source].date.filter(|date| date.first() > day) {
            Some(date) => ("a claim that was published", date),
            None => return,
        },
        (None, None) if checker.was_refused(id) => return,
        (None, None) => {
            let problem = Problem::new(Kind::Reference, place).found(id).help(missing_event(graph, id));
            return checker.add(problem.expected("the id of an event or a claim in the files"));
        }
    };
    let problem = Problem::new(Kind::NotYet, place).found(id);
    let problem = problem.expected(format!("{what} by {day}, the day of the slide; this one is of {date}"));
    checker.add(problem.help("give `show` a later `as_of`, or let something else carry the sentence"));
}
