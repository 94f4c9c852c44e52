//! What changed since the baseline, as a room reads it: steps before events.

use super::kept::Kept;
use super::spoken::{date, day};
use crate::query::{Change, Changed, Changes, Lens, changes as changed};
use crate::scene::change::Teller;
use crate::scene::page::{Cell, Column};
use crate::scene::words::{absent, counted, short_name};
use crate::store::Store;

/// The steps of standing and of formal facts, the weightiest pairs first; where there are none, the claims that ended, else
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
    let steps: Vec<Vec<Cell>> = told(|what| matches!(what, Changed::Standing(_) | Changed::Track(_))).collect();
    let mut ended: Vec<Vec<Cell>> = told(|what| matches!(what, Changed::Claim(_))).collect();
    ended.extend(alone(store, lens, &answer));
    let since = format!("changes since {}", day(lens.baseline));
    let also = if steps.is_empty() || ended.is_empty() {
        String::new()
    } else {
        format!("; {} no longer so", counted(ended.len(), "claim"))
    };
    let (rows, what) = match (steps.is_empty(), ended.is_empty()) {
        (false, _) => (steps, "further step"),
        (true, false) => (ended, "further claim"),
        (true, true) => (told(|what| matches!(what, Changed::Event(_))).collect(), "further event"),
    };
    let columns = [Column::words("when"), Column::line("who"), Column::words(""), Column::words("what")];
    let empty = absent(lens, &format!("change since {}", lens.baseline));
    Kept::first(&columns, rows, what, empty).meaning(format!("{since}{also}"))
}

/// Claims that ended and are of no pair.
fn alone(store: &Store, lens: &Lens, answer: &Changes<'_>) -> Vec<Vec<Cell>> {
    let mut teller = Teller::new(store, lens, None);
    let claims = answer.claims.iter().filter_map(|(ended, ix)| {
        let [_, _, what] = <[Cell; 3]>::try_from(teller.claim(*ended, *ix).into_iter().next()?).ok()?;
        Some(vec![Cell::plain(date(*ended)), Cell::default(), Cell::default(), what])
    });
    claims.collect()
}

/// When, who, which way and what, from the first row of a change.
fn row(change: &Change<'_>, who: &str, told: Vec<Cell>) -> Vec<Cell> {
    let mut rest = told.into_iter().skip(1).map(|cell| Cell { opens: None, ..cell });
    let (sign, what) = (rest.next().unwrap_or_default(), rest.next().unwrap_or_default());
    vec![Cell::plain(date(change.date)), Cell::plain(who), sign, what]
}
