//! What the marks that are drawn mean, in a line or two; the legend of all signs has the others too.

use super::mark::Segment;
use super::row::Row;
use crate::scene::page::Cell;
use crate::scene::tone::Tone;

/// A mark and what it means, its tone, and the signs that it is drawn with.
type Meaning = (&'static str, Tone, &'static str);

/// What events are drawn with.
const LANES: [Meaning; 7] = [
    ("● event", Tone::Plain, "●"),
    ("3 so many", Tone::Plain, "23456789"),
    ("# ten or more", Tone::Plain, "#"),
    ("[-] on one of these days", Tone::Plain, "[]-"),
    ("[=] several so", Tone::Plain, "="),
    ("○ date uncertain", Tone::Alert, "○"),
    (". filtered out", Tone::Muted, "."),
];

/// What spells are drawn with.
const BARS: [Meaning; 5] = [
    ("▓ holds", Tone::Plain, "▓"),
    ("░ not sure", Tone::Plain, "░"),
    ("\" the same anew", Tone::Plain, "\""),
    ("& several begin", Tone::Plain, "&"),
    ("+ - · no room for the word", Tone::Plain, "+-·"),
];

/// The meanings of the marks on these lines.
pub(super) fn legend(rows: &[Row]) -> Vec<Cell> {
    let (mut lanes, mut bars) = (String::new(), String::new());
    for mark in rows.iter().flat_map(|row| &row.marks) {
        match &mark.piece {
            Segment::Signs(signs) => lanes.push_str(signs),
            Segment::Bar { sure, head, word } => {
                let sign = Some(*word).filter(|word| word.chars().nth(1).is_none());
                bars.extend(head.iter().copied().chain(sign));
                bars.extend(sure.iter().map(|sure| if *sure { '▓' } else { '░' }));
            }
        }
    }
    let drawn = |of: &'static [Meaning], on: String| {
        let is_drawn = move |meaning: &&Meaning| meaning.2.chars().any(|sign| on.contains(sign));
        of.iter().filter(is_drawn).map(|(text, tone, _)| Cell::toned(*text, *tone))
    };
    let other = rows.iter().any(|row| row.name == super::row::OTHER);
    let other = other.then(|| Cell::plain("other: on neither side, or with others"));
    drawn(&LANES, lanes).chain(other).chain(drawn(&BARS, bars)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::stages::timeline::{Layer, Mark};

    #[test]
    fn what_is_not_drawn_is_not_explained() {
        let row = |name: &str, piece| {
            let mark = Mark { x: 0, piece, tone: Tone::Plain, layer: Layer::Ground, stop: None };
            Row { name: name.to_owned(), marks: vec![mark], ..Row::default() }
        };
        let bar = |head, word| Segment::Bar { sure: vec![true; 9], head, word };
        let said = |rows: &[Row]| legend(rows).into_iter().map(|cell| cell.text).collect::<Vec<_>>().join(", ");
        assert_eq!(
            said(&[row("words+", Segment::Signs("2".into())), row("post", bar(Some("|"), "in-force"))]),
            "3 so many, ▓ holds"
        );
        assert_eq!(
            said(&[row("other", Segment::Signs("[]".into()))]),
            "[-] on one of these days, other: on neither side, or with others"
        );
        assert_eq!(
            said(&[row("standing", bar(Some("\""), "-"))]),
            "▓ holds, \" the same anew, + - · no room for the word"
        );
    }
}
