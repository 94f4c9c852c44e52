//! A publication: its address in full, how reliable it is held to be, and what rests on it.

use crate::model::{EventIx, SourceIx, Word};
use crate::query::{Lens, claims};
use crate::scene::event::claim_list;
use crate::scene::events;
use crate::scene::page::{Block, Cell, Page};
use crate::scene::tone::Tone;
use crate::scene::words::{counted, lens_line};
use crate::store::Store;

/// How many of the events that rest on a source are listed.
const MOST: usize = 50;

/// The page of a source.
pub(in crate::scene) fn source(store: &Store, lens: &Lens, source_ix: SourceIx) -> Page {
    let source = &store.graph.sources[source_ix];
    let mut facts = vec![("publisher".to_owned(), vec![Cell::plain(source.publisher.as_str())])];
    let mut fact = |label: &str, text: Option<&str>, tone: Tone| {
        facts.extend(text.map(|text| (label.to_owned(), vec![Cell::toned(text, tone)])));
    };
    fact("title", source.title.as_deref(), Tone::Plain);
    let date = source.date.map(|date| {
        let later = if date.first() > lens.as_of { " (published later)" } else { "" };
        format!("{date}{later}")
    });
    fact("date", Some(date.as_deref().unwrap_or("undated")), Tone::Plain);
    fact("read", source.read.map(|read| read.to_string()).as_deref(), Tone::Plain);
    fact("address", source.url.as_deref(), Tone::Accent);
    fact("reliability", source.reliability.map(Word::word), Tone::Plain);
    fact("note", source.note.as_deref(), Tone::Plain);
    let begun = store.graph.events.begun_by(lens.as_of);
    let rests = |ix: &EventIx| {
        let row = store.graph.events.row(*ix);
        row.has_happened(lens.as_of) && row.sources.contains(&source_ix)
    };
    let rests: Vec<EventIx> = store.graph.events.all().take(begun).rev().filter(rests).take(MOST).collect();
    let table = events::list(store, lens, rests.into_iter());
    let mut blocks = vec![Block::Facts(facts)];
    let statements = claim_list(claims(store, lens).filter(|at| at.claim.source == source_ix));
    if !statements.rows.is_empty() {
        blocks.push(Block::Table(
            format!("{} from it that were checked", counted(statements.rows.len(), "statement")),
            statements,
        ));
    }
    if !table.rows.is_empty() || blocks.len() == 1 {
        blocks.push(Block::Table("events that rest on it, newest first".to_owned(), table));
    }
    Page { title: format!("Source: {}", source.publisher), lens: lens_line(store, lens), blocks }
}
