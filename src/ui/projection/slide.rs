//! A slide: title first, then what is said, the table, and on what it rests. What rows are left over become space.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::margin::{MARGIN, below, margined, plain};
use crate::scene::{Cell, Slide, Table};
use crate::ui::glyphs::Glyphs;
use crate::ui::headline::{self, headline_rows};
use crate::ui::ink::{Ink, Slot};
use crate::ui::roll::Roll;
use crate::ui::table;
use crate::ui::text::wrap;
use crate::ui::theme::Role;

/// Lines that every slide has besides what it says: the head, the sources, the last line of the window.
const ALWAYS: u16 = 3;

/// Most lines of a row of the table, where there is room.
const TALLEST: usize = 3;

/// How many rows a slide needs in a window of this width, so that no row of its table is cut.
#[must_use]
pub fn rows_needed(slide: &Slide, width: u16, glyphs: Glyphs) -> u16 {
    let width = width.saturating_sub(2 * MARGIN);
    let parts = Parts::of(slide, width, glyphs);
    let whole = lines_of(&slide.table, width, glyphs, &vec![TALLEST; slide.table.rows.len()]);
    if whole == parts.table {
        return parts.rows().saturating_add(ALWAYS);
    }
    // Rows are only given more lines where blank ones are left too.
    [parts.rows() - parts.table, whole, parts.gaps(), ALWAYS - 1].into_iter().fold(0, u16::saturating_add)
}

/// What a slide says, in lines.
struct Parts {
    title: u16,
    say: Vec<u16>,
    table: u16,
    under: u16,
    /// Most lines of each row of the table.
    tallest: Vec<usize>,
}

fn count(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

impl Parts {
    /// The parts where there are so many rows: what the table leaves of them is given to its rows, the first before the last.
    fn fitting(slide: &Slide, width: u16, glyphs: Glyphs, rows: u16) -> Self {
        let mut parts = Self::of(slide, width, glyphs);
        let free = rows.saturating_sub(parts.gaps().saturating_add(parts.rows() - parts.table));
        for at in 0..slide.table.rows.len() {
            for tall in 2..=TALLEST {
                let before = parts.tallest.clone();
                parts.tallest.iter_mut().skip(at).take(1).for_each(|most| *most = tall);
                let lines = lines_of(&slide.table, width, glyphs, &parts.tallest);
                if lines > free {
                    parts.tallest = before;
                    break;
                }
                parts.table = lines;
            }
        }
        parts
    }

    fn of(slide: &Slide, width: u16, glyphs: Glyphs) -> Self {
        let tallest = vec![1; slide.table.rows.len()];
        let lines = |text: &str| count(wrap(&glyphs.text(text), width).count());
        Self {
            title: headline_rows(&slide.title, width, glyphs),
            say: slide.say.iter().map(|said| lines(said)).collect(),
            table: lines_of(&slide.table, width, glyphs, &tallest),
            under: lines(&slide.under),
            tallest,
        }
    }

    /// Blank lines that are worth more than tall rows: above the title and the sources, between what is said, before the table.
    fn gaps(&self) -> u16 {
        count(self.say.len()).saturating_add(2)
    }

    fn rows(&self) -> u16 {
        self.say
            .iter()
            .fold(self.title.saturating_add(self.table).saturating_add(self.under), |sum, n| sum.saturating_add(*n))
    }
}

/// How many lines a table takes.
fn lines_of(of: &Table, width: u16, glyphs: Glyphs, tallest: &[usize]) -> u16 {
    let mut roll = Roll::new(width + 2, glyphs);
    table::roll_low(&mut roll, "", of, &|at| tallest.get(at).copied().unwrap_or(1));
    count(roll.lines())
}

/// Blank lines, given out while there are any.
struct Space(u16);

impl Space {
    /// Takes so many lines, if all of them are there.
    fn take(&mut self, lines: u16) -> u16 {
        if lines > self.0 {
            return 0;
        }
        self.0 -= lines;
        lines
    }
}

/// The slide with as many rows as there is room for while they stand apart from each other and none is cut.
fn filled(slide: &Slide, width: u16, glyphs: Glyphs, rows: u16) -> Cow<'_, Slide> {
    let fuller = |(table, under): &(Table, String)| Slide {
        table: table.clone(),
        under: under.clone(),
        fuller: Vec::new(),
        ..slide.clone()
    };
    let fits = |slide: &Slide| {
        let parts = Parts::of(slide, width, glyphs);
        let table = lines_of(&slide.table, width, glyphs, &vec![TALLEST; slide.table.rows.len()]);
        let apart = count(slide.table.rows.len()).saturating_add(u16::from(parts.under > 0));
        let lines = [parts.rows() - parts.table, table, parts.gaps(), apart];
        lines.into_iter().fold(0, u16::saturating_add) <= rows
    };
    slide.fuller.iter().rev().map(fuller).find(fits).map_or(Cow::Borrowed(slide), Cow::Owned)
}

