//! Paints a list: columns under their titles, the selected row marked, a word where it is empty.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::lines::width;
use super::put::Canvas;
use crate::scene::{Align, Cell, List, ListColumn, Row, Tone, Width};

/// A list in a box.
pub(super) fn panel(canvas: &mut Canvas<'_, '_>, list: &List, area: Rect, focused: bool, tabs: Option<&[Cell]>) {
    let border = if focused { canvas.theme.border_focused } else { canvas.theme.border };
    let tone = if focused { Tone::Accent } else { Tone::Muted };
    let mark = if focused { format!("{} ", canvas.glyphs.pointer()) } else { String::new() };
    let own = [Cell::toned(format!("{mark}{}", list.title), tone)];
    let mut title = vec![Cell::plain(" ")];
    title.extend_from_slice(tabs.unwrap_or(&own));
    title.push(Cell::plain(" "));
    canvas.panel(area, &title, &status(list), border);
    let inner = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    };
    rows(canvas, list, inner, focused, true);
}

/// ` cooperative to hostile · 3–14 of 332 `
fn status(list: &List) -> String {
    let shown = list.rows.len();
    let range = match (list.total, shown) {
        (0, _) => String::new(),
        (total, shown) if shown >= total => format!("{total}"),
        (total, shown) => format!("{}–{} of {total}", list.first + 1, list.first + shown),
    };
    let parts: Vec<&str> = [list.status.as_str(), &range].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!(" {} ", parts.join(" · ")) }
}

/// The rows of a list in an area, under the titles of its columns.
pub(super) fn rows(canvas: &mut Canvas<'_, '_>, list: &List, area: Rect, focused: bool, titled: bool) {
    if list.rows.is_empty() {
        canvas.wrapped(area, &[Cell::toned(list.empty.as_str(), Tone::Muted)], canvas.theme.text);
        return;
    }
    // Two cells on the left for the mark of the selected row.
    let body = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    let columns = fitted(&list.columns, body.width);
    let mut y = area.y;
    if titled {
        let heads: Vec<Cell> = list.columns.iter().map(|column| Cell::plain(column.title)).collect();
        cells(canvas, &heads, &list.columns, &columns, Rect { y, height: 1, ..body }, canvas.theme.header);
        y += 1;
    }
    for (at, row) in list.rows.iter().enumerate() {
        if y >= area.y + area.height {
            break;
        }
        let height = list.item_height.max(1).min(area.y + area.height - y);
        let place = Rect { y, height, ..area };
        let selected = list.cursor == Some(at);
        self::row(canvas, row, list, &columns, place, (selected, focused));
        y += list.item_height.max(1);
    }
}

fn row(
    canvas: &mut Canvas<'_, '_>,
    row: &Row,
    list: &List,
    columns: &[Option<u16>],
    area: Rect,
    (selected, focused): (bool, bool),
) {
    let base = match (selected, focused) {
        (true, true) => canvas.theme.text.patch(canvas.theme.selection),
        (true, false) => canvas.theme.text.patch(canvas.theme.selection_idle),
        (false, _) if row.dim => canvas.theme.text.patch(canvas.theme.muted),
        (false, _) => canvas.theme.text,
    };
    if selected {
        canvas.fill(area, base);
        canvas.text(Rect { width: 1, height: 1, ..area }, canvas.glyphs.pointer(), base);
    }
    let body = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    // A selection bar with a text colour of its own swallows the tones.
    let swallows = selected && focused && canvas.theme.selection.fg.is_some();
    let plain: Vec<Cell>;
    let shown = if swallows {
        plain = row.cells.iter().map(|cell| Cell::plain(cell.text.as_str())).collect();
        &plain
    } else {
        &row.cells
    };
    cells(canvas, shown, &list.columns, columns, body, base);
    if let Some(more) = row.more.as_ref().filter(|_| area.height > 1) {
        let below = Rect { x: area.x + 3, y: area.y + 1, width: area.width.saturating_sub(3), height: area.height - 1 };
        canvas.wrapped(below, std::slice::from_ref(more), base);
    }
}

fn cells(
    canvas: &mut Canvas<'_, '_>,
    row: &[Cell],
    columns: &[ListColumn],
    widths: &[Option<u16>],
    area: Rect,
    base: Style,
) {
    let mut x = area.x;
    for ((cell, column), size) in row.iter().zip(columns).zip(widths) {
        let Some(size) = *size else { continue };
        let free = size.saturating_sub(width(&cell.text));
        let lead = if column.align == Align::Right { free } else { 0 };
        let place = Rect { x: x + lead, width: size - lead, height: 1, ..area };
        canvas.cells(place, std::slice::from_ref(cell), base);
        x = x.saturating_add(size + 1);
    }
}

/// The width of each column, one cell between them. Where they do not fit, those of the lowest rank are left out.
fn fitted(columns: &[ListColumn], area: u16) -> Vec<Option<u16>> {
    let mut kept: Vec<bool> = columns.iter().map(|_| true).collect();
    loop {
        let shown = || columns.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(column, _)| column);
        let least = shown().map(|column| least(column) + 1).sum::<u16>().saturating_sub(1);
        let lowest = shown().filter(|column| column.rank < 9).map(|column| column.rank).min();
        match lowest {
            Some(rank) if least > area => {
                for (column, keep) in columns.iter().zip(&mut kept) {
                    *keep &= column.rank != rank;
                }
            }
            _ => {
                let rest = area.saturating_sub(least);
                let weights: u16 = shown().map(weight).sum();
                let share = |column: &ListColumn| least_and_share(column, rest, weights);
                return columns.iter().zip(&kept).map(|(column, kept)| kept.then(|| share(column))).collect();
            }
        }
    }
}

fn least(column: &ListColumn) -> u16 {
    match column.width {
        Width::Fixed(width) => width,
        Width::Fill { least, .. } => least,
    }
}

fn weight(column: &ListColumn) -> u16 {
    match column.width {
        Width::Fixed(_) => 0,
        Width::Fill { weight, .. } => weight,
    }
}

fn least_and_share(column: &ListColumn, rest: u16, weights: u16) -> u16 {
    least(column) + (rest * weight(column)).checked_div(weights).unwrap_or(0)
}
