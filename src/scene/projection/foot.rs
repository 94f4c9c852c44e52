//! The last line of what a room sees: the few keys that a speaker may have forgotten, the clock if it is wanted, the
//! number being typed.

use std::time::Duration;

use crate::action::Action;
use crate::app::{On, Pace, State, Talk, layers};
use crate::keymap::Keymap;
use crate::model::Briefing;
use crate::scene::page::Cell;
use crate::scene::tone::Tone;

/// The last line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Foot {
    /// Keys, and what each does.
    pub hints: Vec<(String, String)>,
    /// On the right.
    pub told: Vec<Cell>,
}

pub(super) fn foot(talk: &Talk, briefing: &Briefing, state: &State, keymap: &Keymap) -> Foot {
    let wanted: &[(Action, &str)] = match talk.on {
        On::Opening | On::Hold => &[(Action::NextStep, "on"), (Action::StepIndex, "slides"), (Action::EndTalk, "end")],
        On::Slide if says_nothing(talk, briefing) => &[(Action::Black, "blank")],
        On::Slide => &[(Action::Evidence, "sources"), (Action::Black, "blank")],
        On::Sources => &[(Action::Evidence, "back"), (Action::NextStep, "further")],
        On::Index => &[(Action::TakeStep, "go to"), (Action::StepIndex, "back")],
        On::Black | On::White | On::Live | On::Over => &[],
    };
    let layers = layers(state);
    let key = |action: Action| keymap.key_of(&layers, action);
    let hints = wanted.iter().filter_map(|(action, word)| Some((key(*action)?, (*word).to_owned())));
    let typed = talk.typed.map(|number| Cell::toned(format!("go to {number}"), Tone::Accent));
    Foot { hints: hints.collect(), told: typed.into_iter().chain(timed(talk, briefing)).collect() }
}

fn says_nothing(talk: &Talk, briefing: &Briefing) -> bool {
    briefing.steps.get(talk.step).is_none_or(|step| step.say.is_empty())
}

/// The clock with the pace, where the room is to see it; that it stands still is always said.
fn timed(talk: &Talk, briefing: &Briefing) -> Vec<Cell> {
    let paused = talk.clock.is_paused().then(|| Cell::toned("clock paused", Tone::Alert));
    let shown = talk.clock.shown.then(|| {
        let whole =
            briefing.planned().map(|planned| format!(" of {}", clock(planned.iter().sum()))).unwrap_or_default();
        let pace = talk.pace(briefing).map(|pace| format!(", {}", self::pace(pace))).unwrap_or_default();
        Cell::plain(format!("{}{whole}{pace}", clock(talk.clock.spent)))
    });
    paused.into_iter().chain(shown).collect()
}

/// Minutes and seconds: `08:40`, `75:00`.
#[must_use]
pub fn clock(time: Duration) -> String {
    format!("{:02}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

/// A pace in words: `on pace`, `1:20 behind`, `0:40 ahead`.
#[must_use]
pub fn pace(pace: Pace) -> String {
    let time = |time: Duration| format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60);
    match pace {
        Pace::Ahead(by) => format!("{} ahead", time(by)),
        Pace::OnPace => "on pace".to_owned(),
        Pace::Behind(by) => format!("{} behind", time(by)),
    }
}
