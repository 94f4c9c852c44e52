//! What a terminal is sent for what is drawn.

use proptest::prelude::*;
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, List, Paragraph, Row, Table, Tabs, Widget};

use super::*;
use crate::model::Clean;
use crate::ui::Link;

/// What is sent for `buffer` on a cleared terminal.
fn sent(buffer: &Buffer) -> String {
    send(&mut gate(buffer), buffer, &[])
}

fn gate(buffer: &Buffer) -> Gate {
    let mut gate = Gate::default();
    gate.forget(buffer.area.as_size());
    gate
}

fn send(gate: &mut Gate, buffer: &Buffer, links: &[Link]) -> String {
    let draw = |frame: &mut Buffer| {
        frame.clone_from(buffer);
        Beyond { links: links.to_vec(), ..Beyond::default() }
    };
    String::from_utf8(gate.frame(draw)).unwrap()
}

/// What is left of `text` when our own sequences are taken out: moves, styles, and the marks of a frame.
fn without_ours(text: &str) -> String {
    let mut rest = text;
    let mut left = String::new();
    while let Some((before, after)) = rest.split_once("\x1b[") {
        left.push_str(before);
        let end = after.find(|c: char| c.is_ascii_alphabetic()).unwrap();
        let (parameters, tail) = after.split_at(end);
        let ours = match &tail[..1] {
            "H" | "C" | "m" => parameters.split(';').all(|n| n.is_empty() || n.parse::<u16>().is_ok()),
            "J" => parameters == "2",
            "h" | "l" => ["?2026", "?25"].contains(&parameters),
            _ => false,
        };
        assert!(ours, "ESC[{parameters}{}", &tail[..1]);
        rest = &tail[1..];
    }
    left + rest
}

fn through_every_path(text: &str) -> Buffer {
    let area = Rect::new(0, 0, 40, 9);
    let row = |y| Rect::new(0, y, 40, 1);
    let mut buffer = Buffer::empty(area);
    Line::raw(text).render(row(0), &mut buffer);
    Span::raw(text).render(row(1), &mut buffer);
    Paragraph::new(text).render(row(2), &mut buffer);
    List::new([text]).render(row(3), &mut buffer);
    Table::new([Row::new([text, text])], [10, 10]).render(row(4), &mut buffer);
    Block::bordered().title(text).render(row(5), &mut buffer);
    Tabs::new([text, text]).render(row(6), &mut buffer);
    buffer.set_string(0, 7, text, Style::new());
    buffer[(0, 8)].set_symbol(text);
    for (x, c) in (2..40).zip(text.chars()) {
        buffer[(x, 8)].set_char(c);
    }
    buffer
}

/// Text with many of the characters that do harm.
fn harmful() -> impl Strategy<Value = String> {
    let evil = prop::sample::select(vec![
        "\x1b",
        "\x1b]0;pwn\x07",
        "\x1b[2J",
        "\u{9b}31m",
        "\u{9d}0;x\u{9c}",
        "\0",
        "\x08",
        "\x7f",
        "\t",
        "\r\n",
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{feff}",
        "\u{ad}",
        "\u{200d}",
        "\u{e0041}",
        "\u{fe0f}",
        "\u{20e3}",
        "\u{2028}",
        "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "👩\u{200d}🚀",
        "北",
        "कि",
    ]);
    prop::collection::vec(prop_oneof![evil.prop_map(str::to_owned), any::<String>()], 0..8)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn nothing_but_our_sequences_and_clean_text_is_sent(text in harmful()) {
        let text = without_ours(&sent(&through_every_path(&text)));
        prop_assert!(text.chars().all(|c| Clean::fits_cell(c.encode_utf8(&mut [0; 4]))), "{text:?}");
    }
}

#[test]
fn a_forbidden_cell_becomes_a_replacement_of_the_same_width() {
    for (symbol, shown) in [("\x1b", "\u{fffd}"), ("a\u{202e}", "\u{fffd}"), ("❤\u{fe0f}", "\u{fffd} "), ("é", "é")]
    {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        buffer[(0, 0)].set_symbol(symbol);
        assert_eq!(without_ours(&sent(&buffer)), shown, "{symbol:?}");
    }
}

