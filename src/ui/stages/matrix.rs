//! Who acts how on whom: a row acts on a column.

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::plan::{Plan, flow};
use crate::scene::{Grid, Label, Matrix, Page, Piece, Square, Tone};
use crate::ui::border::{self, Caption};
use crate::ui::ink::{Ink, Slot};
use crate::ui::layout::inner;
use crate::ui::page;
use crate::ui::panes::grouped;
use crate::ui::theme::Role;

/// How many rows and columns are seen at once.
#[must_use]
pub fn matrix_room(grid: &Grid, area: Rect) -> [usize; 2] {
    Plan::of(area, grid).room
}

/// The row and the column that a click means, of all: those of a square, else what stands nearest.
#[must_use]
pub fn square_at(matrix: &Matrix, area: Rect, at: (u16, u16)) -> Option<[usize; 2]> {
    let plan = Plan::of(area, &matrix.grid);
    if !inner(plan.grid).contains(Position::from(at)) {
        return None;
    }
    let [rows, columns] = places(&plan, matrix);
    let nearest = |starts: &[u16], at: u16| starts.iter().rposition(|start| *start <= at).unwrap_or(0);
    let [row, column] = matrix.first;
    // One cell before a square belongs to it: there its bracket stands.
    Some([row + nearest(&rows, at.1), column + nearest(&columns, at.0 + 1)])
}

/// The line of each row in sight, and the first cell of each column.
fn places(plan: &Plan, matrix: &Matrix) -> [Vec<u16>; 2] {
    let inside = inner(plan.grid);
    let along = |labels: &[Label], start: u16, pitch: u16, apart: bool| {
        let mut next = start;
        let place = |label: &Label| {
            let gap = u16::from(apart && label.begins);
            let at = next + gap;
            next = at + pitch;
            at
        };
        labels.iter().map(place).collect()
    };
    let [down, across] = plan.apart;
    [along(&matrix.rows, inside.y + 1, 1, down), along(&matrix.columns, inside.x + plan.before(), plan.pitch, across)]
}

/// Paints it, with its border, what is told beside it, and what its marks mean.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, matrix: &Matrix, beside: Option<&Page>) {
    let plan = Plan::of(area, &matrix.grid);
    let style = ink.style(Role::Text, Role::BorderFocused);
    for part in [Some(plan.grid), plan.beside, plan.legend].into_iter().flatten() {
        border::lines(ink, part, style);
    }
    let seen = seen(ink, &plan, matrix);
    let titles = vec![(matrix.title.as_str(), Role::TitleFocused)];
    border::caption(ink, plan.grid, &Caption { titles, status: [&matrix.status, &seen], ground: Role::Text });
    if let (Some(area), Some(told)) = (plan.beside, beside) {
        let titles = vec![(told.title.as_str(), Role::Title)];
        border::caption(ink, area, &Caption { titles, status: ["", ""], ground: Role::Text });
        page::text(ink, inner(area), told);
    }
    if let Some(area) = plan.legend {
        legend(ink, area, matrix);
    }
    if matrix.rows.is_empty() {
        let slot = Slot::line(inner(plan.grid), 0).after(1);
        ink.put(slot, &matrix.empty, ink.style(Role::Text, Role::Alert));
        return;
    }
    squares(ink, &plan, matrix);
}

/// `rows 12–40, columns 1–20 of 500`; nothing where all are seen.
fn seen(ink: &Ink<'_>, plan: &Plan, matrix: &Matrix) -> String {
    let total = matrix.grid.total;
    let [rows, columns] = plan.room;
    let dash = ink.glyphs.dash();
    let range = |first: usize, shown: usize| format!("{}{dash}{}", grouped(first + 1), grouped(first + shown));
    let [row, column] = matrix.first;
    let rows = (rows < total).then(|| format!("rows {}", range(row, matrix.rows.len())));
    let columns = (columns < total).then(|| format!("columns {}", range(column, matrix.columns.len())));
    match (rows, columns) {
        (Some(rows), Some(columns)) => format!("{rows}, {columns} of {}", grouped(total)),
        (Some(one), None) | (None, Some(one)) => format!("{one} of {}", grouped(total)),
        (None, None) => String::new(),
    }
}

