//! An actor among those it has ties with, each on its seat.

mod below;
mod means;
mod report;
mod room;
mod seat;

pub use below::Listed;
pub use report::graph_page;
pub use room::Room;
pub use seat::{Acts, Seat, Stroke};

pub(in crate::scene) use means::means;

use self::below::{among, bloc_row, folded, item};
use self::seat::seat;
use crate::app::{self, State};
use crate::model::{ActorIx, Dyad};
use crate::query::{Ego, Scope, begun};
use crate::scene::brief::broad;
use crate::scene::events;
use crate::scene::page::{Block, Cell, Page};
use crate::scene::words::{name, short_name};
use crate::store::Store;

/// An actor among those it has ties with, each on its seat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// Whom it shows, how many neighbours it has and where they are told.
    pub title: String,
    /// As of which day they were seated, where that is another one.
    pub status: String,
    /// The actor in the middle: its id and its name.
    pub centre: (String, String),
    /// What the middle opens; nothing where there is no picture.
    pub opens: Option<app::Page>,
    /// The seats on the left, from top to bottom; empty where nobody is known yet.
    pub left: Vec<Option<Seat>>,
    /// Those on the right.
    pub right: Vec<Option<Seat>>,
    /// Below, blocs whose members have no seat, each on a line.
    pub folded: Vec<Option<Listed>>,
    /// Below, neighbours without a seat, several on a line.
    pub below: Vec<Option<Listed>>,
    /// Ties among the neighbours that match, as many as fit.
    pub among: Vec<Listed>,
    /// How many there are that do not.
    pub left_out: usize,
    /// Why there is nobody around the middle.
    pub empty: String,
    /// How much fits.
    pub room: Room,
}

/// What lines of a picture are called: cooperative, conflictual, neither.
pub const STROKES: [(Stroke, &str); 3] =
    [(Stroke::Double, "cooperative"), (Stroke::Dashed, "conflictual"), (Stroke::Plain, "neither")];

/// What the signs on its edges say, the shorter first.
pub const ARROWS: [&str; 2] = [
    "◄ ► toward whom: words, deeds: + for - against ± both . none",
    "◄ ► acts toward the left, and toward the right: first words, then deeds; + mostly for, - mostly against, ± both, \
     . none recorded",
];

/// It, as the lens shows it.
pub(in crate::scene) fn graph(store: &Store, state: &State) -> Graph {
    match &state.answers.ego {
        Some(ego) => picture(store, state, ego),
        None => Graph::default(),
    }
}

fn picture(store: &Store, state: &State, ego: &Ego) -> Graph {
    let (lens, seats, centre) = (&state.lens, &ego.seats, ego.centre);
    let sides = [seats.left.len(), seats.right.len(), seats.below.len()];
    let room = Room::of([state.sizes.columns, state.sizes.page], state.setup.alone, sides);
    let (left, right) = (split(&seats.left, room.seats), split(&seats.right, room.seats));
    let rest: Vec<Dyad> = seats.below.iter().chain(left.1).chain(right.1).copied().collect();
    let (blocs, single) = folded(store, ego, rest, room.before_folding());
    let seated = |dyads: &[Dyad]| dyads.iter().map(|dyad| seat(store, state, ego, *dyad)).collect();
    let below: Vec<_> = single.iter().chain(&ego.later).map(|dyad| item(store, state, ego, *dyad)).collect();
    let most = room.among(blocs.len(), below.len());
    let (among, left_out) = among(store, state, ego, most);
    let (seats_left, seats_right) = (left.0, right.0);
    let is_told = |dyad: &&Dyad| ego.tells(**dyad);
    let seated_now = seats_left.iter().chain(seats_right).filter(is_told).count();
    let all = ego.neighbours();
    let status = if ego.seated_on == lens.as_of { String::new() } else { format!("seats as of {}", ego.seated_on) };
    Graph {
        title: title(store, centre, all, seated_now),
        status,
        centre: (store.graph.actors[centre].id.to_string(), short_name(store, centre).to_owned()),
        opens: Some(app::Page::Actor(centre)),
        left: seated(seats_left),
        right: seated(seats_right),
        folded: blocs.iter().map(|(bloc, dyads)| bloc_row(store, state, ego, (*bloc, dyads))).collect(),
        below,
        among,
        left_out,
        empty: if all == 0 { nobody(state, short_name(store, centre)) } else { String::new() },
        room,
    }
}

fn nobody(state: &State, name: &str) -> String {
    format!("no tie of {name} with anybody is known by {}", state.lens.as_of)
}

fn split(dyads: &[Dyad], at: usize) -> (&[Dyad], &[Dyad]) {
    dyads.split_at(at.min(dyads.len()))
}

/// `Taliban: 14 neighbours, the most recent first`; where not all are seated `14 neighbours, 9 seated, 5 below`.
fn title(store: &Store, centre: ActorIx, all: usize, seated: usize) -> String {
    let name = short_name(store, centre);
    let below = all.saturating_sub(seated);
    match all {
        0 => format!("{name}: no tie"),
        1 => format!("{name}: 1 tie"),
        all if below == 0 => format!("{name}: {all} ties, on each side the latest event first"),
        all => format!("{name}: {all} ties, {seated} seated, {below} below"),
    }
}

/// What is told of the thing under its cursor.
pub(super) fn beside(store: &Store, state: &State, picture: &Graph) -> Page {
    match state.stop() {
        Some(app::Page::Dyad(dyad, from)) => pair(store, state, dyad, from, picture.room),
        Some(app::Page::Actor(actor)) => {
            let about = store.graph.actors[actor].about.as_deref().unwrap_or_default();
            let facts = vec![
                ("kind".to_owned(), vec![Cell::plain(store.graph.actors[actor].kind.as_str())]),
                ("about".to_owned(), vec![Cell::plain(about)]),
            ];
            Page { title: name(store, actor).to_owned(), blocks: vec![Block::Facts(facts)], ..Page::default() }
        }
        Some(app::Page::BlocWith(bloc, centre)) => below::told(store, state, bloc, centre),
        _ => Page::default(),
    }
}

/// A pair, with its newest events where there is room.
fn pair(store: &Store, state: &State, dyad: Dyad, from: ActorIx, room: Room) -> Page {
    let mut page = broad(store, &state.lens, state.answers.tally.as_deref(), dyad, from);
    if let Some(events) = room.events() {
        let newest = begun(store, &state.lens, Scope::Dyad(dyad));
        let kept = newest.filter(|ix| state.answers.tally.as_ref().is_some_and(|tally| tally.keeps(*ix)));
        let table = events::brief(store, &state.lens, kept.take(events));
        page.blocks.push(Block::Table("newest events".to_owned(), table));
    }
    page
}
