//! What takes longer than a key may: counts of the lens, what the words of a filter being typed would leave, the events of a
//! timeline. It is answered at once where that is quick, else on a thread.

use std::sync::Arc;

use super::overlay::{Overlay, Typed};
use super::state::State;
use super::timeline::Gathered;
use crate::query::{self, Completions, Lens, Removals, Tally, completions, removals, rows_in_a_frame};
use crate::store::Store;

/// A question to a store.
#[derive(Debug, Clone)]
pub struct Question {
    lens: Lens,
    /// Whether the lens's counts are wanted.
    counts: bool,
    /// The filter that is being typed, and where the cursor stands in it.
    typed: Option<(String, usize)>,
    /// The events of a timeline, of which the lens has the counts then.
    gathered: Option<Gathered>,
}

/// Its answer.
#[derive(Debug)]
pub struct Answer {
    question: Question,
    tally: Option<Tally>,
    hints: Option<Hints>,
    timeline: Option<Arc<query::Timeline>>,
}

/// What helps while a filter is typed.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// What could complete the word at the cursor.
    pub completions: Completions,
    /// What each part of the filter takes away.
    pub removals: Option<Removals>,
}

impl Question {
    /// Whether both ask the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let asked = |of: &Self| (of.counts, of.gathered);
        self.lens.is_same(&other.lens) && asked(self) == asked(other) && self.typed == other.typed
    }

    /// Answers, in time linear in the events; gives up as soon as `go_on` says no, but for a timeline.
    pub fn answer(self, store: &Store, go_on: &dyn Fn() -> bool) -> Option<Answer> {
        let tally = if self.counts { Some(Tally::new(store, &self.lens, go_on)?) } else { None };
        let hints = self.typed.as_ref().map(|(text, cursor)| hints(store, &self.lens, text, *cursor, go_on));
        let timeline = self.gathered.filter(|_| go_on()).map(|gathered| gathered.drawn(store, &self.lens));
        go_on().then_some(Answer { question: self, tally, hints, timeline })
    }
}

fn hints(store: &Store, lens: &Lens, text: &str, cursor: usize, go_on: &dyn Fn() -> bool) -> Hints {
    let completions = completions(store, lens, text, cursor, go_on);
    Hints { completions, removals: removals(store, lens, go_on) }
}

/// The hints where they take no longer than a part of a frame: each of a dozen words is tried on each event.
pub(super) fn hints_at_once(store: &Store, lens: &Lens, text: &str, cursor: usize) -> Option<Hints> {
    let events_and_pairs = store.graph.events.len() + store.dyads().len();
    let few = events_and_pairs <= rows_in_a_frame(lens) / 20 && store.graph.actors.len() <= 1_000;
    few.then(|| hints(store, lens, text, cursor, &|| true))
}

impl State {
    /// What is wanted and could not be answered at once.
    #[must_use]
    pub fn question(&self) -> Option<Question> {
        let counts = self.answers.tally.is_none();
        let typed = match &self.overlay {
            Some(Overlay::Typing(typing)) if typing.what == Typed::Filter && typing.hints.is_none() => {
                Some((typing.input.value().to_owned(), typing.input.cursor()))
            }
            _ => None,
        };
        let gathered = self.ungathered();
        let asks = counts || typed.is_some() || gathered.is_some();
        asks.then(|| Question { lens: self.counted_lens(), counts, typed, gathered })
    }

