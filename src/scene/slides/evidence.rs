//! What the sentences of a slide rest on, as a list that can be shown to the room.

use super::spoken::date;
use crate::import::event_by_id;
use crate::model::{ClaimIx, Day, EventIx, SourceIx, Statement, Step, distinct};
use crate::query::{account, newest_happened, words};
use crate::scene::claims::verdict_on;
use crate::scene::page::{Block, Cell, Column, Page, Table};
use crate::scene::words::{grade, sources as published};
use crate::store::Store;

/// Something that carries a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// An event.
    Event(EventIx),
    /// A claim.
    Claim(ClaimIx),
}

/// What a slide rests on, sentence by sentence.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// For each sentence what carries it.
    pub each: Vec<Vec<Ground>>,
    sources: usize,
}

impl Evidence {
    fn all(&self) -> Vec<Ground> {
        distinct(self.each.iter().flatten().copied())
    }

    /// How many events carry it.
    #[must_use]
    pub fn events(&self) -> usize {
        self.all().iter().filter(|ground| matches!(ground, Ground::Event(_))).count()
    }

    /// How many claims carry it.
    #[must_use]
    pub fn claims(&self) -> usize {
        self.all().len() - self.events()
    }

    /// How many publications stand behind them.
    #[must_use]
    pub fn sources(&self) -> usize {
        self.sources
    }
}

/// What a step rests on.
#[must_use]
pub fn evidence(store: &Store, step: &Step) -> Evidence {
    let each: Vec<Vec<Ground>> = step.say.iter().map(|said| grounds(store, said)).collect();
    let sources = distinct(each.iter().flatten().flat_map(|ground| sources_of(store, *ground)));
    Evidence { sources: sources.len(), each }
}

fn grounds(store: &Store, said: &Statement) -> Vec<Ground> {
    let claim = |id: &str| store.graph.claims.find(|claim| &*claim.id == id).map(Ground::Claim);
    let event = |id: &str| event_by_id(&store.graph.events, id).map(Ground::Event);
    said.because.iter().filter_map(|id| event(id).or_else(|| claim(id))).collect()
}

fn sources_of(store: &Store, ground: Ground) -> Vec<SourceIx> {
    match ground {
        Ground::Event(ix) => store.graph.events.row(ix).sources.to_vec(),
        Ground::Claim(ix) => vec![store.graph.claims[ix].source],
    }
}

/// What a step rests on, to be read by the room: under each sentence what carries it, and on whose word.
#[must_use]
pub fn sources_page(store: &Store, step: &Step) -> Page {
    let day = step.show.as_of.unwrap_or(store.graph.as_of);
    let carried = evidence(store, step).each;
    let table = |(said, grounds): (&Statement, Vec<Ground>)| {
        let rows = grounds.into_iter().flat_map(|ground| rows(store, ground, day)).collect();
        let columns = ["when", "what", "sure", "on whose word"].map(Column::words).to_vec();
        Block::Table(said.text.to_string(), Table { columns, rows, empty: "nothing carries this sentence".to_owned() })
    };
    let fact = |label: &str, text: &str| Block::Facts(vec![(label.to_owned(), vec![Cell::plain(text)])]);
    let mut blocks: Vec<Block> = step.say.iter().zip(carried).map(table).collect();
    if blocks.is_empty() {
        blocks.push(fact("sources", "nothing is said on this slide"));
    }
    blocks.extend(step.show.filter.as_deref().map(|filter| fact("the table", &format!("is of what matches {filter}"))));
    Page { title: step.title.to_string(), lens: String::new(), blocks }
}

/// Most events that a claim was judged by, the newest.
const FEW: usize = 3;

/// What carries a sentence, with the note that says more than it; of a claim, what it was judged by, too.
fn rows(store: &Store, ground: Ground, day: Day) -> Vec<Vec<Cell>> {
    match ground {
        Ground::Event(ix) => {
            let note = words(store, ix).note.map(|note| note.to_string());
            vec![event(store, ix, note.as_deref(), day)]
        }
        Ground::Claim(ix) => {
            let claim = &store.graph.claims[ix];
            let on = Cell::plain(published(store, &[claim.source], day));
            let found = Cell::plain(verdict_on(store, ix, day));
            // A verdict's note is ours as of the last day of the data: on an earlier one it would tell the future.
            let note = claim.note.as_deref().filter(|_| day >= store.graph.as_of);
            let said = vec![Cell::plain("claim"), Cell::plain(noted(&claim.text, note)), found, on];
            let by =
                newest_happened(store, &claim.events, day).into_iter().take(FEW).map(|ix| event(store, ix, None, day));
            std::iter::once(said).chain(by).collect()
        }
    }
}

/// A text with the note on it.
fn noted(text: &str, note: Option<&str>) -> String {
    note.map_or_else(|| text.to_owned(), |note| format!("{text} Note: {note}"))
}

fn event(store: &Store, ix: EventIx, note: Option<&str>, day: Day) -> Vec<Cell> {
    let row = store.graph.events.row(ix);
    let publisher = store.graph.events.publisher(&row);
    let on = published(store, row.sources, day);
    let on = publisher.filter(|_| on.is_empty()).map_or(on, ToString::to_string);
    let when = Cell::plain(date(store.graph.events.date(ix)));
    vec![when, Cell::plain(noted(&account(store, ix), note)), Cell::plain(grade(&row)), Cell::plain(on)]
}
