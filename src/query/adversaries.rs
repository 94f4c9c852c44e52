//! The adversaries that a pair has in common.

use super::lens::Lens;
use super::tensions::Side;
use crate::model::{ActorIx, Dyad, sort_by_key};
use crate::store::Store;

/// A third actor to whom both of a pair are adversarial or hostile: "the enemy of my enemy" (Maoz, Terris, Kuperman &
/// Talmud 2007, Journal of Politics 69). That the two therefore are friends is not said.
#[derive(Debug, Clone, Copy)]
pub struct SharedAdversary<'s> {
    /// The third.
    pub actor: ActorIx,
    /// How the first and the second of the pair stand to it.
    pub toward: [Side<'s>; 2],
}

/// The adversaries that the two of a pair share, in the order of actors. An uncertain standing is what it was before.
///
/// A shared adversary rests on two ties and stays when the filter keeps one of them.
#[must_use]
pub fn shared_adversaries<'s>(store: &'s Store, lens: &Lens, dyad: Dyad) -> Vec<SharedAdversary<'s>> {
    let (a, b) = dyad.pair();
    let hostile = |to, actor| Side::of(store, lens, Dyad::new(to, actor)?).filter(|side| side.is_hostile());
    let thirds = store.dyads_of(a).iter().filter_map(|ix| store.pair(*ix)?.other(a));
    let shared =
        thirds.filter_map(|actor| Some(SharedAdversary { actor, toward: [hostile(a, actor)?, hostile(b, actor)?] }));
    let stays = |side: &Side<'_>| lens.keeps_tie(store, side.dyad);
    let mut found: Vec<_> = shared.filter(|shared| shared.toward.iter().any(stays)).collect();
    sort_by_key(&mut found, |shared| shared.actor);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Bound;
    use crate::query::fixture::{bind, bundled, day, dyad, ties_store};

    fn said(store: &Store, lens: &Lens, pair: &str) -> String {
        let found = shared_adversaries(store, lens, dyad(pair, store));
        let doubt = |shared: &SharedAdversary<'_>| shared.toward.iter().any(|side| side.at.uncertain);
        let one = |shared: &SharedAdversary<'_>| {
            format!("{}{}", store.graph.actors[shared.actor].id, if doubt(shared) { "?" } else { "" })
        };
        found.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn both_must_be_adversarial_or_hostile_to_the_third() {
        for (ties, as_of, expected) in [
            ("A-C hostile 2001; B-C adversarial 2002", "2010-01-01", "C"),
            ("A-C hostile 2001; B-C strained 2002", "2010-01-01", ""),
            ("A-C hostile 2001; A-B hostile 2002", "2010-01-01", ""),
            ("A-C hostile 2001; B-C adversarial 2002", "2002-06-01", ""),
            ("A-C hostile 2001; B-C hostile 2002 2010 neutral 2010", "2010-06-01", "C?"),
            ("A-C hostile 2001; B-C neutral 2002 2010 hostile 2010", "2010-06-01", ""),
            ("A-E hostile 2001; B-E hostile 2002; D-A hostile 2002; D-B hostile 2002", "2010-01-01", "D E"),
        ] {
            let store = ties_store(ties);
            assert_eq!(said(&store, &Lens::on(day(as_of)), "A-B"), expected, "{ties} on {as_of}");
        }
    }

    #[test]
    fn a_shared_adversary_stays_with_one_of_its_ties() {
        let store = ties_store("A-C hostile 2001; B-C adversarial 2002");
        for (filter, expected) in
            [("party:A", "C"), ("dyad:B-C", "C"), ("standing:hostile", "C"), ("dyad:A-B", ""), ("party:D", "")]
        {
            let lens = Lens::new(day("2010-01-01"), day("2010-01-01"), bind(filter, &store).unwrap());
            assert_eq!(said(&store, &lens, "A-B"), expected, "{filter}");
        }
        let lens = Lens::new(day("2010-01-01"), day("2010-01-01"), Bound::default());
        assert_eq!(said(&store, &lens, "A-C"), "", "a pair does not count as its own third");
    }

    /// Worked out by hand from the standings in `data/relations.json`.
    #[test]
    fn shared_adversaries_of_the_bundled_data_are_those_worked_out_by_hand() {
        let store = bundled();
        for (as_of, pair, expected) in [
            ("2003-03-01", "RUS-TAL", ""),
            ("2003-03-01", "RUS-IND", "TAL"),
            ("2003-03-01", "KGZ-UZB", "TAL"),
            ("2025-04-18", "RUS-TAL", "ISK"),
            ("2025-04-18", "RUS-CHN", "USA ISK"),
            ("2025-04-18", "USA-TJK", "ISK"),
            ("2026-06-24", "RUS-TAL", "USA ISK"),
            ("2026-06-24", "RUS-CHN", "ISK"),
            ("2026-06-24", "RUS-IRN", "USA ISK"),
            ("2026-06-24", "TAL-IND", "PAK"),
        ] {
            assert_eq!(said(store, &Lens::on(day(as_of)), pair), expected, "{pair} on {as_of}");
        }
    }
}
