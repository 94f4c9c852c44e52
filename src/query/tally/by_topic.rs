//! Of each topic how many events are about it.

use crate::model::Topics;

/// How many events are about each topic, in the order of these.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ByTopic(pub(super) Vec<usize>);

impl ByTopic {
    /// None yet, for so many topics.
    pub(super) fn of(topics: usize) -> Self {
        Self(vec![0; topics])
    }

    pub(super) fn count(&mut self, about: Topics) {
        for topic in about.iter() {
            if let Some(count) = self.0.get_mut(topic.at()) {
                *count += 1;
            }
        }
    }

    /// Adds the counts of other events.
    pub(super) fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(count, more)| *count += more);
    }
}
