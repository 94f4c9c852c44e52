//! Events as marks: those of one column together, those whose date spans several as stretches.

use super::grid::Window;
use super::lane::{Lane, MarkCells, Pick};
use crate::model::{Day, EventIx, EventRow, sort_by_key};

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// Events that happened and match: for how many reports, and which event where it is one.
    Events {
        /// How many reports.
        reports: u64,
        /// The event, if it is one.
        only: Option<EventIx>,
    },
    /// Events that may not have happened by the as-of date; they are not counted.
    Uncertain(Option<EventIx>),
    /// Events that the filter leaves out.
    LeftOut,
}

/// A mark on some columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What it stands for.
    pub drawn: Drawn,
    /// Its first column, and its last.
    pub columns: (u16, u16),
    /// A column where nothing lies on it.
    pub at: u16,
    /// Whether its first column and its last are where it begins and ends: else that is not seen.
    pub ends: (bool, bool),
    /// Which events.
    pub cells: MarkCells,
}

/// Events of one lane, gathered.
#[derive(Debug, Clone)]
pub(super) struct Bins {
    lane: Lane,
    window: Window,
    columns: Vec<Bin>,
    left_out: Vec<bool>,
    spans: Vec<Stretch>,
    uncertain: Vec<Stretch>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Bin {
    events: u32,
    reports: u64,
    only: Option<EventIx>,
}

impl Bin {
    fn of(ix: EventIx, reports: u64) -> Self {
        Self { events: 1, reports, only: Some(ix) }
    }

    fn add(&mut self, other: Self) {
        self.events = self.events.saturating_add(other.events);
        self.reports += other.reports;
        self.only = if self.events == 1 { self.only.or(other.only) } else { None };
    }

    fn drawn(self) -> Drawn {
        Drawn::Events { reports: self.reports, only: self.only }
    }
}

/// Events on cells that are not only one.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    first: i32,
    last: i32,
    bin: Bin,
}

impl Bins {
    pub(super) fn new(lane: Lane, window: Window) -> Self {
        let columns = usize::from(window.columns);
        Self {
            lane,
            window,
            columns: vec![Bin::default(); columns],
            left_out: vec![false; columns],
            spans: Vec::new(),
            uncertain: Vec::new(),
        }
    }

    /// Takes an event that had begun by the as-of date, if it stands in the lane.
    pub(super) fn take(&mut self, (ix, row): (EventIx, &EventRow<'_>), kept: bool, as_of: Day) {
        if !self.lane.holds(row) {
            return;
        }
        let cell = |day: Day| self.window.grid.cell(day);
        let (first, last) = (cell(row.first), cell(row.last.min(as_of)));
        let bin = Bin::of(ix, row.count.into());
        if !kept {
            if let Some((from, to)) = self.window.seen(first, last) {
                self.left_out.iter_mut().take(usize::from(to) + 1).skip(from.into()).for_each(|column| *column = true);
            }
        } else if !row.has_happened(as_of) {
            self.uncertain.push(Stretch { first, last, bin });
        } else if first < last {
            self.spans.push(Stretch { first, last, bin });
        } else if let Some(column) = self.window.column(first)
            && let Some(known) = self.columns.get_mut(usize::from(column))
        {
            known.add(bin);
        }
    }

    /// The marks, from the left. Each event that is seen is in one of them.
    pub(super) fn marks(mut self) -> Vec<Mark> {
        let mut marks = self.dated_loosely();
        let uncertain = self.uncertain(&marks);
        marks.extend(uncertain);
        for (column, bin) in (0..).zip(self.columns.iter().copied()).filter(|(_, bin)| bin.events > 0) {
            let cell = self.window.cell(column);
            marks.push(self.mark(bin.drawn(), (cell, cell), (column, column), Pick::Within));
        }
        for (column, _) in (0..).zip(&self.left_out).filter(|(_, left_out)| **left_out) {
            let cell = self.window.cell(column);
            marks.push(self.mark(Drawn::LeftOut, (cell, cell), (column, column), Pick::Within));
        }
        sort_by_key(&mut marks, |mark| (mark.at, mark.columns));
        marks
    }

    fn mark(&self, drawn: Drawn, (first, last): (i32, i32), columns: (u16, u16), pick: Pick) -> Mark {
        let cells = MarkCells { lane: self.lane, grid: self.window.grid, first, last, pick };
        let is_at = |column: u16, cell: i32| self.window.column(cell) == Some(column);
        Mark { drawn, columns, at: columns.0, ends: (is_at(columns.0, first), is_at(columns.1, last)), cells }
    }

    fn is_free(&self, column: u16) -> bool {
        self.columns.get(usize::from(column)).is_some_and(|bin| bin.events == 0)
    }

    /// Those whose date spans several columns. One that has no cell for itself is told together with what is dated in its
    /// first column; what is dated in others stays there.
    fn dated_loosely(&mut self) -> Vec<Mark> {
        let groups = together(std::mem::take(&mut self.spans));
        let mut marks = Vec::new();
        for (at, span) in groups.iter().enumerate() {
            let Some(columns) = self.window.seen(span.first, span.last) else { continue };
            // The last cell is the next one's where that begins on it.
            let shared = groups.get(at + 1).is_some_and(|next| next.first == span.last);
            let mut own = columns.0..=columns.1 - u16::from(shared && columns.1 > columns.0);
            let spans = self.mark(span.bin.drawn(), (span.first, span.last), columns, Pick::Spans);
            match own.find(|column| self.is_free(*column)) {
                Some(at) => marks.push(Mark { at, ..spans }),
                None if spans.ends == (true, true) => {
                    let mut bin = span.bin;
                    bin.add(self.columns.get_mut(usize::from(columns.0)).map(std::mem::take).unwrap_or_default());
                    marks.push(self.mark(bin.drawn(), (span.first, span.last), columns, Pick::Begins));
                }
                None => marks.push(spans),
            }
        }
        marks
    }

    /// Those that may not have happened, up to the as-of date.
    fn uncertain(&mut self, above: &[Mark]) -> Vec<Mark> {
        let mut marks = Vec::new();
        for group in alike(std::mem::take(&mut self.uncertain)) {
            let Some(columns) = self.window.seen(group.first, group.last) else { continue };
            let covers = |column: u16| above.iter().any(|mark| (mark.columns.0..=mark.columns.1).contains(&column));
            let at = (columns.0..=columns.1).find(|column| self.is_free(*column) && !covers(*column));
            let drawn = Drawn::Uncertain(group.bin.only);
            let mark = self.mark(drawn, (group.first, group.last), columns, Pick::Uncertain);
            marks.push(Mark { at: at.unwrap_or(mark.at), ..mark });
        }
        marks
    }
}

/// Stretches that have more in common than the cell where one ends and the next begins, each group as one.
fn together(mut spans: Vec<Stretch>) -> Vec<Stretch> {
    sort_by_key(&mut spans, |span| (span.first, span.last));
    let mut groups: Vec<Stretch> = Vec::new();
    for span in spans {
        match groups.last_mut() {
            Some(group) if span.first < group.last => {
                group.last = group.last.max(span.last);
                group.bin.add(span.bin);
            }
            _ => groups.push(span),
        }
    }
    groups
}

/// Stretches that begin on the same cell, as one.
fn alike(mut spans: Vec<Stretch>) -> Vec<Stretch> {
    sort_by_key(&mut spans, |span| span.first);
    let mut groups: Vec<Stretch> = Vec::new();
    for span in spans {
        match groups.last_mut() {
            Some(group) if span.first == group.first => group.bin.add(span.bin),
            _ => groups.push(span),
        }
    }
    groups
}
