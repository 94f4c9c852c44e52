//! What could complete the word at the cursor of a query: keys, then values that the data has.

use crate::filter::{KEYS, Key, value};
use crate::model::{Clean, fold};
use crate::store::Store;

/// Most completions that are offered.
const MOST: usize = 12;

/// Words that could stand in place of the one that ends at `cursor` (in characters): keys with their colon, or after a
/// key its values, those that begin so before those that hold it.
#[must_use]
pub fn completions(store: &Store, text: &str, cursor: usize) -> Vec<String> {
    let head: String = text.chars().take(cursor).collect();
    let term = head.rsplit([' ', '(']).next().unwrap_or_default().trim_start_matches('-');
    match term.split_once(':') {
        None if term.is_empty() => Vec::new(),
        None => best(term, KEYS.iter().map(|row| format!("{}:", row.name))),
        Some((key, values)) => {
            let typed = values.rsplit(',').next().unwrap_or_default();
            Key::parse(key).map(|key| best(typed, values_of(store, key).into_iter())).unwrap_or_default()
        }
    }
}

fn best(typed: &str, words: impl Iterator<Item = String>) -> Vec<String> {
    let typed = fold(typed);
    let (begin, hold): (Vec<String>, Vec<String>) = words
        .filter(|word| fold(word).contains(&typed) && fold(word) != typed)
        .partition(|word| fold(word).starts_with(&typed));
    begin.into_iter().chain(hold).take(MOST).collect()
}

fn values_of(store: &Store, key: Key) -> Vec<String> {
    let graph = &store.graph;
    let mut words: Vec<String> = match key {
        Key::Actor | Key::To | Key::Party => {
            let actors = graph.actors.rows().flat_map(|actor| [&*actor.id, actor.name.as_str()]);
            let blocs = graph.blocs.rows().map(|bloc| &*bloc.id);
            actors.chain(blocs).map(value).collect()
        }
        Key::Dyad => store.dyads().map(|(_, dyad)| graph.dyad_id(dyad)).collect(),
        Key::Topic => graph.topics.rows().map(|topic| topic.id.to_string()).collect(),
        Key::Kind => graph.events.kinds.iter().map(Clean::as_str).map(value).collect(),
        Key::Source => graph.sources.rows().map(|source| value(&source.publisher)).collect(),
        _ => key.words().into_iter().map(str::to_owned).collect(),
    };
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::store;

    #[test]
    fn the_word_at_the_cursor_is_completed() {
        let store = store();
        let complete = |text: &str| completions(&store, text, text.chars().count()).join(" ");
        assert_eq!(complete("to"), "to: topic: actor:");
        assert_eq!(complete("topic:min"), "minerals");
        assert_eq!(complete("actor:RUS -topic:security,min"), "minerals");
        assert_eq!(complete("quad:deeds"), "deeds+ deeds-");
        assert_eq!(complete(""), "");
        assert_eq!(complete("nokey:x"), "");
        assert_eq!(completions(&store, "topic:minerals since:2021", 9).join(" "), "minerals");
    }
}
