//! The lines from seats to the middle: along one line to the trunk of their side, and with it into the middle. No two
//! cross, because each seat has its own line and a trunk is shared.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::label;
use super::plan::{Plan, Side};
use crate::scene::{Seat, Stroke, Tone};
use crate::ui::theme::Role;

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// Draws the edges of a side with their labels, and the trunk that they share.
pub(super) fn paint(canvas: &mut Canvas<'_, '_>, plan: &Plan, side: Side, seats: &[Option<Seat>]) {
    let held: Vec<(u16, &Seat)> = seats
        .iter()
        .enumerate()
        .filter_map(|(at, seat)| seat.as_ref().map(|seat| (plan.edge(side, at).line, seat)))
        .collect();
    for (at, seat) in seats.iter().enumerate() {
        if let Some(seat) = seat {
            edge(canvas, plan, side, (at, seat));
        }
    }
    trunk(canvas, plan, side, &held);
}

fn style(canvas: &Canvas<'_, '_>, seat: &Seat) -> Style {
    let tone = match seat.line {
        _ if seat.dim => Tone::Muted,
        Stroke::Double => Tone::Cooperative,
        Stroke::Dashed => Tone::Conflictual,
        Stroke::Plain => Tone::Plain,
    };
    canvas.ink.style(Role::Text, tone.into())
}

fn edge(canvas: &mut Canvas<'_, '_>, plan: &Plan, side: Side, (at, seat): (usize, &Seat)) {
    let edge = plan.edge(side, at);
    let style = style(canvas, seat);
    let symbol = canvas.ink.glyphs.joint(LEFT | RIGHT, false, seat.line == Stroke::Double);
    for x in edge.x..edge.x + edge.width {
        let (mut seat_side, mut trunk_side) = (x - edge.x, edge.x + edge.width - 1 - x);
        if side == Side::Right {
            std::mem::swap(&mut seat_side, &mut trunk_side);
        }
        // Both ends are drawn: there the line is seen beside the label.
        let gap = seat.line == Stroke::Dashed && !trunk_side.is_multiple_of(2) && seat_side > 0;
        canvas.sign(x, edge.line, if gap { " " } else { symbol }, style);
    }
    label::paint(canvas, side, &edge, seat);
}

/// The trunk from the outermost of its edges to the middle, and the link into that.
fn trunk(canvas: &mut Canvas<'_, '_>, plan: &Plan, side: Side, held: &[(u16, &Seat)]) {
    let (Some(first), Some(last)) = (held.first(), held.last()) else { return };
    let (middle, x) = (plan.middle(), plan.trunk(side));
    let (top, bottom) = (first.0.min(middle), last.0.max(middle));
    let (outward, inward) = if side == Side::Left { (LEFT, RIGHT) } else { (RIGHT, LEFT) };
    let (upright, style) = (side == Side::Left, canvas.ink.style(Role::Text, Role::Border));
    let is_double =
        |line: u16| held.iter().find(|(other, _)| *other == line).map(|(_, seat)| seat.line == Stroke::Double);
    for line in top..=bottom {
        let edge = is_double(line);
        let sides = [(line > top, UP), (line < bottom, DOWN), (edge.is_some(), outward), (line == middle, inward)];
        let sides = sides.into_iter().filter(|(there, _)| *there).fold(0, |all, (_, side)| all | side);
        let symbol = canvas.ink.glyphs.joint(sides, upright, edge.unwrap_or(upright));
        canvas.sign(x, line, symbol, style);
    }
    let link = if side == Side::Left { x + 1..plan.centre.x } else { plan.centre.right()..x };
    let symbol = canvas.ink.glyphs.joint(LEFT | RIGHT, false, is_double(middle).unwrap_or(upright));
    for x in link {
        canvas.sign(x, middle, symbol, style);
    }
}
