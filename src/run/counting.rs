//! Answers that take longer than a key may, found on a thread of their own while keys are taken.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{self, Receiver};

use crate::app::{Answer, Question};
use crate::store::Store;
use crate::term::Waker;

/// The question that is being answered, if any. There is never more than one that anybody waits for.
#[derive(Debug, Default)]
pub(super) struct Counting(Option<Job>);

#[derive(Debug)]
struct Job {
    store: Arc<Store>,
    question: Question,
    wanted: Arc<AtomicBool>,
    answer: Receiver<Answer>,
}

impl Drop for Job {
    /// Whoever still counts gives up.
    fn drop(&mut self) {
        self.wanted.store(false, Relaxed);
    }
}

impl Counting {
    /// Begins to answer the question that is asked, and no longer another one.
    pub(super) fn follow(&mut self, asked: Option<Question>, store: &Arc<Store>, waker: &Waker) {
        let is_same = |job: &Job, question: &Question| Arc::ptr_eq(&job.store, store) && job.question.is_same(question);
        match (asked, &self.0) {
            (None, _) => self.0 = None,
            (Some(question), Some(job)) if is_same(job, &question) => {}
            (Some(question), _) => self.0 = start(Arc::clone(store), question, waker.clone()),
        }
    }

    /// The answer, once it is found.
    pub(super) fn take(&mut self) -> Option<Answer> {
        self.0.as_ref()?.answer.try_recv().ok()
    }
}

/// Nothing where no thread can be had; the next key asks again.
fn start(store: Arc<Store>, question: Question, waker: Waker) -> Option<Job> {
    let wanted = Arc::new(AtomicBool::new(true));
    let (sender, answer) = mpsc::sync_channel(1);
    let job = Job { store: Arc::clone(&store), question: question.clone(), wanted: Arc::clone(&wanted), answer };
    let count = move || {
        if let Some(answer) = question.answer(&store, &|| wanted.load(Relaxed)) {
            let _ = sender.send(answer);
            waker.wake();
        }
    };
    std::thread::Builder::new().name("count".to_owned()).spawn(count).ok().map(|_| job)
}
