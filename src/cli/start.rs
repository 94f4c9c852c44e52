//! Where the dashboard begins: at what the arguments name, else where the run before was left.

use bilat::action::Action;
use bilat::app::{State, layers};
use bilat::files::Remembered;
use bilat::keymap::Keymap;
use bilat::model::{Clean, View, there_are};
use bilat::store::Store;

use super::args::Args;
use super::failure::Failure;

/// Goes to where it begins on a terminal. Tells what there is to be said of that.
pub(super) fn begin(
    state: &mut State,
    store: &Store,
    args: &Args,
    remembered: Remembered,
    keymap: &Keymap,
) -> Result<Option<String>, Failure> {
    if let Some(day) = remembered.baseline.filter(|_| args.lens.baseline.is_none()) {
        state.close(store, day);
    }
    let missing = named(state, store, args, Some(&remembered.views))?;
    state.setup.views = remembered.views;
    let last = remembered.last.filter(|_| is_open(args));
    Ok(last.map_or(missing, |last| again(state, store, &last, keymap)))
}

/// Goes to what the arguments name, if they name anything; saved views can be named where there are some. Tells what of
/// a saved view the data no longer has, or that the filter is off.
pub(super) fn named(
    state: &mut State,
    store: &Store,
    args: &Args,
    views: Option<&[(String, View)]>,
) -> Result<Option<String>, Failure> {
    let start = &args.start;
    let text = |text: &Option<String>| text.as_deref().map(Into::into);
    let base = start.view.as_deref().map(|name| find(name, views)).transpose()?.unwrap_or_default();
    let whose = start.actor.is_some() || start.dyad.is_some();
    if !whose && start.view.is_none() {
        return Ok(None);
    }
    let filter = Some(args.lens.filter.as_str()).filter(|filter| !filter.is_empty());
    let view = View {
        actor: if whose { text(&start.actor) } else { base.actor },
        dyad: if whose { text(&start.dyad) } else { base.dyad },
        filter: filter.map(Into::into).or(base.filter),
        as_of: args.lens.as_of.as_ref().map_or(base.as_of, |_| Some(state.lens.as_of)),
        baseline: args.lens.baseline.as_ref().map(|_| state.lens.baseline),
        view: base.view,
        picture: base.picture,
    };
    match state.show(store, &view) {
        Some(missing) if whose => Err(Failure::usage(missing)),
        missing => Ok(missing.or_else(|| state.notice.as_ref().map(|said| said.text.clone()))),
    }
}

/// The view of that name.
fn find(name: &str, views: Option<&[(String, View)]>) -> Result<View, Failure> {
    if View::BUILTIN.contains(&name) {
        return Ok(View { view: Some(name.into()), ..View::default() });
    }
    let shown = Clean::label(name);
    let Some(views) = views else {
        return Err(Failure::usage(format_args!(
            "no view `{shown}`: {} open anywhere, saved views on a terminal",
            View::BUILTIN.join(", ")
        )));
    };
    if let Some((_, view)) = views.iter().find(|(known, _)| known == name) {
        return Ok(view.clone());
    }
    let names = View::BUILTIN.into_iter().chain(views.iter().map(|(name, _)| name.as_str()));
    Err(Failure::usage(format_args!("no view `{shown}` of this data{}", there_are(name, names))))
}

/// Whether the arguments leave it open what to show.
fn is_open(args: &Args) -> bool {
    let (start, lens) = (&args.start, &args.lens);
    start.actor.is_none()
        && start.dyad.is_none()
        && start.view.is_none()
        && lens.filter.is_empty()
        && lens.as_of.is_none()
        && lens.baseline.is_none()
}

/// Goes back to the view that was left. Says so, and how to start over, unless that is where a first run begins.
fn again(state: &mut State, store: &Store, last: &View, keymap: &Keymap) -> Option<String> {
    let first = state.visit(store);
    let missing = state.show(store, last);
    if Some(state.view(store)) == first.view {
        return None;
    }
    state.history.leave(first);
    let key = keymap.key_of(&layers(state), Action::StartOver);
    let how = key.unwrap_or_else(|| format!("--view {}", View::DASHBOARD));
    let missing = missing.map(|missing| format!(", without what is no longer there: {missing}"));
    let told = missing.or_else(|| state.notice.as_ref().map(|said| format!("; {}", said.text))).unwrap_or_default();
    let day = state.lens.as_of;
    let when = if day == store.graph.as_of { String::new() } else { format!(", as of {day}") };
    Some(format!("back where you left off{when}{told}; {how} starts over"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use bilat::import::{Strictness, bundled, load};
    use bilat::query::Lens;

    fn start() -> (State, Store) {
        let store = Store::new(load(vec![bundled()], Strictness::Strict).unwrap().graph);
        (State::new(&store, Lens::of(&store)), store)
    }

    #[test]
    fn a_view_that_was_left_says_so_and_can_be_left_for_the_start() {
        let (mut state, store) = start();
        let first = state.view(&store);
        let keymap = Keymap::builtin();
        assert_eq!(again(&mut state, &store, &first, &keymap), None);
        let left = View { dyad: Some("TAL-CHN".into()), filter: Some("topic:minerals".into()), ..first.clone() };
        let left = View { actor: Some("CHN".into()), as_of: "2024-05-06".parse().ok(), ..left };
        let told = again(&mut state, &store, &left, &keymap).unwrap();
        assert!(told.ends_with("; H starts over"), "{told}");
        assert_eq!(state.view(&store), left);
        let _ = bilat::app::update(&mut state, &store, Action::StartOver);
        assert_eq!(state.view(&store), first);
    }

    #[test]
    fn what_the_data_no_longer_has_is_said() {
        let (mut state, store) = start();
        let left = View { actor: Some("XYZ".into()), filter: Some("topic:minerals".into()), ..View::default() };
        let told = again(&mut state, &store, &left, &Keymap::builtin()).unwrap();
        assert!(told.contains("XYZ"), "{told}");
    }

    #[test]
    fn a_filter_that_is_off_for_the_pair_that_was_open_is_said() {
        let (mut state, store) = start();
        let left = View { view: Some(View::SHEET.into()), dyad: Some("RUS-TJK".into()), ..View::default() };
        let left = View { filter: Some("topic:minerals".into()), ..left };
        let told = again(&mut state, &store, &left, &Keymap::builtin()).unwrap();
        assert!(told.contains("filter off: nothing of Russia – Tajikistan matches topic:minerals"), "{told}");
    }

    #[test]
    fn views_are_found_by_their_whole_names() {
        let views = [("ban".to_owned(), View { actor: Some("RUS".into()), ..View::default() })];
        assert_eq!(find("ban", Some(&views)).unwrap().actor.as_deref(), Some("RUS"));
        assert_eq!(find("dashboard", Some(&views)).unwrap().actor, None);
        let message = find("bann", Some(&views)).unwrap_err().message;
        assert!(
            message.contains("there are dashboard, sheet,") && message.ends_with(", claims, ban; did you mean `ban`?"),
            "{message}"
        );
    }
}
