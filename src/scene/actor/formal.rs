//! What is formally so between an actor and others, gathered by what it is: who recognises it stands in one place.

use crate::model::{ActorIx, Dyad, Fact as TrackFact, Post, Recognition, Track, TrackKind};
use crate::query::{Lens, TieRow, TrackAt, tracks_at};
use crate::scene::evidence::opens_track;
use crate::scene::page::{Cell, Fact};
use crate::scene::tone::Tone;
use crate::scene::words::short_name;
use crate::store::Store;

/// Of each kind what stands between the actor and those it has ties with, then of whom it is said that nothing does.
pub(super) fn formal(store: &Store, lens: &Lens, ties: &[TieRow<'_>]) -> Vec<Fact> {
    let of_tie = |tie: &TieRow<'_>| {
        let (dyad, other) = (tie.dyad, tie.other);
        store.tie(dyad).into_iter().flat_map(|tie| tracks_at(tie, lens.as_of)).map(move |at| (dyad, other, at))
    };
    let all: Vec<_> = ties.iter().flat_map(of_tie).collect();
    let told = |kind: TrackKind| {
        let (nothing, so): (Vec<_>, Vec<_>) = all
            .iter()
            .filter(|(.., at)| at.track.fact.kind() == kind)
            .partition(|(.., at)| is_nothing(at.track.fact) && !at.uncertain);
        let mut cells: Vec<Cell> = so.iter().map(|(dyad, other, at)| cell(store, *dyad, *other, *at)).collect();
        for way in WAYS {
            let names = nothing.iter().filter(|(_, other, at)| toward(at.track, *other) == way);
            let names: Vec<&str> = names.map(|(_, other, _)| short_name(store, *other)).collect();
            let text = || Cell::toned(format!("none {way} {}", names.join(", ")), Tone::Muted);
            cells.extend((!names.is_empty()).then(text));
        }
        (kind.name().to_owned(), cells)
    };
    TrackKind::TOLD.into_iter().map(told).filter(|(_, cells)| !cells.is_empty()).collect()
}

/// Whether it is a fact that nothing is so.
const fn is_nothing(fact: TrackFact) -> bool {
    matches!(fact, TrackFact::Post(Post::None) | TrackFact::Recognition(Recognition::None))
}

/// The ways in which a fact may run: by the other, toward it, of both.
const WAYS: [&str; 3] = ["by", "toward", "with"];

/// Which way a track runs.
fn toward(track: &Track, other: ActorIx) -> &'static str {
    let [by, toward, with] = WAYS;
    match track.by {
        Some(actor) if actor == other => by,
        Some(_) => toward,
        None => with,
    }
}

/// `by Russia de-jure 2025-07-03`, `toward Russia ambassador 2025-07-03`, `with Russia signed 2026-05-27 (Agreement)`.
fn cell(store: &Store, dyad: Dyad, other: ActorIx, at: TrackAt<'_>) -> Cell {
    let Track { fact, name, span, .. } = at.track;
    let toward = toward(at.track, other);
    let doubt = if at.uncertain { ", or already over" } else { "" };
    let name = name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    let text = format!("{toward} {} {} {}{doubt}{name}", short_name(store, other), fact.word(), span.from);
    Cell { opens: opens_track(store, dyad, at.track), ..Cell::plain(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Form, Input, Strictness, load};
    use crate::query::fixture::bundled;
    use crate::query::ties;
    use crate::store::Named;

    #[test]
    fn who_recognises_an_actor_stands_in_one_place() {
        let store = bundled();
        let Some(Named::Actor(taliban)) = store.names.find("TAL") else { panic!() };
        let told = |as_of: &str| {
            let lens = Lens::on(as_of.parse().unwrap());
            let facts = formal(store, &lens, &ties(store, &lens, taliban));
            let of = |kind: &str| -> Vec<String> {
                let cells = facts.iter().filter(|(label, _)| label == kind).flat_map(|(_, cells)| cells);
                cells.map(|cell| cell.text.clone()).collect()
            };
            (of("recognition"), of("terror list"))
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

    #[test]
    fn each_fact_is_told_of_whom_it_is() {
        let text = r#"{"version": "1.0", "title": "t", "as_of": "2020-01-01",
            "actors": [{"id": "A", "name": "Aland"}, {"id": "B", "name": "Beland"}, {"id": "C", "name": "Celand"}],
            "ties": [
                {"between": ["A", "B"], "tracks": [
                    {"track": "post", "value": "none", "from": "2001"},
                    {"track": "recognition", "by": "A", "value": "none", "from": "2001"},
                    {"track": "recognition", "by": "B", "value": "de-jure", "from": "2001"}]},
                {"between": ["A", "C"], "tracks": [
                    {"track": "treaty", "name": "Pact", "value": "signed", "from": "2002"},
                    {"track": "sanctions", "name": "Ban", "by": "A", "value": "in-force", "from": "2003"}]}]}"#;
        let input = Input::new("t.json", Form::Graph, text.as_bytes().to_vec().into());
        let store = Store::new(load(vec![input], Strictness::Lenient).unwrap().graph);
        let Some(Named::Actor(a)) = store.names.find("A") else { panic!() };
        let lens = Lens::of(&store);
        let told = formal(&store, &lens, &ties(&store, &lens, a));
        let told: Vec<String> = told
            .iter()
            .flat_map(|(label, cells)| cells.iter().map(move |cell| format!("{label} {}", cell.text)))
            .collect();
        let expected = [
            "recognition by Beland de-jure 2001",
            "recognition none toward Beland",
            "post none with Beland",
            "sanctions toward Celand in-force 2003 (Ban)",
            "treaty with Celand signed 2002 (Pact)",
        ];
        assert_eq!(told, expected);
    }
}
