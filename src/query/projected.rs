//! Whether a tie or an interest is kept.

use super::bound::{Bound, Check, EventCheck, Shared, TieCheck};
use super::held::topics_toward;
use super::matching::{Occurrence, within};
use super::stale::is_stale;
use super::standing::{standing_at, tracks_at};
use super::when::When;
use crate::filter::{Expr, Folded};
use crate::model::{Day, Dyad, Fact, Interest, Reading, Standing};
use crate::store::Store;

impl Bound {
    /// Whether the filter keeps what is between the two of a dyad: an event of theirs that may have begun by the as-of
    /// date satisfies all of it, or [they do themselves](Self::matches_tie_itself).
    ///
    /// Terms of ties are answered by the tie in both cases, so that `standing:hostile topic:security` does not keep a
    /// friendly tie for a security event. So are `dyad` and `party`: an event of India and the United States may concern Iran
    /// as well, but who asks for that pair, or for India, asks for no tie of others.
    #[must_use]
    pub fn matches_tie(&self, store: &Store, dyad: Dyad, when: When) -> bool {
        self.whole
            .as_ref()
            .is_none_or(|whole| self.matches_tie_itself(store, dyad, when) || has_event(whole, store, dyad, when))
    }

    /// Whether a term of the filter speaks of ties (`party`, `dyad` and `topic` too) and the dyad satisfies them: its
    /// standing and tracks on the as-of date, its members, a topic on which one of the two wants something of the other. That
    /// both want something under one heading, as two do of a third, makes no tie about it.
    #[must_use]
    pub fn matches_tie_itself(&self, store: &Store, dyad: Dyad, when: When) -> bool {
        self.tie.as_ref().is_some_and(|expr| expr.holds(&mut |check| answers(check, store, dyad, when)))
    }

    /// Whether a term is answered by the tie alone (`standing`, `law`, `post`, `recognition`, `is:stale`), or by it too
    /// (`dyad`, `party`). Without one, an event that [`matches`](Self::matches) satisfies all of the filter: whoever has
    /// counted a dyad's events knows.
    #[must_use]
    pub fn asks_of_ties(&self) -> bool {
        let of_tie =
            |check: &&Check| matches!(check, Check::Tie(_) | Check::Shared(Shared::Dyad(_) | Shared::Party(_)));
        self.whole.as_ref().is_some_and(|whole| whole.leaves().iter().any(of_tie))
    }

    /// Whether the filter keeps an interest: `party` is whose it is or toward whom, `topic` is its own, words are looked for
    /// in all three and in what is wanted; without such terms it stays.
    #[must_use]
    pub fn matches_interest(&self, interest: &Interest, when: When) -> bool {
        self.interest.as_ref().is_none_or(|expr| expr.holds(&mut |check| wants(check, interest, when.as_of)))
    }
}

/// Whether an event of the dyad satisfies `whole`, the newest being asked first.
fn has_event(whole: &Expr<Check>, store: &Store, dyad: Dyad, when: When) -> bool {
    let told = |check: &Check| match check {
        Check::Tie(check) => Some(is_so(check, store, dyad, when)),
        // Of the pair that is meant the event still has to run its way, and of a member it may be older than its joining.
        Check::Shared(Shared::Dyad(_) | Shared::Party(_)) => (!answers(check, store, dyad, when)).then_some(false),
        Check::Shared(_) | Check::Event(_) => None,
    };
    let events = store.events_of_dyad(dyad);
    let mut begun = events.iter().take(store.begun_by(events, when.as_of)).rev();
    match whole.fold(&mut { told }) {
        Folded::Known(answer) => answer && begun.next().is_some(),
        Folded::Open(rest) => {
            let reading = Reading::default();
            begun.any(|ix| {
                let row = store.graph.events.row(*ix);
                let occurrence = Occurrence { store, ix: *ix, row: &row, when, reading: &reading };
                rest.holds(&mut |check| occurrence.answers(check))
            })
        }
    }
}

fn answers(check: &Check, store: &Store, dyad: Dyad, when: When) -> bool {
    let (a, b) = dyad.pair();
    let day = when.as_of;
    match check {
        Check::Shared(Shared::Party(group)) => group.has(a, day) || group.has(b, day),
        // A tie has no direction: either one is a question about it.
        Check::Shared(Shared::Dyad(pairs)) => pairs.iter().any(|sides| sides.meet(a, b, day) || sides.meet(b, a, day)),
        Check::Shared(Shared::Topic(topics)) => {
            [(a, b), (b, a)].iter().any(|(one, other)| topics_toward(store, *one, *other, day).meets(*topics))
        }
        Check::Tie(check) => is_so(check, store, dyad, when),
        Check::Event(_) => false,
    }
}

fn is_so(check: &TieCheck, store: &Store, dyad: Dyad, when: When) -> bool {
    let tie = store.tie(dyad);
    let fact =
        |test: &dyn Fn(Fact) -> bool| tie.is_some_and(|tie| tracks_at(tie, when.as_of).any(|at| test(at.track.fact)));
    match check {
        TieCheck::Stale => is_stale(store, dyad, when),
        TieCheck::Standing(bounds) => {
            let standing = tie.and_then(|tie| standing_at(tie, when.as_of)).map(|at| at.spell.value);
            within(bounds, standing, Standing::level)
        }
        TieCheck::Post(bounds) => {
            fact(&|fact| matches!(fact, Fact::Post(post) if within(bounds, Some(post), |value| value)))
        }
        TieCheck::Law(values) => fact(&|fact| matches!(fact, Fact::Law(value) if values.contains(&value))),
        TieCheck::Recognition(values) => {
            fact(&|fact| matches!(fact, Fact::Recognition(value) if values.contains(&value)))
        }
    }
}