#[test]
fn after_a_disputed_cell_the_cursor_is_placed_again() {
    let row = |text| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        buffer.set_string(0, 0, text, Style::new());
        sent(&buffer).matches('H').count()
    };
    assert_eq!(row("abcd"), 1);
    assert_eq!(row("a\u{915}\u{94d}cd"), 2);
}

#[test]
fn a_link_is_closed_before_the_cursor_moves() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 3));
    for (y, line) in (0..).zip(["at https://x/a;b", "   and/so/on", "no link"]) {
        buffer.set_string(0, y, line, Style::new().fg(Color::Red));
    }
    let address = "https://x/a;b/and/so/on".to_owned();
    let area = |y, width| Rect::new(3, y, width, 1);
    let shown = [(0, 13), (1, 9)].map(|(y, width)| Link { area: area(y, width), address: address.clone() });
    let text = send(&mut gate(&buffer), &buffer, &shown);
    let pieces: Vec<&str> = text.split("\x1b]8;id=").skip(1).collect();
    assert_eq!(pieces.len(), 2, "{text:?}");
    for (piece, label) in pieces.iter().zip(["https://x/a;b", "and/so/on"]) {
        let (opening, rest) = piece.split_once("\x1b\\").unwrap();
        assert!(opening.ends_with(";https://x/a%3Bb/and/so/on"), "{opening}");
        let (within, _) = rest.split_once("\x1b]8;;\x1b\\").unwrap();
        assert!(within.contains(label) && !within.contains('H'), "{within:?}");
    }
}

#[test]
fn a_frame_is_marked_and_an_unchanged_one_is_empty() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
    buffer[(0, 0)].set_symbol("x");
    let mut gate = gate(&buffer);
    let frame = send(&mut gate, &buffer, &[]);
    assert_eq!(frame, "\x1b[?2026h\x1b[?25l\x1b[2J\x1b[1Hx\x1b[?2026l");
    assert_eq!(send(&mut gate, &buffer, &[]), "");
}

#[test]
fn the_cursor_is_placed_after_what_moves_it_and_only_then() {
    let mut gate = gate(&Buffer::empty(Rect::new(0, 0, 9, 9)));
    let mut sent = |symbol, cursor| with_cursor(&mut gate, symbol, cursor);
    assert_eq!(sent("a", None), "\x1b[?25l\x1b[2J\x1b[1Ha");
    assert_eq!(sent("a", Some((3, 4))), "\x1b[5;4H\x1b[?25h");
    assert_eq!(sent("a", Some((3, 4))), "");
    assert_eq!(sent("b", Some((3, 4))), "\x1b[1Hb\x1b[5;4H");
    assert_eq!(sent("b", None), "\x1b[?25l");
}

#[test]
fn a_cursor_that_may_have_been_hidden_meanwhile_is_shown_again() {
    let mut gate = gate(&Buffer::empty(Rect::new(0, 0, 9, 9)));
    with_cursor(&mut gate, "a", Some((3, 4)));
    gate.forget(Size::new(9, 9));
    assert_eq!(with_cursor(&mut gate, "a", Some((3, 4))), "\x1b[?25l\x1b[2J\x1b[1Ha\x1b[5;4H\x1b[?25h");
    // And one that may still be seen is hidden.
    gate.forget(Size::new(9, 9));
    assert_eq!(with_cursor(&mut gate, "a", None), "\x1b[?25l\x1b[2J\x1b[1Ha");
}

/// What is sent, but for the marks of the frame.
fn with_cursor(gate: &mut Gate, symbol: &str, cursor: Option<(u16, u16)>) -> String {
    let draw = |frame: &mut Buffer| {
        frame.set_string(0, 0, symbol, Style::new());
        Beyond { cursor: cursor.map(Position::from), ..Beyond::default() }
    };
    without_marks(gate.frame(draw))
}

fn without_marks(frame: Vec<u8>) -> String {
    String::from_utf8(frame).unwrap().replace("\x1b[?2026h", "").replace("\x1b[?2026l", "")
}
