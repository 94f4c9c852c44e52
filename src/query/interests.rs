//! What actors want on a day.

use super::lens::Lens;
use crate::model::{ActorIx, Dyad, Interest};
use crate::store::Store;

/// The interests of an actor that had surely begun and not surely ended on the as-of date, in file order.
pub fn interests<'s>(store: &'s Store, lens: &Lens, actor: ActorIx) -> impl Iterator<Item = &'s Interest> + use<'s> {
    let day = lens.as_of;
    let holds =
        move |interest: &&Interest| interest.span.is_none_or(|span| span.has_begun(day) && !span.has_ended(day));
    store.interests_of(actor).iter().map(|ix| &store.graph.interests[*ix]).filter(holds)
}

/// What each of a pair wants that touches the other: a stance toward it, or a topic that both care about.
#[must_use]
pub fn interests_of_pair<'s>(store: &'s Store, lens: &Lens, dyad: Dyad) -> Vec<&'s Interest> {
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
