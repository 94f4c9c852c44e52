//! Two readings of a pair's record: words against deeds, give and take. Each can be checked by counting events.

use std::fmt;

use super::ledger::Ledger;
use super::lens::Lens;
use super::ties::tie_of;
use crate::model::{ActorIx, Dyad};
use crate::store::Store;

/// Fewest events from which anything is read.
const FEWEST: u64 = 3;

/// Acts of one kind in one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// How many were for.
    pub plus: u64,
    /// How many were against.
    pub minus: u64,
}

/// What prevails among acts of one kind. In order: what is further on is friendlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prevails {
    /// At most a quarter is for.
    Against,
    /// Neither.
    Mixed,
    /// At least three quarters are for.
    For,
}

impl Balance {
    /// All of them.
    #[must_use]
    pub fn n(self) -> u64 {
        self.plus + self.minus
    }

    /// What prevails; nothing where there are fewer than three.
    #[must_use]
    pub fn prevails(self) -> Option<Prevails> {
        self.sign().filter(|_| !self.is_thin())
    }

    /// The sign that it is drawn with: what prevails, of one or two acts too; nothing where there is none.
    #[must_use]
    pub fn sign(self) -> Option<Prevails> {
        let (plus, n) = (self.plus, self.n());
        (n > 0).then_some(match () {
            () if 4 * plus >= 3 * n => Prevails::For,
            () if 4 * plus <= n => Prevails::Against,
            () => Prevails::Mixed,
        })
    }

    /// Whether there are so few, one or two, that their sign says what they were and no more.
    #[must_use]
    pub fn is_thin(self) -> bool {
        self.n() < FEWEST
    }
}

/// `+4-1`
impl fmt::Display for Balance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}-{}", self.plus, self.minus)
    }
}

/// Which is friendlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// What is said is friendlier than what is done.
    Words,
    /// What is done is friendlier than what is said.
    Deeds,
    /// The one is as the other.
    Neither,
}

/// Words against deeds of one direction.
///
/// Words and deeds (CAMEO's verbal and material classes) each have a sign: for where at least three quarters of the counted
/// events are cooperative, against where at most one quarter is, else mixed, and none under three events. Words are ahead
/// where their sign is the friendlier one. How strong an act was plays no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordsDeeds {
    /// What was said.
    pub words: Balance,
    /// What was done.
    pub deeds: Balance,
}

impl WordsDeeds {
    /// Those of a direction.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        Self {
            words: Balance { plus: ledger.words_for, minus: ledger.words_against },
            deeds: Balance { plus: ledger.deeds_for, minus: ledger.deeds_against },
        }
    }

    /// Which is ahead; nothing where there are fewer than three words or fewer than three deeds.
    #[must_use]
    pub fn ahead(self) -> Option<Ahead> {
        let (words, deeds) = (self.words.prevails()?, self.deeds.prevails()?);
        Some(match words.cmp(&deeds) {
            std::cmp::Ordering::Greater => Ahead::Words,
            std::cmp::Ordering::Less => Ahead::Deeds,
            std::cmp::Ordering::Equal => Ahead::Neither,
        })
    }

    /// How many words and deeds there are.
    #[must_use]
    pub fn n(self) -> u64 {
        self.words.n() + self.deeds.n()
    }
}

/// Give and take: how many words and deeds for the other each has given. A joint act counts for both.
///
/// Reciprocity between states is read from such counts since Goldstein & Freeman 1990 ("Three-Way Street"); the threshold
/// is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GiveTake {
    /// What the first gave the second.
    pub first: u64,
    /// What the second gave the first.
    pub second: u64,
}

impl GiveTake {
    /// Who of a pair gives more: at least three for every two of the other's. Nobody where it is closer than that.
    #[must_use]
    pub fn gives_more(self, dyad: Dyad) -> Option<ActorIx> {
        let (a, b) = dyad.pair();
        let more = |one: u64, other: u64| one > 0 && 2 * one >= 3 * other;
        match () {
            () if more(self.first, self.second) => Some(a),
            () if more(self.second, self.first) => Some(b),
            () => None,
        }
    }
}

/// Both readings of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readings {
    /// Of what the first did to the second, and back.
    pub words_deeds: [WordsDeeds; 2],
    /// Who gives and who takes.
    pub give_take: GiveTake,
}

/// The readings of a pair, from the words and deeds that happened by the as-of date and match; neutral and multilateral
/// events are in none. Nothing where fewer than three were counted in either direction: too little is recorded.
#[must_use]
pub fn readings(store: &Store, lens: &Lens, dyad: Dyad) -> Option<Readings> {
    let tie = tie_of(store, lens, dyad, dyad.pair().0)?;
    read(&tie.given, &tie.taken)
}

