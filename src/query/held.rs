//! What an actor wanted on one day, as a set of topics.

use super::interests::holds;
use crate::model::{ActorIx, Day, Topics};
use crate::store::Store;

/// The topics on which `actor` has an interest on `day`.
pub(super) fn topics(store: &Store, actor: ActorIx, day: Day) -> Topics {
    let interests = store.interests_of(actor).iter().map(|ix| &store.graph.interests[*ix]);
    let held = interests.filter(|interest| holds(interest, day));
    held.fold(Topics::default(), |topics, interest| topics.with(interest.topic))
}
