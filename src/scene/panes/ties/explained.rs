//! What a tie means, in the lines under the panes: standing, since when, which way it went, why.

use crate::app::{Item, State, TieItem};
use crate::model::{ActorIx, BlocIx, Dyad, Sign, Tie, TieColumns, Track, TrackKind};
use crate::query::{New, TrackAt, bloc_with, note_at, standing_at, tracks_at, trend};
use crate::scene::page::Cell;
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words;
use crate::store::Store;

/// What the selected tie means, in sentences: standing, since when, which way it went, why.
pub(in crate::scene) fn explain(store: &Store, state: &State) -> Option<Vec<Cell>> {
    match state.place.tie? {
        TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => Some(explain_pair(store, state, dyad)),
        TieItem::Group(bloc, with) => Some(explain_group(store, state, bloc, with)),
    }
}

/// The most letters of two names in the line under the panes.
const LONG: usize = 80;

fn explain_pair(store: &Store, state: &State, dyad: Dyad) -> Vec<Cell> {
    let (one, two) = dyad.seen_from(state.place.item.and_then(Item::actor));
    let names = [one, two].map(|actor| words::short_name(store, actor)).join(" – ");
    // Names must not leave no room for what is said of the two.
    let names = if names.chars().count() > LONG { store.graph.pair_id((one, two)) } else { names };
    let tie = store.tie(dyad);
    let standing = tie.and_then(|tie| standing_at(tie, state.lens.as_of));
    if state.setup.ties.columns == TieColumns::Formal {
        let tone = standing.map_or(Tone::Accent, |at| at.spell.value.into());
        return [vec![Cell::toned(names, tone)], formally(store, state, tie)].concat();
    }
    let went = tie.map(|tie| trend(tie, &state.lens));
    let moved = went.as_ref().map(|went| trends::because(store, went, state.lens.baseline));
    let Some((tie, at)) = tie.zip(standing) else {
        let names = Cell::toned(names, Sign::Neutral);
        return [Some(names), Some(Cell::toned("not assessed", Tone::Muted)), moved].into_iter().flatten().collect();
    };
    // Where it moved since the baseline, that says what it was then.
    let then = went.as_ref().and_then(|went| went.standing.as_ref()).map(|(then, _)| then.value);
    let before = at.before(tie).filter(|before| Some(before.value) != then);
    let before = before.map(|before| format!(", {} before", before.value));
    let said = words::standing_held(at, state.lens.as_of) + &before.unwrap_or_default();
    let kept = kept_without_events(store, state, dyad).then(|| Cell::toned(KEPT, Tone::Muted));
    let why = format!("assessed {}{}: {}", at.spell.span.from, later(store, state, dyad), at.spell.why);
    let names = Cell::toned(names, at.spell.value);
    let note = note_at(tie, state.lens.as_of).map(|note| Cell::toned(format!("note: {note}"), Tone::Muted));
    let cells = [Some(names), Some(Cell::plain(said)), kept, moved, Some(Cell::plain(why)), note];
    cells.into_iter().flatten().collect()
}

/// What is formally so between the two, by whom and since when; what is not so after what is.
fn formally(store: &Store, state: &State, tie: Option<&Tie>) -> Vec<Cell> {
    let facts: Vec<TrackAt<'_>> = tie.into_iter().flat_map(|tie| tracks_at(tie, state.lens.as_of)).collect();
    let cell = |at: &TrackAt<'_>| Cell::toned(fact(store, *at), if at.is_on() { Tone::Plain } else { Tone::Muted });
    let mut cells = Vec::new();
    for is_on in [true, false] {
        for kind in TrackKind::TOLD {
            let of_kind = facts.iter().filter(|at| at.track.fact.kind() == kind && at.is_on() == is_on);
            cells.extend(of_kind.map(cell));
        }
    }
    if cells.is_empty() {
        cells
            .push(Cell::toned(format!("nothing is formally so by {}, as far as coded", state.lens.as_of), Tone::Muted));
    }
    cells.push(Cell::toned("? is not in the data", Tone::Muted));
    cells
}

/// `recognition by Russia de-jure 2025-07-03`, `treaty signed 2026-05-27 (Agreement)`.
fn fact(store: &Store, at: TrackAt<'_>) -> String {
    let Track { fact, by, name, span, .. } = at.track;
    let by = by.map(|by| format!(" by {}", words::short_name(store, by))).unwrap_or_default();
    let doubt = if at.uncertain { ", or already over" } else { "" };
    let name = name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    format!("{}{by} {} {}{doubt}{name}", fact.kind().name(), fact.word(), span.from)
}

/// What was recorded after the standing was assessed for the last time: ` (since then 1 for, 4 against)`.
fn later(store: &Store, state: &State, dyad: Dyad) -> String {
    let later = state.answers.tally.as_ref().map(|tally| tally.pair(store, dyad).later);
    match later {
        None | Some(New { plus: 0, minus: 0 }) => String::new(),
        Some(New { plus, minus }) => {
            format!(" ({} {plus} for, {minus} against)", words::since_then(&state.lens))
        }
    }
}

/// Why a tie is listed of which the filter keeps no event.
const KEPT: &str = "no event matches; listed for a want of one, or for what it is";

fn kept_without_events(store: &Store, state: &State, dyad: Dyad) -> bool {
    let counted = state.answers.tally.as_ref().map(|tally| tally.pair(store, dyad));
    let none = counted.is_some_and(|counted| counted.last().is_none());
    none && !state.lens.filter.text().is_empty()
}

fn explain_group(store: &Store, state: &State, bloc: BlocIx, with: ActorIx) -> Vec<Cell> {
    let bloc_name = &store.graph.blocs[bloc].name;
    let names = Cell::toned(format!("{bloc_name} – {}", words::short_name(store, with)), Tone::Accent);
    let counted = state.answers.tally.as_ref().map(|tally| bloc_with(store, &state.lens, tally, bloc, with));
    let held = counted.map(|counted| {
        format!("{}; an event of several members counts once; l unfolds them, h folds them", words::standings(&counted))
    });
    vec![names, Cell::plain(held.unwrap_or_default())]
}
