//! Paints pages as text without escapes, and tables as CSV.

use std::io;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::scene::{Align, Block, Column, Fact, Page, Table};

/// The page as text: aligned columns, one fact a line, nothing cut.
#[must_use]
pub fn text(page: &Page) -> String {
    let mut out = format!("{}\n{}\n", page.title, page.lens);
    page.blocks.iter().for_each(|block| block_text(block, &mut out));
    out
}

fn block_text(block: &Block, out: &mut String) {
    match block {
        Block::Facts(facts) | Block::Flow(facts) => {
            out.push('\n');
            facts_text(facts, out);
        }
        Block::Table(heading, table) => {
            out.push('\n');
            table_text(heading, table, out);
        }
        Block::Spare(table, _) => {
            out.push('\n');
            table_text("", table, out);
        }
        Block::Beside(left, right) | Block::Halves(left, right) => {
            left.iter().chain(right).for_each(|block| block_text(block, out));
        }
        Block::Either(first, _) => first.iter().for_each(|block| block_text(block, out)),
    }
}

fn facts_text(facts: &[Fact], out: &mut String) {
    let label = facts.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    for (name, lines) in facts {
        for (at, line) in lines.iter().enumerate() {
            let name = if at == 0 { name.as_str() } else { "" };
            push_line(out, &format!("{}  {}", padded(name, label, Align::Left), line.text));
        }
    }
}

fn table_text(heading: &str, table: &Table, out: &mut String) {
    if table.rows.is_empty() {
        if !heading.is_empty() {
            push_line(out, heading);
        }
        push_line(out, &format!("  {}", table.empty));
        return;
    }
    let widths = widths(table);
    if !heading.is_empty() {
        push_line(out, heading);
    }
    let titles = table.columns.iter().map(|column| column.title);
    push_line(out, &row_text(titles, &table.columns, &widths));
    for row in &table.rows {
        push_line(out, &row_text(row.iter().map(|cell| cell.text.as_str()), &table.columns, &widths));
    }
}

/// The width of each column; a column that is empty throughout is left out.
fn widths(table: &Table) -> Vec<usize> {
    let widest = |at: usize| table.rows.iter().filter_map(|row| row.get(at)).map(|cell| width(&cell.text)).max();
    let column = |(at, column): (usize, &Column)| match widest(at).unwrap_or(0) {
        0 => 0,
        cells => cells.max(width(column.title)),
    };
    table.columns.iter().enumerate().map(column).collect()
}

fn row_text<'c>(cells: impl Iterator<Item = &'c str>, columns: &[Column], widths: &[usize]) -> String {
    let shown = cells.zip(columns.iter().zip(widths)).filter(|(_, (_, width))| **width > 0);
    let cells: Vec<String> = shown.map(|(cell, (column, width))| padded(cell, *width, column.align)).collect();
    format!("  {}", cells.join("  "))
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

/// Columns that a terminal gives the text: by graphemes, as it is drawn.
#[must_use]
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

fn padded(text: &str, to: usize, align: Align) -> String {
    let space = " ".repeat(to.saturating_sub(width(text)));
    match align {
        Align::Left => format!("{text}{space}"),
        Align::Right => format!("{space}{text}"),
    }
}

/// The table as CSV (RFC 4180, UTF-8, LF). A cell of a column of words that a spreadsheet would take for a formula
/// begins with an apostrophe.
///
/// # Errors
/// When `to` cannot be written.
pub fn csv(table: &Table, to: impl io::Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(table.columns.iter().map(|column| column.title))?;
    for row in &table.rows {
        let cells = row.iter().zip(&table.columns).map(|(cell, column)| match column.align {
            Align::Left if is_formula(&cell.text) => format!("'{}", cell.text),
            _ => cell.text.clone(),
        });
        writer.write_record(cells)?;
    }
    writer.flush()
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Cell;

    fn table(rows: &[[&str; 2]]) -> Table {
        Table {
            columns: vec![Column::words("name"), Column::number("n")],
            rows: rows.iter().map(|row| row.map(Cell::plain).to_vec()).collect(),
            empty: "nothing yet".to_owned(),
        }
    }

    #[test]
    fn columns_are_aligned_by_what_a_terminal_draws() {
        let mut out = String::new();
        table_text("heading", &table(&[["北京", "7"], ["x", "12"]]), &mut out);
        assert_eq!(out, "heading\n  name   n\n  北京   7\n  x     12\n");
    }

    #[test]
    fn an_empty_table_says_why() {
        let mut out = String::new();
        table_text("heading", &table(&[]), &mut out);
        assert_eq!(out, "heading\n  nothing yet\n");
    }

    #[test]
    fn words_that_are_formulas_are_defused_and_numbers_are_not() {
        let mut out = Vec::new();
        csv(&table(&[["=1+1", "-5"], ["a,\"b\"", "2"]]), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "name,n\n'=1+1,-5\n\"a,\"\"b\"\"\",2\n");
    }
}
