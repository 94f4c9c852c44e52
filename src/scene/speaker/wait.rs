//! What is said while no talk is on: how to start one, and which there are.

use super::part::Part;
use crate::model::{Briefing, Clean};
use crate::scene::page::Cell;
use crate::scene::tone::Tone;
use crate::scene::words::counted;

/// Two versions of the program cannot talk to each other.
pub(super) const UNLIKE: &str = "A talk is on, but from another version of bilat: start both from the same.";

/// The talk is a briefing that is not here.
pub(super) fn unknown(id: &str) -> String {
    format!(
        "The room sees the briefing `{}`, which is not in this data: start both with the same files.",
        Clean::label(id)
    )
}

/// Waiting; after a talk with how long it took.
pub(super) fn part(briefings: &[&Briefing], over: Option<&str>) -> Part {
    let line = |cell| vec![cell];
    let over = over.map(|timed| line(Cell::toned(format!("The talk is over: {timed}."), Tone::Accent)));
    let mut text: Vec<Vec<Cell>> = over.into_iter().collect();
    text.push(line(Cell::plain("No briefing can be followed now. This console follows the next one by itself.")));
    text.push(line(Cell::plain("Start one in another terminal of this computer, with the same files:")));
    text.push(line(Cell::toned("bilat brief ID", Tone::Accent)));
    text.push(line(Cell::plain("or press F5 in the dashboard.")));
    text.push(Vec::new());
    let none = || line(Cell::toned("There is no briefing in this data yet.", Tone::Alert));
    text.extend(briefings.is_empty().then(none));
    text.extend(briefings.iter().map(|briefing| line(one(briefing))));
    Part::new("Waiting", text)
}

/// `ban-to-recognition: From ban to recognition, 10 slides, 12 minutes`
fn one(briefing: &Briefing) -> Cell {
    let minutes = briefing.length().map(|minutes| format!(", {}", counted(minutes, "minute")));
    let slides = counted(briefing.steps.len(), "slide");
    Cell::plain(format!("{}: {}, {slides}{}", briefing.id, briefing.title, minutes.unwrap_or_default()))
}
