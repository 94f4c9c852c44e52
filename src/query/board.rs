//! What the two of a pair want: on the topics that both care about, of each other, and toward third actors.

use std::collections::BTreeMap;

use super::interests::interests;
use super::lens::Lens;
use crate::model::{ActorIx, Dyad, InterestIx, Stance, TopicIx};
use crate::store::Store;

/// The interests of the first and of the second of a pair beside each other, those that hold on the as-of date and match.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// The topics that both care about, in file order.
    pub topics: Vec<SharedTopic>,
    /// The stances of each toward the other, on any topic.
    pub toward: [Vec<Aim>; 2],
    /// The third actors toward whom stances of the two meet or clash, in file order.
    pub thirds: Vec<Third>,
}

/// A topic with what each wants.
#[derive(Debug, Clone)]
pub struct SharedTopic {
    /// The topic.
    pub topic: TopicIx,
    /// The interests of the first and of the second on it; at least one each.
    pub wants: [Vec<InterestIx>; 2],
}

/// A stance with the interest that it is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    /// The interest.
    pub interest: InterestIx,
    /// With, against or mixed.
    pub stance: Stance,
}

/// A third actor with the stances of the two toward it, whatever the topic. Two who each are against it, the one for fear of
/// terrorism and the other for its own security, meet.
#[derive(Debug, Clone)]
pub struct Third {
    /// The third.
    pub actor: ActorIx,
    /// The stances of the first and of the second.
    pub aims: [Vec<Aim>; 2],
}

impl Third {
    /// Whether both are with it, or both against it, on one topic or on two.
    #[must_use]
    pub fn meets(&self) -> bool {
        [Stance::With, Stance::Against].iter().any(|stance| self.both(*stance, *stance))
    }

    /// Whether one is with it and the other against it.
    #[must_use]
    pub fn clashes(&self) -> bool {
        self.both(Stance::With, Stance::Against) || self.both(Stance::Against, Stance::With)
    }

    fn both(&self, first: Stance, second: Stance) -> bool {
        let [one, other] = &self.aims;
        let has = |aims: &[Aim], stance| aims.iter().any(|aim| aim.stance == stance);
        has(one, first) && has(other, second)
    }
}

/// The interests of a pair as a board. Mixed stances neither meet nor clash.
#[must_use]
pub fn board(store: &Store, lens: &Lens, dyad: Dyad) -> Board {
    let (a, b) = dyad.pair();
    let wants = [a, b].map(|actor| interests(store, lens, actor).collect::<Vec<_>>());
    let mut aims: BTreeMap<ActorIx, [Vec<Aim>; 2]> = BTreeMap::new();
    let mut topics: BTreeMap<TopicIx, [Vec<InterestIx>; 2]> = BTreeMap::new();
    for (side, list) in wants.iter().enumerate() {
        for ix in list {
            let interest = &store.graph.interests[*ix];
            push(topics.entry(interest.topic).or_default(), side, *ix);
            for (toward, stance) in &interest.stances {
                push(aims.entry(*toward).or_default(), side, Aim { interest: *ix, stance: *stance });
            }
        }
    }
    let mut toward = |actor, side: usize| aims.remove(&actor).map(|lists| side_of(lists, side)).unwrap_or_default();
    let toward = [toward(b, 0), toward(a, 1)];
    let shared = |wants: &[Vec<InterestIx>; 2]| wants.iter().all(|list| !list.is_empty());
    let topics = topics.into_iter().filter(|(_, wants)| shared(wants));
    let thirds = aims.into_iter().map(|(actor, aims)| Third { actor, aims });
    Board {
        topics: topics.map(|(topic, wants)| SharedTopic { topic, wants }).collect(),
        toward,
        thirds: thirds.filter(|third| third.meets() || third.clashes()).collect(),
    }
}

fn push<T>(lists: &mut [Vec<T>; 2], side: usize, item: T) {
    if let Some(list) = lists.get_mut(side) {
        list.push(item);
    }
}

