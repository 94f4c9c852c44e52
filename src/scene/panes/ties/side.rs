//! From whose side a tie is told, and what every row of ties begins with.

use crate::app::{Item, State, TieItem};
use crate::model::{ActorIx, Word};
use crate::query::standing_at;
use crate::scene::page::Cell;
use crate::scene::tone::Tone;
use crate::scene::words;
use crate::store::Store;

/// From whose side a pair is told, the other, and how far it stands in.
pub(super) fn sides(state: &State, tie: TieItem) -> (ActorIx, ActorIx, &'static str) {
    match tie {
        TieItem::Group(_, with) => (with, with, ""),
        TieItem::Member(_, with, dyad) => {
            let member = dyad.other(with).unwrap_or(with);
            (member, member, "  ")
        }
        TieItem::Pair(dyad) => {
            let (actor, other) = dyad.seen_from(state.place.item.and_then(Item::actor));
            (actor, other, "")
        }
    }
}

/// The sign of a tie, with whom it is, how the two stand, and since when; of a bloc's members how many stand how.
pub(super) fn lead(store: &Store, state: &State, tie: TieItem, standings: String) -> [Cell; 4] {
    let (_, other, indent) = sides(state, tie);
    let name = format!("{indent}{}", words::short_name(store, other));
    match tie {
        TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => {
            let standing = store.tie(dyad).and_then(|tie| standing_at(tie, state.lens.as_of));
            let sign = standing.map(|at| at.spell.value.sign());
            let since = standing.map(|at| at.since().to_string()).unwrap_or_default();
            let sign = sign.map_or_else(Cell::default, |sign| Cell::toned(Word::word(sign), sign));
            [sign, Cell::plain(name), words::standing(standing), Cell::toned(since, Tone::Muted)]
        }
        // Standings are counted, not blended: such a row has no sign of its own.
        TieItem::Group(bloc, with) => {
            let fold = if state.setup.ties.unfolded.contains(&(bloc, with)) { "-" } else { "+" };
            let name = Cell::toned(format!("[{fold}] {name}"), Tone::Accent);
            [Cell::default(), name, Cell::plain(standings), Cell::default()]
        }
    }
}
