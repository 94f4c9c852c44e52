//! Events between sides, where several actors stand for one: each event once, however many of a side take part.

use std::hash::Hash;

use hashbrown::HashMap;

use super::events::{Scope, begun};
use super::ledger::{Ledger, Together};
use super::lens::Lens;
use super::tally::Tally;
use crate::model::{ActorIx, CountsAs};
use crate::store::Store;

/// What happened from one side to another.
#[derive(Debug, Clone, Copy, Default)]
pub struct Crossing {
    /// Acts of the one on the other.
    pub acts: Ledger,
    /// What both did together with others; it is the same both ways.
    pub together: Together,
}

impl Crossing {
    /// All events.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.acts.n() + self.together.n
    }
}

/// The distinct events that happened and match from one side to another, where at least one of the two actors is `merged`.
/// Linear in the events of those who are merged.
#[must_use]
pub fn crossings<S: Copy + Eq + Hash>(
    store: &Store,
    lens: &Lens,
    tally: &Tally,
    merged: impl Fn(ActorIx) -> bool,
    side: impl Fn(ActorIx) -> S,
) -> HashMap<(S, S), Crossing> {
    let mut sums: HashMap<(S, S), Crossing> = HashMap::new();
    let mut ways = Vec::new();
    for (actor, _) in store.graph.actors.iter().filter(|(actor, _)| merged(*actor)) {
        for ix in begun(store, lens, Scope::Actor(actor)).filter(|ix| tally.keeps(*ix)) {
            let row = store.graph.events.row(ix);
            // It is met once for each of those who are merged.
            if !row.has_happened(lens.as_of) || row.parties().find(|party| merged(*party)) != Some(actor) {
                continue;
            }
            ways.clear();
            let is_together = row.counts_as() == CountsAs::Together;
            for (from, to) in row.pairs().filter(|(from, to)| merged(*from) || merged(*to)) {
                let (one, two) = (side(from), side(to));
                for way in std::iter::once((one, two)).chain(is_together.then_some((two, one))) {
                    if !ways.contains(&way) {
                        ways.push(way);
                        let sum = sums.entry(way).or_default();
                        sum.acts.count(ix, &row);
                        sum.together.count(ix, &row);
                    }
                }
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{lens, store};
    use crate::store::Named;

    /// The forum of Russia, the Taliban and Kazakhstan is one event of the two Central Asian states, as are both parcels.
    #[test]
    fn an_event_of_several_is_counted_once() {
        let store = store();
        let actor = |id: &str| match store.names.find(id) {
            Some(Named::Actor(actor)) => actor,
            other => panic!("{other:?}"),
        };
        let [russia, taliban, kazakhstan, tajikistan] = ["RUS", "TAL", "KAZ", "TJK"].map(actor);
        for (text, expected) in [("", [3, 1, 1]), ("kind:aid", [2, 0, 0]), ("topic:minerals", [1, 1, 1])] {
            let lens = lens(text, &store);
            let tally = Tally::new(&store, &lens, &|| true).unwrap();
            let merged = |actor| [kazakhstan, tajikistan].contains(&actor);
            let side = |actor| if merged(actor) { kazakhstan } else { actor };
            let sums = crossings(&store, &lens, &tally, merged, side);
            let sum = |way| sums.get(&way).map_or(0, Crossing::n);
            let found = [(kazakhstan, taliban), (taliban, kazakhstan), (russia, kazakhstan)].map(sum);
            assert_eq!(found, expected, "{text}");
            assert_eq!(sum((russia, taliban)), 0, "neither is merged");
            // Whoever is merged with everybody counts all that is between two of them once.
            let all = crossings(&store, &lens, &tally, |_| true, |_| ());
            let between = store.graph.events.all().filter(|ix| tally.keeps(*ix));
            let between = between.filter(|ix| store.graph.events.row(*ix).pairs().next().is_some());
            assert_eq!(all.get(&((), ())).map_or(0, Crossing::n), between.count() as u64, "{text}");
        }
    }
}
