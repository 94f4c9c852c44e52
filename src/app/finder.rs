//! Finding an actor, a pair, a topic, a saved view or an action by a few letters of its name.

mod search;

use crate::action::Action;
use crate::model::{Actor, ActorIx, BlocIx, Clean, Dyad, TopicIx, View, fold};
use crate::query::{Lens, members_of, tells};
use crate::store::Store;
use search::{Called, Fit, Search, has_words_in_order};

/// What a hit leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An actor.
    Actor(ActorIx),
    /// A bloc.
    Bloc(BlocIx),
    /// A pair, seen from the one of the two that was typed first.
    Dyad(Dyad, ActorIx),
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
    dyads(store, lens, text, &mut search);
    for (ix, topic) in store.graph.topics.iter() {
        let detail = format!("topic {}", topic.id);
        search.offer(Called::by(&[&*topic.id, &topic.name]), 10, || hit(Target::Topic(ix), &topic.name, &detail));
    }
    for action in actions {
        let label = action.name().replace('-', " ");
        let called = Called { names: &[&label], also: action.also(), sentence: action.sentence() };
        search.offer(called, 10, || hit(Target::Action(*action), &label, action.sentence()));
    }
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
        search.offer(Called::by(&[&*bloc.id, &bloc.name]), 10, || hit(Target::Bloc(ix), &bloc.name, &detail));
    }
}

/// Where there are more pairs than can be gone through at each letter, those of actors that are called as typed.
const MOST_DYADS: usize = 5_000;

/// Offers a search every pair of which there is something to tell, once something is typed.
fn dyads(store: &Store, lens: &Lens, text: &str, search: &mut Search<Hit>) {
    if text.trim().is_empty() {
        return;
    }
    let dyads: Vec<Dyad> = if store.dyads().len() <= MOST_DYADS {
        store.dyads().map(|(_, dyad)| dyad).collect()
    } else {
        named_dyads(store, text)
    };
    // Each is called in several ways together with every other.
    let names: Vec<[Name<'_>; 2]> = store.graph.actors.rows().map(named).collect();
    let mut spelled = Spelled::default();
    for dyad in dyads.into_iter().filter(|dyad| tells(store, lens, *dyad)) {
        let (a, b) = dyad.pair();
        let mut best = None;
        for (from, to) in [(a, b), (b, a)] {
            let (Some(one), Some(two)) = (names.get(from.at()), names.get(to.at())) else { continue };
            spelled.join(one, two);
            let fits = spelled.best(search);
            if fits > best.map(|(fits, _)| fits) {
                best = fits.map(|fits| (fits, from));
            }
        }
        if let Some(((fit, _, points), from)) = best {
            let [one, two] = [from, dyad.other(from).unwrap_or(from)].map(|actor| &store.graph.actors[actor]);
            let label = format!("{} – {}", one.name, two.name);
            let detail = format!("pair {}-{}", one.id, two.id);
            // Of pairs that fit alike the one with more to tell.
            let bonus = store.events_of_dyad(dyad).len().checked_ilog2().unwrap_or(0);
            search.take(fit, points + bonus, hit(Target::Dyad(dyad, from), &label, &detail));
        }
    }
}

/// A name as it is, and folded.
type Name<'s> = (&'s str, String);

/// The id and the name of an actor.
fn named(actor: &Actor) -> [Name<'_>; 2] {
    [&*actor.id, actor.name.as_str()].map(|name| (name, fold(name)))
}

/// The spellings of a pair, as they are and folded: `RUS-TAL`, `RUSTAL`, `Russia Taliban`.
#[derive(Default)]
struct Spelled([(String, String); 3]);

impl Spelled {
    /// Makes them those of this pair.
    fn join(&mut self, [id, name]: &[Name<'_>; 2], [other_id, other_name]: &[Name<'_>; 2]) {
        let parts = [(id, "-", other_id), (id, "", other_id), (name, " ", other_name)];
        for ((plain, folded), (one, between, two)) in self.0.iter_mut().zip(parts) {
            for (text, one, two) in [(plain, one.0, two.0), (folded, one.1.as_str(), two.1.as_str())] {
                text.clear();
                for part in [one, between, two] {
                    text.push_str(part);
                }
            }
        }
    }

    /// How the best of them fits, whether its two come in the order in which they were typed, and how well.
    fn best(&self, search: &mut Search<Hit>) -> Option<(Fit, bool, u32)> {
        let rated = self.0.iter().filter_map(|(plain, folded)| search.rate((plain, folded), Fit::Words, Fit::Letters));
        let (fit, points) = rated.max()?;
        let in_order = self.0.iter().any(|(_, folded)| has_words_in_order(folded, search.typed()));
        Some((fit, in_order, points))
    }
}

/// The pairs of an actor that is called by the first word with one that is called by the second: `rus-tal`, `russia tal`.
fn named_dyads(store: &Store, text: &str) -> Vec<Dyad> {
    let words: Vec<String> = text.split(['-', '>', ' ']).filter(|word| !word.is_empty()).map(fold).collect();
    let [one, two] = words.as_slice() else { return Vec::new() };
    let called = |word: &str, actor: ActorIx| store.names.is_called(actor, word);
    let mut dyads = Vec::new();
    for (actor, _) in store.graph.actors.iter().filter(|(actor, _)| called(one, *actor)) {
        let pairs = store.dyads_of(actor).iter().filter_map(|ix| store.pair(*ix));
        dyads.extend(pairs.filter(|dyad| dyad.other(actor).is_some_and(|other| called(two, other))));
        if dyads.len() > MOST_DYADS {
            break;
        }
    }
    dyads
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
            ("kremlin", "Russia"),
            ("ind", "India"),
            ("pak-tal", "Pakistan – Taliban (Islamic Emirate)"),
            ("tal pak", "Taliban (Islamic Emirate) – Pakistan"),
            ("rustal", "Russia – Taliban (Islamic Emirate)"),
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
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
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
