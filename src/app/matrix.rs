//! Where one stands in the matrix: the order of its rows and columns, what is folded, and the square under the cursor.
//! There is no list of its squares: five hundred actors have a quarter of a million.

use hashbrown::HashMap;

use super::cursor::Cursor;
use super::heads::{Seat, seats};
use super::lines::{GridLine, lines, sides};
use super::page::Page;
use crate::model::{ActorIx, Arranged, BlocIx, Cells, Day, Dyad};
use crate::query::{Crossing, Lens, Tally, crossings, members_of, tells};
use crate::store::{Named, Store};

/// A row and a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Whoever acts.
    Row,
    /// Toward whom.
    Column,
}

/// The matrix as the user set it up.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// What its actors are sorted by.
    pub sort: Arranged,
    /// What its squares show.
    pub cells: Cells,
    /// Blocs that are folded.
    pub folded: Vec<BlocIx>,
    /// The order of all actors, and the day as of which it was made.
    pub seats: Vec<Seat>,
    /// That day; nothing before any order was made.
    pub ordered: Option<Day>,
    /// Whether it was made before the counts that it looks at.
    pub ordered_blindly: bool,
    /// What is drawn: those who are there on the as-of date, and folded blocs.
    pub lines: Vec<GridLine>,
    /// Digits of the most words and the most deeds in a direction since the order was made, for and against together.
    pub digits: [usize; 2],
    /// Distinct events from one to another, where one of them is a folded bloc and any two of them are coded; nothing
    /// while they are being counted.
    sums: Option<HashMap<(Named, Named), Crossing>>,
    /// What each actor is drawn as.
    sides: Vec<Option<Named>>,
    chosen: [Option<Named>; 2],
    cursors: [Cursor; 2],
}

impl Matrix {
    /// Puts the actors in order anew.
    pub fn arrange(&mut self, store: &Store, lens: &Lens, tally: Option<&Tally>) {
        self.seats = seats(store, lens, self.sort, tally);
        self.ordered = Some(lens.as_of);
        self.ordered_blindly = tally.is_none() && self.sort == Arranged::Heat;
        self.digits = [0; 2];
        self.list(store, lens, tally);
    }

    /// Lists what is drawn through a lens.
    pub fn list(&mut self, store: &Store, lens: &Lens, tally: Option<&Tally>) {
        let sides = sides(store, lens, &self.seats, &self.folded);
        self.lines = lines(&self.seats, &sides, self.sort == Arranged::Bloc);
        self.count(store, lens, tally, &sides);
        self.sides = sides;
        self.stay(Side::Row);
        self.stay(Side::Column);
    }

    /// Counts what is drawn as a number.
    fn count(&mut self, store: &Store, lens: &Lens, tally: Option<&Tally>, sides: &[Option<Named>]) {
        self.sums = None;
        let Some(tally) = tally else { return };
        let side = |actor: ActorIx| sides.get(actor.at()).copied().flatten().unwrap_or(Named::Actor(actor));
        let merged = |actor: ActorIx| matches!(side(actor), Named::Bloc(_));
        let mut sums = crossings(store, lens, tally, merged, side);
        let of_folded = |dyad: &Dyad| merged(dyad.pair().0) || merged(dyad.pair().1);
        for (dyad, _) in tally.pairs(store).filter(|(dyad, _)| of_folded(dyad) && tells(store, lens, *dyad)) {
            let (a, b) = (side(dyad.pair().0), side(dyad.pair().1));
            sums.entry((a, b)).or_default();
            sums.entry((b, a)).or_default();
        }
        self.sums = Some(sums);
        let of = |n: u64| n.checked_ilog10().map_or(1, |tens| tens as usize + 1);
        let [words, deeds] = &mut self.digits;
        for ledger in tally.pairs(store).flat_map(|(_, pair)| [&pair.forth, &pair.back]) {
            *words = (*words).max(of(ledger.words_for) + of(ledger.words_against));
            *deeds = (*deeds).max(of(ledger.deeds_for) + of(ledger.deeds_against));
        }
    }

    /// How many distinct events of the kind that squares show ran from one to another, where one of them is a folded bloc:
    /// all of them where they show no kind alone, words or deeds for or against where they do. Nothing where the two are
    /// not in the data, and while they are being counted.
    #[must_use]
    pub fn sum(&self, from: Named, to: Named) -> Option<u64> {
        let of = |sum: &Crossing| match self.cells {
            Cells::Words => sum.acts.words_for + sum.acts.words_against,
            Cells::Deeds => sum.acts.deeds_for + sum.acts.deeds_against,
            Cells::Signs | Cells::Standing => sum.n(),
        };
        self.sums.as_ref()?.get(&(from, to)).map(of)
    }

    /// Whether the sums are being counted.
    #[must_use]
    pub fn is_counting(&self) -> bool {
        self.sums.is_none()
    }

    /// The cursor along the rows, or along the columns.
    #[must_use]
    pub fn cursor(&self, side: Side) -> Cursor {
        let [row, column] = self.cursors;
        match side {
            Side::Row => row,
            Side::Column => column,
        }
    }

    /// What the cursor is on: whoever acts, and toward whom.
    #[must_use]
    pub fn square(&self) -> Option<(Named, Named)> {
        let head = |side: Side| self.lines.get(self.cursor(side).at).map(|line| line.head);
        Some((head(Side::Row)?, head(Side::Column)?))
    }

