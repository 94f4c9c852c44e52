//! Work in numbered parts that several threads do, taken in the order of the numbers.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

/// Has `make` called for each of `0..count` on up to `threads` threads, this one among them, and `take` with what came of
/// it, in order, on this one. What is taken does not depend on how many threads there are. `make` is given what each thread
/// has for itself.
pub(super) fn in_order<S: Default, T: Send>(
    count: usize,
    threads: usize,
    make: impl Fn(&mut S, usize) -> T + Sync,
    mut take: impl FnMut(usize, T),
) {
    let (next, ready) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let lock = || ready.lock().unwrap_or_else(PoisonError::into_inner);
    let make_one = |own: &mut S| {
        let number = next.fetch_add(1, Relaxed);
        (number < count).then(|| {
            let part = make(own, number);
            lock().insert(number, part);
        })
    };
    let mut taken = 0;
    let mut take_ready = || {
        loop {
            let Some(part) = lock().remove(&taken) else { break };
            take(taken, part);
            taken += 1;
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.min(count) {
            // Where no thread can be had the others do the work.
            let work = || {
                let mut own = S::default();
                while make_one(&mut own).is_some() {}
            };
            let _ = std::thread::Builder::new().name("read".to_owned()).spawn_scoped(scope, work);
        }
        let mut own = S::default();
        while make_one(&mut own).is_some() {
            take_ready();
        }
    });
    take_ready();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_taken_in_order_whoever_makes_them() {
        for (count, threads) in [(0, 2), (1, 4), (100, 1), (100, 2), (100, 7)] {
            let mut taken = Vec::new();
            in_order(count, threads, |(), number| number * number, |number, part| taken.push((number, part)));
            assert_eq!(taken, (0..count).map(|number| (number, number * number)).collect::<Vec<_>>(), "{threads}");
        }
    }
}
