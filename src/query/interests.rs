//! What actors want on a day.

use super::blocs::{members_of, pairs_of_bloc};
use super::events::Scope;
use super::lens::Lens;
use crate::model::{ActorIx, Day, Dyad, Interest, InterestIx};
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

/// What each of a pair wants that touches the other, first what the first does: of each, what it wants of the other, then
/// what it wants on topics that both care about.
#[must_use]
pub fn interests_of_pair(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<InterestIx> {
    let (a, b) = dyad.pair();
    let of = |actor| interests(store, lens, actor).collect::<Vec<_>>();
    let (mine, yours) = (of(a), of(b));
    let interest = |ix: &InterestIx| &store.graph.interests[*ix];
    let touching = |own: &[InterestIx], other: ActorIx, theirs: &[InterestIx]| {
        let is_aimed = |ix: &InterestIx| interest(ix).stances.iter().any(|(toward, _)| *toward == other);
        let is_shared = |ix: &InterestIx| theirs.iter().any(|their| interest(their).topic == interest(ix).topic);
        let (aimed, rest): (Vec<_>, Vec<_>) = own.iter().copied().partition(is_aimed);
        aimed.into_iter().chain(rest.into_iter().filter(is_shared)).collect::<Vec<_>>()
    };
    [touching(&mine, b, &yours), touching(&yours, a, &mine)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bundled, dyad, lens};

    #[test]
    fn of_a_pair_each_tells_what_it_wants_of_the_other_and_then_of_what_both_care_about() {
        let store = bundled();
        let lens = lens("", store);
        let dyad = dyad("IND-TAL", store);
        let found = interests_of_pair(store, &lens, dyad);
        let aimed = |ix: &InterestIx| store.graph.interests[*ix].stances.iter().any(|(toward, _)| dyad.has(*toward));
        let whose = |ix: &InterestIx| store.graph.interests[*ix].actor;
        let order: Vec<(bool, bool)> = found.iter().map(|ix| (whose(ix) != dyad.pair().0, !aimed(ix))).collect();
        assert!(order.is_sorted() && order.contains(&(true, false)) && order.contains(&(true, true)), "{order:?}");
    }
}
