//! Counts that take longer than a frame, made on a thread of their own while keys are answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{self, Receiver};

use crate::query::{Lens, Tally};
use crate::store::Store;
use crate::term::Waker;

/// The count that is being made, if any. There is never more than one that anybody waits for.
#[derive(Debug, Default)]
pub(super) struct Counting(Option<Job>);

#[derive(Debug)]
struct Job {
    store: Arc<Store>,
    lens: Lens,
    wanted: Arc<AtomicBool>,
    tally: Receiver<Tally>,
}

impl Drop for Job {
    /// Whoever still counts gives up.
    fn drop(&mut self) {
        self.wanted.store(false, Relaxed);
    }
}

impl Counting {
    /// Begins to count through the lens that is wanted, and no longer through another one.
    pub(super) fn follow(&mut self, wanted: Option<&Lens>, store: &Arc<Store>, waker: &Waker) {
        let Some(lens) = wanted else {
            self.0 = None;
            return;
        };
        let is_same = |job: &Job| Arc::ptr_eq(&job.store, store) && job.lens.is_same(lens);
        if !self.0.as_ref().is_some_and(is_same) {
            self.0 = start(Arc::clone(store), lens.clone(), waker.clone());
        }
    }

    /// The counts, once they are made.
    pub(super) fn take(&mut self) -> Option<Tally> {
        self.0.as_ref()?.tally.try_recv().ok()
    }
}

/// Nothing where no thread can be had; the next key asks again.
fn start(store: Arc<Store>, lens: Lens, waker: Waker) -> Option<Job> {
    let wanted = Arc::new(AtomicBool::new(true));
    let (sender, tally) = mpsc::sync_channel(1);
    let job = Job { store: Arc::clone(&store), lens: lens.clone(), wanted: Arc::clone(&wanted), tally };
    let count = move || {
        if let Some(tally) = Tally::new(&store, &lens, || wanted.load(Relaxed)) {
            let _ = sender.send(tally);
            waker.wake();
        }
    };
    std::thread::Builder::new().name("count".to_owned()).spawn(count).ok().map(|_| job)
}
