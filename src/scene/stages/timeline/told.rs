//! What is told of the thing under the cursor, and of what changed between the two days.

use crate::app::{Page, State};
use crate::model::{ActorIx, Dyad, EventIx, PartialDate, Tie};
use crate::query::{self, Cells, Count, Drawn, Lens, Pick, Scope, Strip, Trend};
use crate::scene::brief::brief;
use crate::scene::change::Teller;
use crate::scene::events;
use crate::scene::evidence;
use crate::scene::page::{Block, Cell, Column, Fact, Page as PageScene, Table};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::{counted, direction, grade, mark, short_name, sources, span, standing, standing_since};
use crate::store::Store;

/// How many events of a mark are listed.
const FEW: usize = 12;

/// What is told of the thing under its cursor, and what changed since the baseline.
pub(in crate::scene::stages) fn beside(store: &Store, state: &State) -> PageScene {
    let lens = &state.lens;
    let selected = state.stop().map(|stop| selected(store, state, stop)).unwrap_or_default();
    let changed = match state.timeline_of() {
        Some(Scope::Dyad(dyad)) => changed(store, lens, dyad),
        Some(Scope::Actor(actor)) => moved(store, state, actor),
        _ => Vec::new(),
    };
    let blocks = match (selected.is_empty(), changed.is_empty()) {
        (false, false) => vec![Block::Beside(selected, changed)],
        (true, _) => changed,
        (_, true) => selected,
    };
    PageScene { blocks, ..PageScene::default() }
}

/// What the thing under the cursor is, in a line.
pub(in crate::scene) fn means(store: &Store, state: &State) -> Vec<Cell> {
    let lens = &state.lens;
    match state.stop() {
        Some(Page::Count(Count::Between(cells), _)) => vec![
            Cell::toned(how_many(store, state, cells), Tone::Accent),
            Cell::plain(format!("{}, {}", evidence::lane(store, cells.lane), evidence::dates(lens, cells))),
        ],
        Some(Page::Event(ix)) => {
            let (head, summary) = head(store, lens, ix);
            vec![Cell::toned(head, Tone::Accent), Cell::plain(summary)]
        }
        Some(Page::Standing(dyad, at)) => {
            let spell = store.tie(dyad).and_then(|tie| tie.standing.get(at));
            spell.map_or_else(Vec::new, |spell| {
                let head = format!("standing {} {}", spell.value, span(spell.span, lens.as_of));
                vec![Cell::toned(head, Tone::Accent), Cell::plain(spell.why.as_str())]
            })
        }
        Some(Page::Track(dyad, at)) => {
            let track = store.tie(dyad).and_then(|tie| tie.tracks.get(at));
            track.map_or_else(Vec::new, |track| {
                let by = track.by.map(|by| format!(" of {}", short_name(store, by))).unwrap_or_default();
                let head = format!("{}{by} {} {}", track.fact.kind(), track.fact.word(), span(track.span, lens.as_of));
                let note = track.note.as_deref().unwrap_or("e shows by which act, and on whose word");
                vec![Cell::toned(head, Tone::Accent), Cell::plain(note)]
            })
        }
        Some(Page::Timeline(dyad)) => tie(store, state, dyad),
        Some(stop) => evidence::means(store, lens, Some(stop)),
        None => vec![Cell::toned(format!("nothing is recorded by {}; Esc goes back", lens.as_of), Tone::Muted)],
    }
}

/// A tie of the actor: how the two stand, and how much was done between them.
fn tie(store: &Store, state: &State, dyad: Dyad) -> Vec<Cell> {
    let lens = &state.lens;
    let at = store.tie(dyad).and_then(|tie| query::standing_at(tie, lens.as_of));
    let stands = at.map_or_else(|| standing(None), |at| Cell::toned(standing_since(at, lens.as_of), at.spell.value));
    let (a, b) = dyad.pair();
    let mut cells =
        vec![Cell::toned(format!("{} – {}", short_name(store, a), short_name(store, b)), Tone::Accent), stands];
    if let Some(tally) = &state.answers.tally {
        let pair = tally.pair(store, dyad);
        let acts = |from: ActorIx, to: ActorIx, n: u32| format!("{} {n}", store.graph.direction_id(from, to));
        let text = format!("events {}, {}", acts(a, b, pair.forth.n()), acts(b, a, pair.back.n()));
        cells.push(Cell::plain(text));
    }
    cells
}

