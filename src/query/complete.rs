//! What could complete the word at the cursor of a query: keys, then values that the data has.

use std::cmp::Reverse;

use super::lens::Lens;
use super::outcome::outcomes;
use crate::filter::{KEYS, Key, value};
use crate::model::{Clean, fold, sort_by_key};
use crate::store::Store;

/// Most completions that are offered.
const MOST: usize = 12;
/// Most values that are counted to find those.
const MOST_COUNTED: usize = 256;

/// What could stand in place of the word at the cursor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completions {
    /// Where that word begins, in characters.
    pub from: usize,
    /// Where it ends.
    pub until: usize,
    /// What could stand there, the best first.
    pub words: Vec<Completion>,
    /// The key whose value the word is, or that is offered first.
    pub key: Option<Key>,
}

/// One word that could stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The word; a key with its colon.
    pub word: String,
    /// How many events the query would leave with it; nothing for a key, and where that is not known.
    pub leaves: Option<usize>,
    /// What it stands for, in words, where it is a date.
    pub means: Option<Clean>,
}

/// What could stand in place of the word in which the cursor stands (in characters): keys and topics, or after a key its values.
/// Those that begin as typed come before those that hold it, of these those that leave more events before those that
/// leave fewer, and at last those that leave none. The lens gives the days.
#[must_use]
pub fn completions(store: &Store, lens: &Lens, text: &str, cursor: usize, go_on: &dyn Fn() -> bool) -> Completions {
    let at = text.char_indices().nth(cursor).map_or(text.len(), |(at, _)| at);
    let (head, tail) = text.split_at(at);
    let (key, start) = word_at(head);
    let (before, typed) = head.split_at(start);
    let rest = tail.find(|c: char| c.is_whitespace() || "(),\"".contains(c)).unwrap_or(tail.len());
    let from = before.chars().count();
    let until = cursor + tail.get(..rest).unwrap_or_default().chars().count();
    let words = match key {
        None if typed.is_empty() => Vec::new(),
        None => {
            let keys: Vec<_> = KEYS.iter().map(|row| vec![format!("{}:", row.name)]).collect();
            let keys =
                matching(typed, &keys).into_iter().map(|(_, word)| Completion { word, leaves: None, means: None });
            let topics = topics(store, typed);
            let topics = counted(store, lens, [before, tail.get(rest..).unwrap_or_default()], &topics, go_on);
            keys.chain(topics).take(MOST).collect()
        }
        Some(key) => {
            let found = Key::parse(key).map(|key| matching(typed, &values_of(store, key))).unwrap_or_default();
            counted(store, lens, [before, tail.get(rest..).unwrap_or_default()], &found, go_on)
        }
    };
    let first = words.first().and_then(|one| one.word.strip_suffix(':'));
    Completions { from, until, key: key.or(first).and_then(Key::parse), words }
}

/// The key, if the text ends in a value of one, and where the word that it ends in begins, in bytes.
fn word_at(head: &str) -> (Option<&str>, usize) {
    let (mut quoted, mut key, mut start) = (false, None, 0);
    for (at, c) in head.char_indices() {
        let after = at + c.len_utf8();
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            _ if c.is_whitespace() || c == '(' => (key, start) = (None, after),
            '-' if key.is_none() && start == at => start = after,
            ':' if key.is_none() => (key, start) = (head.get(start..at), after),
            ',' if key.is_some() => start = after,
            _ => {}
        }
    }
    (key, start)
}

/// Of things, each given by its spellings, those of which one begins as typed (false) or at least holds it (true), by
/// that spelling. Once one is typed out, only longer ones are meant.
fn matching(typed: &str, things: &[Vec<String>]) -> Vec<(bool, String)> {
    let typed = fold(typed.trim_start_matches('"'));
    let bare = |word: &String| fold(word.trim_matches('"'));
    let is_whole = |spellings: &&Vec<String>| spellings.iter().any(|word| bare(word) == typed);
    let typed_out = things.iter().any(|spellings| is_whole(&spellings));
    let found = things.iter().filter(|spellings| !is_whole(spellings)).filter_map(|spellings| {
        let begins = spellings.iter().find(|word| bare(word).starts_with(&typed));
        let holds = || spellings.iter().find(|word| !typed_out && bare(word).contains(&typed));
        Some((begins.is_none(), begins.or_else(holds)?.clone()))
    });
    let mut found: Vec<(bool, String)> = found.collect();
    found.sort();
    found.dedup();
    found
}

