//! The line that is typed into, and the sentence under it: what is wrong, what could stand there, what each term does.

use unicode_width::UnicodeWidthStr;

use super::hints::how_to_filter;
use super::page::Cell;
use super::screen::Prompt;
use super::tone::Tone;
use crate::app::{Overlay, State, Typed, Typing};
use crate::keymap::Keymap;
use crate::model::{Clean, Day, PartialDate};
use crate::query::{Completion, Removal, Removals};
use crate::store::Store;

/// Most characters of a term in it.
const TERM: usize = 32;

/// Line 2, left: the filter, or the line that is being typed.
pub(super) fn prompt(store: &Store, state: &State, keymap: &Keymap) -> Prompt {
    if let Some(Overlay::Typing(typing)) = &state.overlay {
        let label = match typing.what {
            Typed::Filter => "/",
            Typed::Find => "find: ",
            Typed::AsOf => "as of: ",
            Typed::Baseline => "changes since: ",
            Typed::SaveView => "save this view as: ",
            Typed::AddStep => "title of the slide: ",
            Typed::Retitle => "title: ",
            Typed::NewBriefing => "title of the briefing: ",
        };
        return Prompt {
            label: label.to_owned(),
            text: typed(typing),
            cursor: u16::try_from(typing.input.visual_cursor()).ok(),
            below: vec![below(typing, state.sizes.width.saturating_sub(2), store.graph.as_of)],
            offers: offers(typing),
        };
    }
    let filter = Clean::label(&state.setup.filter);
    let (label, text) = match (state.setup.filter.is_empty(), state.setup.filter_on) {
        (true, _) if state.place.pages.is_empty() => {
            ("no filter  ", Cell::toned(how_to_filter(state, keymap), Tone::Muted))
        }
        (true, _) => ("no filter", Cell::default()),
        (false, true) => ("/", Cell::toned(filter.as_str(), Tone::Accent)),
        (false, false) => ("filter off (0): ", Cell::toned(filter.as_str(), Tone::Muted)),
    };
    Prompt { label: label.to_owned(), text: vec![text], ..Prompt::default() }
}

/// What was typed, the part that is wrong in alert; what the next letter replaces in accent.
fn typed(typing: &Typing) -> Vec<Cell> {
    let text = typing.input.value();
    let tone = if typing.selected { Tone::Accent } else { Tone::Plain };
    let Some((_, column)) = &typing.problem else { return vec![Cell::toned(text, tone)] };
    let split = text.char_indices().nth(column - 1).map_or(text.len(), |(at, _)| at);
    let (good, bad) = text.split_at(split);
    vec![Cell::plain(good), Cell::toned(bad, Tone::Alert)]
}

/// What helps most now. A word that is half typed is no mistake while something completes it.
fn below(typing: &Typing, room: usize, until: Day) -> Cell {
    let hints = typing.hints.clone().unwrap_or_default();
    let found = &hints.completions;
    let is_valid = typing.problem.is_none() && !typing.input.value().trim().is_empty();
    let removals = hints.removals.as_ref().filter(|_| is_valid);
    let listed = !offers(typing).is_empty();
    match (&typing.problem, removals) {
        (Some((problem, column)), _) if listed || found.words.is_empty() || *column <= found.from => {
            Cell::toned(problem.clone(), Tone::Alert)
        }
        _ if typing.what == Typed::AsOf => Cell::toned(of_dates(typing.input.value(), listed, until), Tone::Muted),
        _ if listed => Cell::toned(advice(typing.what), Tone::Muted),
        _ if !found.words.is_empty() => Cell::toned(offered(&found.words, room), Tone::Muted),
        (_, Some(removals)) if removals.kept == 0 => Cell::toned(nothing(removals, room), Tone::Alert),
        (_, Some(removals)) => Cell::toned(taken_away(removals, room), Tone::Muted),
        _ => Cell::toned(advice(typing.what), Tone::Muted),
    }
}

/// What is said while a day to go to is typed: of a year or a month that is there already, which day it means. None is after
/// the last day of the data, and a range is no day.
fn of_dates(typed: &str, listed: bool, until: Day) -> String {
    let date = typed.trim().parse::<PartialDate>().ok().filter(|_| !typed.contains('/'));
    let means = date.filter(|date| date.first() != date.last() || date.last() > until).map(|date| match date.last() {
        last if last > until => format!("Enter goes to {until}, where the data ends"),
        last => format!("Enter goes to the last day of it, {last}"),
    });
    match (means, listed) {
        (Some(means), true) => format!("{means}; Tab takes the first of these dates"),
        (Some(means), false) => means,
        (None, true) => "Tab takes the first of these dates; or YYYY, YYYY-MM or YYYY-MM-DD".to_owned(),
        (None, false) => advice(Typed::AsOf).to_owned(),
    }
}

/// Dates that could be typed, with what happened then, the one that Tab takes in accent.
fn offers(typing: &Typing) -> Vec<Vec<Cell>> {
    let words = typing.hints.iter().flat_map(|hints| &hints.completions.words).enumerate();
    let offer = |(at, one): (usize, &Completion)| {
        let tone = if at == 0 { Tone::Accent } else { Tone::Plain };
        Some(vec![Cell::toned(one.word.as_str(), tone), Cell::plain(one.means.as_ref()?.as_str())])
    };
    words.filter_map(offer).collect()
}

