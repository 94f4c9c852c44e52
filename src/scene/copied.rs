//! What is copied, in words: a line of what it is, then its sources.

use super::evidence::{counted_by, spell_in_words};
use super::stages::of_kind;
use super::tensions::sentence;
use super::trend;
use super::words::{UNKNOWN, name, span, standings};
use crate::app::{Copied, Page, State, briefing, sources};
use crate::model::{ActorIx, BlocIx, Clean, Dyad, SourceIx, distinct};
use crate::query::{self, WordsDeeds, account, bloc_with, members_of, standing_at, tells, tensions};
use crate::store::{Named, Store};

/// The thing that is to be copied.
#[must_use]
pub fn copied(store: &Store, state: &State, what: &Copied) -> String {
    match *what {
        Copied::Command(ref text) => text.clone(),
        Copied::About(page, with_sources) => {
            let page = record_of(store, state, page);
            about(store, state, page) + &source_lines(store, &resting_on(store, state, page), with_sources)
        }
        Copied::Toward(dyad, from, with_sources) => toward(store, state, dyad, from, with_sources),
        Copied::Crossing(from, to) => crossing(store, state, from, to),
    }
}

/// Of a page about a pair the record that has its sources: the standing that the pair is in.
fn record_of(store: &Store, state: &State, page: Page) -> Page {
    let Some(dyad) = page.pair() else { return page };
    let held = store.tie(dyad).and_then(|tie| Some((tie, standing_at(tie, state.lens.as_of)?.spell)));
    let at = held.and_then(|(tie, spell)| tie.standing.iter().position(|known| std::ptr::eq(known, spell)));
    at.map_or(page, |at| Page::Standing(dyad, at))
}

/// The records whose sources are those of a page: of a trend the standing, of a triangle those of its three sides.
fn resting_on(store: &Store, state: &State, page: Page) -> Vec<Page> {
    let standing = |dyad: Dyad| record_of(store, state, Page::Timeline(dyad));
    match page {
        Page::Trend(dyad) => vec![standing(dyad)],
        Page::Triangle(third, dyad) => {
            let (a, b) = dyad.pair();
            [Dyad::new(third, a), Dyad::new(third, b), Some(dyad)].into_iter().flatten().map(standing).collect()
        }
        _ => vec![page],
    }
}

fn source_lines(store: &Store, pages: &[Page], wanted: bool) -> String {
    let pages = pages.iter().filter(|page| wanted && !matches!(page, Page::Source(_)));
    let sources = distinct(pages.flat_map(|page| sources(store, *page)));
    let lines = sources.into_iter().map(|source| ["\n- ".to_owned(), publication(store, source)].concat());
    lines.collect()
}

/// What a page is about.
fn about(store: &Store, state: &State, page: Page) -> String {
    let (graph, lens) = (&store.graph, &state.lens);
    match page {
        Page::Actor(ix) | Page::Neighbours(ix) | Page::Graph(ix, _) | Page::TimelineOf(ix) => {
            format!("{} ({})", name(store, ix), graph.actors[ix].id)
        }
        Page::Bloc(ix) => {
            let members: Vec<&str> = members_of(store, lens, ix).map(|actor| name(store, actor)).collect();
            format!("{} ({}) on {}: {}", graph.blocs[ix].name, graph.blocs[ix].id, lens.as_of, members.join(", "))
        }
        Page::BlocWith(bloc, actor) => members_with(store, state, bloc, actor),
        Page::Event(ix) => format!("{}: {}", graph.events.date(ix), account(store, ix)),
        Page::Interest(ix) => {
            let interest = &graph.interests[ix];
            format!("{}, {}: {}", name(store, interest.actor), graph.topics[interest.topic].name, interest.text)
        }
        Page::Standing(dyad, at) => spell_in_words(store, lens, dyad, at),
        Page::Track(dyad, at) => track(store, state, dyad, at),
        Page::Trend(dyad) => {
            let trend = store.tie(dyad).map(|tie| query::trend(tie, lens));
            let said = trend.map(|at| trend::because(store, &at, lens.baseline).text).unwrap_or_default();
            format!("{}: {said}", pair(store, dyad))
        }
        Page::Count(count, _) => counted_by(store, lens, count, state.place.side_of(page)),
        Page::Claim(ix) => graph.claims[ix].text.to_string(),
        Page::Triangle(third, dyad) => {
            let found = tensions(store, lens).into_iter().find(|one| (one.actor, one.strained.dyad) == (third, dyad));
            found.map_or_else(|| pair(store, dyad), |tension| sentence(store, &tension))
        }
        Page::Briefing(at) => briefing(store, state, at).map(|briefing| briefing.title.to_string()).unwrap_or_default(),
        Page::Slide(at, step) => slide(store, state, at, step),
        Page::Source(ix) => publication(store, ix),
        rest => rest
            .pair()
            .map_or_else(String::new, |dyad| format!("{}: not assessed on {}", pair(store, dyad), lens.as_of)),
    }
}

