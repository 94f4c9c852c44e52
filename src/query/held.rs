//! What was so between two actors, and what an actor wanted, on one day.

use crate::model::{ActorIx, Day, Fact, Span, Standing, Tie, Topics, Track};
use crate::store::Store;

/// Begun for sure and not ended for sure: between two spells the earlier one still holds.
fn holds(span: Span, day: Day) -> bool {
    span.has_begun(day) && !span.has_ended(day)
}

/// The standing on `day`; the earlier one while it is not sure whether the next has begun.
pub(super) fn standing(tie: &Tie, day: Day) -> Option<Standing> {
    let latest = tie.standing.iter().rev().find(|spell| spell.span.has_begun(day))?;
    holds(latest.span, day).then_some(latest.value)
}

/// What was formally so on `day`: of each track the latest spell that has begun, unless it has ended.
pub(super) fn facts(tie: &Tie, day: Day) -> impl Iterator<Item = Fact> + '_ {
    let replaced = move |track: &Track| {
        tie.tracks.iter().any(|other| {
            let same = (other.fact.kind(), other.by, &other.name) == (track.fact.kind(), track.by, &track.name);
            same && other.span.from > track.span.from && other.span.has_begun(day)
        })
    };
    tie.tracks.iter().filter(move |track| holds(track.span, day) && !replaced(track)).map(|track| track.fact)
}

/// The topics on which `actor` has an interest on `day`.
pub(super) fn topics(store: &Store, actor: ActorIx, day: Day) -> Topics {
    let mut topics = Topics::default();
    for ix in store.interests_of(actor) {
        let interest = &store.graph.interests[*ix];
        let known = |span: Span| span.may_have_begun(day) && !span.has_ended(day);
        if interest.span.is_none_or(known) {
            topics = topics.with(interest.topic);
        }
    }
    topics
}
