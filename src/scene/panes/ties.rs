//! The tie pane: how the actor stands with each other, which way that went, and what was said and done each way.

use crate::app::{Item, State, TieItem};
use crate::model::{ActorIx, BlocIx, Dyad, Sign, Word};
use crate::query::{BlocTally, Ledger, New, bloc_with, standing_at, trend};
use crate::scene::list::{List, ListColumn, Row, Width, Window};
use crate::scene::page::{Align, Cell};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words;
use crate::store::Store;

const fn column(title: &'static str, width: Width, rank: u8) -> ListColumn {
    ListColumn { title, align: Align::Left, width, rank }
}

/// The columns; words and deeds as wide as what stands in them.
fn columns(rows: &[Row], of_bloc: bool) -> Vec<ListColumn> {
    let widest = |at: usize, least: u16| {
        let cells = rows.iter().filter_map(|row| row.cells.get(at));
        Width::Fixed(cells.filter_map(|cell| u16::try_from(cell.text.len()).ok()).fold(least, u16::max))
    };
    let standing = if of_bloc { Width::Fill { weight: 3, least: 20 } } else { Width::Fixed(13) };
    vec![
        column("", Width::Fixed(1), 9),
        column("with", Width::Fill { weight: 1, least: 9 }, 9),
        column("standing", standing, 9),
        column("", Width::Fixed(1), 8),
        column("since", Width::Fixed(10), 3),
        column("words > <", widest(5, 9), 7),
        column("deeds > <", widest(6, 9), 6),
        column("new", widest(7, 5), 5),
        column("last event", Width::Fixed(10), 4),
    ]
}

/// The rows of the tie pane in a window.
pub(in crate::scene) fn list(store: &Store, state: &State, window: Window) -> List {
    let ties = &state.answers.ties;
    let rows: Vec<Row> = ties.iter().skip(window.first).take(window.rows).map(|tie| row(store, state, *tie)).collect();
    let of_bloc = matches!(state.place.item, Some(Item::Bloc(_)));
    List {
        title: title(store, state),
        status: state.setup.sort.word().to_owned(),
        columns: columns(&rows, of_bloc),
        rows,
        first: window.first,
        total: ties.len(),
        cursor: window.cursor.and_then(|at| at.checked_sub(window.first)),
        item_height: 1,
        empty: empty(store, state),
    }
}

fn title(store: &Store, state: &State) -> String {
    match state.place.item {
        Some(Item::Actor(ix) | Item::Member(_, ix)) => format!("Ties of {}", words::short_name(store, ix)),
        Some(Item::Bloc(ix)) => format!("Ties of the members of {}", store.graph.blocs[ix].id),
        None => "Ties".to_owned(),
    }
}

fn empty(store: &Store, state: &State) -> String {
    let whose = title(store, state);
    let day = state.lens.as_of;
    match state.lens.filter.text() {
        "" => format!("{whose}: none is known by {day}"),
        text => format!("{whose}: none matches {}; 0 shows all", crate::model::Clean::label(text)),
    }
}

fn row(store: &Store, state: &State, tie: TieItem) -> Row {
    match tie {
        TieItem::Pair(dyad) => {
            let own = state.place.item.and_then(Item::actor);
            let actor = own.filter(|actor| dyad.has(*actor)).unwrap_or_else(|| dyad.pair().0);
            let other = dyad.other(actor).unwrap_or(actor);
            pair(store, state, dyad, actor, words::short_name(store, other).to_owned())
        }
        TieItem::Member(_, with, dyad) => {
            let actor = dyad.other(with).unwrap_or(with);
            pair(store, state, dyad, actor, format!("  {}", words::short_name(store, actor)))
        }
        TieItem::Group(bloc, with) => group(store, state, bloc, with),
    }
}

/// A pair, told from `actor`.
fn pair(store: &Store, state: &State, dyad: Dyad, actor: ActorIx, name: String) -> Row {
    let standing = store.tie(dyad).and_then(|tie| standing_at(tie, state.lens.as_of));
    let sign = standing.map(|at| at.spell.value.sign());
    let mut cells = vec![
        sign.map_or_else(Cell::default, |sign| Cell::toned(Word::word(sign), sign)),
        Cell::plain(name),
        words::standing(standing),
    ];
    let since = standing.map(|at| at.spell.span.from.to_string()).unwrap_or_default();
    let Some(tally) = &state.answers.tally else {
        return Row { cells: uncounted(cells, since), more: None, dim: false };
    };
    let counted = tally.pair(store, dyad);
    let (given, taken) = counted.seen_from(dyad, actor);
    cells.push(trends::sign(counted.trend));
    cells.push(Cell::toned(since, Tone::Muted));
    cells.extend(record(&given, &taken, counted.new));
    Row { cells, more: None, dim: false }
}

