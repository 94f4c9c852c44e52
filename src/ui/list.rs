//! The one painter of lists: titles of columns, rows, the bar on the selected one.

mod form;
mod place;

use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use super::columns::Fitted;
use super::ink::{Ink, Slot};
use super::text::{width, wrap};
use super::theme::Role;
use crate::scene::{Align, List, More, Row, Tone};
use form::Form;
use place::{MARK, inset};

/// How a list is painted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// On what.
    pub(super) ground: Role,
    /// Whether the keys go to it.
    pub(super) focused: bool,
}

/// The fewest cells of a title that is cut.
const SHRED: u16 = 4;

/// How many rows of a list can be seen at once in so much room.
#[must_use]
pub fn rows_in(list: &List, room: Size) -> usize {
    usize::from(room.height / Form::of(list, room).height)
}

/// Which row that is seen stands on a line of a list that has so much room.
#[must_use]
pub fn row_at(list: &List, room: Size, line: u16) -> usize {
    usize::from(line / Form::of(list, room).height)
}

/// Paints the titles of the columns and the rows below them.
pub(super) fn with_header(ink: &mut Ink<'_>, area: Rect, list: &List, manner: Manner) {
    let rows = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
    if list.rows.is_empty() {
        return empty(ink, rows, list, manner);
    }
    header(ink, area, rows.as_size(), list, manner);
    self::rows(ink, rows, list, manner);
}

/// Paints the titles of the columns of a list whose rows have so much room into the first line of an area.
pub(super) fn header(ink: &mut Ink<'_>, area: Rect, room: Size, list: &List, manner: Manner) {
    let style = ink.style(manner.ground, Role::Header);
    let columns = Form::of(list, room).columns(list, area.width);
    let title = |fitted: &Fitted| list.columns.get(fitted.column).map_or("", |column| column.title);
    for (fitted, slot) in reaching(Slot::line(area, 0), &columns, list, |next| title(next).is_empty()) {
        let (title, column) = (title(&fitted), list.columns.get(fitted.column));
        // A shred of it would be taken for a sign.
        if slot.width >= SHRED || width(title) <= slot.width {
            ink.put_aligned(slot, title, column.map_or(Align::Left, |column| column.align), style);
        }
    }
}

/// Paints the rows, or why there are none.
pub(super) fn rows(ink: &mut Ink<'_>, area: Rect, list: &List, manner: Manner) {
    if list.rows.is_empty() {
        return empty(ink, area, list, manner);
    }
    let form = Form::of(list, area.as_size());
    let columns = form.columns(list, area.width);
    let height = form.height;
    let places = (0..area.height / height).map(|at| at * height);
    for ((at, row), down) in list.rows.iter().enumerate().zip(places) {
        // Under the last of all there is room for more of what it says.
        let is_last = list.first.saturating_add(at + 1) == list.total;
        let height = if is_last { tall(form.more(row), area.width).clamp(height, area.height - down) } else { height };
        let area = Rect { y: area.y.saturating_add(down), height, ..area };
        let selected = list.cursor == Some(at);
        let ground = match (selected, manner.focused) {
            (true, true) => Role::Selection,
            (true, false) => Role::SelectionIdle,
            (false, _) => manner.ground,
        };
        if selected {
            let style = ink.style(ground, Role::Text);
            ink.ground(area, style);
            ink.put(Slot::line(area, 0), ">", style);
        }
        item(ink, area, list, row, &columns, ground);
        if let Some(more) = form.more(row) {
            let style = ink.style(ground, role(row, more.text.tone));
            let below = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
            wrapped(ink, inset(below), (&more.text.text, [&more.end, &more.short]), style);
        }
    }
}

/// How many lines a row takes with all that it says.
fn tall(more: Option<&More>, width: u16) -> u16 {
    let said = more.map(|more| [more.text.text.trim(), &more.end].concat()).unwrap_or_default();
    let more = wrap(&said, inset(Rect { width, ..Rect::ZERO }).width).count();
    u16::try_from(1 + more).unwrap_or(u16::MAX)
}

fn role(row: &Row, tone: Tone) -> Role {
    if row.dim { Role::Muted } else { Role::from(tone) }
}

fn item(ink: &mut Ink<'_>, area: Rect, list: &List, row: &Row, columns: &(Vec<Fitted>, u16), ground: Role) {
    let is_bare = |fitted: &Fitted| row.cells.get(fitted.column).is_none_or(|cell| cell.text.is_empty());
    for (fitted, slot) in reaching(Slot::line(area, 0), columns, list, is_bare) {
        if let (Some(cell), Some(column)) = (row.cells.get(fitted.column), list.columns.get(fitted.column)) {
            let short = row.short.as_ref().filter(|(at, _)| *at == fitted.column && ink.width(&cell.text) > slot.width);
            let text = short.map_or(cell.text.as_str(), |(_, short)| short);
            ink.put_aligned(slot, text, column.align, ink.style(ground, role(row, cell.tone)));
        }
    }
}

