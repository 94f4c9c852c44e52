//! One frame as text, without a terminal: the same on every machine.

use std::fmt::Write as _;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::desk::Desk;

/// Draws the desk once.
///
/// # Errors
/// None that a frame in memory can give.
pub fn frame(desk: &Desk, width: u16, height: u16) -> std::io::Result<Buffer> {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).map_err(std::io::Error::other)?;
    terminal.draw(|frame| desk.draw(frame)).map_err(std::io::Error::other)?;
    Ok(terminal.backend().buffer().clone())
}

/// The frame without its colours, a line each, nothing behind the last character.
#[must_use]
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buffer) {
        let line: String = row.iter().map(|cell| cell.symbol()).collect();
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

/// The frame with its colours as escape sequences.
#[must_use]
pub fn ansi(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buffer) {
        let mut last = None;
        for cell in row {
            let style = (cell.fg, cell.bg, cell.modifier);
            if last != Some(style) {
                let _ =
                    write!(out, "\x1b[0{}{}{}m", modifiers(cell.modifier), colour(cell.fg, 38), colour(cell.bg, 48));
                last = Some(style);
            }
            out.push_str(cell.symbol());
        }
        out.push_str("\x1b[0m\n");
    }
    out
}

/// The cells of each row that are drawn: what stands behind a wide one is not.
fn rows(buffer: &Buffer) -> impl Iterator<Item = Vec<&ratatui::buffer::Cell>> {
    let width = usize::from(buffer.area.width.max(1));
    buffer.content.chunks(width).map(|row| {
        let mut skip = 0;
        let mut kept = Vec::with_capacity(row.len());
        for cell in row {
            if skip == 0 {
                kept.push(cell);
                skip = crate::plain::width(cell.symbol()).max(1);
            }
            skip -= 1;
        }
        kept
    })
}

fn modifiers(modifier: Modifier) -> String {
    let codes = [
        (Modifier::BOLD, ";1"),
        (Modifier::DIM, ";2"),
        (Modifier::ITALIC, ";3"),
        (Modifier::UNDERLINED, ";4"),
        (Modifier::REVERSED, ";7"),
    ];
    codes.iter().filter(|(flag, _)| modifier.contains(*flag)).map(|(_, code)| *code).collect()
}

fn colour(colour: Color, base: u8) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!(";{base};2;{r};{g};{b}"),
        Color::Indexed(index) => format!(";{base};5;{index}"),
        _ => String::new(),
    }
}
