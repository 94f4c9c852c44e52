//! Strain between ties: an actor that is close to both sides of a hostile tie.

use std::cmp::Reverse;

use super::lens::Lens;
use super::standing::{StandingAt, standing_at};
use crate::model::{ActorIx, Day, Dyad, Standing, sort_by_key};
use crate::store::Store;

/// A pair with its standing on the as-of date.
#[derive(Debug, Clone, Copy)]
pub struct Side<'s> {
    /// The pair.
    pub dyad: Dyad,
    /// How the two stand.
    pub at: StandingAt<'s>,
}

impl<'s> Side<'s> {
    /// The standing of a pair; nothing where none is assessed.
    pub(super) fn of(store: &'s Store, lens: &Lens, dyad: Dyad) -> Option<Self> {
        standing_at(store.tie(dyad)?, lens.as_of).map(|at| Self { dyad, at })
    }

    /// Whether the two are adversarial or hostile to each other.
    pub(super) fn is_hostile(self) -> bool {
        matches!(self.at.spell.value, Standing::Adversarial | Standing::Hostile)
    }

    fn is_close(self) -> bool {
        matches!(self.at.spell.value, Standing::Allied | Standing::Partner)
    }
}

/// An actor that is allied or partner to both sides of an adversarial or hostile tie.
///
/// A tension stays while the filter keeps the strained tie, which is what it is about, or both close ties, as it does when
/// it asks for who is in between. By one close tie it would stay for whatever two friends have ever done.
///
/// Such a triangle is unbalanced: the product of its signs is negative (Cartwright & Harary 1956, "Structural balance: a
/// generalization of Heider's theory", Psychological Review 63). That describes strain and forecasts nothing. Who is in
/// between is also who could go between.
#[derive(Debug, Clone, Copy)]
pub struct Tension<'s> {
    /// Who is in between.
    pub actor: ActorIx,
    /// Its ties with the first and the second of the strained pair.
    pub close: [Side<'s>; 2],
    /// The tie between those two.
    pub strained: Side<'s>,
}

impl<'s> Tension<'s> {
    /// The strained tie, then the close ones.
    #[must_use]
    pub fn sides(&self) -> [Side<'s>; 3] {
        let [first, second] = self.close;
        [self.strained, first, second]
    }

    /// The day on which the youngest of the three standings had surely begun.
    #[must_use]
    pub fn since(&self) -> Day {
        let begun = self.sides().map(|side| side.at.since().last());
        begun.into_iter().max().unwrap_or(Day::MIN)
    }

    /// Whether one of the three standings may already be another: until that is sure, the earlier value stands.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.sides().iter().any(|side| side.at.uncertain)
    }
}

/// The tensions over ties that the filter keeps: the newest first, by [`Tension::since`], then in the order of the strained pairs.
#[must_use]
pub fn tensions<'s>(store: &'s Store, lens: &Lens) -> Vec<Tension<'s>> {
    sorted(store.graph.ties.rows().flat_map(|tie| over(store, lens, tie.dyad)).collect())
}

/// The tensions that involve a pair, as the strained tie or as one of the two close ones, in the same order.
#[must_use]
pub fn tensions_of<'s>(store: &'s Store, lens: &Lens, dyad: Dyad) -> Vec<Tension<'s>> {
    let (a, b) = dyad.pair();
    let theirs = store.dyads_of(a).iter().chain(store.dyads_of(b)).filter_map(|ix| store.pair(*ix));
    let mut strained: Vec<Dyad> = theirs.collect();
    sort_by_key(&mut strained, |dyad| *dyad);
    strained.dedup();
    let found = strained.into_iter().flat_map(|strained| over(store, lens, strained));
    sorted(found.filter(|tension| tension.sides().iter().any(|side| side.dyad == dyad)).collect())
}