    /// What the square under the cursor opens: the sheet of the pair, seen from whoever acts. Between two blocs there is
    /// none.
    #[must_use]
    pub fn opens(&self) -> Option<Page> {
        Some(match self.square()? {
            (Named::Actor(row), Named::Actor(column)) => match Dyad::new(row, column) {
                Some(dyad) => Page::Dyad(dyad, row),
                None => Page::Actor(row),
            },
            (Named::Bloc(bloc), Named::Actor(actor)) | (Named::Actor(actor), Named::Bloc(bloc)) => {
                Page::BlocWith(bloc, actor)
            }
            (Named::Bloc(row), Named::Bloc(column)) if row == column => Page::Bloc(row),
            (Named::Bloc(_), Named::Bloc(_)) => return None,
        })
    }

    /// Moves by so many lines.
    pub fn step(&mut self, side: Side, by: isize) {
        self.go(side, self.cursor(side).at.saturating_add_signed(by));
    }

    /// Goes to a line, or to the last.
    pub fn go(&mut self, side: Side, line: usize) {
        let line = line.min(self.lines.len().saturating_sub(1));
        let head = self.lines.get(line).map(|line| line.head);
        self.put(side, head, line);
    }

    /// Goes to what stands at a row and a column.
    pub fn choose(&mut self, row: Named, column: Named) {
        self.chosen = [Some(row), Some(column)];
        self.stay(Side::Row);
        self.stay(Side::Column);
    }

    /// Goes to the square of the same two the other way.
    pub fn swap(&mut self) {
        self.chosen.swap(0, 1);
        let [row, column] = &mut self.cursors;
        std::mem::swap(&mut row.at, &mut column.at);
    }

    /// The same in another store, where rows have other numbers; its order is made anew.
    #[must_use]
    pub fn renumbered(
        &self,
        actor: impl Fn(ActorIx) -> Option<ActorIx>,
        bloc: impl Fn(BlocIx) -> Option<BlocIx>,
    ) -> Self {
        let head = |head: Named| match head {
            Named::Actor(ix) => actor(ix).map(Named::Actor),
            Named::Bloc(ix) => bloc(ix).map(Named::Bloc),
        };
        Self {
            sort: self.sort,
            cells: self.cells,
            folded: self.folded.iter().filter_map(|ix| bloc(*ix)).collect(),
            chosen: self.chosen.map(|chosen| chosen.and_then(head)),
            cursors: self.cursors,
            ..Self::default()
        }
    }

    /// Keeps the cursor in windows of so many rows and columns.
    pub fn fit(&mut self, [rows, columns]: [usize; 2]) {
        let total = self.lines.len();
        let [row, column] = &mut self.cursors;
        (*row, *column) = (row.fitted(total, rows), column.fitted(total, columns));
    }

    /// Folds the bloc of the row under the cursor, or unfolds it; of the column where the row is in none. Tells which,
    /// and whether it is folded now.
    pub fn fold(&mut self) -> Option<(BlocIx, bool)> {
        let (row, column) = self.square()?;
        let bloc = self.bloc(row).or_else(|| self.bloc(column))?;
        let was = self.folded.len();
        self.folded.retain(|folded| *folded != bloc);
        let folds = self.folded.len() == was;
        if folds {
            self.folded.push(bloc);
        }
        Some((bloc, folds))
    }

    /// The members of a bloc on the as-of date, each with what it is drawn as: who belongs to several blocs stands under
    /// one, so that a folded bloc may stand for a part of its members.
    pub fn members(&self, store: &Store, lens: &Lens, bloc: BlocIx) -> impl Iterator<Item = (ActorIx, Named)> {
        let side = |actor: ActorIx| self.sides.get(actor.at()).copied().flatten().unwrap_or(Named::Actor(actor));
        members_of(store, lens, bloc).map(move |actor| (actor, side(actor)))
    }

    /// For how many of its members a folded bloc stands, and how many it has.
    #[must_use]
    pub fn part(&self, store: &Store, lens: &Lens, bloc: BlocIx) -> [usize; 2] {
        let own = self.members(store, lens, bloc).filter(|(_, side)| *side == Named::Bloc(bloc)).count();
        [own, members_of(store, lens, bloc).count()]
    }

    /// The bloc that is drawn at a line, or that its actor folds into.
    fn bloc(&self, head: Named) -> Option<BlocIx> {
        match head {
            Named::Bloc(bloc) => Some(bloc),
            Named::Actor(actor) => self.seats.iter().find(|seat| seat.actor == actor)?.bloc,
        }
    }

    /// Puts the cursor on what was chosen, else on what stands for it, else on what stands nearest in the order.
    fn stay(&mut self, side: Side) {
        let [row, column] = self.chosen;
        let chosen = match side {
            Side::Row => row,
            Side::Column => column,
        };
        let Some(chosen) = chosen else { return };
        let find = |head: Named| self.lines.iter().position(|line| line.head == head);
        let seat = self.seats.iter().position(|seat| match chosen {
            Named::Actor(actor) => seat.actor == actor,
            Named::Bloc(bloc) => seat.bloc == Some(bloc),
        });
        let bloc = seat.and_then(|seat| self.seats.get(seat)?.bloc).map(Named::Bloc);
        let nearest = || {
            let lines = self.lines.iter().enumerate();
            lines.min_by_key(|(_, line)| line.seat.abs_diff(seat.unwrap_or(0))).map(|(at, _)| at)
        };
        let at = find(chosen).or_else(|| bloc.and_then(find)).or_else(nearest).unwrap_or(0);
        self.put(side, Some(chosen), at);
    }

    fn put(&mut self, side: Side, head: Option<Named>, at: usize) {
        let index = usize::from(side == Side::Column);
        if let (Some(chosen), Some(cursor)) = (self.chosen.get_mut(index), self.cursors.get_mut(index)) {
            *chosen = head;
            cursor.at = at;
        }
    }
}
