//! Views of slides: a screen that there is, of somebody whom it can show, through a filter that can be read.

use super::values::{Checker, Ids};
use crate::filter::Filter;
use crate::import::place::Spot;
use crate::import::problem::{Kind, Problem};
use crate::import::value::Str;
use crate::import::wire;
use crate::model::{Clean, Day, PartialDate, Picture, View};

/// Of whom a view is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whom {
    /// It does not say.
    Nobody,
    /// An actor, a pair, or somebody whom nobody knows, which is told already.
    Actors,
    /// A bloc, or a bloc with an actor.
    Bloc,
}

pub(super) fn view(wire: &wire::Show<'_>, record: Spot<'_>, ids: &Ids<'_>, checker: &mut Checker<'_>) -> View {
    let (as_of, baseline) = days(wire, record, checker);
    let day = PartialDate::day(as_of.unwrap_or(checker.as_of));
    let actor = wire.actor.as_ref().map_or(Whom::Nobody, |id| actor(id, day, record.at("actor"), ids, checker));
    let dyad = wire.dyad.as_ref().map_or(Whom::Nobody, |text| dyad(text, day, record.at("dyad"), ids, checker));
    screen(wire.view.as_deref().unwrap_or(View::DASHBOARD), actor, dyad, record, checker);
    if let Some(text) = &wire.filter {
        filter(text, record.at("filter"), checker);
    }
    let picture = picture(wire, record, checker);
    let mut text = |text: &Option<Str<'_>>, key| -> Option<Box<str>> {
        let text = checker.note_if(text.as_ref(), record.at(key))?;
        Some(text.as_str().into())
    };
    View {
        view: text(&wire.view, "view"),
        actor: text(&wire.actor, "actor"),
        dyad: text(&wire.dyad, "dyad"),
        filter: text(&wire.filter, "filter"),
        as_of,
        baseline,
        picture,
    }
}

/// How the picture is set up.
fn picture(wire: &wire::Show<'_>, record: Spot<'_>, checker: &mut Checker<'_>) -> Picture {
    let seats = checker.day_if(wire.seats.as_ref(), record.at("seats"));
    if let Some(day) = seats {
        checker.past(PartialDate::day(day), record.at("seats"));
    }
    Picture {
        cells: wire.cells.as_ref().and_then(|text| checker.word(text, record.at("cells"))),
        sort: wire.sort.as_ref().and_then(|text| checker.word(text, record.at("sort"))),
        seats,
        span: checker.date_if(wire.span.as_ref(), record.at("span")),
        ties: wire.ties.as_ref().and_then(|text| checker.word(text, record.at("ties"))),
    }
}

/// The as-of date and the baseline. Says so when one is later than the data, or the second later than the first.
fn days(wire: &wire::Show<'_>, record: Spot<'_>, checker: &mut Checker<'_>) -> (Option<Day>, Option<Day>) {
    let as_of = checker.day_if(wire.as_of.as_ref(), record.at("as_of"));
    if let Some(day) = as_of {
        checker.past(PartialDate::day(day), record.at("as_of"));
    }
    let baseline = checker.day_if(wire.baseline.as_ref(), record.at("baseline"));
    let until = as_of.unwrap_or(checker.as_of);
    if let Some(day) = baseline.filter(|day| *day > until) {
        let problem = Problem::new(Kind::Order, record.at("baseline")).found(&day.to_string());
        checker.add(problem.expected(format!("no day after {until}, the day of the slide")));
    }
    (as_of, baseline)
}

/// Whom an id names on a day.
fn actor(id: &Str<'_>, day: PartialDate, place: Spot<'_>, ids: &Ids<'_>, checker: &mut Checker<'_>) -> Whom {
    if ids.blocs.contains_key(&**id) {
        return Whom::Bloc;
    }
    match ids.actors.get(&**id) {
        Some(ix) => checker.alive(day, *ix, id, ids, place),
        None if checker.was_refused(id) => {}
        None => {
            let problem = Problem::new(Kind::Reference, place).found(id).expected("the id of an actor or a bloc");
            checker.add(problem.near(id, ids.actors.keys().chain(ids.blocs.keys()).map(|key| &**key)));
        }
    }
    Whom::Actors
}

/// Whom a text names with a sign between, which an id may itself hold: two actors, or a bloc and an actor.
fn dyad(text: &Str<'_>, day: PartialDate, place: Spot<'_>, ids: &Ids<'_>, checker: &mut Checker<'_>) -> Whom {
    let is_bloc = |id: &str| {
        let is_actor = ids.actors.contains_key(id) || checker.was_refused(id);
        (is_actor || ids.blocs.contains_key(id)).then_some(!is_actor)
    };
    let sides = text.match_indices(['-', '>']).find_map(|(at, sign)| {
        let (one, two) = (text.get(..at)?, text.get(at + sign.len()..)?);
        match (is_bloc(one)?, is_bloc(two)?) {
            (false, false) if one != two => Some((Whom::Actors, [one, two])),
            (false, true) | (true, false) => Some((Whom::Bloc, [one, two])),
            _ => None,
        }
    });
    let Some((whom, sides)) = sides else {
        let problem = Problem::new(Kind::Reference, place).found(text);
        let help = "one of the two may be a bloc where the view is the dashboard";
        checker.add(problem.expected("two actors of the files with - or > between, such as RUS-TAL").help(help));
        return Whom::Actors;
    };
    for id in sides {
        if let Some(ix) = ids.actors.get(id) {
            checker.alive(day, *ix, id, ids, place);
        }
    }
    whom
}

/// Says so when there is no such screen, or it cannot show whom the view is of.
fn screen(name: &str, actor: Whom, dyad: Whom, record: Spot<'_>, checker: &mut Checker<'_>) {
    let (key, whom, what) = match name {
        View::SHEET => ("dyad", dyad, "the pair"),
        "graph" => ("actor", actor, "the actor"),
        "timeline" if dyad == Whom::Nobody => ("actor", actor, "the actor, or `dyad`, the pair"),
        "timeline" => ("dyad", dyad, "the pair"),
        known if View::of_slides().any(|name| name == known) => return,
        unknown => {
            let problem = Problem::new(Kind::Word, record.at("view")).found(unknown);
            let problem = problem.expected(format!("one of {}", View::of_slides().collect::<Vec<_>>().join(", ")));
            return checker.add(problem.near(unknown, View::of_slides()));
        }
    };
    match whom {
        Whom::Actors => {}
        Whom::Nobody => checker.add(Problem::missing(record.at(key), &format!("{what} that the view `{name}` is of"))),
        Whom::Bloc => {
            let problem = Problem::new(Kind::Participants, record.at(key)).found("a bloc");
            let help = "the views of a bloc are dashboard and matrix";
            checker.add(problem.expected(format!("{what}: the view `{name}` is of no bloc")).help(help));
        }
    }
}

/// Says so when a filter cannot be read, as it stands or without what hides in it.
fn filter(text: &Str<'_>, place: Spot<'_>, checker: &mut Checker<'_>) {
    let clean = Clean::note(text);
    let as_shown = |filter| if *clean == **text { Ok(filter) } else { Filter::parse(&clean) };
    if let Err(error) = Filter::parse(text).and_then(as_shown) {
        let problem = Problem::new(Kind::Filter, place).found(text);
        checker.add(problem.expected("a filter as one types it in the dashboard").help(error.to_string()));
    }
}
