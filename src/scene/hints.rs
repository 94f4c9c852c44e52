//! The last line: keys of the place one is in, and what each does.

use crate::action::Action;
use crate::app::{Choosing, Hit, Mode, Overlay, Page, Pane, Stage, State, Target, Typed, Typing, layers};
use crate::keymap::Keymap;
use crate::model::TieColumns;
use crate::store::Store;

/// An action, and what it is called in a word or two.
type Hint = (Action, &'static str);

const MATRIX: &[Hint] = &[
    (Action::Down, "move"),
    (Action::Enter, "sheet"),
    (Action::Evidence, "evidence"),
    (Action::Legend, "signs"),
    (Action::Cells, "squares"),
    (Action::Back, "back"),
    (Action::Help, "help"),
    (Action::Sort, "sort"),
    (Action::Fold, "fold bloc"),
    (Action::Swap, "other way"),
    (Action::Zoom, "alone"),
    (Action::Filter, "filter"),
    (Action::AsOf, "date"),
    (Action::Palette, "go to"),
];

const GRAPH: &[Hint] = &[
    (Action::Down, "move"),
    (Action::Enter, "sheet"),
    (Action::Evidence, "evidence"),
    (Action::Legend, "signs"),
    (Action::Recentre, "middle"),
    (Action::NextPane, "part"),
    (Action::Back, "back"),
    (Action::Help, "help"),
    (Action::Zoom, "alone"),
    (Action::Filter, "filter"),
    (Action::AsOf, "date"),
];

const TIMELINE: &[Hint] = &[
    (Action::Down, "move"),
    (Action::Evidence, "evidence"),
    (Action::NextPane, "part"),
    (Action::Legend, "signs"),
    (Action::Closer, "near"),
    (Action::Wider, "far"),
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
    (Action::Legend, "signs"),
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

/// How to begin a filter: by a topic, or by words.
pub(super) fn how_to_filter(state: &State, keymap: &Keymap) -> String {
    let layers = layers(state);
    let ways = [(Action::Topics, "by topic"), (Action::Filter, "by word")];
    let told =
        ways.into_iter().filter_map(|(action, word)| Some(format!("{} {word}", keymap.key_of(&layers, action)?)));
    told.collect::<Vec<_>>().join(", ")
}

/// Keys of the place one is in, the most useful first.
pub(super) fn hints(store: &Store, state: &State, keymap: &Keymap) -> Vec<(String, String)> {
    let wanted: &[Hint] = match state.mode() {
        Mode::Pane(_) => &pane_hints(store, state),
        Mode::Page => match state.place.stage() {
            Some(Stage::Matrix) => MATRIX,
            Some(Stage::Graph) => GRAPH,
            Some(Stage::Timeline) => TIMELINE,
            None => page_hints(store, state),
        },
        Mode::Dialog | Mode::Input => &overlay_hints(state),
        // A slide has its own last line.
        Mode::Talk => &[],
    };
    let layers = layers(state);
    let key = |action: Action| keymap.key_of(&layers, action);
    let back = state.talk.is_some().then_some((Action::ReturnToSlide, "back to the slide"));
    let told = back.iter().chain(wanted).filter(|(action, _)| acts(store, state, *action));
    told.filter_map(|(action, word)| Some((key(*action)?, (*word).to_owned()))).collect()
}

/// Whether an action does something here, as far as that hangs on what the cursor is on.
fn acts(store: &Store, state: &State, action: Action) -> bool {
    if state.overlay.is_some() {
        return true;
    }
    let page = state.place.pages.last().map(|opened| opened.page);
    match action {
        Action::Down => state.can_move(),
        Action::Bottom => state.can_move() && !state.is_at_the_end(),
        Action::Back => state.can_go_back(),
        Action::Retitle | Action::Remove => state.pointed().is_some_and(|(at, _)| state.own(store, at).is_some()),
        // What a page is about itself opens nothing more.
        Action::Enter | Action::Evidence if page.is_some() => state.stop().is_some_and(|opens| Some(opens) != page),
        Action::Enter | Action::Evidence => state.selected().is_some(),
        Action::NextPane => page.is_none() || state.has_parts(),
        Action::Swap => matches!(page, Some(Page::Dyad(..) | Page::Marks(..) | Page::Matrix)),
        Action::OpenAddress => state.address(store).is_some(),
        // Its key goes back to the slide.
        Action::Present => state.talk.is_none(),
        _ => true,
    }
}

fn page_hints(store: &Store, state: &State) -> &'static [Hint] {
    match state.place.pages.last().map(|opened| opened.page) {
        Some(Page::Briefings) => BRIEFINGS,
        Some(Page::Briefing(at) | Page::Slide(at, _)) if state.own(store, at).is_some() => OWN_SLIDES,
        Some(Page::Briefing(_) | Page::Slide(..)) => SLIDES,
        _ => PAGE,
    }
}

fn overlay_hints(state: &State) -> Vec<Hint> {
    match state.overlay.as_ref() {
        Some(Overlay::Chooser(chooser)) => match &chooser.what {
            Choosing::Palette(palette) if !leads(palette.hits.get(chooser.cursor.at)) => {
                vec![(Action::Cancel, "close")]
            }
            Choosing::Topics(_) if chooser.total == 0 => vec![(Action::Cancel, "close")],
            Choosing::Palette(_) => vec![(Action::Accept, "go"), (Action::Down, "next"), (Action::Cancel, "close")],
            Choosing::Topics(_) => {
                vec![(Action::Accept, "filter by it"), (Action::Toggle, "choose several"), (Action::Cancel, "close")]
            }
            Choosing::Help | Choosing::Legend => vec![(Action::Down, "scroll"), (Action::Cancel, "close")],
            Choosing::Quit => vec![(Action::Accept, "quit"), (Action::Cancel, "stay")],
            Choosing::Remove(_) => vec![(Action::Accept, "remove"), (Action::Cancel, "keep")],
        },
        Some(Overlay::Typing(typing)) => typing_hints(typing),
        None => Vec::new(),
    }
}

/// Whether what is selected in the palette leads anywhere.
fn leads(hit: Option<&Hit>) -> bool {
    hit.is_some_and(|hit| !matches!(hit.target, Target::NoTie(_)))
}

fn typing_hints(typing: &Typing) -> Vec<Hint> {
    let take = match typing.what {
        Typed::Filter => "keep",
        Typed::Find | Typed::AsOf | Typed::Baseline => "go",
        Typed::SaveView => "save",
        Typed::AddStep => "add",
        Typed::Retitle | Typed::NewBriefing => "take",
    };
    let is_title = matches!(typing.what, Typed::AddStep | Typed::Retitle | Typed::NewBriefing);
    let hints = [
        (typing.problem.is_none(), (Action::Accept, take)),
        (typing.completion().is_some(), (Action::Complete, "complete")),
        (is_title && !typing.input.value().is_empty(), (Action::EraseLine, "empty")),
        (true, (Action::Cancel, "give up")),
    ];
    hints.into_iter().filter_map(|(acts, hint)| acts.then_some(hint)).collect()
}

/// In the order of use to a newcomer: where there is no room the last are left out. Without a filter line 2 tells how to
/// set one; with one, how to take it off.
fn pane_hints(store: &Store, state: &State) -> Vec<Hint> {
    let filtered = state.setup.filter_on && !state.setup.filter.is_empty();
    let off = filtered.then_some((Action::FilterToggle, "filter off"));
    let by_topic = (!filtered).then_some((Action::Topics, "by topic"));
    // Of an actor Enter leads to the same.
    let evidence = (state.place.pane != Pane::Actors).then_some((Action::Evidence, "evidence"));
    // On an earlier day the way back from there.
    let is_latest = state.lens.as_of == store.graph.as_of;
    let date = if is_latest { (Action::AsOf, "date") } else { (Action::Latest, "latest") };
    let formal = match state.setup.ties.columns {
        TieColumns::Record => "formal ties",
        TieColumns::Formal => "ties on record",
    };
    let first = [(Action::Down, "move"), (Action::NextPane, "pane"), (Action::Enter, "open")];
    let then = [
        (Action::Palette, "go to pair"),
        (Action::Help, "help"),
        (Action::Changes, "changes"),
        date,
        (Action::Formal, formal),
        (Action::Legend, "signs"),
        (Action::Bottom, "end"),
        (Action::Filter, "filter"),
    ];
    let back = (Action::Back, "back");
    first.into_iter().chain(evidence).chain([back]).chain(off).chain(then).chain(by_topic).collect()
}
