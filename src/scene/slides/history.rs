//! How a tie came to be what it is: each step of the standing and of what is formally so, the latest that fit.

use super::kept::Kept;
use super::spoken::{date, formal};
use crate::model::{ActorIx, Day, Dyad, Fact, PartialDate, Post, Recognition, Tie, Track, sort_by_key};
use crate::query::{Lens, Scope, account, dyads_of, events, history};
use crate::scene::page::{Cell, Column};
use crate::scene::words::short_name;
use crate::store::Store;

/// One step: when, of which pair, and what it is then.
type Step = (PartialDate, Dyad, Cell);

/// The steps of a pair.
pub(super) fn of_pair(store: &Store, lens: &Lens, from: ActorIx, to: ActorIx) -> Kept {
    let Some(dyad) = Dyad::new(from, to) else { return Kept::default() };
    let mut steps = store.tie(dyad).map(|tie| steps(store, tie, lens.as_of)).unwrap_or_default();
    // Under a filter it was not only asked how the tie went; else what happened last stands where steps leave room.
    let filtered = !lens.filter.text().is_empty();
    let room = if filtered { Kept::FULLEST } else { Kept::MOST.saturating_sub(steps.len()) };
    let mut newest: Vec<Step> = acts(store, lens, dyad).take(room + 1).collect();
    let more = room > 0 && newest.len() > room;
    // One more than a window has room for is told to be left out.
    newest.truncate(if filtered { room + 1 } else { room });
    steps.extend(newest);
    sort_by_key(&mut steps, |(when, _, _)| *when);
    let row = |(when, _, what): Step| vec![Cell::plain(date(when)), what];
    let empty = format!("no step is known by {}", lens.as_of);
    let columns = [Column::words("when"), Column::words("what")];
    let kept = Kept::last(&columns, steps.into_iter().map(row).collect(), "earlier step", empty);
    match (more, filtered) {
        (true, true) => kept.uncounted("the latest, there are more"),
        (true, false) => kept.meaning("of what happened only the latest".to_owned()),
        (false, _) => kept,
    }
}

/// The steps of all ties of an actor that the filter keeps.
pub(super) fn of_actor(store: &Store, lens: &Lens, actor: ActorIx) -> Kept {
    let dyads = dyads_of(store, lens, actor).filter(|dyad| lens.keeps_tie(store, *dyad));
    let ties = dyads.filter_map(|dyad| store.tie(dyad));
    let mut all: Vec<Step> = ties.flat_map(|tie| steps(store, tie, lens.as_of)).collect();
    sort_by_key(&mut all, |(when, _, _)| *when);
    let row = |(when, dyad, what): Step| {
        let other = dyad.other(actor).unwrap_or(actor);
        vec![Cell::plain(date(when)), Cell::plain(short_name(store, other)), what]
    };
    let columns = [Column::words("when"), Column::line("with"), Column::words("what")];
    let empty = format!("no step is known by {}", lens.as_of);
    Kept::last(&columns, all.into_iter().map(row).collect(), "earlier step", empty)
}

/// The events of a pair that match and surely happened, the newest first.
fn acts<'s>(store: &'s Store, lens: &'s Lens, dyad: Dyad) -> impl Iterator<Item = Step> + 's {
    events(store, lens, Scope::Dyad(dyad))
        .filter(|ix| store.graph.events.last(*ix) <= lens.as_of)
        .map(move |ix| (store.graph.events.date(ix), dyad, Cell::plain(account(store, ix))))
}

