//! What the thing under the cursor is, in a line.

use crate::app::{Page, State};
use crate::model::{ActorIx, Clean, Dyad, EventIx};
use crate::query::{self, Count, Drawn, Lens, MarkCells, Scope, Strip};
use crate::scene::evidence;
use crate::scene::page::Cell;
use crate::scene::tone::Tone;
use crate::scene::words::{TOGETHER, counted, direction, mark, short_name, span, standing, standing_since};
use crate::store::Store;

/// How many events of a mark are looked at for how it is said.
const FEW: usize = 12;

/// What the thing under the cursor is, in a line.
pub(in crate::scene) fn means(store: &Store, state: &State) -> Vec<Cell> {
    let lens = &state.lens;
    match state.stop() {
        Some(stop @ Page::Count(Count::Between(cells), _)) => {
            let lane = evidence::lane(store, cells.lane, state.place.side_of(stop));
            let text = format!("{lane}, {}", evidence::dates(lens, cells));
            vec![Cell::toned(how_many(store, state, cells), Tone::Accent), Cell::plain(text)]
        }
        Some(Page::Event(ix)) => {
            let (head, summary) = head(store, lens, ix);
            vec![Cell::toned(head, Tone::Accent), Cell::plain(summary)]
        }
        Some(Page::Standing(dyad, at)) => standing_spell(store, lens, dyad, at).unwrap_or_default(),
        Some(Page::Track(dyad, at)) => track(store, lens, dyad, at).unwrap_or_default(),
        Some(Page::Timeline(dyad)) => tie(store, state, dyad),
        Some(stop) => evidence::means(store, lens, Some(stop), &state.place),
        None => vec![Cell::toned(format!("nothing is recorded by {}; Esc goes back", lens.as_of), Tone::Muted)],
    }
}

fn standing_spell(store: &Store, lens: &Lens, dyad: Dyad, at: usize) -> Option<Vec<Cell>> {
    let spell = store.tie(dyad)?.standing.get(at)?;
    let head = format!("standing {} {}", spell.value, span(spell.span, lens.as_of));
    Some(vec![Cell::toned(head, Tone::Accent), Cell::plain(spell.why.as_str())])
}

fn track(store: &Store, lens: &Lens, dyad: Dyad, at: usize) -> Option<Vec<Cell>> {
    let track = store.tie(dyad)?.tracks.get(at)?;
    let by = track.by.map(|by| format!(" of {}", short_name(store, by))).unwrap_or_default();
    let head = format!("{}{by} {} {}", track.fact.kind().name(), track.fact.word(), span(track.span, lens.as_of));
    Some(vec![Cell::toned(head, Tone::Accent), Cell::plain(evidence::noted(track))])
}

/// A tie of the actor whose timeline it is: how the two stand, and how much was done between them.
fn tie(store: &Store, state: &State, dyad: Dyad) -> Vec<Cell> {
    let lens = &state.lens;
    let at = store.tie(dyad).and_then(|tie| query::standing_at(tie, lens.as_of));
    let stands = at.map_or_else(|| standing(None), |at| Cell::toned(standing_since(at, lens.as_of), at.spell.value));
    let whose = match state.timeline_of() {
        Some(Scope::Actor(actor)) => Some(actor),
        _ => None,
    };
    let (a, b) = dyad.seen_from(whose);
    let mut cells =
        vec![Cell::toned(format!("{} – {}", short_name(store, a), short_name(store, b)), Tone::Accent), stands];
    if let Some(tally) = &state.answers.tally {
        let pair = tally.pair(store, dyad);
        let (given, taken) = pair.seen_from(dyad, a);
        let acts = |from: ActorIx, to: ActorIx, n: u64| format!("{} {n}", store.graph.direction_id(from, to));
        cells.push(Cell::plain(format!("acts {}, {}", acts(a, b, given.n()), acts(b, a, taken.n()))));
        cells.extend((pair.together.n > 0).then(|| Cell::plain(format!("{} {TOGETHER}", pair.together.n))));
    }
    cells
}

/// How many events a mark stands for, as it was counted when it was drawn.
pub(super) fn how_many(store: &Store, state: &State, cells: MarkCells) -> String {
    let rows = state.timeline.picture().map(|picture| picture.rows.as_slice()).unwrap_or_default();
    let lane = rows.iter().find(|row| row.strip == Strip::Lane(cells.lane));
    let drawn = lane.and_then(|row| row.marks.iter().find(|mark| mark.cells == cells)).map(|mark| mark.drawn);
    match drawn {
        Some(Drawn::Events { reports, .. }) => {
            // Several reports may be of one entry.
            let reports = usize::try_from(reports).unwrap_or(usize::MAX);
            counted(reports, if has_many(store, state, cells) { "report" } else { "event" })
        }
        _ => "some events".to_owned(),
    }
}

/// Whether one of the first events of a mark stands for several reports.
fn has_many(store: &Store, state: &State, cells: MarkCells) -> bool {
    cells.events(store, &state.counted_lens()).take(FEW).any(|ix| store.graph.events.row(ix).count > 1)
}

/// When, who to whom, of which class; and what.
pub(super) fn head(store: &Store, lens: &Lens, ix: EventIx) -> (String, Clean) {
    let row = store.graph.events.row(ix);
    let date = store.graph.events.date(ix);
    let doubt = if row.has_happened(lens.as_of) { "" } else { " (date uncertain)" };
    (format!("{date}{doubt}  {}  {}", direction(store, &row), mark(&row, lens.as_of).text), query::account(store, ix))
}
