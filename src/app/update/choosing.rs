//! Lists to choose from: palette, topics, help, legend, the questions whether to quit and whether to remove something.

use tui_input::Input;

use super::{composing, typing};
use crate::action::Action;
use crate::app::cursor::Cursor;
use crate::app::effect::Effect;
use crate::app::finder::{Palette, Target, find};
use crate::app::layers::layers;
use crate::app::notice::Notice;
use crate::app::overlay::{Chooser, Choosing, Overlay};
use crate::app::place::{Item, Pane, Place, TieItem};
use crate::app::state::State;
use crate::app::topics::{TopicChoice, choices, narrow, with_topics};
use crate::files::Change;
use crate::keymap::Keymap;
use crate::model::{TopicIx, sort_by_key};
use crate::store::Store;

/// Opens a list with so many rows.
pub(super) fn open(state: &mut State, what: Choosing, total: usize) {
    let chooser = Chooser { what, input: Input::default(), cursor: Cursor::default(), total, touched: false };
    state.overlay = Some(Overlay::Chooser(chooser));
}

pub(super) fn palette(state: &mut State, store: &Store) {
    let actions = Keymap::builtin().actions(&layers(state));
    let hits = find(store, &state.lens, &state.setup.views, &actions, "");
    let total = hits.len();
    open(state, Choosing::Palette(Palette { actions, hits }), total);
}

pub(super) fn topics(state: &mut State, store: &Store) {
    let choices = choices(state, store);
    let total = choices.len();
    open(state, Choosing::Topics(choices), total);
}

pub(super) fn help(state: &mut State) {
    open(state, Choosing::Help, 0);
}

pub(super) fn legend(state: &mut State) {
    open(state, Choosing::Legend, 0);
}

pub(super) fn ask_quit(state: &mut State) {
    open(state, Choosing::Quit, 0);
}

/// The list after another letter was typed.
pub(super) fn narrowed(state: &State, store: &Store, mut chooser: Chooser) -> Chooser {
    match &mut chooser.what {
        Choosing::Palette(palette) => {
            palette.hits = find(store, &state.lens, &state.setup.views, &palette.actions, chooser.input.value());
            chooser.total = palette.hits.len();
            chooser.cursor = Cursor::default();
        }
        Choosing::Topics(choices) => {
            chooser.total = narrow(store, choices, chooser.input.value());
            chooser.cursor = Cursor::default();
        }
        Choosing::Help | Choosing::Legend => chooser.cursor = Cursor::default(),
        Choosing::Quit | Choosing::Remove(_) => {}
    }
    chooser
}

/// Chooses the topic under the cursor, or no longer, and lists all of them again.
pub(super) fn toggle(state: &mut State, store: &Store) {
    if let Some(Overlay::Chooser(chooser)) = &mut state.overlay
        && let Choosing::Topics(choices) = &mut chooser.what
    {
        let at = chooser.cursor.at;
        let Some(choice) = choices.get_mut(at).filter(|_| at < chooser.total) else { return };
        choice.chosen = !choice.chosen;
        let topic = choice.topic;
        (chooser.touched, chooser.input) = (true, Input::default());
        chooser.total = narrow(store, choices, "");
        let at = choices.iter().position(|choice| choice.topic == topic).unwrap_or(0);
        chooser.cursor = chooser.cursor.to(at, chooser.total, state.sizes.dialog);
    } else {
        typing::insert(state, store, ' ');
    }
}

/// What follows from taking something.
pub(super) enum Taken {
    /// It is done, but for this.
    Done(Effect),
    /// It was the name of an action.
    Then(Action),
}

/// Takes what is typed or chosen.
pub(super) fn accept(state: &mut State, store: &Store) -> Taken {
    match state.overlay.take() {
        Some(Overlay::Typing(line)) => Taken::Done(typing::accept(state, store, line)),
        Some(Overlay::Chooser(chooser)) => choose(state, store, chooser),
        None => Taken::Then(Action::Enter),
    }
}

fn choose(state: &mut State, store: &Store, chooser: Chooser) -> Taken {
    match chooser.what {
        Choosing::Quit => return Taken::Done(Effect::Quit),
        Choosing::Remove(meant) => return Taken::Done(composing::change(meant, Change::Remove)),
        Choosing::Help | Choosing::Legend => {}
        // None is called so.
        Choosing::Topics(_) if chooser.total == 0 => state.overlay = Some(Overlay::Chooser(chooser)),
        Choosing::Palette(ref palette) if palette.hits.is_empty() => state.overlay = Some(Overlay::Chooser(chooser)),
        Choosing::Topics(choices) => set_topics(state, store, &taken(&choices, chooser.cursor.at, chooser.touched)),
        Choosing::Palette(palette) => {
            if let Some(hit) = palette.hits.into_iter().nth(chooser.cursor.at) {
                return jump(state, store, hit.target);
            }
        }
    }
    Taken::Done(Effect::None)
}

/// The topics that were chosen; where none was touched, the one under the cursor.
fn taken(choices: &[TopicChoice], at: usize, touched: bool) -> Vec<TopicIx> {
    let chosen = |(row, choice): &(usize, &TopicChoice)| if touched { choice.chosen } else { *row == at };
    let mut topics: Vec<TopicIx> = choices.iter().enumerate().filter(chosen).map(|(_, choice)| choice.topic).collect();
    sort_by_key(&mut topics, |topic| *topic);
    topics
}

/// Filters by topics, within the rest of the filter that is on.
fn set_topics(state: &mut State, store: &Store, topics: &[TopicIx]) {
    state.setup.filter = with_topics(store, &state.filter(), topics);
    state.setup.filter_on = !state.setup.filter.is_empty();
    if let Some(error) = super::filtering::apply(state, store) {
        state.notice = Some(Notice::alert(error.to_string()));
    }
}

/// Goes where a hit leads.
fn jump(state: &mut State, store: &Store, target: Target) -> Taken {
    let item = |item| Place { item: Some(item), ..Place::default() };
    let place = match target {
        Target::Action(action) => return Taken::Then(action),
        Target::NoTie(why) => {
            state.notice = Some(Notice::alert(why));
            return Taken::Done(Effect::None);
        }
        Target::Actor(actor) => item(Item::Actor(actor)),
        Target::Bloc(bloc) => item(Item::Bloc(bloc)),
        Target::Dyad(dyad, from) => {
            let tie = Some(TieItem::Pair(dyad));
            Place { tie, pane: Pane::Ties, narrowed: true, ..item(Item::Actor(from)) }
        }
        Target::Topic(topic) => {
            set_topics(state, store, &[topic]);
            return Taken::Done(Effect::None);
        }
        Target::View(_, view) => {
            let from = state.visit(store);
            let missing = state.show(store, &view);
            state.land(from);
            state.notice = missing.map(Notice::alert).or_else(|| state.notice.take());
            return Taken::Done(Effect::None);
        }
    };
    let seen = state.visit(store);
    let from = if state.make_way(store, &place) { seen } else { state.here() };
    state.go(store, place);
    state.land(from);
    Taken::Done(Effect::None)
}
