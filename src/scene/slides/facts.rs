//! A pair as a room reads it: how it stands, what is formally so, what was said and done each way.

use std::cmp::Reverse;

use super::kept::Kept;
use super::spoken::{date, day, formal, year};
use crate::model::{ActorIx, Day, Dyad, Fact, Tie, sort_by_key};
use crate::query::{Ledger, Lens, TrackAt, Trend, standing_at, tie_of, tracks_at, trend};
use crate::scene::page::{Cell, Column};
use crate::scene::tone::Tone;
use crate::scene::trend::way;
use crate::scene::words::{short_name, standing};
use crate::store::Store;

const COLUMNS: [Column; 4] = [Column::words(""), Column::words(""), Column::words("since"), Column::words("")];

/// A pair seen from one of the two.
pub(super) fn of_pair(store: &Store, lens: &Lens, from: ActorIx, to: ActorIx) -> Kept {
    let Some(dyad) = Dyad::new(from, to) else { return Kept::default() };
    let tie = store.tie(dyad);
    let stand: Vec<TrackAt<'_>> = tie.into_iter().flat_map(|tie| tracks_at(tie, lens.as_of)).collect();
    let (posts, others): (Vec<_>, Vec<_>) = stand.into_iter().partition(|at| matches!(at.track.fact, Fact::Post(_)));
    let facts: Vec<FormalFact> = order(others, |at| formally(store, at), mutual(store, &posts));
    let record = record(store, lens, dyad, [from, to]);
    let trend = tie.map(|tie| trend(tie, lens).trend).filter(|trend| *trend != Trend::Level);
    let moved = trend.map(way).unwrap_or_default();
    let since = trend.map(|_| format!("; {} since {}", moved.text, day(lens.baseline))).unwrap_or_default();
    let by_weight = weighed(&facts, record.len());
    let facts = facts.into_iter().map(|fact| fact.row);
    let rows = std::iter::once(stands(lens, tie, moved)).chain(facts).chain(record).collect();
    let kept = Kept::first(&COLUMNS, rows, "further formal fact", String::new()).weighed(by_weight);
    kept.meaning(format!("+ for, - against{since}"))
}

fn stands(lens: &Lens, tie: Option<&Tie>, moved: Cell) -> Vec<Cell> {
    let at = tie.and_then(|tie| standing_at(tie, lens.as_of));
    let since = at.map(|at| date(at.since())).unwrap_or_default();
    vec![Cell::plain("standing"), standing(at), Cell::plain(since), moved]
}

/// The row of a formal fact.
struct FormalFact {
    row: Vec<Cell>,
    /// Whether it is of law or recognition.
    is_of_state: bool,
    since: Day,
}

/// The places of the rows by weight: the standing, the record, the newest of the formal facts, then law and recognition before
/// what there is besides, the newest first.
fn weighed(facts: &[FormalFact], record: usize) -> Vec<usize> {
    let newest = facts.iter().map(|fact| fact.since).max();
    let mut formal: Vec<(usize, &FormalFact)> = (1..).zip(facts).collect();
    sort_by_key(&mut formal, |(_, fact)| (Some(fact.since) != newest, !fact.is_of_state, Reverse(fact.since)));
    let after = facts.len() + 1;
    std::iter::once(0).chain(after..after + record).chain(formal.into_iter().map(|(at, _)| at)).collect()
}

/// `Russia's ban | suspended | 17 Apr 2025`
fn formally(store: &Store, at: TrackAt<'_>) -> FormalFact {
    let track = at.track;
    let doubt = if at.uncertain { " or already over" } else { "" };
    let by = track.by.map(|by| short_name(store, by));
    let (label, word) = formal(track.fact, track.name.as_deref(), by);
    let row = [label, format!("{word}{doubt}"), date(track.span.from), String::new()];
    let is_of_state = matches!(track.fact, Fact::Law(_) | Fact::Recognition(_));
    FormalFact { row: row.map(Cell::plain).to_vec(), is_of_state, since: track.span.from.last() }
}

/// Law and recognition, then the posts, then what there is besides.
fn order(
    others: Vec<TrackAt<'_>>,
    row: impl Fn(TrackAt<'_>) -> FormalFact,
    posts: Option<FormalFact>,
) -> Vec<FormalFact> {
    let rows = others.into_iter().map(row);
    let (first, last): (Vec<_>, Vec<_>) = rows.partition(|fact| fact.is_of_state);
    first.into_iter().chain(posts).chain(last).collect()
}

/// The posts of both in a row, and since when each: `posts of Russia, Taliban | embassy, ambassador | 2021, 2025`.
/// There is no room for two whole dates beside each other.
fn mutual(store: &Store, posts: &[TrackAt<'_>]) -> Option<FormalFact> {
    if posts.len() < 2 {
        return posts.first().map(|at| formally(store, *at));
    }
    let joined = |said: &dyn Fn(&TrackAt<'_>) -> String| posts.iter().map(said).collect::<Vec<_>>().join(", ");
    let whose = joined(&|at| at.track.by.map_or("both", |by| short_name(store, by)).to_owned());
    let doubt = |at: &TrackAt<'_>| if at.uncertain { " or over" } else { "" };
    let what = joined(&|at| format!("{}{}", at.track.fact.word(), doubt(at)));
    let row = [format!("posts of {whose}"), what, joined(&|at| year(at.track.span.from)), String::new()];
    let since = posts.iter().map(|at| at.track.span.from.last()).max()?;
    Some(FormalFact { row: row.map(Cell::plain).to_vec(), is_of_state: false, since })
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
        return Cell::plain("no act on record");
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
            let (table, _) = kept.shown(Kept::FULLEST);
            let row = table.rows.iter().find(|row| row[0].text == "posts of Russia, Taliban").unwrap();
            assert_eq!((row[1].text.as_str(), row[2].text.as_str()), (what, since));
        }
    }

    #[test]
    fn the_newest_fact_stays_and_better_says_since_when() {
        let store = Store::new(load(vec![bundled()], Strictness::Strict).unwrap().graph);
        let (from, to) = find_dyad(&store, "RUS-TAL").unwrap().pair();
        let kept = of_pair(&store, &Lens::of(&store), from, to);
        let labels = |most| {
            let (table, under) = kept.shown(most);
            (table.rows.into_iter().map(|row| row[0].text.clone()).collect::<Vec<_>>().join("; "), under)
        };
        let (few, under) = labels(Kept::MOST);
        let treaty = "treaty: Military-technical cooperation agreement";
        let record = "Russia to Taliban; Taliban to Russia";
        assert_eq!(few, format!("standing; Russia's ban; recognised by Russia; {treaty}; {record}"));
        let marks = "+ for, - against; ▲ better since 24 June 2025";
        assert_eq!(under, format!("{marks}; and 1 further formal fact"));
        let posts = "posts of Russia, Taliban";
        let all = format!("standing; Russia's ban; recognised by Russia; {posts}; {treaty}; {record}");
        assert_eq!(labels(Kept::FULLEST), (all, marks.to_owned()));
    }
}