/// All members of a bloc with an actor. Their standings are counted, not blended: such a row has no sign of its own.
fn group(store: &Store, state: &State, bloc: BlocIx, with: ActorIx) -> Row {
    let fold = if state.setup.unfolded_ties.contains(&(bloc, with)) { "-" } else { "+" };
    let mut cells =
        vec![Cell::default(), Cell::toned(format!("[{fold}] {}", words::short_name(store, with)), Tone::Accent)];
    let Some(tally) = &state.answers.tally else {
        cells.push(Cell::default());
        return Row { cells: uncounted(cells, String::new()), more: None, dim: false };
    };
    let counted = bloc_with(store, &state.lens, tally, bloc, with);
    cells.extend([Cell::plain(standings(&counted)), Cell::default(), Cell::default()]);
    cells.extend(record(&counted.given, &counted.taken, counted.new));
    Row { cells, more: None, dim: false }
}

/// `3 allied, 2 partner`
fn standings(counted: &BlocTally) -> String {
    let held = counted.standings.iter().map(|(standing, n)| format!("{n} {standing}"));
    let rest = (counted.not_assessed > 0).then(|| format!("{} not assessed", counted.not_assessed));
    held.chain(rest).collect::<Vec<_>>().join(", ")
}

/// Where counts are still being made there are no old ones either.
fn uncounted(mut cells: Vec<Cell>, since: String) -> Vec<Cell> {
    cells.extend([Cell::default(), Cell::toned(since, Tone::Muted)]);
    cells.extend(["…", "…", "…", "…"].map(|text| Cell::toned(text, Tone::Muted)));
    cells
}

/// What each did to the other, in words, in deeds, since the baseline, and last.
fn record(given: &Ledger, taken: &Ledger, new: New) -> [Cell; 4] {
    let count = |plus: fn(&Ledger) -> u32, minus: fn(&Ledger) -> u32| {
        let one = |ledger: &Ledger| format!("+{}-{}", plus(ledger), minus(ledger));
        let empty = [given, taken].iter().all(|ledger| plus(ledger) + minus(ledger) == 0);
        if empty { Cell::toned(".", Tone::Muted) } else { Cell::plain(format!("{:<5} {}", one(given), one(taken))) }
    };
    let last = given.last.max(taken.last);
    [
        count(|ledger| ledger.words_for, |ledger| ledger.words_against),
        count(|ledger| ledger.deeds_for, |ledger| ledger.deeds_against),
        Cell::toned(trends::new(new), Tone::New),
        Cell::toned(last.map(|day| day.to_string()).unwrap_or_default(), Tone::Muted),
    ]
}

/// What the selected tie means, in sentences: standing, since when, which way it went, why.
pub(in crate::scene) fn explain(store: &Store, state: &State) -> Option<Vec<Cell>> {
    match state.place.tie? {
        TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => Some(explain_pair(store, state, dyad)),
        TieItem::Group(bloc, with) => Some(explain_group(store, state, bloc, with)),
    }
}

fn explain_pair(store: &Store, state: &State, dyad: Dyad) -> Vec<Cell> {
    let (a, b) = dyad.pair();
    let own = state.place.item.and_then(Item::actor).filter(|actor| *actor == b);
    let (one, two) = if own.is_some() { (b, a) } else { (a, b) };
    let names = format!("{} – {}", words::short_name(store, one), words::short_name(store, two));
    let tie = store.tie(dyad);
    let standing = tie.and_then(|tie| standing_at(tie, state.lens.as_of));
    let moved = tie.map(|tie| trends::because(store, &trend(tie, &state.lens), state.lens.baseline));
    let Some(at) = standing else {
        let names = Cell::toned(names, Sign::Neutral);
        return [Some(names), Some(Cell::toned("not assessed", Tone::Muted)), moved].into_iter().flatten().collect();
    };
    let said = format!("{} {}", words::standing(standing).text, words::span(at.spell.span, state.lens.as_of));
    let why = Cell::plain(at.spell.why.as_str());
    let names = Cell::toned(names, at.spell.value);
    [Some(names), Some(Cell::plain(said)), moved, Some(why)].into_iter().flatten().collect()
}

fn explain_group(store: &Store, state: &State, bloc: BlocIx, with: ActorIx) -> Vec<Cell> {
    let bloc_name = &store.graph.blocs[bloc].name;
    let names = Cell::toned(format!("{bloc_name} – {}", words::short_name(store, with)), Tone::Accent);
    let counted = state.answers.tally.as_ref().map(|tally| bloc_with(store, &state.lens, tally, bloc, with));
    let held = counted.map(|counted| format!("{}; l unfolds the members, h folds them", standings(&counted)));
    vec![names, Cell::plain(held.unwrap_or_default())]
}