/// The topics that a word begins: it finds texts as it stands, and may mean one of them.
fn topics(store: &Store, typed: &str) -> Vec<(bool, String)> {
    let typed = fold(typed);
    let begins = |text: &str| fold(text).starts_with(&typed);
    let topics = store.graph.topics.rows().filter(|topic| begins(&topic.id) || begins(&topic.name));
    topics.map(|topic| (false, format!("topic:{}", topic.id))).collect()
}

/// The best of the words, with what each would leave.
fn counted(
    store: &Store,
    lens: &Lens,
    around: [&str; 2],
    found: &[(bool, String)],
    go_on: &dyn Fn() -> bool,
) -> Vec<Completion> {
    let words: Vec<&str> = found.iter().take(MOST_COUNTED).map(|(_, word)| word.as_str()).collect();
    let leaves = outcomes(store, lens, around, &words, go_on);
    let mut found: Vec<_> = found.iter().zip(leaves).collect();
    sort_by_key(&mut found, |((holds, _), leaves)| (*leaves == Some(0), *holds, Reverse(*leaves)));
    let best = found.into_iter().take(MOST);
    best.map(|((_, word), leaves)| Completion { word: word.clone(), leaves, means: None }).collect()
}

/// The values of a key that the data has, each with its spellings.
fn values_of(store: &Store, key: Key) -> Vec<Vec<String>> {
    let graph = &store.graph;
    let one = |word: String| vec![word];
    match key {
        Key::Actor | Key::To | Key::Party => {
            let actors = graph.actors.rows().map(|actor| {
                spellings([&*actor.name, &*actor.id].into_iter().chain(actor.aliases.iter().map(Clean::as_str)))
            });
            let blocs = graph.blocs.rows().map(|bloc| spellings([&*bloc.name, &*bloc.id].into_iter()));
            actors.chain(blocs).collect()
        }
        Key::Dyad => store.dyads().map(|(_, dyad)| one(graph.dyad_id(dyad))).collect(),
        Key::Topic => graph.topics.rows().map(|topic| one(topic.id.to_string())).collect(),
        Key::Kind => graph.events.kinds.iter().map(|kind| one(value(kind))).collect(),
        Key::Source => graph.sources.rows().map(|source| one(value(&source.publisher))).collect(),
        _ => key.words().into_iter().map(|word| one(word.to_owned())).collect(),
    }
}

/// Names as values; those that need no quotes come first.
fn spellings<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut words: Vec<String> = names.map(value).collect();
    sort_by_key(&mut words, |word| word.starts_with('"'));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{lens, store};

    fn completed(text: &str, cursor: usize) -> String {
        let store = store();
        let completions = completions(&store, &lens("", &store), text, cursor, &|| true);
        let told = |one: Completion| match one.leaves {
            Some(leaves) => format!("{} {leaves}", one.word),
            None => one.word,
        };
        completions.words.into_iter().map(told).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn the_word_at_the_cursor_is_completed_with_what_it_leaves() {
        for (text, expected) in [
            ("to", "to:, topic:, actor:"),
            ("", ""),
            ("min", "topic:minerals 1"),
            ("kind:aid Min", "topic:minerals 0"),
            ("ines", ""),
            ("nokey:x", ""),
            ("topic:", "security 3, minerals 1, human-rights 0"),
            ("topic:min", "minerals 1"),
            ("actor:RUS -topic:security,min", "minerals 1"),
            ("quad:deeds", "deeds+ 3, deeds- 2"),
            ("kind:aid topic:", "human-rights 0, minerals 0, security 0"),
            ("party:mosc", "Moscow 5"),
            ("party:RU", "Russia 5"),
            ("party:rus", ""),
            ("to:\"afghan t", "\"Afghan Taliban\" 6"),
            ("dyad:RUS-T", "RUS-TAL 4"),
            ("standing:", "adversarial, allied, hostile, neutral, partner, strained, transactional"),
            ("is:", "new 2, internal 1, joint 1, multilateral 1, stale"),
            ("topic:minerals", ""),
        ] {
            assert_eq!(completed(text, text.chars().count()), expected, "{text}");
        }
        assert_eq!(completed("topic:minerals since:2021", 9), "minerals 1");
    }

    #[test]
    fn the_whole_word_around_the_cursor_makes_way() {
        let store = store();
        let place = |text: &str, cursor| {
            let found = completions(&store, &lens("", &store), text, cursor, &|| true);
            text.chars().skip(found.from).take(found.until - found.from).collect::<String>()
        };
        assert_eq!(place("é topic:minerals since:2021", 11), "minerals");
        assert_eq!(place("-(topic:security,min)", 20), "min");
        assert_eq!(place("dyad:RUS-T", 10), "RUS-T");
        assert_eq!(place("-to", 3), "to");
    }
}
