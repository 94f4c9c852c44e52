//! The thing under the cursor in full.

use super::means::{head, how_many};
use crate::app::{Page, State};
use crate::model::{Dyad, EventIx, SourceIx};
use crate::query::{self, Count, Lens, Pick, Scope};
use crate::scene::brief::brief;
use crate::scene::events;
use crate::scene::evidence;
use crate::scene::page::{Block, Cell, Fact};
use crate::scene::tone::Tone;
use crate::scene::words::{grade, note, short_name, sources, span};
use crate::store::Store;

/// How many events of a mark are listed.
const FEW: usize = 12;

/// It in full: an event, the events of a mark, a spell, a tie.
pub(super) fn selected(store: &Store, state: &State, stop: Page) -> Vec<Block> {
    let lens = &state.counted_lens();
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
            let page = brief(store, lens, state.answers.tally.as_deref(), dyad, actor);
            page.blocks
        }
        Page::Standing(dyad, at) => spell(store, lens, dyad, at).unwrap_or_default(),
        Page::Track(dyad, at) => track(store, lens, dyad, at).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn spell(store: &Store, lens: &Lens, dyad: Dyad, at: usize) -> Option<Vec<Block>> {
    let spell = store.tie(dyad)?.standing.get(at)?;
    let text = format!("{} {}", spell.value, span(spell.span, lens.as_of));
    let mut facts = vec![
        ("standing".to_owned(), vec![Cell::toned(text, spell.value)]),
        ("why".to_owned(), vec![Cell::plain(spell.why.as_str())]),
    ];
    facts.extend(spell.confidence.map(|word| ("sure".to_owned(), vec![Cell::plain(word.to_string())])));
    facts.push(on_whose_word(store, lens, &spell.sources));
    Some(vec![Block::Facts(facts)])
}

fn track(store: &Store, lens: &Lens, dyad: Dyad, at: usize) -> Option<Vec<Block>> {
    let track = store.tie(dyad)?.tracks.get(at)?;
    let by = track.by.map(|by| format!(", by {}", short_name(store, by))).unwrap_or_default();
    let name = track.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    let text = format!("{}{name}{by}, {}", track.fact.word(), span(track.span, lens.as_of));
    let mut facts = vec![(track.fact.kind().name().to_owned(), vec![Cell::plain(text)])];
    facts.extend(note(track.note.as_ref()));
    facts.extend(query::happened(store, &track.because, lens.as_of).take(2).map(|ix| {
        let (head, summary) = head(store, lens, ix);
        ("act".to_owned(), vec![Cell::plain(format!("{head}: {summary}"))])
    }));
    facts.push(on_whose_word(store, lens, &track.sources));
    Some(vec![Block::Facts(facts)])
}

fn on_whose_word(store: &Store, lens: &Lens, list: &[SourceIx]) -> Fact {
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
    let publisher = graph.events.publisher(&row);
    let from = publisher.map_or_else(|| sources(store, row.sources, lens.as_of), ToString::to_string);
    fact("source", from, Tone::Muted);
    facts
}
