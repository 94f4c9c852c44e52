//! The slides by number and title, one of them selected.

use ratatui::layout::Rect;

use super::margin::margined;
use crate::ui::ink::{Ink, Slot};
use crate::ui::theme::Role;

/// Lines above the list: a blank one, the title, a blank one.
const ABOVE: u16 = 3;

pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, title: &str, slides: &[String], at: usize) {
    ink.put(margined(area, 1), title, ink.style(Role::Text, Role::TitleFocused));
    let rows = usize::from(area.height.saturating_sub(ABOVE + 1)).max(1);
    // Those before the selected one that fit, and it.
    let first = at.saturating_sub(rows - 1);
    let digits = slides.len().to_string().len();
    for ((number, slide), down) in slides.iter().enumerate().skip(first).take(rows).zip(ABOVE..) {
        let line = margined(area, down);
        let ground = if number == at { Role::Selection } else { Role::Text };
        let style = ink.style(ground, Role::Text);
        if number == at {
            ink.ground(Rect::new(line.x, line.y, line.width, 1), style);
            ink.put(Slot { x: line.x.saturating_sub(2), width: 1, ..line }, ">", ink.style(Role::Text, Role::Accent));
        }
        ink.put(line, &format!("{:>digits$}  {slide}", number + 1), style);
    }
    if first + rows < slides.len() {
        let more = format!("{} {} more", ink.glyphs.ellipsis(), slides.len() - first - rows);
        ink.put(margined(area, area.height.saturating_sub(1)), &more, ink.style(Role::Text, Role::Text));
    }
}
