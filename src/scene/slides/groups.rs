//! Actors in groups: by how they stand to one of them, or to the members of a bloc.

use super::kept::Kept;
use crate::model::{ActorIx, BlocIx, Standing, Word};
use crate::query::{Lens, TieRow, bloc_with, members_of, ties};
use crate::scene::page::{Cell, Column};
use crate::scene::words::{absent, short_name, standings};
use crate::store::Store;

/// Who stands how to an actor: one row a standing, from cooperative to hostile.
pub(super) fn of_actor(store: &Store, lens: &Lens, actor: ActorIx) -> Kept {
    let ties = ties(store, lens, actor);
    let stands = |tie: &TieRow<'_>| tie.standing.map(|at| at.spell.value);
    let names = |wanted: Option<Standing>| {
        let names = ties.iter().filter(|tie| stands(tie) == wanted).map(|tie| short_name(store, tie.other));
        names.collect::<Vec<_>>().join(", ")
    };
    let row = |standing: &Standing| (Cell::toned(standing.word(), *standing), names(Some(*standing)));
    let groups = Standing::ALL.iter().map(row).filter(|(_, names)| !names.is_empty());
    let mut rows: Vec<Vec<Cell>> = groups.map(|(standing, names)| vec![standing, Cell::plain(names)]).collect();
    let unassessed = names(None);
    if !unassessed.is_empty() {
        rows.push(vec![Cell::plain("not assessed"), Cell::plain(unassessed)]);
    }
    let title = [Column::words("standing"), Column::words("who")];
    let of = format!("how they stand to {}", short_name(store, actor));
    Kept::first(&title, rows, "further group", absent(lens, "tie")).meaning(of)
}

/// How the members of a bloc stand to the others, counted.
pub(super) fn of_bloc(store: &Store, lens: &Lens, bloc: BlocIx) -> Kept {
    let tally = lens.tally(store);
    let members: Vec<ActorIx> = members_of(store, lens, bloc).collect();
    let others = store.graph.actors.iter().map(|(actor, _)| actor).filter(|actor| !members.contains(actor));
    let rows = others.filter_map(|other| {
        let counted = bloc_with(store, lens, &tally, bloc, other);
        let held = standings(&counted);
        (!held.is_empty()).then(|| vec![Cell::plain(short_name(store, other)), Cell::plain(held)])
    });
    let columns = [Column::line("with"), Column::words("members that stand so")];
    Kept::first(&columns, rows.collect(), "further actor", absent(lens, "tie"))
}
