//! Where the briefings of a load stand, so that what is found in them afterwards is told with its place.

use super::open::Input;
use super::place::{Place, Start};
use super::problem::Problem;
use super::problems::Problems;
use super::report::Report;

/// The documents of a load, what was noticed in them, and where each briefing stands.
#[derive(Debug)]
pub struct Origin {
    inputs: Vec<Input>,
    problems: Problems,
    briefings: Vec<Start>,
}

impl Origin {
    pub(super) fn new(inputs: Vec<Input>, problems: Problems, briefings: Vec<Start>) -> Self {
        Self { inputs, problems, briefings }
    }

    /// The place in a briefing, by its number among those loaded, to which a JSON pointer leads: `/steps/2/show/filter`.
    #[must_use]
    pub fn place(&self, briefing: usize, pointer: &str) -> Option<Place> {
        let mut place = self.briefings.get(briefing)?.whole();
        place.pointer += pointer;
        Some(place)
    }

    /// The report of the load with what was found since.
    #[must_use]
    pub fn report(mut self, found: impl IntoIterator<Item = Problem>) -> Report {
        for problem in found {
            self.problems.add(problem);
        }
        Report::new(&self.problems, &self.inputs)
    }
}