fn wants(check: &Check, interest: &Interest, day: Day) -> bool {
    match check {
        Check::Shared(Shared::Party(group)) => {
            group.has(interest.actor, day) || interest.stances.iter().any(|(actor, _)| group.has(*actor, day))
        }
        Check::Shared(Shared::Topic(topics)) => topics.iter().any(|topic| topic == interest.topic),
        Check::Event(EventCheck::Text(search)) => search.finds_interest(interest),
        Check::Shared(Shared::Dyad(_)) | Check::Event(_) | Check::Tie(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bind, day, dyad, lens, store};

    const DYADS: [&str; 5] = ["RUS-TAL", "TAL-ISK", "TUR-IRN", "RUS-ISK", "TJK-TAL"];

    #[rustfmt::skip]
    const KEPT: &[(&str, &str)] = &[
        ("", "RUS-TAL TAL-ISK TUR-IRN RUS-ISK TJK-TAL"),
        // By an event
        ("actor:ISK", "RUS-ISK"),
        ("concert", "RUS-ISK"),
        ("kind:meeting", "RUS-TAL"),
        // By what they are
        ("party:TAL", "RUS-TAL TAL-ISK TJK-TAL"),
        ("dyad:TAL>RUS", "RUS-TAL"),
        // The forum was theirs and of Russia too.
        ("dyad:KAZ-TAL", ""),
        ("dyad:KAZ-TAL kind:meeting", ""),
        ("dyad:TAL>RUS kind:delisting", "RUS-TAL"),
        // The forum was of a member too, but this is no tie of a member.
        ("party:central-asia", "TJK-TAL"),
        ("standing:hostile", "TAL-ISK"),
        ("standing:>=neutral", "RUS-TAL TUR-IRN"),
        ("-standing:hostile", "RUS-TAL TUR-IRN RUS-ISK TJK-TAL"),
        ("law:suspended", "RUS-TAL"),
        ("law:listed", ""),
        ("post:>=mission", "RUS-TAL"),
        ("recognition:de-jure", ""),
        ("is:stale", "TAL-ISK TUR-IRN TJK-TAL"),
        // What one wants of the other.
        ("topic:minerals", "RUS-TAL"),
        ("topic:security", "RUS-TAL RUS-ISK"),
        // Terms of ties are answered by the tie, whatever its events say.
        ("standing:hostile topic:security", ""),
        ("standing:transactional topic:security", "RUS-TAL"),
        ("standing:hostile OR actor:ISK", "TAL-ISK RUS-ISK"),
        ("is:stale,new", "RUS-TAL TAL-ISK TUR-IRN TJK-TAL"),
    ];

    #[test]
    fn ties_stay_by_an_event_or_by_themselves() {
        let store = store();
        for (text, expected) in KEPT {
            let lens = lens(text, &store);
            let kept = |pair: &&str| lens.filter.matches_tie(&store, dyad(pair, &store), lens.when());
            let mut expected: Vec<&str> = expected.split_whitespace().collect();
            expected.sort_by_key(|pair| DYADS.iter().position(|other| other == pair));
            assert_eq!(DYADS.into_iter().filter(|pair| kept(pair)).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn ties_are_asked_as_of_a_day() {
        let store = store();
        let pair = dyad("RUS-TAL", &store);
        for (as_of, text, expected) in [
            ("2001-06-01", "standing:adversarial", false),
            ("2001-12-31", "standing:adversarial", true),
            ("2015-06-01", "standing:adversarial", true),
            ("2015-12-31", "standing:adversarial", false),
            ("2016-06-29", "standing:transactional", false),
            ("2016-06-30", "standing:transactional", true),
            ("2025-04-16", "law:listed", true),
            ("2025-04-16", "law:suspended", false),
            ("2025-04-17", "law:listed", false),
            ("2003-02-13", "kind:designation", false),
            ("2003-02-14", "kind:designation", true),
            ("2022-12-30", "is:stale", false),
            ("2024-01-01", "is:stale", true),
            ("2020-12-30", "topic:minerals", false),
            ("2020-12-31", "topic:minerals", true),
        ] {
            let bound = bind(text, &store).unwrap();
            let when = When { as_of: day(as_of), baseline: day("2000-01-01") };
            assert_eq!(bound.matches_tie(&store, pair, when), expected, "{text} on {as_of}");
        }
    }

    #[test]
    fn who_counts_events_knows_whether_that_is_enough() {
        let store = store();
        for (text, expected) in [
            ("topic:security", false),
            ("topic:security party:RUS", true),
            ("a OR standing:allied", true),
            ("a dyad:RUS-TAL", true),
            ("", false),
        ] {
            assert_eq!(bind(text, &store).unwrap().asks_of_ties(), expected, "{text}");
        }
    }

    #[test]
    fn interests_are_asked_topic_and_party() {
        let store = store();
        for (text, expected) in [
            ("", "rus-minerals tal-minerals tal-security"),
            ("topic:security", "tal-security"),
            ("-topic:security", "rus-minerals tal-minerals"),
            ("party:RUS", "rus-minerals"),
            ("party:TAL topic:minerals", "rus-minerals tal-minerals"),
            ("party:IRN", ""),
            ("score:<0", "rus-minerals tal-minerals tal-security"),
            ("score:<0 concert", ""),
            ("min", "rus-minerals tal-minerals"),
            ("moscow", "rus-minerals"),
            ("party:RUS OR actor:TAL", "rus-minerals"),
        ] {
            let lens = lens(text, &store);
            let kept = store.graph.interests.rows().filter(|row| lens.filter.matches_interest(row, lens.when()));
            assert_eq!(kept.map(|row| &*row.id).collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }
}
