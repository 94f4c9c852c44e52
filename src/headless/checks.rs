//! What is wrong with briefings that only the data can tell, once it is loaded.

use crate::filter::Filter;
use crate::import::{Kind, Origin, Problem};
use crate::model::{Briefing, Step};
use crate::query::Lens;
use crate::store::Store;

/// Slides whose filters name what the data does not have.
#[must_use]
pub fn faults<'b>(store: &Store, briefings: impl IntoIterator<Item = &'b Briefing>, origin: &Origin) -> Vec<Problem> {
    let steps = briefings.into_iter().enumerate().flat_map(|(number, briefing)| {
        let steps = briefing.steps.iter().enumerate();
        steps.map(move |(at, step)| (number, format!("/steps/{at}/show/filter"), step))
    });
    let fault = |(number, pointer, step): (usize, String, &Step)| {
        let text = step.show.filter.as_deref()?;
        let day = step.show.as_of.unwrap_or(store.graph.as_of);
        // One that cannot be read was told when it was loaded.
        let error = Lens::on(day).filtered(&Filter::parse(text).ok()?, store).err()?;
        let problem = Problem::new(Kind::Filter, origin.place(number, &pointer)?).found(text);
        Some(problem.expected("names that the data knows").help(error.to_string()))
    };
    steps.filter_map(fault).collect()
}
