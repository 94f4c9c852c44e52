//! Finding an actor, a pair, a topic, a saved view or an action by a few letters of its name.

mod pairs;
mod search;

use crate::action::Action;
use crate::model::{ActorIx, BlocIx, Clean, Dyad, Topic, TopicIx, View, fold};
use crate::query::{Lens, members_of};
use crate::store::Store;
use pairs::{Pair, pairs};
use search::{Called, Rank, Search};

/// What a hit leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An actor.
    Actor(ActorIx),
    /// A bloc.
    Bloc(BlocIx),
    /// A pair, seen from the one of the two that was typed first.
    Dyad(Dyad, ActorIx),
    /// Nowhere, and why: there is no tie of the two that are named.
    NoTie(String),
    /// A topic.
    Topic(TopicIx),
    /// A saved view.
    View(String, View),
    /// An action.
    Action(Action),
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it leads.
    pub target: Target,
    /// What is shown of it.
    pub label: String,
    /// What kind of thing it is, and what else helps to tell it.
    pub detail: String,
}

/// What the palette holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    /// The actions that do something where it was opened.
    pub actions: Vec<Action>,
    /// What matches what is typed.
    pub hits: Vec<Hit>,
}

/// What matches `text` and is there on the as-of date, the best first. Without a text: views, then actors, then topics and
/// these actions.
#[must_use]
pub(super) fn find(store: &Store, lens: &Lens, views: &[(String, View)], actions: &[Action], text: &str) -> Vec<Hit> {
    let mut search = Search::new(text);
    for (name, view) in views {
        search.offer(Called::by(&[name]), 30, || hit(Target::View(name.clone(), view.clone()), name, "saved view"));
    }
    actors(store, lens, &mut search);
    for (ix, topic) in store.graph.topics.iter() {
        let found = || hit(Target::Topic(ix), &topic.name, &format!("topic {}", topic.id));
        search.offer(called_topic(&[&topic.id, &topic.name], topic), 10, found);
    }
    for action in actions {
        let label = action.name().replace('-', " ");
        let called = Called { names: &[&label], also: action.also(), sentence: action.sentence() };
        search.offer(called, 10, || hit(Target::Action(*action), &label, action.sentence()));
    }
    dyads(store, lens, &mut search);
    search.hits()
}

fn actors(store: &Store, lens: &Lens, search: &mut Search<Hit>) {
    for (ix, actor) in store.graph.actors.iter().filter(|(_, actor)| actor.life.is_known(lens.as_of)) {
        let also: Vec<&str> = actor.aliases.iter().map(Clean::as_str).collect();
        let called = Called { names: &[&*actor.id, &actor.name], also: &also, sentence: "" };
        let detail = format!("actor {}", actor.id);
        search.offer(called, 20, || hit(Target::Actor(ix), &actor.name, &detail));
    }
    let is_there = |bloc: BlocIx| members_of(store, lens, bloc).next().is_some();
    for (ix, bloc) in store.graph.blocs.iter().filter(|(ix, _)| is_there(*ix)) {
        let detail = format!("bloc {}", bloc.id);
        // Who is called so in another way comes before a bloc that is.
        let called = Called { names: &[], also: &[&*bloc.id, &bloc.name], sentence: "" };
        search.offer(called, 10, || hit(Target::Bloc(ix), &bloc.name, &detail));
    }
}

/// Offers a search the pairs that are called as typed; of which nothing is known, where nothing else is called so.
fn dyads(store: &Store, lens: &Lens, search: &mut Search<Hit>) {
    let (graph, is_other) = (&store.graph, search.has_named());
    for Pair { rank, dyad, from, tells } in pairs(store, lens, search.typed()) {
        let [one, two] = [from, dyad.other(from).unwrap_or(from)].map(|actor| &graph.actors[actor]);
        let label = format!("{} – {}", one.name, two.name);
        if tells {
            // Of pairs that are called alike the one with more to tell.
            let bonus = store.events_of_dyad(dyad).len().checked_ilog2().unwrap_or(0);
            let detail = format!("pair {}-{}", one.id, two.id);
            search.take(rank, bonus, hit(Target::Dyad(dyad, from), &label, &detail));
        } else if !is_other {
            let why = format!("{label}: nothing is known between the two by {}", lens.as_of);
            search.take(rank, 0, hit(Target::NoTie(why), &label, "nothing is known between the two"));
        }
    }
}

/// How a topic is called by what is typed, if it is: by its id and name, or by words of what it is about.
pub(super) fn rank_of_topic(topic: &Topic, text: &str) -> Option<Rank> {
    called_topic(&[&topic.id, &topic.name], topic).rank(fold(text).trim())
}

fn called_topic<'t>(names: &'t [&'t str], topic: &'t Topic) -> Called<'t> {
    Called { names, also: &[], sentence: topic.about.as_deref().unwrap_or_default() }
}

