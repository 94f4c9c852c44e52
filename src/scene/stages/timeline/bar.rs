//! Spells as bars with their word.

use super::mark::{Layer, Mark, Segment};
use crate::app::Page;
use crate::query::Bar;
use crate::scene::tone::Tone;

/// How a spell is named.
pub(super) struct Named {
    /// Its word.
    pub(super) word: &'static str,
    /// The same in four letters; nothing where a word is cut instead.
    pub(super) short: &'static str,
    /// What stands for it where the word has no room.
    pub(super) sign: &'static str,
    /// Its tone.
    pub(super) tone: Tone,
    /// What it opens.
    pub(super) opens: Option<Page>,
}

/// Fewest cells in which the beginning of a word can be read.
const LEAST: usize = 4;
/// Fewest cells in which that says more than four letters do.
const CUT: usize = 7;
/// Fewest letters that tell standings apart.
const LETTERS: usize = 3;

/// Where what goes on is assessed anew.
const ANEW: &str = "\"";
/// Where several spells begin; the last of them is drawn.
const SEVERAL: &str = "&";

/// The bars of a row as they are drawn. A word that goes on is not said again.
pub(super) fn bars(bars: &[Bar], named: impl Fn(usize) -> Option<Named>) -> Vec<Mark> {
    // The bar before, what it is, and whether that was said.
    let mut before: Option<(&Bar, &'static str, bool)> = None;
    let mut marks = Vec::new();
    for bar in bars {
        let Some(name) = named(bar.spell) else { continue };
        let same = before.filter(|(before, word, _)| (before.end(), *word) == (bar.from, name.word));
        let goes_on = same.is_some_and(|(_, _, said)| said);
        let anew = same.is_some_and(|(before, _, _)| before.spell != bar.spell);
        let head = match bar.begins {
            0 if bar.from == 0 => Some("<"),
            0 => None,
            1 if anew => Some(ANEW),
            1 => Some("|"),
            _ => Some(SEVERAL),
        };
        let room = bar.sure.len() - 1;
        let word = if goes_on || head.is_none() { "" } else { fitting(&name, room) };
        // A bar of one column has only its sign, if nothing more is to be said there.
        let only_sign = room == 0 && matches!(head, Some("<" | "|")) && !name.sign.is_empty();
        // Before it has surely begun nothing was said yet.
        before = head.map(|_| (bar, name.word, goes_on || word.len() >= LETTERS));
        let head = if only_sign { Some(name.sign) } else { head };
        marks.push(Mark {
            x: bar.from,
            piece: Segment::Bar { sure: bar.sure.clone(), head, word },
            tone: name.tone,
            layer: Layer::Ground,
            stop: name.opens.map(|opens| (bar.from, opens)),
        });
    }
    marks
}

/// What names a spell in so many cells: its word, its letters, its sign.
fn fitting(name: &Named, room: usize) -> &'static str {
    let least = if name.short.is_empty() { LEAST } else { CUT };
    match room {
        0 => "",
        room if room >= name.word.len().min(least) => name.word,
        room if room >= LETTERS => name.short.get(..room).unwrap_or(name.short),
        _ => name.sign,
    }
}
