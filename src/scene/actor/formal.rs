//! What is formally so between an actor and others, gathered by what it is: who recognises it stands in one place.

use crate::model::{ActorIx, Dyad, Track, TrackKind};
use crate::query::{Lens, TieRow, TrackAt, tracks_at};
use crate::scene::evidence::opens_track;
use crate::scene::page::{Cell, Fact};
use crate::scene::tone::Tone;
use crate::scene::words::short_name;
use crate::store::Store;

/// The kinds, in the order in which they are told.
const KINDS: [TrackKind; 5] =
    [TrackKind::Recognition, TrackKind::Post, TrackKind::Law, TrackKind::Sanctions, TrackKind::Treaty];

/// What it is called that nothing is so.
const NONE: &str = "none";

/// Of each kind what stands between the actor and those it has ties with, then of whom it is said that nothing does.
pub(super) fn formal(store: &Store, lens: &Lens, actor: ActorIx, ties: &[TieRow<'_>]) -> Vec<Fact> {
    let of_tie = |tie: &TieRow<'_>| {
        let (dyad, other) = (tie.dyad, tie.other);
        store.tie(dyad).into_iter().flat_map(|tie| tracks_at(tie, lens.as_of)).map(move |at| (dyad, other, at))
    };
    let all: Vec<_> = ties.iter().flat_map(of_tie).collect();
    let told = |kind: TrackKind| {
        let (nothing, so): (Vec<_>, Vec<_>) = all
            .iter()
            .filter(|(.., at)| at.track.fact.kind() == kind)
            .partition(|(.., at)| at.track.fact.word() == NONE && !at.uncertain);
        let mut cells: Vec<Cell> = so.iter().map(|(dyad, other, at)| cell(store, *dyad, *other, *at)).collect();
        for own in [false, true] {
            let names = nothing.iter().filter(|(.., at)| (at.track.by == Some(actor)) == own);
            let names: Vec<&str> = names.map(|(_, other, _)| short_name(store, *other)).collect();
            let toward = if own { "toward" } else { "by" };
            cells.extend(
                (!names.is_empty()).then(|| Cell::toned(format!("{NONE} {toward} {}", names.join(", ")), Tone::Muted)),
            );
        }
        (kind.to_string(), cells)
    };
    KINDS.into_iter().map(told).filter(|(_, cells)| !cells.is_empty()).collect()
}

/// `by Russia de-jure 2025-07-03`, `toward Russia ambassador 2025-07-03`, `with Russia signed 2026-05-27 (Agreement)`.
fn cell(store: &Store, dyad: Dyad, other: ActorIx, at: TrackAt<'_>) -> Cell {
    let Track { fact, by, name, span, .. } = at.track;
    let toward = match by {
        Some(by) if *by == other => "by",
        Some(_) => "toward",
        None => "with",
    };
    let doubt = if at.uncertain { ", or already over" } else { "" };
    let name = name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    let text = format!("{toward} {} {} {}{doubt}{name}", short_name(store, other), fact.word(), span.from);
    Cell { opens: opens_track(store, dyad, at.track), ..Cell::plain(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::bundled;
    use crate::query::ties;
    use crate::store::Named;

    #[test]
    fn who_recognises_an_actor_stands_in_one_place() {
        let store = bundled();
        let Some(Named::Actor(taliban)) = store.names.find("TAL") else { panic!() };
        let told = |as_of: &str| {
            let lens = Lens::on(as_of.parse().unwrap());
            let facts = formal(store, &lens, taliban, &ties(store, &lens, taliban));
            let of = |kind: &str| -> Vec<String> {
                let cells = facts.iter().filter(|(label, _)| label == kind).flat_map(|(_, cells)| cells);
                cells.map(|cell| cell.text.clone()).collect()
            };
            (of("recognition"), of("law"))
        };
        let (recognition, law) = told("2026-06-24");
        let [russia, others] = recognition.as_slice() else { panic!("{recognition:?}") };
        assert_eq!(russia, "by Russia de-jure 2025-07-03");
        assert!(
            others.starts_with("none by ") && others.contains("China") && others.contains("United States"),
            "{others}"
        );
        assert!(law.contains(&"by Russia suspended 2025-04-17".to_owned()), "{law:?}");
        let (before, _) = told("2025-07-02");
        assert!(before.len() == 1 && before[0].starts_with("none by ") && before[0].contains("Russia"), "{before:?}");
    }
}
