//! A figure: which events it counts, by which rule.

use crate::app;
use crate::model::{ActorIx, Dyad, EventIx, Quad, Sign};
use crate::query::{
    Column, Count, Lane, Lens, MarkCells, OfPair, Pick, Scope, Who, counted, reports, standing_at, total,
};
use crate::scene::events;
use crate::scene::page::{Block, Cell, Page};
use crate::scene::words::{self, lens_line, quad_sentence, short_name, whose};
use crate::store::Store;

/// How many events a page lists: the older ones are on the next.
const MOST: usize = 200;

/// The page of a figure, without so many of its newest events.
pub(in crate::scene) fn count(store: &Store, lens: &Lens, count: Count, past: usize, side: Option<ActorIx>) -> Page {
    let all: Vec<EventIx> = counted(store, lens, count).collect();
    let reports = reports(store, all.iter().copied());
    let listed = all.iter().skip(past).take(MOST).copied();
    let table = events::list(store, lens, listed);
    let shown = past + table.rows.len();
    let heading = match (past, shown == all.len()) {
        (0, true) => "the events that it counts, newest first".to_owned(),
        _ => format!("events {} to {shown} of {} that it counts, newest first", past + 1, all.len()),
    };
    let mut facts = vec![
        ("counts".to_owned(), vec![Cell::plain(what(store, lens, count, side))]),
        ("rule".to_owned(), vec![Cell::plain(rule(count))]),
    ];
    if !lens.filter.text().is_empty() {
        facts.push(("filter".to_owned(), vec![Cell::plain(format!("only what matches {}", lens.filter.text()))]));
    }
    let mut blocks = vec![Block::Facts(facts), Block::Table(heading, table)];
    if shown < all.len() {
        let older = Cell::plain(words::counted(all.len() - shown, "older event"));
        blocks.push(Block::Flow(vec![("more".to_owned(), vec![older.opening(app::Page::Count(count, shown))])]));
    }
    let many = if usize::try_from(reports).is_ok_and(|reports| reports > all.len()) {
        format!(", {reports} reports")
    } else {
        String::new()
    };
    Page { title: words::counted(all.len(), "event") + &many, lens: lens_line(store, lens), blocks }
}

/// What a figure counts, and the figure.
pub(in crate::scene) fn counted_by(store: &Store, lens: &Lens, count: Count, side: Option<ActorIx>) -> String {
    format!("{}, by {}: {}", what(store, lens, count, side), lens.as_of, total(store, lens, count))
}

/// What a figure counts, in words.
pub(super) fn what(store: &Store, lens: &Lens, count: Count, side: Option<ActorIx>) -> String {
    let pair = |from: ActorIx, to: ActorIx| format!("{} toward {}", short_name(store, from), short_name(store, to));
    match count {
        Count::Record { from, to, column } => format!("{}: {}", pair(from, to), column_words(column)),
        Count::Listed(scope) => format!("events {}", whose(store, scope, side)),
        Count::Since(dyad) => {
            format!("events {}, after {}", whose(store, dyad.map_or(Scope::All, Scope::Dyad), side), lens.baseline)
        }
        Count::Between(cells) => format!("{}, {}", lane(store, cells.lane, side), dates(lens, cells)),
        Count::Pair(dyad, what) => {
            format!("{} {}{}", kind(what), whose(store, Scope::Dyad(dyad), side), after(store, lens, dyad, what))
        }
    }
}

/// Which events of a pair those are.
const fn kind(what: OfPair) -> &'static str {
    match what {
        OfPair::New(Sign::Minus) | OfPair::Later(Sign::Minus) => "words and deeds against",
        OfPair::New(_) | OfPair::Later(_) => "words and deeds for",
        OfPair::Together => "events together with others",
        OfPair::BothWays => "joint acts",
    }
}

/// And since when they are counted.
fn after(store: &Store, lens: &Lens, dyad: Dyad, what: OfPair) -> String {
    match what {
        OfPair::New(_) => format!(", after {}", lens.baseline),
        OfPair::Later(_) => {
            let at = store.tie(dyad).and_then(|tie| standing_at(tie, lens.as_of));
            at.map(|at| format!(", after the assessment of {}", at.spell.span.from)).unwrap_or_default()
        }
        OfPair::Together | OfPair::BothWays => String::new(),
    }
}

