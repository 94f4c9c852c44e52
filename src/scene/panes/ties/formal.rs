//! What is formally so of each tie, in columns: who recognises whom, keeps which post, lists the other as terrorist, has
//! sanctions on it; how many agreements there are.

use super::side::{lead, sides};
use crate::app::{State, TieItem};
use crate::model::{ActorIx, Dyad, Fact};
use crate::query::{BothWays, FormalTie, TrackAt, bloc_with, formal_tie, pairs_of_bloc, trend};
use crate::scene::list::{ListColumn, Row, Width, Window, column, widest};
use crate::scene::page::Cell;
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words;
use crate::store::Store;

/// What a column tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// The word of a fact.
    Fact,
    /// Since when the one before it is so.
    Since,
    /// How many there are.
    Count,
}

/// What the columns tell, their titles, and when each gives way to the others: what the others hold toward the actor is asked
/// first. The date beside a fact goes before all facts.
const FACTS: [(Tells, &str, u8); 12] = [
    (Tells::Fact, "recognised", 9),
    (Tells::Since, "since", 1),
    (Tells::Fact, "recognises", 6),
    (Tells::Fact, "post here", 8),
    (Tells::Since, "since", 0),
    (Tells::Fact, "post there", 8),
    (Tells::Since, "since", 0),
    (Tells::Fact, "terror list", 7),
    (Tells::Since, "since", 1),
    (Tells::Fact, "own list", 5),
    (Tells::Count, "sanctions", 5),
    (Tells::Count, "treaties", 3),
];

/// Stands where nothing is in the data, which is not that nothing is so.
const UNKNOWN: &str = "?";
/// Stands where no measure or agreement is recorded.
const NONE: &str = ".";

/// Of so many ties the columns fit all, so that they stand still while one scrolls; of more those in sight.
const FEW: usize = 100;

/// What is formally so of the ties in a window: rows, the columns that fit them, and whether there is nothing at all.
pub(super) fn formal(store: &Store, state: &State, window: Window) -> (Vec<Row>, Vec<ListColumn>, bool) {
    let ties = &state.answers.ties;
    let seen = |first: usize, rows: usize| ties.iter().skip(first).take(rows).map(|tie| row(store, state, *tie));
    let mut rows: Vec<Row> = seen(window.first, window.rows).collect();
    let columns = if ties.len() > FEW { columns(&rows) } else { columns(&seen(0, FEW).collect::<Vec<_>>()) };
    let is_empty = |at: usize| columns.get(at).is_none_or(|column| column.width == Width::Fixed(0));
    let has_nothing = (LEAD..columns.len()).all(is_empty) && state.answers.tally.is_some();
    // A fact that no tie has gives its column away; in the others its place is marked.
    for (at, (tells, ..)) in
        FACTS.iter().enumerate().map(|(at, fact)| (LEAD + at, fact)).filter(|(at, _)| !is_empty(*at))
    {
        let mark = match tells {
            Tells::Fact => UNKNOWN,
            Tells::Count => NONE,
            Tells::Since => continue,
        };
        let empty = rows.iter_mut().filter_map(|row| row.cells.get_mut(at)).filter(|cell| cell.text.is_empty());
        empty.for_each(|cell| *cell = Cell::toned(mark, Tone::Muted));
    }
    (rows, columns, has_nothing)
}

/// How many columns come before the facts: the sign, with whom, the standing, the trend.
const LEAD: usize = 4;

/// The cells of a name that come before standings and treaties.
const LONG: u16 = 24;

fn columns(rows: &[Row]) -> Vec<ListColumn> {
    let own = |at: usize| widest(rows, at);
    let fact = |(at, (_, title, rank)): (usize, (Tells, &'static str, u8))| {
        let needed = own(LEAD + at);
        let title_width = u16::try_from(title.len()).unwrap_or(u16::MAX);
        column(title, Width::Fixed(if needed == 0 { 0 } else { needed.max(title_width) }), rank)
    };
    // Dates, standings and treaties go before names are cut, other facts after that. Names longer than that have what is left.
    let with = Width::Text { least: 9, whole: own(1).clamp(9, LONG), weight: (own(1) > LONG).into() };
    let lead = [
        column("", Width::Fixed(own(0).min(1)), 9),
        column("with", with, 4),
        column("standing", Width::Fixed(own(2)), 2),
        column("", Width::Fixed(own(3).min(1)), 2),
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
fn of_pair(formal: FormalTie<'_>, own: &str) -> [Cell; FACTS.len()] {
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

/// Of how many members of a bloc each is so, of those of which the data says it, seen from them: `1 of 5`. Sanctions and
/// treaties are those of so many members: `on 3`, `by 1`, `with 2`.
fn of_members(store: &Store, state: &State, with: ActorIx, pairs: &[Dyad]) -> [Cell; FACTS.len()] {
    let of = |dyad: &Dyad| {
        let member = dyad.other(with).unwrap_or(with);
        store.tie(*dyad).map(|tie| formal_tie(tie, member, state.lens.as_of)).unwrap_or_default()
    };
    let facts: Vec<FormalTie<'_>> = pairs.iter().map(of).collect();
    // Of those of which the data surely says it; nothing where that is none.
    let count = |of: fn(&FormalTie<'_>) -> Option<bool>| {
        let known: Vec<bool> = facts.iter().filter_map(of).collect();
        let so = known.iter().filter(|is_so| **is_so).count();
        if known.is_empty() { Cell::default() } else { Cell::plain(format!("{so} of {}", known.len())) }
    };
    let with = |of: fn(&FormalTie<'_>) -> usize| facts.iter().filter(|formal| of(formal) > 0).count();
    let sanctions = match (with(|formal| formal.sanctions.taken), with(|formal| formal.sanctions.given)) {
        (0, 0) => String::new(),
        (on, 0) => format!("on {on}"),
        (0, by) => format!("by {by}"),
        (on, by) => format!("on {on}, by {by}"),
    };
    let treaties = with(|formal| formal.treaties);
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
        Cell::toned(sanctions, Tone::Conflictual),
        Cell::plain(if treaties == 0 { String::new() } else { format!("with {treaties}") }),
    ]
}

/// Whether a fact is on, where that is sure.
fn is_on(at: Option<TrackAt<'_>>) -> Option<bool> {
    at.filter(|at| !at.uncertain).map(|at| at.is_on())
}
