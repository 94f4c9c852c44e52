//! Briefings: talks made of views of the data.

use std::time::Duration;

use super::text::Clean;
use super::view::View;

/// A talk made of live views.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// Its id.
    pub id: Box<str>,
    /// Its title.
    pub title: Clean,
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// Its slides in order.
    pub steps: Vec<Step>,
}

/// One slide: a view, at most three sentences, and what the speaker says.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its title.
    pub title: Clean,
    /// The sentences on the slide.
    pub say: Vec<Statement>,
    /// The speaker's notes.
    pub notes: Option<Clean>,
    /// How long it takes, in minutes; without it the briefing's minutes are shared.
    pub minutes: Option<u32>,
    /// The view it shows.
    pub show: View,
}

/// One sentence of a slide with the events or claims that carry it.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The sentence.
    pub text: Clean,
    /// Ids of events or claims.
    pub because: Vec<Box<str>>,
}

impl Briefing {
    /// How many minutes it takes, as it says or as its steps do.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        let whole: Duration = self.planned()?.iter().sum();
        Some(whole.as_secs().div_ceil(60)).filter(|minutes| *minutes > 0)
    }

    /// How long each step is planned to take: what it says itself, else its even share of what the briefing's minutes leave.
    /// Nothing where neither says anything.
    #[must_use]
    pub fn planned(&self) -> Option<Vec<Duration>> {
        let minutes = |minutes: u32| Duration::from_secs(60 * u64::from(minutes));
        let given: Duration = self.steps.iter().filter_map(|step| step.minutes).map(minutes).sum();
        let open = self.steps.iter().filter(|step| step.minutes.is_none()).count();
        let whole = self.minutes.map(minutes);
        if whole.is_none() && open > 0 {
            return None;
        }
        let left = whole.unwrap_or_default().saturating_sub(given);
        let mut shares = (0..open).map(|at| part(left, at + 1, open).saturating_sub(part(left, at, open)));
        let own = |step: &Step| step.minutes.map_or_else(|| shares.next().unwrap_or_default(), minutes);
        Some(self.steps.iter().map(own).collect())
    }
}

/// So many of so many equal parts of a time; all of them are the whole of it, to the second.
fn part(whole: Duration, parts: usize, of: usize) -> Duration {
    let (parts, of) = (u64::try_from(parts).unwrap_or(u64::MAX), u64::try_from(of).unwrap_or(u64::MAX));
    Duration::from_secs(whole.as_secs().saturating_mul(parts).checked_div(of).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_give_no_minutes_share_what_is_left() {
        let planned = |minutes: Option<u32>, steps: &[Option<u32>]| {
            let step = |minutes: &Option<u32>| Step {
                title: Clean::default(),
                say: Vec::new(),
                notes: None,
                minutes: *minutes,
                show: View::default(),
            };
            let steps = steps.iter().map(step).collect();
            let briefing = Briefing { id: "b".into(), title: Clean::default(), minutes, steps };
            briefing.planned().map(|each| each.iter().map(Duration::as_secs).collect::<Vec<_>>())
        };
        assert_eq!(planned(Some(12), &[None, Some(4), None]), Some(vec![240, 240, 240]));
        let seven = planned(Some(10), &[None; 7]).unwrap();
        assert_eq!((seven.iter().sum::<u64>(), seven.iter().min()), (600, Some(&85)));
        assert_eq!(planned(Some(3), &[None, Some(4)]), Some(vec![0, 240]));
        assert_eq!(planned(None, &[Some(1), Some(2)]), Some(vec![60, 120]));
        assert_eq!(planned(None, &[Some(1), None]), None);
        assert_eq!(planned(Some(1), &[]), Some(vec![]));
    }
}