/// How many events a mark stands for, as it was counted when it was drawn.
fn how_many(store: &Store, state: &State, cells: Cells) -> String {
    let rows = state.timeline.picture().map(|picture| picture.rows.as_slice()).unwrap_or_default();
    let lane = rows.iter().find(|row| row.strip == Strip::Lane(cells.lane));
    let drawn = lane.and_then(|row| row.marks.iter().find(|mark| mark.cells == cells)).map(|mark| mark.drawn);
    match drawn {
        Some(Drawn::Events { reports, .. }) => {
            // Several reports may be of one entry.
            let reports = usize::try_from(reports).unwrap_or(usize::MAX);
            counted(reports, if has_many(store, state, cells) { "report" } else { "event" })
        }
        _ => "some events".to_owned(),
    }
}

/// Whether one of the first events of a mark stands for several reports.
fn has_many(store: &Store, state: &State, cells: Cells) -> bool {
    cells.events(store, &state.lens).take(FEW).any(|ix| store.graph.events.row(ix).count > 1)
}

/// When, who to whom, of which class; and what.
fn head(store: &Store, lens: &Lens, ix: EventIx) -> (String, String) {
    let row = store.graph.events.row(ix);
    let words = query::words(store, ix);
    let date = words.date.map(|date| date.to_string()).unwrap_or_default();
    let doubt = if row.has_happened(lens.as_of) { "" } else { " (date uncertain)" };
    let code = row.act.code.filter(|_| words.summary.is_empty());
    let what = code.map_or_else(|| words.summary.to_string(), |code| store.graph.codes[code].name.to_string());
    (format!("{date}{doubt}  {}  {}", direction(store, &row), mark(&row)), what)
}

