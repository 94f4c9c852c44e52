//! The events of all parts beside each other: each id once, later files over earlier ones, in order of date.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use super::events::{Ground, Part, Retraction};
use super::values::{Checker, Ids};
use crate::import::event::id_of;
use crate::import::jobs::Jobs;
use crate::import::layer::{duplicate, retraction};
use crate::import::place::Root;
use crate::import::problem::{Kind, Problem};
use crate::import::problems::Problems;
use crate::model::{CodeIx, CodeTable, EventIx, Events, Graph};

/// Fills the columns with all events.
pub(super) fn events(
    (jobs, tell): (&Jobs<'_>, &dyn Fn(f64)),
    graph: &mut Graph,
    ids: &Ids<'_>,
    checker: &mut Checker<'_>,
) {
    let codes = std::mem::take(&mut graph.codes);
    let known = codes.iter().count();
    let ground = Ground { as_of: checker.as_of, ids, codes: &codes, files: jobs.files };
    let beside = (graph.events.beside(), checker.problems().beside());
    let of_all = Cow::Borrowed(&codes);
    let mut all = All { graph, codes: of_all, jobs, retractions: BTreeMap::new(), problems: Problems::default() };
    jobs.run(
        |raw| ground.part(raw, beside.0.beside(), beside.1()),
        |part, done, wrong| {
            all.add(part, known);
            tell(done);
            if let Some(wrong) = wrong {
                all.problems.add(wrong);
            }
        },
    );
    let more = if let Cow::Owned(more) = std::mem::take(&mut all.codes) { Some(more) } else { None };
    let (problems, others) = all.finish();
    graph.codes = more.unwrap_or(codes);
    let problems = merged(problems, others);
    checker.problems().absorb(problems);
}

/// In the order in which events are read: those of documents first.
fn merged(mut problems: Problems, others: Problems) -> Problems {
    problems.mingle(others, |place| (matches!(place.root, Root::Line), place.file, place.base));
    problems
}

struct All<'a> {
    graph: &'a mut Graph,
    /// The codes that were known, and after them those of all parts.
    codes: Cow<'a, CodeTable>,
    jobs: &'a Jobs<'a>,
    retractions: BTreeMap<EventIx, Retraction>,
    problems: Problems,
}

impl All<'_> {
    /// Appends a part; `known` codes have the same number in all of them.
    fn add(&mut self, part: Part<'_>, known: usize) {
        self.problems.absorb(part.problems);
        let first = u32::try_from(self.graph.events.len()).unwrap_or(u32::MAX);
        for retraction in part.retractions {
            self.retractions.insert(EventIx::new(first + retraction.row.raw()), retraction);
        }
        let new = part.codes.iter().skip(known);
        let new: Vec<CodeIx> = new
            .map(|(_, code)| self.codes.to_mut().intern(code.scheme.as_deref().unwrap_or_default(), &code.code))
            .collect();
        let code = |code: u16| {
            let new = usize::from(code).checked_sub(known).and_then(|at| new.get(at));
            new.map_or_else(|| u32::from(code), |code| code.raw())
        };
        if let Some(key) = self.graph.events.append(part.events, code) {
            let most = Events::MOST_KINDS;
            let problem = Problem::new(Kind::TooMany, self.jobs.place(key).spot());
            self.problems.add(problem.expected(format!("at most {most} different words in `kind`, and in `code`")));
        }
    }

    /// Leaves one event of each id, in order of date. Returns what was noticed in all parts, and now.
    fn finish(mut self) -> (Problems, Problems) {
        let mut gone: HashSet<EventIx> = self.retractions.keys().copied().collect();
        let mut told: BTreeMap<EventIx, Option<EventIx>> = BTreeMap::new();
        told.extend(gone.iter().map(|row| (*row, None)));
        let (mut order, alike) = self.graph.events.in_order();
        for rows in alike {
            for rows in self.of_one_id(rows) {
                let replaced = self.lay(&rows, &mut gone, &mut told);
                self.graph.amendments.replaced += replaced;
            }
        }
        let mut problems = Problems::default();
        for (row, earlier) in told {
            self.tell(row, earlier, &mut problems);
        }
        order.retain(|ix| !gone.contains(ix));
        self.graph.events.leave(&order);
        (self.problems, problems)
    }

    /// The rows of each id that several of these have.
    fn of_one_id(&self, rows: Vec<EventIx>) -> Vec<Vec<EventIx>> {
        let mut by_id: Vec<(Box<str>, Vec<EventIx>)> = Vec::new();
        for row in rows {
            let Some(id) = id_of(&self.graph.events, row) else { continue };
            match by_id.iter_mut().find(|(known, _)| *known == id) {
                Some((_, rows)) => rows.push(row),
                None => by_id.push((id, vec![row])),
            }
        }
        by_id.into_iter().map(|(_, rows)| rows).filter(|rows| rows.len() > 1).collect()
    }

    /// Lays the events of one id over each other; returns how many were replaced. What takes one out or comes too often is to
    /// be told, with the one before.
    fn lay(
        &self,
        rows: &[EventIx],
        gone: &mut HashSet<EventIx>,
        told: &mut BTreeMap<EventIx, Option<EventIx>>,
    ) -> usize {
        let (mut earlier, mut replaced): (Option<EventIx>, usize) = (None, 0);
        for row in rows.iter().copied() {
            if earlier.is_some_and(|earlier| self.is_of_one_file(row, earlier)) {
                gone.insert(row);
                told.insert(row, earlier);
                continue;
            }
            gone.extend(earlier);
            let is_retraction = self.retractions.contains_key(&row);
            if is_retraction {
                told.insert(row, earlier);
            } else {
                replaced += usize::from(earlier.is_some());
            }
            earlier = (!is_retraction).then_some(row);
        }
        replaced
    }

    fn is_of_one_file(&self, one: EventIx, two: EventIx) -> bool {
        self.graph.events.key(one).file == self.graph.events.key(two).file
    }

    fn tell(&mut self, row: EventIx, earlier: Option<EventIx>, problems: &mut Problems) {
        let events = &self.graph.events;
        let id = id_of(events, row).unwrap_or_default();
        if let Some(other) = earlier.filter(|earlier| self.is_of_one_file(row, *earlier)) {
            let [place, other] = [row, other].map(|row| self.jobs.place(events.key(row)));
            problems.add(duplicate(&id, place.at("id"), other.at("id")));
        } else if let Some(Retraction { place, reason, .. }) = self.retractions.get(&row) {
            let gone = retraction("event", &id, reason, earlier.is_some(), place.spot(), problems);
            self.graph.amendments.retracted.extend(gone);
        }
    }
}
