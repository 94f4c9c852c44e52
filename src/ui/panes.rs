//! The panes: boxes that share their borders, a list in each.

use ratatui::layout::{Rect, Size};

use super::border::{self, Caption};
use super::ink::Ink;
use super::layout::{Layout, inner, rows_of};
use super::list::{self, Manner};
use super::theme::Role;
use crate::scene::{List, Pane};

/// What a pane is called where there is room for its name only.
pub(super) const fn name(pane: Pane) -> &'static str {
    match pane {
        Pane::Actors => "Actors",
        Pane::Ties => "Ties",
        Pane::Interests => "Interests",
        Pane::Log => "Events",
    }
}

/// Paints the panes that are seen. The focused one goes last, so that its border lies on top.
pub(super) fn paint(ink: &mut Ink<'_>, layout: &Layout, lists: &[List], focus: Pane) {
    let panes = Pane::ALL.into_iter().zip(lists).filter_map(|(pane, list)| Some((pane, list, layout.pane(pane)?)));
    let (focused, others): (Vec<_>, Vec<_>) = panes.partition(|(pane, ..)| *pane == focus);
    let role = |pane| if pane == focus { Role::BorderFocused } else { Role::Border };
    for (pane, _, area) in others.iter().chain(&focused) {
        let style = ink.style(Role::Text, role(*pane));
        border::lines(ink, *area, style);
    }
    for (pane, list, area) in others.into_iter().chain(focused) {
        one(ink, layout, pane, list, area, pane == focus);
    }
}

fn one(ink: &mut Ink<'_>, layout: &Layout, pane: Pane, list: &List, area: Rect, focused: bool) {
    let inside = inner(area);
    let title = if focused { format!("{} {}", ink.glyphs.focus(), list.title) } else { list.title.clone() };
    let role = if focused { Role::TitleFocused } else { Role::Title };
    let tabs = layout.plan.tabs(pane);
    let titles = match tabs {
        [] => vec![(title.as_str(), role)],
        tabs => {
            let tab = |tab: &Pane| if *tab == pane { (title.as_str(), role) } else { (name(*tab), Role::Title) };
            tabs.iter().map(tab).collect()
        }
    };
    // Whose list it is goes before which of it is seen, unless that is too long in any case.
    let seen = |of: &str| position(list, rows_of(area).as_size(), ink.glyphs.dash(), of);
    let forms = [seen(" of "), seen("/"), String::new()];
    let fits = forms.iter().position(|seen| border::has_room(ink, area, &titles, seen)).unwrap_or(1);
    let seen = forms.get(fits).map_or("", String::as_str);
    border::caption(ink, area, &Caption { titles, status: [&list.status, seen], ground: Role::Text });
    list::with_header(ink, inside, list, Manner { ground: Role::Text, focused });
}

/// `3–14 of 332`, where `of` is ` of `; nothing where everything is seen.
pub(super) fn position(list: &List, room: Size, dash: &str, of: &str) -> String {
    let shown = list.rows.len().min(list::rows_in(list, room));
    if shown == 0 || shown >= list.total {
        return String::new();
    }
    let end = grouped(list.first.saturating_add(shown));
    format!("{}{dash}{end}{of}{}", grouped(list.first.saturating_add(1)), grouped(list.total))
}

/// A number with a comma between thousands.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Row;

    #[test]
    fn thousands_are_grouped() {
        for (number, expected) in [(0, "0"), (999, "999"), (1_000, "1,000"), (10_000_000, "10,000,000")] {
            assert_eq!(grouped(number), expected);
        }
    }

    #[test]
    fn the_position_counts_what_is_seen() {
        let list = |first, rows, total| List { first, rows: vec![Row::default(); rows], total, ..List::default() };
        let room = Size { width: 80, height: 12 };
        assert_eq!(position(&list(2, 20, 332), room, "–", " of "), "3–14 of 332");
        assert_eq!(position(&list(0, 5, 5), room, "–", " of "), "");
        assert_eq!(position(&list(0, 0, 5), room, "–", " of "), "");
        assert_eq!(position(&List { item_height: 3, ..list(0, 20, 2_000) }, room, "-", "/"), "1-4/2,000");
    }
}