    /// Takes an answer; to a question that is no longer asked nobody listens.
    pub fn answered(&mut self, store: &Store, answer: Answer) {
        if !self.question().is_some_and(|question| question.is_same(&answer.question)) {
            return;
        }
        if let (Some(Overlay::Typing(typing)), Some(hints)) = (&mut self.overlay, answer.hints) {
            typing.hints = Some(hints);
        }
        if let (Some(of), Some(picture)) = (answer.question.gathered, answer.timeline) {
            self.take_gathered(of, picture);
        }
        if let Some(tally) = answer.tally {
            self.answers.tally = Some(Arc::new(tally));
            self.count_topics(store);
            if self.answers.ordered_blindly {
                self.reorder(store);
            }
            self.list_ties(store);
            if self.matrix.ordered_blindly {
                self.arrange(store);
            } else {
                self.list_matrix(store);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::app::{Sort, type_char, update};
    use crate::filter::Filter;
    use crate::import::{Form, Input, Strictness, load};
    use crate::model::{Day, EventIx};
    use crate::query::fixture::bundled;

    fn state() -> (&'static Store, State) {
        let store = bundled();
        let state = State::new(store, Lens::of(store));
        (store, state)
    }

    #[test]
    fn an_answer_shows_what_an_answer_at_once_would_have_shown() {
        let (store, mut state) = state();
        update(&mut state, store, Action::Filter);
        "topic:min".chars().for_each(|c| {
            type_char(&mut state, store, c);
        });
        assert!(state.question().is_none(), "so few events are counted at once");
        let log = |state: &State| state.answers.log.iter().collect::<Vec<_>>();
        let (ties, before) = (state.answers.ties.clone(), log(&state));
        state.answers.tally = None;
        let Some(Overlay::Typing(typing)) = &mut state.overlay else { panic!() };
        let hints = typing.hints.take().unwrap();
        state.list_ties(store);
        assert!(state.answers.ties.len() > ties.len(), "not narrowed while counts are being made");
        let answer = state.question().unwrap().answer(store, &|| true).unwrap();
        state.answered(store, answer);
        assert_eq!((&state.answers.ties, log(&state)), (&ties, before));
        let Some(Overlay::Typing(typing)) = &state.overlay else { panic!() };
        assert_eq!(typing.hints.as_ref().unwrap().completions, hints.completions);
        assert!(state.question().is_none());
    }

    #[test]
    fn ties_that_were_sorted_before_they_were_counted_are_sorted_again() {
        let (store, mut state) = state();
        state.setup.ties.sort = Sort::Busiest;
        state.reorder(store);
        let sorted = state.answers.order.clone();
        state.answers.tally = None;
        state.reorder(store);
        assert_ne!(state.answers.order, sorted, "nothing to sort by yet");
        let answer = state.question().unwrap().answer(store, &|| true).unwrap();
        state.answered(store, answer);
        assert_eq!(state.answers.order, sorted);
    }

    /// So many events with words, a day apart, and a state through a filter that looks for them.
    fn searched(count: u32) -> (Store, State) {
        let first: Day = "1990-01-01".parse().unwrap();
        let day = |number: u32| first + chrono::Days::new(number.into());
        let event = |number: u32| {
            let words = if number % 2 == 1 { "odd" } else { "even" };
            format!(
                r#"{{"id": "e{number}", "date": "{}", "from": ["AAA"], "to": ["BBB"], "code": "040", "summary": "{words}",
                "sources": ["s"]}}"#,
                day(number)
            )
        };
        let events: Vec<String> = (0..count).map(event).collect();
        let text = format!(
            r#"{{"version": "1.0", "title": "T", "as_of": "{}", "sources": [{{"id": "s", "publisher": "S", "note": "n"}}],
            "actors": [{{"id": "AAA", "name": "A"}}, {{"id": "BBB", "name": "B"}}], "events": [{}]}}"#,
            day(count),
            events.join(",")
        );
        let input = Input::new("t.json", Form::Graph, text.into_bytes().into());
        let store = Store::new(load(vec![input], Strictness::Lenient).unwrap().graph);
        let lens = Lens::of(&store).filtered(&Filter::parse("odd").unwrap(), &store).unwrap();
        let state = State::new(&store, lens);
        (store, state)
    }

    #[test]
    fn the_selected_event_stays_while_it_is_counted_what_matches() {
        let (store, mut state) = searched(11_000);
        let answer = |state: &mut State| {
            let answer = state.question().expect("it takes long").answer(&store, &|| true).unwrap();
            state.answered(&store, answer);
        };
        answer(&mut state);
        state.chosen.event = Some(EventIx::new(5));
        state.turn_date(&store, store.graph.events.last(EventIx::new(10_800)));
        assert!(state.answers.log.row_near(EventIx::new(5)).is_some_and(|row| row < 2_000), "it is not found at once");
        assert_eq!(state.place.event, Some(EventIx::new(5)));
        answer(&mut state);
        assert_eq!(state.place.event, Some(EventIx::new(5)));
        state.chosen.event = Some(EventIx::new(10_799));
        state.turn_date(&store, store.graph.events.last(EventIx::new(10_400)));
        assert_eq!(state.place.event, Some(EventIx::new(10_400)), "nothing from the future");
        answer(&mut state);
        assert_eq!(state.place.event, Some(EventIx::new(10_399)));
    }

    #[test]
    fn where_there_are_many_pairs_a_key_does_not_wait_for_all_of_them() {
        let actors: Vec<String> = (0..120).map(|at| format!(r#"{{"id": "A{at}", "name": "Actor {at}"}}"#)).collect();
        let pairs = (0..120).flat_map(|a| (0..a).map(move |b| (a, b)));
        let ties: Vec<String> = pairs
            .map(|(a, b)| {
                format!(r#"{{"between": ["A{a}", "A{b}"], "standing": [{{"value": "neutral", "from": "2000", "why": "w"}}]}}"#)
            })
            .collect();
        let text = format!(
            r#"{{"version": "1.0", "title": "T", "as_of": "2020-12-31", "actors": [{}], "ties": [{}]}}"#,
            actors.join(","),
            ties.join(",")
        );
        let input = Input::new("t.json", Form::Graph, text.into_bytes().into());
        let store = &Store::new(load(vec![input], Strictness::Lenient).unwrap().graph);
        assert!(hints_at_once(store, &Lens::of(store), "dyad:", 5).is_none());
        let (store, state) = state();
        assert!(hints_at_once(store, &state.lens, "dyad:", 5).is_some());
    }

    #[test]
    fn an_answer_to_another_question_is_not_heard() {
        let (store, mut state) = state();
        state.answers.tally = None;
        let answer = state.question().unwrap().answer(store, &|| true).unwrap();
        state.turn_date(store, "2020-01-01".parse().unwrap());
        state.answers.tally = None;
        state.answered(store, answer);
        assert!(state.answers.tally.is_none());
        assert!(state.question().unwrap().answer(store, &|| false).is_none(), "given up");
    }
}
