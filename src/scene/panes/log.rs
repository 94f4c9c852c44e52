//! The event log: newest first, who to whom, for or against, what, on whose word.

use super::empty::why_and_who_else;
use crate::app::{Item, State};
use crate::model::EventIx;
use crate::query::{self, Scope, account};
use crate::scene::list::{List, ListColumn, More, Row, Whole, Width, Window, widest};
use crate::scene::page::{Align, Cell};
use crate::scene::tone::Tone;
use crate::scene::words;
use crate::store::Store;

/// What happened: it needs so much room before the sources have theirs, and has most of what is left.
const TEXT: Width = Width::Text { least: 24, whole: 36, weight: 3 };
/// Who tells it.
const SOURCES: Width = Width::Fill { weight: 1, least: 16 };

const COLUMNS: [ListColumn; 7] = [
    ListColumn { title: "date", align: Align::Left, width: Width::Fixed(10), rank: 9 },
    ListColumn { title: "who to whom", align: Align::Left, width: Width::Fixed(11), rank: 9 },
    ListColumn { title: "class", align: Align::Left, width: Width::Fixed(7), rank: 8 },
    ListColumn { title: "code", align: Align::Left, width: Width::Fixed(4), rank: 4 },
    ListColumn { title: "what", align: Align::Left, width: TEXT, rank: 4 },
    ListColumn { title: "sure", align: Align::Left, width: Width::Fixed(8), rank: 5 },
    ListColumn { title: "source", align: Align::Left, width: SOURCES, rank: 3 },
];

/// The columns; dates as wide as they are, the class too, with a count of thousands at most, and room for who to whom where
/// ids of the data are no longer than words.
fn columns(store: &Store, rows: &[Row]) -> Vec<ListColumn> {
    let pair = u16::try_from(2 * store.longest_id + " > ".len()).unwrap_or(u16::MAX);
    let width = |at: usize, column: ListColumn| match at {
        DATE => ListColumn { width: Width::Fixed(widest(rows, DATE).max(10)), ..column },
        WHO => ListColumn { width: Width::Fixed(pair.clamp(11, 19)), ..column },
        CLASS => ListColumn { width: Width::Fixed(widest(rows, CLASS).clamp(7, 13)), ..column },
        _ => column,
    };
    COLUMNS.into_iter().enumerate().map(|(at, column)| width(at, column)).collect()
}

/// Where it stands among the columns when it happened.
const DATE: usize = 0;
/// And who acted toward whom.
const WHO: usize = 1;
/// And the class of the event.
const CLASS: usize = 2;
/// And what happened.
const WHAT: usize = 4;
/// And who tells it.
const SOURCE: usize = 6;

/// Cells that the text of an event is told in as a whole, with who tells it: most are shorter.
const TOLD: u16 = 200;
/// The cells that who to whom is given beside such a text: gatherings are cut.
const WIDER: u16 = 24;
/// So many of a pair's newest events are told whole before more of them are listed.
const NEWEST: usize = 3;

/// The rows of the log in a window.
pub(in crate::scene) fn list(store: &Store, state: &State, window: Window) -> List {
    let log = &state.answers.log;
    let rows: Vec<Row> = log.iter().skip(window.first).take(window.rows).map(|ix| row(store, state, ix)).collect();
    let title = title(store, state);
    let is_of_pair = matches!(state.place.scope(), Some(Scope::Dyad(_)));
    let empty = why_and_who_else(store, state, &title, "none had happened");
    let who = widest(&rows, WHO);
    List {
        title,
        status: if state.answers.tally.is_none() { "counting…" } else { "newest first" }.to_owned(),
        columns: columns(store, &rows),
        rows,
        first: window.first,
        total: log.len(),
        cursor: window.cursor.and_then(|at| at.checked_sub(window.first)),
        item_height: 1,
        whole: Some(Whole {
            without: &[WHAT, SOURCE],
            wider: Some((WHO, who.min(WIDER))),
            cells: TOLD,
            least: if is_of_pair { NEWEST } else { usize::MAX },
        }),
        empty,
    }
}

fn title(store: &Store, state: &State) -> String {
    let side = state.place.item.and_then(Item::actor);
    let whose = state.place.scope().map(|scope| format!(" {}", words::whose(store, scope, side)));
    format!("Events{}", whose.unwrap_or_default())
}

fn row(store: &Store, state: &State, ix: EventIx) -> Row {
    let graph = &store.graph;
    let row = graph.events.row(ix);
    let code = row.act.code.map(|code| &graph.codes[code]);
    let happened = row.has_happened(state.lens.as_of);
    let is_new = row.last > state.lens.baseline;
    let date = words::short_date(graph.events.date(ix));
    let tone = match (happened, is_new) {
        (false, _) => Tone::Alert,
        (true, true) => Tone::New,
        (true, false) => Tone::Plain,
    };
    let date = if happened { date } else { format!("{date}?") };
    let what = account(store, ix).to_string();
    let publishers = words::publishers(store, &row);
    let [end, short] = [publishers.clone(), words::publishers_short(store, &row)]
        .map(|whose| if whose.is_empty() { whose } else { format!(" — {whose}") });
    let more = More { text: Cell::plain(what.clone()), end, short };
    Row {
        cells: vec![
            Cell::toned(date, tone),
            Cell::plain(words::direction(store, &row)),
            words::mark(&row, state.lens.as_of),
            Cell::toned(code.map(|code| code.code.to_string()).unwrap_or_default(), Tone::Muted),
            Cell::plain(what),
            Cell::toned(words::grade(&row), Tone::Muted),
            Cell::toned(publishers, Tone::Muted),
        ],
        more: Some(more),
        ..Row::default()
    }
}

/// The most letters of publishers before a text: more would leave it no room.
const LONG: usize = 60;

/// What the selected event's marks mean, and what it says on whose word. What its code says comes last: it is the first to
/// have no room.
pub(in crate::scene) fn explain(store: &Store, state: &State) -> Option<Vec<Cell>> {
    let ix = state.place.event?;
    let graph = &store.graph;
    let row = graph.events.row(ix);
    let happened = row.has_happened(state.lens.as_of);
    let counts = words::counts_as(&row);
    let kind = if happened { counts.to_owned() } else { format!("then it counts as {counts}") };
    let kind = Cell::toned(kind, row.act.quad.sign());
    let doubt = Cell::toned("may not have happened yet, and is not counted.", Tone::Alert);
    let doubt = (!happened).then_some(doubt);
    let many = (row.count > 1).then(|| Cell::plain(format!("{} reports in one entry", row.count)));
    let credible = row.grading.credibility.map(|number| Cell::plain(words::credibility(number)));
    let who = Cell::plain(words::parties(store, &row));
    let whose = [words::publishers(store, &row), words::publishers_short(store, &row)];
    let whose = whose.into_iter().find(|whose| whose.chars().count() <= LONG).unwrap_or_default();
    // Where it has no words, its code says them below.
    let summary = &query::words(store, ix).summary;
    let said = [whose.as_str(), summary.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let said = (!said.is_empty()).then(|| said.join(": "));
    let code = row.act.code.map(|code| words::code(&graph.codes[code]));
    let value = row.act.goldstein.map(|value| format!("Goldstein {value}"));
    let act = [code, value].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let act = (!act.is_empty()).then(|| Cell::toned(act, Tone::Muted));
    Some([doubt, Some(kind), Some(who), many, credible, said.map(Cell::plain), act].into_iter().flatten().collect())
}
