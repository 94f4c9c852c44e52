//! Ties: standing spells in order and without overlap, tracks that say whose they are and what they are about.

use super::actors::events_of;
use super::values::{Checker, Ids};
use crate::import::lay::{Laid, LaidTie, Said};
use crate::import::layer::Row;
use crate::import::place::Spot;
use crate::import::problem::{Kind, Problem};
use crate::import::value::{Obj, Str};
use crate::import::wire;
use crate::model::{ActorIx, Dyad, Fact, Graph, Span, Spell, Standing, Tie, Track, TrackKind, sort_by_key};

/// What is at hand when the parts of a tie are checked.
struct Context<'c> {
    graph: &'c Graph,
    ids: &'c Ids<'c>,
    dyad: Dyad,
}

pub(super) fn ties(laid: &Laid<'_>, graph: &mut Graph, ids: &Ids<'_>, checker: &mut Checker<'_>) {
    graph.ties.reserve(laid.ties.len());
    for Row { place, record: laid, .. } in laid.ties.rows() {
        let Some(dyad) = pair(&laid.between, place.at("between"), ids, checker) else {
            continue;
        };
        let context = Context { graph, ids, dyad };
        let tie = Tie {
            dyad,
            standing: standing(laid, &context, checker),
            tracks: tracks(laid, &context, checker),
            note: laid.note.as_ref().map(|(tie, note)| checker.note(note, tie.at("note"))),
        };
        graph.ties.push(tie);
    }
}

fn pair(between: &[Str<'_>], place: Spot<'_>, ids: &Ids<'_>, checker: &mut Checker<'_>) -> Option<Dyad> {
    let mut ends = between.iter().enumerate();
    let mut end = || {
        let (at, id) = ends.next()?;
        checker.resolve(id, &ids.actors, "an actor", place.at(at))
    };
    let (first, second) = (end(), end());
    Dyad::new(first?, second?)
}

/// The time of a part of a tie, in which both sides exist.
fn span(
    from: Option<&Str<'_>>,
    until: Option<&Str<'_>>,
    place: Spot<'_>,
    context: &Context<'_>,
    checker: &mut Checker<'_>,
) -> Option<Span> {
    let span = checker.span(from, until, place)?;
    let (a, b) = context.dyad.pair();
    for actor in [a, b] {
        let id = &context.graph.actors[actor].id;
        checker.alive(span.from, actor, id, context.ids, place.at("from"));
    }
    Some(span)
}

fn standing(laid: &LaidTie<'_>, context: &Context<'_>, checker: &mut Checker<'_>) -> Vec<Spell> {
    let Some((tie, entries)) = &laid.standing else { return Vec::new() };
    let spells = entries.iter().enumerate().map(|(at, Obj(wire))| {
        let place = tie.entry("standing", at);
        (place, spell(wire, place, context, checker))
    });
    let (places, mut spells) = usable(spells);
    let mut spans: Vec<(Spot<'_>, Span)> = places.into_iter().zip(spells.iter().map(|spell| spell.span)).collect();
    sort_by_key(&mut spells, |spell| spell.span.from);
    sort_by_key(&mut spans, |(_, span)| span.from);
    no_overlap(&spans, "standing spell", checker);
    spells
}

/// Those that can be used, beside their places.
fn usable<'l, T>(entries: impl ExactSizeIterator<Item = (Spot<'l>, Option<T>)>) -> (Vec<Spot<'l>>, Vec<T>) {
    let mut usable = (Vec::with_capacity(entries.len()), Vec::with_capacity(entries.len()));
    usable.extend(entries.filter_map(|(place, entry)| Some((place, entry?))));
    usable
}

fn spell(wire: &wire::Spell<'_>, place: Spot<'_>, context: &Context<'_>, checker: &mut Checker<'_>) -> Option<Spell> {
    let sources = checker.resolve_all(wire.sources.as_ref(), &context.ids.sources, "a source", place.at("sources"));
    let because = events_of(wire.because.as_ref(), context.graph, place.at("because"), checker);
    let confidence = checker.confidence(wire.confidence.as_ref(), place);
    let note = checker.note_if(wire.note.as_ref(), place.at("note"));
    let value = checker.need(wire.value.as_ref(), place.at("value"), "the standing");
    let value = value.and_then(|value| checker.word::<Standing>(value, place.at("value")));
    let why = checker.text(wire.why.as_ref(), place.at("why"), "the reason for this standing");
    let span = span(wire.from.as_ref(), wire.until.as_ref(), place, context, checker);
    Some(Spell { value: value?, span: span?, why: why?, because, confidence, sources, note })
}

