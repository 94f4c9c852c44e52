//! The card before the first slide and between slides: what the talk is; at the beginning how it can be read, too.

use crate::app::{Asked, Notice, On, Talk};
use crate::model::{Briefing, Day};
use crate::scene::page::Cell;
use crate::scene::slides::day;
use crate::scene::tone::Tone;
use crate::scene::words::counted;
use crate::store::Store;

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The marking of the data.
    pub marking: String,
    /// The title of the talk.
    pub title: String,
    /// What the room is told.
    pub told: Vec<Cell>,
    /// What the speaker should know before the talk, a sentence each.
    pub before: Vec<Cell>,
    /// What is asked.
    pub asked: Option<String>,
}

pub(super) fn card(store: &Store, talk: &Talk, briefing: &Briefing, notice: Option<&Notice>) -> Card {
    let opening = talk.on == On::Opening;
    let slides = counted(briefing.steps.len(), "slide");
    let minutes = briefing.length().map(|minutes| format!(", about {}", counted(minutes, "minute")));
    let length = format!("{slides}{}", minutes.unwrap_or_default());
    let place = format!("slide {} of {}", talk.step + 1, briefing.steps.len());
    let told = [if opening { length } else { place }, format!("data as of {}", day(store.graph.as_of))];
    Card {
        marking: store.graph.marking.as_deref().unwrap_or_default().to_owned(),
        title: briefing.title.to_string(),
        told: told.map(Cell::plain).to_vec(),
        before: if opening { before(talk, notice) } else { Vec::new() },
        asked: talk.asked.map(|asked| question(asked, store.graph.as_of)),
    }
}

fn question(asked: Asked, as_of: Day) -> String {
    match asked {
        Asked::End => "End the talk? q ends it, any other key goes on.".to_owned(),
        Asked::Baseline(from) => {
            // After the last day of the data nothing can have changed yet.
            let when = if from < as_of { "From now on" } else { "From the next data on" };
            let since = day(from);
            format!("{when}, shall \"what changed\" mean since {since}? y yes, n no, any other key goes on.")
        }
    }
}

/// How far it can be read, which slides do not fit, and what else there is to know.
fn before(talk: &Talk, notice: Option<&Notice>) -> Vec<Cell> {
    let fits = &talk.fits;
    let rows = fits.window.1;
    let titles = if fits.large { format!(", {} for titles", distance(rows / 2)) } else { String::new() };
    let far = format!("{} picture heights away{titles}", distance(rows));
    let mut told = vec![Cell::plain(format!("In this window of {rows} rows the farthest reader may sit {far}."))];
    if fits.too_tall.is_empty() {
        told.push(Cell::plain("Every slide fits."));
    } else {
        let slides = fits.too_tall.iter().map(|(at, rows)| format!("{} needs {rows} rows", at + 1));
        let text = format!("Slides that do not fit: {}.", slides.collect::<Vec<_>>().join(", "));
        told.push(Cell::toned(text, Tone::Alert));
        told.push(Cell::toned("Make the letters smaller or the window larger, or shorten them.", Tone::Alert));
    }
    told.extend(notice.map(|notice| Cell::toned(notice.text.as_str(), Tone::Alert)));
    told
}

/// How many heights of the picture away text can be read, at so many rows: a capital letter is 0.6 of a row high, and the
/// farthest reader may sit 200 times its height away (AVIXA's rule for basic decision making), so 120 / rows.
#[must_use]
pub fn distance(rows: u16) -> String {
    let tenths = 1200 / u32::from(rows.max(1));
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_rows_are_read_from_farther_away() {
        for (rows, heights) in [(10, "12.0"), (24, "5.0"), (30, "4.0"), (36, "3.3"), (60, "2.0"), (0, "120.0")] {
            assert_eq!(distance(rows), heights, "{rows}");
        }
    }
}
