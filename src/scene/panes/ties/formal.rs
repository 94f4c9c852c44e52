//! What is formally so of each tie, in columns: who recognises whom, keeps which post, lists the other as terrorist, has
//! sanctions on it; how many agreements there are.

use super::side::{lead, sides};
use crate::app::{State, TieItem};
use crate::model::{ActorIx, Dyad, Fact};
use crate::query::{BothWays, FormalTie, TrackAt, bloc_with, formal_tie, pairs_of_bloc, trend};
use crate::scene::list::{ListColumn, Row, Width, column, widest};
use crate::scene::page::Cell;
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words;
use crate::store::Store;

/// Titles of the facts, and when each gives way to the others: what the others hold toward the actor is asked first. The date
/// beside one goes before all of them.
const FACTS: [(&str, u8); FACTS_AND_DATES] = [
    ("recognised", 9),
    ("since", 1),
    ("recognises", 6),
    ("post here", 8),
    ("since", 0),
    ("post there", 8),
    ("since", 0),
    ("terror list", 7),
    ("since", 1),
    ("own list", 4),
    ("sanctions", 5),
    ("treaties", 4),
];

/// How many columns come after those that every row of ties begins with.
const FACTS_AND_DATES: usize = 12;

/// Stands where nothing is in the data, which is not that nothing is so; and where no measure or agreement is recorded.
const UNKNOWN: &str = "?";
const NONE: &str = ".";
/// The first of the columns that count.
const COUNTED: usize = LEAD + 10;

/// What is formally so of each tie: rows, and the columns that fit them.
pub(super) fn formal(store: &Store, state: &State, ties: impl Iterator<Item = TieItem>) -> (Vec<Row>, Vec<ListColumn>) {
    let mut rows: Vec<Row> = ties.map(|tie| row(store, state, tie)).collect();
    let columns = columns(&rows);
    // A fact that none of the rows has gives its column away; in the others its place is marked.
    for (at, of) in columns.iter().enumerate().skip(LEAD) {
        let is_fact = of.width != Width::Fixed(0) && of.title != "since";
        let empty = rows.iter_mut().filter_map(|row| row.cells.get_mut(at)).filter(|cell| cell.text.is_empty());
        let mark = if at < COUNTED { UNKNOWN } else { NONE };
        empty.filter(|_| is_fact).for_each(|cell| *cell = Cell::toned(mark, Tone::Muted));
    }
    (rows, columns)
}

/// Whether none of the facts is in the data of these rows.
pub(super) fn is_bare(columns: &[ListColumn]) -> bool {
    columns.iter().skip(LEAD).all(|column| column.width == Width::Fixed(0))
}

/// How many columns come before the facts: the sign, with whom, the standing, the trend.
const LEAD: usize = 4;