/// Where the columns stand on a line; text on their left side reaches over the cells after it in which nothing stands.
fn reaching(
    line: Slot,
    columns: &(Vec<Fitted>, u16),
    list: &List,
    is_bare: impl Fn(&Fitted) -> bool,
) -> impl Iterator<Item = (Fitted, Slot)> {
    let is_left = |fitted: &Fitted| list.columns.get(fitted.column).is_some_and(|column| column.align == Align::Left);
    let mut slots = slots(line, columns).peekable();
    std::iter::from_fn(move || {
        let (fitted, mut slot) = slots.next()?;
        while let Some((_, bare)) = slots.next_if(|(next, _)| is_left(&fitted) && is_bare(next)) {
            slot.width = bare.x.saturating_add(bare.width).saturating_sub(slot.x);
        }
        Some((fitted, slot))
    })
}

fn empty(ink: &mut Ink<'_>, area: Rect, list: &List, manner: Manner) {
    let style = ink.style(manner.ground, Role::Muted);
    wrapped(ink, inset(area), (&list.empty, ["", ""]), style);
}

/// Writes text and what ends it over the lines of an area; where they are too few the last one says so with an ellipsis, of
/// the text if there is room for its end behind it: for the short one where the other would take more of that line than a third.
fn wrapped(ink: &mut Ink<'_>, area: Rect, (text, [end, short]): (&str, [&str; 2]), style: Style) {
    let text = ink.glyphs.text(text.trim()).into_owned();
    let end = ink.glyphs.text(end);
    let whole = [text.as_str(), &end].concat();
    let fits = wrap(&whole, area.width).count() <= usize::from(area.height);
    let end = if fits || width(&end) <= area.width / 3 { end } else { ink.glyphs.text(short) };
    let said = [text.as_str(), &end].concat();
    let mut rest = said.as_str();
    for down in 0..area.height {
        let Some(line) = wrap(rest, area.width).next() else { break };
        let slot = Slot::line(area, down);
        let is_all = down + 1 < area.height || width(rest) <= area.width;
        let cut = rest.strip_suffix(&*end).filter(|_| !is_all);
        let room = area.width.saturating_sub(width(&end));
        match cut.filter(|_| room >= SHRED) {
            Some(cut) => {
                let used = ink.put(Slot { width: room, ..slot }, cut, style);
                ink.put(slot.after(used), &end, style);
            }
            None => {
                ink.put(slot, if is_all { line } else { rest }, style);
            }
        }
        rest = rest.get(line.len()..).unwrap_or_default().trim_start();
    }
}

fn slots(line: Slot, (columns, gap): &(Vec<Fitted>, u16)) -> impl Iterator<Item = (Fitted, Slot)> {
    let mut rest = line.after(MARK);
    columns.iter().map(move |fitted| {
        let slot = Slot { width: fitted.width.min(rest.width), ..rest };
        rest = rest.after(fitted.width.saturating_add(*gap));
        (*fitted, slot)
    })
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::ui::glyphs::Glyphs;
    use crate::ui::theme::Theme;

    #[test]
    fn where_a_text_is_cut_whose_word_it_is_stays() {
        let said = |width: u16, height: u16, text: &str, ends: [&str; 2]| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            let theme = Theme::builtin("mono").unwrap();
            let mut ink = Ink::new(&mut buffer, &theme, Glyphs::Unicode);
            let area = Rect::new(0, 0, width, height);
            wrapped(&mut ink, area, (text, ends), Style::new());
            let line =
                |y| (0..width).map(move |x| (x, y)).filter_map(|at| buffer.cell(at)).map(ratatui::buffer::Cell::symbol);
            (0..height).map(|y| line(y).collect::<String>().trim_end().to_owned()).collect::<Vec<_>>()
        };
        let text = "Russia and China sign it";
        assert_eq!(said(20, 3, text, [" — AP", " — AP"]), ["Russia and China", "sign it — AP", ""]);
        assert_eq!(said(20, 1, text, [" — AP", " — AP"]), ["Russia and Chi… — AP"]);
        let many = [" — AP, Reuters, TASS", " — AP +2"];
        assert_eq!(said(30, 2, text, many), ["Russia and China sign it — AP,", "Reuters, TASS"]);
        assert_eq!(
            said(30, 1, text, many),
            ["Russia and China sign… — AP +2"],
            "publishers leave most to what was done"
        );
        assert_eq!(said(20, 1, text, ["", ""]), ["Russia and China si…"]);
        assert_eq!(said(0, 1, text, [" — AP", " — AP"]), [""]);
    }
}
