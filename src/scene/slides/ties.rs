//! Ties as a room reads them: with whom, how they stand, what is formally so, which way it went.

use super::kept::Kept;
use super::spoken::{ban, day, recognised};
use crate::model::{ActorIx, BlocIx, Dyad, Fact, Track};
use crate::query::{Lens, TrackAt, Trend, pairs_of_bloc, standing_at, ties, tracks_at, trend};
use crate::scene::page::{Cell, Column};
use crate::scene::trend::{sign, way};
use crate::scene::words::{UNKNOWN, absent, short_name, standing};
use crate::store::Store;

const COLUMNS: [Column; 5] = [
    Column::line("with"),
    Column::words("standing"),
    Column::words("ban"),
    Column::words("post"),
    Column::words("recognised"),
];

/// The column of the standing; formal facts come after it.
const STANDING: usize = 1;

/// What is not in the data.
const UNKNOWN_MARK: &str = "?";

/// The ties of an actor, from cooperative to hostile.
pub(super) fn of_actor(store: &Store, lens: &Lens, actor: ActorIx) -> Kept {
    let rows: Vec<Vec<Cell>> =
        ties(store, lens, actor).into_iter().map(|tie| row(store, lens, tie.dyad, tie.other)).collect();
    let ends = from_both_ends(rows.len());
    kept(lens, short_name(store, actor), rows, absent(lens, "tie")).weighed(ends)
}

/// The best and the worst first: who left out the one or the other would mislead. What has no room is in the middle.
fn from_both_ends(rows: usize) -> Vec<usize> {
    (0..rows).map(|at| if at.is_multiple_of(2) { at / 2 } else { rows - 1 - at / 2 }).collect()
}

/// The ties of the members of a bloc with an actor.
pub(super) fn of_members(store: &Store, lens: &Lens, bloc: BlocIx, actor: ActorIx) -> Kept {
    let pairs = pairs_of_bloc(store, lens, bloc, actor);
    let pairs = pairs.filter(|dyad| lens.keeps_tie(store, *dyad));
    let rows = pairs.map(|dyad| row(store, lens, dyad, dyad.other(actor).unwrap_or(actor))).collect();
    kept(lens, short_name(store, actor), rows, absent(lens, "tie"))
}

fn kept(lens: &Lens, whose: &str, rows: Vec<Vec<Cell>>, empty: String) -> Kept {
    let (whose, baseline) = (whose.to_owned(), day(lens.baseline));
    Kept::first(&COLUMNS, rows, "further tie", empty).explained(move |rows| explained(rows, &whose, &baseline))
}

/// Marks what is not in the data, and tells what these rows have for marks.
fn explained(rows: &mut [Vec<Cell>], whose: &str, baseline: &str) -> String {
    if rows.is_empty() {
        return String::new();
    }
    // A column of which nothing is in the data tells nothing.
    let is_told = |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.text.is_empty()));
    let told: Vec<usize> = (0..COLUMNS.len()).filter(is_told).collect();
    let mut unknown = String::new();
    for (at, cell) in rows.iter_mut().flat_map(|row| row.iter_mut().enumerate()) {
        if cell.text.is_empty() && told.contains(&at) {
            *cell = Cell::plain(UNKNOWN_MARK);
            unknown = format!("; ? {UNKNOWN}");
        }
    }
    // In a row stands what the other did, else what was done to it.
    let formal = if told.iter().any(|at| *at > STANDING) {
        format!("; ban, post, recognition: by the one in the row, else by {whose}")
    } else {
        String::new()
    };
    format!("ties with {whose}{formal}{unknown}{}", moved(rows, baseline))
}

/// The signs in these rows: `; ▲ better, ▼ worse since 24 June 2025`
fn moved(rows: &[Vec<Cell>], baseline: &str) -> String {
    let stand = || rows.iter().filter_map(|row| row.get(STANDING));
    let is_drawn = |trend: &Trend| stand().any(|cell| cell.text.ends_with(sign(*trend).text.as_str()));
    let drawn = Trend::ALL.into_iter().filter(|trend| *trend != Trend::Level && is_drawn(trend));
    let said: Vec<String> = drawn.map(|trend| way(trend).text).collect();
    if said.is_empty() { String::new() } else { format!("; {} since {baseline}", said.join(", ")) }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 5]) -> Vec<Cell> {
        cells.map(Cell::plain).to_vec()
    }

    #[test]
    fn what_has_no_room_is_neither_the_best_nor_the_worst() {
        assert_eq!(from_both_ends(5), [0, 4, 1, 3, 2]);
        assert_eq!((from_both_ends(2), from_both_ends(0)), (vec![0, 1], vec![]));
    }

    #[test]
    fn only_marks_that_are_drawn_are_explained() {
        let lens = Lens::on("2025-12-31".parse().unwrap());
        let rows = vec![
            row(["A", "partner", "", "embassy", ""]),
            row(["B", "neutral ▲", "", "embassy", ""]),
            row(["C", "hostile ±", "", "", "no"]),
        ];
        let kept = kept(&lens, "D", rows, String::new());
        let since = day(lens.baseline);
        let formal = "ties with D; ban, post, recognition: by the one in the row, else by D";
        let told = |most| kept.shown(most).1;
        assert_eq!(told(1), format!("{formal}; and 2 further ties"));
        assert_eq!(told(2), format!("{formal}; ▲ better since {since}; and 1 further tie"));
        let all = format!("{formal}; ? not in the data; ▲ better, ± better and worse since {since}");
        assert_eq!(told(3), all);
        let marks = |most: usize| kept.shown(most).0.rows.into_iter().flatten().filter(|cell| cell.text == "?").count();
        assert_eq!([1, 2, 3].map(marks), [0, 0, 3]);
    }
}
