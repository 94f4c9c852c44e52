//! A pair as a room reads it: how it stands, what is formally so, what was said and done each way.

use super::kept::Kept;
use super::spoken::{date, formal, year};
use crate::model::{ActorIx, Dyad, Fact, Tie};
use crate::query::{Ledger, Lens, TrackAt, Trend, standing_at, tie_of, tracks_at, trend};
use crate::scene::page::{Cell, Column};
use crate::scene::tone::Tone;
use crate::scene::trend::sign;
use crate::scene::words::{counted, short_name, standing};
use crate::store::Store;

const COLUMNS: [Column; 4] = [Column::line(""), Column::words(""), Column::words("since"), Column::words("")];
/// Most formal facts: with the standing and both directions the rows of a slide.
const MOST_FORMAL: usize = Kept::MOST - 3;

/// A pair seen from one of the two.
pub(super) fn of_pair(store: &Store, lens: &Lens, from: ActorIx, to: ActorIx) -> Kept {
    let Some(dyad) = Dyad::new(from, to) else { return Kept::default() };
    let tie = store.tie(dyad);
    let stand: Vec<TrackAt<'_>> = tie.into_iter().flat_map(|tie| tracks_at(tie, lens.as_of)).collect();
    let (posts, others): (Vec<_>, Vec<_>) = stand.into_iter().partition(|at| matches!(at.track.fact, Fact::Post(_)));
    let told: Vec<Vec<Cell>> = order(others, |at| formally(store, at), mutual(store, &posts));
    let left_out = told.len().saturating_sub(MOST_FORMAL);
    let mut rows = vec![stands(lens, tie)];
    rows.extend(told.into_iter().take(MOST_FORMAL));
    rows.extend(record(store, lens, dyad, [from, to]));
    let kept = Kept::first(&COLUMNS, rows, "", String::new());
    let more = (left_out > 0).then(|| format!("; and {}", counted(left_out, "further formal fact")));
    kept.meaning(format!("words and deeds: + for, - against{}", more.unwrap_or_default()))
}

fn stands(lens: &Lens, tie: Option<&Tie>) -> Vec<Cell> {
    let at = tie.and_then(|tie| standing_at(tie, lens.as_of));
    let since = at.map(|at| date(at.since)).unwrap_or_default();
    let moved = tie.map(|tie| change(trend(tie, lens).trend)).unwrap_or_default();
    vec![Cell::plain("standing"), standing(at), Cell::plain(since), moved]
}

/// `Russia's ban | suspended | 17 Apr 2025`
fn formally(store: &Store, at: TrackAt<'_>) -> Vec<Cell> {
    let track = at.track;
    let doubt = if at.uncertain { " or already over" } else { "" };
    let by = track.by.map(|by| short_name(store, by));
    let (label, word) = formal(track.fact, track.name.as_deref(), by);
    vec![Cell::plain(label), Cell::plain(format!("{word}{doubt}")), Cell::plain(date(track.span.from)), Cell::default()]
}

/// Law and recognition, then the posts, then what there is besides.
fn order(others: Vec<TrackAt<'_>>, row: impl Fn(TrackAt<'_>) -> Vec<Cell>, posts: Option<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let is_first = |at: &TrackAt<'_>| matches!(at.track.fact, Fact::Law(_) | Fact::Recognition(_));
    let (first, last): (Vec<_>, Vec<_>) = others.into_iter().partition(is_first);
    first.into_iter().map(&row).chain(posts).chain(last.into_iter().map(&row)).collect()
}

/// The posts of both in a row, and since when each: `posts of Russia, Taliban | embassy, ambassador | 2021, 2025`.
/// There is no room for two whole dates beside each other.
fn mutual(store: &Store, posts: &[TrackAt<'_>]) -> Option<Vec<Cell>> {
    if posts.len() < 2 {
        return posts.first().map(|at| formally(store, *at));
    }
    let joined = |said: &dyn Fn(&TrackAt<'_>) -> String| posts.iter().map(said).collect::<Vec<_>>().join(", ");
    let whose = joined(&|at| at.track.by.map_or("both", |by| short_name(store, by)).to_owned());
    let doubt = |at: &TrackAt<'_>| if at.uncertain { " or over" } else { "" };
    let what = joined(&|at| format!("{}{}", at.track.fact.word(), doubt(at)));
    let row = [format!("posts of {whose}"), what, joined(&|at| year(at.track.span.from)), String::new()];
    Some(row.map(Cell::plain).to_vec())
}

/// Words and deeds each way.
fn record(store: &Store, lens: &Lens, dyad: Dyad, sides: [ActorIx; 2]) -> Vec<Vec<Cell>> {
    let [from, to] = sides;
    let Some(tie) = tie_of(store, lens, dyad, from) else { return Vec::new() };
    let way = |from: ActorIx, to: ActorIx, ledger: &Ledger| {
        let who = format!("{} to {}", short_name(store, from), short_name(store, to));
        vec![Cell::plain(who), acts(ledger), Cell::default(), Cell::default()]
    };
    vec![way(from, to, &tie.given), way(to, from, &tie.taken)]
}

/// `words +25 -2, deeds +9 -0`
fn acts(ledger: &Ledger) -> Cell {
    if ledger.n() == 0 {
        return Cell::plain("nothing on record");
    }
    let tone = match ledger.plus().cmp(&ledger.minus()) {
        std::cmp::Ordering::Greater => Tone::Cooperative,
        std::cmp::Ordering::Less => Tone::Conflictual,
        std::cmp::Ordering::Equal => Tone::Plain,
    };
    let side = |name: &str, plus: u64, minus: u64| format!("{name} +{plus} -{minus}");
    let words = side("words", ledger.words_for, ledger.words_against);
    Cell::toned(format!("{words}, {}", side("deeds", ledger.deeds_for, ledger.deeds_against)), tone)
}

/// Which way a tie went, as a sign and a word.
fn change(trend: Trend) -> Cell {
    let word = match trend {
        Trend::Up => "better",
        Trend::Down => "worse",
        Trend::Mixed => "mixed",
        Trend::Level => return Cell::default(),
    };
    let sign = sign(trend);
    Cell::toned(format!("{} {word}", sign.text), sign.tone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Strictness, bundled, load};
    use crate::query::find_dyad;

    #[test]
    fn each_post_has_the_date_on_which_it_began() {
        let store = Store::new(load(vec![bundled()], Strictness::Strict).unwrap().graph);
        let (from, to) = find_dyad(&store, "RUS-TAL").unwrap().pair();
        for (day, what, since) in
            [("2026-06-24", "embassy, ambassador", "2021, 2025"), ("2024-01-01", "embassy, embassy", "2021, 2022")]
        {
            let kept = of_pair(&store, &Lens::on(day.parse().unwrap()), from, to);
            let row = kept.table.rows.iter().find(|row| row[0].text == "posts of Russia, Taliban").unwrap();
            assert_eq!((row[1].text.as_str(), row[2].text.as_str()), (what, since));
        }
    }
}
