//! What is copied: the thing under the cursor, or the command that shows the same view.

use super::page::Page;
use super::state::State;
use crate::model::{ActorIx, Dyad, View};
use crate::store::Named;

/// What is to be copied. It is put into words where everything is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// A command for a shell.
    Command(String),
    /// What a page is about, with its sources where that is asked.
    About(Page, bool),
    /// What one of a pair did toward the other and how the two stand, with the sources of that where they are asked.
    Toward(Dyad, ActorIx, bool),
    /// How many events ran from one to the other, where one of them is a folded bloc.
    Crossing(Named, Named),
}

/// The command that shows a view of data that is named by these arguments.
#[must_use]
pub fn command(view: &View, data: &[String]) -> String {
    let words = data.iter().map(|word| quoted(word));
    let option = |name: &str, value: Option<String>| value.map(|value| format!("--{name}={}", quoted(&value)));
    let screen = view.view.as_deref().filter(|name| *name != View::DASHBOARD);
    let options = [
        option("view", screen.map(str::to_owned)),
        option("actor", view.actor.as_deref().map(str::to_owned)),
        option("dyad", view.dyad.as_deref().map(str::to_owned)),
        option("filter", view.filter.as_deref().map(str::to_owned)),
        option("as-of", view.as_of.map(|day| day.to_string())),
        option("baseline", view.baseline.map(|day| day.to_string())),
    ];
    let all = std::iter::once("bilat".to_owned()).chain(words).chain(options.into_iter().flatten());
    all.collect::<Vec<_>>().join(" ")
}

/// A word for a POSIX shell.
pub(crate) fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:,/".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// The thing under the cursor: of a page what can be opened there, else what the page is about; else what is selected in
/// the pane.
pub(super) fn selection(state: &State, with_sources: bool) -> Option<Copied> {
    let place = &state.place;
    let on_stage = place.stage().is_some();
    let page = match (state.stop(), state.matrix.square()) {
        (Some(Page::Dyad(dyad, from)), _) if on_stage => return Some(Copied::Toward(dyad, from, with_sources)),
        (_, Some((from, to))) if place.on_matrix() && [from, to].iter().any(|head| matches!(head, Named::Bloc(_))) => {
            return Some(Copied::Crossing(from, to));
        }
        (stop, _) => stop.or_else(|| place.pages.last().map(|opened| opened.page)),
    };
    let page = if place.pages.is_empty() { state.selected() } else { page };
    page.filter(|page| !page.is_list()).map(|page| Copied::About(page, with_sources))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_safe_in_a_shell() {
        let view = View {
            actor: Some("RUS".into()),
            filter: Some("topic:security \"it's\"".into()),
            as_of: "2025-04-18".parse().ok(),
            ..View::default()
        };
        let data = ["my data.json".to_owned(), "--events".to_owned(), "e.jsonl".to_owned()];
        let expected = r#"bilat 'my data.json' --events e.jsonl --actor=RUS --filter='topic:security "it'\''s"' --as-of=2025-04-18"#;
        assert_eq!(command(&view, &data), expected);
    }
}
