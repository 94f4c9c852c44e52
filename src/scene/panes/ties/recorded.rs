//! What was recorded of each tie, in columns: since when it stands so, which way it went, what was said and done each way.

use super::side::{lead, sides};
use crate::app::{Item, State, TieItem};
use crate::model::EventIx;
use crate::query::{
    Balance, BlocTally, Ledger, New, PairTally, Together, Trend, Widest, WordsDeeds, bloc_with, standing_at,
};
use crate::scene::list::{ListColumn, Row, Width, Window, column, widest};
use crate::scene::page::Cell;
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words;
use crate::store::Store;

/// Where the columns stand whose width depends on the rows in sight.
const WITH: usize = 1;
const STANDING: usize = 2;
const SINCE: usize = 3;
const TREND: usize = 6;
const LAST: usize = 8;

/// The columns; words and deeds as wide as the widest figures both ways, the others as wide as they are in sight. Words,
/// deeds and what is new are worth more than dates; words without deeds would read as if there were none. Of an actor names
/// are cut before any of them goes; of a bloc, whose names and counted standings say more, dates go first, then standings
/// are cut.
fn columns(rows: &[Row], figures: Widest, of_bloc: bool) -> Vec<ListColumn> {
    let both = |one: usize| Width::Fixed(u16::try_from(2 * one + 1).unwrap_or(u16::MAX).max(10));
    let text = |at: usize, least: u16| Width::Text { least, whole: widest(rows, at).max(least), weight: 0 };
    let sign = |at: usize| Width::Fixed(widest(rows, at).min(1));
    let since = widest(rows, SINCE);
    let since = if since == 0 { 0 } else { since.max(10) };
    let (with, standing) = if of_bloc {
        (column("with", text(WITH, 14), 8), column("standing", text(STANDING, 20), 4))
    } else {
        (column("with", text(WITH, 9), 0), column("standing", text(STANDING, 13), 1))
    };
    vec![
        column("", sign(0), 9),
        with,
        standing,
        column("since", Width::Fixed(since), 3),
        column(ways(&WORDS, figures.words), both(figures.words), 6),
        column(ways(&DEEDS, figures.deeds), both(figures.deeds), 6),
        // Beside what else is since the baseline, not beside the day since when it stands so.
        // Its title reaches over the figures beside it.
        column("▲▼ new", sign(TREND), 8),
        column(
            if sign(TREND) == Width::Fixed(0) { "new" } else { "" },
            Width::Fixed(u16::try_from(figures.new).unwrap_or(u16::MAX)),
            5,
        ),
        column("last event", Width::Fixed(widest(rows, LAST).max(10)), 4),
    ]
}

/// Titles of what was said and done both ways, of words and of deeds: each stands over its figures, the first of which are
/// so wide at least.
const WORDS: [&str; 5] = ["said heard", "said  heard", "said   heard", "said    heard", "said     heard"];
const DEEDS: [&str; 5] = ["did  got", "did   got", "did    got", "did     got", "did      got"];
const FIGURES: usize = 4;

