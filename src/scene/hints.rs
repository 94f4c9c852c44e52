//! The last line: keys of the place one is in, and what each does.

use crate::action::Action;
use crate::app::{Choosing, Mode, Overlay, Page, Stage, State, Typed, layers};
use crate::keymap::Keymap;
use crate::store::Store;

/// An action, and what it is called in a word or two.
type Hint = (Action, &'static str);

const MATRIX: &[Hint] = &[
    (Action::Down, "move"),
    (Action::Enter, "sheet"),
    (Action::Evidence, "evidence"),
    (Action::Cells, "what is shown"),
    (Action::Back, "back"),
    (Action::Help, "help"),
    (Action::Sort, "sort"),
    (Action::Fold, "fold bloc"),
    (Action::Swap, "other way"),
    (Action::Legend, "signs"),
    (Action::Zoom, "alone"),
    (Action::Filter, "filter"),
    (Action::AsOf, "date"),
    (Action::Palette, "go to"),
];

const GRAPH: &[Hint] = &[
    (Action::Down, "move"),
    (Action::Enter, "sheet"),
    (Action::Evidence, "evidence"),
    (Action::Recentre, "to the middle"),
    (Action::NextPane, "next part"),
    (Action::Back, "back"),
    (Action::Help, "help"),
    (Action::Legend, "signs"),
    (Action::Zoom, "alone"),
    (Action::Filter, "filter"),
    (Action::AsOf, "date"),
];

const TIMELINE: &[Hint] = &[
    (Action::Down, "move"),
    (Action::Evidence, "evidence"),
    (Action::NextPane, "next part"),
    (Action::Closer, "closer"),
    (Action::Wider, "wider"),
    (Action::Back, "back"),
    (Action::Help, "help"),
    (Action::OpenAddress, "open address"),
    (Action::CopyWithSources, "copy"),
    (Action::Dashboard, "dashboard"),
    (Action::Palette, "go to"),
];

const PAGE: &[Hint] = &[
    (Action::Down, "move"),
    (Action::Evidence, "evidence"),
    (Action::NextPane, "next part"),
    (Action::Back, "back"),
    (Action::Help, "help"),
    (Action::OpenAddress, "open address"),
    (Action::CopyWithSources, "copy"),
    (Action::Swap, "other side"),
    (Action::Dashboard, "dashboard"),
    (Action::Palette, "go to"),
];

const BRIEFINGS: &[Hint] = &[
    (Action::Down, "move"),
    (Action::Enter, "open"),
    (Action::Present, "present"),
    (Action::NewBriefing, "new"),
    (Action::Retitle, "retitle"),
    (Action::Remove, "remove"),
    (Action::Back, "back"),
    (Action::Help, "help"),
];

const SLIDES: &[Hint] = &[
    (Action::Down, "move"),
    (Action::Enter, "open"),
    (Action::SeeLive, "see live"),
    (Action::Present, "present"),
    (Action::Back, "back"),
    (Action::Help, "help"),
];

const OWN_SLIDES: &[Hint] = &[
    (Action::Enter, "open"),
    (Action::SeeLive, "see live"),
    (Action::Present, "present"),
    (Action::MoveDown, "down"),
    (Action::MoveUp, "up"),
    (Action::Retitle, "retitle"),
    (Action::EditWords, "words"),
    (Action::Remove, "remove"),
    (Action::Back, "back"),
    (Action::Help, "help"),
];

/// Keys of the place one is in, the most useful first.
pub(super) fn hints(store: &Store, state: &State, keymap: &Keymap) -> Vec<(String, String)> {
    let wanted: &[Hint] = match state.mode() {
        Mode::Pane(_) => &pane_hints(state),
        Mode::Page => match state.place.stage() {
            Some(Stage::Matrix) => MATRIX,
            Some(Stage::Graph) => GRAPH,
            Some(Stage::Timeline) => TIMELINE,
            None => page_hints(store, state),
        },
        Mode::Dialog | Mode::Input => overlay_hints(state),
        // A slide has its own last line.
        Mode::Talk => &[],
    };
    let layers = layers(state);
    let key = |action: Action| keymap.key_of(&layers, action);
    let back = state.talk.is_some().then_some((Action::ReturnToSlide, "back to the slide"));
    back.iter().chain(wanted).filter_map(|(action, word)| Some((key(*action)?, (*word).to_owned()))).collect()
}

fn page_hints(store: &Store, state: &State) -> &'static [Hint] {
    match state.place.pages.last().map(|opened| opened.page) {
        Some(Page::Briefings) => BRIEFINGS,
        Some(Page::Briefing(at) | Page::Slide(at, _)) if state.own(store, at).is_some() => OWN_SLIDES,
        Some(Page::Briefing(_) | Page::Slide(..)) => SLIDES,
        _ => PAGE,
    }
}

fn overlay_hints(state: &State) -> &'static [Hint] {
    match state.overlay.as_ref() {
        Some(Overlay::Chooser(chooser)) => match chooser.what {
            Choosing::Palette(_) => &[(Action::Accept, "go"), (Action::Down, "next"), (Action::Cancel, "close")],
            Choosing::Topics(_) => {
                &[(Action::Accept, "filter by it"), (Action::Toggle, "choose several"), (Action::Cancel, "close")]
            }
            Choosing::Help | Choosing::Legend => &[(Action::Down, "scroll"), (Action::Cancel, "close")],
            Choosing::Quit => &[(Action::Accept, "quit"), (Action::Cancel, "stay")],
            Choosing::Remove(_) => &[(Action::Accept, "remove"), (Action::Cancel, "keep")],
        },
        Some(Overlay::Typing(typing)) => match typing.what {
            Typed::Filter => &[(Action::Accept, "keep"), (Action::Complete, "complete"), (Action::Cancel, "give up")],
            Typed::Find | Typed::AsOf | Typed::Baseline => &[(Action::Accept, "go"), (Action::Cancel, "give up")],
            Typed::SaveView => &[(Action::Accept, "save"), (Action::Cancel, "give up")],
            Typed::AddStep => &[(Action::Accept, "add"), (Action::EraseLine, "empty"), (Action::Cancel, "give up")],
            Typed::Retitle | Typed::NewBriefing => {
                &[(Action::Accept, "take"), (Action::EraseLine, "empty"), (Action::Cancel, "give up")]
            }
        },
        None => &[],
    }
}

/// In the order of use to a newcomer: where there is no room the last are left out. With a filter on, how to take it off.
fn pane_hints(state: &State) -> Vec<Hint> {
    let filtered = state.setup.filter_on && !state.setup.filter.is_empty();
    let filter = if filtered { (Action::FilterToggle, "filter off") } else { (Action::Topics, "topics") };
    vec![
        (Action::Down, "move"),
        (Action::NextPane, "pane"),
        (Action::Enter, "open"),
        (Action::Evidence, "evidence"),
        (Action::Changes, "changes"),
        (Action::Help, "help"),
        (Action::Filter, "filter"),
        filter,
        (Action::Palette, "go to"),
        (Action::AsOf, "date"),
        (Action::Legend, "signs"),
        (Action::Back, "back"),
    ]
}
