//! Lists of event rows by key, end to end in one block, each in order of date.

use crate::model::EventIx;

/// For each key the events posted under it, in the order they were posted.
#[derive(Debug, Default)]
pub struct Postings {
    starts: Vec<u32>,
    rows: Vec<EventIx>,
}

impl Postings {
    /// Posts the events of two equal passes over `pairs` under keys `0..keys`. An event that comes twice in a row under
    /// one key is posted once.
    pub fn new<I: Iterator<Item = (u32, EventIx)>>(keys: usize, pairs: impl Fn() -> I) -> Self {
        let mut starts = vec![0u32; keys + 1];
        let mut last = vec![None; keys];
        for (key, row) in pairs() {
            if newly(&mut last, key, row)
                && let Some(count) = starts.get_mut(key as usize + 1)
            {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut rows = vec![EventIx::new(0); total as usize];
        let mut next = starts.clone();
        last.fill(None);
        for (key, row) in pairs() {
            if newly(&mut last, key, row)
                && let Some(at) = next.get_mut(key as usize)
                && let Some(place) = rows.get_mut(*at as usize)
            {
                *place = row;
                *at += 1;
            }
        }
        Self { starts, rows }
    }

    /// The events posted under `key`.
    #[must_use]
    pub fn of(&self, key: u32) -> &[EventIx] {
        let bound = |at: usize| self.starts.get(at).map(|start| *start as usize);
        bound(key as usize)
            .zip(bound(key as usize + 1))
            .and_then(|(start, end)| self.rows.get(start..end))
            .unwrap_or_default()
    }
}

fn newly(last: &mut [Option<EventIx>], key: u32, row: EventIx) -> bool {
    last.get_mut(key as usize).is_some_and(|last| last.replace(row) != Some(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_by_key_in_order_and_once() {
        let pairs = [(2, 0), (0, 1), (2, 1), (2, 1), (0, 2), (2, 4)].map(|(key, row)| (key, EventIx::new(row)));
        let postings = Postings::new(3, || pairs.iter().copied());
        let rows = |key| postings.of(key).iter().map(|row| row.raw()).collect::<Vec<_>>();
        assert_eq!(rows(0), [1, 2]);
        assert_eq!(rows(1), [0u32; 0]);
        assert_eq!(rows(2), [0, 1, 4]);
        assert_eq!(rows(3), [0u32; 0]);
    }
}
