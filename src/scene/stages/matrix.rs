//! Who acts how on whom: a row acts on a column. Only the squares that are seen are made.

use unicode_width::UnicodeWidthStr;

use super::key::{Meaning, key};
use super::square::{Square, counting, events, square};
use crate::app::{Cursor, GridLine, Matrix as Arrangement, Side, State};
use crate::model::{Arranged, BlocIx, Cells, Dyad};
use crate::scene::brief::brief;
use crate::scene::page::{Block, Cell, Page};
use crate::scene::words::{UNKNOWN, counted, lens_line, short_name};
use crate::store::{Named, Store};

/// Who acts how on whom: a row acts on a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// What its squares show.
    pub title: String,
    /// How it is sorted.
    pub status: String,
    /// How much room all of it takes.
    pub grid: Grid,
    /// The rows in sight.
    pub rows: Vec<Label>,
    /// The columns in sight.
    pub columns: Vec<Label>,
    /// Their squares, row by row.
    pub squares: Vec<Vec<Square>>,
    /// The first row and the first column in sight, of all.
    pub first: [usize; 2],
    /// The row and the column of the cursor, of those in sight.
    pub cursor: [usize; 2],
    /// What to say where there is nobody.
    pub empty: String,
}

/// How much room a matrix takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// Rows, and as many columns.
    pub total: usize,
    /// Gaps between groups.
    pub gaps: usize,
    /// Cells of a square.
    pub square: u16,
    /// Cells of the longest id.
    pub id: u16,
    /// Cells of the longest name.
    pub name: u16,
    /// Whether nothing is told beside it.
    pub alone: bool,
    /// What its marks mean, each sentence with its marks.
    pub legend: Vec<Vec<Meaning>>,
}

/// What stands at a row or a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether it is a folded bloc.
    pub folded: bool,
    /// Whether another group begins here.
    pub begins: bool,
}

/// How much room the matrix takes, where it lies on top.
#[must_use]
pub fn grid(store: &Store, state: &State) -> Option<Grid> {
    if !state.place.on_matrix() {
        return None;
    }
    let arranged = &state.matrix;
    let cells = |text: &str| if text.is_ascii() { text.len() } else { text.width() };
    let mut widths = (0, 0);
    for line in &arranged.lines {
        let (id, name) = named(store, line.head);
        widths = (widths.0.max(id.len()), widths.1.max(before(store, state, line.head).len() + cells(name)));
    }
    let cells = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
    Some(Grid {
        total: arranged.lines.len(),
        gaps: arranged.lines.iter().filter(|line| line.begins).count(),
        square: cells(square_cells(arranged)),
        id: cells(widths.0),
        name: cells(widths.1),
        alone: state.setup.alone,
        legend: key(store, state),
    })
}

/// Cells of a square: figures as wide as the largest.
fn square_cells(arranged: &Arrangement) -> usize {
    let [words, deeds] = arranged.digits;
    match arranged.cells {
        Cells::Signs => 3,
        Cells::Words => (2 + words).max(3),
        Cells::Deeds => (2 + deeds).max(3),
        Cells::Standing => 4,
    }
}

/// Id and name.
fn named(store: &Store, head: Named) -> (&str, &str) {
    match head {
        Named::Actor(actor) => (&store.graph.actors[actor].id, short_name(store, actor)),
        Named::Bloc(bloc) => (&store.graph.blocs[bloc].id, &store.graph.blocs[bloc].name),
    }
}

/// The head of a line: of a folded bloc `+ Central Asian states`, or `+ 5 of 9, Shanghai Cooperation Organisation`.
fn label(store: &Store, state: &State, line: &GridLine) -> Label {
    let (id, name) = named(store, line.head);
    let folded = matches!(line.head, Named::Bloc(_));
    Label { id: id.to_owned(), name: before(store, state, line.head) + name, folded, begins: line.begins }
}

