//! A headline: twice the size where the terminal can, else bold; either way on the same lines, two rows each.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::glyphs::Glyphs;
use super::ink::{Ink, Slot};
use super::text::{cells, head, width, wrap};

/// How many columns and rows a cell of large text takes.
const SCALE: u16 = 2;

/// A run of text at twice the size. The cells below it are blank, and have its style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Large {
    /// The cells: two rows, and two columns for each of the text.
    pub area: Rect,
    /// What stands there.
    pub text: String,
}

/// How many rows a headline takes in lines of `columns`, however it is drawn.
#[must_use]
pub fn headline_rows(text: &str, columns: u16, glyphs: Glyphs) -> u16 {
    let lines = wrap(&glyphs.text(text), columns / SCALE).count();
    u16::try_from(lines).unwrap_or(u16::MAX).saturating_mul(SCALE)
}

/// Paints a headline over a blank area from its top on, wrapped at half its width, and returns the rows used. Where they
/// are too few, the last line ends in an ellipsis.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, text: &str, style: Style) -> u16 {
    let style = style.add_modifier(Modifier::BOLD);
    let lines = lines(&ink.glyphs.text(text), area.width / SCALE, area.height / SCALE, ink.glyphs.ellipsis());
    let mut down = 0;
    for text in lines {
        let slot = Slot::line(area, down);
        down += SCALE;
        if ink.enlarges {
            let area = Rect::new(slot.x, slot.y, width(&text).saturating_mul(SCALE), SCALE);
            ink.ground(area, style);
            ink.large.push(Large { area, text });
        } else {
            ink.put(slot, &text, style);
        }
    }
    down
}

/// At most so many lines; one that says less than it should ends in an ellipsis.
fn lines(text: &str, columns: u16, most: u16, ellipsis: &str) -> Vec<String> {
    let most = usize::from(most);
    let mut lines = Vec::with_capacity(most);
    let mut wrapped = wrap(text, columns);
    for line in wrapped.by_ref().take(most) {
        lines.push(line.to_owned());
    }
    let more = wrapped.next().is_some();
    for (at, line) in (1..).zip(&mut lines) {
        if width(line) > columns || more && at == most {
            let (kept, _) = head(line, columns.saturating_sub(width(ellipsis)));
            *line = format!("{}{}", kept.trim_end(), head(ellipsis, columns).0);
        }
    }
    lines
}

impl Large {
    /// What is still seen of it when something else is drawn over `by`: whole characters.
    pub(super) fn uncovered(self, by: Rect) -> Vec<Self> {
        if !self.area.intersects(by) {
            return vec![self];
        }
        let mut pieces: Vec<Self> = Vec::new();
        let mut area = self.area;
        for grapheme in self.text.graphemes(true) {
            area.width = cells(grapheme).saturating_mul(SCALE);
            match pieces.last_mut().filter(|piece| piece.area.right() == area.x) {
                _ if area.intersects(by) => {}
                Some(piece) => {
                    piece.area.width += area.width;
                    piece.text.push_str(grapheme);
                }
                None => pieces.push(Self { area, text: grapheme.to_owned() }),
            }
            area.x = area.right();
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::ui::theme::Theme;

    /// Rows used, what is seen, and what of it is large.
    fn painted(text: &str, (columns, rows): (u16, u16), large: bool, glyphs: Glyphs) -> (u16, Vec<String>, Vec<Large>) {
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::builtin("dusk").unwrap();
        let mut ink = Ink::new(&mut buffer, &theme, glyphs);
        ink.enlarges = large;
        let used = paint(&mut ink, area, text, Style::new());
        let large = std::mem::take(&mut ink.large);
        let row = |row: &[ratatui::buffer::Cell]| {
            let text: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
            text.trim_end().to_owned()
        };
        let seen = buffer.content.chunks(usize::from(columns.max(1))).map(row).collect();
        (used, seen, large)
    }

    #[test]
    fn the_layout_is_the_same_in_both_sizes() {
        for (text, size, lines) in [
            ("From ban to recognition", (40, 6), &["From ban to", "recognition"][..]),
            ("From ban to recognition", (40, 3), &["From ban to…"]),
            ("From ban to recognition", (20, 4), &["From ban", "to…"]),
            ("unrecognised states", (16, 4), &["unrecogn", "ised…"]),
            ("From ban to recognition", (22, 1), &[]),
            ("From ban to recognition", (1, 9), &[]),
            ("北京", (4, 9), &["北", "京"]),
            ("北京", (2, 9), &["…", "…"]),
            ("e\u{301}e\u{301}", (2, 4), &["e\u{301}", "e\u{301}"]),
            ("", (40, 6), &[]),
        ] {
            let (used, small, none) = painted(text, size, false, Glyphs::Unicode);
            let (rows, blank, large) = painted(text, size, true, Glyphs::Unicode);
            assert!(none.is_empty() && blank.iter().all(String::is_empty), "{text}");
            assert_eq!((used, rows), (2 * u16::try_from(lines.len()).unwrap(), used), "{text}");
            for (at, line) in lines.iter().enumerate() {
                assert_eq!((small[2 * at].replace(' ', ""), &*small[2 * at + 1]), (line.replace(' ', ""), ""));
                let area = Rect::new(0, 2 * u16::try_from(at).unwrap(), 2 * width(line), 2);
                assert_eq!(large[at], Large { area, text: (*line).to_owned() });
            }
        }
    }

    #[test]
    fn in_ascii_it_is_wrapped_as_it_is_written() {
        let (used, small, _) = painted("Straße – Stra\u{df}e", (14, 9), false, Glyphs::Ascii);
        assert_eq!((used, small[0].as_str(), small[2].as_str()), (6, "Strasse", "-"));
        assert_eq!(headline_rows("Straße – Straße", 14, Glyphs::Ascii), used);
    }

    #[test]
    fn what_is_covered_goes_as_whole_characters() {
        let large = Large { area: Rect::new(2, 1, 12, 2), text: "ab北cd".to_owned() };
        let seen = |by| large.clone().uncovered(by).into_iter().map(|one| (one.area.x, one.area.width, one.text));
        for (by, pieces) in [
            (Rect::new(5, 2, 2, 5), vec![(2, 2, "a"), (10, 4, "cd")]),
            (Rect::new(0, 0, 3, 2), vec![(4, 10, "b北cd")]),
            (Rect::new(13, 1, 9, 1), vec![(2, 10, "ab北c")]),
            (Rect::new(0, 0, 99, 9), vec![]),
            (Rect::new(0, 3, 99, 9), vec![(2, 12, "ab北cd")]),
        ] {
            assert!(seen(by).eq(pieces.into_iter().map(|(x, width, text)| (x, width, text.to_owned()))), "{by:?}");
        }
    }

    proptest! {
        #[test]
        fn the_rows_are_known_before(text in "[a-z é北\u{301}🙂]{0,60}", columns in 0_u16..40) {
            let rows = headline_rows(&text, columns, Glyphs::Unicode);
            let (used, _, large) = painted(&text, (columns, 200), true, Glyphs::Unicode);
            prop_assert_eq!(rows, used);
            for large in large {
                prop_assert!(large.area.right() <= columns && large.area.width == 2 * width(&large.text));
            }
        }
    }
}
