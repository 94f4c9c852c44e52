//! Choosing topics: the topic terms of the filter as a list with marks.

use std::cmp::Reverse;

use super::finder::rank_of_topic;
use super::overlay::{Choosing, Overlay};
use super::state::State;
use crate::filter::{Expr, Filter, Test};
use crate::model::{TopicIx, sort_by_key};
use crate::query::{Lens, events_by_topic};
use crate::store::Store;

/// A topic that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicChoice {
    /// The topic.
    pub topic: TopicIx,
    /// Whether it is chosen.
    pub chosen: bool,
    /// How many events by the as-of date are about it and match the rest of the filter; nothing where that is not counted.
    pub events: Option<usize>,
}

/// All topics, those marked that the filter names.
#[must_use]
pub(super) fn choices(state: &State, store: &Store) -> Vec<TopicChoice> {
    let chosen = chosen(store, &state.filter());
    let counts = counts(state, store);
    let choice = |topic: TopicIx| {
        let events = counts.as_ref().and_then(|counts| counts.get(topic.at()).copied());
        TopicChoice { topic, chosen: chosen.contains(&topic), events }
    };
    store.graph.topics.iter().map(|(topic, _)| choice(topic)).collect()
}

/// Puts first what is called as typed, the best first, and tells how many topics are.
pub(super) fn narrow(store: &Store, choices: &mut [TopicChoice], text: &str) -> usize {
    let rank = |choice: &TopicChoice| rank_of_topic(&store.graph.topics[choice.topic], text);
    sort_by_key(choices, |choice| (Reverse(rank(choice)), choice.topic));
    choices.iter().filter(|choice| rank(choice).is_some()).count()
}

/// What each topic would leave, were it the only one chosen.
fn counts(state: &State, store: &Store) -> Option<Vec<usize>> {
    let lens = without_topics(state, store);
    // What any filter leaves is counted together with all that there is.
    let counts = || state.answers.tally.as_ref().filter(|_| lens.filter.keeps_all_events());
    events_by_topic(store, &lens).or_else(|| counts().map(|tally| tally.all_by_topic().to_vec()))
}

/// The lens without the topic terms of the filter; where it has none the lens itself, whose events may be counted already.
fn without_topics(state: &State, store: &Store) -> Lens {
    let filter = state.filter();
    let rest = Filter::parse(&with_topics(store, &filter, &[])).unwrap_or_default();
    if rest == filter {
        return state.counted_lens();
    }
    state.lens.clone().filtered(&rest, store).unwrap_or_else(|_| state.lens.clone())
}

impl State {
    /// The filter that is on; one that keeps everything where none is.
    #[must_use]
    pub(super) fn filter(&self) -> Filter {
        let text = if self.setup.filter_on { self.setup.filter.as_str() } else { "" };
        Filter::parse(text).unwrap_or_default()
    }

    /// Tells in the list of topics on top what could not be counted before.
    pub(super) fn count_topics(&mut self, store: &Store) {
        let are_listed =
            matches!(&self.overlay, Some(Overlay::Chooser(chooser)) if matches!(chooser.what, Choosing::Topics(_)));
        let counts = are_listed.then(|| counts(self, store)).flatten();
        if let (Some(counts), Some(Overlay::Chooser(chooser))) = (counts, &mut self.overlay)
            && let Choosing::Topics(choices) = &mut chooser.what
        {
            for choice in choices {
                choice.events = counts.get(choice.topic.at()).copied();
            }
        }
    }
}

/// The topics that a filter names in a term of its own.
#[must_use]
fn chosen(store: &Store, filter: &Filter) -> Vec<TopicIx> {
    let named = filter.parts().into_iter().filter_map(|part| names(&part)).flatten().collect::<Vec<_>>();
    let topics = store.graph.topics.iter();
    topics.filter(|(_, topic)| named.iter().any(|name| **name == *topic.id)).map(|(ix, _)| ix).collect()
}

/// The names of a filter that is nothing but one topic term.
fn names(part: &Filter) -> Option<Vec<String>> {
    match part.root() {
        Some(Expr::Leaf(term)) => match &term.value {
            Test::Topic(names) => Some(names.iter().map(|name| name.value.to_string()).collect()),
            _ => None,
        },
        _ => None,
    }
}

/// The filter with its topic term replaced by these topics; none takes the term away.
#[must_use]
pub(super) fn with_topics(store: &Store, filter: &Filter, topics: &[TopicIx]) -> String {
    let others = filter.parts().into_iter().filter(|part| names(part).is_none());
    let alone = |part: Filter| match part.root() {
        Some(Expr::Or(_)) => format!("({part})"),
        _ => part.to_string(),
    };
    let mut terms: Vec<String> = others.map(alone).collect();
    if !topics.is_empty() {
        let ids: Vec<&str> = topics.iter().map(|topic| &*store.graph.topics[*topic].id).collect();
        terms.insert(0, format!("topic:{}", ids.join(",")));
    }
    terms.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::bundled;

    #[test]
    fn choosing_topics_changes_only_their_term() {
        let store = bundled();
        let topic = |id: &str| store.graph.topics.find(|topic| &*topic.id == id).unwrap();
        let filter = Filter::parse("since:2021 topic:trade (actor:RUS OR actor:CHN)").unwrap();
        assert_eq!(chosen(store, &filter), [topic("trade")]);
        let more = with_topics(store, &filter, &[topic("security"), topic("minerals")]);
        assert_eq!(more, "topic:security,minerals since:2021 (actor:RUS OR actor:CHN)");
        assert_eq!(with_topics(store, &filter, &[]), "since:2021 (actor:RUS OR actor:CHN)");
        assert_eq!(chosen(store, &Filter::parse(&more).unwrap()).len(), 2);
        assert_eq!(chosen(store, &Filter::parse("topic:trade OR actor:RUS").unwrap()), []);
    }
}
