//! The lists under the seats: neighbours that have none, folded by bloc where they are many, and ties among neighbours.

use super::seat::{NO_MATCH, Seen, moved, seen, word};
use crate::app::{self, State};
use crate::model::{ActorIx, BlocIx, Dyad, Standing, Word, distinct};
use crate::query::{Ego, members_of, standing_at};
use crate::scene::page::{Block, Cell, Page};
use crate::scene::tone::Tone;
use crate::scene::words::{lens_line, short_name, standing};
use crate::store::Store;

/// A thing in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its sign, if it has one.
    pub sign: Cell,
    /// Who.
    pub text: String,
    /// How it stands, or why it is dim.
    pub word: Cell,
    /// Which way it went.
    pub trend: Cell,
    /// Whether it stands back.
    pub dim: bool,
    /// What it opens.
    pub opens: Option<app::Page>,
}

/// Those of a list that share a line because they belong to a bloc, and those that stand for themselves. Few are not
/// folded. It is a matter of the day on which they were seated: nobody moves with the date.
pub(super) fn folded(store: &Store, ego: &Ego, rest: Vec<Dyad>, few: usize) -> (Vec<(BlocIx, Vec<Dyad>)>, Vec<Dyad>) {
    if rest.len() <= few {
        return (Vec::new(), rest);
    }
    let mut of_actor = vec![None; store.graph.actors.len()];
    for dyad in &rest {
        if let Some(place) = dyad.other(ego.centre).and_then(|other| of_actor.get_mut(other.at())) {
            *place = Some(*dyad);
        }
    }
    let mut blocs = Vec::new();
    for (ix, bloc) in store.graph.blocs.iter() {
        let members = bloc.members.iter().filter(|member| member.belongs(ego.seated_on));
        let is_left = |actor: ActorIx| of_actor.get(actor.at()).copied().flatten();
        let mut dyads: Vec<Dyad> = members.filter_map(|member| is_left(member.actor)).collect();
        dyads.dedup();
        if dyads.len() > 1 {
            for place in dyads.iter().filter_map(|dyad| dyad.other(ego.centre)) {
                if let Some(place) = of_actor.get_mut(place.at()) {
                    *place = None;
                }
            }
            blocs.push((ix, dyads));
        }
    }
    let stands =
        |dyad: &Dyad| dyad.other(ego.centre).is_some_and(|other| of_actor.get(other.at()) == Some(&Some(*dyad)));
    (blocs, rest.into_iter().filter(stands).collect())
}

/// A neighbour that has no seat; nothing where it is not known by the as-of date.
pub(super) fn item(store: &Store, state: &State, ego: &Ego, dyad: Dyad) -> Option<Listed> {
    let seen = seen(store, state, ego, dyad)?;
    let other = dyad.other(ego.centre)?;
    let held = store.tie(dyad).and_then(|tie| standing_at(tie, state.lens.as_of)).map(|at| at.spell.value);
    Some(Listed {
        sign: signed(held),
        text: format!("{} {}", store.graph.actors[other].id, short_name(store, other)),
        trend: if let Seen::There(Some(counted)) = &seen { moved(counted) } else { Cell::default() },
        word: if matches!(seen, Seen::NoMatch) {
            Cell::toned(NO_MATCH, Tone::Muted)
        } else {
            word(&seen, held_word(held))
        },
        dim: matches!(seen, Seen::NoMatch | Seen::NoTie),
        opens: Some(app::Page::Dyad(dyad, ego.centre)),
    })
}

fn signed(held: Option<Standing>) -> Cell {
    held.map_or_else(Cell::default, |held| Cell::toned(Word::word(held.sign()), held))
}

fn held_word(held: Option<Standing>) -> Cell {
    held.map_or_else(|| standing(None), |held| Cell::toned(held.word(), held))
}

