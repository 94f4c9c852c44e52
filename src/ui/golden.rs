//! Frames of screens made by hand, kept as snapshots, and screens that try to break the painter.

use std::fmt::Write;

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect, Size};

use super::fixture::{bare, dashboard, hostile, palette, sheet, typing};
use super::frame::{Format, print};
use super::layout::{BodyShape, Layout, Shape};
use super::theme::{Depth, Theme};
use crate::scene::{Body, Cell, Pane, Screen};
use crate::ui::{Beyond, Glyphs, Paint, page_stops};

fn draw(buffer: &mut Buffer, screen: &Screen, theme: &Theme, glyphs: Glyphs) -> Beyond {
    crate::ui::draw(buffer, screen, &Paint { theme: theme.clone(), glyphs, large: false })
}

fn painted(screen: &Screen, (width, height): (u16, u16), theme: &Theme, glyphs: Glyphs) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(&mut buffer, screen, theme, glyphs);
    buffer
}

#[test]
fn no_size_and_no_text_breaks_the_painter() {
    let theme = Theme::builtin("dusk").unwrap();
    let small = (0..=30).flat_map(|width| (0..=15).map(move |height| (width, height)));
    let large =
        [(40, 10), (41, 11), (60, 15), (99, 13), (100, 14), (120, 36), (199, 40), (240, 67), (300, 100), (500, 12)];
    let sizes: Vec<(u16, u16)> = small.chain(large).collect();
    for screen in hostile() {
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            for size in &sizes {
                let buffer = painted(&screen, *size, &theme, glyphs);
                for cell in buffer.content() {
                    assert!(!cell.symbol().chars().any(char::is_control), "{size:?} {:?}", cell.symbol());
                    assert!(glyphs == Glyphs::Unicode || cell.symbol().is_ascii(), "{:?}", cell.symbol());
                }
            }
        }
    }
}

/// The words of a frame, then the looks of each of its lines: how many cells have which, by letters explained below.
fn shown(buffer: &Buffer) -> String {
    let mut looks: Vec<String> = Vec::new();
    let mut lines = String::new();
    for row in buffer.content().chunks(usize::from(buffer.area.width)) {
        for same in row.chunk_by(|a, b| a.style() == b.style()) {
            let style = same[0].style();
            let look = format!("{:?} on {:?} {:?}", style.fg.unwrap(), style.bg.unwrap(), style.add_modifier);
            let at = looks.iter().position(|known| *known == look).unwrap_or_else(|| {
                looks.push(look);
                looks.len() - 1
            });
            write!(lines, "{}{} ", same.len(), char::from(b'a' + u8::try_from(at).unwrap())).unwrap();
        }
        lines.push('\n');
    }
    for (look, letter) in looks.iter().zip('a'..) {
        writeln!(lines, "{letter} {look}").unwrap();
    }
    format!("{}\n{lines}", print(buffer, Format::Text))
}

#[test]
fn frames_look_as_they_did() {
    let dusk = Theme::builtin("dusk").unwrap();
    let sizes = [(80, 24), (120, 36), (240, 67)];
    let screens = [
        ("dashboard", dashboard(Pane::Ties), &sizes[..]),
        ("typing", typing(), &sizes[..1]),
        ("page", sheet(), &sizes[..2]),
        ("dialog", palette(), &sizes[..2]),
        ("empty", bare(), &sizes[..1]),
    ];
    for (name, screen, sizes) in screens {
        for size in sizes {
            for (glyphs, kind) in [(Glyphs::Unicode, "dusk"), (Glyphs::Ascii, "ascii")] {
                let buffer = painted(&screen, *size, &dusk, glyphs);
                let text = if kind == "dusk" { shown(&buffer) } else { print(&buffer, Format::Text) };
                insta::assert_snapshot!(format!("{name}-{}x{}-{kind}", size.0, size.1), text);
            }
        }
    }
}

#[test]
fn without_colours_everything_is_still_told_apart() {
    let bare = Theme::builtin("dusk").unwrap().at(Depth::None);
    insta::assert_snapshot!(
        "dashboard-80x24-none",
        shown(&painted(&dashboard(Pane::Log), (80, 24), &bare, Glyphs::Unicode))
    );
}

