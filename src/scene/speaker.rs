//! The speaker's console: what the room sees, what comes next, notes, evidence, the clock; or that no talk is on.

mod part;
mod parts;
mod wait;

pub use part::Part;

use std::time::Duration;

use super::page::Cell;
use super::projection::{clock, pace};
use super::tone::Tone;
use crate::app::{On, Pace, Shown};
use crate::model::Briefing;
use crate::store::Store;

/// What is heard of a talk.
#[derive(Debug, Clone, Copy)]
pub enum Hearing<'h> {
    /// Nothing: there is none.
    Silence,
    /// There is one, which another version of the program gives.
    Unlike,
    /// A talk.
    Talk {
        /// How it stands now.
        shown: &'h Shown,
        /// Whether it is about the same data as is read here.
        same: bool,
        /// Whether whoever told of it is gone.
        gone: bool,
    },
}

/// The parts of a console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parts {
    /// One alone, while no talk is on.
    Alone(Part),
    /// Those of a talk.
    Talk(Box<Sides>),
}

/// What a speaker has beside the slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// What the room sees.
    pub now: Part,
    /// What it sees next.
    pub next: Part,
    /// The notes, which are scrolled.
    pub notes: Part,
    /// What the slide rests on.
    pub evidence: Part,
    /// How the room sees it.
    pub room: Part,
}

/// The console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Console {
    /// Line 1, left.
    pub title: Vec<Cell>,
    /// Line 1, right: step, clock, pace; the most needed first.
    pub told: Vec<Cell>,
    /// The line below, if something is wrong.
    pub trouble: String,
    /// The middle.
    pub parts: Parts,
    /// The last line: keys, and what each does.
    pub hints: Vec<(String, String)>,
}

/// The console of a talk, which is one of these briefings.
#[must_use]
pub fn speaker(store: &Store, briefings: &[&Briefing], heard: Hearing<'_>) -> Console {
    let Hearing::Talk { shown, same, gone } = heard else {
        let unlike = matches!(heard, Hearing::Unlike);
        return alone(wait::part(briefings, None), if unlike { wait::UNLIKE } else { "" });
    };
    let known = briefings.iter().find(|briefing| briefing.id == shown.briefing);
    if shown.on == On::Over {
        let timed = known.map(|briefing| timed(briefing, shown.spent));
        return alone(wait::part(briefings, timed.as_deref()), "");
    }
    let Some(briefing) = known else {
        let trouble = if gone { GONE.to_owned() } else { wait::unknown(&shown.briefing) };
        return alone(wait::part(briefings, None), &trouble);
    };
    Console {
        title: vec![Cell::toned("SPEAKER", Tone::Accent), Cell::plain(briefing.title.as_str())],
        told: told(briefing, shown),
        trouble: trouble(same, gone).to_owned(),
        parts: Parts::Talk(Box::new(Sides {
            now: parts::now(briefing, shown),
            next: parts::next(briefing, shown),
            notes: parts::notes(briefing, shown),
            evidence: parts::evidence(store, briefing, shown),
            room: parts::room(shown),
        })),
        hints: [("PgDn PgUp", "scroll the notes"), ("q", "quit")].map(hint).to_vec(),
    }
}

fn alone(part: Part, trouble: &str) -> Console {
    Console {
        title: vec![Cell::toned("SPEAKER", Tone::Accent)],
        told: Vec::new(),
        trouble: trouble.to_owned(),
        parts: Parts::Alone(part),
        hints: [("q", "quit")].map(hint).to_vec(),
    }
}

fn hint((key, does): (&str, &str)) -> (String, String) {
    (key.to_owned(), does.to_owned())
}

const GONE: &str = "The presenter is gone; waiting for it to come back.";

/// What is worse comes first.
fn trouble(same: bool, gone: bool) -> &'static str {
    match (gone, same) {
        (true, _) => GONE,
        (false, false) => "The room sees other data than this console: start both with the same files.",
        (false, true) => "",
    }
}

fn told(briefing: &Briefing, shown: &Shown) -> Vec<Cell> {
    let step = format!("{}/{}", shown.step.saturating_add(1), briefing.steps.len());
    let mut told = vec![Cell::toned(step, Tone::Accent), Cell::plain(timed(briefing, shown.spent))];
    if !shown.running {
        let word = if shown.spent.is_zero() { "not begun" } else { "paused" };
        told.push(Cell::toned(word, Tone::Alert));
    } else if let Some(at) = briefing.planned().and_then(|planned| Pace::of(&planned, shown.step, shown.spent)) {
        let tone = if at == Pace::OnPace { Tone::Plain } else { Tone::Alert };
        told.push(Cell::toned(pace(at), tone));
    }
    told
}

