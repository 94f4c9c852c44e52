//! One change as the rows of a table: when, which way and what; below it why, and on whose word.

use std::collections::HashSet;

use super::evidence::{opens_standing, opens_track};
use super::page::{Cell, Column, Table};
use super::tone::Tone;
use super::trend::sign;
use super::words::{counted, direction, mark, short_date, short_name, sources};
use crate::app::Page;
use crate::model::{ClaimIx, Dyad, EventIx, PartialDate, Significance, SourceIx, Spell, Track};
use crate::query::{Change, Changed, Count, Lens, Step, Trend, account, newest_happened, words};
use crate::store::Store;

/// Tells the changes of one pair. A reason is told once, with the first change that rests on it.
pub(super) struct Teller<'t> {
    store: &'t Store,
    lens: &'t Lens,
    /// Whose changes, where they are of one pair.
    dyad: Option<Dyad>,
    told: HashSet<EventIx>,
    /// Whether it tells only what and why: not on whose word, nor what was told before.
    brief: bool,
}

impl<'t> Teller<'t> {
    pub(super) fn new(store: &'t Store, lens: &'t Lens, dyad: Option<Dyad>) -> Self {
        Self { store, lens, dyad, told: HashSet::new(), brief: false }
    }

    /// The same in few lines.
    pub(super) fn brief(store: &'t Store, lens: &'t Lens, dyad: Dyad) -> Self {
        Self { brief: true, ..Self::new(store, lens, Some(dyad)) }
    }

    /// Whether an event was told as a reason.
    pub(super) fn has_told(&self, ix: EventIx) -> bool {
        self.told.contains(&ix)
    }

    /// The rows of a change.
    pub(super) fn rows(&mut self, change: &Change<'_>) -> Vec<Vec<Cell>> {
        match &change.what {
            Changed::Standing(step) => self.standing(change.date, step),
            Changed::Track(step) => self.track(change.date, step),
            Changed::Claim(ix) => self.claim(change.date, *ix),
            Changed::Event(ix) => self.event(*ix),
        }
    }

    fn standing(&mut self, date: PartialDate, step: &Step<'_, Spell>) -> Vec<Vec<Cell>> {
        let text = match (step.before, step.after) {
            (Some(before), Some(after)) if before.value == after.value => {
                format!("still {}, on new grounds", after.value)
            }
            (Some(before), Some(after)) => format!("{} -> {}", before.value, after.value),
            (None, Some(after)) => format!("{}, newly assessed", after.value),
            (Some(before), None) => format!("{} -> no longer assessed", before.value),
            (None, None) => String::new(),
        };
        let what = Cell::toned(format!("standing: {text}"), step.after.map_or(Tone::Muted, |after| after.value.into()));
        let Some(held) = step.after.or(step.before) else { return Vec::new() };
        let why = step.after.map(|after| {
            let (reasons, _) = self.reasons(&after.because, date);
            joined(std::iter::once(after.why.to_string()).chain(reasons))
        });
        let opens = self.dyad.and_then(|dyad| opens_standing(self.store, dyad, held));
        self.lines((date, opens), arrow(step.up), what, why.unwrap_or_default(), &held.sources)
    }

    fn track(&mut self, date: PartialDate, step: &Step<'_, Track>) -> Vec<Vec<Cell>> {
        let Some(held) = step.after.or(step.before) else { return Vec::new() };
        let word = |track: &Track| track.fact.word();
        let text = match (step.before.map(word), step.after.map(word)) {
            (Some(before), Some(after)) if before == after => format!("still {after}, on new grounds"),
            (Some(before), Some(after)) => format!("{before} -> {after}"),
            (Some(before), None) => format!("no longer {before}"),
            (None, after) => after.unwrap_or_default().to_owned(),
        };
        let by = held.by.map(|by| format!(" by {}", short_name(self.store, by))).unwrap_or_default();
        let name = held.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        let arrow = arrow(step.up);
        // The name last: it is the longest, and where there is no room it is what is cut.
        let what = Cell::toned(format!("{}{by}: {text}{name}", held.fact.kind().name()), arrow.tone);
        let why = step.after.map(|after| self.all_reasons(&after.because, date)).unwrap_or_default();
        let opens = self.dyad.and_then(|dyad| opens_track(self.store, dyad, held));
        self.lines((date, opens), arrow, what, why, &held.sources)
    }

