//! Frames of screens made by hand, kept as snapshots, and screens that try to break the painter.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::fixture::{bare, dashboard, hostile, palette, sheet, typing};
use super::frame::{Format, print};
use super::theme::Theme;
use crate::scene::{Pane, Screen};
use crate::ui::{Glyphs, draw};

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

#[test]
fn look() {
    let folder = std::env::var("LOOK").unwrap_or_default();
    if folder.is_empty() {
        return;
    }
    for (name, screen) in [
        ("actors", dashboard(Pane::Actors)),
        ("ties", dashboard(Pane::Ties)),
        ("log", dashboard(Pane::Log)),
        ("typing", typing()),
        ("sheet", sheet()),
        ("palette", palette()),
        ("bare", bare()),
    ] {
        for size in [(80, 24), (120, 36), (240, 67), (40, 10)] {
            for theme in super::theme::NAMES {
                for depth in super::theme::Depth::ALL {
                    let theme_ = Theme::builtin(theme).unwrap().at(depth);
                    let buffer = painted(&screen, size, &theme_, Glyphs::Unicode);
                    for format in Format::ALL {
                        std::fs::write(
                            format!("{folder}/{name}-{}x{}-{theme}-{}.{}", size.0, size.1, depth.name(), format.name()),
                            print(&buffer, format),
                        )
                        .unwrap();
                    }
                }
            }
        }
    }
}
