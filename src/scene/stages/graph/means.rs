//! What the thing under the cursor of a graph is, in words and with its counts.

use crate::app::{Page, State};
use crate::model::{ActorIx, Dyad};
use crate::query::{Ledger, WordsDeeds, standing_at, tells, trend};
use crate::scene::page::Cell;
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::{short_name, standing, standing_since};
use crate::store::Store;

/// It, for the line below. Nothing where there is no cursor.
pub(in crate::scene) fn means(store: &Store, state: &State, centre: ActorIx) -> Vec<Cell> {
    match state.stop() {
        Some(Page::Dyad(dyad, from)) => pair(store, state, dyad, from, from == centre),
        Some(Page::BlocWith(bloc, _)) => {
            let name = Cell::toned(store.graph.blocs[bloc].name.as_str(), Tone::Accent);
            vec![
                name,
                Cell::plain("those of its members that have no seat, by how they stand; Enter lists the members"),
            ]
        }
        Some(_) => vec![
            Cell::toned(short_name(store, centre), Tone::Accent),
            Cell::plain("in the middle; Enter tells all about it, f seats the others as of this date"),
        ],
        None => {
            let none =
                format!("nothing is known of {} with anybody by {}", short_name(store, centre), state.lens.as_of);
            vec![Cell::toned(none, Tone::Muted)]
        }
    }
}

/// A pair: how it stands and since when, what each did to the other. One of the two may be the actor in the middle.
fn pair(store: &Store, state: &State, dyad: Dyad, from: ActorIx, in_middle: bool) -> Vec<Cell> {
    let lens = &state.lens;
    let to = dyad.other(from).unwrap_or(from);
    let (one, two) = (short_name(store, from), short_name(store, to));
    let tie = store.tie(dyad);
    let held = tie.and_then(|tie| standing_at(tie, lens.as_of));
    let tone = standing(held).tone;
    let names = if in_middle { two.to_owned() } else { format!("{one} – {two}") };
    let names = Cell::toned(names, tone);
    if !tells(store, lens, dyad) {
        let none = format!("of whom nothing with {one} is known by {}", lens.as_of);
        return vec![names, Cell::toned(none, Tone::Muted)];
    }
    let since = held.map_or_else(|| "not assessed".to_owned(), |at| standing_since(at, lens.as_of));
    let mut cells = vec![names, Cell::toned(since, tone)];
    let Some(tally) = &state.answers.tally else {
        cells.push(Cell::toned("…", Tone::Muted));
        return cells;
    };
    let counted = tally.pair(store, dyad);
    if counted.there {
        let (given, taken) = counted.seen_from(dyad, from);
        let it = if in_middle { "it" } else { two };
        cells.push(Cell::plain(format!("{one} toward {it} {}", acts(&given))));
        cells.push(Cell::plain(format!("{it} toward {one} {}", acts(&taken))));
        cells.extend(tie.map(|tie| trends::because(store, &trend(tie, lens), lens.baseline)));
    } else {
        cells.push(Cell::toned("the filter leaves nothing of it; its seat stays, 0 shows all", Tone::Alert));
    }
    cells
}

/// `words +14-2 deeds +3-0`
fn acts(ledger: &Ledger) -> String {
    let WordsDeeds { words, deeds } = WordsDeeds::of(ledger);
    format!("words {words} deeds {deeds}")
}