fn pair(store: &Store, dyad: Dyad) -> String {
    let (a, b) = dyad.pair();
    format!("{} – {}", name(store, a), name(store, b))
}

/// `Central Asian states – Taliban on 2026-06-24: 3 partner, 2 neutral`
fn members_with(store: &Store, state: &State, bloc: BlocIx, actor: ActorIx) -> String {
    let counted = state.answers.tally.as_ref().map(|tally| bloc_with(store, &state.lens, tally, bloc, actor));
    let held = counted.map(|counted| standings(&counted)).unwrap_or_default();
    format!("{} – {} on {}: {held}", store.graph.blocs[bloc].name, name(store, actor), state.lens.as_of)
}

fn track(store: &Store, state: &State, dyad: Dyad, at: usize) -> String {
    let Some(track) = store.tie(dyad).and_then(|tie| tie.tracks.get(at)) else { return pair(store, dyad) };
    let by = track.by.map(|by| format!(" by {}", name(store, by))).unwrap_or_default();
    let called = track.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    let when = span(track.span, state.lens.as_of);
    format!("{}: {}{by}{called} {} {when}", pair(store, dyad), track.fact.kind().name(), track.fact.word())
}

fn slide(store: &Store, state: &State, at: usize, step: usize) -> String {
    let step = briefing(store, state, at).and_then(|briefing| briefing.steps.get(step));
    let lines = step.map(|step| std::iter::once(&step.title).chain(step.say.iter().map(|said| &said.text)));
    lines.into_iter().flatten().map(Clean::as_str).collect::<Vec<_>>().join("\n")
}

/// What one of a pair did toward the other, and how the two stand, with the sources of that.
fn toward(store: &Store, state: &State, dyad: Dyad, from: ActorIx, with_sources: bool) -> String {
    let to = dyad.other(from).unwrap_or(from);
    let day = state.lens.as_of;
    let sides = format!("{} toward {} by {day}", name(store, from), name(store, to));
    if !tells(store, &state.lens, dyad) {
        return format!("{sides}: {UNKNOWN}");
    }
    let acts = state.answers.tally.as_ref().map(|tally| tally.pair(store, dyad).seen_from(dyad, from).0);
    let acts = acts.map_or_else(String::new, |acts| {
        let WordsDeeds { words, deeds } = WordsDeeds::of(&acts);
        format!(": words {words}, deeds {deeds}")
    });
    let page = record_of(store, state, Page::Dyad(dyad, from));
    format!("{sides}{acts}. {}{}", about(store, state, page), source_lines(store, &[page], with_sources))
}

/// How many events ran from one to the other, where one of them is a folded bloc.
fn crossing(store: &Store, state: &State, from: Named, to: Named) -> String {
    let name = |head: Named| match head {
        Named::Actor(actor) => store.graph.actors[actor].name.to_string(),
        Named::Bloc(bloc) => {
            let [own, all] = state.matrix.part(store, &state.lens, bloc);
            let part = if own < all { format!(" ({own} of its {all} members)") } else { String::new() };
            format!("{}{part}", store.graph.blocs[bloc].name)
        }
    };
    let sum = state.matrix.sum(from, to);
    let told = sum.map_or_else(|| UNKNOWN.to_owned(), |n| format!("events{}: {n}", of_kind(state.matrix.cells)));
    format!("{} toward {} by {}: {told}", name(from), name(to), state.lens.as_of)
}

/// A publication in a line, its address last.
fn publication(store: &Store, ix: SourceIx) -> String {
    let source = &store.graph.sources[ix];
    let date = source.date.map(|date| format!(", {date}")).unwrap_or_default();
    let title = source.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    let url = source.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default();
    format!("{}{title}{date}{url}", source.publisher)
}
