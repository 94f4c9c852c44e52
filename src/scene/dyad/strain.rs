//! What strains or joins a pair from outside: tensions that involve it, and adversaries that it shares.

use crate::model::{ActorIx, Dyad};
use crate::query::{Lens, SharedAdversary, Side, shared_adversaries, tensions_of};
use crate::scene::page::{Block, Cell, Column, Table};
use crate::scene::tensions::{NO_FORECAST, list, since};
use crate::scene::tone::Tone;
use crate::scene::words::short_name;
use crate::store::Store;

/// The tensions that involve a pair.
#[must_use]
pub fn pair_tensions(store: &Store, lens: &Lens, dyad: Dyad) -> Block {
    let empty = format!("none involves the two by {}", lens.as_of);
    let found = tensions_of(store, lens, dyad);
    Block::Table(format!("tensions; {NO_FORECAST}"), list(store, found.iter(), empty))
}

/// The adversaries that the two share, with how each stands to them.
#[must_use]
pub fn pair_adversaries(store: &Store, lens: &Lens, dyad: Dyad) -> Block {
    let (a, b) = dyad.pair();
    let found = shared_adversaries(store, lens, dyad);
    let row = |shared: &SharedAdversary<'_>| {
        let [first, second] = shared.toward;
        vec![Cell::plain(short_name(store, shared.actor)), stands(store, a, first), stands(store, b, second)]
    };
    let table = Table {
        columns: ["who", "", ""].map(Column::words).to_vec(),
        rows: found.iter().map(row).collect(),
        empty: format!("the two share none by {}", lens.as_of),
    };
    Block::Table("shared adversaries".to_owned(), table)
}

/// `to Russia hostile since 2022-09-05`
fn stands(store: &Store, actor: ActorIx, side: Side<'_>) -> Cell {
    let tone = if side.at.uncertain { Tone::Alert } else { side.at.spell.value.into() };
    Cell::toned(format!("to {} {}", short_name(store, actor), since(side)), tone)
}
