//! Paints a screen with ratatui. Everything is drawn through `ink`, which never leaves the buffer; nothing here writes
//! state.

mod border;
mod chrome;
mod columns;
mod dialog;
mod facts;
mod fitted;
#[cfg(test)]
mod fixture;
pub mod frame;
mod glyphs;
#[cfg(test)]
mod golden;
mod headline;
mod ink;
pub mod layout;
mod list;
mod page;
mod panes;
mod projection;
mod roll;
mod runs;
mod speaker;
mod stages;
mod table;
mod text;
mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

pub use fitted::fitted;
pub use glyphs::Glyphs;
pub use headline::{Large, headline_rows};
pub use ink::Link;
use ink::{Ink, Slot};
pub use layout::{Layout, Place, Shape};
pub use list::{row_at, rows_in};
pub use page::page_stops;
pub use projection::{rows_needed, sources_lines, too_tall};
pub use speaker::notes_lines;
pub use stages::{matrix_room, square_at, stage_lines, stage_stops};
pub use theme::{Depth, LIGHT, NAMES, Role, Theme, ThemeError, colour_number};

use crate::scene::{Body, Console, Projection, Screen, Shows};

/// What of a painted screen is not in its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beyond {
    /// Where the cursor stands while text is typed.
    pub cursor: Option<Position>,
    /// The addresses that are seen, those on top only.
    pub links: Vec<Link>,
    /// The text at twice the size, on cells that are blank.
    pub large: Vec<Large>,
}

/// How screens are painted.
#[derive(Debug, Clone)]
pub struct Paint {
    /// Its colours, reduced to what the terminal has.
    pub theme: Theme,
    /// Which characters may be drawn.
    pub glyphs: Glyphs,
    /// Whether headlines are drawn at twice the size, for a terminal that has proved that it can.
    pub large: bool,
}

/// Paints a screen over the whole of a buffer.
pub fn draw(buffer: &mut Buffer, screen: &Screen, paint: &Paint) -> Beyond {
    let area = buffer.area;
    let mut ink = Ink::new(buffer, &paint.theme, paint.glyphs);
    ink.enlarges = paint.large;
    let ground = ink.style(Role::Text, Role::Text);
    ink.ground(area, ground);
    let Some(layout) = Layout::new(area.as_size(), Shape::from(screen)) else {
        too_small(&mut ink, area);
        return Beyond::default();
    };
    chrome::paint(&mut ink, &layout, screen);
    match &screen.body {
        Body::Panes { lists, focus, .. } => panes::paint(&mut ink, &layout, lists, *focus),
        Body::Page { page, scroll, at } => {
            if let Some(area) = layout.page {
                page::paint(&mut ink, area, page, *scroll, *at);
            }
        }
        Body::Stage { picture, beside, scroll, at } => {
            if let Some(area) = layout.page {
                stages::paint(&mut ink, area, picture, beside.as_ref(), (*scroll, *at));
            }
        }
    }
    chrome::below(&mut ink, &layout, &screen.prompt);
    if let (Some(dialog), Some(areas)) = (&screen.dialog, &layout.dialog) {
        ink.cursor = None;
        ink.links.clear();
        dialog::paint(&mut ink, areas, dialog);
    }
    Beyond { cursor: ink.cursor, links: ink.links, large: ink.large }
}

/// Paints what a room sees over the whole of a buffer.
pub fn project(buffer: &mut Buffer, projection: &Projection, paint: &Paint) -> Beyond {
    let area = buffer.area;
    let mut ink = Ink::new(buffer, &paint.theme, paint.glyphs);
    ink.enlarges = paint.large;
    let ground = ink.style(Role::Text, Role::Text);
    ink.ground(area, ground);
    if !layout::fits(area.as_size()) && !matches!(projection.shows, Shows::Blank { .. }) {
        too_small(&mut ink, area);
        return Beyond::default();
    }
    projection::paint(&mut ink, area, projection);
    Beyond { cursor: None, links: ink.links, large: ink.large }
}

/// Paints the speaker's console over the whole of a buffer, with its notes from a line on; never past their end.
pub fn console(buffer: &mut Buffer, console: &Console, first: usize, paint: &Paint) {
    let area = buffer.area;
    let mut ink = Ink::new(buffer, &paint.theme, paint.glyphs);
    let ground = ink.style(Role::Text, Role::Text);
    ink.ground(area, ground);
    if layout::fits(area.as_size()) {
        speaker::paint(&mut ink, area, console, first);
    } else {
        too_small(&mut ink, area);
    }
}

/// One sentence where nothing else would fit.
fn too_small(ink: &mut Ink<'_>, area: ratatui::layout::Rect) {
    let least = layout::LEAST;
    let sentence = format!(
        "window too small: {} by {}, and {} by {} are needed",
        area.width, area.height, least.width, least.height
    );
    let style = ink.style(Role::Text, Role::Text);
    for (line, down) in text::wrap(&sentence, area.width).zip(0..area.height) {
        ink.put(Slot::line(area, down), line, style);
    }
}
