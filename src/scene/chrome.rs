//! The lines around the middle: where am I, what the filter leaves, what does this mean, which keys.

use chrono::Datelike;

use super::evidence;
use super::page::Cell;
use super::panes::{actors, interests, log, ties};
use super::screen::Scrub;
use super::stages;
use super::there::is_there;
use super::tone::Tone;
use super::words;
use crate::app::{Item, Overlay, Page, Pane, State, TieItem, Typed, briefing};
use crate::model::{ActorIx, Clean, Day};
use crate::store::Store;

/// Most characters of a filter beside its count.
const FILTER: usize = 32;

/// Line 1, left: the data, then each step down to what is open.
#[must_use]
pub fn crumbs(store: &Store, state: &State) -> Vec<String> {
    let graph = &store.graph;
    let mut crumbs = vec![graph.title.to_string()];
    match state.place.item {
        Some(Item::Actor(ix) | Item::Member(_, ix)) => crumbs.push(words::short_name(store, ix).to_owned()),
        Some(Item::Bloc(ix)) => crumbs.push(graph.blocs[ix].name.to_string()),
        None => {}
    }
    let other = state.place.narrow_tie().map(|tie| match tie {
        TieItem::Group(_, actor) => vec![actor],
        TieItem::Member(_, actor, dyad) => std::iter::once(actor).chain(dyad.other(actor)).collect(),
        TieItem::Pair(dyad) => vec![dyad.seen_from(state.place.item.and_then(Item::actor)).1],
    });
    crumbs.extend(other.into_iter().flatten().map(|actor| words::short_name(store, actor).to_owned()));
    crumbs.extend(state.place.pages.iter().map(|opened| match opened.page {
        Page::Briefing(at) => briefing(store, state, at).map(|briefing| briefing.title.to_string()).unwrap_or_default(),
        page if is_there(store, &state.lens, page) => crumb(store, state, page),
        _ => "not yet".to_owned(),
    }));
    crumbs
}

/// A page in a word or two.
fn crumb(store: &Store, state: &State, page: Page) -> String {
    let graph = &store.graph;
    let word = match page {
        Page::Actor(_) | Page::Bloc(_) | Page::BlocWith(..) => "in full",
        Page::Dyad(dyad, from) => return format!("sheet {}", graph.pair_id(dyad.seen_from(Some(from)))),
        Page::Event(ix) => {
            return format!("event of {}", store.graph.events.date(ix));
        }
        Page::Interest(ix) => return format!("interest in {}", graph.topics[graph.interests[ix].topic].name),
        Page::Marks(..) => "evidence",
        Page::Standing(..) => "standing",
        Page::Track(dyad, at) => {
            let track = store.tie(dyad).and_then(|tie| tie.tracks.get(at));
            return track.map(|track| track.fact.kind().name().to_owned()).unwrap_or_default();
        }
        Page::Trend(_) => "trend",
        // Of everybody, wherever one comes from.
        Page::Tensions => "everybody's tensions",
        Page::TensionsOf(_) => "tensions",
        Page::Stale => "everybody's stale ties and claims",
        Page::Board(_) => "interests",
        Page::Readings(_) => "how it reads",
        Page::Sure(..) => "how sure",
        Page::Triangle(..) => "three actors",
        Page::Changes(first) => return changes(store, state, first),
        Page::Count(..) => "events counted",
        Page::Claim(_) => "claim",
        Page::Source(_) => "source",
        Page::Matrix => "matrix",
        Page::Briefings | Page::Briefing(_) => "briefings",
        Page::Slide(_, step) => return format!("slide {}", step + 1),
        Page::Neighbours(_) => "all ties",
        Page::Graph(actor, _) => return format!("graph {}", graph.actors[actor].id),
        Page::Timeline(dyad) => return format!("timeline {}", graph.pair_id(dyad.seen_from(state.place.side(dyad)))),
        Page::TimelineOf(actor) => return format!("timeline {}", graph.actors[actor].id),
    };
    word.to_owned()
}

/// Of everybody, wherever one comes from; those of one actor may come first.
fn changes(store: &Store, state: &State, first: Option<ActorIx>) -> String {
    let whose = if first.is_none() { "everybody's " } else { "" };
    let briefing = if state.is_since_briefing() { ", your last briefing" } else { "" };
    let order = first.map(|actor| format!("; {} first", store.graph.actors[actor].id)).unwrap_or_default();
    format!("{whose}changes since {}{briefing}{order}", state.lens.baseline)
}

/// Line 1, right: as-of date and marking.
pub(super) fn stamp(store: &Store, state: &State) -> Vec<Cell> {
    let latest = state.lens.as_of == store.graph.as_of;
    let (day, tone) = if latest { (" (latest)", Tone::Plain) } else { ("", Tone::Alert) };
    let mut cells = vec![Cell::toned(format!("as of {}{day}", state.lens.as_of), tone)];
    if let Some(marking) = &store.graph.marking {
        cells.push(Cell::toned(marking.to_string(), Tone::Accent));
    }
    cells
}

