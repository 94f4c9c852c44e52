//! Answers that take longer than a key may, found on a thread of their own while keys are taken.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread::{Builder, JoinHandle};

use crate::desk::{Answer, Question};
use crate::store::Store;

/// The question that is being answered, if any. There is never more than one: the next one waits until whoever counts has
/// given up, since each takes memory and processors from the other.
#[derive(Debug, Default)]
pub(super) struct Counting {
    job: Option<Job>,
    /// What a thread failed at: it would fail again, so it is not asked again before something else is.
    failed: Option<(Question, Arc<Store>)>,
}

#[derive(Debug)]
struct Job {
    store: Arc<Store>,
    question: Question,
    wanted: Wanted,
    /// The last that is heard of the thread; nothing is in it where the question was given up.
    answer: Receiver<Option<Answer>>,
    thread: JoinHandle<()>,
}

/// Whether an answer is still wanted: not after this is dropped.
#[derive(Debug)]
struct Wanted(Arc<AtomicBool>);

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.store(false, Relaxed);
    }
}

impl Job {
    fn is_for(&self, question: &Question, store: &Arc<Store>) -> bool {
        self.wanted.0.load(Relaxed) && Arc::ptr_eq(&self.store, store) && self.question.is_same(question)
    }
}

impl Counting {
    /// Begins to answer the question that is asked, and no longer another one; where that one is still at work, once this is
    /// called again after its `wake`.
    pub(super) fn follow(&mut self, asked: Option<Question>, store: &Arc<Store>, wake: impl FnOnce() + Send + 'static) {
        let has_failed = self.failed.as_ref().is_some_and(|(failed, of)| {
            Arc::ptr_eq(of, store) && asked.as_ref().is_some_and(|question| question.is_same(failed))
        });
        if has_failed {
            return;
        }
        self.failed = None;
        match &self.job {
            Some(job) if asked.as_ref().is_some_and(|question| job.is_for(question, store)) => {}
            Some(job) if !job.thread.is_finished() => job.wanted.0.store(false, Relaxed),
            _ => self.job = asked.and_then(|question| start(Arc::clone(store), question, wake)),
        }
    }

    /// The answer, once it is found; nothing of a question that was given up.
    ///
    /// # Errors
    /// Once, when the thread failed at it: why.
    pub(super) fn take(&mut self) -> Result<Option<Answer>, String> {
        let heard = self.job.as_ref().map(|job| job.answer.try_recv());
        let answer = match heard {
            None | Some(Err(TryRecvError::Empty)) => return Ok(None),
            Some(Ok(answer)) => answer,
            Some(Err(TryRecvError::Disconnected)) => None,
        };
        // It has nothing left to do but to end, and then the next one has its memory.
        let Some(Job { store, question, wanted, thread, .. }) = self.job.take() else { return Ok(answer) };
        // A page that had begun is made to its end: of a store, maybe, that is there no more.
        let answer = answer.filter(|_| wanted.0.load(Relaxed));
        thread.join().map(|()| answer).map_err(|why| {
            self.failed = Some((question, store));
            let text = why.downcast_ref::<String>().map(String::as_str);
            text.or_else(|| why.downcast_ref().copied()).unwrap_or("no reason given").to_owned()
        })
    }
}

/// Wakes when it is dropped: also where the thread fails.
struct Wake<F: FnOnce()>(Option<F>);

impl<F: FnOnce()> Drop for Wake<F> {
    fn drop(&mut self) {
        if let Some(wake) = self.0.take() {
            wake();
        }
    }
}

/// Nothing where no thread can be had; the next key asks again.
fn start(store: Arc<Store>, question: Question, wake: impl FnOnce() + Send + 'static) -> Option<Job> {
    let wanted = Arc::new(AtomicBool::new(true));
    let (sender, answer) = mpsc::sync_channel(1);
    let (asked, of, go_on) = (question.clone(), Arc::clone(&store), Arc::clone(&wanted));
    let wake = Wake(Some(wake));
    let count = move || {
        // Dropped last.
        let _wake = wake;
        let sender = sender;
        let _ = sender.send(asked.answer(&of, &|| go_on.load(Relaxed)));
    };
    let thread = Builder::new().name("count".to_owned()).spawn(count).ok()?;
    Some(Job { store, question, wanted: Wanted(wanted), answer, thread })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::State;
    use crate::import::{Strictness, bundled, load};
    use crate::query::Lens;

    /// Two questions, neither of which is answered at once.
    fn asked() -> (Arc<Store>, [Question; 2]) {
        let store = Arc::new(Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph));
        let question = |day: &str| {
            let mut state = State::new(&store, Lens::of(&store));
            state.turn_date(&store, day.parse().unwrap());
            state.answers.tally = None;
            Question::State(state.question().unwrap())
        };
        let questions = ["2024-01-01", "2020-01-01"].map(question);
        (store, questions)
    }

    #[test]
    fn a_question_waits_until_the_one_before_was_given_up() {
        let (store, [first, second]) = asked();
        let mut counting = Counting::default();
        let (ended, end) = mpsc::channel();
        let (woken, hear) = mpsc::channel();
        let wake = move || {
            woken.send(()).unwrap();
            let _ = end.recv();
        };
        counting.follow(Some(first), &store, wake);
        hear.recv().unwrap();
        // The thread has not ended yet.
        counting.follow(Some(second.clone()), &store, || ());
        assert!(!counting.job.as_ref().unwrap().is_for(&second, &store), "it waits");
        ended.send(()).unwrap();
        assert!(counting.take().unwrap().is_none(), "it was found, and nobody asks for it any more");
        assert!(counting.job.is_none(), "nobody counts");
        counting.follow(Some(second.clone()), &store, || ());
        assert!(counting.job.as_ref().unwrap().is_for(&second, &store), "its turn");
    }

    #[test]
    fn an_answer_is_taken_once() {
        let (store, [question, _]) = asked();
        let mut counting = Counting::default();
        let (woken, hear) = mpsc::channel();
        counting.follow(Some(question.clone()), &store, move || woken.send(()).unwrap());
        hear.recv().unwrap();
        assert!(counting.take().unwrap().is_some());
        assert!(counting.take().unwrap().is_none());
    }

    #[test]
    fn what_a_thread_failed_at_is_said_once_and_asked_again_after_something_else() {
        let (store, [question, other]) = asked();
        let (sender, answer) = mpsc::sync_channel(1);
        let (woken, hear) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let _wake = Wake(Some(move || woken.send(()).unwrap()));
            let _sender = sender;
            panic!("told to");
        });
        let wanted = Wanted(Arc::new(AtomicBool::new(true)));
        let job = Job { store: Arc::clone(&store), question: question.clone(), wanted, answer, thread };
        let mut counting = Counting { job: Some(job), failed: None };
        hear.recv().unwrap();
        assert_eq!(counting.take().map(|_| ()), Err("told to".to_owned()));
        assert_eq!(counting.take().map(|_| ()), Ok(()), "said once");
        counting.follow(Some(question.clone()), &store, || ());
        assert!(counting.job.is_none(), "it would fail again");
        for next in [other, question] {
            let (woken, hear) = mpsc::channel();
            counting.follow(Some(next.clone()), &store, move || woken.send(()).unwrap());
            hear.recv().unwrap();
            assert!(counting.take().unwrap().is_some());
        }
    }
}