fn read(forth: &Ledger, back: &Ledger) -> Option<Readings> {
    let words_deeds = [forth, back].map(WordsDeeds::of);
    let give_take = GiveTake { first: forth.plus(), second: back.plus() };
    words_deeds.iter().all(|of| of.n() >= FEWEST).then_some(Readings { words_deeds, give_take })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bundled, day, dyad};

    /// words for, deeds for, words against, deeds against
    fn ledger([words_for, deeds_for, words_against, deeds_against]: [u64; 4]) -> Ledger {
        Ledger { words_for, deeds_for, words_against, deeds_against, ..Ledger::default() }
    }

    #[test]
    fn a_sign_takes_three_events_and_three_quarters() {
        use Prevails::{Against, For, Mixed};
        for (plus, minus, expected) in [
            (2, 0, None),
            (3, 0, Some(For)),
            (2, 1, Some(Mixed)),
            (3, 1, Some(For)),
            (5, 2, Some(Mixed)),
            (6, 2, Some(For)),
            (2, 2, Some(Mixed)),
            (1, 2, Some(Mixed)),
            (1, 3, Some(Against)),
            (0, 3, Some(Against)),
            (u32::MAX.into(), u32::MAX.into(), Some(Mixed)),
        ] {
            assert_eq!(Balance { plus, minus }.prevails(), expected, "{plus} for, {minus} against");
        }
    }

    #[test]
    fn words_are_ahead_where_their_sign_is_the_friendlier_one() {
        use Ahead::{Deeds, Neither, Words};
        for (counts, expected) in [
            ([3, 3, 0, 0], Some(Neither)),
            ([9, 3, 0, 1], Some(Neither)),
            ([3, 2, 0, 1], Some(Words)),
            ([2, 1, 1, 3], Some(Words)),
            ([1, 2, 3, 1], Some(Deeds)),
            ([0, 3, 3, 0], Some(Deeds)),
            ([0, 0, 3, 3], Some(Neither)),
            ([9, 2, 0, 0], None),
            ([2, 9, 0, 0], None),
        ] {
            assert_eq!(WordsDeeds::of(&ledger(counts)).ahead(), expected, "{counts:?}");
        }
    }

    #[test]
    fn who_gives_three_for_every_two_gives_more() {
        let pair = Dyad::new(ActorIx::new(0), ActorIx::new(1)).unwrap();
        for (first, second, expected) in [
            (0, 0, None),
            (3, 0, Some(0)),
            (3, 2, Some(0)),
            (2, 3, Some(1)),
            (4, 3, None),
            (27, 18, Some(0)),
            (27, 19, None),
            (u32::MAX.into(), 1, Some(0)),
        ] {
            let found = GiveTake { first, second }.gives_more(pair).map(crate::model::Ix::raw);
            assert_eq!(found, expected, "{first} and {second}");
        }
    }

    #[test]
    fn nothing_is_read_from_fewer_than_three_events_each_way() {
        for (forth, back, expected) in [
            ([3, 0, 0, 0], [0, 0, 0, 3], true),
            ([9, 9, 9, 9], [1, 1, 0, 0], false),
            ([1, 1, 0, 0], [9, 9, 9, 9], false),
            ([0; 4], [0; 4], false),
        ] {
            assert_eq!(read(&ledger(forth), &ledger(back)).is_some(), expected, "{forth:?} {back:?}");
        }
        let neutral = Ledger { neutral: 9, ..ledger([1, 1, 0, 0]) };
        assert_eq!(read(&neutral, &ledger([9; 4])), None, "what is neither for nor against is not counted");
    }

    /// Counted by hand from the events in `data/relations.json`: words for and against, then deeds for and against, each
    /// way; which is ahead each way; who gives more.
    #[rustfmt::skip]
    const BUNDLED: &[(&str, &str, &str)] = &[
        // Three of Russia's acts, but two of the Taliban's
        ("2003-03-01", "RUS-TAL", "too little"),
        ("2003-03-01", "TAL-USA", "too little"),
        ("2022-01-01", "RUS-TAL", "3-2 0-1 none, 1-2 0-0 none: RUS"),
        ("2025-04-18", "RUS-TAL", "15-2 2-1 Words, 8-2 0-0 none: RUS"),
        ("2025-04-18", "TAL-USA", "2-0 2-1 none, 2-2 3-8 Neither: nobody"),
        ("2025-04-18", "KAZ-TAL", "too little"),
        ("2026-06-24", "RUS-TAL", "25-2 2-1 Words, 14-2 0-0 none: RUS"),
        ("2026-06-24", "TAL-USA", "3-2 3-1 Deeds, 3-5 3-11 Words: nobody"),
        ("2026-06-24", "TAL-IRN", "2-1 0-2 none, 5-1 0-3 Words: IRN"),
        ("2026-06-24", "CHN-TAL", "0-0 2-1 none, 8-1 3-0 Neither: CHN"),
    ];

    #[test]
    fn readings_of_the_bundled_data_are_those_counted_by_hand() {
        let store = bundled();
        for (as_of, pair, expected) in BUNDLED {
            let pair = dyad(pair, store);
            let balance = |of: Balance| format!("{}-{}", of.plus, of.minus);
            let ahead = |of: WordsDeeds| of.ahead().map_or_else(|| "none".to_owned(), |ahead| format!("{ahead:?}"));
            let said = readings(store, &Lens::on(day(as_of)), pair).map(|readings| {
                let each =
                    readings.words_deeds.map(|of| format!("{} {} {}", balance(of.words), balance(of.deeds), ahead(of)));
                let more = readings.give_take.gives_more(pair).map_or("nobody", |actor| &store.graph.actors[actor].id);
                format!("{}: {more}", each.join(", "))
            });
            assert_eq!(said.as_deref().unwrap_or("too little"), *expected, "{pair:?} on {as_of}");
        }
    }
}