fn hit(target: Target, label: &str, detail: &str) -> Hit {
    Hit { target, label: label.to_owned(), detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Strictness, bundled, load};

    fn first(text: &str) -> String {
        let store = Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph);
        find(&store, &Lens::of(&store), &[], Action::ALL, text).first().map(|hit| hit.label.clone()).unwrap_or_default()
    }

    #[test]
    fn the_thing_meant_comes_first() {
        for (text, expected) in [
            ("moscow", "Russia"),
            ("mosc", "Russia"),
            ("moscow f", "Moscow Format participants"),
            ("kremlin", "Russia"),
            ("ind", "India"),
            ("pak-tal", "Pakistan – Taliban (Islamic Emirate)"),
            ("tal pak", "Taliban (Islamic Emirate) – Pakistan"),
            ("rustal", "Russia – Taliban (Islamic Emirate)"),
            ("ruus", "Russia – United States"),
            ("unin", "United States – India"),
            ("chital", "China – Taliban (Islamic Emirate)"),
            ("legend", "legend"),
            ("q", "quit now"),
            ("quit", "quit"),
            ("ch", "China"),
            ("csto", "Collective Security Treaty Organization"),
            ("min", "Minerals"),
            ("security", "Security"),
            ("pak ta", "Pakistan – Taliban (Islamic Emirate)"),
            ("go-between", "tensions"),
            ("pakt", "Pakistan – Taliban (Islamic Emirate)"),
            ("indt", "India – Taliban (Islamic Emirate)"),
            ("tali", "Taliban (Islamic Emirate)"),
            ("p", "Pakistan"),
            ("pakistan tal", "Pakistan – Taliban (Islamic Emirate)"),
            ("moscow united s", "Russia – United States"),
            ("united states tal", "United States – Taliban (Islamic Emirate)"),
            ("united states", "United States"),
            ("united nat", "United Nations"),
            ("is-khorasan uno", "IS-Khorasan – United Nations"),
            ("drugs", "Narcotics"),
            ("pkstn", "Pakistan"),
            ("kremln", "Russia"),
            ("tlbn", "Taliban (Islamic Emirate)"),
            ("ukrusa", "Ukraine – United States"),
            ("ukri", "Ukraine"),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }

    /// A group that the data does not have as an actor is not taken for another whose name has its letters somewhere.
    #[test]
    fn letters_inside_the_words_of_a_name_lead_to_nobody() {
        let store = Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph);
        for text in ["ttp", "aqis", "htan"] {
            let found = find(&store, &Lens::of(&store), &[], Action::ALL, text);
            let someone = found.iter().find(|hit| matches!(hit.target, Target::Actor(_) | Target::Bloc(_)));
            assert!(someone.is_none(), "{text}: {someone:?}");
        }
    }

    /// Letters that stand apart in other names lead nobody to another pair.
    #[test]
    fn who_names_two_is_led_to_them_or_told_that_nothing_is_known_between_them() {
        let store = Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph);
        let lens = Lens::of(&store);
        let actors: Vec<_> = store.graph.actors.iter().collect();
        let mut unknown = 0;
        for (one, actor) in &actors {
            for (two, other) in &actors {
                let Some(dyad) = Dyad::new(*one, *two) else { continue };
                for typed in [format!("{} {}", actor.id, other.id), format!("{}-{}", actor.name, other.name)] {
                    let hits = find(&store, &lens, &[], Action::ALL, &typed);
                    let target = hits.into_iter().next().unwrap().target;
                    if crate::query::tells(&store, &lens, dyad) {
                        assert_eq!(target, Target::Dyad(dyad, *one), "{typed}");
                    } else {
                        unknown += 1;
                        let why = format!(
                            "{} – {}: nothing is known between the two by {}",
                            actor.name, other.name, lens.as_of
                        );
                        assert_eq!(target, Target::NoTie(why), "{typed}");
                    }
                }
            }
        }
        assert!(unknown > 0);
    }

    #[test]
    fn whose_pairs_are_meant_is_whoever_is_called_so() {
        let store = Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph);
        let found = |text: &str| find(&store, &Lens::of(&store), &[], Action::ALL, text);
        let pairs = |text: &str| -> Vec<String> {
            found(text).into_iter().filter(|hit| matches!(hit.target, Target::Dyad(..))).map(|hit| hit.label).collect()
        };
        assert!(pairs("ind").len() > 5 && pairs("ind").iter().all(|label| label.starts_with("India – ")));
        assert_eq!(pairs("ind zzz"), [""; 0]);
        // Two letters begin a word of nearly any sentence.
        assert!(found("in").iter().all(|hit| !["Trade", "next event"].contains(&hit.label.as_str())));
        assert!(found("lit").iter().any(|hit| hit.label == "Minerals"), "three are looked for there");
        assert!(found("uno usa").len() == 1, "no letters that stand apart");
    }

    /// ISIS-K is from 2015; the members of the Shanghai organization joined in 2001.
    #[test]
    fn nothing_is_found_that_was_not_there() {
        let store = Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph);
        let found = |day: &str, text: &str| -> Vec<String> {
            let hits = find(&store, &Lens::on(day.parse().unwrap()), &[], Action::ALL, text);
            let of_data = |hit: &Hit| !matches!(hit.target, Target::Action(_));
            hits.into_iter().filter(of_data).map(|hit| hit.detail).collect()
        };
        assert!(found("2016-01-01", "ISK").contains(&"actor ISK".to_owned()));
        assert!(found("2016-01-01", "RUS-ISK").contains(&"pair RUS-ISK".to_owned()));
        assert_eq!(found("2010-01-01", "IS-Khorasan"), [""; 0]);
        assert_eq!(found("2010-01-01", "RUS-ISK"), [""; 0]);
        assert!(found("2010-01-01", "SCO").contains(&"bloc SCO".to_owned()));
        assert_eq!(found("1996-01-01", "Shanghai Cooperation"), [""; 0]);
    }

    #[test]
    fn nothing_is_found_for_nonsense() {
        assert_eq!(first("qqqzzz"), "");
    }
}