fn side_of<T>([first, second]: [Vec<T>; 2], side: usize) -> Vec<T> {
    if side == 0 { first } else { second }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bundled, day, dyad, lens, store};

    /// The topics, how often each is with and against the other, and whom the stances meet (`=`) or clash (`#`) on.
    fn said(store: &Store, lens: &Lens, pair: &str) -> [String; 3] {
        let board = board(store, lens, dyad(pair, store));
        let topics: Vec<&str> = board.topics.iter().map(|shared| &*store.graph.topics[shared.topic].id).collect();
        let count = |aims: &[Aim], stance| aims.iter().filter(|aim| aim.stance == stance).count();
        let toward = board.toward.map(|aims| [Stance::With, Stance::Against].map(|stance| count(&aims, stance)));
        let thirds = board.thirds.iter().map(|third| {
            let sign = |holds, sign| if holds { sign } else { "" };
            let id = &store.graph.actors[third.actor].id;
            format!("{id}{}{}", sign(third.meets(), "="), sign(third.clashes(), "#"))
        });
        let toward = toward.map(|[with, against]| format!("{with}-{against}")).join(" ");
        [topics.join(" "), toward, thirds.collect::<Vec<_>>().join(" ")]
    }

    #[test]
    fn topics_are_shared_while_both_interests_hold_and_match() {
        let store = store();
        for (as_of, filter, expected) in [
            ("2021-06-01", "", ["", "1-0 0-0", ""]),
            ("2022-12-30", "", ["", "1-0 0-0", ""]),
            ("2022-12-31", "", ["minerals", "1-0 0-0", ""]),
            ("2025-12-31", "topic:minerals", ["minerals", "1-0 0-0", ""]),
            ("2025-12-31", "topic:security", ["", "0-0 0-0", ""]),
            ("2025-12-31", "party:RUS", ["", "1-0 0-0", ""]),
        ] {
            let lens = Lens::new(day(as_of), day("2000-01-01"), lens(filter, &store).filter);
            assert_eq!(said(&store, &lens, "RUS-TAL"), expected, "{filter} on {as_of}");
        }
    }

    #[test]
    fn stances_meet_or_clash_and_mixed_ones_do_neither() {
        use Stance::{Against, Mixed, With};
        let third = |first: &[Stance], second: &[Stance]| {
            let aims = |list: &[Stance]| {
                list.iter().map(|stance| Aim { interest: InterestIx::new(0), stance: *stance }).collect()
            };
            let third = Third { actor: ActorIx::new(0), aims: [aims(first), aims(second)] };
            (third.meets(), third.clashes())
        };
        assert_eq!(third(&[With], &[With]), (true, false));
        assert_eq!(third(&[Against], &[Against]), (true, false));
        assert_eq!(third(&[With], &[Against]), (false, true));
        assert_eq!(third(&[Against], &[With]), (false, true));
        assert_eq!(third(&[Mixed], &[With]), (false, false));
        assert_eq!(third(&[Mixed], &[Mixed]), (false, false));
        assert_eq!(third(&[With], &[]), (false, false));
        assert_eq!(third(&[Against], &[With, Against]), (true, true));
    }

    /// Worked out by hand from the interests in `data/relations.json`.
    #[rustfmt::skip]
    const BUNDLED: &[(&str, &str, [&str; 3])] = &[
        ("2003-03-01", "RUS-TAL", ["", "0-1 0-0", ""]),
        // Both against IS-Khorasan, for different reasons; the United States are wanted out and wanted to recognise
        ("2025-04-18", "RUS-TAL", ["security military diplomacy sanctions trade minerals", "9-0 4-0", "CHN= USA=# ISK="]),
        ("2026-06-24", "RUS-TAL", ["security military diplomacy sanctions trade minerals", "10-0 6-0",
                                   "CHN= USA=# ISK="]),
        // Over the Taliban the two clash, but for a road through the country
        ("2025-04-18", "IND-PAK", ["security terrorism diplomacy transit", "0-2 0-1", "TAL=# USA= UZB="]),
    ];

    #[test]
    fn boards_of_the_bundled_data_are_those_worked_out_by_hand() {
        let store = bundled();
        for (as_of, pair, expected) in BUNDLED {
            assert_eq!(said(store, &Lens::on(day(as_of)), pair), *expected, "{pair} on {as_of}");
        }
    }
}
