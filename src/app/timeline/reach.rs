//! How far the time of a timeline reaches.

use crate::query::{self, Grid, Lens, Scope, Window};
use crate::store::Store;

/// The first cell that is seen where the as-of date is at the right edge, with its line after it.
pub(super) fn latest(grid: Grid, lens: &Lens, columns: u16) -> i32 {
    grid.cell(lens.as_of).saturating_sub(i32::from(columns) - 2)
}

/// All the time from the first record to the last day of the data, with a column after it.
pub(super) fn whole(store: &Store, scope: Scope, columns: u16) -> Window {
    let last = store.graph.as_of;
    let first = query::begins(store, scope).unwrap_or(last).min(last);
    let grid = Grid::fitting(first, last, columns.saturating_sub(1));
    Window { grid, left: grid.cell(first), columns }
}
