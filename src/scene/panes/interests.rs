//! The interest pane: what the actor wants, or what the two of a pair want that touches the other.

use super::empty::why;
use crate::app::{Item, State};
use crate::model::InterestIx;
use crate::query::Scope;
use crate::scene::list::{List, ListColumn, More, Row, Whole, Width, Window, widest};
use crate::scene::page::{Align, Cell};
use crate::scene::tone::Tone;
use crate::scene::words;
use crate::store::Store;

/// The column of stances.
const STANCE: usize = 1;

/// The topic as wide as it is in sight, so that the stance has the rest.
fn columns(rows: &[Row]) -> Vec<ListColumn> {
    let topic = Width::Text { least: 10, whole: widest(rows, 0).max(10), weight: 0 };
    vec![
        ListColumn { title: "topic", align: Align::Left, width: topic, rank: 9 },
        ListColumn { title: "stance", align: Align::Left, width: Width::Fill { weight: 1, least: 8 }, rank: 5 },
    ]
}

/// Lines of an interest: its heading, and two of text.
const HEIGHT: u16 = 3;
/// Cells that its text is told in as a whole, where so many interests stay in sight: nearly all are shorter.
const TOLD: u16 = 66;
const FEW: usize = 3;

/// The rows of the interest pane in a window.
pub(in crate::scene) fn list(store: &Store, state: &State, window: Window) -> List {
    let interests = &state.answers.interests;
    let rows = interests.iter().skip(window.first).take(window.rows);
    let rows: Vec<Row> = rows.map(|ix| row(store, state, *ix)).collect();
    let title = title(store, state);
    let empty = why(state, &title, "nothing is shown");
    List {
        title,
        status: String::new(),
        columns: columns(&rows),
        rows,
        first: window.first,
        total: interests.len(),
        cursor: window.cursor.and_then(|at| at.checked_sub(window.first)),
        item_height: HEIGHT,
        whole: Some(Whole { without: &[], wider: None, cells: TOLD, least: FEW }),
        empty,
    }
}

/// Whose interests they are, as a sentence begun; ids where the pane is narrow.
fn title(store: &Store, state: &State) -> String {
    let graph = &store.graph;
    let id = |actor| &*graph.actors[actor].id;
    match state.place.scope() {
        Some(Scope::Actor(actor)) => format!("Interests of {}", words::short_name(store, actor)),
        Some(Scope::Dyad(dyad)) => {
            let (first, second) = dyad.seen_from(state.place.item.and_then(Item::actor));
            let interests = state.answers.interests.iter().map(|ix| &graph.interests[*ix]);
            let its = interests.filter(|interest| interest.actor == first);
            let toward = its.flat_map(|interest| &interest.stances).filter(|(toward, _)| *toward == second);
            match toward.count() {
                0 => format!("Interests of {}, {}", id(first), id(second)),
                1 => format!("{}: 1 want on {}", id(first), id(second)),
                wants => format!("{}: {wants} wants on {}", id(first), id(second)),
            }
        }
        Some(Scope::BlocWith(bloc, actor)) => format!("Interests of {}, {}", id(actor), graph.blocs[bloc].id),
        Some(Scope::Bloc(bloc)) => format!("Interests of {} members", graph.blocs[bloc].id),
        Some(Scope::All) | None => "Interests".to_owned(),
    }
}

fn row(store: &Store, state: &State, ix: InterestIx) -> Row {
    let interest = &store.graph.interests[ix];
    let topic = &store.graph.topics[interest.topic].name;
    let id = &store.graph.actors[interest.actor].id;
    let other = match state.place.scope() {
        Some(Scope::Dyad(dyad)) => dyad.other(interest.actor),
        _ => None,
    };
    let is_aimed = |other| interest.stances.iter().any(|(toward, _)| *toward == other);
    let heading = match (state.place.scope(), other) {
        (Some(Scope::Actor(_)), _) => topic.to_string(),
        // Of others, on a topic that both care about.
        (_, Some(other)) if !is_aimed(other) => format!("{id} also: {topic}"),
        _ => format!("{id}: {topic}"),
    };
    let [stances, short] = words::stances_and_short(store, interest, other);
    Row {
        cells: vec![Cell::toned(heading, Tone::Accent), Cell::plain(stances)],
        more: Some(More { text: Cell::plain(interest.text.as_str()), ..More::default() }),
        short: Some((STANCE, short)),
        ..Row::default()
    }
}

/// What the selected interest says in full.
pub(in crate::scene) fn explain(store: &Store, state: &State) -> Option<Vec<Cell>> {
    let interest = &store.graph.interests[state.place.interest?];
    let held = interest.span.map(|held| format!(", {}", words::span(held, state.lens.as_of))).unwrap_or_default();
    let stances = words::stances(store, interest);
    let stances = if stances.is_empty() { String::new() } else { format!(" ({stances})") };
    Some(vec![
        Cell::toned(format!("{} wants", words::short_name(store, interest.actor)), Tone::Accent),
        Cell::plain(format!("{}{held}{stances}", interest.text)),
    ])
}
