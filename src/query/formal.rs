//! What is formally so between two on a day, by what it is and whose act it is.

use super::standing::{TrackAt, tracks_at};
use crate::model::{ActorIx, Day, Tie, Track, TrackKind};

/// A fact each way: what the one holds toward the other, and what the other holds toward it. What both hold is in both.
#[derive(Debug, Clone, Copy, Default)]
pub struct BothWays<T> {
    /// The act of the one from whom the pair is seen.
    pub given: T,
    /// The act of the other.
    pub taken: T,
}

/// What is formally so between two, seen from one of them.
#[derive(Debug, Clone, Copy, Default)]
pub struct FormalTie<'s> {
    /// Recognition as a government.
    pub recognition: BothWays<Option<TrackAt<'s>>>,
    /// The post that is kept at the other's seat.
    pub post: BothWays<Option<TrackAt<'s>>>,
    /// What a list of terrorists says of the other.
    pub law: BothWays<Option<TrackAt<'s>>>,
    /// How many measures are surely in force or eased.
    pub sanctions: BothWays<usize>,
    /// How many agreements are surely signed or in force, whoever of the two gave them.
    pub treaties: usize,
}

/// What is formally so on `day`, seen from `own`. Of a kind that is no named one there is one fact each way.
#[must_use]
pub fn formal_tie(tie: &Tie, own: ActorIx, day: Day) -> FormalTie<'_> {
    let mut formal = FormalTie::default();
    for at in tracks_at(tie, day) {
        let Track { fact, by, .. } = at.track;
        let (gives, takes) = (by.is_none_or(|by| by == own), by.is_none_or(|by| by != own));
        let facts = match fact.kind() {
            TrackKind::Recognition => &mut formal.recognition,
            TrackKind::Post => &mut formal.post,
            TrackKind::Law => &mut formal.law,
            TrackKind::Sanctions => {
                formal.sanctions.given += usize::from(gives && at.is_on());
                formal.sanctions.taken += usize::from(takes && at.is_on());
                continue;
            }
            TrackKind::Treaty => {
                formal.treaties += usize::from(at.is_on());
                continue;
            }
        };
        for (of, side) in [(gives, &mut facts.given), (takes, &mut facts.taken)] {
            if of && side.is_none_or(|other| weight(at) > weight(other)) {
                *side = Some(at);
            }
        }
    }
    formal
}

/// Of facts that overlap the sure one counts before one that may be over, one's own act before what both hold, the latest
/// before what stood already.
fn weight(at: TrackAt<'_>) -> (bool, bool, Day) {
    (!at.uncertain, at.track.by.is_some(), at.track.span.from.first())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Form, Input, Strictness, load};
    use crate::query::fixture::bundled;
    use crate::store::{Named, Store};

    fn told(store: &Store, own: &str, other: &str, day: &str) -> String {
        let ix = |id: &str| match store.names.find(id) {
            Some(Named::Actor(ix)) => ix,
            _ => panic!("{id}"),
        };
        let dyad = crate::model::Dyad::new(ix(own), ix(other)).unwrap();
        let formal = formal_tie(store.tie(dyad).unwrap(), ix(own), day.parse().unwrap());
        let word = |at: Option<TrackAt<'_>>| {
            let doubt = |at: &TrackAt<'_>| if at.uncertain { "?" } else { "" };
            at.map_or_else(|| ".".to_owned(), |at| format!("{}{}", at.track.fact.word(), doubt(&at)))
        };
        let both = |ways: BothWays<Option<TrackAt<'_>>>| format!("{}/{}", word(ways.given), word(ways.taken));
        let FormalTie { recognition, post, law, sanctions, treaties } = formal;
        let sanctions = format!("{}/{}", sanctions.given, sanctions.taken);
        format!("{} {} {} {sanctions} {treaties}", both(recognition), both(post), both(law))
    }

    #[test]
    fn facts_stand_on_the_side_of_whoever_acts() {
        let store = bundled();
        assert_eq!(told(store, "TAL", "RUS", "2026-06-24"), "./de-jure ambassador/embassy ./suspended 0/0 1");
        assert_eq!(told(store, "RUS", "TAL", "2026-06-24"), "de-jure/. embassy/ambassador suspended/. 0/0 1");
        assert_eq!(told(store, "TAL", "RUS", "2025-04-16"), "./none embassy/embassy ./listed 0/0 0");
        // The day on which the embassy in Kabul was left is not known; an agreement that has ended is none any more.
        assert_eq!(told(store, "TJK", "TAL", "2024-06-01"), "none/. embassy?/consulate listed/. 0/0 1");
        assert_eq!(told(store, "TAL", "USA", "2026-06-24"), "./none ./none ./listed 0/3 1");
        assert_eq!(told(store, "TAL", "CHN", "2026-06-24"), "./none ambassador/ambassador ./. 0/0 1");
    }

    #[test]
    fn of_facts_that_overlap_the_sure_own_and_latest_one_is_told() {
        let text = r#"{"version": "1.0", "title": "t", "as_of": "2025-01-01",
            "actors": [{"id": "A", "name": "A"}, {"id": "B", "name": "B"}],
            "ties": [{"between": ["A", "B"], "tracks": [
                {"track": "post", "value": "none", "from": "2000"},
                {"track": "post", "by": "A", "value": "embassy", "from": "2010", "until": "2021/2022"},
                {"track": "post", "by": "B", "value": "consulate", "from": "2015"},
                {"track": "sanctions", "name": "S", "by": "B", "value": "in-force", "from": "2010", "until": "2021/2022"}]}]}"#;
        let input = Input::new("t.json", Form::Graph, text.as_bytes().to_vec().into());
        let store = Store::new(load(vec![input], Strictness::Lenient).unwrap().graph);
        assert_eq!(told(&store, "A", "B", "2005-01-01"), "./. none/none ./. 0/0 0");
        assert_eq!(told(&store, "A", "B", "2012-01-01"), "./. embassy/none ./. 0/1 0");
        assert_eq!(
            told(&store, "A", "B", "2022-01-01"),
            "./. none/consulate ./. 0/0 0",
            "what may be over is not sure"
        );
    }
}