/// A row of a timeline in words: `Russia toward Taliban: words for`.
pub(in crate::scene) fn lane(store: &Store, lane: Lane, side: Option<ActorIx>) -> String {
    let who = match lane.who {
        Who::Way(from, to) => format!("{} toward {}", short_name(store, from), short_name(store, to)),
        Who::Pair(dyad) => whose(store, Scope::Dyad(dyad), side),
        Who::By(actor) => format!("acts of {}", short_name(store, actor)),
        Who::On(actor) => format!("acts toward {}", short_name(store, actor)),
        Who::Of(actor) => whose(store, Scope::Actor(actor), None),
    };
    format!("{who}: {}", column_words(lane.column))
}

/// In which days the events of a mark lie, with none after the as-of date.
pub(in crate::scene) fn dates(lens: &Lens, cells: MarkCells) -> String {
    let (first, last) = (cells.grid.first(cells.first), cells.grid.last(cells.last).min(lens.as_of));
    let days = if first == last { format!("on {first}") } else { format!("{first} to {last}") };
    match cells.pick {
        Pick::Uncertain => format!("{days}, date uncertain"),
        Pick::Spans | Pick::Begins | Pick::Within => days,
    }
}

/// What a column holds, in words.
const fn column_words(column: Column) -> &'static str {
    match column {
        Column::Class(quad) => quad_sentence(quad),
        Column::Other => "neither for nor against, together with others, or alone",
        Column::All => "everything on record",
    }
}

/// The rule of a class of acts, by its roots and on which side of 0 their values lie.
macro_rules! acts {
    ($roots:literal, $side:literal) => {
        concat!(
            "CAMEO roots ",
            $roots,
            " with a Goldstein value ",
            $side,
            " 0, that have happened; a joint act of two counts both ways, one with three or more on a side as together, \
             not here; an entry of several reports counts for each"
        )
    };
}

/// The rule by which a figure is made. Classes of roots: GDELT Event Codebook 2.0, `QuadClass`.
pub(super) const fn rule(count: Count) -> &'static str {
    match count {
        Count::Record { column, .. } => match column {
            Column::Class(Quad::WordsFor) => acts!("01 to 05", "above"),
            Column::Class(Quad::DeedsFor) => acts!("06 to 09", "above"),
            Column::Class(Quad::WordsAgainst) => acts!("10 to 14", "below"),
            Column::Class(Quad::DeedsAgainst) => acts!("15 to 20", "below"),
            Column::Class(Quad::Neutral) => {
                "acts whose Goldstein value is 0 or has the other sign than their class: counted, but neither for nor \
                 against"
            }
            Column::Other => {
                "acts that are neither words nor deeds: neutral, with three or more on a side, or of one alone"
            }
            Column::All => {
                "every act that runs this way and has happened; a joint act of two counts both ways, one with three or more \
                 on a side as together, not here"
            }
        },
        Count::Listed(_) => {
            "every event that had begun; one whose date is uncertain is listed, not counted as words or deeds"
        }
        Count::Since(_) => "every event that happened after the baseline, by its last possible day",
        Count::Between(MarkCells { pick: Pick::Uncertain, .. }) => {
            "every event of that row that may have begun in that time and may not have happened by the as-of date; not counted"
        }
        Count::Between(MarkCells { pick: Pick::Spans, .. }) => {
            "every event of that row that happened on some day of that time and whose date spans several columns"
        }
        Count::Between(MarkCells { pick: Pick::Begins, .. }) => {
            "every event of that row that happened on some day of that time and whose date spans several columns, or that \
             happened in the first of these columns; what is dated in the others is counted there"
        }
        Count::Between(_) => "every event of that row that happened in that time, whatever day of it",
        Count::Pair(_, what) => rule_of_pair(what),
    }
}

/// The same of what is counted of a pair, whichever way it runs.
const fn rule_of_pair(what: OfPair) -> &'static str {
    match what {
        OfPair::New(_) => {
            "words and deeds between the two that happened after the baseline, by the last possible day of each; one that \
             runs both ways counts once, one with three or more on a side is together and not here"
        }
        OfPair::Later(_) => {
            "words and deeds between the two of which the first possible day is after that of the newest assessment; one \
             that runs both ways counts once, one with three or more on a side is together and not here. They do not move \
             the standing"
        }
        OfPair::Together => {
            "acts with three or more on a side, whichever way they run: once for each pair, and neither words nor deeds"
        }
        OfPair::BothWays => "acts of the two alone that are of both: each counts in the record of both ways",
    }
}
