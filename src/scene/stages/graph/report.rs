//! A graph as text: neighbours by side with how they stand and what each did to the other, then ties among them.

use crate::app;
use crate::model::{ActorIx, Dyad};
use crate::query::{Ego, Lens, Tally, WordsDeeds, standing_at};
use crate::scene::page::{Block, Cell, Column, Page, Table};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::{lens_line, name, none, short_name, standing};
use crate::store::Store;

/// The graph of an actor as a page, with at most so many of the ties among its neighbours. What the filter leaves nothing of
/// is listed, and says so.
#[must_use]
pub fn graph_page(store: &Store, lens: &Lens, centre: ActorIx, most: usize) -> Page {
    let ego = Ego::new(store, centre, lens.as_of, lens.as_of);
    let tally = lens.tally(store);
    let id = &store.graph.actors[centre].id;
    let side = |title: &str, dyads: &[Dyad]| {
        let rows = dyads.iter().map(|dyad| row(store, lens, &tally, *dyad, centre)).collect();
        let title = format!("{title}: {}", dyads.len());
        Block::Table(title, Table { columns: columns(["id", "with"]), rows, empty: none(lens, "such tie") })
    };
    let among: Vec<_> =
        ego.among.iter().take(most).map(|dyad| row(store, lens, &tally, *dyad, dyad.pair().0)).collect();
    let few = if among.len() < ego.among.len() { format!("{} of ", among.len()) } else { String::new() };
    let title = format!("ties among these others, the strongest first: {few}{}", ego.among.len());
    Page {
        title: format!("{} ({id}) and those it has ties with", name(store, centre)),
        lens: lens_line(store, lens),
        blocks: vec![
            side("cooperative", &ego.seats.left),
            side("conflictual", &ego.seats.right),
            side("neutral or not assessed", &ego.seats.below),
            Block::Table(
                title,
                Table { columns: columns(["pair", "with"]), rows: among, empty: none(lens, "such tie") },
            ),
        ],
    }
}

fn columns([who, with]: [&'static str; 2]) -> Vec<Column> {
    let mut columns = [who, with, "standing", "since", ""].map(Column::words).to_vec();
    columns.extend(["words >", "deeds >", "words <", "deeds <"].map(Column::number));
    columns.push(Column::words("last event"));
    columns
}

/// A pair seen from one of the two.
fn row(store: &Store, lens: &Lens, tally: &Tally, dyad: Dyad, from: ActorIx) -> Vec<Cell> {
    let to = dyad.other(from).unwrap_or(from);
    let held = store.tie(dyad).and_then(|tie| standing_at(tie, lens.as_of));
    let counted = tally.pair(store, dyad);
    let (given, taken) = counted.seen_from(dyad, from);
    let figures: Vec<Cell> = if counted.there {
        let sides = [given, taken].map(|side| WordsDeeds::of(&side));
        sides.iter().flat_map(|of| [of.words, of.deeds]).map(|acts| Cell::plain(acts.to_string())).collect()
    } else {
        vec![Cell::toned("no match", Tone::Muted), Cell::default(), Cell::default(), Cell::default()]
    };
    let mut cells = vec![
        Cell::plain(store.graph.dyad_id(dyad)),
        Cell::plain(format!("{} – {}", short_name(store, from), short_name(store, to))),
        standing(held),
        Cell::plain(held.map(|at| at.since().to_string()).unwrap_or_default()),
        trends::sign(counted.trend),
    ];
    cells.extend(figures);
    cells.push(Cell::plain(counted.last().map(|ix| store.graph.events.date(ix).to_string()).unwrap_or_default()));
    if let Some(first) = cells.first_mut() {
        first.opens = Some(app::Page::Dyad(dyad, from));
    }
    cells
}