fn tracks(laid: &LaidTie<'_>, context: &Context<'_>, checker: &mut Checker<'_>) -> Vec<Track> {
    let tracks = laid.tracks.iter().map(|Said { tie, at, what }| {
        let place = tie.entry("tracks", *at);
        (place, track(what, place, context, checker))
    });
    let (places, tracks) = usable(tracks);
    for (at, track) in tracks.iter().enumerate() {
        if tracks.iter().take(at).any(|other| other.is_one_with(track)) {
            continue;
        }
        let alike = places.iter().zip(&tracks).filter(|(_, other)| other.is_one_with(track));
        let mut spans: Vec<(Spot<'_>, Span)> = alike.map(|(place, track)| (*place, track.span)).collect();
        sort_by_key(&mut spans, |(_, span)| span.from);
        no_overlap(&spans, "spell of this track", checker);
    }
    tracks
}

fn track(wire: &wire::Track<'_>, place: Spot<'_>, context: &Context<'_>, checker: &mut Checker<'_>) -> Option<Track> {
    let sources = checker.resolve_all(wire.sources.as_ref(), &context.ids.sources, "a source", place.at("sources"));
    let because = events_of(wire.because.as_ref(), context.graph, place.at("because"), checker);
    let note = checker.note_if(wire.note.as_ref(), place.at("note"));
    let name = checker.label_if(wire.name.as_ref(), place.at("name"));
    let span = span(wire.from.as_ref(), wire.until.as_ref(), place, context, checker);
    let kind = checker.need(wire.kind.as_ref(), place.at("track"), "the kind of track")?;
    let kind = checker.word::<TrackKind>(kind, place.at("track"))?;
    if name.is_none() && matches!(kind, TrackKind::Sanctions | TrackKind::Treaty) {
        checker.add(Problem::missing(place.at("name"), "which measure or agreement it is"));
    }
    let by = holder(wire, kind, place, context, checker);
    let value = checker.need(wire.value.as_ref(), place.at("value"), "the value of the track")?;
    let fact = Fact::parse(kind, value);
    if fact.is_none() {
        let problem = Problem::new(Kind::Word, place.at("value")).found(value);
        checker.add(problem.expected(format!("for {kind} one of {}", Fact::list(kind))));
    }
    Some(Track { fact: fact?, by, name, span: span?, because, sources, note })
}

/// Whose act it is: one of the pair. A treaty, and the absence or rank of posts, may hold for both.
fn holder(
    wire: &wire::Track<'_>,
    kind: TrackKind,
    place: Spot<'_>,
    context: &Context<'_>,
    checker: &mut Checker<'_>,
) -> Option<ActorIx> {
    let place = place.at("by");
    let Some(by) = wire.by.as_ref() else {
        if !matches!(kind, TrackKind::Post | TrackKind::Treaty) {
            checker.add(Problem::missing(place, "which of the two it is the act of"));
        }
        return None;
    };
    let actor = checker.resolve(by, &context.ids.actors, "an actor", place)?;
    if !context.dyad.has(actor) {
        checker.add(Problem::new(Kind::Participants, place).found(by).expected("one of the two of the tie"));
    }
    Some(actor)
}

/// Reports each span that surely overlaps an earlier one. `spans` are in order of their beginning.
fn no_overlap(spans: &[(Spot<'_>, Span)], what: &str, checker: &mut Checker<'_>) {
    for (at, (place, span)) in spans.iter().enumerate() {
        let earlier = spans.iter().take(at).find(|(_, earlier)| earlier.surely_overlaps(*span));
        if let Some((other, before)) = earlier {
            let until = before.until.map_or_else(|| "has no end".to_owned(), |until| format!("holds until {until}"));
            let problem = Problem::new(Kind::Overlap, place.at("from")).found(&span.from.to_string());
            let expected = format!("a {what} that does not overlap the one from {}, which {until}", before.from);
            checker.add(problem.expected(expected).other(other.at("from")));
        }
    }
}
