//! Whether an event is kept.

use super::bound::{Bound, Check, EventCheck, Group, Shared};
use super::resolve::cost;
use super::when::When;
use crate::filter::{Admiralty, Bounds, Is};
use crate::model::{ActorIx, EventIx, EventRow, Reading, Shape};
use crate::store::Store;

impl Bound {
    /// Whether the filter keeps an event: `ix` and `row` are the same event of the store that the filter is bound to.
    /// Whether the event has happened by the as-of date is another question.
    #[must_use]
    pub fn matches(&self, store: &Store, ix: EventIx, row: &EventRow<'_>, when: When) -> bool {
        self.matches_next(store, (ix, row), when, &Reading::default())
    }

    /// The same for one event after the other.
    pub(super) fn matches_next(
        &self,
        store: &Store,
        (ix, row): (EventIx, &EventRow<'_>),
        when: When,
        reading: &Reading,
    ) -> bool {
        let occurrence = Occurrence { store, ix, row, when, reading };
        self.event.as_ref().is_none_or(|expr| expr.holds(&mut |check| occurrence.answers(check)))
    }

    /// Whether the filter may keep an event, as far as its columns tell.
    pub(super) fn may_match(&self, store: &Store, (ix, row): (EventIx, &EventRow<'_>), when: When) -> bool {
        let occurrence = Occurrence { store, ix, row, when, reading: &Reading::default() };
        let mut told = |check: &Check| (cost(check) == 0).then(|| occurrence.answers(check));
        self.event.as_ref().is_none_or(|expr| expr.may(true, &mut told))
    }

    /// Whether a text is looked for in the words of events, which takes longer than anything else.
    #[must_use]
    pub fn searches_text(&self) -> bool {
        self.event.as_ref().is_some_and(|expr| expr.leaves().into_iter().any(|check| cost(check) > 0))
    }

    /// Whether it keeps every event.
    #[must_use]
    pub fn keeps_all_events(&self) -> bool {
        self.event.is_none()
    }
}

/// An event, as it is asked.
#[derive(Clone, Copy)]
pub(super) struct Occurrence<'a> {
    pub store: &'a Store,
    pub ix: EventIx,
    pub row: &'a EventRow<'a>,
    pub when: When,
    /// For the words of events.
    pub reading: &'a Reading,
}

impl Occurrence<'_> {
    /// What the event says to a check. To one of ties it says no; those were taken out or told before.
    pub(super) fn answers(self, check: &Check) -> bool {
        match check {
            Check::Shared(check) => self.shared(check),
            Check::Event(check) => self.own(check),
            Check::Tie(_) => false,
        }
    }

    fn shared(self, check: &Shared) -> bool {
        let row = self.row;
        match check {
            Shared::Party(group) => row.parties().any(|actor| group.has(actor, row.first)),
            Shared::Dyad(sides) => {
                row.pairs().any(|(from, to)| sides.iter().any(|sides| sides.meet(from, to, row.first)))
            }
            Shared::Topic(topics) => row.topics.meets(*topics),
        }
    }

    fn own(self, check: &EventCheck) -> bool {
        let row = self.row;
        match check {
            EventCheck::Text(search) => search.finds(&self.store.graph.events, self.ix, row, self.reading),
            EventCheck::Actor(group) => self.any_of(row.from, group),
            EventCheck::To(group) => self.any_of(receivers(row), group),
            EventCheck::Code(codes) => row.act.code.is_some_and(|code| codes.has(code.raw())),
            EventCheck::Quad(quads) => quads.contains(&row.act.quad.shown(row.act.goldstein)),
            EventCheck::Score(bounds) => within(bounds, row.act.goldstein, |value| value),
            EventCheck::During(stretches) => {
                stretches.iter().any(|stretch| stretch.overlaps(row.first, row.last, self.when.as_of))
            }
            EventCheck::Kind(kinds) => row.kind.is_some_and(|kind| kinds.has(kind)),
            EventCheck::Source { sources, publishers } => {
                row.sources.iter().any(|source| sources.has(source.raw()))
                    || row.publisher.is_some_and(|publisher| publishers.has(publisher))
            }
            EventCheck::Grade(grades) => grades.iter().any(|grade| self.is_graded(*grade)),
            EventCheck::Confidence(bounds) => within(bounds, row.grading.confidence, |value| value),
            EventCheck::Significance(bounds) => within(bounds, row.grading.significance, |value| value),
            EventCheck::Sign(signs) => signs.contains(&row.act.quad.shown(row.act.goldstein).sign()),
            EventCheck::Is(flag) => self.is(*flag),
        }
    }

    fn any_of(self, actors: &[ActorIx], group: &Group) -> bool {
        actors.iter().any(|actor| group.has(*actor, self.row.first))
    }

    fn is_graded(self, grade: Admiralty) -> bool {
        let sources = &self.store.graph.sources;
        let reliable = |letter| self.row.sources.iter().any(|source| sources[*source].reliability == Some(letter));
        grade.letter.is_none_or(reliable)
            && grade.number.is_none_or(|number| self.row.grading.credibility == Some(number))
    }