/// Line 1, between, on an earlier day than the last of the data: the as-of date and the baseline on the way from the first
/// event to that last day.
pub(super) fn scrub(store: &Store, state: &State) -> Option<Scrub> {
    let events = &store.graph.events;
    let (first, last) = (events.first(events.all().next()?), store.graph.as_of);
    if state.lens.as_of == last {
        return None;
    }
    let days = (last - first).num_days();
    let thousandth = |day: Day| {
        let at = (day - first).num_days().clamp(0, days).saturating_mul(1000).checked_div(days)?;
        u16::try_from(at).ok()
    };
    Some(Scrub {
        first: first.year(),
        last: last.year(),
        at: thousandth(state.lens.as_of)?,
        baseline: thousandth(state.lens.baseline)?,
    })
}

/// Line 2, right: what the filter leaves, and what of it is new.
pub(super) fn counts(state: &State) -> Vec<Cell> {
    let Some(tally) = &state.answers.tally else { return vec![Cell::toned("counting…", Tone::Muted)] };
    let (kept, all) = (tally.matching, tally.happened);
    let events = words::counted(all, "event");
    let events = if kept == all { format!("{events} in all") } else { format!("{kept} of {events} in all") };
    let events = words::and_not_yet(events, tally.not_yet);
    let tone = if kept + tally.not_yet == 0 { Tone::Alert } else { Tone::Plain };
    if let Some(filter) = earlier(state) {
        return vec![Cell::toned(format!("{filter}: {events}"), tone)];
    }
    let new = if state.lens.baseline < state.lens.as_of {
        format!("{} new since {}", tally.new, state.lens.baseline)
    } else {
        "nothing new: the baseline is this day (b)".to_owned()
    };
    // A piece of its own: what fits is shown, the last pieces go first.
    let briefing = state.is_since_briefing().then(|| Cell::toned("(your briefing)", Tone::Muted));
    let new = Cell::toned(new, if tally.new > 0 { Tone::New } else { Tone::Muted });
    [Cell::toned(events, tone), new].into_iter().chain(briefing).collect()
}

/// The filter that is counted where what is being typed cannot be taken instead of it.
fn earlier(state: &State) -> Option<Clean> {
    let Some(Overlay::Typing(typing)) = &state.overlay else { return None };
    let (counted, typed) = (state.lens.filter.text().trim(), typing.input.value().trim());
    let differs = typing.what == Typed::Filter && !counted.is_empty() && counted != typed;
    differs.then(|| Clean::new(counted, FILTER))
}

/// What the thing under the cursor means. A notice stands instead of it, what is wrong with the files before it.
pub(super) fn explain(store: &Store, state: &State) -> Vec<Cell> {
    let notice = state.notice.as_ref().map(|notice| {
        let tone = if notice.alert { Tone::Alert } else { Tone::Accent };
        Cell::toned(notice.text.as_str(), tone)
    });
    let trouble = state.trouble.as_ref().map(|text| Cell::toned(text.as_str(), Tone::Alert));
    let mut cells: Vec<Cell> = notice.into_iter().chain(trouble).collect();
    if state.notice.is_none() {
        cells.extend(meaning(store, state));
    }
    cells
}

/// Whether what lies on top may be shown on this day.
fn is_seen(store: &Store, state: &State) -> bool {
    state.place.pages.last().is_some_and(|opened| is_there(store, &state.lens, opened.page))
}

/// What the key asks for that is being typed into a filter.
fn key_being_typed(state: &State) -> Option<Vec<Cell>> {
    let Some(Overlay::Typing(typing)) = &state.overlay else { return None };
    let row = typing.hints.as_ref()?.completions.key?.row()?;
    let example = Cell::toned(format!("as in {}", row.example), Tone::Muted);
    Some(vec![Cell::toned(format!("{}:", row.name), Tone::Accent), Cell::plain(row.meaning), example])
}

fn meaning(store: &Store, state: &State) -> Vec<Cell> {
    if let Some(key) = key_being_typed(state) {
        return key;
    }
    if !state.place.pages.is_empty() {
        let means = stages::means(store, state).filter(|_| is_seen(store, state));
        return means.unwrap_or_else(|| evidence::means(store, &state.lens, state.stop(), &state.place));
    }
    let told = match state.place.pane {
        Pane::Actors => actors::explain(store, state),
        Pane::Ties => ties::explain(store, state),
        Pane::Interests => interests::explain(store, state),
        Pane::Log => log::explain(store, state),
    };
    told.unwrap_or_default()
}
