//! The rows and columns of a matrix: of the seats in their order those that are there, folded blocs as one.

use super::heads::Seat;
use crate::model::{ActorIx, BlocIx};
use crate::query::{Lens, members_of};
use crate::store::{Named, Store};

/// A row, and the column of the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridLine {
    /// What stands there.
    pub head: Named,
    /// Its place in the order.
    pub seat: usize,
    /// Whether another group begins here.
    pub begins: bool,
}

/// What each actor is drawn as; nothing of those who are not there yet. A folded bloc stands for those who belong to it on
/// the as-of date, so that it is not named before there was any.
pub(super) fn sides(store: &Store, lens: &Lens, seats: &[Seat], folded: &[BlocIx]) -> Vec<Option<Named>> {
    let actors = store.graph.actors.iter();
    let known = actors.map(|(actor, row)| Some(Named::Actor(actor)).filter(|_| row.life.is_known(lens.as_of)));
    let mut sides: Vec<Option<Named>> = known.collect();
    for bloc in folded {
        let members: Vec<ActorIx> = members_of(store, lens, *bloc).collect();
        let own = seats.iter().filter(|seat| seat.bloc == Some(*bloc) && members.contains(&seat.actor));
        for seat in own {
            if let Some(side) = sides.get_mut(seat.actor.at()) {
                *side = Some(Named::Bloc(*bloc));
            }
        }
    }
    sides
}

/// The lines in the order of the seats; a folded bloc is at the place of its first member. Where groups stand apart it is
/// marked where one begins.
pub(super) fn lines(seats: &[Seat], sides: &[Option<Named>], apart: bool) -> Vec<GridLine> {
    let mut lines: Vec<GridLine> = Vec::with_capacity(seats.len());
    let mut group = None;
    for (at, seat) in seats.iter().enumerate() {
        let Some(head) = sides.get(seat.actor.at()).copied().flatten() else { continue };
        if matches!(head, Named::Bloc(_)) && lines.iter().any(|line| line.head == head) {
            continue;
        }
        let begins = apart && group.is_some_and(|group| group != seat.bloc);
        group = Some(seat.bloc);
        lines.push(GridLine { head, seat: at, begins });
    }
    lines
}
