//! What one actor wanted of another on one day, as a set of topics.

use super::interests::holds;
use crate::model::{ActorIx, Day, Topics};
use crate::store::Store;

/// The topics on which `actor` has an interest on `day` with a stance toward `other`.
pub(super) fn topics_toward(store: &Store, actor: ActorIx, other: ActorIx, day: Day) -> Topics {
    let interests = store.interests_of(actor).iter().map(|ix| &store.graph.interests[*ix]);
    let aimed = interests.filter(|interest| interest.stances.iter().any(|(toward, _)| *toward == other));
    let held = aimed.filter(|interest| holds(interest, day));
    held.fold(Topics::default(), |topics, interest| topics.with(interest.topic))
}
