//! What changed since the baseline, as a room reads it: steps before events.

use super::kept::Kept;
use super::spoken::date;
use crate::query::{Change, Changed, Lens, changes as changed};
use crate::scene::change::Teller;
use crate::scene::page::{Cell, Column};
use crate::scene::words::{none, short_name};
use crate::store::Store;

/// The steps of standing and of formal facts and the claims that ended, the weightiest pairs first; where there are none,
/// the new events.
pub(super) fn changes(store: &Store, lens: &Lens) -> Kept {
    let answer = changed(store, lens);
    let told = |meant: fn(&Changed<'_>) -> bool| {
        answer.pairs.iter().flat_map(move |pair| {
            let (a, b) = pair.dyad.pair();
            let who = format!("{} – {}", short_name(store, a), short_name(store, b));
            let mut teller = Teller::new(store, lens, None);
            let changes = pair.changes.iter().filter(move |change| meant(&change.what));
            changes.filter_map(move |change| Some(row(change, &who, teller.rows(change).into_iter().next()?)))
        })
    };
    let mut rows: Vec<Vec<Cell>> = told(|what| matches!(what, Changed::Standing(_) | Changed::Track(_))).collect();
    rows.extend(told(|what| matches!(what, Changed::Claim(_))));
    let mut teller = Teller::new(store, lens, None);
    let alone = answer.claims.iter().filter_map(|(ended, ix)| {
        let [_, _, what] = <[Cell; 3]>::try_from(teller.claim(*ended, *ix).into_iter().next()?).ok()?;
        Some(vec![Cell::plain(date(*ended)), Cell::default(), Cell::default(), what])
    });
    rows.extend(alone.collect::<Vec<_>>());
    let what = if rows.is_empty() { "further event" } else { "further step" };
    if rows.is_empty() {
        rows = told(|what| matches!(what, Changed::Event(_))).collect();
    }
    let columns = [Column::words("when"), Column::line("who"), Column::words(""), Column::words("what")];
    Kept::first(&columns, rows, what, none(lens, &format!("change since {}", lens.baseline)))
        .meaning(format!("changes since {}", super::spoken::day(lens.baseline)))
}

/// When, who, which way and what, from the first row of a change.
fn row(change: &Change<'_>, who: &str, told: Vec<Cell>) -> Vec<Cell> {
    let mut rest = told.into_iter().skip(1).map(|cell| Cell { opens: None, ..cell });
    let (sign, what) = (rest.next().unwrap_or_default(), rest.next().unwrap_or_default());
    vec![Cell::plain(date(change.date)), Cell::plain(who), sign, what]
}
