//! A pair or an actor through time: spells as bars, events in lanes.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::scene::{Align, Axis, Cell, LaneMark, LaneRow, Layer, Page, Segment, Stop, Stops, Timeline, Tone};
use crate::ui::border::{self, Caption};
use crate::ui::ink::{Ink, Slot};
use crate::ui::layout::inner;
use crate::ui::page;
use crate::ui::theme::Role;

/// The sides that a tick reaches.
const UP_AND_DOWN: u8 = 3;

/// Where on it the cursor can be: on the marks of each line, else on its name.
pub(super) fn stops(timeline: &Timeline, area: Rect) -> Stops {
    let mut list = Vec::new();
    for (line, row) in timeline.rows.iter().enumerate() {
        let line = line + timeline.axis.lines;
        let mut stop = |x: u16, opens| list.push(Stop { opens, line, x, part: row.part });
        if let Some(opens) = row.opens {
            stop(0, opens);
        }
        for (x, opens) in row.marks.iter().filter_map(|mark| mark.stop) {
            stop(timeline.gutter.saturating_add(x), opens);
        }
    }
    let height = usize::from(inner(area).height);
    Stops { page: None, lines: timeline.rows.len() + height.saturating_sub(timeline.seen), list }
}

/// Paints it, with its border, scrolled by so many lines and with the cursor on one of its stops.
pub(super) fn paint(
    ink: &mut Ink<'_>,
    area: Rect,
    timeline: &Timeline,
    beside: Option<&Page>,
    (scroll, at): (usize, usize),
) {
    let border = ink.style(Role::Text, Role::BorderFocused);
    border::lines(ink, area, border);
    let [unseen, counts] = &timeline.status;
    let rows = seen_rows(ink, timeline, scroll);
    let counts = &format!("{rows}  {counts}").trim().to_owned();
    let titles = vec![(timeline.title.as_str(), Role::TitleFocused)];
    border::caption(ink, area, &Caption { titles, status: [unseen, counts], ground: Role::Text });
    let inside = inner(area);
    let axis_lines = u16::try_from(timeline.axis.lines).unwrap_or(u16::MAX).min(inside.height);
    let (_, rest) = split(inside, axis_lines);
    let seen = u16::try_from(timeline.seen).unwrap_or(u16::MAX).min(rest.height);
    let (rows, rest) = split(rest, seen);
    cursors(ink, Rect { height: axis_lines + seen, ..inside }, timeline);
    axis(ink, inside, timeline);
    let lines = timeline.rows.iter().skip(scroll).take(seen.into());
    let cursor = cursor(timeline, at);
    for ((number, row), down) in (scroll..).zip(lines).zip(0..) {
        let on_it = cursor.filter(|(line, _)| *line == number).map(|(_, stop)| stop);
        paint_row(ink, Slot::line(rows, down), timeline.gutter, row, on_it);
    }
    if seen == 0 || timeline.rows.is_empty() {
        let style = ink.style(Role::Text, Role::Muted);
        ink.put(Slot::line(inside, axis_lines), "nothing is recorded of it by then", style);
    }
    let most = usize::from(rest.height).saturating_sub(timeline.below);
    let legend = legend(ink, &timeline.legend, rest.width.saturating_sub(1), most);
    let (told, rest) = split(rest, rest.height - u16::try_from(legend.len()).unwrap_or(0).min(rest.height));
    below(ink, area, told, beside, timeline.below);
    for (down, meanings) in (0..).zip(&legend) {
        ink.put_cells(Slot::line(rest, down).after(1), meanings, Role::Text);
    }
}

/// Which of the rows are seen, where not all are.
fn seen_rows(ink: &Ink<'_>, timeline: &Timeline, scroll: usize) -> String {
    let (all, last) = (timeline.rows.len(), (scroll + timeline.seen).min(timeline.rows.len()));
    if last - scroll.min(last) == all {
        return String::new();
    }
    format!("{}{}{last} of {all}", scroll + 1, ink.glyphs.dash())
}