fn selected(store: &Store, state: &State, stop: Page) -> Vec<Block> {
    let lens = &state.lens;
    match stop {
        Page::Event(ix) => vec![Block::Facts(event(store, lens, ix))],
        Page::Count(Count::Between(cells), _) => {
            let list = cells.events(store, lens).take(FEW);
            let heading = format!("{}, {}", how_many(store, state, cells), evidence::dates(lens, cells));
            let heading = if cells.pick == Pick::Uncertain { evidence::dates(lens, cells) } else { heading };
            vec![Block::Table(heading, events::brief(store, lens, list))]
        }
        Page::Timeline(dyad) => {
            let actor = match state.timeline_of() {
                Some(Scope::Actor(actor)) => actor,
                _ => dyad.pair().0,
            };
            let page = brief(store, lens, state.answers.tally.as_ref(), dyad, actor);
            page.blocks
        }
        Page::Standing(dyad, at) => store
            .tie(dyad)
            .and_then(|tie| tie.standing.get(at))
            .map(|spell| {
                let text = format!("{} {}", spell.value, span(spell.span, lens.as_of));
                let mut facts = vec![
                    ("standing".to_owned(), vec![Cell::toned(text, spell.value)]),
                    ("why".to_owned(), vec![Cell::plain(spell.why.as_str())]),
                ];
                facts.extend(spell.confidence.map(|word| ("sure".to_owned(), vec![Cell::plain(word.to_string())])));
                facts.push(on_whose_word(store, lens, &spell.sources));
                vec![Block::Facts(facts)]
            })
            .unwrap_or_default(),
        Page::Track(dyad, at) => store
            .tie(dyad)
            .and_then(|tie| tie.tracks.get(at))
            .map(|track| {
                let by = track.by.map(|by| format!(", by {}", short_name(store, by))).unwrap_or_default();
                let name = track.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
                let text = format!("{}{name}{by}, {}", track.fact.word(), span(track.span, lens.as_of));
                let mut facts = vec![(track.fact.kind().to_string(), vec![Cell::plain(text)])];
                facts.extend(track.note.as_deref().map(|note| ("note".to_owned(), vec![Cell::plain(note)])));
                facts.extend(query::happened(store, &track.because, lens.as_of).take(2).map(|ix| {
                    let (head, summary) = head(store, lens, ix);
                    ("act".to_owned(), vec![Cell::plain(format!("{head}: {summary}"))])
                }));
                facts.push(on_whose_word(store, lens, &track.sources));
                vec![Block::Facts(facts)]
            })
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn on_whose_word(store: &Store, lens: &Lens, list: &[crate::model::SourceIx]) -> Fact {
    ("source".to_owned(), vec![Cell::toned(sources(store, list, lens.as_of), Tone::Muted)])
}

/// An event in full, in as few lines as there may be.
fn event(store: &Store, lens: &Lens, ix: EventIx) -> Vec<Fact> {
    let graph = &store.graph;
    let row = graph.events.row(ix);
    let (head, summary) = head(store, lens, ix);
    let mut facts = vec![
        ("event".to_owned(), vec![Cell::toned(head, row.act.quad.sign())]),
        ("what".to_owned(), vec![Cell::plain(summary)]),
    ];
    let mut fact = |label: &str, text: String, tone: Tone| {
        if !text.is_empty() {
            facts.push((label.to_owned(), vec![Cell::toned(text, tone)]));
        }
    };
    let act = row.act.code.map(|code| format!("{} {}", graph.codes[code].code, graph.codes[code].name));
    fact("act", act.unwrap_or_default(), Tone::Plain);
    let topics: Vec<&str> = row.topics.iter().map(|topic| graph.topics[topic].name.as_str()).collect();
    fact("topics", topics.join(", "), Tone::Plain);
    fact("sure", grade(&row), Tone::Plain);
    let publisher = row.publisher.and_then(|number| graph.events.publishers.get(number));
    let from = publisher.map_or_else(|| sources(store, row.sources, lens.as_of), ToString::to_string);
    fact("source", from, Tone::Muted);
    facts
}

/// Which way a pair went since the baseline, and the steps that made it so, the latest first, each with its reason.
fn changed(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Block> {
    let tie = store.tie(dyad);
    let because = |tie: &Tie| trends::because(store, &query::trend(tie, lens), lens.baseline);
    let nothing = || Cell::toned("nothing is assessed or formally so", Tone::Muted);
    let trend = tie.map_or_else(nothing, because);
    let mut steps = tie.map(|tie| query::steps_of(tie, lens.when())).unwrap_or_default();
    steps.sort_by_key(|change| std::cmp::Reverse(change.date));
    let mut teller = Teller::new(store, lens, Some(dyad));
    // Of each what and why; on whose word its own page says.
    let steps = steps.iter().flat_map(|change| teller.rows(change).into_iter().take(2));
    // The heading has the day already.
    let then = format!(" on {}", lens.baseline);
    let trend = Cell { text: trend.text.trim_end_matches(then.as_str()).to_owned(), ..trend };
    let rows = std::iter::once(vec![Cell::plain("trend"), Cell::default(), trend]).chain(steps).collect();
    let columns = vec![Column::words(""), Column::words(""), Column::line("")];
    let heading = format!("changed from {} to {}", lens.baseline, lens.as_of);
    vec![Block::Table(heading, Table { columns, rows, empty: String::new() })]
}

/// Which of an actor's ties went which way since the baseline.
fn moved(store: &Store, state: &State, actor: ActorIx) -> Vec<Block> {
    let lens = &state.lens;
    let heading = "changed".to_owned();
    let Some(tally) = &state.answers.tally else {
        return vec![Block::Facts(vec![(heading, vec![Cell::toned("…", Tone::Muted)])])];
    };
    let ties = store.dyads_of(actor).iter().filter_map(|ix| store.pair(*ix));
    let moved = ties.filter_map(|dyad| {
        let pair = tally.pair(store, dyad);
        let other = dyad.other(actor)?;
        let sign = trends::sign(pair.trend);
        (pair.there && pair.trend != Trend::Level)
            .then(|| Cell::toned(format!("{} {}", sign.text, short_name(store, other)), sign.tone))
    });
    let mut cells: Vec<Cell> = moved.collect();
    if cells.is_empty() {
        cells.push(Cell::toned("no tie became better or worse", Tone::Muted));
    }
    cells.push(Cell::toned(format!("since {}", lens.baseline), Tone::Muted));
    vec![Block::Flow(vec![(heading, cells)])]
}

/// A date as it is written, for the text form.
pub(super) fn dated(store: &Store, ix: EventIx) -> PartialDate {
    let events = &store.graph.events;
    PartialDate::of_days(events.first(ix), events.last(ix))
}