/// The steps of a tie that had surely been taken by `day`, in order of date.
fn steps(store: &Store, tie: &Tie, day: Day) -> Vec<Step> {
    let mut before = None;
    let spells = history(tie, day).filter(|spell| before.replace(spell.value) != Some(spell.value));
    let mut steps: Vec<Step> = spells
        .map(|spell| (spell.span.from, tie.dyad, Cell::toned(format!("standing: {}", spell.value), spell.value)))
        .collect();
    // That there was no post and no recognition yet is no step.
    let is_step = |track: &&Track| !matches!(track.fact, Fact::Post(Post::None) | Fact::Recognition(Recognition::None));
    let tracks = tie.tracks.iter().filter(|track| track.span.has_begun(day)).filter(is_step);
    steps.extend(tracks.map(|track| {
        let by = track.by.map(|by| short_name(store, by));
        let (label, word) = formal(track.fact, track.name.as_deref(), by);
        let what = format!("{label}: {word}");
        (track.span.from, tie.dyad, Cell::plain(what))
    }));
    sort_by_key(&mut steps, |(when, _, _)| *when);
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::Filter;
    use crate::import::{Form, Input, Strictness, bundled, load};
    use crate::query::find_dyad;

    /// As many as the smallest window has room for.
    #[test]
    fn events_stand_where_steps_leave_room() {
        let store = Store::new(load(vec![bundled()], Strictness::Strict).unwrap().graph);
        let lens = Lens::of(&store);
        for (pair, events, said) in [
            ("RUS-UKR", 3, ""),
            ("PAK-RUS", 5, "of what happened only the latest"),
            ("RUS-TAL", 0, "and 6 earlier steps"),
        ] {
            let dyad = find_dyad(&store, pair).unwrap();
            let (table, told) = of_pair(&store, &lens, dyad.pair().0, dyad.pair().1).shown(Kept::MOST);
            let accounts: Vec<String> = acts(&store, &lens, dyad).map(|(.., what)| what.text).collect();
            let is_event = |row: &&Vec<Cell>| accounts.contains(&row[1].text);
            assert_eq!((table.rows.iter().filter(is_event).count(), &*told), (events, said), "{pair}");
        }
    }

    #[test]
    fn what_may_not_have_happened_yet_is_not_told() {
        let text = r#"{"version": "1.0", "title": "T", "as_of": "2025-06-15",
            "actors": [{"id": "A", "name": "Aland"}, {"id": "B", "name": "Beland"}], "events": [
            {"id": "m", "date": "2025-06", "from": ["A"], "to": ["B"], "code": "190", "summary": "Maybe."},
            {"id": "d", "date": "2025-05-02", "from": ["A"], "to": ["B"], "code": "040", "summary": "Surely."}]}"#;
        let input = Input::new("t.json", Form::Graph, text.as_bytes().into());
        let store = Store::new(load(vec![input], Strictness::Lenient).unwrap().graph);
        let (a, b) = find_dyad(&store, "A-B").unwrap().pair();
        for filter in ["", "party:A"] {
            let lens = Lens::of(&store).filtered(&Filter::parse(filter).unwrap(), &store).unwrap();
            let rows = of_pair(&store, &lens, a, b).shown(Kept::MOST).0.rows;
            assert_eq!(rows.iter().map(|row| row[1].text.as_str()).collect::<Vec<_>>(), ["Surely."], "{filter}");
        }
    }

    #[test]
    fn what_is_left_out_is_counted_only_where_all_is_known() {
        let store = Store::new(load(vec![bundled()], Strictness::Strict).unwrap().graph);
        let (from, to) = find_dyad(&store, "RUS-TAL").unwrap().pair();
        let under = |filter: &str| {
            let lens = Lens::of(&store).filtered(&Filter::parse(filter).unwrap(), &store).unwrap();
            let kept = of_pair(&store, &lens, from, to);
            [Kept::MOST, Kept::FULLEST].map(|most| kept.shown(most).1)
        };
        let all = Lens::of(&store);
        let steps = store.tie(find_dyad(&store, "RUS-TAL").unwrap()).map(|tie| steps(&store, tie, all.as_of).len());
        let earlier = |events: usize| format!("and {} earlier steps", steps.unwrap_or_default() + events - Kept::MOST);
        assert_eq!(under("")[0], earlier(0));
        assert_eq!(under("topic:minerals")[0], earlier(2));
        assert_eq!(under("actor:RUS"), ["the latest, there are more"; 2], "in any window");
    }
}