/// The upper lines of an area, and the rest.
fn split(area: Rect, lines: u16) -> (Rect, Rect) {
    let lines = lines.min(area.height);
    (Rect { height: lines, ..area }, Rect { y: area.y + lines, height: area.height - lines, ..area })
}

/// The line on which the cursor is, and the number of its stop there.
fn cursor(timeline: &Timeline, at: usize) -> Option<(usize, usize)> {
    let mut left = at;
    for (line, row) in timeline.rows.iter().enumerate() {
        let stops = usize::from(row.opens.is_some()) + row.marks.iter().filter(|mark| mark.stop.is_some()).count();
        if left < stops {
            return Some((line, left));
        }
        left -= stops;
    }
    None
}

/// The lines of the two days through all lanes.
fn cursors(ink: &mut Ink<'_>, area: Rect, timeline: &Timeline) {
    let axis = &timeline.axis;
    let style = [ink.style(Role::Text, Role::Muted), ink.style(Role::Text, Role::Accent)];
    let first = u16::from(axis.lines > 1 && axis.names.is_empty());
    for (column, sign, style) in [(axis.baseline, ":", style[0]), (axis.as_of, "║", style[1])] {
        let Some(column) = column else { continue };
        for down in first..area.height {
            ink.put(Slot::line(area, down).after(timeline.gutter + column), sign, style);
        }
    }
}

/// Its names, and below them years, months or days.
fn axis(ink: &mut Ink<'_>, inside: Rect, timeline: &Timeline) {
    let Axis { lines, ticks, names, .. } = &timeline.axis;
    for (x, text, tone) in names {
        let style = ink.style(Role::Text, (*tone).into());
        ink.put(Slot::line(inside, 0).after(timeline.gutter + x), text, style);
    }
    let down = u16::try_from(lines.saturating_sub(1)).unwrap_or(0);
    let style = ink.style(Role::Text, Role::Header);
    for (x, text) in ticks {
        let slot = Slot::line(inside, down).after(timeline.gutter + x);
        ink.put(slot, ink.glyphs.line(UP_AND_DOWN), ink.style(Role::Text, Role::Border));
        ink.put(slot.after(1), text, style);
    }
}

fn paint_row(ink: &mut Ink<'_>, line: Slot, gutter: u16, row: &LaneRow, cursor: Option<usize>) {
    let own = usize::from(row.opens.is_some());
    let ground = if own == 1 && cursor == Some(0) { Role::Selection } else { Role::Text };
    let named = Slot { width: gutter.min(line.width), ..line }.after(1).without_last(1);
    let style = ink.style(ground, row.tone.into());
    let head = ink.style(Role::Text, Role::Header);
    if row.head.is_empty() {
        let align = if row.is_lane { Align::Right } else { Align::Left };
        ink.put_aligned(named, &row.name, align, style);
    } else {
        let wide = ink.width(&row.name);
        ink.put(named.without_last(wide + 1), &row.head, head);
        ink.put_aligned(named, &row.name, Align::Right, style);
    }
    if ground == Role::Selection {
        ink.put(Slot { width: 1, ..line }, ">", ink.style(Role::Text, Role::Accent));
    }
    let lanes = line.after(gutter);
    for layer in [Layer::Ground, Layer::Doubt, Layer::Stretch, Layer::Top] {
        for mark in row.marks.iter().filter(|mark| mark.layer == layer) {
            paint_mark(ink, lanes, mark, free(row, mark), ink.style(Role::Text, mark.tone.into()));
        }
    }
    let selected = cursor.and_then(|at| at.checked_sub(own));
    let selected = selected.and_then(|at| row.marks.iter().filter(|mark| mark.stop.is_some()).nth(at));
    if let Some(mark) = selected {
        highlight(ink, lanes, mark, row);
    }
}

/// How many cells of a mark there are before another lies on it.
fn free(row: &LaneRow, mark: &LaneMark) -> u16 {
    let over = row.marks.iter().filter(|other| other.layer > mark.layer && other.x > mark.x);
    over.map(|other| other.x - mark.x).min().unwrap_or(u16::MAX)
}

