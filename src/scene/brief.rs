//! A pair in a few lines, for beside a picture: how it stands, what is formally so, the record each way, the last event.

use super::evidence::{opens_standing, opens_track};
use super::page::{Block, Cell, Fact, Page};
use super::tone::Tone;
use super::trend as trends;
use super::words::{lens_line, short_name, standing, standing_since};
use crate::app;
use crate::model::{ActorIx, Dyad, Tie};
use crate::query::{Column, Ledger, Lens, Scope, Tally, WordsDeeds, account, begun, standing_at, tracks_at, trend};
use crate::store::Store;

/// A pair seen from one of the two, with the figures of the lens; `…` while they are being counted.
pub(super) fn brief(store: &Store, lens: &Lens, tally: Option<&Tally>, dyad: Dyad, from: ActorIx) -> Page {
    let to = dyad.other(from).unwrap_or(from);
    let mut blocks = vec![Block::Facts(assessed(store, lens, dyad))];
    let formal = formal(store, lens, dyad);
    if !formal.is_empty() {
        blocks.push(Block::Facts(formal));
    }
    blocks.push(Block::Facts(on_record(store, lens, tally, dyad, from)));
    blocks.extend(newest(store, lens, tally, dyad).map(|fact| Block::Facts(vec![fact])));
    page(store, lens, [from, to], blocks)
}

/// The same in two columns where there is room: what is formally so on the right.
pub(super) fn broad(store: &Store, lens: &Lens, tally: Option<&Tally>, dyad: Dyad, from: ActorIx) -> Page {
    let to = dyad.other(from).unwrap_or(from);
    let told = [assessed(store, lens, dyad), on_record(store, lens, tally, dyad, from)].concat();
    let newest = newest(store, lens, tally, dyad).map(|fact| Block::Flow(vec![fact]));
    let left: Vec<Block> = std::iter::once(Block::Facts(told)).chain(newest).collect();
    let formal = formal(store, lens, dyad);
    let blocks = if formal.is_empty() { left } else { vec![Block::Beside(left, vec![Block::Facts(formal)])] };
    page(store, lens, [from, to], blocks)
}

fn page(store: &Store, lens: &Lens, [from, to]: [ActorIx; 2], blocks: Vec<Block>) -> Page {
    let title = format!("{} > {}", short_name(store, from), short_name(store, to));
    Page { title, lens: lens_line(store, lens), blocks }
}

/// Its standing, and which way it went.
fn assessed(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Fact> {
    let tie = store.tie(dyad);
    let at = tie.and_then(|tie| standing_at(tie, lens.as_of));
    let stands = at.map_or_else(
        || standing(None),
        |at| Cell {
            opens: opens_standing(store, dyad, at.spell),
            ..Cell::toned(standing_since(at, lens.as_of), at.spell.value)
        },
    );
    let moved = |tie: &Tie| trends::because(store, &trend(tie, lens), lens.baseline).opening(app::Page::Trend(dyad));
    let trend = tie.map(|tie| ("trend".to_owned(), vec![moved(tie)]));
    std::iter::once(("standing".to_owned(), vec![stands])).chain(trend).collect()
}

/// What is formally so: the word, by whom, since when.
fn formal(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Fact> {
    let tracks = store.tie(dyad).into_iter().flat_map(|tie| tracks_at(tie, lens.as_of));
    tracks
        .map(|at| {
            let track = at.track;
            let by = track.by.map(|by| format!(" by {}", store.graph.actors[by].id)).unwrap_or_default();
            let name = track.name.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
            let doubt = if at.uncertain { " or already over" } else { "" };
            let text = format!("{}{doubt}{by}, {}{name}", track.fact.word(), track.span.from);
            let cell = Cell { opens: opens_track(store, dyad, track), ..Cell::plain(text) };
            (track.fact.kind().name().to_owned(), vec![cell])
        })
        .collect()
}

/// Words and deeds each way.
fn on_record(store: &Store, lens: &Lens, tally: Option<&Tally>, dyad: Dyad, from: ActorIx) -> Vec<Fact> {
    let to = dyad.other(from).unwrap_or(from);
    let id = |actor: ActorIx| &store.graph.actors[actor].id;
    let Some(tally) = tally else { return vec![("record".to_owned(), vec![Cell::toned("…", Tone::Muted)])] };
    let (given, taken) = tally.pair(store, dyad).seen_from(dyad, from);
    let way = |from: ActorIx, to: ActorIx, ledger: &Ledger| {
        (format!("{}>{}", id(from), id(to)), vec![acts(lens, ledger).opening(all(from, to))])
    };
    vec![way(from, to, &given), way(to, from, &taken)]
}

fn all(from: ActorIx, to: ActorIx) -> app::Page {
    app::Page::Count(crate::query::Count::Record { from, to, column: Column::All }, 0)
}

/// `words +25-2, deeds +9-0`, in the tone of what there is more of.
fn acts(lens: &Lens, ledger: &Ledger) -> Cell {
    if ledger.n() == 0 {
        let none = if lens.filter.text().is_empty() { "no act on record" } else { "nothing that matches" };
        return Cell::toned(none, Tone::Muted);
    }
    let tone = match ledger.plus().cmp(&ledger.minus()) {
        std::cmp::Ordering::Greater => Tone::Cooperative,
        std::cmp::Ordering::Less => Tone::Conflictual,
        std::cmp::Ordering::Equal => Tone::Plain,
    };
    let WordsDeeds { words, deeds } = WordsDeeds::of(ledger);
    Cell::toned(format!("words {words}  deeds {deeds}"), tone)
}

/// The newest event that the lens leaves.
fn newest(store: &Store, lens: &Lens, tally: Option<&Tally>, dyad: Dyad) -> Option<Fact> {
    let event = begun(store, lens, Scope::Dyad(dyad)).find(|ix| tally.is_some_and(|tally| tally.keeps(*ix)))?;
    let date = store.graph.events.date(event);
    let text = Cell::plain(format!("{date}  {}", account(store, event))).opening(app::Page::Event(event));
    Some(("last".to_owned(), vec![text]))
}
