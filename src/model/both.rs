//! Two jobs at once.

use std::sync::{Mutex, PoisonError};
use std::thread::Builder;

/// So many rows are done with before another thread would have begun.
const FEW: usize = 10_000;

/// Does two jobs over so many rows; where they are many, the first one on another thread.
pub fn both(rows: usize, one: impl FnOnce() + Send, two: impl FnOnce()) {
    if rows <= FEW {
        one();
        two();
        return;
    }
    let one = Mutex::new(Some(one));
    let do_one = || {
        let job = one.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(job) = job {
            job();
        }
    };
    std::thread::scope(|scope| {
        // Where no thread can be had, this one does the work.
        let _ = Builder::new().name("beside".to_owned()).spawn_scoped(scope, do_one);
        two();
        do_one();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_done_once() {
        for rows in [0, 1, FEW + 1, usize::MAX] {
            let (mut one, mut two) = (0, 0);
            both(rows, || one += 1, || two += 1);
            assert_eq!((one, two), (1, 1));
        }
    }
}