/// What stands before the name of a folded bloc; nothing before an actor's.
fn before(store: &Store, state: &State, head: Named) -> String {
    let Named::Bloc(bloc) = head else { return String::new() };
    match state.matrix.part(store, &state.lens, bloc) {
        [own, all] if own < all => format!("+ {own} of {all}, "),
        _ => "+ ".to_owned(),
    }
}

/// It, as the lens shows it.
pub(in crate::scene) fn matrix(store: &Store, state: &State) -> Matrix {
    let arranged = &state.matrix;
    let [rows, columns] = state.sizes.squares;
    let (down, across) = (arranged.cursor(Side::Row), arranged.cursor(Side::Column));
    let seen = |cursor: Cursor, room: usize| arranged.lines.iter().skip(cursor.first).take(room);
    let label = |line: &GridLine| label(store, state, line);
    let cells = square_cells(arranged);
    let squares = seen(down, rows).map(|row| {
        let across = seen(across, columns);
        across.map(|column| cell(store, state, (row.head, column.head), cells)).collect()
    });
    Matrix {
        title: format!("{}{}", title(arranged.cells), if arranged.folded.is_empty() { "" } else { FOLDED }),
        status: status(store, state),
        grid: grid(store, state).unwrap_or_default(),
        rows: seen(down, rows).map(label).collect(),
        columns: seen(across, columns).map(label).collect(),
        squares: squares.collect(),
        first: [down.first, across.first],
        cursor: [down, across].map(|cursor| cursor.at.saturating_sub(cursor.first)),
        empty: format!("nobody is there by {}; A goes to the latest date", state.lens.as_of),
    }
}

fn cell(store: &Store, state: &State, (row, column): (Named, Named), cells: usize) -> Square {
    match (row, column) {
        (Named::Actor(row), Named::Actor(column)) => {
            square(store, &state.lens, state.answers.tally.as_deref(), state.matrix.cells, (row, column))
        }
        _ if state.matrix.is_counting() => counting(),
        (row, column) => events(state.matrix.sum(row, column), cells),
    }
}

/// What the squares of folded blocs show.
const FOLDED: &str = "; folded: how many events";

/// What the squares show, and which way.
pub(in crate::scene) const fn title(cells: Cells) -> &'static str {
    match cells {
        Cells::Signs => "Rows act on columns: words, deeds, change",
        Cells::Words => "Rows act on columns: words only, and how many",
        Cells::Deeds => "Rows act on columns: deeds only, and how many",
        Cells::Standing => "How row and column stand",
    }
}

/// How it is sorted; and as of when, where that is another day: rows keep their places while the date moves.
fn status(store: &Store, state: &State) -> String {
    let sort = state.matrix.sort.called();
    let plain = state.matrix.sort == Arranged::Name;
    match state.matrix.ordered {
        Some(day) if day != state.lens.as_of && !plain => format!("{sort} on {day}"),
        _ if state.matrix.sort == Arranged::Bloc => format!("{sort}{}", groups(store, state)),
        _ => sort.to_owned(),
    }
}

/// Most groups that are named.
const FEW: usize = 4;

/// The groups in their order: `: SCO, others, CAS`; nothing where they are many.
fn groups(store: &Store, state: &State) -> String {
    let mut groups: Vec<_> = state.matrix.seats.iter().map(|seat| seat.bloc).collect();
    groups.dedup();
    let name = |bloc: &Option<BlocIx>| bloc.map_or("others", |bloc| &store.graph.blocs[bloc].id);
    let names: Vec<&str> = groups.iter().map(name).collect();
    if (2..=FEW).contains(&names.len()) { format!(": {}", names.join(", ")) } else { String::new() }
}

