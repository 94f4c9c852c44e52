//! Which layers of keys are at work.

use super::overlay::Overlay;
use super::place::Pane;
use super::stage::Stage;
use super::state::{Mode, State};
use super::talk::Asked;
use crate::keymap::Layer;

/// The layers of keys that are at work, the innermost first: of two that have the same key the earlier wins. In
/// [`Layer::Input`] and what lies over it a key that types a character is text.
#[must_use]
pub fn layers(state: &State) -> Vec<Layer> {
    let live = state.talk.is_some().then_some(Layer::Live);
    let own = match state.mode() {
        // Nothing lies under it: no key of the dashboard works while a room looks at a slide.
        Mode::Talk => return talk_layers(state),
        Mode::Pane(Pane::Actors) => vec![Layer::Actors, Layer::Dashboard, Layer::Global],
        Mode::Pane(Pane::Ties) => vec![Layer::Ties, Layer::Dashboard, Layer::Global],
        Mode::Pane(Pane::Interests) => vec![Layer::Interests, Layer::Dashboard, Layer::Global],
        Mode::Pane(Pane::Log) => vec![Layer::Log, Layer::Dashboard, Layer::Global],
        Mode::Page => own_layer(state).into_iter().chain([Layer::Page, Layer::Global]).collect(),
        // A question is about what is seen behind it: that stays as it is until it is answered.
        Mode::Dialog => vec![Layer::Dialog],
        // A key that goes back to the slide is no text, so it works there, too.
        Mode::Input if matches!(state.overlay, Some(Overlay::Chooser(_))) => vec![Layer::Chooser, Layer::Input],
        Mode::Input => vec![Layer::Input],
    };
    live.into_iter().chain(own).collect()
}

fn talk_layers(state: &State) -> Vec<Layer> {
    let ends = state.talk.as_ref().is_some_and(|talk| matches!(talk.asked, Some(Asked::Baseline(_))));
    if ends { vec![Layer::Ending, Layer::Presenter] } else { vec![Layer::Presenter] }
}

/// The layer of the keys that only what lies on top has.
#[must_use]
pub fn own_layer(state: &State) -> Option<Layer> {
    let page = state.place.pages.last()?.page;
    match page.stage() {
        Some(Stage::Matrix) => Some(Layer::Matrix),
        Some(Stage::Graph) => Some(Layer::Graph),
        Some(Stage::Timeline) => Some(Layer::Timeline),
        None => page.is_of_briefings().then_some(Layer::Briefing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::app::update;
    use crate::query::Lens;
    use crate::query::fixture::bundled;

    #[test]
    fn every_layer_is_at_work_somewhere() {
        let store = bundled();
        let mut seen = Vec::new();
        for actions in [
            &[Action::NextPane, Action::NextPane, Action::NextPane][..],
            &[Action::Matrix, Action::Graph, Action::Timeline, Action::Briefings],
            &[Action::Palette, Action::Cancel, Action::Filter, Action::Cancel, Action::Quit],
            &[Action::Present, Action::NextStep, Action::Explore, Action::ReturnToSlide],
            &[Action::Present, Action::EndTalk, Action::EndTalk],
        ] {
            let mut state = State::new(store, Lens::of(store));
            seen.extend(layers(&state));
            for action in actions {
                update(&mut state, store, *action);
                seen.extend(layers(&state));
            }
        }
        for layer in Layer::ALL {
            assert!(seen.contains(layer), "{layer:?}");
        }
    }
}
