//! The events of all files, in parts that can be read on their own.

use std::collections::HashSet;
use std::ops::Range;
use std::thread::available_parallelism;

use super::lines::{self, RawEvent, Unread};
use super::place::{Part, Root, Start};
use super::problem::{Kind, Problem};
use super::{sniff, workers};
use crate::model::{Bytes, RowKey, Window};

/// How event lines are read. What they say does not depend on it.
#[derive(Debug, Clone, Copy)]
pub struct Speed {
    /// On how many threads at most; on as many as are of use if nothing is said.
    pub threads: Option<usize>,
    /// How many bytes at a time.
    pub piece: u64,
}

impl Default for Speed {
    /// As fast as it goes.
    fn default() -> Self {
        Self { threads: None, piece: 512 * 1024 }
    }
}

/// How many threads are of use for so many jobs: beyond a few, putting the parts together takes longer than reading them.
fn of_use(jobs: usize) -> usize {
    // To ask how many processors there are takes half a dozen files.
    if jobs < 2 { 1 } else { available_parallelism().map_or(1, usize::from).min(4) }
}

/// The events that are to be read.
pub(super) struct Jobs<'a> {
    /// The bytes of all files.
    pub(super) files: &'a [Bytes],
    /// Events of documents, in the order of their places.
    documents: Vec<RawEvent<'a>>,
    list: Vec<Job>,
    speed: Speed,
}

enum Job {
    Records(Range<usize>),
    Lines(usize, Range<u64>),
}

impl<'a> Jobs<'a> {
    /// Those of documents, then those of files of lines, which are told by number.
    pub(super) fn new(
        files: &'a [Bytes],
        documents: Vec<RawEvent<'a>>,
        lines: impl Iterator<Item = usize>,
        speed: Speed,
    ) -> Self {
        const RECORDS: usize = 4096;
        let records = (0..documents.len()).step_by(RECORDS);
        let mut list: Vec<Job> =
            records.map(|start| Job::Records(start..documents.len().min(start + RECORDS))).collect();
        for file in lines {
            let size = files.get(file).map_or(0, Bytes::size);
            list.extend(lines::pieces(size, speed.piece).map(|piece| Job::Lines(file, piece)));
        }
        Self { files, documents, list, speed }
    }

    /// Has the events of each job read by `make`, several jobs at a time, and what came of them taken by `take`, one after
    /// the other, with which part of the work is done, from 0 to 1, and what was wrong with the bytes. Of a file in which
    /// something was wrong nothing more is taken.
    pub(super) fn run<P: Send>(
        &self,
        make: impl Fn(&mut dyn Iterator<Item = RawEvent<'_>>) -> P + Sync,
        mut take: impl FnMut(P, f64, Option<Problem>),
    ) {
        let (mut broken, count) = (HashSet::new(), self.list.len());
        let read = |window: &mut Window, number: usize| match self.list.get(number) {
            Some(Job::Lines(file, piece)) => self.lines(*file, piece.clone(), window, &make),
            Some(Job::Records(records)) => {
                (make(&mut self.documents.get(records.clone()).unwrap_or_default().iter().copied()), None)
            }
            None => (make(&mut std::iter::empty()), None),
        };
        let threads = self.speed.threads.unwrap_or_else(|| of_use(count));
        workers::in_order(count, threads, read, |number, (part, wrong)| {
            let file = match self.list.get(number) {
                Some(Job::Lines(file, _)) => Some(*file),
                _ => None,
            };
            if file.is_some_and(|file| broken.contains(&file)) {
                return;
            }
            if wrong.is_some() {
                broken.extend(file);
            }
            take(part, part_of(number + 1, count), wrong);
        });
    }

    fn lines<P>(
        &self,
        file: usize,
        piece: Range<u64>,
        window: &mut Window,
        make: &impl Fn(&mut dyn Iterator<Item = RawEvent<'_>>) -> P,
    ) -> (P, Option<Problem>) {
        let read = self.files.get(file).map(|bytes| lines::begun_in(bytes, piece.clone(), window));
        let wrong = match read {
            Some(Ok((start, bytes))) => {
                let start = usize::try_from(start).unwrap_or(usize::MAX);
                match sniff::text(file, start, bytes) {
                    Ok(text) => return (make(&mut lines::events(file, start, text)), None),
                    Err(problem) => Some(*problem),
                }
            }
            Some(Err(unread)) => Some(problem(file, piece.start, &unread)),
            None => None,
        };
        (make(&mut std::iter::empty()), wrong)
    }

    /// Where the event with this key stands.
    pub(super) fn place(&self, key: RowKey) -> Start {
        let (file, base) = (usize::from(key.file), usize::try_from(key.offset).unwrap_or(usize::MAX));
        let found = self.documents.binary_search_by_key(&(file, base), |raw| (raw.place.file, raw.place.base));
        let record = found.ok().and_then(|at| self.documents.get(at)).map(|raw| raw.place);
        record.unwrap_or_else(|| Start::new(file, base, Root::Line))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a part of a whole, for people to look at")]
fn part_of(done: usize, all: usize) -> f64 {
    done as f64 / all.max(1) as f64
}

fn problem(file: usize, at: u64, unread: &Unread) -> Problem {
    let place = |at: u64| {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        Start::new(file, at, Root::Line).whole().part(Part::Byte(at))
    };
    match unread {
        Unread::Io(error) => Problem::new(Kind::Unreadable, place(at)).found(&error.to_string()).help("read it again"),
        Unread::TooLong(start) => {
            let most = Bytes::LONGEST_LINE / 1024 / 1024;
            let problem = Problem::new(Kind::TooLarge, place(*start)).found("a longer line");
            problem.expected(format!("lines of at most {most} MiB")).help("is there one event object a line?")
        }
    }
}
