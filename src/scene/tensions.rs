//! Tensions as sentences: who is close to both sides of a hostile tie.

use super::page::{Block, Cell, Column, Page, Table};
use super::tone::Tone;
use super::words::{lens_line, none, short_name, standing};
use crate::app;
use crate::model::ActorIx;
use crate::query::{Lens, Side, Tension, tensions as found};
use crate::store::Store;

/// How many tensions are shown where room is dear.
pub const FEW_TENSIONS: usize = 10;

/// What a list of tensions says of itself, so that nobody takes it for more.
pub(super) const NO_FORECAST: &str = "describes strain, does not forecast";

/// The page of all tensions, at most so many of them.
#[must_use]
pub fn tensions(store: &Store, lens: &Lens, most: usize) -> Page {
    let found = found(store, lens);
    let shown = found.len().min(most);
    let heading = match (shown, found.len()) {
        (_, 0) => NO_FORECAST.to_owned(),
        (1, 1) => format!("1 tension; {NO_FORECAST}"),
        (shown, all) if shown < all => format!("the newest {shown} of {all} tensions; {NO_FORECAST}"),
        (_, all) => format!("{all} tensions, newest first; {NO_FORECAST}"),
    };
    let empty = none(lens, "actor who is close to both sides of a hostile tie");
    Page {
        title: format!("{}: tensions", store.graph.title),
        lens: lens_line(store, lens),
        blocks: vec![Block::Table(heading, list(store, found.iter().take(most), empty))],
    }
}

/// Tensions as rows: since when, and the sentence.
pub(super) fn list<'t>(store: &Store, tensions: impl Iterator<Item = &'t Tension<'t>>, empty: String) -> Table {
    let row = |tension: &Tension<'_>| {
        let tone = if tension.is_uncertain() { Tone::Alert } else { Tone::Plain };
        let opens = app::Page::Triangle(tension.actor, tension.strained.dyad);
        vec![Cell::plain(tension.since().to_string()).opening(opens), Cell::toned(sentence(store, tension), tone)]
    };
    Table { columns: ["since", "who"].map(Column::words).to_vec(), rows: tensions.map(row).collect(), empty }
}

/// `Russia is close to Taliban (partner since 2025-07-03) and to Tajikistan (allied since 2002-10-07), who are adversarial
/// since 2001-11-13`
pub(super) fn sentence(store: &Store, tension: &Tension<'_>) -> String {
    let close = |side: Side<'_>| {
        let to = side.dyad.other(tension.actor).map_or("", |actor: ActorIx| short_name(store, actor));
        format!("to {to} ({})", since(side))
    };
    let [first, second] = tension.close.map(close);
    let actor = short_name(store, tension.actor);
    format!("{actor} is close {first} and {second}, who are {}", since(tension.strained))
}

/// `partner since 2025-07-03`
pub(super) fn since(side: Side<'_>) -> String {
    format!("{} since {}", standing(Some(side.at)).text, side.at.since())
}

/// Every tension, for a spreadsheet.
#[must_use]
pub fn tensions_sheet(store: &Store, lens: &Lens) -> Table {
    let columns =
        ["since", "actor", "close_to", "close_standing", "and_to", "and_standing", "between_them", "uncertain"];
    let rows = found(store, lens).into_iter().map(|tension| {
        let id = |actor: ActorIx| store.graph.actors[actor].id.to_string();
        let to = |side: Side<'_>| side.dyad.other(tension.actor).map(id).unwrap_or_default();
        let [first, second] = tension.close;
        [
            tension.since().to_string(),
            id(tension.actor),
            to(first),
            since(first),
            to(second),
            since(second),
            since(tension.strained),
            if tension.is_uncertain() { "yes" } else { "no" }.to_owned(),
        ]
        .map(Cell::plain)
        .to_vec()
    });
    Table { columns: columns.map(Column::words).to_vec(), rows: rows.collect(), empty: String::new() }
}
