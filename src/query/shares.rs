//! Rows gone through on several threads, each its share of them.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread::{Builder, available_parallelism};

/// Beyond a few threads, putting their counts together takes longer than counting.
pub(super) fn threads() -> usize {
    available_parallelism().map_or(1, usize::from).min(4)
}

/// What `count` makes of each share of `rows` rows, in order; every share but the last is a multiple of `unit` rows.
/// Nothing once `go_on`, which `count` asks now and then, says no.
pub(super) fn counted<T: Send>(
    (rows, unit): (usize, usize),
    threads: usize,
    count: impl Fn(Range<usize>, &dyn Fn() -> bool) -> T + Sync,
    go_on: &dyn Fn() -> bool,
) -> Option<Vec<T>> {
    let share = rows.div_ceil(threads).next_multiple_of(unit);
    let (wanted, count) = (&AtomicBool::new(true), &count);
    let share_of = |number: usize| rows.min(number * share)..rows.min((number + 1) * share);
    let asked = || {
        wanted.fetch_and(go_on(), Relaxed);
        wanted.load(Relaxed)
    };
    std::thread::scope(|scope| {
        let thread = |number: usize| {
            let rows = share_of(number);
            let work = move || count(rows, &|| wanted.load(Relaxed));
            (number, Builder::new().name("count".to_owned()).spawn_scoped(scope, work).ok())
        };
        let others: Vec<_> = (1..threads).map(thread).collect();
        let mut counts = vec![count(share_of(0), &asked)];
        for (number, other) in others {
            // Where no thread can be had, this one does the work.
            let other = other.and_then(|thread| thread.join().ok());
            counts.push(other.unwrap_or_else(|| count(share_of(number), &asked)));
        }
        asked().then_some(counts)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_in_one_share() {
        for (rows, threads) in [(0, 3), (5, 3), (64, 2), (1000, 1), (1000, 7)] {
            let shares = counted((rows, 64), threads, |rows, _| rows, &|| true).unwrap();
            assert_eq!(shares.len(), threads);
            assert_eq!(shares.iter().cloned().flatten().collect::<Vec<_>>(), (0..rows).collect::<Vec<_>>());
            assert!(shares.iter().all(|share| share.start == rows || share.start % 64 == 0));
        }
    }

    #[test]
    fn who_is_no_longer_wanted_is_told_and_counts_nothing() {
        let count = |_: Range<usize>, go_on: &dyn Fn() -> bool| while go_on() {};
        assert!(counted((10, 1), 2, count, &|| false).is_none());
    }
}
