//! What changed between the baseline and the as-of date, pair by pair: every step of the standing and of the formal
//! facts, claims that ended, and new events.

use std::cmp::Reverse;

use super::claims::is_published;
use super::events::happened;
use super::lens::Lens;
use super::trend::{Trend, is_one, rises, trend};
use super::when::When;
use crate::model::{
    ActorIx, Claim, ClaimIx, Day, Dyad, EventIx, EventRow, PartialDate, Significance, Span, Spell, Tie, Track,
    TrackKind,
};
use crate::store::Store;

/// All that changed, of what the filter keeps.
#[derive(Debug, Clone, Default)]
pub struct Changes<'s> {
    /// The pairs of which something changed, the weightiest first.
    pub pairs: Vec<PairChanges<'s>>,
    /// Claims that ended and whose events concern no pair, or several; in order of date.
    pub claims: Vec<(PartialDate, ClaimIx)>,
}

/// What changed of a pair.
#[derive(Debug, Clone)]
pub struct PairChanges<'s> {
    /// The pair.
    pub dyad: Dyad,
    /// Which way it went, from the first day to the last: there and back again is level.
    pub trend: Trend,
    /// Every change, in order of date; on one day as they weigh.
    pub changes: Vec<Change<'s>>,
}

/// One change.
#[derive(Debug, Clone)]
pub struct Change<'s> {
    /// When, as precise as it is known: its last possible day is after the baseline and not after the as-of date.
    pub date: PartialDate,
    /// What.
    pub what: Changed<'s>,
}

/// What changed.
#[derive(Debug, Clone)]
pub enum Changed<'s> {
    /// A step of the standing.
    Standing(Step<'s, Spell>),
    /// A step of one track.
    Track(Step<'s, Track>),
    /// A claim ceased to be so.
    Claim(ClaimIx),
    /// An event happened that matches.
    Event(EventIx),
}

/// From one spell to the next.
#[derive(Debug, Clone)]
pub struct Step<'s, T> {
    /// What stood before; nothing when this is the first that is known, or known again.
    pub before: Option<&'s T>,
    /// What stands then; nothing when what stood is over and nothing is in its place.
    pub after: Option<&'s T>,
    /// Better (`true`) or worse; nothing where it is neither, as with the same word on new grounds.
    pub up: Option<bool>,
}

/// All that changed since the baseline, up to and with the as-of date.
///
/// Pairs come in order of: a move of recognition or law, a move of the standing, the significance and then |Goldstein|
/// of the weightiest new event, the latest change. A pair stays as the filter keeps ties; of its events those that
/// match are there. A claim is of the pair that the events concern which it cites: those that happened when it ended, else
/// all that have; if that is no pair, or several, it stands alone, and stays by an event of those that matches.
#[must_use]
pub fn changes<'s>(store: &'s Store, lens: &Lens) -> Changes<'s> {
    let ended = ended(store, lens);
    let pairs = store.dyads().filter_map(|(_, dyad)| pair(store, lens, dyad, &ended));
    let mut pairs: Vec<PairChanges<'s>> = pairs.collect();
    pairs.sort_by_cached_key(|pair| Reverse(weight(store, pair)));
    let alone = ended.iter().filter(|ended| ended.of.is_none() && is_cited(store, lens, ended.claim));
    let mut claims: Vec<(PartialDate, ClaimIx)> = alone.map(|ended| (ended.until, ended.claim)).collect();
    claims.sort();
    Changes { pairs, claims }
}

fn pair<'s>(store: &'s Store, lens: &Lens, dyad: Dyad, ended: &[Ended]) -> Option<PairChanges<'s>> {
    let tie = store.tie(dyad);
    let mut changes: Vec<Change<'s>> = tie.into_iter().flat_map(|tie| steps_of(tie, lens.when())).collect();
    let claims = ended.iter().filter(|ended| ended.of == Some(dyad));
    changes.extend(claims.map(|ended| Change { date: ended.until, what: Changed::Claim(ended.claim) }));
    let before = changes.len();
    changes.extend(new_events(store, lens, dyad));
    let filter = &lens.filter;
    // An event that matches keeps its pair, unless a term speaks of ties.
    let stays = changes.len() > before && !filter.asks_of_ties();
    if changes.is_empty() || !stays && !filter.matches_tie(store, dyad, lens.when()) {
        return None;
    }
    changes.sort_by_key(|change| (change.date, rank(&change.what)));
    Some(PairChanges { dyad, trend: tie.map_or(Trend::Level, |tie| trend(tie, lens).trend), changes })
}

fn new_events<'s>(store: &'s Store, lens: &Lens, dyad: Dyad) -> impl Iterator<Item = Change<'s>> {
    let posted = store.events_of_dyad(dyad);
    let begun = posted.iter().take(store.begun_by(posted, lens.as_of)).copied();
    let events = &store.graph.events;
    let new = begun.filter(|ix| lens.when().is_new(events.last(*ix)) && lens.keeps(store, *ix));
    new.map(|ix| Change { date: PartialDate::of_days(events.first(ix), events.last(ix)), what: Changed::Event(ix) })
}

