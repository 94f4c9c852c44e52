//! What is wrong with briefings that only the data can tell, once it is loaded: slides that show nothing, or do not fit.

use crate::desk::{SMALLEST, measured};
use crate::import::{Kind, Origin, Place, Problem};
use crate::model::{Briefing, Step, View};
use crate::query::Lens;
use crate::scene::Measured;
use crate::store::Store;

/// Filters that name what the data does not have, views that show nothing, and slides that do not fit into 80x24.
#[must_use]
pub fn faults<'b>(store: &Store, briefings: impl IntoIterator<Item = &'b Briefing>, origin: &Origin) -> Vec<Problem> {
    let of_all = briefings.into_iter().enumerate();
    of_all.flat_map(|(number, briefing)| of_briefing(store, briefing, &|at| origin.place(number, at))).collect()
}

fn of_briefing(store: &Store, briefing: &Briefing, place: &dyn Fn(&str) -> Option<Place>) -> Vec<Problem> {
    let steps = briefing.steps.iter().zip(measured(store, briefing, None)).enumerate();
    let told = steps.flat_map(|(at, (step, found))| {
        let place = |pointer: &str| place(&format!("/steps/{at}{pointer}"));
        [of_view(store, &step.show, &found, &place), of_size(&found, &place), of_words(step, &place)]
    });
    told.flatten().collect()
}

/// That a view shows nothing, and why.
fn of_view(store: &Store, show: &View, found: &Measured, place: &dyn Fn(&str) -> Option<Place>) -> Option<Problem> {
    if let Err(error) = Lens::through(store, show) {
        let problem = Problem::new(Kind::Filter, place("/show/filter")?);
        let problem = problem.found(show.filter.as_deref().unwrap_or_default());
        return Some(problem.expected("names that the data knows").help(error.to_string()));
    }
    let why = found.empty()?;
    let problem = Problem::new(Kind::Empty, place("/show")?).found("a view without a row");
    Some(problem.expected("something to show").help(why.to_owned()))
}

/// That a slide says nothing.
fn of_words(step: &Step, place: &dyn Fn(&str) -> Option<Place>) -> Option<Problem> {
    let problem =
        Problem::new(Kind::Empty, place("").filter(|_| step.say.is_empty())?).found("a slide without a sentence");
    Some(problem.expected("what it says, in `say`, with the ids of the events or claims that carry it"))
}

/// That a slide needs more rows than there are.
fn of_size(found: &Measured, place: &dyn Fn(&str) -> Option<Place>) -> Option<Problem> {
    let problem = Problem::new(Kind::TooTall, place("")?).found(&format!("{} rows", found.too_tall?));
    let problem = problem.expected(format!("at most {}, so that it fits into 80x24", SMALLEST.height));
    Some(problem.help("shorten the title or the sentences, or let a `filter` leave fewer rows"))
}
