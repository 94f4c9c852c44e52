//! What is copied: the selected thing in words, or the command that shows the same view.

use super::heads::Head;
use super::page::Page;
use super::place::{Pane, TieItem};
use super::sources::sources;
use super::state::State;
use crate::model::{ActorIx, Dyad, SourceIx, View};
use crate::query::{standing_at, tells, words};
use crate::store::Store;

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
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:,/".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// The thing under the cursor in words, with its sources where asked: of a page what can be opened there, else what the
/// page is about, else what is selected in the pane.
#[must_use]
pub(super) fn selection(state: &State, store: &Store, with_sources: bool) -> String {
    let place = &state.place;
    let on_stage = place.stage().is_some();
    match (state.stop(), state.matrix.square()) {
        (Some(Page::Dyad(dyad, from)), _) if on_stage => return square(state, store, (dyad, from), with_sources),
        (_, Some(ways @ ((Head::Bloc(_), _) | (_, Head::Bloc(_))))) if place.on_matrix() => {
            return of_blocs(state, store, ways);
        }
        _ => {}
    }
    let shown = state.stop().into_iter().chain(place.pages.last().map(|opened| opened.page));
    let record = shown.chain(selected(state, store)).find_map(|page| Some((page, record(store, page)?)));
    let Some((page, text)) = record else { return String::new() };
    let sources = if with_sources && !matches!(page, Page::Source(_)) { sources(store, page) } else { Vec::new() };
    let lines = sources.iter().map(|source| format!("\n- {}", source_words(store, *source)));
    std::iter::once(text).chain(lines).collect()
}

/// What one of a pair did toward the other, and how the two stand, with the sources of that.
fn square(state: &State, store: &Store, (dyad, from): (Dyad, ActorIx), with_sources: bool) -> String {
    let name = |actor: ActorIx| &store.graph.actors[actor].name;
    let to = dyad.other(from).unwrap_or(from);
    if !tells(store, &state.lens, dyad) {
        return format!("{} toward {} by {}: not coded", name(from), name(to), state.lens.as_of);
    }
    let acts = state.answers.tally.as_ref().map(|tally| tally.pair(store, dyad).seen_from(dyad, from).0);
    let acts = acts.map_or_else(String::new, |acts| {
        let words = format!("words +{}-{}", acts.words_for, acts.words_against);
        format!(": {words}, deeds +{}-{}", acts.deeds_for, acts.deeds_against)
    });
    let stands = standing_of(state, store, dyad);
    let told = stands.and_then(|page| record(store, page)).map(|text| format!(". {text}")).unwrap_or_default();
    let sources = stands.filter(|_| with_sources).map(|page| sources(store, page)).unwrap_or_default();
    let lines = sources.iter().map(|source| format!("\n- {}", source_words(store, *source)));
    let toward = format!("{} toward {} by {}{acts}{told}", name(from), name(to), state.lens.as_of);
    std::iter::once(toward).chain(lines).collect()
}

/// How many events ran from one to the other, where one of them is a folded bloc.
fn of_blocs(state: &State, store: &Store, (from, to): (Head, Head)) -> String {
    let name = |head: Head| match head {
        Head::Actor(actor) => &store.graph.actors[actor].name,
        Head::Bloc(bloc) => &store.graph.blocs[bloc].name,
    };
    let sum = state.matrix.sums.as_ref().and_then(|sums| sums.get(&(from, to)));
    let told = sum.map_or_else(|| "not coded".to_owned(), |n| format!("events: {n}"));
    format!("{} toward {} by {}: {told}", name(from), name(to), state.lens.as_of)
}

/// The spell of standing that a pair is in.
fn standing_of(state: &State, store: &Store, dyad: Dyad) -> Option<Page> {
    let tie = store.tie(dyad)?;
    let spell = standing_at(tie, state.lens.as_of)?.spell;
    tie.standing.iter().position(|known| std::ptr::eq(known, spell)).map(|at| Page::Standing(dyad, at))
}

/// What is selected in the pane; of a tie its standing, which has sources.
fn selected(state: &State, store: &Store) -> Option<Page> {
    let place = &state.place;
    match place.pane {
        Pane::Actors => place.item.and_then(super::place::Item::actor).map(Page::Actor),
        Pane::Ties => {
            let dyad = place.tie.and_then(TieItem::dyad)?;
            standing_of(state, store, dyad)
        }
        Pane::Interests => place.interest.map(Page::Interest),
        Pane::Log => place.event.map(Page::Event),
    }
}

/// A record in words; nothing for a page that is no single record.
fn record(store: &Store, page: Page) -> Option<String> {
    let graph = &store.graph;
    let pair = |dyad: Dyad| {
        let (a, b) = dyad.pair();
        format!("{} – {}", graph.actors[a].name, graph.actors[b].name)
    };
    Some(match page {
        Page::Actor(ix) => format!("{} ({})", graph.actors[ix].name, graph.actors[ix].id),
        Page::Event(ix) => {
            let words = words(store, ix);
            let date = words.date.map(|date| date.to_string()).unwrap_or_default();
            format!("{date}: {}", words.summary)
        }
        Page::Interest(ix) => {
            let interest = &graph.interests[ix];
            let (actor, topic) = (&graph.actors[interest.actor].name, &graph.topics[interest.topic].name);
            format!("{actor}, {topic}: {}", interest.text)
        }
        Page::Standing(dyad, at) => {
            let spell = store.tie(dyad)?.standing.get(at)?;
            format!("{}: {} since {}. {}", pair(dyad), spell.value, spell.span.from, spell.why)
        }
        Page::Track(dyad, at) => {
            let track = store.tie(dyad)?.tracks.get(at)?;
            let by = track.by.map(|by| format!(" by {}", graph.actors[by].name)).unwrap_or_default();
            let name = track.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
            let (kind, word) = (track.fact.kind(), track.fact.word());
            format!("{}: {kind}{by}{name} {word} since {}", pair(dyad), track.span.from)
        }
        Page::Claim(ix) => graph.claims[ix].text.to_string(),
        Page::Source(ix) => source_words(store, ix),
        _ => {
            return None;
        }
    })
}

/// A publication in a line, its address last.
fn source_words(store: &Store, ix: SourceIx) -> String {
    let source = &store.graph.sources[ix];
    let date = source.date.map(|date| format!(", {date}")).unwrap_or_default();
    let title = source.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    let url = source.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default();
    format!("{}{title}{date}{url}", source.publisher)
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
