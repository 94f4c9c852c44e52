//! What the marks of the matrix mean, in a line or two under it.

use super::matrix::of_kind;
use super::square::{ITSELF, UNCODED, short};
use crate::app::State;
use crate::model::{Cells, Standing, Word};
use crate::query::Lens;
use crate::scene::page::Cell;
use crate::scene::tone::Tone;
use crate::scene::words::UNKNOWN;
use crate::store::Store;

/// A mark and what it means; a heading means nothing more.
pub type Meaning = (Cell, String);

/// The lines under the matrix.
pub(super) fn key(store: &Store, state: &State) -> Vec<Vec<Meaning>> {
    let mut lines = meanings(&state.lens, state.matrix.cells);
    let arranged = &state.matrix;
    if let (false, Some(last)) = (arranged.folded.is_empty(), lines.last_mut()) {
        let without = if arranged.cells == Cells::Standing { "standing" } else { "sign" };
        let text = format!("events{} of a folded bloc, without a {without}", of_kind(arranged.cells));
        last.push(meaning("12", Tone::Muted, &text));
        let parts = arranged.folded.iter().map(|bloc| arranged.part(store, &state.lens, *bloc));
        if let Some([own, all]) = parts.into_iter().find(|[own, all]| own < all) {
            last.push(meaning(&format!("{own} of {all}"), Tone::Muted, "members of a bloc; its row counts no others"));
        }
    }
    lines
}

/// What can stand in a square.
pub(super) fn meanings(lens: &Lens, cells: Cells) -> Vec<Vec<Meaning>> {
    let uncoded = format!("{UNKNOWN}: neither a tie nor an event by {}", lens.as_of);
    let span = meaning("acts:", Tone::Plain, "all so far, of any age");
    let dropped = meaning("empty:", Tone::Plain, "the filter leaves nothing of the pair");
    let mut rest = vec![meaning(UNCODED, Tone::Muted, &uncoded), meaning(ITSELF, Tone::Muted, "itself"), span];
    rest.extend(Some(dropped).filter(|_| !lens.filter.text().is_empty()));
    match cells {
        Cells::Signs => {
            let mut change = change(lens);
            change.push(meaning("underlined:", Tone::Plain, "opposed, three or more"));
            vec![acts(lens, "first words, then deeds:"), change, rest]
        }
        Cells::Words | Cells::Deeds => vec![figures(lens), rest],
        Cells::Standing => vec![standings(), rest],
    }
}

fn meaning(mark: &str, tone: impl Into<Tone>, text: &str) -> Meaning {
    (Cell::toned(mark, tone), text.to_owned())
}

fn heading(text: impl Into<String>) -> Meaning {
    (Cell::plain(text), String::new())
}

fn acts(lens: &Lens, title: &str) -> Vec<Meaning> {
    let none = if lens.filter.text().is_empty() { "none recorded" } else { "none that matches" };
    vec![
        heading(title),
        meaning("+", Tone::Cooperative, "mostly for"),
        meaning("-", Tone::Conflictual, "mostly against"),
        meaning("±", Tone::Alert, "both"),
        meaning(".", Tone::Muted, none),
        meaning("bold:", Tone::Plain, "three acts or more"),
    ]
}

fn figures(lens: &Lens) -> Vec<Meaning> {
    let none = if lens.filter.text().is_empty() { "none recorded" } else { "none that matches" };
    vec![
        meaning("+2-13", Tone::Conflictual, "two for, thirteen against"),
        meaning(".", Tone::Muted, none),
        meaning("bold:", Tone::Plain, "three acts or more"),
        meaning("colour:", Tone::Plain, "three quarters for, three quarters against, or neither"),
    ]
}

fn change(lens: &Lens) -> Vec<Meaning> {
    // A filter selects acts; which way a tie went is another matter.
    let tie = if lens.filter.text().is_empty() { "tie" } else { "whole tie" };
    vec![
        heading(format!("third, {tie} since {}:", lens.baseline)),
        meaning("▲", Tone::Cooperative, "better"),
        meaning("▼", Tone::Conflictual, "worse"),
        meaning("±", Tone::Alert, "both"),
        meaning("*", Tone::New, "newly assessed"),
        meaning("blank:", Tone::Plain, "same"),
    ]
}

fn standings() -> Vec<Meaning> {
    let each = Standing::ALL.iter().map(|held| meaning(short(*held), *held, held.word()));
    each.chain([meaning(".", Tone::Muted, "not assessed")]).collect()
}
