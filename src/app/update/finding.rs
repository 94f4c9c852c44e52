//! Finding a text among the rows of the pane, without hiding any.

use crate::app::notice::Notice;
use crate::app::place::{Item, Pane, TieItem};
use crate::app::state::State;
use crate::model::{ActorIx, Clean, EventIx, fold};
use crate::query::words;
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
    let total = state.total(pane);
    let at = state.cursors.of(pane).at;
    let rows = (1..=total).map(|step| if back { (at + total - step) % total } else { (at + step) % total });
    let found = rows.into_iter().find(|row| fold(&row_text(state, store, pane, *row)).contains(&text));
    let shown = Clean::new(&state.setup.find, 60);
    let said = match found {
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
    let (row, event) = (graph.events.row(ix), words(store, ix));
    let mut text = event.date.map(|date| date.to_string()).unwrap_or_default();
    let names = row.parties().map(|actor| &*graph.actors[actor].id);
    let code = row.act.code.map(|code| &*graph.codes[code].code);
    let publishers = row.sources.iter().map(|source| graph.sources[*source].publisher.as_str());
    let publisher = row.publisher.and_then(|number| graph.events.publishers.get(number)).map(Clean::as_str);
    for part in names.chain(code).chain([event.summary.as_str()]).chain(publishers).chain(publisher) {
        text.push(' ');
        text.push_str(part);
    }
    text
}
