//! What actors want on a day.

use super::lens::Lens;
use crate::model::{ActorIx, Day, Dyad, Interest};
use crate::store::Store;

/// Whether an interest had surely begun and not surely ended on `day`.
pub(super) fn holds(interest: &Interest, day: Day) -> bool {
    interest.span.is_none_or(|span| span.has_begun(day) && !span.has_ended(day))
}

/// The interests of an actor that hold on the as-of date and match, in file order.
pub fn interests<'s>(store: &'s Store, lens: &'s Lens, actor: ActorIx) -> impl Iterator<Item = &'s Interest> {
    let all = store.interests_of(actor).iter().map(|ix| &store.graph.interests[*ix]);
    all.filter(|interest| holds(interest, lens.as_of) && lens.filter.matches_interest(interest, lens.when()))
}

/// What each of a pair wants that touches the other: a stance toward it, or a topic that both care about.
#[must_use]
pub fn interests_of_pair<'s>(store: &'s Store, lens: &'s Lens, dyad: Dyad) -> Vec<&'s Interest> {
    let (a, b) = dyad.pair();
    let of = |actor| interests(store, lens, actor).collect::<Vec<_>>();
    let (mine, yours) = (of(a), of(b));
    let touches = |interest: &Interest, other: ActorIx, theirs: &[&Interest]| {
        interest.stances.iter().any(|(toward, _)| *toward == other)
            || theirs.iter().any(|their| their.topic == interest.topic)
    };
    let first = mine.iter().copied().filter(|interest| touches(interest, b, &yours));
    let second = yours.iter().copied().filter(|interest| touches(interest, a, &mine));
    first.chain(second).collect()
}
