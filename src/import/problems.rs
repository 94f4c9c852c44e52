//! The problems of one load: the first fifty in full, the rest counted.

use hashbrown::HashSet;

use super::place::{Place, Spot};
use super::problem::{Kind, Problem, Severity};
use crate::model::Clean;

/// What was noticed so far.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    /// How many errors there were in all.
    pub(super) errors: usize,
    /// How many warnings there were in all.
    pub(super) warnings: usize,
    newer: HashSet<usize>,
    refused: HashSet<Box<str>>,
    cleaned: usize,
    first_cleaned: Option<Place>,
}

impl Problems {
    /// Most problems that are told in full.
    const SHOWN: usize = 50;

    /// Adds a problem. A warning makes room for an error.
    pub(super) fn add(&mut self, problem: Problem) {
        let severity = problem.kind.severity();
        let room = self.has_room(severity);
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
        if room && self.list.len() == Self::SHOWN {
            self.list.iter().rposition(is_warning).map(|at| self.list.remove(at));
        }
        if room {
            self.list.push(problem);
        }
    }

    /// Whether one more would be told in full, so that it is worth the work to say it well.
    pub(super) fn has_room(&self, severity: Severity) -> bool {
        self.list.len() < Self::SHOWN || severity == Severity::Error && self.list.iter().any(is_warning)
    }

    /// Adds an unknown field, unless its file was written for a newer program. `tell` makes the problem if it is shown.
    pub(super) fn unknown_field(&mut self, file: usize, tell: impl FnOnce() -> Problem) {
        if self.newer.contains(&file) {
            return;
        }
        if self.has_room(Severity::Warning) {
            self.add(tell());
        } else {
            self.warnings += 1;
        }
    }

    /// Says nothing of unknown fields in a file that was written for a newer program, and takes back what was said of
    /// it since there were `before` warnings.
    pub(super) fn expect_unknown_fields(&mut self, file: usize, before: usize) {
        self.newer.insert(file);
        self.list.retain(|known| known.kind != Kind::UnknownField || known.place.file != file);
        self.warnings = before;
    }

    /// Remembers the id of a record that was refused: that nothing can refer to it now is no problem of its own.
    pub(super) fn refuse(&mut self, id: &str) {
        self.refused.insert(id.into());
    }

    /// Whether a record with this id was refused.
    pub(super) fn was_refused(&self, id: &str) -> bool {
        self.refused.contains(id)
    }

    /// Counts a text that is shown, if characters have to be taken out of it.
    pub(super) fn look(&mut self, text: &str, place: Spot<'_>) {
        if Clean::hides(text) {
            self.cleaned += 1;
            self.first_cleaned.get_or_insert_with(|| place.place());
        }
    }

    /// Says once how many texts had characters taken out.
    pub(super) fn tell_cleaned(&mut self) {
        let Some(first) = self.first_cleaned.take() else { return };
        let counted = if self.cleaned == 1 { "1 text".to_owned() } else { format!("{} texts", self.cleaned) };
        self.add(
            Problem::new(Kind::Cleaned, first)
                .found(&counted)
                .expected("text without control, hidden or reordering characters")
                .help("the characters were left out; the place above is that of the first text"),
        );
    }

    /// Those told in full.
    #[must_use]
    pub(super) fn list(&self) -> &[Problem] {
        &self.list
    }
}

fn is_warning(problem: &Problem) -> bool {
    problem.kind.severity() == Severity::Warning
}

#[cfg(test)]
mod tests {
    use super::super::place::Root;
    use super::*;

    #[test]
    fn an_error_is_never_crowded_out_by_warnings() {
        let mut problems = Problems::default();
        let problem = |kind| Problem::new(kind, Place::new(0, 0, Root::File));
        for _ in 0..60 {
            problems.add(problem(Kind::LookAlike));
        }
        problems.add(problem(Kind::Date));
        assert_eq!((problems.errors, problems.warnings, problems.list().len()), (1, 60, 50));
        assert_eq!(problems.list().last().map(|problem| problem.kind), Some(Kind::Date));
        problems.add(problem(Kind::LookAlike));
        assert_eq!((problems.warnings, problems.list().len()), (61, 50));
    }
}
