//! The box on top: a line to type into, and a list.

use super::border::{self, Caption};
use super::chrome;
use super::ink::{Ink, Slot};
use super::layout::DialogAreas;
use super::list::{self, Manner};
use super::panes::position;
use super::runs;
use super::theme::Role;
use crate::scene::Dialog;

/// Paints the dialog over what is there.
pub(super) fn paint(ink: &mut Ink<'_>, areas: &DialogAreas, dialog: &Dialog) {
    let ground = ink.style(Role::Dialog, Role::Text);
    ink.ground(areas.area, ground);
    let style = ink.style(Role::Dialog, Role::BorderFocused);
    border::lines(ink, areas.area, style);
    let seen = position(&dialog.list, areas.rows.as_size(), ink.glyphs.dash(), " of ");
    let titles = vec![(dialog.title.as_str(), Role::TitleFocused)];
    let caption = Caption { titles, status: [&dialog.list.status, &seen], ground: Role::Dialog };
    border::caption(ink, areas.area, &caption);
    if let (Some(prompt), Some(line)) = (&dialog.prompt, areas.prompt) {
        chrome::prompt(ink, Slot::line(line, 0), prompt, Role::Dialog);
        if let Some(below) = areas.below {
            runs::paint(ink, below, &prompt.below, Role::Dialog);
        }
    }
    let manner = Manner { ground: Role::Dialog, focused: true };
    if let Some(header) = areas.header.filter(|_| !dialog.list.rows.is_empty()) {
        list::header(ink, header, areas.rows.as_size(), &dialog.list, manner);
    }
    list::rows(ink, areas.rows, &dialog.list, manner);
}
