//! Lists of event rows by key, end to end in one block, each in order of date.

use std::ops::{Deref, Range};
use std::sync::Arc;

use crate::model::EventIx;

/// For each key the events posted under it, in the order they were posted.
#[derive(Debug, Default)]
pub struct Postings {
    starts: Vec<u32>,
    rows: Arc<Vec<EventIx>>,
}

/// A list of events, oldest first, that can be kept: part of the block of an index, which is held with it, or one of its own.
#[derive(Debug, Clone, Default)]
pub struct Posted {
    rows: Arc<Vec<EventIx>>,
    range: Range<usize>,
}

impl Deref for Posted {
    type Target = [EventIx];

    fn deref(&self) -> &[EventIx] {
        self.rows.get(self.range.clone()).unwrap_or_default()
    }
}

impl FromIterator<EventIx> for Posted {
    fn from_iter<I: IntoIterator<Item = EventIx>>(events: I) -> Self {
        let rows: Vec<EventIx> = events.into_iter().collect();
        Self { range: 0..rows.len(), rows: Arc::new(rows) }
    }
}

impl Postings {
    /// Posts the events that `each` tells with their keys, twice the same. An event that comes twice in a row under one
    /// key is posted once.
    pub fn new(mut each: impl FnMut(&mut dyn FnMut(u32, EventIx))) -> Self {
        // While they are counted, each start is the count of its key.
        let (mut starts, mut last) = (Vec::new(), Vec::new());
        each(&mut |key, row| {
            let key = key as usize;
            if key >= starts.len() {
                starts.resize(key + 1, 0);
                last.resize(key + 1, NONE);
            }
            if newly(&mut last, key, row)
                && let Some(count) = starts.get_mut(key)
            {
                *count += 1;
            }
        });
        let mut total: u32 = 0;
        for start in &mut starts {
            total += std::mem::replace(start, total);
        }
        starts.push(total);
        let mut rows = vec![EventIx::new(0); total as usize];
        let mut next = starts.clone();
        last.fill(NONE);
        each(&mut |key, row| {
            let key = key as usize;
            if newly(&mut last, key, row)
                && let Some(at) = next.get_mut(key)
                && let Some(place) = rows.get_mut(*at as usize)
            {
                *place = row;
                *at += 1;
            }
        });
        Self { starts, rows: Arc::new(rows) }
    }

    /// The events posted under `key`.
    #[must_use]
    pub fn of(&self, key: u32) -> &[EventIx] {
        self.rows.get(self.range(key)).unwrap_or_default()
    }

    /// The first `count` of them, to keep.
    #[must_use]
    pub fn first(&self, key: u32, count: usize) -> Posted {
        let Range { start, end } = self.range(key);
        Posted { rows: Arc::clone(&self.rows), range: start..end.min(start + count) }
    }

    fn range(&self, key: u32) -> Range<usize> {
        let bound = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        // A key beyond the last has no end, and nothing is posted under it.
        let end = bound(key as usize + 1);
        bound(key as usize).min(end)..end
    }
}

const NONE: u32 = u32::MAX;

fn newly(last: &mut [u32], key: usize, row: EventIx) -> bool {
    last.get_mut(key).is_some_and(|last| std::mem::replace(last, row.raw()) != row.raw())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_by_key_in_order_and_once() {
        let pairs = [(2, 0), (0, 1), (2, 1), (2, 1), (0, 2), (2, 4)].map(|(key, row)| (key, EventIx::new(row)));
        let postings = Postings::new(|post| pairs.iter().for_each(|(key, row)| post(*key, *row)));
        let rows = |key| postings.of(key).iter().map(|row| row.raw()).collect::<Vec<_>>();
        assert_eq!(rows(0), [1, 2]);
        assert_eq!(rows(1), [0u32; 0]);
        assert_eq!(rows(2), [0, 1, 4]);
        assert_eq!(rows(3), [0u32; 0]);
    }
}