/// The steps of the standing and of every track.
fn steps_of(tie: &Tie, when: When) -> Vec<Change<'_>> {
    let spells: Vec<&Spell> = tie.standing.iter().collect();
    let standing = steps(&spells, |spell| spell.span, when).into_iter().map(|(date, before, after)| {
        let level = |spell: &Spell| spell.value.level();
        let both = before.zip(after).map(|(before, after)| (level(before), level(after)));
        let up = both.filter(|(before, after)| before != after).map(|(before, after)| after > before);
        Change { date, what: Changed::Standing(Step { before, after, up }) }
    });
    let tracks = tracks_of(tie).into_iter().flat_map(|track| steps(&track, |spell| spell.span, when));
    let tracks = tracks.map(|(date, before, after)| {
        let up = rises(before.map(|track| track.fact), after.map(|track| track.fact));
        Change { date, what: Changed::Track(Step { before, after, up }) }
    });
    standing.chain(tracks).collect()
}

/// The spells of each track, in order of time.
fn tracks_of(tie: &Tie) -> Vec<Vec<&Track>> {
    let mut tracks: Vec<Vec<&Track>> = Vec::new();
    for spell in &tie.tracks {
        match tracks.iter_mut().find(|track| track.iter().any(|other| is_one(other, spell))) {
            Some(track) => track.push(spell),
            None => tracks.push(vec![spell]),
        }
    }
    for track in &mut tracks {
        track.sort_by_key(|spell| spell.span.from);
    }
    tracks
}

type Spells<'s, T> = (PartialDate, Option<&'s T>, Option<&'s T>);

/// The new steps among spells in order of time: where one has begun, from the one before it unless that was over
/// earlier; and where one is over and none has begun by then.
fn steps<'s, T>(spells: &[&'s T], span: fn(&T) -> Span, when: When) -> Vec<Spells<'s, T>> {
    let mut steps = Vec::new();
    let mut stood: Option<&'s T> = None;
    for (at, spell) in spells.iter().copied().enumerate() {
        let Span { from, until } = span(spell);
        if when.is_new(from.last()) {
            let over = |before: &T| span(before).until.is_some_and(|until| until.last() < from.last());
            steps.push((from, stood.filter(|before| !over(before)), Some(spell)));
        }
        let next: Option<Day> = spells.get(at + 1).map(|next| span(next).from.last());
        let ends = |until: &PartialDate| when.is_new(until.last()) && next.is_none_or(|next| until.last() < next);
        steps.extend(until.filter(ends).map(|until| (until, Some(spell), None)));
        stood = Some(spell);
    }
    steps
}

/// A claim that ended, and the pair that it is about, where that is one alone.
struct Ended {
    claim: ClaimIx,
    until: PartialDate,
    of: Option<Dyad>,
}

fn ended(store: &Store, lens: &Lens) -> Vec<Ended> {
    let claims = store.graph.claims.iter().filter(|(_, claim)| is_published(store, claim, lens.as_of));
    let ended = claims.filter_map(|(ix, claim)| {
        let until = claim.until.filter(|until| lens.when().is_new(until.last()))?;
        Some(Ended { claim: ix, until, of: pair_of(store, claim, until, lens.as_of) })
    });
    ended.collect()
}

/// The only pair between which that happened which a claim cites: of what happened when it ended, else of all.
fn pair_of(store: &Store, claim: &Claim, until: PartialDate, day: Day) -> Option<Dyad> {
    let rows = || happened(store, &claim.events, day).map(|ix| store.graph.events.row(ix));
    let then = |row: &EventRow<'_>| until.overlaps(row.first, row.last);
    let ended_by_one = rows().any(|row| then(&row));
    let rows = rows().filter(|row| !ended_by_one || then(row));
    let pairs: Vec<(ActorIx, ActorIx)> = rows.flat_map(|row| row.pairs().collect::<Vec<_>>()).collect();
    let mut pairs = pairs.into_iter().filter_map(|(a, b)| Dyad::new(a, b));
    let first = pairs.next()?;
    pairs.all(|pair| pair == first).then_some(first)
}

/// Whether an event that the claim cites has happened and matches; without a term about events every claim stays.
fn is_cited(store: &Store, lens: &Lens, claim: ClaimIx) -> bool {
    let events = &store.graph.claims[claim].events;
    lens.filter.keeps_all_events() || happened(store, events, lens.as_of).any(|ix| lens.keeps(store, ix))
}

/// The place among what changed on one day.
fn rank(what: &Changed<'_>) -> u8 {
    match what {
        Changed::Track(step) if is_of_state(step) => 0,
        Changed::Standing(_) => 1,
        Changed::Track(_) => 2,
        Changed::Claim(_) => 3,
        Changed::Event(_) => 4,
    }
}

/// Whether it is a step of recognition or law.
fn is_of_state(step: &Step<'_, Track>) -> bool {
    let track = step.after.or(step.before);
    track.is_some_and(|track| matches!(track.fact.kind(), TrackKind::Recognition | TrackKind::Law))
}

type Weight = (bool, bool, (Option<Significance>, u16), Option<Day>);

fn weight(store: &Store, pair: &PairChanges<'_>) -> Weight {
    let any = |test: &dyn Fn(&Changed<'_>) -> bool| pair.changes.iter().any(|change| test(&change.what));
    let events = pair.changes.iter().filter_map(|change| match change.what {
        Changed::Event(ix) => Some(store.graph.events.row(ix).weight()),
        _ => None,
    });
    (
        any(&|what| matches!(what, Changed::Track(step) if step.up.is_some() && is_of_state(step))),
        any(&|what| matches!(what, Changed::Standing(step) if step.up.is_some())),
        events.max().unwrap_or_default(),
        pair.changes.iter().map(|change| change.date.last()).max(),
    )
}
