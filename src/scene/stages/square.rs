//! A square of the matrix: what a row says and does toward a column, in three cells or a word.

use std::borrow::Cow;

use crate::model::{ActorIx, Cells, Dyad, Standing};
use crate::query::{Balance, Direction, Lens, Prevails, Tally, Trend, direction, standing_at, tells};
use crate::scene::sign::{Sign, sign};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::store::Store;

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// As it is drawn; nothing where there is none.
    pub text: Cow<'static, str>,
    /// What it means.
    pub tone: Tone,
    /// Whether it stands for three acts or more.
    pub strong: bool,
    /// Whether it is one of two that say the opposite, three acts or more each: words for and deeds against, or the other
    /// way round.
    pub opposed: bool,
}

/// Up to three marks, one after the other.
pub type Square = [Piece; 3];

fn piece(text: impl Into<Cow<'static, str>>, tone: Tone) -> Piece {
    Piece { text: text.into(), tone, ..Piece::default() }
}

fn alone(text: impl Into<Cow<'static, str>>, tone: Tone) -> Square {
    [piece(text, tone), Piece::default(), Piece::default()]
}

/// A mark that stands alone, in the middle of three cells.
fn middle(text: &'static str) -> Square {
    [piece(" ", Tone::Muted), piece(text, Tone::Muted), Piece::default()]
}

/// What stands where an actor would act toward itself.
pub(super) const ITSELF: &str = "\\";
/// What stands for a pair of which nothing is known.
pub(super) const UNCODED: &str = "?";

/// The square of two actors.
pub(in crate::scene) fn square(
    store: &Store,
    lens: &Lens,
    tally: Option<&Tally>,
    cells: Cells,
    (row, column): (ActorIx, ActorIx),
) -> Square {
    let Some(dyad) = Dyad::new(row, column) else { return middle(ITSELF) };
    let Some(tally) = tally else {
        return if tells(store, lens, dyad) { counting() } else { middle(UNCODED) };
    };
    match direction(store, lens, tally, row, column) {
        Some(way) if way.there => match cells {
            Cells::Signs => signs(&way),
            Cells::Words => counted(way.readings().words),
            Cells::Deeds => counted(way.readings().deeds),
            Cells::Standing => standing(store, lens, dyad),
        },
        // The filter leaves nothing of it: a dot would say that it stays, and has no act that matches.
        Some(way) if way.coded => middle(" "),
        _ => middle(UNCODED),
    }
}

fn signs(way: &Direction) -> Square {
    let readings = way.readings();
    let change = match way.trend {
        Trend::Level => piece(" ", Tone::Muted),
        trend => {
            let (symbol, tone) = trends::symbol(trend);
            Piece { strong: true, ..piece(symbol, tone) }
        }
    };
    let opposed = match (readings.words.prevails(), readings.deeds.prevails()) {
        (Some(words), Some(deeds)) => words != deeds && words != Prevails::Mixed && deeds != Prevails::Mixed,
        _ => false,
    };
    let drawn = |acts: Balance| Piece { opposed, ..drawn(sign(acts)) };
    [drawn(readings.words), drawn(readings.deeds), change]
}

fn drawn(sign: Sign) -> Piece {
    Piece { strong: !sign.thin, ..piece(sign.symbol, sign.tone) }
}

/// How many were for and how many against, in the tone of what prevails.
fn counted(acts: Balance) -> Square {
    let sign = drawn(sign(acts));
    let text = if acts.n() == 0 { sign.text.clone() } else { acts.to_string().into() };
    [Piece { text, ..sign }, Piece::default(), Piece::default()]
}

fn standing(store: &Store, lens: &Lens, dyad: Dyad) -> Square {
    match store.tie(dyad).and_then(|tie| standing_at(tie, lens.as_of)) {
        Some(at) => alone(short(at.spell.value), Tone::from(at.spell.value)),
        None => alone(".", Tone::Muted),
    }
}

/// The square of what is still being counted.
pub(super) fn counting() -> Square {
    alone("…", Tone::Muted)
}

/// A standing in four letters.
pub(in crate::scene::stages) const fn short(standing: Standing) -> &'static str {
    match standing {
        Standing::Allied => "ally",
        Standing::Partner => "part",
        Standing::Transactional => "tran",
        Standing::Neutral => "neut",
        Standing::Strained => "strn",
        Standing::Adversarial => "adve",
        Standing::Hostile => "host",
    }
}

/// The square of a folded bloc: how many events, in so many cells; a bloc has no sign of its own.
pub(super) fn events(sum: Option<u64>, cells: usize) -> Square {
    match sum {
        None => middle(UNCODED),
        Some(0) => alone(".", Tone::Muted),
        Some(n) => {
            let text = n.to_string();
            let most = || format!("{}+", "9".repeat(cells.saturating_sub(1).max(1)));
            alone(if text.len() <= cells { text } else { most() }, Tone::Muted)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(square: &Square) -> String {
        square.iter().map(|piece| &*piece.text).collect()
    }

    #[test]
    fn a_number_that_has_no_room_says_that_there_are_more() {
        for (sum, cells, expected) in [(None, 3, " ?"), (Some(0), 3, "."), (Some(7), 3, "7"), (Some(999), 3, "999")] {
            assert_eq!(text(&events(sum, cells)), expected);
        }
        assert_eq!((text(&events(Some(1000), 3)), text(&events(Some(10), 1))), ("99+".to_owned(), "9+".to_owned()));
    }

    #[test]
    fn few_acts_are_drawn_thin() {
        for (plus, minus, expected, strong) in
            [(25, 2, "+25-2", true), (1, 1, "+1-1", false), (0, 0, ".", false), (1, 7, "+1-7", true)]
        {
            let square = counted(Balance { plus, minus });
            assert_eq!((text(&square).as_str(), square[0].strong), (expected, strong));
        }
    }
}
