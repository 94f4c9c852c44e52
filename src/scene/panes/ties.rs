//! The tie pane: how the actor stands with each other, which way that went, and what was said and done each way.

mod explained;

pub(in crate::scene) use explained::explain;

use super::empty::why_and_who_else;
use crate::app::{Item, Sort, State, TieItem};
use crate::model::{ActorIx, EventIx, Word};
use crate::query::{BlocTally, Ledger, New, PairTally, Together, Trend, Widest, bloc_with, standing_at};
use crate::scene::list::{List, ListColumn, Row, Width, Window, widest};
use crate::scene::page::{Align, Cell};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words;
use crate::store::Store;

const fn column(title: &'static str, width: Width, rank: u8) -> ListColumn {
    ListColumn { title, align: Align::Left, width, rank }
}

/// Where the columns stand whose width depends on the rows in sight.
const WITH: usize = 1;
const STANDING: usize = 2;
const SINCE: usize = 3;
const LAST: usize = 8;

/// The columns; words and deeds as wide as the widest figures both ways, the others as wide as they are in sight. Words,
/// deeds and what is new are worth more than dates. Of an actor names are cut before any of them goes; of a bloc, whose
/// names and counted standings say more, dates go first, then standings are cut.
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
        column(ways(&WORDS, figures.words), both(figures.words), 7),
        column(ways(&DEEDS, figures.deeds), both(figures.deeds), 6),
        // Beside what else is since the baseline, not beside the day since when it stands so.
        column("change", sign(6), 8),
        column(
            if sign(6) == Width::Fixed(0) { "new" } else { "" },
            Width::Fixed(u16::try_from(figures.new).unwrap_or(u16::MAX)),
            5,
        ),
        column("last event", Width::Fixed(widest(rows, LAST).max(10)), 4),
    ]
}

/// Titles of what was said both ways: each stands over its figures, the first of which are so wide at least.
const WORDS: [&str; 4] = ["words back", "words  back", "words   back", "words    back"];
const DEEDS: [&str; 4] = ["deeds back", "deeds  back", "deeds   back", "deeds    back"];
const FIGURES: usize = 5;