    /// A claim that ended. Its reasons are the events it cites that are new.
    pub(super) fn claim(&mut self, date: PartialDate, ix: ClaimIx) -> Vec<Vec<Cell>> {
        let claim = &self.store.graph.claims[ix];
        let new = |ix: &EventIx| self.lens.when().is_new(self.store.graph.events.last(*ix));
        let because: Vec<EventIx> = claim.events.iter().copied().filter(new).collect();
        let what = Cell::toned(format!("claim outdated: {}", claim.text), Tone::Alert);
        let why = self.all_reasons(&because, date);
        self.lines((date, Some(Page::Claim(ix))), Cell::default(), what, why, &[claim.source])
    }

    /// An event; of a turning point its note, which says why it is one.
    pub(super) fn event(&self, ix: EventIx) -> Vec<Vec<Cell>> {
        let row = self.store.graph.events.row(ix);
        let what = Cell::plain(format!("{}: {}", direction(self.store, &row), account(self.store, ix)));
        let turning = row.grading.significance == Some(Significance::TurningPoint);
        let why = words(self.store, ix).note.filter(|_| turning).map(|note| note.to_string()).unwrap_or_default();
        let publisher = self.store.graph.events.publisher(&row);
        let date = self.store.graph.events.date(ix);
        let mut lines = self.lines((date, Some(Page::Event(ix))), mark(&row, self.lens.as_of), what, why, row.sources);
        lines.extend(publisher.map(|publisher| below(Cell::toned(publisher.as_str(), Tone::Muted))));
        lines
    }

    /// The reasons as sentences; of those that were told before, the dates.
    fn all_reasons(&mut self, because: &[EventIx], date: PartialDate) -> String {
        let (reasons, above) = self.reasons(because, date);
        let above = (!above.is_empty() && !self.brief).then(|| format!("As above: {}.", above.join(", ")));
        joined(reasons.into_iter().chain(above))
    }

    /// The reasons that had happened by the time of the change, the latest first; where none had, those that have since.
    /// First those that are new here, as sentences, then the dates of those that were told before.
    fn reasons(&mut self, because: &[EventIx], date: PartialDate) -> (Vec<String>, Vec<String>) {
        let by = |day| newest_happened(self.store, because, day);
        let mut found = by(date.last());
        if found.is_empty() {
            found = by(self.lens.as_of);
        }
        let (new, above): (Vec<EventIx>, Vec<EventIx>) = found.into_iter().partition(|ix| !self.has_told(*ix));
        self.told.extend(&new);
        let sentence = |ix: &EventIx| format!("{} {}", day_of(self.store, *ix), account(self.store, *ix));
        (new.iter().map(sentence).collect(), above.iter().map(|ix| day_of(self.store, *ix)).collect())
    }

    /// The rows of a change that is dated so and opens a page.
    fn lines(
        &self,
        (date, opens): (PartialDate, Option<Page>),
        sign: Cell,
        what: Cell,
        why: String,
        on: &[SourceIx],
    ) -> Vec<Vec<Cell>> {
        let source = Cell::toned(sources(self.store, on, self.lens.as_of), Tone::Muted);
        let source = Some(source).filter(|_| !self.brief);
        let further = [Some(Cell::plain(why)), source].into_iter().flatten().filter(|cell| !cell.text.is_empty());
        let date = Cell { opens, ..Cell::plain(short_date(date)) };
        std::iter::once(vec![date, sign, what]).chain(further.map(below)).collect()
    }
}

/// Rows of changes under their columns.
pub(super) fn table(rows: Vec<Vec<Cell>>) -> Table {
    let columns = ["date", "", "what, why, on whose word"].map(Column::words).to_vec();
    Table { columns, rows, empty: String::new() }
}

/// The row that says how many events are left out, and opens all that are new: of a pair, or of everybody.
pub(super) fn more(left_out: usize, of: Option<Dyad>) -> Vec<Cell> {
    let text = format!("and {} of less weight", counted(left_out, "more event"));
    below(Cell::toned(text, Tone::Muted).opening(Page::Count(Count::Since(of), 0)))
}

/// A row without a date and a sign of its own.
fn below(cell: Cell) -> Vec<Cell> {
    vec![Cell::default(), Cell::default(), cell]
}

fn arrow(up: Option<bool>) -> Cell {
    up.map(|up| sign(if up { Trend::Up } else { Trend::Down })).unwrap_or_default()
}

fn joined(sentences: impl Iterator<Item = String>) -> String {
    sentences.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

fn day_of(store: &Store, ix: EventIx) -> String {
    store.graph.events.date(ix).to_string()
}