/// `08:40 of 15:00`
fn timed(briefing: &Briefing, spent: Duration) -> String {
    let whole = briefing.planned().map(|planned| format!(" of {}", clock(planned.iter().sum())));
    format!("{}{}", clock(spent), whole.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::bundled;

    const BRIEFING: &str = "ban-to-recognition";

    fn shown(step: usize, on: On) -> Shown {
        Shown {
            briefing: BRIEFING.into(),
            step,
            on,
            spent: Duration::from_secs(130),
            running: true,
            size: (80, 24),
            keys: vec!["PgDn".to_owned(), "\u{1b}[2J".to_owned()],
            frozen: "10:02".to_owned(),
            waits: true,
            live: "Russia > sheet RUS-TAL, as of 2026-06-24".to_owned(),
        }
    }

    fn console(store: &Store, shown: &Shown) -> Console {
        let briefings: Vec<&Briefing> = store.graph.briefings.rows().collect();
        speaker(store, &briefings, Hearing::Talk { shown, same: true, gone: false })
    }

    fn sides(console: Console) -> Sides {
        match console.parts {
            Parts::Talk(sides) => *sides,
            Parts::Alone(part) => panic!("{part:?}"),
        }
    }

    fn text(part: &Part) -> String {
        let line = |cells: &Vec<Cell>| cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("  ");
        part.text.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn it_tells_the_step_and_what_the_next_key_brings() {
        let store = bundled();
        let titles: Vec<&str> =
            store.graph.briefings.rows().flat_map(|briefing| &briefing.steps).map(|step| &*step.title).collect();
        let last = titles.len() - 1;
        for (on, step, next) in [
            (On::Opening, 0, Some(0)),
            (On::Slide, 0, Some(1)),
            (On::Sources, 3, Some(4)),
            (On::Hold, 3, Some(3)),
            (On::Black, 3, Some(4)),
            (On::Slide, last, None),
        ] {
            let sides = sides(console(store, &shown(step, on)));
            let now = if on == On::Opening { "From ban to recognition" } else { titles[step] };
            assert!(text(&sides.now).contains(now), "{on:?} {sides:?}");
            let first = next.map_or_else(
                || "nothing: this is the last slide".to_owned(),
                |at| format!("{}  {}", at + 1, titles[at]),
            );
            assert_eq!(text(&sides.next).lines().next(), Some(&*first), "{on:?}");
        }
    }

    #[test]
    fn a_blank_screen_cannot_be_missed() {
        let store = bundled();
        for (on, mark) in [(On::Black, "BLACK"), (On::White, "WHITE")] {
            let sides = sides(console(store, &shown(2, on)));
            assert_eq!(sides.now.mark, mark);
            assert!(sides.room.text[0].iter().any(|cell| cell.tone == Tone::Alert && cell.text.contains("blank")));
        }
        assert_eq!(sides(console(store, &shown(2, On::Slide))).now.mark, "");
    }

    #[test]
    fn the_room_is_told_in_words_and_nothing_harmful_is_taken_over() {
        let room = text(&sides(console(bundled(), &shown(2, On::Slide))).room);
        for part in [
            "80x24: read from up to 5.0 picture heights",
            "not blanked",
            "frozen 10:02",
            "newer data waits",
            "last keys PgDn ",
        ] {
            assert!(room.contains(part), "{part} in {room}");
        }
        assert!(!room.contains('\u{1b}'), "{room:?}");
    }

    #[test]
    fn the_clock_tells_the_pace() {
        let store = bundled();
        let told = |step, seconds, running| {
            let shown = Shown { spent: Duration::from_secs(seconds), running, ..shown(step, On::Slide) };
            console(store, &shown).told.into_iter().map(|cell| cell.text).collect::<Vec<_>>().join(" | ")
        };
        assert_eq!(told(2, 130, true), "3/10 | 02:10 of 12:00 | on pace");
        assert_eq!(told(0, 140, true), "1/10 | 02:20 of 12:00 | 1:20 behind");
        assert_eq!(told(2, 80, true), "3/10 | 01:20 of 12:00 | 0:40 ahead");
        assert_eq!(told(2, 130, false), "3/10 | 02:10 of 12:00 | paused");
        assert_eq!(told(0, 0, false), "1/10 | 00:00 of 12:00 | not begun");
    }

    #[test]
    fn whatever_is_wrong_is_said() {
        let store = bundled();
        let briefings: Vec<&Briefing> = store.graph.briefings.rows().collect();
        let said = |shown: &Shown, same, gone| {
            let console = speaker(store, &briefings, Hearing::Talk { shown, same, gone });
            let Parts::Alone(part) = &console.parts else { return console.trouble };
            format!("{} {}", console.trouble, text(part))
        };
        let on = shown(2, On::Slide);
        assert_eq!(said(&on, true, false), "");
        assert!(said(&on, true, true).contains("The presenter is gone; waiting"));
        assert!(said(&on, false, false).contains("other data than this console"));
        let unknown = Shown { briefing: "an\u{1b}other".into(), ..on.clone() };
        let told = said(&unknown, false, false);
        assert!(
            told.contains("not in this data")
                && told.contains("No briefing can be followed")
                && !told.contains('\u{1b}')
        );
        assert!(said(&unknown, false, true).starts_with("The presenter is gone"));
        assert!(!said(&Shown { on: On::Over, ..unknown }, false, false).contains("not in this data"));
        assert!(said(&Shown { on: On::Over, ..on.clone() }, true, true).contains("The talk is over: 02:10 of 12:00."));
        let unlike = speaker(store, &briefings, Hearing::Unlike);
        assert!(unlike.trouble.contains("another version"));
        let waiting = speaker(store, &[], Hearing::Silence);
        let Parts::Alone(part) = &waiting.parts else { panic!() };
        assert!(text(part).contains("bilat brief") && text(part).contains("There is no briefing in this data yet."));
        let beyond = sides(console(store, &shown(usize::MAX, On::Slide)));
        assert!(text(&beyond.now).contains("not in this data"));
    }

    #[test]
    fn evidence_is_told_by_how_sure_it_is() {
        let store = bundled();
        for step in 0..10 {
            let told = text(&sides(console(store, &shown(step, On::Slide))).evidence);
            let (grades, named) = told.split_once('\n').unwrap();
            let sources = named.split("; ").count();
            let counted = if sources == 1 { "1 source".to_owned() } else { format!("{sources} sources") };
            assert!(grades.contains(" ×") && grades.ends_with(&counted), "{told}");
        }
    }
}
