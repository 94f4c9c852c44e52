//! What stands on an edge: how the two stand, then who did what to whom, as far as there is room.

use super::canvas::Canvas;
use super::plan::{Edge, Side};
use crate::scene::{Acts, Cell, Seat, Sign, Tone};
use crate::ui::theme::Role;

/// A label in cells that follow each other, and how many of the first give way where there is no room.
type Words = Vec<Cell>;

/// Fewest cells of the standing beside signs: from there on it can be told from the others.
const WORD: u16 = 6;

/// Writes a label on an edge, next to the seat.
pub(super) fn paint(canvas: &mut Canvas<'_, '_>, side: Side, edge: &Edge, seat: &Seat) {
    let (x, width) = edge.label;
    let Some(room) = width.checked_sub(2).filter(|room| *room > 0) else { return };
    let whole = canvas.ink.width(&seat.word.text) <= room || seat.short.is_empty();
    let text = if whole { &seat.word.text } else { &seat.short };
    let (word, signs) = fitted(canvas, side, (seat, text), room);
    let taken = word + signs.iter().map(|cell| canvas.ink.width(&cell.text)).sum::<u16>();
    let mut x = if side == Side::Left { x } else { x + width - taken - 2 };
    let blank = canvas.ink.style(Role::Text, Role::Text);
    x += canvas.put((x, edge.line, 1), " ", blank);
    let style = canvas.style(Role::Text, &seat.word, seat.dim);
    canvas.put((x, edge.line, word), text, style);
    x += word;
    for cell in &signs {
        let style = canvas.style(Role::Text, cell, seat.dim);
        x += canvas.put((x, edge.line, width), &cell.text, style);
    }
    canvas.put((x, edge.line, 1), " ", blank);
}

/// The cells of the standing, and the signs: in words where there is room for them, else alone; none where even the
/// standing would not be left.
fn fitted(canvas: &Canvas<'_, '_>, side: Side, (seat, text): (&Seat, &str), room: u16) -> (u16, Words) {
    let word = canvas.ink.width(text);
    let Some(acts) = &seat.acts else { return (word.min(room), Vec::new()) };
    for words in [true, false] {
        let signs = signs(acts, side, words);
        let taken: u16 = signs.iter().map(|cell| canvas.ink.width(&cell.text)).sum();
        if word + taken <= room {
            return (word, signs);
        }
        if !words && taken + WORD <= room {
            return (room - taken, signs);
        }
    }
    (word.min(room), Vec::new())
}

/// Who did what to whom, as it runs along the edge: to the left, then to the right.
fn signs(acts: &Acts, side: Side, in_words: bool) -> Words {
    let (leftward, rightward) = match side {
        Side::Left => (acts.given, acts.taken),
        Side::Right => (acts.taken, acts.given),
    };
    let plain = Cell::plain;
    let of = |[words, deeds]: [Sign; 2]| {
        if in_words {
            vec![plain("words"), toned(words), plain(" deeds"), toned(deeds)]
        } else {
            vec![toned(words), toned(deeds)]
        }
    };
    let (before, after) = if in_words { ("  ◄ ", " ►") } else { (" ◄", "►") };
    let between = if in_words { "   " } else { " " };
    let mut cells = vec![plain(before)];
    cells.extend(of(leftward));
    cells.push(plain(between));
    cells.extend(of(rightward));
    cells.push(plain(after));
    cells
}

fn toned(sign: Sign) -> Cell {
    Cell { text: sign.symbol.to_owned(), tone: if sign.thin { Tone::Plain } else { sign.tone }, opens: None }
}
