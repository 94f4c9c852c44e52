//! Sentences: who is close to both sides of a hostile tie, and published statements that were checked.

use super::kept::Kept;
use crate::model::Word;
use crate::query::{Lens, Side, claims as published, tensions as found};
use crate::scene::claims::claim_verdict;
use crate::scene::page::{Cell, Column};
use crate::scene::tensions::NO_FORECAST;
use crate::scene::words::{absent, short_name};
use crate::store::Store;

/// `Russia | is close to Taliban and Tajikistan | adversarial`
pub(super) fn tensions(store: &Store, lens: &Lens) -> Kept {
    let found = found(store, lens);
    let rows = found.iter().map(|tension| {
        let to = |side: Side<'_>| side.dyad.other(tension.actor).map_or("", |actor| short_name(store, actor));
        let [first, second] = tension.close.map(to);
        let between = tension.strained.at.spell.value;
        vec![
            Cell::plain(short_name(store, tension.actor)),
            Cell::plain(format!("{first} and {second}")),
            Cell::toned(between.word(), between),
        ]
    });
    let columns = [Column::line("who"), Column::words("is close to"), Column::words("who are")];
    Kept::first(&columns, rows.collect(), "further tension", absent(lens, "actor close to both sides of a hostile tie"))
        .meaning(NO_FORECAST.to_owned())
}

/// `confirmed | what was said`
pub(super) fn claims(store: &Store, lens: &Lens) -> Kept {
    let rows = published(store, lens).map(|at| {
        let verdict = Cell { opens: None, ..claim_verdict(&at) };
        vec![verdict, Cell::plain(at.claim.text.as_str())]
    });
    let columns = [Column::words("checked"), Column::words("claim")];
    Kept::first(&columns, rows.collect(), "further claim", absent(lens, "claim"))
}
