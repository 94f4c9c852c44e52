//! The clock of a talk, which can be paused, and whether the talk keeps to its plan.

use std::time::Duration;

/// How long a talk has run. It runs from the first slide on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clock {
    /// How long, without the pauses.
    pub spent: Duration,
    /// Whether the room sees it.
    pub shown: bool,
    begun: bool,
    paused: bool,
}

impl Clock {
    /// Whether it runs.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.begun && !self.paused
    }

    /// Whether it was stopped for a while.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Begins, if it has not begun yet.
    pub(in crate::app) fn begin(&mut self) {
        self.begun = true;
    }

    /// Stops it for a while, or lets it go on.
    pub(in crate::app) fn pause(&mut self) {
        self.paused = !self.paused;
    }

    /// Sets it to zero; it runs from now.
    pub(in crate::app) fn restart(&mut self) {
        *self = Self { shown: self.shown, begun: true, ..Self::default() };
    }

    /// Time has passed.
    pub(in crate::app) fn pass(&mut self, time: Duration) {
        if self.runs() {
            self.spent = self.spent.saturating_add(time);
        }
    }
}

/// How a talk keeps to its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// The time of the step has not come yet: by so much.
    Ahead(Duration),
    /// Within the time of the step.
    OnPace,
    /// The time of the step is over: by so much.
    Behind(Duration),
}

impl Pace {
    /// What is not worth a word.
    const SLACK: Duration = Duration::from_secs(15);

    /// The pace at a step, counted from 0, of a plan that says how long each takes; nothing where it has no such step.
    #[must_use]
    pub fn of(planned: &[Duration], step: usize, spent: Duration) -> Option<Self> {
        let begins: Duration = planned.get(..step)?.iter().sum();
        let ends = begins.saturating_add(*planned.get(step)?);
        let (late, early) = (spent.saturating_sub(ends), begins.saturating_sub(spent));
        Some(if late > Self::SLACK {
            Self::Behind(late)
        } else if early > Self::SLACK {
            Self::Ahead(early)
        } else {
            Self::OnPace
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs_from_the_first_slide_and_not_through_pauses() {
        let second = Duration::from_secs(1);
        let mut clock = Clock::default();
        clock.pass(second);
        assert_eq!((clock.spent, clock.runs()), (Duration::ZERO, false));
        clock.begin();
        clock.pass(second);
        clock.pause();
        clock.pass(second);
        assert_eq!((clock.spent, clock.is_paused()), (second, true));
        clock.pause();
        clock.pass(second);
        assert_eq!(clock.spent, 2 * second);
        clock.pause();
        clock.restart();
        assert_eq!((clock.spent, clock.runs()), (Duration::ZERO, true));
    }

    #[test]
    fn the_pace_is_told_both_ways() {
        let planned = [60, 120].map(Duration::from_secs);
        let pace = |step, spent| Pace::of(&planned, step, Duration::from_secs(spent));
        assert_eq!(pace(0, 75), Some(Pace::OnPace));
        assert_eq!(pace(0, 80), Some(Pace::Behind(Duration::from_secs(20))));
        assert_eq!(pace(1, 30), Some(Pace::Ahead(Duration::from_secs(30))));
        assert_eq!(pace(1, 50), Some(Pace::OnPace));
        assert_eq!(pace(1, 200), Some(Pace::Behind(Duration::from_secs(20))));
        assert_eq!(pace(2, 0), None);
    }
}
