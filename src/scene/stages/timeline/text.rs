//! The same as text: what is so and what was done, in order of time, by lane.

use super::row::class;
use crate::app::Page as Opens;
use crate::model::{ActorIx, Day, Dyad, EventIx, Span, Word, sort_by_key};
use crate::query::{self, Column as Class, Lens, Scope, Who};
use crate::scene::actor::last;
use crate::scene::evidence::lane;
use crate::scene::page::{Block, Cell, Column, Page, Table};
use crate::scene::tone::Tone;
use crate::scene::words::{lens_line, mark, none, short_name, span, whose};
use crate::store::Store;

/// A pair or an actor through time as text: spells, then the events of each lane, the oldest first.
#[must_use]
pub fn timeline_page(store: &Store, lens: &Lens, scope: Scope, side: Option<ActorIx>) -> Page {
    let spells = match scope {
        Scope::Dyad(dyad) => {
            vec![Block::Table("what is assessed and formally so".to_owned(), spells(store, lens, dyad))]
        }
        Scope::Actor(actor) => vec![Block::Table("how it stands to others".to_owned(), ties(store, lens, actor))],
        _ => Vec::new(),
    };
    let lanes = query::lanes(scope).into_iter().filter_map(|lane| events(store, lens, lane, side));
    let mut blocks: Vec<Block> = spells.into_iter().chain(lanes).collect();
    if blocks.len() < 2 {
        blocks.push(Block::Facts(vec![("events".to_owned(), vec![Cell::toned(none(lens, "event"), Tone::Muted)])]));
    }
    Page { title: format!("Timeline {}", whose(store, scope, side)), lens: lens_line(store, lens), blocks }
}

fn table(titles: &[&'static str], rows: Vec<Vec<Cell>>, empty: String) -> Table {
    Table { columns: titles.iter().copied().map(Column::words).collect(), rows, empty }
}

/// The spells that had surely begun, in order of time.
fn spells(store: &Store, lens: &Lens, dyad: Dyad) -> Table {
    let mut rows: Vec<(Day, Vec<Cell>)> = Vec::new();
    let mut add = |held: Span, what: String, value: Cell| {
        if held.has_begun(lens.as_of) {
            rows.push((held.from.first(), vec![Cell::plain(span(held, lens.as_of)), Cell::plain(what), value]));
        }
    };
    for (at, spell) in store.tie(dyad).into_iter().flat_map(|tie| tie.standing.iter().enumerate()) {
        let value = Cell::toned(spell.value.word(), spell.value).opening(Opens::Standing(dyad, at));
        add(spell.span, "standing".to_owned(), value);
    }
    for (at, track) in store.tie(dyad).into_iter().flat_map(|tie| tie.tracks.iter().enumerate()) {
        let by = track.by.map(|by| format!(" by {}", short_name(store, by))).unwrap_or_default();
        let name = track.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        let value = Cell::plain(track.fact.word()).opening(Opens::Track(dyad, at));
        add(track.span, format!("{}{by}{name}", track.fact.kind().name()), value);
    }
    sort_by_key(&mut rows, |(from, _)| *from);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    table(&["when", "what", "value"], rows, format!("nothing is assessed or formally so by {}", lens.as_of))
}

/// The ties of an actor with their standing.
fn ties(store: &Store, lens: &Lens, actor: ActorIx) -> Table {
    let rows = query::ties(store, lens, actor).into_iter().map(|tie| {
        let standing = crate::scene::words::standing(tie.standing);
        let since = tie.standing.map(|at| format!("since {}", at.since())).unwrap_or_default();
        let last = last(store, &tie);
        vec![Cell::plain(short_name(store, tie.other)), standing, Cell::plain(since), Cell::plain(last)]
    });
    table(&["with", "standing", "when", "last event"], rows.collect(), none(lens, "tie"))
}

/// The events of a lane; nothing where it is empty.
fn events(store: &Store, lens: &Lens, of: query::Lane, side: Option<ActorIx>) -> Option<Block> {
    let begun = query::begun(store, lens, of.scope());
    let is_meant = |ix: &EventIx| of.holds(&store.graph.events.row(*ix)) && lens.keeps(store, *ix);
    let mut list: Vec<_> = begun.filter(is_meant).collect();
    list.reverse();
    let rows: Vec<Vec<Cell>> = list
        .into_iter()
        .map(|ix| {
            let row = store.graph.events.row(ix);
            let doubt = if row.has_happened(lens.as_of) { "" } else { " (date uncertain)" };
            vec![
                Cell::plain(format!("{}{doubt}", store.graph.events.date(ix))).opening(Opens::Event(ix)),
                Cell::plain(crate::scene::words::direction(store, &row)),
                mark(&row, lens.as_of),
                Cell::plain(query::account(store, ix)),
            ]
        })
        .collect();
    let heading = match of.who {
        Who::Pair(_) | Who::Of(_) if of.column == Class::Other => lane(store, of, side),
        _ => format!("{} ({})", lane(store, of, side), class(of.column)),
    };
    (!rows.is_empty()).then(|| Block::Table(heading, table(&["date", "who to whom", "", "what"], rows, String::new())))
}
