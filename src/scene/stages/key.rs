//! What the marks of the matrix mean, in a line or two under it.

use super::square::{ITSELF, UNCODED, short};
use crate::app::{Cells, State};
use crate::model::{Standing, Word};
use crate::scene::page::Cell;
use crate::scene::tone::Tone;

/// A mark and what it means; a heading means nothing more.
pub type Meaning = (Cell, String);

/// The lines under the matrix.
pub(super) fn key(state: &State) -> Vec<Vec<Meaning>> {
    let matrix = &state.matrix;
    let mut lines = match matrix.cells {
        Cells::Signs => vec![acts(state, "1st words, 2nd deeds:"), change(state)],
        Cells::Words => vec![acts(state, "What the row said to the column, and how often:")],
        Cells::Deeds => vec![acts(state, "What the row did to the column, and how often:")],
        Cells::Standing => vec![standings()],
    };
    let mut rest =
        vec![meaning(UNCODED, Tone::Muted, "not coded: no tie, no event"), meaning(ITSELF, Tone::Muted, "itself")];
    if !matrix.folded.is_empty() {
        rest.push(meaning("12", Tone::Muted, "of a folded bloc: so many events, no sign of its own"));
    }
    match lines.last_mut() {
        Some(last) if matrix.cells == Cells::Signs => last.append(&mut rest),
        _ => lines.push(rest),
    }
    lines
}

fn meaning(mark: &str, tone: impl Into<Tone>, text: &str) -> Meaning {
    (Cell::toned(mark, tone), text.to_owned())
}

fn acts(state: &State, heading: &str) -> Vec<Meaning> {
    let none = if state.lens.filter.text().is_empty() { "none recorded" } else { "none recorded that matches" };
    vec![
        (Cell::plain(heading), String::new()),
        meaning("+", Tone::Cooperative, "mostly for"),
        meaning("-", Tone::Conflictual, "mostly against"),
        meaning("±", Tone::Alert, "both"),
        meaning(".", Tone::Muted, none),
        (Cell::plain("bold:"), "three acts or more".to_owned()),
    ]
}

fn change(state: &State) -> Vec<Meaning> {
    vec![
        (Cell::plain(format!("3rd, pair since {}:", state.lens.baseline)), String::new()),
        meaning("▲", Tone::Cooperative, "better"),
        meaning("▼", Tone::Conflictual, "worse"),
        meaning("±", Tone::Alert, "both"),
        (Cell::plain("blank:"), "same".to_owned()),
    ]
}

fn standings() -> Vec<Meaning> {
    let each = Standing::ALL.iter().map(|held| meaning(short(*held), *held, held.word()));
    each.chain([meaning(".", Tone::Muted, "not assessed")]).collect()
}
