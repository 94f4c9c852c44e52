//! The same place in another store: the files have been read again, and rows have other numbers.

mod ids;

use self::ids::Ids;
use super::notice::Notice;
use super::place::Pane;
use super::state::State;
use crate::filter::Filter;
use crate::query::{Bound, Lens};
use crate::store::Store;

/// Goes on in another store, the files having been read again: at the same place by id, or the nearest there is, which is
/// said. What is wrong with the files and what is said to the reader stay.
pub fn reloaded(state: &mut State, before: &Store, store: &Store) {
    let ids = Ids { before, store };
    let gone = state.place.item.and_then(|item| ids.gone(item));
    let timeline = state.place.pages.iter().rev().find_map(|opened| opened.page.timeline());
    let span = timeline.and_then(|scope| state.timeline_span(before, scope));
    let latest = state.lens.as_of == before.graph.as_of;
    let as_of = if latest { store.graph.as_of } else { state.lens.as_of.min(store.graph.as_of) };
    state.lens = Lens::new(as_of, state.baseline(as_of), Bound::default());
    if state.setup.filter_on
        && let Err(error) = bind(state, store)
    {
        state.setup.filter_on = false;
        state.notice = Some(Notice::alert(format!("the filter is off: {error}")));
    }
    state.setup.unfolded = state.setup.unfolded.iter().filter_map(|bloc| ids.bloc(*bloc)).collect();
    let unfolded = state.setup.ties.unfolded.iter();
    state.setup.ties.unfolded =
        unfolded.filter_map(|(bloc, actor)| Some((ids.bloc(*bloc)?, ids.actor(*actor)?))).collect();
    state.matrix = state.matrix.renumbered(|actor| ids.actor(actor), |bloc| ids.bloc(bloc));
    // The counts and seats are those of the other store.
    state.answers.tally = None;
    state.answers.ego = None;
    state.span_timeline(span);
    state.overlay = None;
    state.history.retain(|visit| {
        let was_at = visit.place.item.is_some();
        (visit.place, visit.chosen) = (ids.place(&visit.place), ids.chosen(visit.chosen));
        visit.place.item.is_some() || !was_at
    });
    state.renumber_stops(|page| ids.page(page));
    // What the keys are on is not left for what is new.
    match state.place.pane {
        Pane::Actors | Pane::Ties => {}
        Pane::Interests => state.chosen.interest = state.place.interest,
        Pane::Log => state.chosen.event = state.place.event,
    }
    let (place, chosen) = (ids.place(&state.place), ids.chosen(state.chosen));
    state.return_to(store, place, chosen);
    if let Some(gone) = gone {
        state.notice.get_or_insert_with(|| Notice::alert(format!("read again: {gone} is no longer in the data")));
    }
}

