//! Finding a text among the rows of the pane, without hiding any.

use crate::app::notice::Notice;
use crate::app::place::{Item, Pane, TieItem};
use crate::app::state::State;
use crate::model::{ActorIx, Clean, EventIx, fold, holds_word};
use crate::query::account;
use crate::store::Store;

/// Goes to the next row that holds the text, or to the one before, round the end of the list.
pub(super) fn go(state: &mut State, store: &Store, back: bool) {
    if !state.place.pages.is_empty() {
        state.notice = Some(Notice::info("find looks through lists; Esc goes back to them"));
        return;
    }
    let text = fold(&state.setup.find);
    if text.is_empty() {
        state.notice = Some(Notice::info("nothing to find; // looks for a text"));
        return;
    }
    let pane = state.place.pane;
    let at = state.cursors.of(pane).at;
    let found = find(state, store, &text, back, AT_ONCE);
    let shown = Clean::new(&state.setup.find, 60);
    let said = match found {
        None if state.total(pane) > AT_ONCE => {
            let side = if back { "before" } else { "after" };
            Some(format!("`{shown}` is not in the {AT_ONCE} rows {side} this one; as a filter, / looks through all"))
        }
        None => Some(format!("`{shown}` is not in this pane; Tab goes to the next one")),
        Some(row) if row == at => Some(format!("`{shown}` is in no other row of this pane")),
        Some(row) if back && row > at => Some(format!("`{shown}`: from the top on to the bottom")),
        Some(row) if !back && row < at => Some(format!("`{shown}`: from the bottom on to the top")),
        Some(_) => None,
    };
    if let Some(row) = found {
        super::moving::to(state, store, pane, row);
    }
    state.notice = said.map(Notice::info);
}

/// So many rows are looked at for one key: the words of an event are read from its file, a million of them in seconds.
const AT_ONCE: usize = 20_000;

/// Of the `most` rows after the cursor, or before it, round the end of the list, the nearest that holds a folded text.
fn find(state: &State, store: &Store, text: &str, back: bool, most: usize) -> Option<usize> {
    let pane = state.place.pane;
    let total = state.total(pane);
    let at = state.cursors.of(pane).at;
    let mut rows =
        (1..=total.min(most)).map(|step| if back { (at + total - step) % total } else { (at + step) % total });
    let holds = |row: &usize| holds_word(&fold(&row_text(state, store, pane, *row)), |rest| rest.find(text));
    rows.find(holds)
}

/// What a row says: of a tie of an actor only the other's name, which its own would hide.
fn row_text(state: &State, store: &Store, pane: Pane, row: usize) -> String {
    let graph = &store.graph;
    let answers = &state.answers;
    let text = match pane {
        Pane::Actors => answers.items.get(row).map(|item| match item {
            Item::Actor(actor) | Item::Member(_, actor) => {
                format!("{} {}", graph.actors[*actor].id, graph.actors[*actor].name)
            }
            Item::Bloc(bloc) => graph.blocs[*bloc].name.to_string(),
        }),
        Pane::Ties => answers.ties.get(row).map(|tie| {
            let names = |actor: ActorIx| format!("{} {} ", graph.actors[actor].id, graph.actors[actor].name);
            let own = state.place.item.and_then(Item::actor);
            match tie {
                TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => {
                    let (a, b) = dyad.pair();
                    [a, b].into_iter().filter(|actor| Some(*actor) != own).map(names).collect()
                }
                TieItem::Group(_, actor) => names(*actor),
            }
        }),
        Pane::Interests => answers.interests.get(row).map(|ix| {
            let interest = &graph.interests[*ix];
            format!("{} {}", graph.topics[interest.topic].name, interest.text)
        }),
        Pane::Log => answers.log.get(row).map(|ix| event_text(store, ix)),
    };
    text.unwrap_or_default()
}

/// Date, who to whom, code, what and on whose word.
fn event_text(store: &Store, ix: EventIx) -> String {
    let graph = &store.graph;
    let row = graph.events.row(ix);
    let mut text = graph.events.date(ix).to_string();
    let names = row.parties().map(|actor| &*graph.actors[actor].id);
    let code = row.act.code.map(|code| &*graph.codes[code].code);
    let publishers = row.sources.iter().map(|source| graph.sources[*source].publisher.as_str());
    let publisher = graph.events.publisher(&row).map(Clean::as_str);
    for part in names.chain(code).chain([account(store, ix).as_str()]).chain(publishers).chain(publisher) {
        text.push(' ');
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Lens;
    use crate::query::fixture::bundled;

    #[test]
    fn no_more_rows_are_looked_at_than_one_key_has_time_for() {
        let store = bundled();
        let mut state = State::new(store, Lens::of(store));
        state.focus(store, Pane::Log);
        let total = state.total(Pane::Log);
        let text = fold(&row_text(&state, store, Pane::Log, 9));
        assert!(total > 30);
        assert_eq!(find(&state, store, &text, false, 9), Some(9));
        assert_eq!(find(&state, store, &text, false, 8), None);
        assert_eq!(find(&state, store, &text, true, total - 9), Some(9), "round the end");
        assert_eq!(find(&state, store, &text, true, total - 10), None);
    }
}
