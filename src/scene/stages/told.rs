//! What the square under the cursor of the matrix says, in words.

use super::matrix::{folded, name, part, sum};
use crate::app::State;
use crate::model::{ActorIx, Cells, Day, Dyad};
use crate::query::{Balance, Direction, Prevails, TrendAt, direction, standing_at, tells, trend};
use crate::scene::page::Cell;
use crate::scene::sign::sign;
use crate::scene::tone::Tone;
use crate::scene::trend::{self as trends, because, beside};
use crate::scene::words::{UNKNOWN, counted, short_name, standing_since};
use crate::store::{Named, Store};

/// What it says, with its counts.
pub(in crate::scene) fn told(store: &Store, state: &State) -> Vec<Cell> {
    match state.matrix.square() {
        Some((Named::Actor(row), Named::Actor(column))) => match Dyad::new(row, column) {
            Some(dyad) => pair(store, state, dyad, row),
            None => vec![Cell::toned(short_name(store, row), Tone::Accent), Cell::plain("itself; Enter opens it")],
        },
        Some(square) => of_blocs(store, state, square),
        None => vec![Cell::toned("nobody is there yet", Tone::Muted)],
    }
}

fn pair(store: &Store, state: &State, dyad: Dyad, row: ActorIx) -> Vec<Cell> {
    let lens = &state.lens;
    let column = dyad.other(row).unwrap_or(row);
    let [from, to] = [row, column].map(|actor| short_name(store, actor));
    if !tells(store, lens, dyad) {
        let day = lens.as_of;
        let text = format!("neither a tie nor an event between {from} and {to} by {day}");
        let so = "that is not to say that nothing happened";
        return vec![Cell::toned(UNKNOWN, Tone::Alert), Cell::plain(text), Cell::toned(so, Tone::Muted)];
    }
    let names = Cell::toned(format!("{from} toward {to}"), Tone::Accent);
    let way = state.answers.tally.as_ref().and_then(|tally| direction(store, lens, tally, row, column));
    let Some(way) = way else { return vec![names, Cell::toned("…", Tone::Muted)] };
    if !way.there {
        let filter = crate::model::Clean::label(lens.filter.text());
        let text = format!("nothing of it matches {filter}; key 0 shows all");
        return vec![names, Cell::toned(text, Tone::Muted)];
    }
    let tie = store.tie(dyad);
    let stands = tie.and_then(|tie| standing_at(tie, lens.as_of));
    let stands = stands.map(|at| Cell::toned(standing_since(at, lens.as_of), at.spell.value));
    let moved = tie.map(|tie| moved(store, &trend(tie, lens), lens.baseline));
    let (first, last) = if state.matrix.cells == Cells::Standing { (stands, None) } else { (None, stands) };
    let none = if lens.filter.text().is_empty() { "none recorded" } else { "none that matches" };
    let acts = [acts("words", way.readings().words, none), acts("deeds", way.readings().deeds, none)];
    std::iter::once(names).chain(first).chain(acts).chain(moved).chain(last).chain(others(&way)).collect()
}

/// Which way the tie went; of several formal facts only how many there are, for which the sheet has room.
fn moved(store: &Store, at: &TrendAt<'_>, baseline: Day) -> Cell {
    if at.standing.is_some() || at.tracks.len() < 2 {
        return because(store, at, baseline);
    }
    let way = trends::way(at.trend);
    let text = format!("{}: {} formal facts since {baseline}{}", way.text, at.tracks.len(), beside(at, baseline));
    Cell { text, ..way }
}

/// `words for (25 of 27)`, `deeds against (one act only)`
fn acts(what: &str, acts: Balance, none: &str) -> Cell {
    let n = acts.n();
    let text = match (acts.sign(), n) {
        (None, _) => format!("{what}: {none}"),
        (Some(Prevails::For), 1) => format!("{what} for (one act only)"),
        (Some(Prevails::For), 2) => format!("{what} for (two acts only)"),
        (Some(Prevails::For), _) => format!("{what} for ({} of {n})", acts.plus),
        (Some(Prevails::Against), 1) => format!("{what} against (one act only)"),
        (Some(Prevails::Against), 2) => format!("{what} against (two acts only)"),
        (Some(Prevails::Against), _) => format!("{what} against ({} of {n})", acts.minus),
        (Some(Prevails::Mixed), 2) => format!("{what} both for and against (two acts only)"),
        (Some(Prevails::Mixed), _) => {
            format!("{what} both for and against ({} for, {} against)", acts.plus, acts.minus)
        }
    };
    Cell::toned(text, sign(acts).tone)
}

/// What has no sign.
fn others(way: &Direction) -> Option<Cell> {
    let neutral = (way.acts.neutral > 0).then(|| format!("{} on neither side", way.acts.neutral));
    let together = (way.together.n > 0).then(|| format!("{} with others", counted(way.together.n, "event")));
    let said: Vec<String> = neutral.into_iter().chain(together).collect();
    (!said.is_empty()).then(|| Cell::toned(format!("also {}", said.join(", ")), Tone::Muted))
}

fn of_blocs(store: &Store, state: &State, (row, column): (Named, Named)) -> Vec<Cell> {
    let [from, to] = [row, column].map(|head| name(store, head));
    let names = if row == column { format!("among {from}") } else { format!("{from} toward {to}") };
    let bloc = |head: Named| match head {
        Named::Bloc(bloc) => Some(bloc),
        Named::Actor(_) => None,
    };
    // There is room for the members of one; of the other only that it is a part.
    let mut blocs = bloc(row).into_iter().chain(bloc(column).filter(|_| row != column));
    let who = blocs.next().map(|bloc| folded(store, state, bloc)).unwrap_or_default();
    let other = blocs.find_map(|bloc| Some((&store.graph.blocs[bloc].id, part(store, state, bloc)?)));
    let other = other.map(|(id, part)| format!("; of {id} {part}")).unwrap_or_default();
    let text = format!("of {who}{other}; a bloc has no sign of its own, Space unfolds it");
    vec![Cell::toned(names, Tone::Accent), Cell::plain(sum(state, row, column)), Cell::toned(text, Tone::Muted)]
}