/// The title over figures of which the first are so wide.
fn ways(titles: &[&'static str; 5], width: usize) -> &'static str {
    titles.get(width.saturating_sub(FIGURES)).or_else(|| titles.last()).copied().unwrap_or_default()
}

/// What was recorded of the ties in a window: rows, and the columns that fit them.
pub(super) fn recorded(store: &Store, state: &State, window: Window) -> (Vec<Row>, Vec<ListColumn>) {
    let ties = state.answers.ties.iter().skip(window.first).take(window.rows);
    let shown: Vec<(TieItem, Option<Record>)> = ties.map(|tie| (*tie, record(store, state, *tie))).collect();
    let mut figures = state.answers.widest;
    // The sums of a bloc's members are known only for the rows in sight.
    for record in shown.iter().filter_map(|(_, record)| record.as_ref()) {
        figures.admit(Widest::of(&record.given, &record.taken, record.new));
    }
    let rows: Vec<Row> = shown.into_iter().map(|(tie, record)| row(store, state, tie, record, figures)).collect();
    let of_bloc = matches!(state.place.item, Some(Item::Bloc(_)));
    let columns = columns(&rows, figures, of_bloc);
    (rows, columns)
}

fn row(store: &Store, state: &State, tie: TieItem, record: Option<Record>, widest: Widest) -> Row {
    let standings = record.as_ref().map(|record| record.standings.clone()).unwrap_or_default();
    let mut cells = lead(store, state, tie, standings).to_vec();
    let filtered = !state.lens.filter.text().is_empty();
    // Which way the whole tie went is not of what a filter leaves.
    let trend = record.as_ref().and_then(|record| record.trend).filter(|_| !filtered);
    let trend = trend.map(trends::sign).unwrap_or_default();
    let counting = || ["…"; 4].map(|text| Cell::toned(text, Tone::Muted));
    let [words, deeds, new, last] =
        record.map_or_else(counting, |record| figures(store, &record, widest, no_event(filtered)));
    cells.extend([words, deeds, trend, new, last]);
    Row { cells, ..Row::default() }
}

/// What was counted of a row.
struct Record {
    given: Ledger,
    taken: Ledger,
    together: Together,
    new: New,
    trend: Option<Trend>,
    standings: String,
}

impl Record {
    fn last(&self) -> Option<EventIx> {
        self.given.last.max(self.taken.last).max(self.together.last)
    }
}

/// Stands where nothing was counted: the tie is there for what it is, or for what one wants of the other.
const fn no_event(filtered: bool) -> &'static str {
    if filtered { "no match" } else { "no event" }
}

/// Nothing while counts are being made: then there are no old figures either.
fn record(store: &Store, state: &State, tie: TieItem) -> Option<Record> {
    let tally = state.answers.tally.as_ref()?;
    Some(match tie {
        TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => {
            let counted = tally.pair(store, dyad);
            let (given, taken) = counted.seen_from(dyad, sides(state, tie).0);
            let PairTally { together, new, trend, .. } = counted;
            // What was judged neither then nor now did not stay the same.
            let assessed = store.tie(dyad).is_some_and(|tie| standing_at(tie, state.lens.as_of).is_some());
            let trend = Some(trend).filter(|trend| assessed || *trend != Trend::Level);
            Record { given, taken, together, new, trend, standings: String::new() }
        }
        TieItem::Group(bloc, with) => {
            let counted = bloc_with(store, &state.lens, tally, bloc, with);
            let standings = words::standings(&counted);
            let BlocTally { given, taken, together, new, .. } = counted;
            Record { given, taken, together, new, trend: None, standings }
        }
    })
}

/// What each did to the other, in words, in deeds, since the baseline, and last, or that there is none.
fn figures(store: &Store, record: &Record, widest: Widest, none: &str) -> [Cell; 4] {
    let [given, taken] = [&record.given, &record.taken].map(WordsDeeds::of);
    let count = |given: Balance, taken: Balance, width: usize| {
        let tone = if given.n() + taken.n() == 0 { Tone::Muted } else { Tone::Plain };
        Cell::toned(format!("{:<1$} {2}", acts(given), width.max(FIGURES), acts(taken)), tone)
    };
    let last = record.last().map(|ix| words::short_date(store.graph.events.date(ix)));
    [
        count(given.words, taken.words, widest.words),
        count(given.deeds, taken.deeds, widest.deeds),
        Cell::toned(trends::new(record.new), Tone::New),
        Cell::toned(last.unwrap_or_else(|| none.to_owned()), Tone::Muted),
    ]
}

/// `+4-1`, or that no such act is on record.
fn acts(of: Balance) -> String {
    if of.n() == 0 { ".".to_owned() } else { of.to_string() }
}
