//! For tests: random pictures with large text, one after the other, against what is to be seen of each.

use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::gate::Gate;
use super::multicell::{AREA, Fake, Ink};
use crate::ui::{Beyond, Large};

/// What is to be seen: the cells, and over blank ones the large characters.
fn wanted(buffer: &Buffer, runs: &[Large]) -> Vec<String> {
    let mut fake = Fake::new();
    let put = |fake: &mut Fake, at: Position, symbol: &str, width, height| {
        let cell = &buffer[at];
        fake.ink = Ink::default();
        fake.ink.obey(&style(cell.fg, cell.bg, cell.modifier));
        fake.at = (at.x, at.y);
        fake.draw(symbol, width, height);
    };
    let covered = |at: Position| at.x > 0 && buffer[(at.x - 1, at.y)].symbol().cell_width() > 1;
    for at in AREA.positions().filter(|at| !covered(*at)) {
        let symbol = buffer[at].symbol();
        put(&mut fake, at, symbol, symbol.cell_width(), 1);
    }
    for run in runs {
        let mut area = run.area;
        for symbol in run.text.graphemes(true) {
            area.width = 2 * symbol.cell_width();
            let inside = AREA.intersection(area) == area;
            let is_free = |at: Position| buffer[at].symbol() == " " && !covered(at);
            if inside && area.positions().all(|at| is_free(at) && fake.cell(at).area.height == 1) {
                put(&mut fake, area.as_position(), symbol, area.width, 2);
            }
            area.x += area.width;
        }
    }
    fake.seen()
}

fn style(fg: Color, bg: Color, modifier: Modifier) -> String {
    let colour = |base: u8, colour| match colour {
        Color::Indexed(index) => format!(";{};5;{index}", base + 8),
        _ => String::new(),
    };
    let on = [(Modifier::BOLD, ";1"), (Modifier::REVERSED, ";7")]
        .map(|(is, on)| if modifier.contains(is) { on } else { "" });
    format!("0{}{}{}", colour(30, fg), colour(40, bg), on.concat())
}

/// What happens to a picture: place, what, in which style.
type Stroke = (u16, u16, Thing, usize);

#[derive(Debug, Clone)]
enum Thing {
    Text(&'static str),
    Large(&'static str),
    /// A box that covers what is there, of this size.
    Box(u16, u16),
    /// A run that vanishes or moves.
    Gone(usize),
    Moved(usize),
    /// The terminal is drawn on anew.
    Redraw,
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let thing = prop_oneof![
        3 => prop::sample::select(vec!["a", "word", "    ", "北京", "e\u{301}x"]).prop_map(Thing::Text),
        3 => prop::sample::select(vec!["Ab", "A b", "北c", "e\u{301}f", "longer"]).prop_map(Thing::Large),
        2 => (1..7_u16, 1..4_u16).prop_map(|(width, height)| Thing::Box(width, height)),
        1 => (0..4_usize).prop_map(Thing::Gone),
        1 => (0..4_usize).prop_map(Thing::Moved),
        1 => Just(Thing::Redraw),
    ];
    (0..AREA.width, 0..AREA.height, thing, 0..4_usize)
}

fn styled(style: usize) -> Style {
    let bold = Style::reset().fg(Color::Indexed(4)).add_modifier(Modifier::BOLD);
    [Style::reset(), bold, bold.bg(Color::Indexed(9)), Style::reset().add_modifier(Modifier::REVERSED)][style]
}

/// Blanks an area, with what reaches into it from the left.
fn blank(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(AREA);
    for at in area.positions() {
        if at.x == area.x && at.x > 0 && buffer[(at.x - 1, at.y)].symbol().cell_width() > 1 {
            buffer[(at.x - 1, at.y)].set_symbol(" ");
        }
        buffer[at].set_symbol(" ").set_style(style);
    }
}

fn draw(buffer: &mut Buffer, runs: &mut Vec<Large>, gate: &mut Gate, (x, y, thing, style): Stroke) {
    let style = styled(style);
    match thing {
        Thing::Text(text) => {
            let width = text.graphemes(true).map(CellWidth::cell_width).sum();
            if x + width <= AREA.width {
                blank(buffer, Rect::new(x, y, width, 1), style);
                buffer.set_string(x, y, text, style);
            }
        }
        Thing::Large(text) => {
            let width: u16 = text.graphemes(true).map(|symbol| 2 * symbol.cell_width()).sum();
            let area = Rect::new(x, y, width, 2);
            blank(buffer, area, style);
            runs.push(Large { area, text: text.to_owned() });
        }
        Thing::Box(width, height) => {
            let area = Rect::new(x, y, width, height);
            blank(buffer, area, style);
            runs.retain(|run| !run.area.intersects(area));
        }
        Thing::Gone(run) if run < runs.len() => drop(runs.remove(run)),
        Thing::Moved(run) if run < runs.len() => {
            runs[run].area.x = x;
            runs[run].area.y = y;
        }
        Thing::Gone(_) | Thing::Moved(_) => {}
        Thing::Redraw => gate.forget(AREA.as_size()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    /// Whatever was there before, the terminal shows the frame and nothing of an earlier one.
    #[test]
    fn no_part_of_a_large_character_is_left_or_lost(
        frames in prop::collection::vec(prop::collection::vec(stroke(), 0..6), 1..6),
    ) {
        let (mut buffer, mut runs) = (Buffer::empty(AREA), Vec::new());
        let (mut gate, mut fake) = (Gate::default(), Fake::new());
        gate.forget(AREA.as_size());
        for strokes in frames {
            for stroke in strokes {
                draw(&mut buffer, &mut runs, &mut gate, stroke);
            }
            let mut sent = || gate.frame(|frame| {
                frame.clone_from(&buffer);
                Beyond { large: runs.clone(), ..Beyond::default() }
            });
            fake.feed(&sent());
            prop_assert_eq!(fake.seen(), wanted(&buffer, &runs));
            prop_assert!(sent().is_empty(), "the same frame again is nothing");
        }
    }
}
