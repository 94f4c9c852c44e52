//! Finding an actor, a pair, a topic, a saved view or an action by a few letters of its name.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::action::Action;
use crate::model::{ActorIx, BlocIx, Clean, Dyad, TopicIx, View, fold, sort_by_key};
use crate::query::{Lens, members_of, tells};
use crate::store::Store;

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

/// Most hits that are shown.
const MOST: usize = 200;

/// How something is called by what was typed, the worst first: a whole name comes before longer ones that only begin so,
/// those before names with such words in them, those before sentences, and those before letters that stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Its letters stand apart in another name, or in a sentence.
    Scattered,
    /// Its letters stand in the name, in this order.
    Letters,
    /// Each word begins one of a sentence.
    Said,
    /// Each word begins one of a name.
    Words,
    /// A name begins so.
    Begins,
    /// It is a name.
    Whole,
}

/// The names of something.
#[derive(Clone, Copy)]
struct Called<'c> {
    /// What it is shown as, and other forms of that.
    names: &'c [&'c str],
    /// By what else it is known.
    also: &'c [&'c str],
    /// A sentence about it.
    sentence: &'c str,
}

impl<'c> Called<'c> {
    fn by(names: &'c [&'c str]) -> Self {
        Self { names, also: &[], sentence: "" }
    }
}

/// What is typed, and what has been found by it so far.
struct Search {
    typed: String,
    pattern: Pattern,
    matcher: Matcher,
    found: Vec<(Fit, u32, Hit)>,
}

impl Search {
    fn new(text: &str) -> Self {
        let typed = text.trim();
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let matcher = Matcher::new(Config::DEFAULT);
        Self { typed: fold(typed), pattern, matcher, found: Vec::new() }
    }

    /// Takes something where it is called so, ahead by a bonus of others that are called so alike.
    fn offer(&mut self, called: Called<'_>, bonus: u32, make: impl FnOnce() -> Hit) {
        let best = self.best(called);
        self.found.extend(best.map(|(fit, points)| (fit, points + bonus, make())));
    }

    /// How something that is called so fits best, and how well.
    fn best(&mut self, called: Called<'_>) -> Option<(Fit, u32)> {
        let names = called.names.iter().filter_map(|name| self.rate(name, Fit::Words, Fit::Letters)).max();
        let also = called.also.iter().filter_map(|name| self.rate(name, Fit::Words, Fit::Scattered)).max();
        names.max(also).or_else(|| self.rate(called.sentence, Fit::Said, Fit::Scattered))
    }

    /// How a spelling fits, and how well; with what it is where words of it begin so, and where its letters stand apart.
    fn rate(&mut self, spelling: &str, words: Fit, letters: Fit) -> Option<(Fit, u32)> {
        let mut buffer = Vec::new();
        let points = self.pattern.score(Utf32Str::new(spelling, &mut buffer), &mut self.matcher);
        let spelling = fold(spelling);
        let fit = match spelling.strip_prefix(&self.typed) {
            Some("") => Fit::Whole,
            Some(_) if words == Fit::Words => Fit::Begins,
            _ if has_words(&spelling, &self.typed) => words,
            _ => letters,
        };
        // A hyphen more or less makes no other word.
        if fit > Fit::Letters { Some((fit, points.unwrap_or(0))) } else { points.map(|points| (fit, points)) }
    }

    fn hits(mut self) -> Vec<Hit> {
        let mut found: Vec<_> = self.found.drain(..).enumerate().collect();
        sort_by_key(&mut found, |(at, (fit, points, _))| (std::cmp::Reverse((*fit, *points)), *at));
        found.into_iter().take(MOST).map(|(_, (.., hit))| hit).collect()
    }
}

/// Whether each word that was typed begins one of a text.
fn has_words(text: &str, typed: &str) -> bool {
    words(typed).all(|typed| words(text).any(|word| word.starts_with(typed)))
}

/// The same, each after the one before.
fn has_words_in_order(text: &str, typed: &str) -> bool {
    let mut words_left = words(text);
    words(typed).all(|typed| words_left.any(|word| word.starts_with(typed)))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What matches `text` and is there on the as-of date, the best first. Without a text: views, then actors, then topics and these actions.
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

fn actors(store: &Store, lens: &Lens, search: &mut Search) {
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

fn dyads(store: &Store, lens: &Lens, text: &str, search: &mut Search) {
    if text.trim().is_empty() {
        return;
    }
    let dyads: Vec<Dyad> = if store.dyads().len() <= MOST_DYADS {
        store.dyads().map(|(_, dyad)| dyad).collect()
    } else {
        named_dyads(store, text)
    };
    for dyad in dyads.into_iter().filter(|dyad| tells(store, lens, *dyad)) {
        let (a, b) = dyad.pair();
        let mut best = None;
        for (from, to) in [(a, b), (b, a)] {
            let (one, two) = (&store.graph.actors[from], &store.graph.actors[to]);
            let names = [
                format!("{}-{}", one.id, two.id),
                format!("{}{}", one.id, two.id),
                format!("{} {}", one.name, two.name),
            ];
            let fits = search.best(Called::by(&names.each_ref().map(String::as_str)));
            let in_order = names.iter().any(|name| has_words_in_order(&fold(name), &search.typed));
            let fits = fits.map(|(fit, points)| (fit, in_order, points));
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
            search.found.push((fit, points + bonus, hit(Target::Dyad(dyad, from), &label, &detail)));
        }
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
