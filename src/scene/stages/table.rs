//! The matrix without a screen: as aligned text with its legend under it.

use super::key::meanings;
use super::matrix::title;
use super::square::{Square, square};
use crate::app::seats;
use crate::model::{ActorIx, Arranged, Cells};
use crate::query::{Lens, Tally};
use crate::scene::page::{Block, Cell, Fact, Page};
use crate::scene::words::{lens_line, none, short_name};
use crate::store::Store;

/// Those who are there on the as-of date, by bloc.
fn actors(store: &Store, lens: &Lens, tally: Option<&Tally>) -> Vec<ActorIx> {
    let known = |actor: &ActorIx| store.graph.actors[*actor].life.is_known(lens.as_of);
    let seats = seats(store, lens, Arranged::Bloc, tally);
    seats.into_iter().map(|seat| seat.actor).filter(known).collect()
}

/// The matrix in signs.
#[must_use]
pub fn matrix_page(store: &Store, lens: &Lens) -> Page {
    let tally = Tally::new(store, lens, &|| true);
    let actors = actors(store, lens, tally.as_ref());
    let id = |actor: ActorIx| &*store.graph.actors[actor].id;
    let cells = actors.iter().map(|actor| id(*actor).len()).max().unwrap_or(0).max(3);
    let header = actors.iter().map(|actor| format!("{:<cells$}", id(*actor))).collect::<Vec<_>>().join(" ");
    let row = |from: &ActorIx| {
        let line = actors.iter().map(|to| {
            let square = square(store, lens, tally.as_ref(), Cells::Signs, (*from, *to));
            format!("{:<cells$}", text(&square))
        });
        let name = format!("{} {}", id(*from), short_name(store, *from));
        (name, vec![Cell::plain(line.collect::<Vec<_>>().join(" "))])
    };
    let mut rows: Vec<Fact> = vec![("from \\ to".to_owned(), vec![Cell::plain(header)])];
    rows.extend(actors.iter().map(row));
    if actors.is_empty() {
        rows = vec![("matrix".to_owned(), vec![Cell::plain(none(lens, "actor"))])];
    }
    Page {
        title: format!("{}: {}", store.graph.title, title(Cells::Signs).to_lowercase()),
        lens: lens_line(store, lens),
        blocks: vec![Block::Facts(rows), Block::Facts(legend(lens))],
    }
}

fn text(square: &Square) -> String {
    square.iter().map(|piece| &*piece.text).collect()
}

/// Each mark with its meaning, a line each; how strong a sign is cannot be seen here.
fn legend(lens: &Lens) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for (mark, text) in meanings(lens, Cells::Signs).into_iter().flatten() {
        match facts.last_mut() {
            Some((_, lines)) if !text.is_empty() => lines.push(Cell::plain(format!("{} {text}", mark.text))),
            _ => facts.push((mark.text, Vec::new())),
        }
    }
    for (_, lines) in &mut facts {
        lines.retain(|line| !line.text.starts_with("bold"));
    }
    facts
}
