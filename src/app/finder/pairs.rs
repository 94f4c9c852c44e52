//! Pairs that are called by what is typed: one of the two by its first part, the other by the rest, which may be nothing.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::search::{Fit, Rank, fit, words};
use crate::model::{ActorIx, Dyad, fold};
use crate::query::{Lens, tells};
use crate::store::Store;

/// Most pairs that are found, and most words that name them.
const MOST: usize = 5_000;
const MOST_WORDS: usize = 16;

/// A pair that is called so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) rank: Rank,
    pub(super) dyad: Dyad,
    /// The one of the two that was typed first.
    pub(super) from: ActorIx,
    /// Whether there is anything to tell of it.
    pub(super) tells: bool,
}

/// The actors that a part of what is typed may mean, and how each is called by it.
type Side = Vec<(ActorIx, Rank)>;

/// The pairs that `typed`, folded, may mean. One of which nothing is known is among them where no other one is called as
/// well.
pub(super) fn pairs(store: &Store, lens: &Lens, typed: &str) -> Vec<Pair> {
    let mut found: BTreeMap<Dyad, (Rank, Reverse<ActorIx>)> = BTreeMap::new();
    let mut unknown = Vec::new();
    for [one, two] in sides(store, lens, typed) {
        let known = known(store, lens, &one, &two);
        let best = best(&one, &two);
        let has_known = best.first().is_none_or(|best| known.iter().any(|pair| pair.rank >= best.rank));
        unknown.extend(if has_known { Vec::new() } else { best });
        for pair in known {
            let called = (pair.rank, Reverse(pair.from));
            let kept = found.entry(pair.dyad).or_insert(called);
            *kept = called.max(*kept);
        }
    }
    let known = found.into_iter().map(|(dyad, (rank, Reverse(from)))| Pair { rank, dyad, from, tells: true });
    known.chain(unknown).collect()
}

/// Every way to part what is typed in two.
fn sides(store: &Store, lens: &Lens, typed: &str) -> Vec<[Side; 2]> {
    let words: Vec<&str> = words(typed).take(MOST_WORDS).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let parted = (1..words.len()).map(|at| {
        let (one, two) = words.split_at(at);
        [one, two].map(|words| called(store, lens, &words.join(" ")))
    });
    let together = words.first().filter(|_| words.len() == 1).map(|word| run_together(store, lens, word));
    let anyone = there(store, lens).map(|actor| (actor, (Fit::Said, false))).collect();
    let alone = [called(store, lens, &words.join(" ")), anyone];
    let begun = words.first().filter(|_| words.len() == 1).map(|word| begun_together(store, lens, word));
    parted.chain(together.into_iter().flatten()).chain(begun.into_iter().flatten()).chain([alone]).collect()
}

/// The fewest letters of each of two beginnings that are typed as one word.
const LEAST: usize = 2;

/// A word as the beginnings of two names, of whom something is known: `ruus`.
fn begun_together(store: &Store, lens: &Lens, word: &str) -> Vec<[Side; 2]> {
    let begun = |part: &str| -> Side {
        let begins = |actor: &ActorIx| store.names.spellings(*actor).any(|name| name.starts_with(part));
        there(store, lens).filter(begins).map(|actor| (actor, (Fit::Joined, true))).collect()
    };
    let parts = word.char_indices().filter_map(|(at, _)| word.split_at_checked(at));
    let long = parts.filter(|(one, two)| one.chars().count() >= LEAST && two.chars().count() >= LEAST);
    let sides = long.map(|(one, two)| [begun(one), begun(two)]);
    sides.filter(|[one, two]| !known(store, lens, one, two).is_empty()).collect()
}

/// A word as an id, and as another, or as the beginning of one where anything is known of the pair.
fn run_together(store: &Store, lens: &Lens, word: &str) -> Vec<[Side; 2]> {
    let ids: Vec<(ActorIx, String)> = there(store, lens).map(|ix| (ix, fold(&store.graph.actors[ix].id))).collect();
    let with = |(one, id): &(ActorIx, String)| {
        let rest = word.strip_prefix(id.as_str()).filter(|rest| !rest.is_empty())?;
        let tells = |two| Dyad::new(*one, two).is_some_and(|dyad| tells(store, lens, dyad));
        let begun = |(two, id): &(ActorIx, String)| {
            let fit = fit(id, rest).filter(|fit| *fit == Fit::Whole || tells(*two))?;
            Some((*two, (fit, false)))
        };
        Some([vec![(*one, (Fit::Whole, false))], ids.iter().filter_map(begun).collect()])
    };
    ids.iter().filter_map(with).collect()
}

/// Who is known by the as-of date.
fn there(store: &Store, lens: &Lens) -> impl Iterator<Item = ActorIx> {
    let actors = store.graph.actors.iter();
    actors.filter(|(_, actor)| actor.life.is_known(lens.as_of)).map(|(ix, _)| ix)
}

/// Who is called so: by id and name, else by an alias.
fn called(store: &Store, lens: &Lens, part: &str) -> Side {
    let rank = |actor: ActorIx| {
        let spellings = store.names.spellings(actor).enumerate();
        spellings.filter_map(|(at, name)| Some((fit(name, part)?, at < 2))).max()
    };
    there(store, lens).filter_map(|actor| Some((actor, rank(actor)?))).collect()
}

/// The pairs of one side with the other of which there is anything to tell.
fn known(store: &Store, lens: &Lens, one: &Side, two: &Side) -> Vec<Pair> {
    let mut ranks = vec![None; store.graph.actors.len()];
    for (actor, rank) in two {
        if let Some(place) = ranks.get_mut(actor.at()) {
            *place = Some(*rank);
        }
    }
    let pairs = one.iter().flat_map(|(from, rank)| store.dyads_of(*from).iter().map(move |ix| (*from, *rank, *ix)));
    let pair = |(from, rank, ix): (ActorIx, Rank, _)| {
        let dyad = store.pair(ix)?;
        let other = ranks.get(dyad.other(from)?.at()).copied().flatten()?;
        tells(store, lens, dyad).then_some(Pair { rank: rank.min(other), dyad, from, tells: true })
    };
    pairs.filter_map(pair).take(MOST).collect()
}

/// The pairs of those who are called best on each side, alike in rank.
fn best<'s>(one: &'s Side, two: &'s Side) -> Vec<Pair> {
    const FEW: usize = 20;
    let top = |side: &'s Side| {
        let rank = side.iter().map(|(_, rank)| *rank).max();
        side.iter().filter(move |(_, other)| Some(*other) == rank)
    };
    let pair = |(from, rank): &(ActorIx, Rank), (other, also): &(ActorIx, Rank)| {
        let dyad = Dyad::new(*from, *other)?;
        Some(Pair { rank: *rank.min(also), dyad, from: *from, tells: false })
    };
    top(one).flat_map(move |one| top(two).filter_map(move |two| pair(one, two))).take(FEW).collect()
}
