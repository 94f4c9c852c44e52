//! What actors want on a day.

use super::blocs::{members_of, pairs_of_bloc};
use super::events::Scope;
use super::lens::Lens;
use crate::model::{ActorIx, Day, Dyad, Interest, InterestIx, sort_by_key};
use crate::store::Store;

/// Whether an interest had surely begun and not surely ended on `day`.
pub(super) fn holds(interest: &Interest, day: Day) -> bool {
    interest.span.is_none_or(|span| span.has_begun(day) && !span.has_ended(day))
}

/// The interests of an actor that hold on the as-of date and match, in file order.
pub fn interests<'s>(store: &'s Store, lens: &'s Lens, actor: ActorIx) -> impl Iterator<Item = InterestIx> {
    store.interests_of(actor).iter().copied().filter(|ix| {
        let interest = &store.graph.interests[*ix];
        holds(interest, lens.as_of) && lens.filter.matches_interest(interest, lens.when())
    })
}

/// The interests of whom, or of the pair, a scope is about; of everybody.
#[must_use]
pub fn interests_in(store: &Store, lens: &Lens, scope: Scope) -> Vec<InterestIx> {
    match scope {
        Scope::All => {
            let actors = store.graph.actors.iter();
            actors.flat_map(|(actor, _)| interests(store, lens, actor).collect::<Vec<_>>()).collect()
        }
        Scope::Actor(actor) => interests(store, lens, actor).collect(),
        Scope::Dyad(dyad) => interests_of_pair(store, lens, dyad),
        Scope::Bloc(bloc) => {
            members_of(store, lens, bloc).flat_map(|actor| interests(store, lens, actor).collect::<Vec<_>>()).collect()
        }
        Scope::BlocWith(bloc, actor) => {
            let pairs = pairs_of_bloc(store, lens, bloc, actor);
            let mut found = Vec::new();
            for ix in pairs.flat_map(|dyad| interests_of_pair(store, lens, dyad)) {
                if !found.contains(&ix) {
                    found.push(ix);
                }
            }
            found
        }
    }
}

/// What each of a pair wants that touches the other: a stance toward it, or a topic that both care about.
#[must_use]
pub fn interests_of_pair(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<InterestIx> {
    let (a, b) = dyad.pair();
    let of = |actor| interests(store, lens, actor).collect::<Vec<_>>();
    let (mine, yours) = (of(a), of(b));
    let touches = |ix: &InterestIx, other: ActorIx, theirs: &[InterestIx]| {
        let interest = &store.graph.interests[*ix];
        interest.stances.iter().any(|(toward, _)| *toward == other)
            || theirs.iter().any(|their| store.graph.interests[*their].topic == interest.topic)
    };
    let first = mine.iter().copied().filter(|ix| touches(ix, b, &yours));
    let second = yours.iter().copied().filter(|ix| touches(ix, a, &mine));
    let mut found: Vec<InterestIx> = first.chain(second).collect();
    // What one wants of the other comes first, then what both care about.
    let is_aimed = |ix: &InterestIx| store.graph.interests[*ix].stances.iter().any(|(toward, _)| dyad.has(*toward));
    sort_by_key(&mut found, |ix| !is_aimed(ix));
    found
}
