//! The actor pane: actors, then blocs that unfold.

use crate::app::{Item, State};
use crate::model::{ActorIx, BlocIx, Clean};
use crate::query::{ActorTally, Lens, members_of};
use crate::scene::list::{List, ListColumn, Row, Width, Window, widest};
use crate::scene::page::{Align, Cell};
use crate::scene::tone::Tone;
use crate::scene::trend::{moves, ways, word};
use crate::scene::words;
use crate::store::Store;

/// Where the names stand.
const NAME: usize = 1;
const TIES: usize = 2;
const CHANGE: usize = 3;
/// The widest name for which the columns move closer together.
const LONG: u16 = 20;

/// The columns; the ids as wide as they are, up to a bound. Names of blocs reach over the columns after them. Beside ties
/// that a filter counts their change is not shown, which is of whole ties.
fn columns(rows: &[Row], narrowed: bool) -> Vec<ListColumn> {
    let ids = rows.iter().filter_map(|row| row.cells.first()).filter_map(|id| u16::try_from(id.text.len()).ok());
    let of_actors = rows.iter().filter(|row| row.cells.get(TIES).is_some_and(|ties| !ties.text.is_empty()));
    let whole = widest(of_actors, NAME).min(LONG);
    let column = |title, align, width, rank| ListColumn { title, align, width, rank };
    let change = if narrowed { 0 } else { widest(rows, CHANGE).max(6) };
    vec![
        column("", Align::Left, Width::Fixed(ids.fold(3, u16::max).min(8)), 5),
        column("actor", Align::Left, Width::Text { least: 8, whole, weight: 1 }, 1),
        column("ties", Align::Right, Width::Fixed(4), 4),
        column("change", Align::Left, Width::Fixed(change), 3),
    ]
}

/// The rows of the actor pane in a window.
pub(in crate::scene) fn list(store: &Store, state: &State, window: Window) -> List {
    let items = &state.answers.items;
    let rows: Vec<Row> =
        items.iter().skip(window.first).take(window.rows).map(|item| row(store, state, *item)).collect();
    List {
        title: "Actors".to_owned(),
        status: String::new(),
        columns: columns(&rows, !state.lens.filter.text().is_empty()),
        rows,
        first: window.first,
        total: items.len(),
        cursor: window.cursor.and_then(|at| at.checked_sub(window.first)),
        item_height: 1,
        whole: None,
        empty: format!("no actor is known by {}", state.lens.as_of),
    }
}

fn row(store: &Store, state: &State, item: Item) -> Row {
    match item {
        Item::Actor(actor) => of_actor(store, state, actor, ""),
        Item::Member(_, actor) => of_actor(store, state, actor, "  "),
        Item::Bloc(bloc) => of_bloc(store, state, bloc),
    }
}

fn of_actor(store: &Store, state: &State, ix: ActorIx, indent: &str) -> Row {
    let name = format!("{indent}{}", words::short_name(store, ix));
    let counted = state.answers.tally.as_ref().map(|tally| tally.actor(ix));
    let (ties, moved) = match counted {
        Some(counted) => (counted.ties.to_string(), moves(counted)),
        None => ("…".to_owned(), String::new()),
    };
    Row {
        cells: vec![
            Cell::toned(&*store.graph.actors[ix].id, Tone::Muted),
            Cell::plain(name),
            Cell::plain(ties),
            Cell::toned(moved, Tone::New),
        ],
        dim: counted.is_some_and(|counted| counted.ties == 0),
        ..Row::default()
    }
}

/// A bloc has members, not ties of its own.
fn of_bloc(store: &Store, state: &State, ix: BlocIx) -> Row {
    let fold = if state.setup.unfolded.contains(&ix) { "-" } else { "+" };
    let members: Vec<ActorIx> = members_of(store, &state.lens, ix).collect();
    let tally = state.answers.tally.as_ref();
    let dim = tally.is_some_and(|tally| members.iter().all(|member| tally.actor(*member).ties == 0));
    let bloc = &store.graph.blocs[ix];
    Row {
        cells: vec![
            Cell::toned(format!("[{fold}]"), Tone::Accent),
            Cell::toned(bloc.name.as_str(), Tone::Accent),
            Cell::default(),
            Cell::default(),
        ],
        dim,
        ..Row::default()
    }
}

/// What the selected actor is, and of its ties how they moved or how many match.
pub(in crate::scene) fn explain(store: &Store, state: &State) -> Option<Vec<Cell>> {
    let graph = &store.graph;
    let (name, what, about) = match state.place.item? {
        Item::Actor(ix) | Item::Member(_, ix) => {
            let actor = &graph.actors[ix];
            let counted = state.answers.tally.as_ref().map(|tally| tally.actor(ix)).unwrap_or_default();
            let kind = Some(actor.kind.to_string()).filter(|kind| !kind.is_empty());
            let what = kind.into_iter().chain(ties(counted, &state.lens)).collect::<Vec<_>>().join("; ");
            (&actor.name, what, actor.about.as_ref())
        }
        Item::Bloc(ix) => {
            let members = members_of(store, &state.lens, ix).count();
            let what = format!("bloc of {members}; l unfolds it, h folds it");
            (&graph.blocs[ix].name, what, graph.blocs[ix].about.as_ref())
        }
    };
    let what = Some(what).filter(|what| !what.is_empty()).map(|what| format!("{what}."));
    let said: Vec<String> = what.into_iter().chain(about.map(ToString::to_string)).collect();
    Some(vec![Cell::toned(name.as_str(), Tone::Accent), Cell::plain(said.join(" "))])
}

/// `of 14 ties 5 better, 2 worse since 2025-06-24`; under a filter how many it leaves, for which way they went is not of what
/// it leaves.
fn ties(counted: ActorTally, lens: &Lens) -> Option<String> {
    let filter = lens.filter.text();
    if !filter.is_empty() {
        let matches = if counted.ties == 1 { "matches" } else { "match" };
        return Some(format!("{} {matches} {}", words::counted(counted.ties, "tie"), Clean::label(filter)));
    }
    let ways: Vec<String> = ways(counted).map(|(trend, n)| format!("{n} {}", word(trend))).collect();
    let ties = if counted.ties == 1 { "tie" } else { "ties" };
    (!ways.is_empty()).then(|| format!("of {} {ties} {} since {}", counted.ties, ways.join(", "), lens.baseline))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Bound;

    #[test]
    fn every_way_that_ties_went_is_counted() {
        let lens = Lens::new("2025-06-24".parse().unwrap(), "2024-06-24".parse().unwrap(), Bound::default());
        let counted = ActorTally { ties: 14, up: 5, down: 2, mixed: 3, first: 1, ..ActorTally::default() };
        let all = "of 14 ties 5 better, 2 worse, 3 better and worse, 1 newly assessed since 2024-06-24";
        assert_eq!(ties(counted, &lens).as_deref(), Some(all));
        let one = ActorTally { ties: 1, first: 1, ..ActorTally::default() };
        assert_eq!(ties(one, &lens).as_deref(), Some("of 1 tie 1 newly assessed since 2024-06-24"));
        assert_eq!(ties(ActorTally { ties: 3, ..ActorTally::default() }, &lens), None);
    }
}
