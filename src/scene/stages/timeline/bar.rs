//! Spells as bars with their word.

use super::mark::{Layer, Mark, Segment};
use crate::app::Page;
use crate::query::Bar;
use crate::scene::tone::Tone;

/// How a spell is named.
pub(super) struct Named {
    /// Its word.
    pub(super) word: &'static str,
    /// What stands for it where the word has no room.
    pub(super) sign: &'static str,
    /// Its tone.
    pub(super) tone: Tone,
    /// What it opens.
    pub(super) opens: Option<Page>,
}

/// Fewest cells in which the beginning of a word can be read.
const LEAST: usize = 4;

/// The bars of a row as they are drawn. A word that goes on is not said again.
pub(super) fn bars(bars: &[Bar], named: impl Fn(usize) -> Option<Named>) -> Vec<Mark> {
    let mut before: Option<(u16, &'static str)> = None;
    let mut marks = Vec::new();
    for bar in bars {
        let Some(name) = named(bar.spell) else { continue };
        let head = match bar.begins {
            0 if bar.from == 0 => Some("<".into()),
            0 => None,
            1 => Some("|".into()),
            many => Some(super::mark::many(many as u64)),
        };
        let goes_on = before == Some((bar.from, name.word));
        let room = bar.sure.len() - 1;
        let word = match room {
            _ if goes_on || head.is_none() => "",
            room if room >= name.word.len().min(LEAST) => name.word,
            1.. => name.sign,
            _ => "",
        };
        // A bar of one column has only its sign, if it is not several.
        let is_told = bar.begins > 0 || bar.from == 0;
        let only_sign = room == 0 && bar.begins < 2 && is_told && !name.sign.is_empty();
        let head = if only_sign { Some(name.sign.into()) } else { head };
        // Before it has surely begun nothing was said yet.
        let is_said = goes_on || !word.is_empty() && word == name.word;
        before = (is_told && is_said).then_some((bar.end(), name.word));
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
