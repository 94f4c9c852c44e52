//! A neighbour on its seat: who it is, how it stands to the middle, what each did to the other.

use crate::app::{self, State};
use crate::model::{Dyad, Sign as Side, Standing};
use crate::query::{Ego, Ledger, PairTally, WordsDeeds, standing_at};
use crate::scene::page::Cell;
use crate::scene::sign::{Sign, sign};
use crate::scene::stages::square::short;
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::{short_name, standing};
use crate::store::Store;

/// How an edge is drawn: it repeats the sign of the tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Cooperative.
    Double,
    /// Conflictual.
    Dashed,
    /// Neutral, or not assessed.
    Plain,
}

/// What each did to the other: words, then deeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acts {
    /// The actor in the middle to its neighbour.
    pub given: [Sign; 2],
    /// The neighbour to the actor in the middle.
    pub taken: [Sign; 2],
}

/// A neighbour on its seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Its id and its name.
    pub who: String,
    /// Which way the tie went.
    pub trend: Cell,
    /// How it stands, or why it is dim.
    pub word: Cell,
    /// The same where there is less room.
    pub short: String,
    /// How its edge is drawn.
    pub line: Stroke,
    /// What each did to the other; nothing where the filter leaves nothing of it, or figures are being counted.
    pub acts: Option<Acts>,
    /// Whether it stands back: the tie is not there on the day, or the filter leaves nothing of it.
    pub dim: bool,
    /// What it opens.
    pub opens: app::Page,
}

/// How a tie is seen through the lens.
pub(super) enum Seen {
    /// There, and it matches, or figures are being counted.
    There(Option<PairTally>),
    /// The filter leaves nothing of it.
    NoMatch,
    /// Both are known, and nothing is known between them by the as-of date.
    NoTie,
}

/// How a tie is seen through the lens; nothing where the other is not known by the as-of date.
pub(super) fn seen(store: &Store, state: &State, ego: &Ego, dyad: Dyad) -> Option<Seen> {
    let other = dyad.other(ego.centre)?;
    if !store.graph.actors[other].life.is_known(state.lens.as_of) {
        return None;
    }
    if !ego.tells(dyad) {
        return Some(Seen::NoTie);
    }
    let counted = state.answers.tally.as_ref().map(|tally| tally.pair(store, dyad));
    Some(if counted.is_some_and(|counted| !counted.there) { Seen::NoMatch } else { Seen::There(counted) })
}

/// A neighbour on its seat; nothing where it is not known by the as-of date.
pub(super) fn seat(store: &Store, state: &State, ego: &Ego, dyad: Dyad) -> Option<Seat> {
    let seen = seen(store, state, ego, dyad)?;
    let centre = ego.centre;
    let other = dyad.other(centre)?;
    let held = store.tie(dyad).and_then(|tie| standing_at(tie, state.lens.as_of));
    let (trend, acts) = match &seen {
        Seen::There(Some(counted)) => {
            let (given, taken) = counted.seen_from(dyad, centre);
            (moved(counted), Some(Acts { given: signs(&given), taken: signs(&taken) }))
        }
        _ => (Cell::default(), None),
    };
    Some(Seat {
        who: format!("{} {}", store.graph.actors[other].id, short_name(store, other)),
        trend,
        word: word(&seen, standing(held)),
        short: if matches!(seen, Seen::NoMatch) {
            dim(held.map_or("", |at| short(at.spell.value)))
        } else {
            String::new()
        },
        line: line(held.map(|at| at.spell.value)),
        acts,
        dim: matches!(seen, Seen::NoMatch | Seen::NoTie),
        opens: app::Page::Dyad(dyad, centre),
    })
}

/// The sign of a trend; none where there was no step.
pub(super) fn moved(counted: &PairTally) -> Cell {
    let sign = trends::sign(counted.trend);
    if sign.tone == Tone::Muted { Cell::default() } else { sign }
}

/// What is said of what the filter leaves nothing of.
pub(super) const NO_MATCH: &str = "no match";

/// How it stands, though the filter leaves nothing of it.
fn dim(stands: &str) -> String {
    if stands.is_empty() { NO_MATCH.to_owned() } else { format!("{stands}, {NO_MATCH}") }
}

/// How it stands, or why it is dim.
pub(super) fn word(seen: &Seen, held: Cell) -> Cell {
    match seen {
        Seen::There(Some(_)) => held,
        Seen::There(None) => Cell { text: format!("{} …", held.text), ..held },
        Seen::NoMatch => Cell::toned(dim(&held.text), Tone::Muted),
        Seen::NoTie => Cell::toned("no tie known", Tone::Muted),
    }
}

fn line(held: Option<Standing>) -> Stroke {
    match held.map(Standing::sign) {
        Some(Side::Plus) => Stroke::Double,
        Some(Side::Minus) => Stroke::Dashed,
        Some(Side::Neutral) | None => Stroke::Plain,
    }
}

fn signs(ledger: &Ledger) -> [Sign; 2] {
    let WordsDeeds { words, deeds } = WordsDeeds::of(ledger);
    [words, deeds].map(sign)
}