fn columns(rows: &[Row]) -> Vec<ListColumn> {
    let own = |at: usize| widest(rows, at);
    let fact = |(at, (title, rank)): (usize, (&'static str, u8))| {
        let needed = own(LEAD + at);
        let title_width = u16::try_from(title.len()).unwrap_or(u16::MAX);
        column(title, Width::Fixed(if needed == 0 { 0 } else { needed.max(title_width) }), rank)
    };
    // Dates go before names are cut, standings and facts after that.
    let with = Width::Text { least: 9, whole: own(1).max(9), weight: 0 };
    let lead = [
        column("", Width::Fixed(own(0).min(1)), 9),
        column("with", with, 2),
        column("standing", Width::Fixed(own(2)), 3),
        column("", Width::Fixed(own(3).min(1)), 3),
    ];
    lead.into_iter().chain(FACTS.into_iter().enumerate().map(fact)).collect()
}

fn row(store: &Store, state: &State, tie: TieItem) -> Row {
    let (standings, trend, facts) = match tie {
        TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => {
            let (own, known) = (sides(state, tie).0, store.tie(dyad));
            let formal = known.map(|known| formal_tie(known, own, state.lens.as_of));
            let trend = known.map(|known| trends::sign(trend(known, &state.lens).trend)).unwrap_or_default();
            (String::new(), trend, of_pair(formal.unwrap_or_default(), &store.graph.actors[own].id))
        }
        TieItem::Group(bloc, with) => {
            let Some(tally) = state.answers.tally.as_ref() else { return waiting(store, state, tie) };
            let standings = words::standings(&bloc_with(store, &state.lens, tally, bloc, with));
            let pairs = pairs_of_bloc(store, &state.lens, bloc, with).filter(|dyad| tally.pair(store, *dyad).there);
            (standings, Cell::default(), of_members(store, state, with, &pairs.collect::<Vec<_>>()))
        }
    };
    let [sign, name, standing, _] = lead(store, state, tie, standings);
    Row { cells: [sign, name, standing, trend].into_iter().chain(facts).collect(), ..Row::default() }
}

/// The row of a bloc's members while it is not known which of their ties match.
fn waiting(store: &Store, state: &State, tie: TieItem) -> Row {
    let [sign, name, ..] = lead(store, state, tie, String::new());
    Row { cells: vec![sign, name, Cell::toned("…", Tone::Muted)], ..Row::default() }
}

/// The cells of a pair, empty where nothing is in the data.
fn of_pair(formal: FormalTie<'_>, own: &str) -> [Cell; FACTS_AND_DATES] {
    let FormalTie { recognition, post, law, sanctions, treaties } = formal;
    let treaties = if treaties == 0 { String::new() } else { treaties.to_string() };
    [
        fact(recognition.taken),
        since(recognition.taken),
        fact(recognition.given),
        fact(post.taken),
        since(post.taken),
        fact(post.given),
        since(post.given),
        fact(law.taken),
        since(law.taken),
        fact(law.given),
        Cell::toned(measures(sanctions, own), Tone::Conflictual),
        Cell::plain(treaties),
    ]
}

/// The word of a fact; `?` after what may already be over.
fn fact(at: Option<TrackAt<'_>>) -> Cell {
    let Some(TrackAt { track, uncertain }) = at else { return Cell::default() };
    let doubt = if uncertain { "?" } else { "" };
    let tone = match track.fact {
        _ if !track.fact.is_on() => Tone::Muted,
        Fact::Law(_) => Tone::Conflictual,
        _ => Tone::Plain,
    };
    Cell::toned(format!("{}{doubt}", track.fact.word()), tone)
}

fn since(at: Option<TrackAt<'_>>) -> Cell {
    at.map(|at| Cell::toned(words::short_date(at.track.span.from), Tone::Muted)).unwrap_or_default()
}

/// The longest id that stands in a column of its own.
const SHORT: usize = 6;

/// How many measures are on the actor, and how many are its own: `3 on TAL`.
fn measures(BothWays { given, taken }: BothWays<usize>, own: &str) -> String {
    let it = if own.len() > SHORT { "it" } else { own };
    match (taken, given) {
        (0, 0) => String::new(),
        (on, 0) => format!("{on} on {it}"),
        (0, by) => format!("{by} by {it}"),
        (on, by) => format!("{on} on, {by} by {it}"),
    }
}

/// Of how many members of a bloc each is so, seen from them: `1 of 5`.
fn of_members(store: &Store, state: &State, with: ActorIx, pairs: &[Dyad]) -> [Cell; FACTS_AND_DATES] {
    let of = |dyad: &Dyad| {
        let member = dyad.other(with).unwrap_or(with);
        store.tie(*dyad).map(|tie| formal_tie(tie, member, state.lens.as_of)).unwrap_or_default()
    };
    let facts: Vec<FormalTie<'_>> = pairs.iter().map(of).collect();
    // Nothing where the data says it of none of them.
    let count = |of: fn(&FormalTie<'_>) -> Option<bool>| {
        let known: Vec<bool> = facts.iter().filter_map(of).collect();
        let so = known.iter().filter(|is_so| **is_so).count();
        if known.is_empty() { Cell::default() } else { Cell::plain(format!("{so} of {}", facts.len())) }
    };
    [
        count(|formal| is_on(formal.recognition.taken)),
        Cell::default(),
        count(|formal| is_on(formal.recognition.given)),
        count(|formal| is_on(formal.post.taken)),
        Cell::default(),
        count(|formal| is_on(formal.post.given)),
        Cell::default(),
        count(|formal| is_on(formal.law.taken)),
        Cell::default(),
        count(|formal| is_on(formal.law.given)),
        count(|formal| (formal.sanctions.given + formal.sanctions.taken > 0).then_some(true)),
        count(|formal| (formal.treaties > 0).then_some(true)),
    ]
}

fn is_on(at: Option<TrackAt<'_>>) -> Option<bool> {
    at.map(|at| at.is_on())
}
