//! What changed since the baseline, as a room reads it: each pair with what it was and is, before claims and events.

use super::kept::Kept;
use super::spoken::{date, day, formal, month};
use crate::model::{Track, TrackKind};
use crate::query::{
    Change, Changed, Changes, Lens, PairChanges, TrackStep, Trend, changes as changed, standing_at, trend,
};
use crate::scene::change::Teller;
use crate::scene::page::{Cell, Column};
use crate::scene::trend::{sign, way, word};
use crate::scene::words::{absent, counted, matching, short_name};
use crate::store::Store;

/// Each pair with how it went, the weightiest first; of one alone its steps. Where there are none, the claims that ended, else
/// the new events.
pub(super) fn changes(store: &Store, lens: &Lens) -> Kept {
    let answer = changed(store, lens);
    let moved: Vec<&PairChanges<'_>> = answer.pairs.iter().filter(|pair| has_moved(pair)).collect();
    let mut ended = told(store, lens, &answer, |what| matches!(what, Changed::Claim(_)));
    ended.extend(alone(store, lens, &answer));
    let also = if moved.is_empty() || ended.is_empty() {
        String::new()
    } else {
        format!("; {} no longer so", counted(ended.len(), "claim"))
    };
    let any = !answer.pairs.is_empty() || !answer.claims.is_empty();
    let of = matching(lens).filter(|_| any).map(|ties| format!("; of {ties}")).unwrap_or_default();
    let since = format!("changes since {}", day(lens.baseline));
    let columns = [Column::words("when"), Column::line("who"), Column::words(""), Column::words("what")];
    let empty = absent(lens, &format!("change since {}", lens.baseline));
    match moved[..] {
        [] if ended.is_empty() => {
            let events = told(store, lens, &answer, |what| matches!(what, Changed::Event(_)));
            Kept::first(&columns, events, "further event", empty).meaning(format!("{since}{of}"))
        }
        [] => Kept::first(&columns, ended, "further claim", empty).meaning(format!("{since}{of}")),
        [one] => {
            let of_one = Changes { pairs: vec![one.clone()], claims: Vec::new() };
            // Of whom all rows are needs no column.
            let columns = [Column::words("when"), Column::words(""), Column::words("what")];
            let mut steps = told(store, lens, &of_one, is_step);
            for row in &mut steps {
                row.remove(1);
            }
            let net = format!("{} since {}: {}", who(store, one), day(lens.baseline), way(one.trend).text);
            Kept::last(&columns, steps, "earlier step", empty).meaning(format!("{net}{also}{of}"))
        }
        _ => {
            let row = |pair: &&PairChanges<'_>| {
                vec![Cell::plain(who(store, pair)), sign(pair.trend), Cell::plain(net(store, lens, pair))]
            };
            let columns = [Column::line("who"), Column::words(""), Column::words("was -> is")];
            Kept::first(&columns, moved.iter().map(row).collect(), "further pair", empty)
                .meaning(format!("{since}: {}{also}{of}", totals(&moved)))
        }
    }
}

fn has_moved(pair: &PairChanges<'_>) -> bool {
    pair.changes.iter().any(|change| is_step(&change.what))
}

fn is_step(what: &Changed<'_>) -> bool {
    matches!(what, Changed::Standing(_) | Changed::Track(_))
}

/// `Iran – United States`
fn who(store: &Store, pair: &PairChanges<'_>) -> String {
    let (a, b) = pair.dyad.pair();
    format!("{} – {}", short_name(store, a), short_name(store, b))
}