fn legend(ink: &mut Ink<'_>, area: Rect, matrix: &Matrix) {
    let titles = vec![("Legend", Role::Title)];
    border::caption(ink, area, &Caption { titles, status: ["", ""], ground: Role::Text });
    let inside = inner(area);
    for (slot, (mark, text)) in flow(&matrix.grid.legend, inside.width) {
        let slot = Slot { x: inside.x + slot.x, y: inside.y + slot.y, ..slot };
        let used = ink.put(slot, &mark.text, ink.style(Role::Text, mark.tone.into()).add_modifier(Modifier::BOLD));
        ink.put(slot.after(used + 1), text, ink.style(Role::Text, Role::Muted));
    }
}

/// Headers, rows and squares.
fn squares(ink: &mut Ink<'_>, plan: &Plan, matrix: &Matrix) {
    let inside = inner(plan.grid);
    let [rows, columns] = places(plan, matrix);
    let [at_row, at_column] = matrix.cursor;
    let corner = Slot { width: plan.before().saturating_sub(1), ..Slot::line(inside, 0) };
    if plan.before() > 10 {
        ink.put(corner.after(1), "from \\ to", ink.style(Role::Text, Role::Muted));
    }
    for (at, (label, x)) in matrix.columns.iter().zip(&columns).enumerate() {
        let slot = Slot { x: *x, y: inside.y, width: plan.pitch.saturating_sub(1) };
        ink.put(slot, &label.id, head(ink, label, at == at_column));
    }
    let looks = Looks::on(ink, Role::Text);
    for (at, ((label, y), line)) in matrix.rows.iter().zip(&rows).zip(&matrix.squares).enumerate() {
        let here = at == at_row;
        let start = Slot { x: inside.x, y: *y, width: plan.before().saturating_sub(1) };
        side(ink, plan, start, label, here);
        for (column, (square, x)) in line.iter().zip(&columns).enumerate() {
            let slot = Slot { x: *x, y: *y, width: plan.pitch.saturating_sub(1) };
            if here && column == at_column {
                put_chosen(ink, slot, square, matrix.grid.square);
            } else {
                put(ink, slot, square, &looks);
            }
        }
    }
}

fn head(ink: &Ink<'_>, label: &Label, here: bool) -> Style {
    let role = if label.folded { Role::Accent } else { Role::Text };
    ink.style(if here { Role::Selection } else { Role::Text }, role)
}

/// The header of a row.
fn side(ink: &mut Ink<'_>, plan: &Plan, slot: Slot, label: &Label, here: bool) {
    let style = head(ink, label, here);
    if here {
        ink.put(slot, ">", ink.style(Role::Text, Role::Accent));
    }
    let rest = slot.after(1);
    ink.put(Slot { width: plan.id, ..rest }, &label.id, style);
    if plan.name > 0 {
        ink.put(Slot { width: plan.name, ..rest.after(plan.id + 1) }, &label.name, style);
    }
}

/// The look of each tone: of one act or two, and of more. Some tones are bold themselves.
struct Looks([[Style; 2]; Tone::ALL.len()]);

impl Looks {
    fn on(ink: &Ink<'_>, ground: Role) -> Self {
        Self(Tone::ALL.map(|tone| {
            let style = ink.style(ground, tone.into());
            [style.remove_modifier(Modifier::BOLD), style.add_modifier(Modifier::BOLD)]
        }))
    }

    fn of(&self, piece: &Piece) -> Style {
        let [thin, strong] = self.0.get(piece.tone as usize).copied().unwrap_or_default();
        if piece.strong { strong } else { thin }
    }
}

/// The square of the cursor, in brackets, so that it is seen without colours too.
fn put_chosen(ink: &mut Ink<'_>, slot: Slot, square: &Square, cells: u16) {
    let style = ink.style(Role::Selection, Role::Accent);
    let whole = Slot { x: slot.x.saturating_sub(1), width: cells + 2, ..slot };
    ink.put(whole, &format!("[{}]", " ".repeat(cells.into())), style);
    let looks = Looks::on(ink, Role::Selection);
    put(ink, slot, square, &looks);
}

fn put(ink: &mut Ink<'_>, slot: Slot, square: &Square, looks: &Looks) {
    let mut rest = slot;
    for piece in square.iter().filter(|piece| !piece.text.is_empty()) {
        let style = looks.of(piece);
        let style = if piece.opposed { style.add_modifier(Modifier::UNDERLINED) } else { style };
        let used = if piece.text.chars().nth(1).is_none() && rest.width > 0 {
            ink.mark(rest.x, rest.y, &piece.text, style);
            1
        } else {
            ink.put(rest, &piece.text, style)
        };
        rest = rest.after(used);
    }
}