    fn is(self, flag: Is) -> bool {
        match flag {
            Is::New => self.when.is_new(self.row.last),
            Is::Joint => self.row.shape() == Shape::Joint,
            Is::Multilateral => self.row.shape() == Shape::Multilateral,
            Is::Internal => self.row.shape() == Shape::Internal,
            Is::Stale => false,
        }
    }
}

/// Whom an act is aimed at: in a joint event of several, everybody.
fn receivers<'a>(row: &EventRow<'a>) -> &'a [ActorIx] {
    if row.to.is_empty() && row.from.len() > 1 { row.from } else { row.to }
}

/// Whether there is a value and it lies within one of the bounds.
pub(super) fn within<T: Copy, R: Ord>(bounds: &[Bounds<T>], value: Option<T>, rank: impl Fn(T) -> R + Copy) -> bool {
    value.is_some_and(|value| bounds.iter().any(|bound| bound.hold(value, rank)))
}

#[cfg(test)]
mod tests {
    use crate::query::fixture::{kept, store};

    #[rustfmt::skip]
    const KEPT: &[(&str, &str)] = &[
        ("", "ban talks-2021 aid aid-2 raid lift forum purge"),
        // Who
        ("actor:russia", "ban talks-2021 lift forum"),
        ("actor:moscow to:TAL", "ban talks-2021 lift forum"),
        ("to:russia", "talks-2021 raid forum"),
        ("to:TAL -actor:TAL", "ban aid aid-2 lift"),
        ("party:ISK,KAZ", "raid forum"),
        ("actor:TAL is:internal", "purge"),
        // A member acts for its bloc from the day it joined; KAZ belonged all along.
        ("party:central-asia", "aid-2 forum"),
        ("actor:CAS to:TAL", "aid-2 forum"),
        ("dyad:RUS-TAL", "ban talks-2021 lift forum"),
        ("dyad:TAL>RUS", "talks-2021 forum"),
        ("dyad:RUS>ISK", ""),
        ("dyad:ISK-RUS", "raid"),
        ("dyad:CAS-TAL", "aid-2 forum"),
        // What
        ("topic:security", "ban raid lift"),
        ("topic:minerals,security", "ban raid lift forum"),
        ("code:07", "aid aid-2"),
        ("code:071", "aid-2"),
        ("code:19,08", "raid lift"),
        ("act:aid,fight", "aid aid-2 raid"),
        ("act:8", "lift"),
        ("kind:meeting", "talks-2021 forum"),
        ("kind:MEET", "talks-2021 forum"),
        ("quad:deeds-", "ban raid"),
        ("quad:none", "purge"),
        ("sign:+", "talks-2021 aid aid-2 lift forum"),
        ("sign:-", "ban raid"),
        ("sign:neutral", "purge"),
        ("score:<0", "ban raid"),
        ("score:-9..-8", "ban"),
        ("score:0..*", "talks-2021 aid aid-2 lift forum purge"),
        // When; talks-2021 happened on some day of August.
        ("date:2021", "talks-2021 aid"),
        ("date:2021-08-20", "talks-2021"),
        ("date:2021-09..2023", "aid aid-2"),
        ("since:2021-08-31", "talks-2021 aid aid-2 raid lift forum purge"),
        ("since:2021-09", "aid aid-2 raid lift forum purge"),
        ("until:2021-08-01", "ban talks-2021"),
        ("until:2021-07", "ban"),
        ("since:9m", "lift forum purge"),
        ("date:9m..210d", "lift forum"),
        // On whose word, how sure
        ("source:tass", "ban talks-2021 lift"),
        ("source:tass-1", "ban lift"),
        ("source:\"light central\"", "talks-2021"),
        ("grade:B", "ban lift"),
        ("grade:B1,A3", "ban"),
        ("grade:1", "ban"),
        ("confidence:>=moderate", "ban talks-2021 raid"),
        ("confidence:low", ""),
        ("significance:>=2", "ban lift"),
        // Flags
        ("is:new", "forum purge"),
        ("is:joint", "talks-2021"),
        ("is:multilateral", "forum"),
        ("is:joint,multilateral", "talks-2021 forum"),
        // Words
        ("moscow", "ban talks-2021 raid lift forum"),
        ("concert", "raid"),
        ("RULERS new", "talks-2021"),
        ("\"rulers new\"", ""),
        ("\"new rulers\"", "talks-2021"),
        ("zirnov", "talks-2021"),
        ("TURKIYE", ""),
        ("aid-2", "aid-2"),
        ("miner", "forum"),
        ("people", ""),
        ("turned", ""),
        // Operators
        ("topic:security -actor:RUS", "raid"),
        ("concert OR kind:aid", "aid aid-2 raid"),
        ("-(actor:RUS OR party:TAL)", "raid"),
        // What speaks of ties is taken out.
        ("standing:hostile", "ban talks-2021 aid aid-2 raid lift forum purge"),
        ("is:stale,new", "forum purge"),
        ("law:listed kind:aid", "aid aid-2"),
    ];

    #[test]
    fn filters_keep_what_they_say() {
        let store = store();
        for (text, expected) in KEPT {
            assert_eq!(kept(text, &store).join(" "), *expected, "{text}");
        }
    }
}
