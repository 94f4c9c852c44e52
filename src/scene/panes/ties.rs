//! The tie pane: how the actor stands with each other, and what was said and done each way.

use crate::app::{Item, State};
use crate::model::{ActorIx, Dyad};
use crate::query::{Ledger, tie_of};
use crate::scene::list::{List, ListColumn, Row, Width, Window};
use crate::scene::page::{Align, Cell};
use crate::scene::tone::Tone;
use crate::scene::words;
use crate::store::Store;

const COLUMNS: [ListColumn; 7] = [
    ListColumn { title: "", align: Align::Left, width: Width::Fixed(1), rank: 9 },
    ListColumn { title: "with", align: Align::Left, width: Width::Fill { weight: 1, least: 9 }, rank: 9 },
    ListColumn { title: "standing", align: Align::Left, width: Width::Fixed(13), rank: 9 },
    ListColumn { title: "since", align: Align::Left, width: Width::Fixed(10), rank: 3 },
    ListColumn { title: "words > <", align: Align::Left, width: Width::Fixed(12), rank: 7 },
    ListColumn { title: "deeds > <", align: Align::Left, width: Width::Fixed(11), rank: 6 },
    ListColumn { title: "last event", align: Align::Left, width: Width::Fixed(10), rank: 4 },
];

/// The rows of the tie pane in a window.
pub(in crate::scene) fn list(store: &Store, state: &State, window: Window) -> List {
    let ties = &state.answers.ties;
    let rows = ties.iter().skip(window.first).take(window.rows);
    List {
        title: title(store, state),
        status: state.setup.sort.word().to_owned(),
        columns: COLUMNS.to_vec(),
        rows: rows.map(|dyad| row(store, state, *dyad)).collect(),
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
        Some(Item::Bloc(ix)) => format!("Ties of members of {}", store.graph.blocs[ix].id),
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

/// From whose side a tie is told: the selected actor's, or for a bloc its first member's.
fn side(state: &State, dyad: Dyad) -> ActorIx {
    let own = state.place.item.and_then(Item::actor);
    own.filter(|actor| dyad.has(*actor)).unwrap_or_else(|| dyad.pair().0)
}

fn row(store: &Store, state: &State, dyad: Dyad) -> Row {
    let actor = side(state, dyad);
    let Some(tie) = tie_of(store, &state.lens, dyad, actor) else { return Row::default() };
    let sign = tie.standing.map(|at| at.spell.value.sign());
    let name = match state.place.item {
        Some(Item::Bloc(_)) => format!("{} – {}", store.graph.actors[actor].id, words::short_name(store, tie.other)),
        _ => words::short_name(store, tie.other).to_owned(),
    };
    let count = |plus: fn(&Ledger) -> u32, minus: fn(&Ledger) -> u32| {
        let one = |ledger: &Ledger| format!("+{}-{}", plus(ledger), minus(ledger));
        let text = format!("{:<6}{}", one(&tie.given), one(&tie.taken));
        let empty = [&tie.given, &tie.taken].iter().all(|ledger| plus(ledger) + minus(ledger) == 0);
        if empty { Cell::toned(".", Tone::Muted) } else { Cell::plain(text) }
    };
    let since = tie.standing.map(|at| at.spell.span.from.to_string()).unwrap_or_default();
    let cells = vec![
        sign.map_or_else(Cell::default, |sign| Cell::toned(crate::model::Word::word(sign), sign)),
        Cell::plain(name),
        words::standing(tie.standing),
        Cell::toned(since, Tone::Muted),
        count(|ledger| ledger.words_for, |ledger| ledger.words_against),
        count(|ledger| ledger.deeds_for, |ledger| ledger.deeds_against),
        Cell::toned(tie.last().map(|day| day.to_string()).unwrap_or_default(), Tone::Muted),
    ];
    Row { cells, more: None, dim: false }
}

/// What the selected tie means, in a sentence: standing, since when, why.
pub(in crate::scene) fn explain(store: &Store, state: &State) -> Option<Vec<Cell>> {
    let dyad = state.place.dyad?;
    let actor = side(state, dyad);
    let tie = tie_of(store, &state.lens, dyad, actor)?;
    let names = format!("{} – {}", words::short_name(store, actor), words::short_name(store, tie.other));
    let Some(at) = tie.standing else {
        return Some(vec![Cell::plain(names), Cell::toned("not assessed", Tone::Muted)]);
    };
    let standing = words::standing(tie.standing).text;
    let since = words::span(at.spell.span, state.lens.as_of);
    let said = format!("{standing} {since}. {}", at.spell.why);
    Some(vec![Cell::toned(names, at.spell.value), Cell::plain(said)])
}
