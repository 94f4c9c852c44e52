//! Events of one part of the files, one by one, straight into columns.

use std::borrow::Cow;

use super::values::{Checker, Ids};
use crate::import::layer::id;
use crate::import::lines::RawEvent;
use crate::import::parse::record;
use crate::import::place::{Spot, Start};
use crate::import::problem::{Kind, Problem};
use crate::import::problems::Problems;
use crate::import::value::{List, Str};
use crate::import::wire;
use crate::model::{
    Act, ActorIx, Bytes, Clean, CodeIx, CodeTable, Day, EventIx, EventRow, Events, Goldstein, Grading, Names,
    PartialDate, Quad, RowKey, Significance, SourceIx, Topics,
};

/// What the events of every part are checked against.
pub(super) struct Ground<'g> {
    pub(super) as_of: Day,
    pub(super) ids: &'g Ids<'g>,
    pub(super) codes: &'g CodeTable,
    pub(super) files: &'g [Bytes],
}

/// The events of one part, and what was noticed of them. What they are to the events of other parts is not known yet.
pub(super) struct Part<'g> {
    pub(super) events: Events,
    /// The codes that were known, and after them those of this part.
    pub(super) codes: Cow<'g, CodeTable>,
    pub(super) retractions: Vec<Retraction>,
    pub(super) problems: Problems,
}

/// A line that takes out an event of a file before. It has a row until all events are there.
pub(super) struct Retraction {
    pub(super) row: EventIx,
    pub(super) place: Start,
    pub(super) reason: Box<str>,
}

/// Lists of one event, in memory that the next one uses again.
#[derive(Default)]
struct Lists {
    from: Vec<ActorIx>,
    to: Vec<ActorIx>,
    sources: Vec<SourceIx>,
}

impl<'g> Ground<'g> {
    /// Reads the events of a part into columns that are empty.
    pub(super) fn part<'a>(
        &self,
        raw: &mut dyn Iterator<Item = RawEvent<'a>>,
        events: Events,
        problems: Problems,
    ) -> Part<'g> {
        let mut part = Part { events, codes: Cow::Borrowed(self.codes), retractions: Vec::new(), problems };
        let mut lists = Lists::default();
        for raw in raw {
            self.add(raw, &mut part, &mut lists);
        }
        part
    }

    fn add(&self, raw: RawEvent<'_>, part: &mut Part<'g>, lists: &mut Lists) {
        let RawEvent { place, object, line } = raw;
        let mut checker = Checker::new(self.as_of, &mut part.problems);
        let Some(event) = record::<wire::Event<'_>>(object, &place, checker.problems()) else { return };
        let Some(id) = id(event.id.as_ref(), "event", place.spot(), checker.problems()) else { return };
        let file = u16::try_from(place.file).unwrap_or(u16::MAX);
        let check = self.files.get(place.file).map_or(0, |bytes| bytes.check(line.as_bytes()));
        let key = RowKey { file, offset: place.base as u64, check };
        if let Some(reason) = &event.retracted {
            let row = part.events.push(id, key, &EventRow::default());
            part.retractions.push(Retraction { row, place, reason: (&**reason).into() });
            return;
        }
        let names = (&mut part.events.kinds, &mut part.events.publishers);
        if let Some(row) = row(&event, &place, lists, names, (&mut part.codes, self.ids), &mut checker) {
            part.events.push(id, key, &row);
        } else {
            checker.refuse(id);
        }
    }
}