/// Paints a slide; where it does not fit, the table loses its last rows and a line says so.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, slide: &Slide) {
    let width = area.width.saturating_sub(2 * MARGIN);
    let rows = area.height.saturating_sub(ALWAYS - 1);
    let slide = &*filled(slide, width, ink.glyphs, rows);
    let parts = Parts::fitting(slide, width, ink.glyphs, rows);
    let mut space = Space(rows.saturating_sub(parts.rows()));
    let before_table = space.take(u16::from(parts.table > 0 && !parts.say.is_empty()));
    let between = count(parts.say.len().saturating_sub(1));
    let between = u16::from(between > 0 && space.take(between) > 0);
    let head = space.take(1);
    let above_sources = space.take(1);
    let gaps = count(slide.table.rows.len());
    let spaced = slide.table.rows.len() > 1 && space.take(gaps) > 0;
    let above_under = space.take(u16::from(parts.under > 0));
    self::head(ink, Slot::line(area, 0).after(MARGIN).without_last(MARGIN), slide);
    let mut down = 1 + head;
    // The last line is the sources' own.
    let last = area.height.saturating_sub(1);
    let body = Rect { height: last, ..area };
    let style = ink.style(Role::Text, Role::TitleFocused);
    down += headline::paint(ink, below(body, down), &slide.title, style);
    down += say(ink, below(body, down), &slide.say, between) + before_table;
    let end = last.saturating_sub(above_under + parts.under + above_sources);
    let room = Rect { x: area.x + 1, y: area.y + down, width: area.width - 2, height: end.saturating_sub(down) };
    down += table(ink, room, &slide.table, (spaced, &parts.tallest)) + above_under;
    for line in wrap(&slide.under, width) {
        ink.put(margined(body, down), line, ink.style(Role::Text, Role::Text));
        down += 1;
    }
    ink.put(margined(area, last), &slide.rests, ink.style(Role::Text, Role::Text));
}

/// Writes the sentences, so many lines apart; returns how many lines they take. Where there are too few, the last says so.
fn say(ink: &mut Ink<'_>, area: Rect, said: &[String], between: u16) -> u16 {
    let gap = vec![String::new(); between.into()];
    let mut lines: Vec<String> = Vec::new();
    for said in said {
        let text = ink.glyphs.text(said);
        let gap = if lines.is_empty() { Vec::new() } else { gap.clone() };
        lines.extend(gap.into_iter().chain(wrap(&text, area.width).map(str::to_owned)));
    }
    let room = usize::from(area.height);
    let seen = if lines.len() > room { room.saturating_sub(1) } else { lines.len() };
    for (line, down) in lines.iter().take(seen).zip(0..) {
        ink.put(Slot::line(area, down), line, ink.style(Role::Text, Role::Text));
    }
    if lines.len() > room {
        unfitting(ink, Slot::line(area, count(seen)), lines.len() - seen);
    }
    count(lines.len()).min(area.height)
}

/// Says that lines are left out.
fn unfitting(ink: &mut Ink<'_>, slot: Slot, lines: usize) {
    let text = format!("{} {lines} more lines do not fit", ink.glyphs.ellipsis());
    ink.put(slot, &text, ink.style(Role::Text, Role::Alert));
}

/// Marking, briefing, date and number.
fn head(ink: &mut Ink<'_>, line: Slot, slide: &Slide) {
    let (at, of) = slide.number;
    let right = [Cell::plain(slide.as_of.as_str()), Cell::toned(format!("{at}/{of}"), crate::scene::Tone::Accent)];
    let cells: u16 = right.iter().map(|cell| ink.width(&cell.text)).sum::<u16>() + 2;
    ink.put_cells(line.last(cells), &right, Role::Text);
    let left = line.without_last(cells + 2);
    let used = ink.put(left, &slide.marking, ink.style(Role::Text, Role::Accent));
    let rest = left.after(used + if used > 0 { 2 } else { 0 });
    ink.put(rest, &slide.briefing, ink.style(Role::Text, Role::Text));
}

/// Paints a table into an area, its rows apart from each other where there is room; returns how many lines it takes.
fn table(ink: &mut Ink<'_>, area: Rect, of: &Table, (spaced, tallest): (bool, &[usize])) -> u16 {
    let apart = spaced.then(|| {
        let blank = vec![Cell::default(); of.columns.len()];
        let rows = of.rows.iter().flat_map(|row| [row.clone(), blank.clone()]).take(2 * of.rows.len() - 1);
        Table { rows: rows.collect(), ..of.clone() }
    });
    let mut roll = Roll::new(area.width, ink.glyphs);
    let each = |at: usize| tallest.get(if spaced { at / 2 } else { at }).copied().unwrap_or(1);
    table::roll_low(&mut roll, "", apart.as_ref().unwrap_or(of), &each);
    let height = usize::from(area.height);
    let whole = roll.lines() <= height;
    let seen = if whole { height } else { height.saturating_sub(1) };
    for part in roll.seen(0, seen) {
        let line = Slot::line(area, count(part.line)).after(part.x);
        let slot = Slot { width: part.width.min(line.width), ..line };
        ink.put_aligned(slot, &part.text, part.align, ink.style(Role::Text, plain(part.role)));
    }
    if let (false, Some(last)) = (whole, area.height.checked_sub(1)) {
        unfitting(ink, Slot::line(area, last).after(1), roll.lines() - seen);
    }
    count(roll.lines()).min(area.height)
}
