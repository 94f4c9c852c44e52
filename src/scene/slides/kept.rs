//! The few rows of a slide, and what is said of those that are left out.

use crate::scene::page::{Cell, Column, Table};

/// Rows of which a slide shows as many as there is room for, the weightiest.
#[derive(Default)]
pub(super) struct Kept {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    /// The places of the rows, the weightiest first. They are shown in the order of the rows.
    by_weight: Vec<usize>,
    empty: String,
    means: Option<Means>,
    left_out: LeftOut,
}

/// What is said of the marks in the rows that are shown; it may set them in order first.
type Means = Box<dyn Fn(&mut [Vec<Cell>]) -> String>;

/// What is said of rows that are left out.
#[derive(Debug, Clone, Copy)]
enum LeftOut {
    /// How many of what: `and 8 further ties`.
    Counted(&'static str),
    /// That there are more.
    Said(&'static str),
}

impl Default for LeftOut {
    fn default() -> Self {
        Self::Counted("")
    }
}

impl Kept {
    /// The rows of a slide, unless a window has room for more.
    pub(super) const MOST: usize = 6;
    /// Most rows of a slide in any window: more are not read from the back of a room.
    pub(super) const FULLEST: usize = 2 * Self::MOST;

    /// Rows under their columns, of which the first stay; `what` are those that are left out, such as `further tie`.
    pub(super) fn first(columns: &[Column], rows: Vec<Vec<Cell>>, what: &'static str, empty: String) -> Self {
        let by_weight = (0..rows.len()).collect();
        let left_out = LeftOut::Counted(what);
        Self { columns: columns.to_vec(), rows, by_weight, empty, means: None, left_out }
    }

    /// The same of which the last stay.
    pub(super) fn last(columns: &[Column], rows: Vec<Vec<Cell>>, what: &'static str, empty: String) -> Self {
        let by_weight = (0..rows.len()).rev().collect();
        Self { by_weight, ..Self::first(columns, rows, what, empty) }
    }

    /// No row, and why.
    pub(super) fn nothing(why: String) -> Self {
        Self { empty: why, ..Self::default() }
    }

    /// It, with what its marks mean, whichever rows are shown.
    pub(super) fn meaning(self, means: String) -> Self {
        self.explained(move |_| means.clone())
    }

    /// It, with what the marks mean in the rows that are shown; they are set in order first.
    pub(super) fn explained(self, means: impl Fn(&mut [Vec<Cell>]) -> String + 'static) -> Self {
        Self { means: Some(Box::new(means)), ..self }
    }

    /// It, with rows that stay in this order of weight.
    pub(super) fn weighed(self, by_weight: Vec<usize>) -> Self {
        Self { by_weight, ..self }
    }

    /// It, where nobody counts what is left out.
    pub(super) fn uncounted(self, said: &'static str) -> Self {
        Self { left_out: LeftOut::Said(said), ..self }
    }

    /// At most so many of its rows, and what is said under them.
    pub(super) fn shown(&self, most: usize) -> (Table, String) {
        let mut stay: Vec<usize> = self.by_weight.iter().copied().take(most).collect();
        stay.sort_unstable();
        let mut rows: Vec<Vec<Cell>> = stay.iter().filter_map(|at| self.rows.get(*at).cloned()).collect();
        let means = self.means.as_ref().map(|means| means(&mut rows)).unwrap_or_default();
        let left_out = match (self.rows.len() - stay.len(), self.left_out) {
            (0, _) => String::new(),
            (1, LeftOut::Counted(what)) => format!("and 1 {what}"),
            (more, LeftOut::Counted(what)) => format!("and {more} {what}s"),
            (_, LeftOut::Said(said)) => said.to_owned(),
        };
        let parts = [means.as_str(), left_out.as_str()];
        let under = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
        (Table { columns: self.columns.clone(), rows, empty: self.empty.clone() }, under)
    }

    /// It with more rows than usual, one more each time.
    pub(super) fn fuller(&self) -> Vec<(Table, String)> {
        (Self::MOST + 1..=self.rows.len().min(Self::FULLEST)).map(|most| self.shown(most)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(rows: usize) -> Kept {
        let rows = (0..rows).map(|row| vec![Cell::plain(row.to_string())]).collect();
        Kept::first(&[Column::words("")], rows, "further row", String::new()).meaning("what".to_owned())
    }

    fn told((table, under): (Table, String)) -> (String, String) {
        (table.rows.into_iter().flatten().map(|cell| cell.text).collect(), under)
    }

    #[test]
    fn the_weightiest_rows_stay_in_their_order() {
        let told = |kept: &Kept, most| told(kept.shown(most));
        assert_eq!(told(&kept(3), 6), ("012".to_owned(), "what".to_owned()));
        assert_eq!(told(&kept(4), 3), ("012".to_owned(), "what; and 1 further row".to_owned()));
        assert_eq!(told(&kept(5).weighed(vec![4, 0, 3, 1, 2]), 3).0, "034");
        assert_eq!(told(&kept(5).uncounted("there are more"), 3).1, "what; there are more");
        let last = Kept::last(&[Column::words("")], kept(5).rows, "earlier row", String::new());
        assert_eq!(told(&last, 2), ("34".to_owned(), "and 3 earlier rows".to_owned()));
    }

    #[test]
    fn what_is_explained_is_what_is_shown() {
        let kept = kept(9).explained(|rows| format!("of {}", rows.len()));
        assert_eq!(
            [6, 7, 9].map(|most| kept.shown(most).1),
            ["of 6; and 3 further rows", "of 7; and 2 further rows", "of 9"]
        );
    }

    #[test]
    fn where_there_is_room_there_are_more_rows() {
        assert!(kept(Kept::MOST).fuller().is_empty());
        let counts = |rows: usize| kept(rows).fuller().iter().map(|(table, _)| table.rows.len()).collect::<Vec<_>>();
        assert_eq!(counts(8), [7, 8]);
        assert_eq!(counts(30), [7, 8, 9, 10, 11, 12]);
        assert_eq!(kept(30).fuller().last().map(|(_, under)| under.as_str()), Some("what; and 18 further rows"));
    }
}
