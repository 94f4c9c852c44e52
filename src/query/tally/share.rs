//! What the events of some rows add up to: the share of one thread, and all shares together.

use std::ops::Range;

use super::by_topic::ByTopic;
use super::counts::PairTally;
use crate::model::{Day, Dyad, EventIx, EventRow, Reading};
use crate::query::events::{gone_through, to_ask};
use crate::query::lens::Lens;
use crate::query::shares;
use crate::query::standing::assessed;
use crate::store::Store;

/// Counts of the events of some rows.
#[derive(Debug, Default)]
pub(super) struct Share {
    pub(super) matching: usize,
    pub(super) not_yet: usize,
    pub(super) new: usize,
    /// A bit for each row: whether its event matches.
    pub(super) kept: Vec<u64>,
    pub(super) pairs: Vec<PairTally>,
    /// Of those that match the events of more than two.
    pub(super) several: Vec<EventIx>,
    /// What those that match are about, and what all are.
    pub(super) about: [ByTopic; 2],
}

/// What is asked of each row.
struct Asked<'a> {
    store: &'a Store,
    lens: &'a Lens,
    /// The day of the newest assessment of each pair.
    assessed: Vec<Option<Day>>,
}

impl Share {
    /// The counts of the events that had begun.
    pub(super) fn counted(store: &Store, lens: &Lens, threads: usize, go_on: &dyn Fn() -> bool) -> Option<Self> {
        let begun = store.graph.events.begun_by(lens.as_of);
        let day = |(ix, _)| store.tie_at(ix).and_then(|tie| assessed(tie, lens.as_of));
        let asked = Asked { store, lens, assessed: store.dyads().map(day).collect() };
        let count = |rows: Range<usize>, go_on: &dyn Fn() -> bool| {
            let pairs = vec![PairTally::default(); asked.assessed.len()];
            let about = [(); 2].map(|()| ByTopic::of(store.graph.topics.len()));
            let mut share = Self { pairs, about, ..Self::default() };
            share.count_rows(&asked, rows, go_on);
            share
        };
        shares::counted((begun, 64), threads, count, go_on)?.into_iter().reduce(Self::with)
    }

    fn count_rows(&mut self, asked: &Asked<'_>, rows: Range<usize>, go_on: &dyn Fn() -> bool) {
        let Asked { store, lens, .. } = asked;
        self.kept = vec![0; rows.len().div_ceil(64)];
        let reading = Reading::default();
        for ix in to_ask(store, lens, rows.clone(), go_on) {
            let row = store.graph.events.row(ix);
            if !lens.filter.matches_next(store, (ix, &row), lens.when(), &reading) {
                continue;
            }
            let at = ix.at() - rows.start;
            if let Some(word) = self.kept.get_mut(at / 64) {
                *word |= 1 << (at % 64);
            }
            self.count_event(asked, ix, &row);
            if row.from.len() + row.to.len() > 2 {
                self.several.push(ix);
            }
        }
        let [about, all] = &mut self.about;
        if lens.filter.keeps_all_events() {
            all.clone_from(about);
        } else {
            gone_through(rows, go_on).for_each(|ix| all.count(store.graph.events.topics(ix)));
        }
    }

    /// With the counts of the events that come next.
    fn with(mut self, next: Self) -> Self {
        self.matching += next.matching;
        self.not_yet += next.not_yet;
        self.new += next.new;
        self.kept.extend(next.kept);
        self.several.extend(next.several);
        for (about, next) in self.about.iter_mut().zip(&next.about) {
            about.add(next);
        }
        for (pair, next) in self.pairs.iter_mut().zip(next.pairs) {
            pair.there |= next.there;
            pair.forth += next.forth;
            pair.back += next.back;
            pair.together += next.together;
            pair.new += next.new;
            pair.later += next.later;
        }
        self
    }

    fn count_event(&mut self, asked: &Asked<'_>, ix: EventIx, row: &EventRow<'_>) {
        let Asked { store, lens, assessed } = asked;
        let [about, _] = &mut self.about;
        about.count(row.topics);
        let happened = row.has_happened(lens.as_of);
        *if happened { &mut self.matching } else { &mut self.not_yet } += 1;
        let new = happened && row.last > lens.baseline;
        self.new += usize::from(new);
        row.pairs().for_each(|(from, to)| {
            let Some(at) = Dyad::new(from, to).and_then(|dyad| store.dyad(dyad)) else { return };
            let Some(pair) = self.pairs.get_mut(at.at()) else { return };
            pair.there = true;
            if !happened {
                return;
            }
            if from < to { &mut pair.forth } else { &mut pair.back }.count(ix, row);
            // Of the pair what runs both ways is one.
            if from < to || !row.runs(to, from) {
                pair.together.count(ix, row);
                if new {
                    pair.new.count(row);
                }
                if assessed.get(at.at()).copied().flatten().is_some_and(|day| day < row.first) {
                    pair.later.count(row);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bundled, lens};

    #[test]
    fn several_threads_count_what_one_counts() {
        // So many that each of three threads has some: a share is a multiple of 64.
        let store = bundled();
        for text in ["", "topic:security", "party:RUS", "code:05", "since:2y", "border"] {
            let lens = lens(text, store);
            let counted = |threads| format!("{:?}", Share::counted(store, &lens, threads, &|| true).unwrap());
            assert_eq!(counted(1), counted(3), "{text}");
        }
    }
}
