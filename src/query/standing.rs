//! What is assessed and formally so of a dyad on a day.

use crate::model::{Clean, Day, PartialDate, Spell, Tie, Track};

/// The standing on a day.
#[derive(Debug, Clone, Copy)]
pub struct StandingAt<'s> {
    /// The spell that surely began last.
    pub spell: &'s Spell,
    /// The spell with which the standing became what it is: since then it has been the same, without a break, on other
    /// grounds perhaps.
    pub start: &'s Spell,
    /// The next spell, where it may already have begun: its date is not known to the day.
    pub or: Option<&'s Spell>,
    /// Whether the spell may already be over.
    pub uncertain: bool,
}

impl StandingAt<'_> {
    /// Since when the standing has been the same.
    #[must_use]
    pub fn since(&self) -> PartialDate {
        self.start.span.from
    }

    /// What was assessed before it became what it is, where that was something else.
    #[must_use]
    pub fn before<'t>(&self, tie: &'t Tie) -> Option<&'t Spell> {
        let earlier = tie.standing.iter().take_while(|spell| !std::ptr::eq(*spell, self.start));
        earlier.last().filter(|spell| spell.value != self.spell.value)
    }

    /// Whether it was assessed again since, and found to be the same.
    #[must_use]
    pub fn is_renewed(&self) -> bool {
        !std::ptr::eq(self.start, self.spell)
    }
}

/// The standing of a tie on `day`; nothing before its first spell has surely begun, or after its last has surely ended.
///
/// A spell surely holds from the last possible day of its beginning to the first possible day of its end. In between
/// two spells the earlier one stands, uncertain.
#[must_use]
pub fn standing_at(tie: &Tie, day: Day) -> Option<StandingAt<'_>> {
    let begun = tie.standing.iter().rposition(|spell| spell.span.has_begun(day))?;
    let spell = tie.standing.get(begun).filter(|spell| !spell.span.has_ended(day))?;
    let or = tie.standing.get(begun + 1).filter(|next| next.span.may_have_begun(day));
    Some(StandingAt {
        spell,
        start: start_of(tie, begun, spell),
        or,
        uncertain: or.is_some() || !spell.span.surely_holds(day),
    })
}

/// The spell with which the standing became what it is in `spell`, the one at this place of the tie, without a break since.
#[must_use]
pub fn start_of<'s>(tie: &'s Tie, at: usize, spell: &'s Spell) -> &'s Spell {
    let mut start = spell;
    for before in tie.standing.iter().take(at).rev() {
        if before.value != spell.value || before.span.until != Some(start.span.from) {
            break;
        }
        start = before;
    }
    start
}

/// The day of the newest assessment that stands on `day`: what surely came after it is not in it.
pub(super) fn assessed(tie: &Tie, day: Day) -> Option<Day> {
    standing_at(tie, day).map(|at| at.spell.span.from.last())
}

/// The spells that had surely begun by `day`, oldest first.
#[must_use]
pub fn history(tie: &Tie, day: Day) -> impl DoubleEndedIterator<Item = &Spell> {
    tie.standing.iter().filter(move |spell| spell.span.has_begun(day))
}

/// What the assessor remarks on a tie, on `day`: it may speak of what was first assessed, so not before that has begun.
#[must_use]
pub fn note_at(tie: &Tie, day: Day) -> Option<&Clean> {
    tie.note.as_ref().filter(|_| tie.standing.is_empty() || history(tie, day).next().is_some())
}

/// A formal fact on a day.
#[derive(Debug, Clone, Copy)]
pub struct TrackAt<'s> {
    /// The spell of the track.
    pub track: &'s Track,
    /// Whether it may already be over.
    pub uncertain: bool,
}

impl TrackAt<'_> {
    /// Whether something is so, and surely still is; else it is said that nothing is, or it may be over.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.track.fact.is_on() && !self.uncertain
    }
}

