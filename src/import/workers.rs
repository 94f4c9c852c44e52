//! Work in numbered parts that several threads do, taken in the order of the numbers.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc;

/// Has `make` called for each of `0..count` on up to `threads` threads, this one among them, and `take` with what came of
/// it, in order, on this one. What is taken does not depend on how many threads there are. `make` is given what each thread
/// has for itself. Where there are two threads, few parts wait to be taken, however long one of the two stands still.
pub(super) fn in_order<S: Default, T: Send>(
    count: usize,
    threads: usize,
    make: impl Fn(&mut S, usize) -> T + Sync,
    mut take: impl FnMut(usize, T),
) {
    let most = 2 * threads;
    let next = AtomicUsize::new(0);
    let make_one = |own: &mut S| {
        let number = next.fetch_add(1, Relaxed);
        (number < count).then(|| (number, make(own, number)))
    };
    std::thread::scope(|scope| {
        let (sender, parts) = mpsc::sync_channel(most);
        for _ in 1..threads.min(count) {
            let sender = sender.clone();
            let work = move || {
                let mut own = S::default();
                while make_one(&mut own).is_some_and(|part| sender.send(part).is_ok()) {}
            };
            // Where no thread can be had the others do the work.
            let _ = std::thread::Builder::new().name("read".to_owned()).spawn_scoped(scope, work);
        }
        drop(sender);
        let (mut own, mut ready, mut taken) = (S::default(), BTreeMap::new(), 0);
        loop {
            let mut make_own = || (ready.len() < most).then(|| make_one(&mut own)).flatten();
            let part = parts.try_recv().ok().or_else(&mut make_own).or_else(|| parts.recv().ok());
            let Some((number, part)) = part else { break };
            ready.insert(number, part);
            while let Some(part) = ready.remove(&taken) {
                take(taken, part);
                taken += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::Duration;

    use super::*;

    #[test]
    fn parts_are_taken_in_order_whoever_makes_them() {
        for (count, threads) in [(0, 2), (1, 4), (100, 1), (100, 2), (100, 7)] {
            let mut taken = Vec::new();
            in_order(count, threads, |(), number| number * number, |number, part| taken.push((number, part)));
            assert_eq!(taken, (0..count).map(|number| (number, number * number)).collect::<Vec<_>>(), "{threads}");
        }
    }

    #[test]
    fn few_parts_wait_for_one_that_is_long_in_the_making() {
        let (count, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let (sender, others) = mpsc::channel();
        let (sender, others) = (Mutex::new(sender), Mutex::new(others));
        let make = |(): &mut (), number| {
            if number == 0 {
                // Until the others have nothing to do.
                let others = others.lock().unwrap();
                while others.recv_timeout(Duration::from_millis(100)).is_ok() {}
                most.store(count.load(Relaxed), Relaxed);
            } else {
                count.fetch_add(1, Relaxed);
                sender.lock().unwrap().send(()).unwrap();
            }
        };
        in_order(1000, 2, make, |_, ()| ());
        let most = most.load(Relaxed);
        assert!(most <= 20, "{most}");
    }
}
