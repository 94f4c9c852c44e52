//! The record of a direction as figures, each of which opens the events that it counts.

use super::page::Cell;
use super::tone::Tone;
use crate::app;
use crate::model::{ActorIx, Quad, Sign};
use crate::query::{Column, Count, Ledger};

/// What is counted of a direction, in the order in which it is shown: the column, its title, the number.
pub(super) fn columns(ledger: &Ledger) -> [(Column, &'static str, u32); 7] {
    [
        (Column::Class(Quad::WordsFor), "words+", ledger.words_for),
        (Column::Class(Quad::DeedsFor), "deeds+", ledger.deeds_for),
        (Column::Class(Quad::WordsAgainst), "words-", ledger.words_against),
        (Column::Class(Quad::DeedsAgainst), "deeds-", ledger.deeds_against),
        (Column::Class(Quad::Neutral), "neutral", ledger.neutral),
        (Column::Together, "together", ledger.together),
        (Column::All, "n", ledger.n()),
    ]
}

/// A figure in its tone, opening what it counts.
pub(super) fn figure(from: ActorIx, to: ActorIx, column: Column, number: u32, text: String) -> Cell {
    let tone = match column {
        _ if number == 0 => Tone::Muted,
        Column::Class(quad) => match quad.sign() {
            Sign::Plus => Tone::Cooperative,
            Sign::Minus => Tone::Conflictual,
            Sign::Neutral => Tone::Plain,
        },
        Column::Together | Column::All => Tone::Plain,
    };
    Cell::toned(text, tone).opening(app::Page::Count(Count::Record { from, to, column }, 0))
}

/// All figures of a direction that are not 0, in words.
pub(super) fn figures(from: ActorIx, to: ActorIx, ledger: &Ledger) -> Vec<Cell> {
    let all = columns(ledger).into_iter().filter(|(column, _, number)| *number > 0 || *column == Column::All);
    all.map(|(column, title, number)| {
        let text = if column == Column::All { format!("{number} in all") } else { format!("{number} {title}") };
        figure(from, to, column, number, text)
    })
    .collect()
}