/// The tensions over one tie.
fn over<'s>(store: &'s Store, lens: &Lens, strained: Dyad) -> Vec<Tension<'s>> {
    let stays = |side: &Side<'_>| lens.keeps_tie(store, side.dyad);
    let Some(strained) = Side::of(store, lens, strained).filter(|side| side.is_hostile()) else { return Vec::new() };
    let (a, b) = strained.dyad.pair();
    let close = |actor, side| Side::of(store, lens, Dyad::new(actor, side)?).filter(|side| side.is_close());
    // Who is close to both has a tie with either: the shorter list is enough.
    let [one, other] = [a, b].map(|actor| (actor, store.dyads_of(actor)));
    let (from, ties) = if one.1.len() <= other.1.len() { one } else { other };
    let between = ties.iter().filter_map(|ix| store.pair(*ix)?.other(from));
    let tension = |actor| Some(Tension { actor, close: [close(actor, a)?, close(actor, b)?], strained });
    between.filter_map(tension).filter(|tension| stays(&tension.strained) || tension.close.iter().all(stays)).collect()
}

fn sorted(mut found: Vec<Tension<'_>>) -> Vec<Tension<'_>> {
    sort_by_key(&mut found, |tension| (Reverse(tension.since()), tension.strained.dyad, tension.actor));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Bound;
    use crate::query::fixture::{bind, bundled, day, dyad, ties_store};

    /// `since actor: A-B`, with `?` where it is uncertain.
    fn said(store: &Store, found: &[Tension<'_>]) -> Vec<String> {
        let one = |tension: &Tension<'_>| {
            let doubt = if tension.is_uncertain() { "?" } else { "" };
            let (actor, pair) = (&store.graph.actors[tension.actor].id, store.graph.dyad_id(tension.strained.dyad));
            format!("{} {actor}: {pair}{doubt}", tension.since())
        };
        found.iter().map(one).collect()
    }

    fn on(store: &Store, as_of: &str, filter: &str) -> Lens {
        let filter = if filter.is_empty() { Bound::default() } else { bind(filter, store).unwrap() };
        Lens::new(day(as_of), day(as_of), filter)
    }

    #[rustfmt::skip]
    const SMALL: &[(&str, &str, &[&str])] = &[
        // Close to one side is not enough, nor is a tie that is not hostile
        ("A-B allied 2001; B-C hostile 2002", "2010-01-01", &[]),
        ("A-B allied 2001; A-C partner 2003; B-C strained 2002", "2010-01-01", &[]),
        ("A-B allied 2001; A-C transactional 2003; B-C hostile 2002", "2010-01-01", &[]),
        ("A-B allied 2001; A-C hostile 2003; B-C hostile 2002", "2010-01-01", &[]),
        // The youngest of the three counts, from its last possible day
        ("A-B allied 2001; A-C partner 2003; B-C adversarial 2002-05-01", "2010-01-01", &["2003-12-31 A: B-C"]),
        ("A-B allied 2001; A-C partner 2003-02-01; B-C hostile 2004-05-01", "2010-01-01", &["2004-05-01 A: B-C"]),
        ("A-B allied 2001; A-C partner 2003; B-C hostile 2004-05-01", "2004-04-30", &[]),
        // New grounds are no new standing
        ("A-B allied 2001; A-C partner 2003; B-C hostile 2004-05-01 2009-01-01 hostile 2009-01-01", "2010-01-01",
         &["2004-05-01 A: B-C"]),
        // The earlier value stands until the next has surely begun
        ("A-B allied 2001; A-C partner 2003; B-C hostile 2004-05-01 2010 neutral 2010", "2010-06-01",
         &["2004-05-01 A: B-C?"]),
        ("A-B allied 2001; A-C neutral 2003 2010 partner 2010; B-C hostile 2004-05-01", "2010-06-01", &[]),
        ("A-B allied 2001; A-C partner 2003; B-C hostile 2004-05-01 2010 neutral 2010", "2010-12-31", &[]),
        // Newest first; of one day in the order of the pairs, then of the actors
        ("A-B allied 2001; A-C partner 2003; D-B allied 2005-01-01; D-C partner 2002; B-C hostile 2000; \
          A-E allied 2001; B-E hostile 2005-01-01", "2010-01-01",
         &["2005-01-01 D: B-C", "2005-01-01 A: B-E", "2003-12-31 A: B-C"]),
    ];

    #[test]
    fn who_is_close_to_both_sides_of_a_hostile_tie_is_in_between() {
        for (ties, as_of, expected) in SMALL {
            let store = ties_store(ties);
            assert_eq!(said(&store, &tensions(&store, &on(&store, as_of, ""))), *expected, "{ties} on {as_of}");
        }
    }

    #[test]
    fn a_tension_stays_with_the_strained_tie_or_with_both_close_ones() {
        let store = ties_store("A-B allied 2001; A-C partner 2003; B-C hostile 2002; D-E hostile 2001");
        let filters = ["party:B", "dyad:C-B", "standing:hostile", "standing:partner", "party:A", "party:D"];
        for (filter, expected) in filters.into_iter().zip([1, 1, 1, 0, 1, 0]) {
            assert_eq!(tensions(&store, &on(&store, "2010-01-01", filter)).len(), expected, "{filter}");
        }
    }

    /// Worked out by hand from the standings in `data/relations.json`.
    #[rustfmt::skip]
    const BUNDLED: &[(&str, &[&str])] = &[
        // The Taliban have many adversaries and no friend, nor has Pakistan
        ("2003-03-01", &[]),
        // India is partner of Russia, Iran and the United States; Uzbekistan of the Taliban, and allied to Tajikistan
        ("2025-04-18", &["2025-01-20 IND: RUS-USA", "2024-11-20 UZB: TAL-TJK", "2018-09-06 IND: IRN-USA"]),
        // A month after the recognition; India and the United States still partners until 2025-08-27
        ("2025-08-01", &["2025-07-03 RUS: TAL-TJK", "2025-06-24 IND: IRN-USA", "2025-01-20 IND: RUS-USA",
                         "2024-11-20 UZB: TAL-TJK"]),
        ("2026-06-24", &["2026-06-18 PAK: IRN-USA", "2026-02-26 UZB: TAL-PAK", "2026-02-06 IND: RUS-USA",
                         "2026-02-06 USA: IND-PAK", "2025-11-06 KAZ: RUS-USA", "2025-11-06 UZB: RUS-USA",
                         "2025-11-06 UZB: TAL-USA"]),
    ];

    #[test]
    fn tensions_of_the_bundled_data_are_those_worked_out_by_hand() {
        let store = bundled();
        for (as_of, expected) in BUNDLED {
            assert_eq!(said(store, &tensions(store, &on(store, as_of, ""))), *expected, "{as_of}");
        }
    }

    #[test]
    fn a_pair_is_involved_as_the_strained_tie_or_as_a_close_one() {
        let store = bundled();
        let lens = on(store, "2026-06-24", "");
        for (pair, expected) in [
            ("RUS-USA", &["2026-02-06 IND: RUS-USA", "2025-11-06 KAZ: RUS-USA", "2025-11-06 UZB: RUS-USA"][..]),
            ("USA-UZB", &["2025-11-06 UZB: RUS-USA", "2025-11-06 UZB: TAL-USA"]),
            ("IRN-PAK", &["2026-06-18 PAK: IRN-USA"]),
            ("RUS-TAL", &[]),
        ] {
            assert_eq!(said(store, &tensions_of(store, &lens, dyad(pair, store))), expected, "{pair}");
        }
        for (_, pair) in store.dyads() {
            let all = tensions(store, &lens);
            let involved = all.into_iter().filter(|tension| tension.sides().iter().any(|side| side.dyad == pair));
            assert_eq!(said(store, &tensions_of(store, &lens, pair)), said(store, &involved.collect::<Vec<_>>()));
        }
    }
}
