//! The speaker's console: what is on, what comes next, notes, evidence, the room.

mod areas;

use ratatui::layout::{Rect, Size};

use super::border::{self, Caption};
use super::chrome;
use super::glyphs::Glyphs;
use super::ink::{Ink, Slot};
use super::layout::inner;
use super::panes::grouped;
use super::runs;
use super::theme::Role;
use crate::scene::{Cell, Console, Part, Parts, Sides, Tone};
use areas::Areas;

/// Most lines that are given to what is wrong.
const TROUBLE: usize = 2;

/// Paints it.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, console: &Console, first: usize) {
    let bar = ink.style(Role::Chrome, Role::Text);
    for y in [area.top(), area.bottom().saturating_sub(1)] {
        ink.ground(Rect { y, height: 1, ..area }, bar);
    }
    let line = |down| Slot::line(area, down).after(1).without_last(1);
    let left = chrome::cells_right(ink, line(0), &console.told, Role::Chrome);
    ink.put_cells(left, &console.title, Role::Chrome);
    chrome::hints(ink, line(area.height.saturating_sub(1)), &console.hints, (Role::Chrome, Role::Muted));
    let body = body(area, console, ink.glyphs);
    let trouble =
        Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: body.y - area.y - 1 };
    runs::paint(ink, trouble, &[told_trouble(console)], Role::Text);
    match &console.parts {
        Parts::Alone(only) => boxes(ink, &[(body, only, Some(0))]),
        Parts::Talk(sides) => {
            let Sides { now, next, notes, evidence, room } = &**sides;
            let areas = Areas::of(body);
            let fixed = [(Some(areas.now), now), (areas.next, next), (areas.evidence, evidence), (areas.room, room)];
            let fixed = fixed.into_iter().filter_map(|(area, part)| Some((area?, part, None)));
            boxes(ink, &fixed.chain([(areas.notes, notes, Some(first))]).collect::<Vec<_>>());
        }
    }
}

/// Paints boxes, each with its text from a line on where it can be scrolled. They share their borders: all lines go first.
fn boxes(ink: &mut Ink<'_>, all: &[(Rect, &Part, Option<usize>)]) {
    for (area, _, scrolled) in all {
        let role = if scrolled.is_some() { Role::BorderFocused } else { Role::Border };
        border::lines(ink, *area, ink.style(Role::Text, role));
    }
    for (area, part, scrolled) in all {
        self::part(ink, *area, part, *scrolled);
    }
}

fn told_trouble(console: &Console) -> Cell {
    Cell::toned(console.trouble.as_str(), Tone::Alert)
}

/// The window without its first and last line, and without what is wrong.
fn body(area: Rect, console: &Console, glyphs: Glyphs) -> Rect {
    let trouble = runs::lines(&[told_trouble(console)], area.width.saturating_sub(2), glyphs).len().min(TROUBLE);
    let above = 1 + u16::try_from(trouble).unwrap_or(0);
    Rect { y: area.y + above, height: area.height.saturating_sub(above + 1), ..area }
}

/// How many lines the notes have in a window, and how many of them are seen at once; none where no talk is on.
#[must_use]
pub fn notes_lines(console: &Console, window: Size, glyphs: Glyphs) -> (usize, usize) {
    let Parts::Talk(sides) = &console.parts else { return (0, 0) };
    let area = inner(Areas::of(body(Rect::new(0, 0, window.width, window.height), console, glyphs)).notes);
    (lines(&sides.notes, area.width.saturating_sub(2), glyphs).len(), area.height.into())
}

type Line = Vec<(String, Role)>;

fn lines(of: &Part, width: u16, glyphs: Glyphs) -> Vec<Line> {
    let wrapped = |paragraph: &Vec<Cell>| match paragraph.as_slice() {
        [] => vec![Line::new()],
        cells => runs::lines(cells, width, glyphs),
    };
    of.text.iter().flat_map(wrapped).collect()
}

/// Paints title and text of a box. Where there is more, the last line says so.
fn part(ink: &mut Ink<'_>, area: Rect, of: &Part, scrolled: Option<usize>) {
    let inside = inner(area);
    let lines = lines(of, inside.width.saturating_sub(2), ink.glyphs);
    let height = usize::from(inside.height);
    let first = scrolled.unwrap_or(0).min(lines.len().saturating_sub(height));
    let end = (first + height).min(lines.len());
    let seen = format!("{}{}{} of {}", grouped(first + 1), ink.glyphs.dash(), grouped(end), grouped(lines.len()));
    let seen = if scrolled.is_some() && lines.len() > height { seen } else { String::new() };
    let titles = vec![(of.title.as_str(), Role::Title), (of.mark.as_str(), Role::Alert)];
    border::caption(ink, area, &Caption { titles, status: ["", &seen], ground: Role::Text });
    for (line, down) in lines.get(first..end).unwrap_or_default().iter().zip(0..) {
        let slot = Slot::line(inside, down).after(1).without_last(1);
        let is_cut = usize::from(down) + 1 == height && end < lines.len();
        write(ink, slot, line, is_cut);
    }
}

