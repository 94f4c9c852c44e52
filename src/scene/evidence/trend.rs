//! The arrow of a tie: the steps that made it, and the rule.

use super::marks::new;
use super::spell::{opens_standing, opens_track};
use crate::model::{ActorIx, Day, Dyad, Spell, Tie, sort_by_key};
use crate::query::{Changed, Lens, TrackStep, TrendAt, standing_at, steps_of, trend as asked};
use crate::scene::page::{Block, Cell, Fact, Page};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::{lens_line, short_name, why};
use crate::store::Store;

/// The rule by which an arrow is made.
pub(super) const RULE: &str = "the standing decides where it rose or fell, ± where it did and came back; else the formal facts \
                               that moved, ± where they moved both ways; else * where there was no standing to compare with. \
                               Events never make it: new ones are counted beside it";

/// A trend in a line: of which pair, what made it so, and why it stands so now.
pub(super) fn means(store: &Store, lens: &Lens, dyad: Dyad, side: Option<ActorIx>) -> Vec<Cell> {
    let (a, b) = dyad.seen_from(side);
    let names = Cell::toned(format!("{} – {}", short_name(store, a), short_name(store, b)), Tone::Accent);
    let Some(tie) = store.tie(dyad) else { return vec![names] };
    let at = asked(tie, lens);
    let because = trends::because(store, &at, lens.baseline);
    let why = standing_at(tie, lens.as_of).filter(|_| at.standing_decides()).map(|now| Cell::plain(why(now.start)));
    std::iter::once(names).chain([because]).chain(why).collect()
}

/// The page of a trend.
pub(in crate::scene) fn trend(store: &Store, lens: &Lens, dyad: Dyad, side: Option<ActorIx>) -> Page {
    let (a, b) = dyad.seen_from(side);
    let title = format!("{} – {}: since {}", short_name(store, a), short_name(store, b), lens.baseline);
    let Some(tie) = store.tie(dyad) else {
        let said = vec![("trend".to_owned(), vec![Cell::plain("nothing is assessed or formally so between the two")])];
        return Page { title, lens: lens_line(store, lens), blocks: vec![Block::Facts(said)] };
    };
    let at = asked(tie, lens);
    let mut facts = vec![("trend".to_owned(), vec![trends::because(store, &at, lens.baseline)])];
    facts.extend(stood(store, lens, dyad, tie, &at));
    let mut tracks: Vec<&TrackStep<'_>> = at.tracks.iter().collect();
    sort_by_key(&mut tracks, |step| step.after.map(|track| track.span.from));
    for step in tracks {
        let held = step.after.or(step.before);
        let opens = held.and_then(|track| opens_track(store, dyad, track));
        let tone = if step.up { Tone::Cooperative } else { Tone::Conflictual };
        let sign = if step.up { "▲" } else { "▼" };
        let cell = Cell { opens, ..Cell::toned(format!("{sign} {}", trends::track(store, step)), tone) };
        facts.push(("step".to_owned(), vec![cell]));
    }
    facts.push(("rule".to_owned(), vec![Cell::toned(RULE, Tone::Muted)]));
    let new = vec![("new beside it".to_owned(), new(store, lens, dyad))];
    Page { title, lens: lens_line(store, lens), blocks: vec![Block::Facts(facts), Block::Flow(new)] }
}

/// What the standing was on the baseline, in between, and now; nothing where it stayed.
fn stood(store: &Store, lens: &Lens, dyad: Dyad, tie: &Tie, at: &TrendAt<'_>) -> Vec<Fact> {
    if at.standing.is_none() && at.between.is_none() && at.lapsed.is_none() && !at.first {
        return Vec::new();
    }
    let cell = |spell: &Spell, when: String| Cell {
        opens: opens_standing(store, dyad, spell),
        ..Cell::toned(format!("{} {when}", spell.value), spell.value)
    };
    let on = |day: Day| {
        let stands = standing_at(tie, day).map(|at| cell(at.spell, format!("since {}", at.since())));
        stands.unwrap_or_else(|| Cell::toned(format!("not assessed on {day}"), Tone::Muted))
    };
    let at_first = at.standing.filter(|_| at.first).map(|(spell, _)| cell(spell, format!("since {}", spell.span.from)));
    let [was, is] = [lens.baseline, lens.as_of].map(|day| Some(on(day)));
    let steps = steps_of(tie, lens.when()).into_iter().filter_map(|change| match change.what {
        Changed::Standing(step) => step.after.filter(|_| step.up.is_some()),
        _ => None,
    });
    let now = standing_at(tie, lens.as_of).map(|at| at.since());
    let between = steps.filter(|spell| Some(spell.span.from) != now);
    let between = between.map(|spell| ("in between", Some(cell(spell, format!("since {}", spell.span.from)))));
    let stood = [("was", was), ("at first", at_first)].into_iter().chain(between).chain([("is", is)]);
    stood.filter_map(|(label, cell)| Some((label.to_owned(), vec![cell?]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::small_store;
    use crate::query::{Bound, find_dyad};

    #[test]
    fn each_step_between_the_two_days_is_told_once() {
        let store = small_store(
            "A-B partner 2020 2024-05 neutral 2024-05 2024-09 hostile 2024-09 2025-03;
             A-C partner 2020 2024-05 hostile 2024-05 2024-09 partner 2024-09;
             A-D partner 2020 2024-05 hostile 2024-05;
             A-E partner 2020",
            "",
        );
        let lens = Lens::new("2025-06-01".parse().unwrap(), "2024-01-01".parse().unwrap(), Bound::default());
        for (pair, expected) in [
            ("A-B", "partner since 2020; neutral since 2024-05; hostile since 2024-09; not assessed on 2025-06-01"),
            ("A-C", "partner since 2020; hostile since 2024-05; partner since 2024-09"),
            ("A-D", "partner since 2020; hostile since 2024-05"),
            ("A-E", ""),
        ] {
            let tie = store.tie(find_dyad(&store, pair).unwrap()).unwrap();
            let told = stood(&store, &lens, tie.dyad, tie, &asked(tie, &lens));
            let told: Vec<String> = told.into_iter().flat_map(|(_, cells)| cells).map(|cell| cell.text).collect();
            assert_eq!(told.join("; "), expected, "{pair}");
        }
    }
}
