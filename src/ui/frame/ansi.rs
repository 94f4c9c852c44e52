//! A buffer with the escape sequences of a terminal.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use super::rows::rows;
use crate::ui::theme::colour_number;

/// Every row as runs, each style set from nothing; a row leaves no style behind.
pub(super) fn print(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buffer) {
        let mut set = String::new();
        for run in row {
            let next = sequence(run.style);
            if next != set {
                out.push_str(if next.is_empty() { "\u{1b}[0m" } else { &next });
                set = next;
            }
            out.push_str(&run.text);
        }
        out.push_str(if set.is_empty() { "\n" } else { "\u{1b}[0m\n" });
    }
    out
}

/// The sequence that sets a style; none for the terminal's own.
fn sequence(style: Style) -> String {
    let modifiers = [
        (Modifier::BOLD, ";1"),
        (Modifier::DIM, ";2"),
        (Modifier::ITALIC, ";3"),
        (Modifier::UNDERLINED, ";4"),
        (Modifier::REVERSED, ";7"),
    ];
    let mut codes: String =
        modifiers.into_iter().filter(|(modifier, _)| style.has_modifier(*modifier)).map(|(_, code)| code).collect();
    for (colour, ground) in [(style.fg, 38), (style.bg, 48)] {
        // A string takes what is written to it.
        let _ = match colour {
            Some(Color::Rgb(r, g, b)) => write!(codes, ";{ground};2;{r};{g};{b}"),
            _ => colour.and_then(colour_number).map_or(Ok(()), |number| write!(codes, ";{ground};5;{number}")),
        };
    }
    if codes.is_empty() { codes } else { format!("\u{1b}[0{codes}m") }
}
