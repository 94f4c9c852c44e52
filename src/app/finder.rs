//! Finding an actor, a pair, a saved view or an action by a few letters of its name.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::action::Action;
use crate::model::{ActorIx, BlocIx, Clean, Dyad, View, sort_by_key};
use crate::query::{Lens, members_of, tells};
use crate::store::Store;

/// What a hit leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An actor.
    Actor(ActorIx),
    /// A bloc.
    Bloc(BlocIx),
    /// A pair.
    Dyad(Dyad),
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

/// Most hits that are shown.
const MOST: usize = 200;

/// What matches `text` and is there on the as-of date, the best first. Without a text: views, then actors, then actions.
#[must_use]
pub(super) fn find(store: &Store, lens: &Lens, views: &[(String, View)], text: &str) -> Vec<Hit> {
    let pattern = Pattern::parse(text.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, usize, Hit)> = Vec::new();
    let mut offer = |spellings: &[&str], bonus: u32, make: &dyn Fn() -> Hit| {
        let rate = |spelling: &&str| {
            let points = pattern.score(Utf32Str::new(spelling, &mut buffer), &mut matcher)?;
            // A whole id or name comes before longer ones that only begin so, and those before what has it within.
            let typed = text.trim();
            let begins = spelling.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
            let whole = begins && spelling.len() == typed.len();
            Some(points + u32::from(begins) * 40 + u32::from(whole) * 500)
        };
        let best = spellings.iter().filter_map(rate).max();
        scored.extend(best.map(|best| (best + bonus, scored.len(), make())));
        best.is_some()
    };
    for (name, view) in views {
        offer(&[name], 30, &|| hit(Target::View(name.clone(), view.clone()), name, "saved view"));
    }
    actors(store, lens, &mut offer);
    dyads(store, lens, text, &mut offer);
    for action in Action::ALL {
        let label = action.name().replace('-', " ");
        // `:q` is what hands of vi type.
        let short = if *action == Action::QuitNow { "q" } else { &label };
        let make = || hit(Target::Action(*action), &label, action.sentence());
        if !offer(&[&label, short], 10, &make) {
            offer(&[action.sentence()], 0, &make);
        }
    }
    sort_by_key(&mut scored, |(score, at, _)| (std::cmp::Reverse(*score), *at));
    scored.into_iter().take(MOST).map(|(_, _, hit)| hit).collect()
}

/// Takes the spellings of something, what it is ahead of others by, and the hit; tells whether it is one.
type Offer<'o> = dyn FnMut(&[&str], u32, &dyn Fn() -> Hit) -> bool + 'o;

fn actors(store: &Store, lens: &Lens, offer: &mut Offer<'_>) {
    for (ix, actor) in store.graph.actors.iter().filter(|(_, actor)| actor.life.is_known(lens.as_of)) {
        let mut spellings = vec![&*actor.id, actor.name.as_str()];
        spellings.extend(actor.aliases.iter().map(Clean::as_str));
        let detail = format!("actor {}", actor.id);
        offer(&spellings, 20, &|| hit(Target::Actor(ix), &actor.name, &detail));
    }
    let is_there = |bloc: BlocIx| members_of(store, lens, bloc).next().is_some();
    for (ix, bloc) in store.graph.blocs.iter().filter(|(ix, _)| is_there(*ix)) {
        let detail = format!("bloc {}", bloc.id);
        offer(&[&*bloc.id, bloc.name.as_str()], 10, &|| hit(Target::Bloc(ix), &bloc.name, &detail));
    }
}

/// Where there are more pairs than can be gone through at each letter, those of actors that are called as typed.
const MOST_DYADS: usize = 5_000;

fn dyads(store: &Store, lens: &Lens, text: &str, offer: &mut Offer<'_>) {
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
        let (one, two) = (&store.graph.actors[a], &store.graph.actors[b]);
        let ids = [format!("{}-{}", one.id, two.id), format!("{}-{}", two.id, one.id)];
        let names = [format!("{} {}", one.name, two.name), format!("{} {}", two.name, one.name)];
        let label = format!("{} – {}", one.name, two.name);
        let detail = format!("pair {}", ids.first().map(String::as_str).unwrap_or_default());
        let spellings: Vec<&str> = ids.iter().chain(&names).map(String::as_str).collect();
        offer(&spellings, 0, &|| hit(Target::Dyad(dyad), &label, &detail));
    }
}

/// The pairs of an actor that is called by the first word with one that is called by the second: `rus-tal`, `russia tal`.
fn named_dyads(store: &Store, text: &str) -> Vec<Dyad> {
    let words: Vec<String> =
        text.split(['-', '>', ' ']).filter(|word| !word.is_empty()).map(crate::model::fold).collect();
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
        find(&store, &Lens::of(&store), &[], text).first().map(|hit| hit.label.clone()).unwrap_or_default()
    }

    #[test]
    fn the_thing_meant_comes_first() {
        for (text, expected) in [
            ("moscow", "Russia"),
            ("kremlin", "Russia"),
            ("ind", "India"),
            ("pak-tal", "Taliban (Islamic Emirate) – Pakistan"),
            ("rustal", "Russia – Taliban (Islamic Emirate)"),
            ("legend", "legend"),
            ("q", "quit now"),
            ("quit", "quit"),
            ("ch", "China"),
            ("csto", "Collective Security Treaty Organization"),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }

    /// ISIS-K is from 2015; the members of the Shanghai organization joined in 2001.
    #[test]
    fn nothing_is_found_that_was_not_there() {
        let store = Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph);
        let found = |day: &str, text: &str| -> Vec<String> {
            let hits = find(&store, &Lens::on(day.parse().unwrap()), &[], text);
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
