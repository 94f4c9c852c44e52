//! Ties as a room reads them: with whom, how they stand, what is formally so, which way it went.

use super::kept::Kept;
use super::spoken::{ban, day, recognised};
use crate::model::{ActorIx, BlocIx, Dyad, Fact, Track};
use crate::query::{Lens, TrackAt, Trend, pairs_of_bloc, standing_at, ties, tracks_at, trend};
use crate::scene::page::{Cell, Column};
use crate::scene::trend::sign;
use crate::scene::words::{absent, short_name, standing};
use crate::store::Store;

const COLUMNS: [Column; 5] = [
    Column::line("with"),
    Column::words("standing"),
    Column::words("ban"),
    Column::words("post"),
    Column::words("recognised"),
];

/// How a standing ends that changed.
const SIGNS: [char; 3] = ['▲', '▼', '±'];

/// Of what nothing is coded, which does not mean that there is none.
const UNKNOWN: &str = "?";

/// The ties of an actor, from cooperative to hostile.
pub(super) fn of_actor(store: &Store, lens: &Lens, actor: ActorIx) -> Kept {
    let rows = ties(store, lens, actor).into_iter().map(|tie| row(store, lens, tie.dyad, tie.other)).collect();
    kept(lens, short_name(store, actor), rows, absent(lens, "tie"))
}

/// The ties of the members of a bloc with an actor.
pub(super) fn of_members(store: &Store, lens: &Lens, bloc: BlocIx, actor: ActorIx) -> Kept {
    let pairs = pairs_of_bloc(store, lens, bloc, actor);
    let pairs = pairs.filter(|dyad| lens.keeps_tie(store, *dyad));
    let rows = pairs.map(|dyad| row(store, lens, dyad, dyad.other(actor).unwrap_or(actor))).collect();
    kept(lens, short_name(store, actor), rows, absent(lens, "tie"))
}

fn kept(lens: &Lens, whose: &str, mut rows: Vec<Vec<Cell>>, empty: String) -> Kept {
    // A column of which nothing is coded tells nothing.
    let is_coded = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.text.is_empty()));
    let shown: Vec<bool> = (0..COLUMNS.len()).map(is_coded).collect();
    for row in &mut rows {
        for (cell, _) in row.iter_mut().zip(&shown).filter(|(cell, shown)| **shown && cell.text.is_empty()) {
            *cell = Cell::plain(UNKNOWN);
        }
    }
    let moved = rows.iter().take(Kept::FULLEST).filter_map(|row| row.get(1)).any(|cell| cell.text.ends_with(SIGNS));
    let unknown = rows.iter().take(Kept::FULLEST).flatten().any(|cell| cell.text == UNKNOWN);
    let unknown = if unknown { "; ? not in the data" } else { "" };
    let signs = format!("; ▲ better, ▼ worse, ± mixed since {}", day(lens.baseline));
    // In a row stands what the other did, else what was done to it.
    let formal = shown.iter().skip(2).any(|shown| *shown);
    let formal = if formal {
        format!("; ban, post, recognition: by the one in the row, else by {whose}")
    } else {
        String::new()
    };
    let means = format!("ties with {whose}{formal}{unknown}{}", if moved { &signs } else { "" });
    let any = !rows.is_empty();
    Kept::first(&COLUMNS, rows, "further tie", empty).meaning(if any { means } else { String::new() })
}

fn row(store: &Store, lens: &Lens, dyad: Dyad, other: ActorIx) -> Vec<Cell> {
    let tie = store.tie(dyad);
    let tracks: Vec<TrackAt<'_>> = tie.into_iter().flat_map(|tie| tracks_at(tie, lens.as_of)).collect();
    let fact = |said: &dyn Fn(&Track) -> Option<String>| {
        let of = |is_meant: &dyn Fn(&Track) -> bool| {
            let mut meant = tracks.iter().filter(|at| is_meant(at.track));
            meant.find_map(|at| said(at.track).map(|word| if at.uncertain { format!("{word} or over") } else { word }))
        };
        // What the other did to whom the slide is about, else what both did, else the reverse.
        of(&|track| track.by == Some(other)).or_else(|| of(&|track| track.by.is_none())).or_else(|| of(&|_| true))
    };
    let plain = |text: Option<String>| Cell::plain(text.unwrap_or_default());
    vec![
        Cell::plain(short_name(store, other)),
        stands(store, lens, dyad),
        plain(fact(&|track| match track.fact {
            Fact::Law(law) => Some(ban(law, track.span.from)),
            _ => None,
        })),
        plain(fact(&|track| match track.fact {
            Fact::Post(post) => Some(post.to_string()),
            _ => None,
        })),
        plain(fact(&|track| match track.fact {
            Fact::Recognition(recognition) => Some(recognised(recognition, track.span.from)),
            _ => None,
        })),
    ]
}

/// The standing in a word, and which way it went: `partner ▲`.
fn stands(store: &Store, lens: &Lens, dyad: Dyad) -> Cell {
    let tie = store.tie(dyad);
    let cell = standing(tie.and_then(|tie| standing_at(tie, lens.as_of)));
    match tie.map(|tie| trend(tie, lens).trend).unwrap_or_default() {
        Trend::Level => cell,
        moved => Cell { text: format!("{} {}", cell.text, sign(moved).text), ..cell },
    }
}