fn write(ink: &mut Ink<'_>, slot: Slot, line: &Line, is_cut: bool) {
    let mut rest = slot;
    for (piece, role) in line {
        rest = rest.after(ink.put(rest, piece, ink.style(Role::Text, *role)));
    }
    if is_cut {
        let ellipsis = ink.glyphs.ellipsis();
        let wanted = ink.width(ellipsis);
        let end = if rest.width < wanted { slot.last(wanted) } else { rest };
        ink.put(end, ellipsis, ink.style(Role::Text, Role::Muted));
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::ui::frame::{Format, print};
    use crate::ui::{Paint, Theme, console};

    fn part(title: &str, text: &str) -> Part {
        let line = |line: &str| if line.is_empty() { Vec::new() } else { vec![Cell::plain(line), Cell::plain("")] };
        Part { title: title.to_owned(), mark: String::new(), text: text.split('\n').map(line).collect() }
    }

    fn talk(text: &str) -> Console {
        let sides = Sides {
            now: Part { mark: text.to_owned(), ..part("Now", text) },
            next: part("Next", text),
            notes: part("Notes", text),
            evidence: part(text, text),
            room: part("Room", text),
        };
        Console {
            title: vec![Cell::plain(text)],
            told: vec![Cell::plain("3/7"), Cell::plain(text)],
            trouble: text.to_owned(),
            parts: Parts::Talk(Box::new(sides)),
            hints: vec![("q".to_owned(), text.to_owned())],
        }
    }

    fn painted(of: &Console, (width, height): (u16, u16), first: usize, glyphs: Glyphs) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let theme = Theme::builtin("dusk").unwrap();
        console(&mut buffer, of, first, &Paint { theme, glyphs, large: false });
        buffer
    }

    #[test]
    fn no_size_and_no_text_breaks_the_console() {
        let texts =
            ["", "北京市 ".repeat(40).as_str(), &"x".repeat(500), "e\u{301}\u{1b}[2J\nلا", &"one\n\ntwo\n".repeat(30)]
                .map(talk);
        let alone = Console { parts: Parts::Alone(part("Waiting", "a\n\nb")), ..talk("") };
        let small = (0..=30).flat_map(|width| (0..=15).map(move |height| (width, height)));
        let large = [(40, 10), (69, 11), (70, 18), (80, 24), (120, 36), (240, 67), (1000, 12), (40, 500)];
        let sizes: Vec<(u16, u16)> = small.chain(large).collect();
        for of in texts.iter().chain([&alone]) {
            for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
                for size in &sizes {
                    for first in [0, usize::MAX] {
                        let buffer = painted(of, *size, first, glyphs);
                        for cell in buffer.content() {
                            assert!(!cell.symbol().chars().any(char::is_control), "{size:?}");
                            assert!(glyphs == Glyphs::Unicode || cell.symbol().is_ascii(), "{:?}", cell.symbol());
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_cut_ends_in_an_ellipsis() {
        let words: Vec<String> = (0..900).map(|n| format!("w{n}")).collect();
        let of = Console { trouble: String::new(), ..talk(&words.join(" ")) };
        for size in (40..130).step_by(10).flat_map(|width| (10..45).step_by(3).map(move |height| (width, height))) {
            let body = body(Rect::new(0, 0, size.0, size.1), &of, Glyphs::Unicode);
            let areas = Areas::of(body);
            let buffer = painted(&of, size, 0, Glyphs::Unicode);
            for area in
                [Some(areas.now), areas.next, Some(areas.notes), areas.evidence, areas.room].into_iter().flatten()
            {
                let inside = inner(area);
                let last: String = (inside.left()..inside.right())
                    .map(|x| buffer.cell((x, inside.bottom() - 1)).unwrap().symbol())
                    .collect();
                assert!(last.trim_end().ends_with('…'), "{size:?} {area:?} {last}");
            }
        }
    }

    #[test]
    fn notes_are_scrolled_to_their_end_and_not_past_it() {
        let notes: Vec<String> = (1..=40).map(|n| format!("line {n}.")).collect();
        let of = Console { trouble: String::new(), ..talk(&notes.join("\n")) };
        let (lines, seen) = notes_lines(&of, Size::new(80, 24), Glyphs::Unicode);
        assert_eq!((lines, seen), (40, 7));
        for first in [33, 34, usize::MAX] {
            let text = print(&painted(&of, (80, 24), first, Glyphs::Unicode), Format::Text);
            assert!(text.contains("34–40 of 40") && text.contains("│ line 40. "), "{text}");
        }
        let text = print(&painted(&of, (80, 24), 5, Glyphs::Unicode), Format::Text);
        assert!(text.contains("6–12 of 40") && text.contains("│ line 12.…"), "{text}");
    }
}