/// How many pairs went which way: `▲ 21 better, ▼ 5 worse`.
fn totals(pairs: &[&PairChanges<'_>]) -> String {
    let count = |trend: &Trend| (*trend, pairs.iter().filter(|pair| pair.trend == *trend).count());
    let said = |(trend, pairs): (Trend, usize)| format!("{} {pairs} {}", sign(trend).text, word(trend));
    Trend::ALL.iter().map(count).filter(|(_, pairs)| *pairs > 0).map(said).collect::<Vec<_>>().join(", ")
}

/// What a pair was on the baseline and is now: first its standing, where it moved or was not assessed then, and what that was
/// in between where it came back; then what moved of law and recognition, and of the other facts where the standing does not
/// decide. Where all came to nothing, the last step.
fn net(store: &Store, lens: &Lens, pair: &PairChanges<'_>) -> String {
    let Some(tie) = store.tie(pair.dyad) else { return String::new() };
    let at = trend(tie, lens);
    let now = standing_at(tie, lens.as_of);
    let standing = match (at.standing, now, at.between) {
        (None, Some(now), None) if at.first => {
            Some(format!("not assessed -> {} ({})", now.spell.value, month(now.since())))
        }
        (Some((before, _)), Some(now), _) => {
            Some(format!("{} -> {} ({})", before.value, now.spell.value, month(now.since())))
        }
        (None, Some(now), Some(between)) => {
            Some(format!("{}, {} in between ({})", now.spell.value, between.value, month(between.span.from)))
        }
        _ => None,
    };
    let decides = |step: &&TrackStep<'_>| at.standing.is_none() || is_of_state(step);
    let facts: Vec<String> = at.tracks.iter().filter(decides).map(|step| fact(store, step)).collect();
    let more = facts.len().saturating_sub(FACTS);
    let more = (more > 0).then(|| counted(more, "further fact"));
    let said: Vec<String> = standing.into_iter().chain(facts.into_iter().take(FACTS)).chain(more).collect();
    if said.is_empty() { last_step(store, lens, pair) } else { said.join("; ") }
}

/// Most formal facts of a pair.
const FACTS: usize = 2;

fn is_of_state(step: &TrackStep<'_>) -> bool {
    let track = step.after.or(step.before);
    track.is_some_and(|track| matches!(track.fact.kind(), TrackKind::Recognition | TrackKind::Law))
}

fn last_step(store: &Store, lens: &Lens, pair: &PairChanges<'_>) -> String {
    let last = pair.changes.iter().rev().find(|change| is_step(&change.what));
    let told = last.and_then(|change| Teller::new(store, lens, None).rows(change).into_iter().next());
    told.and_then(|row| row.into_iter().nth(2)).map(|cell| cell.text).unwrap_or_default()
}

/// `recognised by Russia: no -> yes (Jul 2025)`, `treaty: signed, Islamabad Memorandum (Jun 2026)`
fn fact(store: &Store, step: &TrackStep<'_>) -> String {
    let Some(held) = step.after.or(step.before) else { return String::new() };
    let told = |track: &Track| formal(track.fact, None, track.by.map(|by| short_name(store, by)));
    let (label, word) = told(held);
    let (change, when) = match (step.before, step.after) {
        (Some(before), Some(after)) => (format!("{} -> {word}", told(before).1), Some(after.span.from)),
        (None, Some(after)) => (word, Some(after.span.from)),
        _ => (format!("no longer {word}"), held.span.until),
    };
    let name = held.name.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
    let when = when.map(|when| format!(" ({})", month(when))).unwrap_or_default();
    format!("{label}: {change}{name}{when}")
}

/// The changes that are meant, pair by pair.
fn told(store: &Store, lens: &Lens, answer: &Changes<'_>, meant: fn(&Changed<'_>) -> bool) -> Vec<Vec<Cell>> {
    let rows = answer.pairs.iter().flat_map(|pair| {
        let who = who(store, pair);
        let mut teller = Teller::new(store, lens, None);
        let changes = pair.changes.iter().filter(move |change| meant(&change.what));
        changes.filter_map(move |change| Some(row(change, &who, teller.rows(change).into_iter().next()?)))
    });
    rows.collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Strictness, bundled, load};

    fn said(filter: &str, most: usize) -> (Vec<String>, String) {
        let store = Store::new(load(vec![bundled()], Strictness::Strict).unwrap().graph);
        let filter = crate::filter::Filter::parse(filter).unwrap();
        let lens = Lens::of(&store).filtered(&filter, &store).unwrap();
        let (table, under) = changes(&store, &lens).shown(most);
        let line = |row: Vec<Cell>| row.into_iter().map(|cell| cell.text).collect::<Vec<_>>().join(" | ");
        (table.rows.into_iter().map(line).collect(), under)
    }

    #[test]
    fn a_pair_has_one_row_over_the_whole_time_and_all_are_counted() {
        let (rows, under) = said("", Kept::MOST);
        let expected = [
            "Russia – Taliban | ▲ | transactional -> partner (Jul 2025); recognised by Russia: no -> yes (Jul 2025)",
            "Iran – United States | ± | adversarial, hostile in between (Feb 2026); \
             treaty: signed, Islamabad Memorandum of Understanding (Jun 2026)",
            "Taliban – Pakistan | ▼ | transactional -> hostile (Feb 2026)",
            "Taliban – Tajikistan | ▲ | adversarial -> strained (Oct 2025)",
        ];
        assert_eq!(rows[..4], expected);
        assert_eq!(
            under,
            "changes since 24 June 2025: ▲ 19 better, ▼ 5 worse, ± 2 better and worse, = 2 without net change; 5 claims no longer so; \
             and 22 further pairs"
        );
    }

    #[test]
    fn of_a_pair_alone_the_last_steps_stay() {
        let (rows, under) = said("dyad:IRN-USA", 2);
        assert_eq!(rows.len(), 2);
        assert!(rows[1].contains("Islamabad") || rows[0].contains("Islamabad"), "{rows:?}");
        assert!(under.starts_with("Iran – United States since 24 June 2025: ± better and worse"), "{under}");
        assert!(under.contains("earlier step"), "{under}");
    }

    #[test]
    fn a_first_assessment_is_told_as_one() {
        let store = Store::new(load(vec![bundled()], Strictness::Strict).unwrap().graph);
        let filter = crate::filter::Filter::parse("dyad:RUS-UKR,RUS-TKM").unwrap();
        let [as_of, baseline] = ["2022-12-31", "2021-12-31"].map(|day| day.parse().unwrap());
        let lens = Lens::new(as_of, baseline, crate::query::Bound::default()).filtered(&filter, &store).unwrap();
        let (table, under) = changes(&store, &lens).shown(Kept::MOST);
        let rows = table.rows.iter().map(|row| [1, 2].map(|at| row[at].text.as_str()));
        let expected = [
            ["*", "not assessed -> hostile (Feb 2022)"],
            [
                "▲",
                "not assessed -> partner (Jun 2022); \
                 treaty: signed, Declaration on deepening strategic partnership (Jun 2022)",
            ],
        ];
        assert_eq!(rows.collect::<Vec<_>>(), expected);
        assert!(under.starts_with("changes since 31 December 2021: ▲ 1 better, * 1 newly assessed"), "{under}");
    }

    #[test]
    fn a_filter_is_told() {
        for (filter, rows) in [("topic:minerals", Kept::MOST), ("dyad:IRN-USA", Kept::MOST), ("dyad:IRN-USA", 1)] {
            let (_, under) = said(filter, rows);
            assert!(under.contains(&format!("; of ties that match {filter}")), "{under}");
        }
        let (none, under) = said("score:<-9 since:2026-06", 1);
        assert!(none.is_empty() && !under.contains("match"), "{none:?} {under}");
    }
}
