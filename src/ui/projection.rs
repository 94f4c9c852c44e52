//! Paints what a room sees while a talk is given: few rows, much space, nothing dim.

mod card;
mod index;
mod margin;
mod slide;

use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier, Style};

use super::glyphs::Glyphs;
use super::ink::{Ink, Slot};
use super::theme::Role;
use super::{chrome, page};
use crate::scene::{Foot, Page, Projection, Shows, Slide};

use margin::{margined, plain};
pub use slide::rows_needed;

/// Paints it over an area, which is as large as it must be.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, projection: &Projection) {
    let inside = Rect { height: area.height.saturating_sub(1), ..area };
    match &projection.shows {
        Shows::Blank { white } => {
            let blank = blank(ink.has_colour(), *white);
            return ink.ground(area, blank);
        }
        Shows::Card(card) => card::paint(ink, inside, card),
        Shows::Slide(slide) => slide::paint(ink, inside, slide),
        Shows::Sources { page, first } => sources(ink, inside, page, *first),
        Shows::Index { title, slides, at } => index::paint(ink, inside, title, slides, *at),
    }
    foot(ink, margined(area, inside.height), &projection.foot);
}

/// All of one colour, whatever the theme; without colours, blank or reversed.
fn blank(has_colour: bool, white: bool) -> Style {
    match (has_colour, white) {
        (true, true) => Style::new().bg(Color::White),
        (true, false) => Style::new().bg(Color::Black),
        (false, true) => Style::new().add_modifier(Modifier::REVERSED),
        (false, false) => Style::new(),
    }
}

/// How many lines the sources have in a window, and how many of them are seen at once while there are more, the last line
/// saying so.
#[must_use]
pub fn sources_lines(of: &Page, window: Size, glyphs: Glyphs) -> (usize, usize) {
    let area = sources_area(Rect::new(0, 0, window.width, window.height.saturating_sub(1)));
    (page::page_stops(of, area.width, glyphs).lines, area.height.saturating_sub(1).into())
}

/// Under the title, with a margin.
fn sources_area(area: Rect) -> Rect {
    let down = 3.min(area.height);
    Rect { x: area.x + 1, y: area.y + down, width: area.width.saturating_sub(2), height: area.height - down }
}

/// Paints the title and what the slide rests on, from a line on.
fn sources(ink: &mut Ink<'_>, area: Rect, of: &Page, first: usize) {
    let inside = sources_area(area);
    let title = margined(area, 1);
    ink.put(title, &format!("Sources: {}", of.title), ink.style(Role::Text, Role::Title));
    page::text_from(ink, inside, of, first, plain);
}

fn foot(ink: &mut Ink<'_>, line: Slot, foot: &Foot) {
    let left = chrome::cells_right(ink, line, &foot.told, Role::Text);
    chrome::hints(ink, left, &foot.hints, (Role::Text, Role::Text));
}

/// The slides that need more rows than a window has: which, from 0, and how many each needs.
#[must_use]
pub fn too_tall<'s>(slides: impl Iterator<Item = &'s Slide>, window: Size, glyphs: Glyphs) -> Vec<(usize, u16)> {
    let needed = slides.map(|slide| rows_needed(slide, window.width, glyphs)).enumerate();
    needed.filter(|(_, rows)| *rows > window.height).collect()
}