/// A bloc whose members have no seat: how they stand, and who they are. A bloc has no sign of its own.
pub(super) fn bloc_row(store: &Store, state: &State, ego: &Ego, (bloc, dyads): (BlocIx, &[Dyad])) -> Option<Listed> {
    let centre = ego.centre;
    let now = distinct(members_of(store, &state.lens, bloc));
    let is_member = |dyad: &Dyad| dyad.other(centre).is_some_and(|other| now.binary_search(&other).is_ok());
    let there = dyads.iter().copied().filter(|dyad| ego.tells(*dyad));
    let (members, others): (Vec<Dyad>, Vec<Dyad>) = there.partition(is_member);
    let ids = members.iter().filter_map(|dyad| dyad.other(centre)).map(|other| &*store.graph.actors[other].id);
    let ids = ids.collect::<Vec<_>>().join(" ");
    let more = if others.is_empty() { String::new() } else { format!("; {} who are no members then", others.len()) };
    let text = match (members.is_empty(), others.len()) {
        (true, 0) => return None,
        (true, others) => format!("{others} in no bloc then"),
        _ => format!("{}: {}{more}: {ids}", store.graph.blocs[bloc].name, held_by(store, state, &members)),
    };
    let matches = |dyad: &Dyad| state.answers.tally.as_ref().is_none_or(|tally| tally.pair(store, *dyad).there);
    let dim = !members.iter().chain(&others).any(matches);
    let opens = (!members.is_empty()).then_some(app::Page::BlocWith(bloc, centre));
    let sign = Cell::default();
    let word = if dim { Cell::toned(NO_MATCH, Tone::Muted) } else { Cell::default() };
    Some(Listed { sign, text, word, trend: Cell::default(), dim, opens })
}

/// `3 allied, 2 partner, 1 not assessed`
fn held_by(store: &Store, state: &State, dyads: &[Dyad]) -> String {
    let of = |dyad: &Dyad| store.tie(*dyad).and_then(|tie| standing_at(tie, state.lens.as_of)).map(|at| at.spell.value);
    let all: Vec<Option<Standing>> = dyads.iter().map(of).collect();
    let known = Standing::ALL.iter().map(|held| (Some(*held), held.word()));
    let counted = known.chain([(None, "not assessed")]).map(|(held, word)| {
        let n = all.iter().filter(|other| **other == held).count();
        (n, word)
    });
    counted.filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect::<Vec<_>>().join(", ")
}

/// Ties among neighbours that match, as many as have room, and how many do not match. Where there are more the last place
/// leads to all of them.
pub(super) fn among(store: &Store, state: &State, ego: &Ego, room: usize) -> (Vec<Listed>, usize) {
    let tally = state.answers.tally.as_ref().filter(|_| !state.lens.filter.text().is_empty());
    let there = |dyad: &&Dyad| tally.is_none_or(|tally| tally.pair(store, **dyad).there);
    let kept: Vec<Dyad> = ego.among.iter().filter(there).copied().collect();
    let all = kept.len();
    let shown = if all > room { room.saturating_sub(1) } else { all };
    let rest = (all > room && room > 0).then(|| Listed {
        sign: Cell::default(),
        text: format!("{} more", all - shown),
        word: Cell::default(),
        trend: Cell::default(),
        dim: false,
        opens: Some(app::Page::Neighbours(ego.centre)),
    });
    let one = |dyad: &Dyad| {
        let held = store.tie(*dyad).and_then(|tie| standing_at(tie, state.lens.as_of)).map(|at| at.spell.value);
        Listed {
            sign: signed(held),
            text: store.graph.dyad_id(*dyad),
            word: held_word(held),
            trend: Cell::default(),
            dim: false,
            opens: Some(app::Page::Dyad(*dyad, dyad.pair().0)),
        }
    };
    (kept.iter().take(shown).map(one).chain(rest).collect(), ego.among.len() - all)
}

/// What is told of a bloc: each standing, and who of its members holds it.
pub(super) fn told(store: &Store, state: &State, bloc: BlocIx, centre: ActorIx) -> Page {
    let lens = &state.lens;
    let dyads: Vec<Dyad> = crate::query::pairs_of_bloc(store, lens, bloc, centre).collect();
    let of = |dyad: &Dyad| store.tie(*dyad).and_then(|tie| standing_at(tie, lens.as_of)).map(|at| at.spell.value);
    let held = Standing::ALL.iter().map(|held| (Some(*held), Cell::toned(held.word(), *held)));
    let facts = held.chain([(None, standing(None))]).filter_map(|(held, word)| {
        let who = dyads.iter().filter(|dyad| of(dyad) == held).filter_map(|dyad| dyad.other(centre));
        let who = who.map(|other| short_name(store, other)).collect::<Vec<_>>().join(", ");
        (!who.is_empty()).then(|| (word.text, vec![Cell::toned(who, word.tone)]))
    });
    Page {
        title: format!("{} and {}", short_name(store, centre), store.graph.blocs[bloc].name),
        lens: lens_line(store, lens),
        blocks: vec![Block::Facts(facts.collect())],
    }
}