/// What is told of the two under its cursor.
pub(super) fn beside(store: &Store, state: &State) -> Page {
    match state.matrix.square() {
        Some((Named::Actor(row), Named::Actor(column))) => match Dyad::new(row, column) {
            Some(dyad) => brief(store, &state.lens, state.answers.tally.as_deref(), dyad, row),
            None => Page {
                title: short_name(store, row).to_owned(),
                lens: lens_line(store, &state.lens),
                blocks: vec![fact("itself", "a row and a column of the same actor; Enter opens what is known of it")],
            },
        },
        Some(square) => of_blocs(store, state, square),
        None => Page::default(),
    }
}

/// Folded blocs under the cursor: who belongs to them, and how many events there are.
fn of_blocs(store: &Store, state: &State, (row, column): (Named, Named)) -> Page {
    let blocs = [row, column].into_iter().enumerate().filter_map(|(at, head)| match head {
        Named::Bloc(bloc) if at == 0 || row != column => Some(bloc),
        _ => None,
    });
    let members = |bloc: BlocIx| fact(&store.graph.blocs[bloc].id, &folded(store, state, bloc));
    let way = |from: Named, to: Named| {
        let ids = format!("{}>{}", named(store, from).0, named(store, to).0);
        fact(&ids, &sum(state, from, to))
    };
    let back = (row != column).then(|| way(column, row));
    Page {
        title: format!("{} > {}", named(store, row).0, named(store, column).0),
        lens: lens_line(store, &state.lens),
        blocks: blocs.map(members).chain([way(row, column)]).chain(back).collect(),
    }
}

fn fact(label: &str, text: &str) -> Block {
    Block::Facts(vec![(label.to_owned(), vec![Cell::plain(text)])])
}

/// For whom a folded bloc stands: `RUS CHN IND IRN PAK, 5 of its 9 members, the rest under CAS`.
pub(super) fn folded(store: &Store, state: &State, bloc: BlocIx) -> String {
    let own = state.matrix.members(store, &state.lens, bloc).filter(|(_, side)| *side == Named::Bloc(bloc));
    let ids: Vec<&str> = own.map(|(actor, _)| &*store.graph.actors[actor].id).collect();
    let part = part(store, state, bloc).map(|part| format!(", {part}")).unwrap_or_default();
    format!("{}{part}", ids.join(" "))
}

/// How many of its members a folded bloc stands for, and where the others stand; nothing where it stands for all.
pub(super) fn part(store: &Store, state: &State, bloc: BlocIx) -> Option<String> {
    let [own, all] = state.matrix.part(store, &state.lens, bloc);
    let mut under: Vec<&str> = Vec::new();
    let mut unfolded = None;
    for (_, side) in state.matrix.members(store, &state.lens, bloc) {
        match side {
            Named::Actor(_) => unfolded = Some("unfolded".to_owned()),
            Named::Bloc(other) if other == bloc || under.contains(&&*store.graph.blocs[other].id) => {}
            Named::Bloc(other) => under.push(&store.graph.blocs[other].id),
        }
    }
    let under = (!under.is_empty()).then(|| format!("under {}", under.join(" and ")));
    let rest: Vec<String> = under.into_iter().chain(unfolded).collect();
    (own < all).then(|| format!("{own} of its {all} members, the rest {}", rest.join(" or ")))
}

/// How many events of the kind that squares show ran from one to the other, in words.
pub(super) fn sum(state: &State, from: Named, to: Named) -> String {
    match state.matrix.sum(from, to) {
        _ if state.matrix.is_counting() => "…".to_owned(),
        None => format!("{UNKNOWN}: no tie, no event"),
        Some(n) => counted(n, "event") + of_kind(state.matrix.cells),
    }
}

/// Of which kind the events are that a square of a folded bloc counts.
pub(in crate::scene) const fn of_kind(cells: Cells) -> &'static str {
    match cells {
        Cells::Words => " of words",
        Cells::Deeds => " of deeds",
        Cells::Signs | Cells::Standing => "",
    }
}

/// Id and name of what stands at a row or a column, for sentences.
pub(super) fn name(store: &Store, head: Named) -> &str {
    named(store, head).1
}