/// The title over figures of which the first are so wide.
fn ways(titles: &[&'static str; 4], width: usize) -> &'static str {
    titles.get(width.saturating_sub(FIGURES)).or_else(|| titles.last()).copied().unwrap_or_default()
}

/// The rows of the tie pane in a window.
pub(in crate::scene) fn list(store: &Store, state: &State, window: Window) -> List {
    let ties = &state.answers.ties;
    let shown: Vec<(TieItem, Option<Record>)> =
        ties.iter().skip(window.first).take(window.rows).map(|tie| (*tie, record(store, state, *tie))).collect();
    let mut figures = state.answers.widest;
    // The sums of a bloc's members are known only for the rows in sight.
    for record in shown.iter().filter_map(|(_, record)| record.as_ref()) {
        figures.admit(Widest::of(&record.given, &record.taken, record.new));
    }
    let rows: Vec<Row> = shown.iter().map(|(tie, record)| row(store, state, *tie, record.as_ref(), figures)).collect();
    let of_bloc = matches!(state.place.item, Some(Item::Bloc(_)));
    List {
        title: title(store, state),
        status: status(store, state),
        columns: columns(&rows, figures, of_bloc),
        rows,
        first: window.first,
        total: ties.len(),
        cursor: window.cursor.and_then(|at| at.checked_sub(window.first)),
        item_height: 1,
        whole: None,
        empty: why_and_who_else(store, state, &title(store, state), "none is known"),
    }
}

/// How it is sorted; and as of when, where that is another day: rows keep their places while the date moves. What a filter
/// leaves alone stands before that. Where there is no room the last goes first.
fn status(store: &Store, state: &State) -> String {
    let sort = state.setup.sort;
    let sorted = match state.answers.ordered {
        Some(day) if day != state.lens.as_of => format!("{} on {day}", sort.word()),
        _ => sort.word().to_owned(),
    };
    let whole = (!state.lens.filter.text().is_empty()).then_some("standing and ▲ of the whole tie");
    let rest = (sort == Sort::Standing && ends_without_standing(store, state)).then_some("then not assessed");
    whole.into_iter().chain([sorted.as_str()]).chain(rest).collect::<Vec<_>>().join("; ")
}

/// Whether the last ties are assessed by nobody, which is not to say that they are worse than hostile.
fn ends_without_standing(store: &Store, state: &State) -> bool {
    let Some(TieItem::Pair(dyad)) = state.answers.ties.last() else { return false };
    store.tie(*dyad).and_then(|tie| standing_at(tie, state.lens.as_of)).is_none()
}

fn title(store: &Store, state: &State) -> String {
    match state.place.item {
        Some(Item::Actor(ix) | Item::Member(_, ix)) => format!("Ties of {}", words::short_name(store, ix)),
        Some(Item::Bloc(ix)) => format!("Ties of the members of {}", store.graph.blocs[ix].name),
        None => "Ties".to_owned(),
    }
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

/// From whose side a pair is told, the other, and how far it stands in.
fn sides(state: &State, tie: TieItem) -> (ActorIx, ActorIx, &'static str) {
    match tie {
        TieItem::Group(_, with) => (with, with, ""),
        TieItem::Member(_, with, dyad) => {
            let member = dyad.other(with).unwrap_or(with);
            (member, member, "  ")
        }
        TieItem::Pair(dyad) => {
            let (actor, other) = dyad.seen_from(state.place.item.and_then(Item::actor));
            (actor, other, "")
        }
    }
}

/// Nothing while counts are being made: then there are no old figures either.
fn record(store: &Store, state: &State, tie: TieItem) -> Option<Record> {
    let tally = state.answers.tally.as_ref()?;
    Some(match tie {
        TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => {
            let counted = tally.pair(store, dyad);
            let (given, taken) = counted.seen_from(dyad, sides(state, tie).0);
            let PairTally { together, new, trend, .. } = counted;
            Record { given, taken, together, new, trend: Some(trend), standings: String::new() }
        }
        TieItem::Group(bloc, with) => {
            let counted = bloc_with(store, &state.lens, tally, bloc, with);
            let standings = words::standings(&counted);
            let BlocTally { given, taken, together, new, .. } = counted;
            Record { given, taken, together, new, trend: None, standings }
        }
    })
}

fn row(store: &Store, state: &State, tie: TieItem, record: Option<&Record>, widest: Widest) -> Row {
    let (_, other, indent) = sides(state, tie);
    let name = format!("{indent}{}", words::short_name(store, other));
    let (mut cells, trend) = match tie {
        TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => {
            let standing = store.tie(dyad).and_then(|tie| standing_at(tie, state.lens.as_of));
            let sign = standing.map(|at| at.spell.value.sign());
            let since = standing.map(|at| at.since().to_string()).unwrap_or_default();
            let sign = sign.map_or_else(Cell::default, |sign| Cell::toned(Word::word(sign), sign));
            let trend = record.and_then(|record| record.trend).map(trends::sign).unwrap_or_default();
            (vec![sign, Cell::plain(name), words::standing(standing), Cell::toned(since, Tone::Muted)], trend)
        }
        // Standings are counted, not blended: such a row has no sign of its own.
        TieItem::Group(bloc, with) => {
            let fold = if state.setup.unfolded_ties.contains(&(bloc, with)) { "-" } else { "+" };
            let name = Cell::toned(format!("[{fold}] {name}"), Tone::Accent);
            let standings = Cell::plain(record.map(|record| record.standings.clone()).unwrap_or_default());
            (vec![Cell::default(), name, standings, Cell::default()], Cell::default())
        }
    };
    let filtered = !state.lens.filter.text().is_empty();
    match record {
        Some(record) if record.last().is_none() => {
            cells.extend([Cell::toned(no_event(filtered), Tone::Muted), Cell::default(), trend]);
        }
        Some(record) => {
            let [words, deeds, new, last] = figures(store, record, widest);
            cells.extend([words, deeds, trend, new, last]);
        }
        None => {
            let [words, deeds, new, last] = ["…"; 4].map(|text| Cell::toned(text, Tone::Muted));
            cells.extend([words, deeds, trend, new, last]);
        }
    }
    Row { cells, more: None, dim: false }
}

/// What each did to the other, in words, in deeds, since the baseline, and last; what was taken stands in a column too.
fn figures(store: &Store, record: &Record, widest: Widest) -> [Cell; 4] {
    let count = |side: fn(&Ledger) -> String, width: usize| {
        let [given, taken] = [&record.given, &record.taken].map(side);
        let is_empty = given == NONE && taken == NONE;
        let tone = if is_empty { Tone::Muted } else { Tone::Plain };
        Cell::toned(format!("{given:<0$} {taken}", width.max(FIGURES)), tone)
    };
    let last = record.last().map(|ix| store.graph.events.date(ix));
    [
        count(words_of, widest.words),
        count(deeds_of, widest.deeds),
        Cell::toned(trends::new(record.new), Tone::New),
        Cell::toned(last.map(words::short_date).unwrap_or_default(), Tone::Muted),
    ]
}

/// Stands for no such act on record.
const NONE: &str = ".";

fn words_of(ledger: &Ledger) -> String {
    acts(ledger.words_for, ledger.words_against)
}

fn deeds_of(ledger: &Ledger) -> String {
    acts(ledger.deeds_for, ledger.deeds_against)
}

fn acts(plus: u64, minus: u64) -> String {
    if (plus, minus) == (0, 0) { NONE.to_owned() } else { format!("+{plus}-{minus}") }
}
