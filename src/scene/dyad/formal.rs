//! What is formally so between a pair.

use crate::model::Dyad;
use crate::query::{Lens, tracks_at};
use crate::scene::evidence::opens_track;
use crate::scene::page::{Block, Cell, Column, Table};
use crate::scene::words::span;
use crate::store::Store;

/// The formal facts that stand, by whom and since when.
pub(super) fn formal(store: &Store, lens: &Lens, dyad: Dyad) -> Block {
    Block::Table(String::new(), track_list(store, lens, dyad))
}

fn track_list(store: &Store, lens: &Lens, dyad: Dyad) -> Table {
    let rows = store.tie(dyad).into_iter().flat_map(|tie| tracks_at(tie, lens.as_of)).map(|at| {
        let track = at.track;
        let by = track.by.map_or("both", |by| &*store.graph.actors[by].id);
        let doubt = if at.uncertain { " or already over" } else { "" };
        let name = track.name.as_ref().map(|name| format!(": {name}")).unwrap_or_default();
        let since = span(track.span, lens.as_of);
        let since = since.strip_prefix("since ").unwrap_or(&since);
        vec![
            Cell::plain(format!("{}{name}", track.fact.kind().name())),
            Cell::plain(by),
            Cell { opens: opens_track(store, dyad, track), ..Cell::plain(format!("{}{doubt}", track.fact.word())) },
            Cell::plain(since),
        ]
    });
    let columns = vec![Column::line("formally so"), Column::words("by"), Column::words("is"), Column::words("since")];
    Table { columns, rows: rows.collect(), empty: format!("nothing is formally so by {}, as far as coded", lens.as_of) }
}