fn row<'l>(
    event: &wire::Event<'_>,
    place: &Start,
    lists: &'l mut Lists,
    (kinds, publishers): (&mut Names, &mut Names),
    (codes, ids): (&mut Cow<'_, CodeTable>, &Ids<'_>),
    checker: &mut Checker<'_>,
) -> Option<EventRow<'l>> {
    let date = checker.need(event.date.as_ref(), place.at("date"), "the date on which it happened");
    let date = date.and_then(|date| checker.date(date, place.at("date")));
    if let Some(date) = date {
        checker.past(date, place.at("date"));
    }
    parties(event.from.as_ref(), date, place.at("from"), ids, checker, &mut lists.from);
    parties(event.to.as_ref(), date, place.at("to"), ids, checker, &mut lists.to);
    if event.from.as_ref().is_none_or(|from| from.is_empty()) {
        let problem = Problem::new(Kind::Participants, place.at("from"));
        checker.add(problem.expected("at least one actor in `from`; a joint event has all of them there and no `to`"));
    }
    let act = act(event, place, codes, checker);
    let sources = checker.each(event.sources.as_ref(), &ids.sources, "a source", place.at("sources"));
    lists.sources.clear();
    lists.sources.extend(sources.flatten());
    let topics = checker.each(event.topics.as_ref(), &ids.topics, "a topic", place.at("topics"));
    let topics = topics.flatten().fold(Topics::default(), Topics::with);
    let grading = grading(event, place, checker);
    words(event, place, checker);
    let kind = name(event.kind.as_ref(), kinds, place.at("kind"), checker);
    let publisher = name(event.publisher.as_ref(), publishers, place.at("publisher"), checker);
    if let Some(count) = event.count {
        checker.number(u64::from(count), 1..=u64::from(u32::MAX), place.at("count"));
    }
    let (date, act) = date.zip(act)?;
    Some(EventRow {
        first: date.first(),
        last: date.last(),
        from: &lists.from,
        to: &lists.to,
        act,
        topics,
        grading,
        kind,
        publisher,
        sources: &lists.sources,
        count: event.count.unwrap_or(1),
    })
}

/// The number of a label; nothing where it is absent or empty.
fn name(text: Option<&Str<'_>>, names: &mut Names, place: Spot<'_>, checker: &mut Checker<'_>) -> Option<u32> {
    checker.look(text, place);
    let text = text?;
    // What is known is clean.
    names
        .find(text)
        .or_else(|| Some(Clean::label(text)).filter(|label| !label.is_empty()).map(|label| names.intern(label)))
}

/// Texts are read again when they are shown; here they are only looked at.
fn words(event: &wire::Event<'_>, place: &Start, checker: &mut Checker<'_>) {
    for (key, text) in [("summary", &event.summary), ("note", &event.note), ("url", &event.url)] {
        checker.look(text.as_ref(), place.at(key));
    }
}

fn parties(
    list: Option<&List<'_>>,
    date: Option<PartialDate>,
    place: Spot<'_>,
    ids: &Ids<'_>,
    checker: &mut Checker<'_>,
    actors: &mut Vec<ActorIx>,
) {
    actors.clear();
    for (at, id) in list.into_iter().flatten().enumerate() {
        let actor = checker.resolve(id, &ids.actors, "an actor", place.at(at));
        if let Some((date, actor)) = date.zip(actor) {
            checker.alive(date, actor, id, ids, place.at(at));
        }
        if list.is_some_and(|list| list.iter().take(at).any(|earlier| earlier == id)) {
            let problem = Problem::new(Kind::Participants, place.at(at)).found(id);
            checker.add(problem.expected("each actor once").help("remove the second one"));
        }
        actors.extend(actor);
    }
}

/// What was done, from the code and from what the event says of itself.
fn act(
    event: &wire::Event<'_>,
    place: &Start,
    codes: &mut Cow<'_, CodeTable>,
    checker: &mut Checker<'_>,
) -> Option<Act> {
    let code = match (&event.code, &event.scheme) {
        (Some(code), Some(scheme)) => {
            let scheme = checker.label(scheme, place.at("scheme"));
            let code = checker.label(code, place.at("code"));
            Some(codes.find(Some(&scheme), &code).unwrap_or_else(|| codes.to_mut().intern(&scheme, &code)))
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
            None => problem.help("the codebook of CAMEO lists them (Schrodt 2012); others are named in `scheme`"),
        });
    }
    found
}

fn grading(event: &wire::Event<'_>, place: &Start, checker: &mut Checker<'_>) -> Grading {
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