/// Turns the lens to the filter that is set.
fn bind(state: &mut State, store: &Store) -> Result<(), crate::filter::FilterError> {
    let filter = Filter::parse(&state.setup.filter)?;
    state.lens = state.lens.clone().filtered(&filter, store)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::app::{Item, Opened, Page, Pane, Side, select, update};
    use crate::import::{Form, Input, Strictness, load};
    use crate::model::{ActorIx, Cells, Dyad};
    use crate::query;
    use crate::store::Named;

    const A: &str = r#"{"id": "AAA", "name": "Aland", "kind": "state"}"#;
    const B: &str = r#"{"id": "BBB", "name": "Beland", "kind": "state"}"#;
    const C: &str = r#"{"id": "CCC", "name": "Celand", "kind": "state"}"#;

    /// A store with these actors, in this order, and an event of each of the days, from Aland to Beland.
    fn store(actors: &[&str], days: &[u8]) -> Store {
        tied(actors, days, "")
    }

    /// The same with ties.
    fn tied(actors: &[&str], days: &[u8], ties: &str) -> Store {
        let events = days.iter().map(|day| {
            format!(
                r#"{{"id": "e{day}", "date": "2025-01-{day:02}", "from": ["AAA"], "to": ["BBB"], "code": "040",
                "topics": ["trade"], "summary": "Talks {day}.", "sources": ["s"], "confidence": "high"}}"#
            )
        });
        let text = format!(
            r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31", "topics": [{{"id": "trade", "name": "Trade"}}],
            "sources": [{{"id": "s", "publisher": "S", "note": "n"}}], "actors": [{}], "events": [{}], "ties": [{ties}]}}"#,
            actors.join(","),
            events.collect::<Vec<_>>().join(",")
        );
        let input = Input::new("t.json", Form::Graph, text.into_bytes().into());
        Store::new(load(vec![input], Strictness::Lenient).unwrap().graph)
    }

    fn ids(state: &State, store: &Store) -> (String, String) {
        let actor = state.place.item.and_then(Item::actor).map(|actor| store.graph.actors[actor].id.to_string());
        let event = state.place.event.map(|event| query::words(store, event).id.to_string());
        (actor.unwrap_or_default(), event.unwrap_or_default())
    }

    /// Who reads the log is not taken from the event under the cursor by one that comes in above it.
    #[test]
    fn a_new_event_does_not_move_who_reads_the_log() {
        let before = store(&[A, B, C], &[10, 20]);
        for (pane, stays) in [(Pane::Log, "e20"), (Pane::Actors, "e30")] {
            let mut state = State::new(&before, Lens::of(&before));
            select(&mut state, &before, Pane::Actors, 1);
            state.focus(&before, pane);
            assert_eq!(ids(&state, &before).1, "e20");
            let after = store(&[A, B, C], &[10, 20, 30]);
            reloaded(&mut state, &before, &after);
            assert_eq!(ids(&state, &after).1, stays, "{pane:?}");
        }
    }

    #[test]
    fn the_selection_stays_on_its_records_when_their_numbers_change() {
        let before = store(&[A, B, C], &[10, 20]);
        let mut state = State::new(&before, Lens::of(&before));
        select(&mut state, &before, Pane::Actors, 1);
        select(&mut state, &before, Pane::Log, 1);
        state.place.pages.push(Opened { scroll: 3, ..Opened::new(Page::Event(state.place.event.unwrap())) });
        assert_eq!(ids(&state, &before), ("BBB".into(), "e10".into()));
        let after = store(&[C, A, B], &[5, 10, 15, 20]);
        reloaded(&mut state, &before, &after);
        assert_eq!(ids(&state, &after), ("BBB".into(), "e10".into()));
        assert_eq!(state.place.pane, Pane::Log);
        assert_eq!(state.place.pages, [Opened { scroll: 3, ..Opened::new(Page::Event(state.place.event.unwrap())) }]);
        assert_eq!((state.cursors.of(Pane::Actors).at, state.cursors.of(Pane::Log).at), (2, 2));
    }

    #[test]
    fn the_matrix_stays_on_its_square() {
        let square = |state: &State, store: &Store| {
            let id = |head: Named| match head {
                Named::Actor(actor) => store.graph.actors[actor].id.to_string(),
                Named::Bloc(_) => String::new(),
            };
            state.matrix.square().map(|(row, column)| (id(row), id(column)))
        };
        let before = store(&[A, B, C], &[10]);
        let mut state = State::new(&before, Lens::of(&before));
        for action in [Action::Matrix, Action::Cells, Action::Bottom] {
            update(&mut state, &before, action);
        }
        assert_eq!(square(&state, &before), Some(("CCC".into(), "BBB".into())));
        let after = store(&[C, B, A], &[10]);
        reloaded(&mut state, &before, &after);
        assert_eq!(square(&state, &after), Some(("CCC".into(), "BBB".into())));
        assert_eq!((state.matrix.cells, state.matrix.cursor(Side::Row).at), (Cells::Words, 0));
    }

    #[test]
    fn what_is_gone_is_left_for_its_neighbour() {
        let before = store(&[A, B, C], &[10, 20, 25]);
        let mut state = State::new(&before, Lens::of(&before));
        select(&mut state, &before, Pane::Actors, 2);
        let celand = state.place.item.and_then(Item::actor).unwrap();
        state.place.pages.push(Opened::new(Page::Actor(celand)));
        let after = store(&[A, B], &[10, 25]);
        reloaded(&mut state, &before, &after);
        assert_eq!(ids(&state, &after).0, "BBB");
        let said = state.notice.as_ref().map(|notice| notice.text.as_str());
        assert_eq!(said, Some("read again: Celand is no longer in the data"));
        assert!(state.place.pages.is_empty());
        let mut state = State::new(&before, Lens::of(&before));
        select(&mut state, &before, Pane::Log, 1);
        reloaded(&mut state, &before, &after);
        assert_eq!(ids(&state, &after), ("AAA".into(), "e10".into()));
    }

    /// A member of a bloc that is gone is there itself.
    #[test]
    fn what_is_gone_is_named() {
        let with_bloc = |members: &str| {
            let bloc = format!(r#"], "blocs": [{{"id": "X", "name": "The bloc", "members": [{members}]}}"#);
            store(&[A, &[B, &bloc].concat()], &[10])
        };
        let (before, after) = (with_bloc(r#"{"actor": "AAA"}"#), store(&[A, B], &[10]));
        let mut state = State::new(&before, Lens::of(&before));
        let bloc = before.graph.blocs.iter().next().unwrap().0;
        for (item, gone) in [(Item::Member(bloc, ActorIx::new(0)), true), (Item::Actor(ActorIx::new(0)), false)] {
            state.place.item = Some(item);
            state.notice = None;
            reloaded(&mut state, &before, &after);
            let said = state.notice.as_ref().map(|notice| notice.text.as_str());
            assert_eq!(said, gone.then_some("read again: The bloc is no longer in the data"), "{item:?}");
        }
    }

    #[test]
    fn a_formal_fact_stays_that_of_the_side_whose_it_is() {
        let recognition = |by: &str, value: &str| {
            format!(r#"{{"track": "recognition", "by": "{by}", "value": "{value}", "from": "2020-01-01"}}"#)
        };
        let ties =
            |first: &str, second: &str| format!(r#"{{"between": ["AAA", "BBB"], "tracks": [{first}, {second}]}}"#);
        let (a, b) = (recognition("AAA", "de-jure"), recognition("BBB", "de-facto"));
        let before = tied(&[A, B], &[], &ties(&a, &b));
        let mut state = State::new(&before, Lens::of(&before));
        let dyad = Dyad::new(ActorIx::new(0), ActorIx::new(1)).unwrap();
        for (at, tracks, now) in [(1, ties(&a, &b), 1), (1, ties(&b, &a), 0), (0, ties(&b, &a), 1)] {
            state.place.pages = vec![Opened::new(Page::Track(dyad, at))];
            reloaded(&mut state, &before, &tied(&[A, B], &[], &tracks));
            assert_eq!(state.place.pages, [Opened::new(Page::Track(dyad, now))]);
        }
    }

    #[test]
    fn one_can_go_back_to_where_one_was_as_far_as_it_is_there() {
        let before = store(&[A, B, C], &[10, 20]);
        let mut state = State::new(&before, Lens::of(&before));
        for (row, action) in [(1, Action::Enter), (2, Action::Enter)] {
            select(&mut state, &before, Pane::Actors, row);
            update(&mut state, &before, action);
            update(&mut state, &before, Action::Back);
        }
        select(&mut state, &before, Pane::Actors, 0);
        let after = store(&[A, B], &[5, 10, 20]);
        reloaded(&mut state, &before, &after);
        update(&mut state, &after, Action::HistoryBack);
        assert_eq!(ids(&state, &after), ("BBB".into(), "e20".into()), "Celand is gone");
        update(&mut state, &after, Action::HistoryBack);
        assert!(state.notice.is_some_and(|notice| notice.text == "nothing before this"));
    }

    #[test]
    fn who_was_chosen_is_the_same_under_another_number() {
        let before = store(&[A, B, C], &[10, 20]);
        let mut state = State::new(&before, Lens::of(&before));
        select(&mut state, &before, Pane::Actors, 1);
        for action in [Action::Enter, Action::Back] {
            update(&mut state, &before, action);
        }
        select(&mut state, &before, Pane::Actors, 0);
        assert_eq!(state.chosen.tie, None);
        let after = store(&[C, A, B], &[10, 20]);
        reloaded(&mut state, &before, &after);
        assert_eq!(ids(&state, &after).0, "AAA");
        assert_eq!(state.chosen.tie, None, "still nobody's choice");
        update(&mut state, &after, Action::HistoryBack);
        assert_eq!(ids(&state, &after).0, "BBB");
    }

    #[test]
    fn filter_days_and_trouble_stay() {
        let before = store(&[A, B], &[10]);
        let mut lens = Lens::on("2025-06-30".parse().unwrap());
        lens.baseline = "2025-06-01".parse().unwrap();
        let lens = lens.filtered(&Filter::parse("topic:trade").unwrap(), &before).unwrap();
        let mut state = State::new(&before, lens);
        state.trouble = Some("still".to_owned());
        let after = store(&[A, B], &[10, 11]);
        reloaded(&mut state, &before, &after);
        assert_eq!(
            (state.lens.as_of.to_string(), state.lens.baseline.to_string()),
            ("2025-06-30".into(), "2025-06-01".into())
        );
        let tally = state.answers.tally.as_ref().unwrap();
        assert_eq!((state.lens.filter.text(), tally.matching, tally.happened), ("topic:trade", 2, 2));
        assert_eq!(state.trouble.as_deref(), Some("still"));
    }

    #[test]
    fn a_filter_that_the_data_no_longer_knows_is_off_and_says_so() {
        let before = store(&[A, B], &[10]);
        let lens = Lens::of(&before).filtered(&Filter::parse("party:BBB").unwrap(), &before).unwrap();
        let mut state = State::new(&before, lens);
        let after = store(&[A], &[]);
        reloaded(&mut state, &before, &after);
        assert!(!state.setup.filter_on && state.setup.filter == "party:BBB");
        assert!(state.notice.is_some_and(|notice| notice.alert && notice.text.contains("BBB")));
    }
}
