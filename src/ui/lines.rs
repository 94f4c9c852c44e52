//! Text in cells: measured and cut by graphemes, as a terminal draws it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::scene::Cell;

/// Cells that a text takes.
pub(super) fn width(text: &str) -> u16 {
    if text.is_ascii() {
        return u16::try_from(text.len()).unwrap_or(u16::MAX);
    }
    u16::try_from(text.graphemes(true).map(UnicodeWidthStr::width).sum::<usize>()).unwrap_or(u16::MAX)
}

/// The text cut to a width, ending in `…` where something was cut; never in the middle of a wide cell.
pub(super) fn cut(text: &str, to: u16) -> String {
    if width(text) <= to {
        return text.to_owned();
    }
    let mut left = to.saturating_sub(1);
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        let size = width(grapheme);
        if size > left {
            break;
        }
        left -= size;
        kept.push_str(grapheme);
    }
    if to > 0 {
        kept.push('…');
    }
    kept
}

/// The cells without their first `skip` columns.
pub(super) fn skipped(cells: &[Cell], skip: u16) -> Vec<Cell> {
    let mut left = skip;
    let mut kept = Vec::new();
    for cell in cells {
        let mut text = String::new();
        for grapheme in cell.text.graphemes(true) {
            if left > 0 {
                left = left.saturating_sub(width(grapheme).max(1));
            } else {
                text.push_str(grapheme);
            }
        }
        kept.push(Cell { text, tone: cell.tone });
    }
    kept
}

/// Cells broken at spaces into lines of a width, at most so many; what does not fit ends in `…`.
pub(super) fn wrap(cells: &[Cell], to: u16, most: u16) -> Vec<Vec<Cell>> {
    let mut lines: Vec<Vec<Cell>> = vec![Vec::new()];
    let mut used = 0;
    if to == 0 || most == 0 {
        return Vec::new();
    }
    for cell in cells {
        for word in cell.text.split_inclusive(' ') {
            let size = width(word.trim_end());
            if used > 0 && used + size > to {
                if lines.len() == usize::from(most) {
                    return ended(lines, to);
                }
                lines.push(Vec::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                match line.last_mut().filter(|last| last.tone == cell.tone) {
                    Some(last) => last.text.push_str(word),
                    None => line.push(Cell { text: word.to_owned(), tone: cell.tone }),
                }
            }
            used = used.saturating_add(width(word));
        }
    }
    lines
}

/// The last line marked as going on.
fn ended(mut lines: Vec<Vec<Cell>>, to: u16) -> Vec<Vec<Cell>> {
    if let Some(line) = lines.last_mut() {
        let before: u16 = line.iter().rev().skip(1).map(|cell| width(&cell.text)).sum();
        if let Some(last) = line.last_mut() {
            last.text = cut(&format!("{}…", last.text.trim_end()), to.saturating_sub(before).max(1));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn wide_cells_are_never_halved() {
        assert_eq!(cut("北京北京", 5), "北京…");
        assert_eq!(cut("北京北京", 4), "北…");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abcd", 3), "ab…");
        assert_eq!(cut("abcd", 0), "");
    }

    #[test]
    fn lines_break_at_spaces_and_say_that_there_is_more() {
        let text = |lines: Vec<Vec<Cell>>| {
            lines
                .iter()
                .map(|line| line.iter().map(|cell| cell.text.trim_end()).collect::<String>())
                .collect::<Vec<_>>()
        };
        let cells = [Cell::plain("one two three four")];
        assert_eq!(text(wrap(&cells, 9, 5)), ["one two", "three", "four"]);
        assert_eq!(text(wrap(&cells, 9, 1)), ["one two…"]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_it_may_be(text in "\\PC{0,60}", to in 0u16..40, most in 0u16..4) {
            prop_assert!(width(&cut(&text, to)) <= to);
            prop_assert!(wrap(&[Cell::plain(text)], to, most).len() <= usize::from(most));
        }
    }
}