fn advice(what: Typed) -> &'static str {
    match what {
        Typed::Filter => "words as they begin, or key:value like topic:minerals since:2y; / finds a text",
        Typed::Find => "a text to find in this pane; then n and N",
        Typed::Baseline => "YYYY, YYYY-MM or YYYY-MM-DD; nothing: since your last briefing, else a year",
        Typed::AsOf => "YYYY, YYYY-MM or YYYY-MM-DD; Enter goes there",
        Typed::SaveView => "a name; the palette finds the view by it",
        Typed::AddStep => "Enter adds what you see; letters replace the title, an arrow edits it",
        Typed::Retitle => "Enter takes it; letters replace it, an arrow edits it",
        Typed::NewBriefing => "Enter begins it; letters replace the title, an arrow edits it",
    }
}

/// `Tab  security 41  minerals 12`: what could stand at the cursor, with the events that would be left.
fn offered(words: &[Completion], room: usize) -> String {
    let word = |one: &Completion| match one.leaves {
        Some(leaves) => format!("{} {leaves}", one.word),
        None => one.word.clone(),
    };
    fitted("Tab  ", words.iter().map(word), "  ", room)
}

/// `topic:minerals leaves out 214; since:2y leaves out 31`: the terms that take most away come first, so that they are
/// told where there is no room for all.
fn taken_away(removals: &Removals, room: usize) -> String {
    let part = |removal: &Removal| match removal.out {
        0 => format!("{} leaves out nothing", term(removal)),
        out => format!("{} leaves out {out}", term(removal)),
    };
    match removals.parts.as_slice() {
        [] => "this asks about ties; no event is left out".to_owned(),
        parts => fitted("", parts.iter().map(part), "; ", room),
    }
}

/// `nothing matches; without since:2y 12 would`: which one term to take out.
fn nothing(removals: &Removals, room: usize) -> String {
    let mut helping = removals.parts.iter().filter(|removal| removal.out > 0).peekable();
    match (helping.peek(), removals.parts.len()) {
        (None, 0..2) => "nothing matches; no event had happened by this date".to_owned(),
        (None, _) => "nothing matches; more than one term must go, Ctrl-U empties the line".to_owned(),
        (Some(_), _) => fitted(
            "nothing matches; ",
            helping.map(|removal| format!("without {} {} would", term(removal), removal.out)),
            ", ",
            room,
        ),
    }
}

fn term(removal: &Removal) -> Clean {
    Clean::new(&removal.part, TERM)
}

/// The pieces one after the other, as many as there is room for; where that is not all of them the last is `…`.
fn fitted(lead: &str, pieces: impl Iterator<Item = String>, between: &str, room: usize) -> String {
    let end = format!("{between}…");
    let mut pieces = pieces.peekable();
    let mut line = lead.to_owned();
    while let Some(piece) = pieces.next() {
        let between = if line.len() == lead.len() { "" } else { between };
        let kept = if pieces.peek().is_some() { end.width() } else { 0 };
        if line.width() + between.width() + piece.width() + kept > room {
            return format!("{line}{end}");
        }
        line = format!("{line}{between}{piece}");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: usize = 78;

    fn removals(kept: usize, parts: &[(&str, usize)]) -> Removals {
        let parts = parts.iter().map(|(part, out)| Removal { part: Clean::label(part), out: *out });
        Removals { kept, parts: parts.collect() }
    }

    #[test]
    fn the_terms_that_take_most_away_are_told_in_80_columns() {
        let told = |parts| taken_away(&removals(3, parts), ROOM);
        assert_eq!(
            told(&[("topic:minerals", 214), ("since:2y", 31)]),
            "topic:minerals leaves out 214; since:2y leaves out 31"
        );
        assert_eq!(told(&[("since:1900", 0)]), "since:1900 leaves out nothing");
        assert_eq!(told(&[]), "this asks about ties; no event is left out");
        let many =
            [("actor:russia", 90_000), ("topic:minerals", 214), ("since:2y", 31), ("kind:meeting", 7), ("-aid", 1)];
        assert_eq!(told(&many), "actor:russia leaves out 90000; topic:minerals leaves out 214; …");
        let long = "party:".to_owned() + &"long,".repeat(200);
        let line = told(&[(&long, 1_000_000_000), (&long, 999_999_999)]);
        assert!(line.width() <= ROOM && line.contains("… leaves out 1000000000"), "{line}");
    }

    #[test]
    fn an_empty_result_says_which_term_to_drop() {
        let told = |parts| nothing(&removals(0, parts), ROOM);
        assert_eq!(told(&[("since:2y", 12), ("topic:x", 0)]), "nothing matches; without since:2y 12 would");
        assert_eq!(told(&[("a", 2), ("b", 1)]), "nothing matches; without a 2 would, without b 1 would");
        assert!(told(&[("a", 0), ("b", 0)]).contains("more than one term must go"));
    }

    #[test]
    fn only_whole_words_are_offered() {
        let word = |at: usize| Completion { word: format!("word-number-{at}"), leaves: Some(at), means: None };
        let line = offered(&(10..22).map(word).collect::<Vec<_>>(), ROOM);
        assert!(line.starts_with("Tab  word-number-10 10  word-number-11 11  ") && line.ends_with("  …"), "{line}");
        assert!(line.width() <= ROOM && line.matches("word").count() == 3, "{line}");
        let keys = [Completion { word: "topic:".to_owned(), leaves: None, means: None }];
        assert_eq!(offered(&keys, ROOM), "Tab  topic:");
    }
}
