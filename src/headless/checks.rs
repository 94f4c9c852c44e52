//! What is wrong with briefings that only the data can tell, once it is loaded: slides that show nothing, or do not fit.

use ratatui::layout::Size;

use crate::import::{Kind, Origin, Place, Problem};
use crate::model::Briefing;
use crate::query::Lens;
use crate::scene::slide;
use crate::store::Store;
use crate::ui::{self, Glyphs};

/// The smallest window that a slide has to fit into.
const SMALLEST: Size = Size { width: 80, height: 24 };

/// Filters that name what the data does not have, views that show nothing, and slides that do not fit into 80x24.
#[must_use]
pub fn faults<'b>(store: &Store, briefings: impl IntoIterator<Item = &'b Briefing>, origin: &Origin) -> Vec<Problem> {
    let of_all = briefings.into_iter().enumerate();
    of_all.flat_map(|(number, briefing)| of_briefing(store, briefing, &|at| origin.place(number, at))).collect()
}

fn of_briefing(store: &Store, briefing: &Briefing, place: &dyn Fn(&str) -> Option<Place>) -> Vec<Problem> {
    let steps = (0..briefing.steps.len()).filter_map(|at| of_step(store, briefing, at, place));
    let slides: Vec<_> = (0..briefing.steps.len()).map(|at| slide(store, briefing, at)).collect();
    let too_tall = ui::too_tall(slides.iter(), SMALLEST, Glyphs::Unicode).into_iter().filter_map(|(at, rows)| {
        let problem = Problem::new(Kind::TooTall, place(&format!("/steps/{at}"))?).found(&format!("{rows} rows"));
        let problem = problem.expected(format!("at most {}, so that it fits into 80x24", SMALLEST.height));
        Some(problem.help("shorten the sentences, or let a `filter` leave fewer rows"))
    });
    steps.chain(too_tall).collect()
}

/// What a step shows none of, and why.
fn of_step(store: &Store, briefing: &Briefing, at: usize, place: &dyn Fn(&str) -> Option<Place>) -> Option<Problem> {
    let show = &briefing.steps.get(at)?.show;
    if let Err(error) = Lens::through(store, show) {
        let problem = Problem::new(Kind::Filter, place(&format!("/steps/{at}/show/filter"))?);
        let problem = problem.found(show.filter.as_deref().unwrap_or_default());
        return Some(problem.expected("names that the data knows").help(error.to_string()));
    }
    let table = slide(store, briefing, at).table;
    let problem =
        || Some(Problem::new(Kind::Empty, place(&format!("/steps/{at}/show"))?).found("a view without a row"));
    table.rows.is_empty().then(problem).flatten().map(|problem| problem.expected("something to show").help(table.empty))
}
