//! Paints a page: facts and tables below each other, long texts wrapped, scrolled as a whole.

use ratatui::layout::Rect;

use super::lines::{width, wrap};
use super::put::Canvas;
use crate::scene::{Align, Block, Cell, Page, Table, Tone};

/// Most lines of one text.
const MOST: u16 = 12;

/// The page from the line to which it is scrolled, never past its end.
pub(super) fn paint(canvas: &mut Canvas<'_, '_>, page: &Page, scroll: usize, area: Rect) {
    let room = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    let lines = lines(page, room.width);
    let first = scroll.min(lines.len().saturating_sub(usize::from(area.height)));
    for (y, line) in (0..area.height).zip(lines.iter().skip(first)) {
        canvas.cells(Rect { y: area.y + y, height: 1, ..room }, line, canvas.theme.text);
    }
    let below = lines.len().saturating_sub(first + usize::from(area.height));
    if below > 0 {
        let text = format!(" {below} more lines below ");
        let size = width(&text).min(area.width);
        let place =
            Rect { x: area.x + area.width - size, y: area.y + area.height.saturating_sub(1), width: size, height: 1 };
        canvas.cells(place, &[Cell::toned(text, Tone::Accent)], canvas.theme.text);
    }
}

type Line = Vec<Cell>;

fn lines(page: &Page, room: u16) -> Vec<Line> {
    let mut lines =
        vec![vec![Cell::toned(page.title.as_str(), Tone::Accent)], vec![Cell::toned(page.lens.as_str(), Tone::Muted)]];
    for block in &page.blocks {
        lines.push(Line::new());
        match block {
            Block::Facts(facts) => fact_lines(facts, room, &mut lines),
            Block::Table(heading, table) => {
                lines.push(vec![Cell::toned(heading.as_str(), Tone::Accent)]);
                table_lines(table, room, &mut lines);
            }
        }
    }
    lines
}

fn fact_lines(facts: &[(String, Vec<Cell>)], room: u16, lines: &mut Vec<Line>) {
    let label = facts.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + 2;
    for (name, texts) in facts {
        let mut name = name.as_str();
        for text in texts {
            for line in wrap(std::slice::from_ref(text), room.saturating_sub(label), MOST) {
                let pad = usize::from(label);
                let mut cells = vec![Cell::toned(format!("{name:<pad$}"), Tone::Muted)];
                cells.extend(line);
                lines.push(cells);
                name = "";
            }
        }
    }
}

/// Rows with every cell wrapped in its column: nothing of a page is cut.
fn table_lines(table: &Table, room: u16, lines: &mut Vec<Line>) {
    if table.rows.is_empty() {
        lines.push(vec![Cell::toned(format!("  {}", table.empty), Tone::Muted)]);
        return;
    }
    let widths = widths(table, room);
    let titles: Vec<Cell> = table.columns.iter().map(|column| Cell::toned(column.title, Tone::Muted)).collect();
    row_lines(&titles, table, &widths, lines);
    for row in &table.rows {
        row_lines(row, table, &widths, lines);
    }
}

fn row_lines(row: &[Cell], table: &Table, widths: &[u16], lines: &mut Vec<Line>) {
    let wrapped: Vec<Vec<Line>> =
        row.iter().zip(widths).map(|(cell, width)| wrap(std::slice::from_ref(cell), *width, MOST)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut line = Line::new();
        for ((cell, size), column) in wrapped.iter().zip(widths).zip(&table.columns) {
            if *size == 0 {
                continue;
            }
            let part = cell.get(at).and_then(|part| part.first()).cloned().unwrap_or_default();
            let text = part.text.trim_end();
            let pad = " ".repeat(usize::from(size.saturating_sub(width(text))));
            let text = if column.align == Align::Right { format!("{pad}{text}  ") } else { format!("{text}{pad}  ") };
            line.push(Cell { text, tone: part.tone });
        }
        lines.push(line);
    }
}

/// Every column as wide as its widest cell, as far as there is room; the rest goes to the columns of long texts.
fn widths(table: &Table, room: u16) -> Vec<u16> {
    let widest =
        |at: usize| table.rows.iter().filter_map(|row| row.get(at)).map(|cell| width(&cell.text)).max().unwrap_or(0);
    let wanted: Vec<u16> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| if widest(at) == 0 { 0 } else { widest(at).max(width(column.title)) })
        .collect();
    let gaps = u16::try_from(wanted.iter().filter(|want| **want > 0).count()).unwrap_or(0) * 2;
    let room = room.saturating_sub(gaps);
    let mut limit = room;
    while limit > 4 && wanted.iter().map(|want| u32::from((*want).min(limit))).sum::<u32>() > u32::from(room) {
        limit -= 1;
    }
    wanted.into_iter().map(|want| want.min(limit)).collect()
}