#[test]
fn the_focused_pane_is_marked_and_so_is_the_selected_row() {
    let theme = Theme::builtin("mono").unwrap();
    for (focus, title) in
        [(Pane::Actors, "► Actors"), (Pane::Ties, "► Ties of Russia"), (Pane::Log, "► Events, newest")]
    {
        let text = print(&painted(&dashboard(focus), (120, 36), &theme, Glyphs::Unicode), Format::Text);
        assert!(text.contains(title), "{text}");
        assert_eq!(text.matches("► ").count() - text.matches(" ►  20").count(), 1, "{text}");
        assert_eq!(text.matches("│> RUS  Russia ").count(), 1, "{text}");
    }
}

#[test]
fn the_cursor_is_seen_however_long_the_text() {
    let theme = Theme::builtin("mono").unwrap();
    let mut screen = typing();
    for (text, cursor, x) in [("abc", 3, 6), ("abc", 0, 3), (&*"x".repeat(300), 300, 78), (&*"北".repeat(90), 180, 78)]
    {
        screen.prompt.text = vec![Cell::plain(text)];
        screen.prompt.cursor = Some(cursor);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        let at = draw(&mut buffer, &screen, &theme, Glyphs::Unicode).cursor;
        assert_eq!(at, Some(Position::new(x, 1)), "{text}");
    }
    screen.dialog = palette().dialog;
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    let at = draw(&mut buffer, &screen, &theme, Glyphs::Unicode).cursor.unwrap();
    assert!(at.y > 2, "the dialog has the keys");
    screen.prompt.cursor = None;
    screen.dialog = None;
    assert_eq!(draw(&mut buffer, &screen, &theme, Glyphs::Unicode).cursor, None);
}

#[test]
fn a_hint_is_whole_or_not_there() {
    let theme = Theme::builtin("mono").unwrap();
    for width in 40..110 {
        let text = print(&painted(&dashboard(Pane::Ties), (width, 12), &theme, Glyphs::Unicode), Format::Text);
        let last = text.lines().last().unwrap().trim();
        for hint in last.split("   ") {
            let whole = [
                "Tab pane",
                "Enter open",
                "/ filter",
                "e evidence",
                "a as of",
                "c changes",
                "1-6 view",
                "F5 brief",
                "? help",
            ];
            assert!(whole.contains(&hint), "{width}: {last}");
        }
    }
}

#[test]
fn a_dialog_leaves_no_half_of_a_wide_character_beside_it() {
    let theme = Theme::builtin("mono").unwrap();
    let mut screen = palette();
    screen.explain = vec![Cell::plain("北京".repeat(200))];
    screen.crumbs = vec!["北京".repeat(90)];
    // Narrower, a dialog has the whole width.
    for width in 101..150 {
        let buffer = painted(&screen, (width, 12), &theme, Glyphs::Unicode);
        let area = Layout::new(buffer.area.as_size(), Shape::from(&screen)).unwrap().dialog.unwrap().area;
        for y in area.top()..area.bottom() {
            let left = buffer.cell((area.x - 1, y)).unwrap();
            assert!(left.cell_width() == 1, "{width} {y}");
        }
    }
}

#[test]
fn a_page_stops_at_its_end() {
    let theme = Theme::builtin("mono").unwrap();
    let mut screen = sheet();
    let Body::Page { scroll, page, .. } = &mut screen.body else { panic!() };
    *scroll = usize::MAX;
    let size = Layout::new(Size::new(80, 24), Shape { body: BodyShape::Page, dialog: None }).unwrap().page_size();
    let lines = page_stops(page, size.width, Glyphs::Unicode).lines;
    let text = print(&painted(&screen, (80, 24), &theme, Glyphs::Unicode), Format::Text);
    assert!(text.contains(&format!("lines {}–{lines} of {lines}", lines - usize::from(size.height) + 1)), "{text}");
    assert!(text.contains("nothing is known"), "{text}");
}

#[test]
fn the_cursor_is_seen_only_where_text_is_typed() {
    let theme = Theme::builtin("dusk").unwrap();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    let mut cursor = |screen: &Screen| draw(&mut buffer, screen, &theme, Glyphs::Unicode).cursor;
    assert_eq!(cursor(&typing()), Some(Position::new(25, 1)));
    assert_eq!(cursor(&dashboard(Pane::Log)), None);
}
