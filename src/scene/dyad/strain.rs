//! What strains or joins a pair from outside: tensions that involve it, and adversaries that it shares.

use crate::app;
use crate::model::{ActorIx, Dyad};
use crate::query::{Lens, SharedAdversary, Side, shared_adversaries, standing_at, tensions_of};
use crate::scene::evidence::opens_standing;
use crate::scene::page::{Block, Cell, Column, Fact, Page, Table};
use crate::scene::tensions::{NO_FORECAST, list, sentence, since};
use crate::scene::tone::Tone;
use crate::scene::words::{lens_line, short_name, standing_since, why};
use crate::store::Store;

/// The tensions that involve a pair.
pub(super) fn tensions(store: &Store, lens: &Lens, dyad: Dyad) -> Block {
    let empty = format!("none involves the two by {}", lens.as_of);
    let found = tensions_of(store, lens, dyad);
    Block::Table(format!("tensions; {NO_FORECAST}"), list(store, found.iter(), empty))
}

/// The adversaries that the two share, with how each stands to them.
pub(super) fn adversaries(store: &Store, lens: &Lens, dyad: Dyad) -> Block {
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

/// Adversaries and tensions in a few lines, each opening its three ties.
pub(super) fn summary(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Fact> {
    let shared = shared_adversaries(store, lens, dyad).into_iter().map(|shared| {
        let cell = Cell::toned(short_name(store, shared.actor), Tone::Conflictual);
        cell.opening(app::Page::Triangle(shared.actor, dyad))
    });
    let tensions = tensions_of(store, lens, dyad);
    let mut cells: Vec<Cell> = tensions
        .iter()
        .take(MOST)
        .map(|tension| {
            let (a, b) = tension.strained.dyad.pair();
            let who = short_name(store, tension.actor);
            let text = if tension.strained.dyad == dyad {
                who.to_owned()
            } else {
                format!("{who}: {}, {}", short_name(store, a), short_name(store, b))
            };
            Cell::toned(text, Tone::Alert).opening(app::Page::Triangle(tension.actor, tension.strained.dyad))
        })
        .collect();
    if let Some(more) = tensions.len().checked_sub(MOST).filter(|more| *more > 0) {
        cells.push(Cell::plain(format!("and {more} more")).opening(app::Page::TensionsOf(dyad)));
    }
    let or_none = |cells: Vec<Cell>| if cells.is_empty() { vec![Cell::toned("none", Tone::Muted)] } else { cells };
    vec![("both oppose".to_owned(), or_none(shared.collect())), ("tensions".to_owned(), or_none(cells))]
}

/// How many tensions the sheet names.
const MOST: usize = 2;

/// The page of three actors: how each two of them stand.
pub(in crate::scene) fn triangle(store: &Store, lens: &Lens, third: ActorIx, dyad: Dyad) -> Page {
    let (a, b) = dyad.pair();
    let pairs = [Some(dyad), Dyad::new(third, a), Dyad::new(third, b)];
    let row = |pair: Dyad| {
        let (one, two) = pair.pair();
        let at = store.tie(pair).and_then(|tie| standing_at(tie, lens.as_of));
        let stands = at.map_or_else(
            || Cell::toned("not assessed", Tone::Muted),
            |at| Cell {
                opens: opens_standing(store, pair, at.spell),
                ..Cell::toned(standing_since(at, lens.as_of), at.spell.value)
            },
        );
        vec![
            Cell::plain(format!("{} – {}", short_name(store, one), short_name(store, two)))
                .opening(app::Page::Dyad(pair, one)),
            stands,
            Cell::plain(at.map(|at| why(at.spell)).unwrap_or_default()),
        ]
    };
    let tension = tensions_of(store, lens, dyad)
        .into_iter()
        .find(|tension| tension.actor == third && tension.strained.dyad == dyad);
    let said = match tension {
        Some(tension) => format!("{}; {NO_FORECAST}", sentence(store, &tension)),
        None => format!(
            "how {}, {} and {} stand to each other",
            short_name(store, third),
            short_name(store, a),
            short_name(store, b)
        ),
    };
    let table = Table {
        columns: ["pair", "standing", "why"].map(Column::words).to_vec(),
        rows: pairs.into_iter().flatten().map(row).collect(),
        empty: String::new(),
    };
    Page {
        title: format!("{}, {} and {}", short_name(store, third), short_name(store, a), short_name(store, b)),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Facts(vec![("so".to_owned(), vec![Cell::plain(said)])]),
            Block::Table(String::new(), table),
        ],
    }
}

/// The page of the tensions that involve a pair.
pub(in crate::scene) fn tensions_page(store: &Store, lens: &Lens, dyad: Dyad, side: Option<ActorIx>) -> Page {
    let (a, b) = dyad.seen_from(side);
    Page {
        title: format!("{} – {}: tensions", short_name(store, a), short_name(store, b)),
        lens: lens_line(store, lens),
        blocks: vec![tensions(store, lens, dyad)],
    }
}
