//! A spell of standing or of a formal fact: what was judged or is so, why, by which events, on whose word.

use crate::app;
use crate::model::{ActorIx, Dyad, EventIx, SourceIx, Track};
use crate::query::{Lens, newest_happened, standing_at, start_of};
use crate::scene::event::source_list;
use crate::scene::events;
use crate::scene::page::{Block, Cell, Fact, Page};
use crate::scene::tone::Tone;
use crate::scene::words::{counted, lens_line, name, note, short_name, span, standing_since, why};
use crate::store::Store;

/// The page of a spell of standing.
pub(in crate::scene) fn standing(store: &Store, lens: &Lens, dyad: Dyad, at: usize, side: Option<ActorIx>) -> Page {
    let known = store.tie(dyad).and_then(|tie| Some((tie, tie.standing.get(at)?)));
    let Some((tie, spell)) = known else { return gone(store, lens) };
    let start = start_of(tie, at, spell);
    let (since, from) = (start.span.from, spell.span.from);
    let assessed = if since == from { String::new() } else { format!(" since {since}, assessed again on {from}") };
    let mut facts = vec![
        ("standing".to_owned(), vec![Cell::toned(format!("{}{assessed}", spell.value), spell.value)]),
        (
            if since == from { "when" } else { "on this ground" }.to_owned(),
            vec![Cell::plain(span(spell.span, lens.as_of))],
        ),
    ];
    // What made it so may be another thing than what kept it so.
    if since != from {
        facts.push((format!("why {since}"), vec![Cell::plain(start.why.as_str())]));
    }
    let why = if since == from { "why".to_owned() } else { format!("why {from}") };
    facts.push((why, vec![Cell::plain(spell.why.as_str())]));
    if let Some(confidence) = spell.confidence {
        facts.push(("confidence".to_owned(), vec![Cell::plain(confidence.to_string())]));
    }
    facts.extend(note(spell.note.as_ref()));
    let who = store.graph.assessor.as_deref().map(|who| format!(" by {who}")).unwrap_or_default();
    let rule = format!("a judgement{who}, on the sources below; no count of events makes it");
    facts.push(("rule".to_owned(), vec![Cell::toned(rule, Tone::Muted)]));
    rested(store, lens, pair(store, dyad, side), facts, &spell.because, &spell.sources)
}

/// A spell of standing in a line, the one that holds now as it is told everywhere: `Russia – Taliban: partner since 2025-07-03,
/// last assessed 2026-05-27. Why.`
pub(in crate::scene) fn spell_in_words(store: &Store, lens: &Lens, dyad: Dyad, at: usize) -> String {
    let known = store.tie(dyad).and_then(|tie| Some((tie, tie.standing.get(at)?)));
    let (a, b) = dyad.pair();
    let names = format!("{} – {}", name(store, a), name(store, b));
    let Some((tie, spell)) = known else { return names };
    let holds = standing_at(tie, lens.as_of).filter(|held| std::ptr::eq(held.spell, spell));
    let told = holds.map(|held| standing_since(held, lens.as_of));
    let told = told.unwrap_or_else(|| format!("{} {}", spell.value, span(spell.span, lens.as_of)));
    format!("{names}: {told}. {}", spell.why)
}

/// The page of a spell of a formal fact.
pub(in crate::scene) fn track(store: &Store, lens: &Lens, dyad: Dyad, at: usize, side: Option<ActorIx>) -> Page {
    let Some(track) = store.tie(dyad).and_then(|tie| tie.tracks.get(at)) else { return gone(store, lens) };
    let kind = track.fact.kind().name().to_owned();
    let called = track.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    let by = track.by.map_or("both", |by| name(store, by));
    let mut facts = vec![
        (kind, vec![Cell::plain(format!("{}{called}", track.fact.word()))]),
        ("by".to_owned(), vec![Cell::plain(by)]),
        ("when".to_owned(), vec![Cell::plain(span(track.span, lens.as_of))]),
    ];
    facts.extend(note(track.note.as_ref()));
    let rule = "what is formally so, dated by the act that made it so";
    facts.push(("rule".to_owned(), vec![Cell::toned(rule, Tone::Muted)]));
    rested(store, lens, pair(store, dyad, side), facts, &track.because, &track.sources)
}

/// A spell of standing in a line: why it was judged so.
pub(super) fn judged(store: &Store, dyad: Dyad, at: usize) -> Option<Vec<Cell>> {
    let spell = store.tie(dyad)?.standing.get(at)?;
    Some(vec![Cell::toned("a judgement", Tone::Accent), Cell::plain(why(spell))])
}

/// The same of a formal fact: what is noted of it.
pub(super) fn formally(store: &Store, dyad: Dyad, at: usize) -> Option<Vec<Cell>> {
    let track = store.tie(dyad)?.tracks.get(at)?;
    Some(vec![Cell::toned("formally so", Tone::Accent), Cell::plain(noted(track))])
}

/// What is noted of a formal fact, else how more is found.
pub(in crate::scene) fn noted(track: &Track) -> &str {
    track.note.as_deref().unwrap_or("e shows by which act, and on whose word")
}

fn pair(store: &Store, dyad: Dyad, side: Option<ActorIx>) -> String {
    let (a, b) = dyad.seen_from(side);
    format!("{} – {}", short_name(store, a), short_name(store, b))
}

fn rested(
    store: &Store,
    lens: &Lens,
    title: String,
    facts: Vec<Fact>,
    because: &[EventIx],
    sources: &[SourceIx],
) -> Page {
    let mut blocks = vec![Block::Facts(facts)];
    blocks.push(Block::Table(counted(sources.len(), "source"), source_list(store, lens, sources)));
    let events = events::list(store, lens, newest_happened(store, because, lens.as_of).into_iter());
    if !events.rows.is_empty() {
        blocks.push(Block::Table("the events that carry it".to_owned(), events));
    }
    Page { title, lens: lens_line(store, lens), blocks }
}

fn gone(store: &Store, lens: &Lens) -> Page {
    let facts = vec![(String::new(), vec![Cell::plain("it is no longer in the data")])];
    Page { title: "Evidence".to_owned(), lens: lens_line(store, lens), blocks: vec![Block::Facts(facts)] }
}

/// A cell that opens the spell of standing which it speaks of.
pub(in crate::scene) fn opens_standing(store: &Store, dyad: Dyad, spell: &crate::model::Spell) -> Option<app::Page> {
    let at = store.tie(dyad)?.standing.iter().position(|known| std::ptr::eq(known, spell))?;
    Some(app::Page::Standing(dyad, at))
}

/// A cell that opens the spell of a formal fact which it speaks of.
pub(in crate::scene) fn opens_track(store: &Store, dyad: Dyad, track: &crate::model::Track) -> Option<app::Page> {
    let at = store.tie(dyad)?.tracks.iter().position(|known| std::ptr::eq(known, track))?;
    Some(app::Page::Track(dyad, at))
}