/// The formal facts that stand on `day`, in file order.
pub fn tracks_at(tie: &Tie, day: Day) -> impl Iterator<Item = TrackAt<'_>> {
    let stands = move |track: &&Track| track.span.has_begun(day) && !track.span.has_ended(day);
    tie.tracks.iter().filter(stands).map(move |track| TrackAt { track, uncertain: !track.span.surely_holds(day) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActorIx, Dyad, Span, Standing, Word};

    fn spell(value: Standing, from: &str, until: Option<&str>) -> Spell {
        Spell {
            value,
            span: Span { from: from.parse().unwrap(), until: until.map(|until| until.parse().unwrap()) },
            why: Clean::default(),
            because: Vec::new(),
            confidence: None,
            sources: Vec::new(),
            note: None,
        }
    }

    #[test]
    fn a_remark_is_told_once_something_was_assessed() {
        let dyad = Dyad::new(ActorIx::new(0), ActorIx::new(1)).unwrap();
        let tie = |standing| Tie { dyad, standing, tracks: Vec::new(), note: Some(Clean::note("Founded in 2015.")) };
        let told = |tie: &Tie, day: &str| note_at(tie, day.parse().unwrap()).is_some();
        let assessed = tie(vec![spell(Standing::Hostile, "2015-01", Some("2016"))]);
        assert_eq!(["2015-01-30", "2015-01-31", "2020-01-01"].map(|day| told(&assessed, day)), [false, true, true]);
        assert!(told(&tie(Vec::new()), "1900-01-01"));
    }

    /// What stands on a day, as it is said: the word, and what it may already be.
    fn said(tie: &Tie, day: &str) -> String {
        let Some(at) = standing_at(tie, day.parse().unwrap()) else { return "not assessed".to_owned() };
        let or = at.or.map(|next| format!(" or already {}", next.value)).unwrap_or_default();
        let doubt = if at.uncertain && at.or.is_none() { " or over" } else { "" };
        format!("{}{or}{doubt}", at.spell.value)
    }

    #[test]
    fn between_two_spells_the_earlier_one_stands_uncertain() {
        let dyad = Dyad::new(ActorIx::new(0), ActorIx::new(1)).unwrap();
        let standing = vec![
            spell(Standing::Hostile, "1996-09-27", Some("2001-11-13")),
            spell(Standing::Neutral, "2001-11-13", Some("2015")),
            spell(Standing::Strained, "2015", Some("2021-08")),
        ];
        let tie = Tie { dyad, standing, tracks: Vec::new(), note: None };
        let before = |day: &str| standing_at(&tie, day.parse().unwrap())?.before(&tie).map(|spell| spell.value);
        assert_eq!(
            ["2001-01-01", "2014-12-31", "2015-12-31"].map(before),
            [None, Some(Standing::Hostile), Some(Standing::Neutral)]
        );
        for (day, expected) in [
            ("1996-09-26", "not assessed"),
            ("1996-09-27", "hostile"),
            ("2001-11-12", "hostile"),
            ("2001-11-13", "neutral"),
            ("2014-12-31", "neutral"),
            ("2015-01-01", "neutral or already strained"),
            ("2015-12-30", "neutral or already strained"),
            ("2015-12-31", "strained"),
            ("2021-08-01", "strained or over"),
            ("2021-08-31", "not assessed"),
        ] {
            assert_eq!(said(&tie, day), expected, "{day}");
        }
        assert_eq!(history(&tie, "2015-06-01".parse().unwrap()).count(), 2);
    }

    #[test]
    fn a_standing_on_new_grounds_has_stood_since_the_old_ones() {
        let dyad = Dyad::new(ActorIx::new(0), ActorIx::new(1)).unwrap();
        let standing = vec![
            spell(Standing::Allied, "1990", Some("1992")),
            spell(Standing::Allied, "1995-05-01", Some("2002-10-07")),
            spell(Standing::Allied, "2002-10-07", Some("2020-01-01")),
            spell(Standing::Partner, "2020-01-01", Some("2021-01-01")),
            spell(Standing::Allied, "2021-01-01", None),
        ];
        let tie = Tie { dyad, standing, tracks: Vec::new(), note: None };
        let before = |day: &str| standing_at(&tie, day.parse().unwrap())?.before(&tie).map(|spell| spell.value);
        assert_eq!(["2003-01-01", "2021-01-01"].map(before), [None, Some(Standing::Partner)], "the same is no other");
        for (day, since) in [("1991-06-01", "1990"), ("2019-01-01", "1995-05-01"), ("2022-01-01", "2021-01-01")] {
            let at = standing_at(&tie, day.parse().unwrap()).unwrap();
            assert_eq!(at.since().to_string(), since, "{day}");
        }
        assert_eq!(Standing::ALL.len(), 7);
    }
}
