//! A title for a view that becomes a slide, to begin with.

use super::stage::Stage;
use crate::model::{Clean, View};
use crate::query::{find_named, find_sides};
use crate::store::{Named, Store};

/// Most characters of a filter in it.
const FILTER: usize = 40;

/// What the view shows of whom, through which filter: `Russia and Taliban through time: topic:security`.
pub(super) fn title(store: &Store, view: &View) -> String {
    let pair = view.dyad.as_deref().and_then(|text| find_sides(store, text).ok());
    let pair = pair.map(|(one, two)| format!("{} and {}", called(store, one), called(store, two)));
    let actor = view.actor.as_deref().and_then(|text| find_named(store, text).ok()).map(|named| called(store, named));
    let whom = pair.clone().or(actor);
    let of = |what: &str, all: &str| whom.as_ref().map_or_else(|| all.to_owned(), |whom| format!("{what} {whom}"));
    let title = match view.view.as_deref().unwrap_or(View::DASHBOARD) {
        View::LOG => of("Latest events:", "Latest events"),
        View::INTERESTS => of("Interests:", "Interests"),
        View::CHANGES => view.baseline.map_or_else(|| "What changed".to_owned(), |day| format!("Changes since {day}")),
        View::TENSIONS => "Tensions".to_owned(),
        View::CLAIMS => "Claims that were checked".to_owned(),
        name if name == Stage::Matrix.name() => "Who acts how on whom".to_owned(),
        name if name == Stage::Timeline.name() => format!("{} through time", whom.unwrap_or_default()),
        _ if pair.is_some() => whom.unwrap_or_default(),
        _ => of("Ties of", "Ties"),
    };
    match view.filter.as_deref() {
        Some(filter) => format!("{title}: {}", Clean::new(filter, FILTER)),
        None => title,
    }
}

pub(super) fn called(store: &Store, named: Named) -> String {
    match named {
        Named::Actor(ix) => store.graph.actors[ix].short_name().to_owned(),
        Named::Bloc(ix) => store.graph.blocs[ix].name.to_string(),
    }
}