/// Fewest cells in which the beginning of a word and its ellipsis can be read.
const LEAST: u16 = 4;

/// Paints a mark, of which so many cells are free for words.
fn paint_mark(ink: &mut Ink<'_>, lanes: Slot, mark: &LaneMark, free: u16, style: Style) {
    let slot = lanes.after(mark.x);
    match &mark.piece {
        Segment::Signs(signs) => {
            ink.put(slot, signs, style);
        }
        Segment::Bar { sure, head, word } => {
            for (at, same) in runs(sure) {
                let fill = if same.0 { "▓" } else { "░" };
                ink.put(slot.after(at), &fill.repeat(same.1), style);
            }
            if let Some(head) = head {
                ink.put(slot, head, style);
            }
            let long = u16::try_from(sure.len()).unwrap_or(u16::MAX);
            let room = Slot { width: long.min(free).min(slot.width), ..slot }.after(1);
            if room.width >= LEAST || ink.width(word) <= room.width {
                ink.put(room, word, style);
            }
        }
    }
}

/// Stretches of the same: where each begins, what it is, how long it is.
fn runs(sure: &[bool]) -> impl Iterator<Item = (u16, (bool, usize))> + '_ {
    let mut at = 0_u16;
    sure.chunk_by(|one, two| one == two).filter_map(move |chunk| {
        let begins = at;
        at = at.saturating_add(u16::try_from(chunk.len()).unwrap_or(u16::MAX));
        Some((begins, (*chunk.first()?, chunk.len())))
    })
}

/// Shows that the cursor is on a mark: all of a bar, of signs the cells that are its own.
fn highlight(ink: &mut Ink<'_>, lanes: Slot, mark: &LaneMark, row: &LaneRow) {
    let style = ink.style(Role::Selection, mark.tone.into());
    let long = match &mark.piece {
        Segment::Signs(signs) => ink.width(signs),
        Segment::Bar { sure, .. } => u16::try_from(sure.len()).unwrap_or(u16::MAX),
    };
    let covered = |column: u16| {
        row.marks.iter().any(|other| {
            other.layer > mark.layer
                && other.x <= column
                && matches!(&other.piece, Segment::Signs(signs) if {
                    usize::from(column - other.x) < signs.chars().count()
                })
        })
    };
    for column in (mark.x..mark.x.saturating_add(long)).filter(|column| !covered(*column)) {
        let slot = lanes.after(column);
        ink.restyle(Slot { width: slot.width.min(1), ..slot }, style);
    }
}

/// The meanings on at most so many lines, each whole; where some have no room an ellipsis stands for them.
fn legend(ink: &Ink<'_>, meanings: &[Cell], width: u16, most: usize) -> Vec<Vec<Cell>> {
    let cut = Cell::toned(ink.glyphs.ellipsis(), Tone::Muted);
    let wide = |cell: &Cell| ink.width(&cell.text) + 2;
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    let (mut free, mut left_out) = (0, false);
    for meaning in meanings {
        if wide(meaning) > free && lines.len() < most {
            lines.push(Vec::new());
            free = width;
        }
        // What is last leaves room for the ellipsis.
        let wanted = wide(meaning) + if lines.len() < most { 0 } else { wide(&cut) };
        match lines.last_mut() {
            Some(line) if wanted <= free => {
                free -= wide(meaning);
                line.push(meaning.clone());
            }
            _ => left_out = true,
        }
    }
    if let (true, Some(line)) = (left_out, lines.last_mut()) {
        line.push(cut);
    }
    lines
}

/// What is told of the thing under the cursor, under a line of its own.
fn below(ink: &mut Ink<'_>, area: Rect, told: Rect, beside: Option<&Page>, lines: usize) {
    let Some(page) = beside.filter(|_| lines > 0 && told.height > 1) else { return };
    let style = ink.style(Role::Text, Role::BorderFocused);
    border::across(ink, area, told.y, style);
    page::text(ink, Rect { y: told.y + 1, height: told.height - 1, ..told }, page);
}
