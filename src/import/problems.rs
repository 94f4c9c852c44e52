//! The problems of one load: the first fifty in full, the rest counted.

use std::sync::Arc;

use hashbrown::HashSet;

use super::bundled;
use super::place::{Place, Spot};
use super::problem::{Kind, Problem, Severity};
use crate::model::{Clean, sort_by_key};

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
    /// What was refused before this part of the work began: nothing else counts in it.
    refused_before: Option<Arc<HashSet<Box<str>>>>,
    cleaned: usize,
    first_cleaned: Option<Place>,
}

impl Problems {
    /// Most problems that are told in full.
    const SHOWN: usize = 50;

    /// Adds a problem. A warning makes room for an error.
    pub(super) fn add(&mut self, problem: Problem) {
        match problem.kind.severity() {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
        self.list(problem);
    }

    fn list(&mut self, problem: Problem) {
        let room = self.has_room(problem.kind.severity());
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

    /// Says nothing of unknown fields in a file that was written for a newer program, or that is no document, and takes
    /// back what was said of it since there were `before` warnings.
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
        self.refused_before.as_deref().unwrap_or(&self.refused).contains(id)
    }

    /// Counts a text that is shown, if characters have to be taken out of it.
    pub(super) fn look(&mut self, text: &str, place: Spot<'_>) {
        if Clean::hides(text) {
            self.cleaned += 1;
            self.first_cleaned.get_or_insert_with(|| place.place());
        }
    }

    /// The clean text of one that is shown, at most `cap` characters of it. [Looks](Self::look) at it, if there is a reason to.
    pub(super) fn clean(&mut self, text: &str, cap: usize, place: Spot<'_>) -> Clean {
        let clean = bundled::clean(text, cap);
        // What hides something is not clean as it stands; what was not even copied is.
        if !std::ptr::eq(clean.as_str(), text) && *clean != *text {
            self.look(text, place);
        }
        clean
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

    /// None yet, of a part of the work that is done beside other parts.
    pub(super) fn beside(&self) -> impl Fn() -> Self + Sync + use<> {
        let refused = Arc::new(self.refused.clone());
        move || Self { refused_before: Some(Arc::clone(&refused)), ..Self::default() }
    }

    /// Adds those of a part of the work. When the parts come in order it is as if there had been no parts.
    pub(super) fn absorb(&mut self, part: Self) {
        self.errors += part.errors;
        self.warnings += part.warnings;
        self.cleaned += part.cleaned;
        self.first_cleaned = self.first_cleaned.take().or(part.first_cleaned);
        self.refused.extend(part.refused);
        for problem in part.list {
            self.list(problem);
        }
    }

    /// Adds those that another look at the same work gave, each in the place that `order` gives it.
    pub(super) fn mingle<K: Ord>(&mut self, others: Self, order: impl Fn(&Place) -> K) {
        let mut list = std::mem::take(&mut self.list);
        list.extend(others.list.iter().cloned());
        sort_by_key(&mut list, |problem| order(&problem.place));
        for problem in list {
            self.list(problem);
        }
        self.absorb(Self { list: Vec::new(), ..others });
    }

    /// Those told in full.
    #[must_use]
    pub(super) fn told(&self) -> &[Problem] {
        &self.list
    }
}

fn is_warning(problem: &Problem) -> bool {
    problem.kind.severity() == Severity::Warning
}

#[cfg(test)]
mod tests {
    use super::super::place::{Root, Start};
    use super::*;

    #[test]
    fn an_error_is_never_crowded_out_by_warnings() {
        let mut problems = Problems::default();
        let problem = |kind| Problem::new(kind, Start::new(0, 0, Root::File));
        for _ in 0..60 {
            problems.add(problem(Kind::LookAlike));
        }
        problems.add(problem(Kind::Date));
        assert_eq!((problems.errors, problems.warnings, problems.told().len()), (1, 60, 50));
        assert_eq!(problems.told().last().map(|problem| problem.kind), Some(Kind::Date));
        problems.add(problem(Kind::LookAlike));
        assert_eq!((problems.warnings, problems.told().len()), (61, 50));
    }

    /// What is told and counted of numbered problems, warnings with the odd numbers.
    fn told(problems: &Problems) -> (Vec<usize>, usize, usize) {
        let told = problems.told().iter().map(|problem| problem.place.base).collect();
        (told, problems.errors, problems.warnings)
    }

    fn numbered(numbers: impl IntoIterator<Item = usize>) -> Problems {
        let mut problems = Problems::default();
        for number in numbers {
            let kind = if number % 2 == 1 { Kind::LookAlike } else { Kind::Date };
            problems.add(Problem::new(kind, Start::new(0, number, Root::Line)));
        }
        problems
    }

    #[test]
    fn parts_are_told_as_the_whole_is() {
        for (count, length) in [(10, 3), (70, 60), (200, 7), (200, 199)] {
            let mut parts = Problems::default();
            for start in (0..count).step_by(length) {
                parts.absorb(numbered(start..count.min(start + length)));
            }
            assert_eq!(told(&parts), told(&numbered(0..count)), "{count} by {length}");
            let mut looks = numbered((0..count).filter(|number| number % 3 != 0));
            looks.mingle(numbered((0..count).filter(|number| number % 3 == 0)), |place| place.base);
            assert_eq!(told(&looks), told(&numbered(0..count)), "{count}");
        }
    }
}
