//! What is copied: the selected thing in words, or the command that shows the same view.

use super::place::{Pane, TieItem};
use super::state::State;
use crate::model::{EventIx, SourceIx, View};
use crate::query::{standing_at, words};
use crate::store::Store;

/// The command that shows a view of data that is named by these arguments.
#[must_use]
pub fn command(view: &View, data: &[String]) -> String {
    let words = data.iter().map(|word| quoted(word));
    let option = |name: &str, value: Option<String>| value.map(|value| format!("--{name}={}", quoted(&value)));
    let options = [
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
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:,/".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// The selected thing in words, with its sources where asked.
#[must_use]
pub(super) fn selection(state: &State, store: &Store, with_sources: bool) -> String {
    let graph = &store.graph;
    let (text, sources): (String, &[SourceIx]) = match state.place.pane {
        Pane::Actors => (
            state.place.item.and_then(super::place::Item::actor).map_or_else(String::new, |actor| {
                let actor = &graph.actors[actor];
                format!("{} ({})", actor.name, actor.id)
            }),
            &[],
        ),
        Pane::Ties => {
            let at = state.place.tie.and_then(TieItem::dyad).and_then(|dyad| {
                let (a, b) = dyad.pair();
                let at = standing_at(store.tie(dyad)?, state.lens.as_of)?;
                let names = format!("{} – {}", graph.actors[a].name, graph.actors[b].name);
                Some((format!("{names}: {} since {}. {}", at.spell.value, at.since, at.spell.why), at.spell))
            });
            at.map_or_else(|| (String::new(), &[][..]), |(text, spell)| (text, spell.sources.as_slice()))
        }
        Pane::Interests => state.place.interest.map_or_else(
            || (String::new(), &[][..]),
            |ix| {
                let interest = &graph.interests[ix];
                let text = format!(
                    "{}, {}: {}",
                    graph.actors[interest.actor].name, graph.topics[interest.topic].name, interest.text
                );
                (text, interest.sources.as_slice())
            },
        ),
        Pane::Log => state
            .place
            .event
            .map_or_else(|| (String::new(), &[][..]), |ix| (event(store, ix), graph.events.row(ix).sources)),
    };
    if !with_sources {
        return text;
    }
    let lines = sources.iter().map(|source| {
        let source = &graph.sources[*source];
        let date = source.date.map(|date| format!(", {date}")).unwrap_or_default();
        let title = source.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
        let url = source.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default();
        format!("\n- {}{title}{date}{url}", source.publisher)
    });
    std::iter::once(text).chain(lines).collect()
}

fn event(store: &Store, ix: EventIx) -> String {
    let words = words(store, ix);
    let date = words.date.map(|date| date.to_string()).unwrap_or_default();
    format!("{date}: {}", words.summary)
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
