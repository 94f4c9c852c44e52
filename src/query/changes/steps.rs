//! The changes of a tie: every step of its standing and of its formal facts, from one spell to the next.

use crate::model::{ClaimIx, Day, EventIx, PartialDate, Span, Spell, Tie, Track};
use crate::query::trend::rises;
use crate::query::when::When;

/// One change.
#[derive(Debug, Clone)]
pub struct Change<'s> {
    /// When, as precise as it is known: its last possible day is after the baseline and not after the as-of date.
    pub date: PartialDate,
    /// What.
    pub what: Changed<'s>,
}

/// What changed.
#[derive(Debug, Clone)]
pub enum Changed<'s> {
    /// A step of the standing.
    Standing(Step<'s, Spell>),
    /// A step of one track.
    Track(Step<'s, Track>),
    /// A claim ceased to be so.
    Claim(ClaimIx),
    /// An event happened that matches.
    Event(EventIx),
}

/// From one spell to the next.
#[derive(Debug, Clone)]
pub struct Step<'s, T> {
    /// What stood before; nothing when this is the first that is known, or known again.
    pub before: Option<&'s T>,
    /// What stands then; nothing when what stood is over and nothing is in its place.
    pub after: Option<&'s T>,
    /// Better (`true`) or worse; nothing where it is neither, as with the same word on new grounds.
    pub up: Option<bool>,
}

/// The new steps of the standing, then those of every track, each in order of time.
#[must_use]
pub fn steps_of(tie: &Tie, when: When) -> Vec<Change<'_>> {
    let spells: Vec<&Spell> = tie.standing.iter().collect();
    let standing = steps(&spells, |spell| spell.span, when).into_iter().map(|(date, before, after)| {
        let level = |spell: &Spell| spell.value.level();
        let both = before.zip(after).map(|(before, after)| (level(before), level(after)));
        let up = both.filter(|(before, after)| before != after).map(|(before, after)| after > before);
        Change { date, what: Changed::Standing(Step { before, after, up }) }
    });
    let tracks = tie.by_track().into_iter().flat_map(|track| {
        let spells: Vec<&Track> = track.into_iter().map(|(_, spell)| spell).collect();
        steps(&spells, |spell| spell.span, when)
    });
    let tracks = tracks.map(|(date, before, after)| {
        let up = rises(before.map(|track| track.fact), after.map(|track| track.fact));
        Change { date, what: Changed::Track(Step { before, after, up }) }
    });
    standing.chain(tracks).collect()
}

type Spells<'s, T> = (PartialDate, Option<&'s T>, Option<&'s T>);

/// The new steps among spells in order of time: where one has begun, from the one before it unless that was over
/// earlier; and where one is over and none has begun by then.
fn steps<'s, T>(spells: &[&'s T], span: fn(&T) -> Span, when: When) -> Vec<Spells<'s, T>> {
    let mut steps = Vec::new();
    let mut stood: Option<&'s T> = None;
    for (at, spell) in spells.iter().copied().enumerate() {
        let Span { from, until } = span(spell);
        if when.is_new(from.last()) {
            let over = |before: &T| span(before).until.is_some_and(|until| until.last() < from.last());
            steps.push((from, stood.filter(|before| !over(before)), Some(spell)));
        }
        let next: Option<Day> = spells.get(at + 1).map(|next| span(next).from.last());
        let ends = |until: &PartialDate| when.is_new(until.last()) && next.is_none_or(|next| until.last() < next);
        steps.extend(until.filter(ends).map(|until| (until, Some(spell), None)));
        stood = Some(spell);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{day, step, tie};

    #[rustfmt::skip]
    const STEPS: &[(&str, &[&str])] = &[
        ("", &[]),
        // From the day after the baseline to the as-of date itself
        ("standing neutral 2020 2024-06-30; standing partner 2024-06-30", &[]),
        ("standing neutral 2020 2024-07-01; standing partner 2024-07-01", &["2024-07-01 standing neutral>partner ▲"]),
        ("standing neutral 2020 2025-06-30; standing hostile 2025-06-30", &["2025-06-30 standing neutral>hostile ▼"]),
        ("standing neutral 2020 2025-07-01; standing hostile 2025-07-01", &[]),
        // Every step, there and back too
        ("standing neutral 2020 2024-08; standing partner 2024-08 2025-01; standing neutral 2025-01",
         &["2024-08 standing neutral>partner ▲", "2025-01 standing partner>neutral ▼"]),
        ("law listed 2003 2024-08-01; law suspended 2024-08-01 2025-02-01; law delisted 2025-02-01",
         &["2024-08-01 law listed>suspended ▲", "2025-02-01 law suspended>delisted ▲"]),
        // It counts when it is sure
        ("standing neutral 2020 2025; standing partner 2025", &[]),
        ("standing neutral 2020 2024; standing partner 2024", &["2024 standing neutral>partner ▲"]),
        ("standing neutral 2020 2024-06; standing partner 2024-06", &[]),
        ("standing neutral 2020 2024; standing partner 2024 2025-03; standing allied 2025-03",
         &["2024 standing neutral>partner ▲", "2025-03 standing partner>allied ▲"]),
        // The same word on new grounds, a first assessment, the end of one, a hole
        ("standing partner 2020 2025-01; standing partner 2025-01", &["2025-01 standing partner>partner"]),
        ("standing partner 2025-01", &["2025-01 standing ->partner"]),
        ("standing partner 2020 2025-01", &["2025-01 standing partner>-"]),
        ("standing partner 2020 2025-07", &[]),
        ("standing partner 2020 2024-08-01; standing strained 2025-01-01",
         &["2024-08-01 standing partner>-", "2025-01-01 standing ->strained"]),
        ("standing partner 2020 2025-06-30; standing strained 2025-07-01", &["2025-06-30 standing partner>-"]),
        // The first of a track
        ("law listed 2025-04-17", &["2025-04-17 law ->listed ▼"]),
        ("law suspended 2025-04-17", &["2025-04-17 law ->suspended"]),
        ("post embassy 2025-01", &["2025-01 post ->embassy"]),
        ("recognition none 2025-01", &["2025-01 recognition ->none"]),
        ("sanctions/oil in-force 2025-01", &["2025-01 sanctions ->in-force ▼"]),
        ("sanctions/oil lifted 2025-01", &["2025-01 sanctions ->lifted"]),
        ("treaty/gas signed 2025-01", &["2025-01 treaty ->signed ▲"]),
        // Tracks of their own, whatever their order in the file
        ("treaty/gas in-force 2025-02; treaty/oil ended 2025-03; treaty/gas signed 2024-12 2025-02; treaty/oil signed 2020 2025-03",
         &["2024-12 treaty ->signed ▲", "2025-02 treaty signed>in-force ▲", "2025-03 treaty signed>ended ▼"]),
        ("recognition withdrawn 2021 2025-01; recognition none 2025-01", &["2025-01 recognition withdrawn>none"]),
        ("sanctions/oil in-force 2020 2025-01", &["2025-01 sanctions in-force>- ▲"]),
    ];

    #[test]
    fn every_step_that_is_sure_by_then_and_was_not_before_is_told() {
        let when = When { as_of: day("2025-06-30"), baseline: day("2024-06-30") };
        for (text, expected) in STEPS {
            let tie = tie(text);
            let steps: Vec<String> =
                steps_of(&tie, when).iter().map(|change| format!("{} {}", change.date, step(&change.what))).collect();
            assert_eq!(steps, *expected, "{text}");
        }
    }
}
