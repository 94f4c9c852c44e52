//! The two readings of a pair's record as sentences: words against deeds, give and take.

use crate::app;
use crate::model::{ActorIx, Dyad};
use crate::query::{Ahead, GiveTake, Lens, WordsDeeds, readings as asked, tie_of};
use crate::scene::page::{Block, Cell, Fact, Page};
use crate::scene::record;
use crate::scene::tone::Tone;
use crate::scene::words::{lens_line, short_name};
use crate::store::Store;

/// Words against deeds each way, and give and take; each opens its rule.
pub(super) fn readings(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx) -> Fact {
    let said = said(store, lens, dyad, from).into_iter();
    ("how it reads".to_owned(), said.map(|cell| cell.opening(app::Page::Readings(dyad))).collect())
}

/// In the order as seen from one of the two.
fn said(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx) -> Vec<Cell> {
    let Some(read) = asked(store, lens, dyad) else { return vec![too_little(store, lens, dyad, from)] };
    let (a, b) = dyad.pair();
    let [forth, back] = read.words_deeds;
    let mut said = vec![words_deeds(store, a, b, forth), words_deeds(store, b, a, back)];
    if from == b {
        said.reverse();
    }
    if read.words_deeds.iter().any(|way| way.ahead() == Some(Ahead::Words)) {
        said.push(Cell::toned(ARE_WORDS, Tone::Muted));
    }
    said.push(give_take(store, lens, dyad, read.give_take));
    said
}

/// The page of the readings: what they say, by which rule, and the figures that they read.
pub(in crate::scene) fn readings_page(store: &Store, lens: &Lens, dyad: Dyad, side: Option<ActorIx>) -> Page {
    let (a, b) = dyad.seen_from(side);
    let tie = tie_of(store, lens, dyad, a);
    let figures = tie.into_iter().flat_map(|tie| [(a, b, tie.given), (b, a, tie.taken)]);
    let figures = figures
        .map(|(from, to, ledger)| (format!("{} did", short_name(store, from)), record::figures(from, to, &ledger)));
    let rule = |text: &str| vec![Cell::toned(text, Tone::Muted)];
    Page {
        title: format!("{} – {}: how the record reads", short_name(store, a), short_name(store, b)),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Facts(vec![("it reads".to_owned(), said(store, lens, dyad, a))]),
            Block::Flow(figures.chain([record::of_both(store, lens, dyad)]).collect()),
            Block::Facts(vec![
                ("words, deeds".to_owned(), rule(WORDS_DEEDS)),
                ("give, take".to_owned(), rule(GIVE_TAKE)),
            ]),
        ],
    }
}

/// What a reader may take for a deed.
const ARE_WORDS: &str = "CAMEO counts recognition as words";

/// The rule of the first reading.
const WORDS_DEEDS: &str = "each has a sign from three events on: + where at least three quarters are for, - where at most \
                           one quarter is, else ±; the one with the better sign is ahead. What is agreed, and to \
                           recognise, to send an envoy or to open an embassy, is among the words (CAMEO 05). Neutral \
                           and multilateral events are not read";
/// The rule of the second.
const GIVE_TAKE: &str = "words and deeds for the other, added up; one gives more where it gives at least three for every \
                         two that it takes. Nothing is read where fewer than three words and deeds are on record one way";

/// What a filter leaves out is on record all the same.
fn too_little(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx) -> Cell {
    let what = if lens.filter.keeps_all_events() { "recorded" } else { "matches the filter" };
    let to = dyad.other(from).unwrap_or(from);
    let id = |actor: ActorIx| &store.graph.actors[actor].id;
    let [forth, back] = tie_of(store, lens, dyad, from)
        .map_or_else(Default::default, |tie| [tie.given, tie.taken])
        .map(|ledger| WordsDeeds::of(&ledger).n());
    let counts = format!("words and deeds {} to {} {forth}, {} to {} {back}", id(from), id(to), id(to), id(from));
    Cell::toned(format!("too little {what}: {counts}; three each way are needed"), Tone::Muted)
}

/// `RUS to TAL: words +25-2 ahead of deeds +2-1`
fn words_deeds(store: &Store, from: ActorIx, to: ActorIx, of: WordsDeeds) -> Cell {
    let [words, deeds] = [of.words, of.deeds];
    let said = match of.ahead() {
        Some(Ahead::Words) => format!("words {words} ahead of deeds {deeds}"),
        Some(Ahead::Deeds) => format!("deeds {deeds} ahead of words {words}"),
        Some(Ahead::Neither) => format!("words {words} and deeds {deeds} alike"),
        None if of.words.prevails().is_none() => format!("words {words} too few to tell"),
        None => format!("deeds {deeds} too few to tell"),
    };
    let tone = if of.ahead().is_some() { Tone::Plain } else { Tone::Muted };
    let id = |actor: ActorIx| &store.graph.actors[actor].id;
    Cell::toned(format!("{} to {}: {said}", id(from), id(to)), tone)
}

/// `Russia gives more: 27 friendly acts, 14 by Taliban`
fn give_take(store: &Store, lens: &Lens, dyad: Dyad, of: GiveTake) -> Cell {
    let (a, b) = dyad.pair();
    let [first, second] = [a, b].map(|actor| short_name(store, actor));
    let text = match of.gives_more(dyad) {
        Some(actor) if actor == a => {
            format!("{first} gives more: {} friendly acts, {} by {second}", of.first, of.second)
        }
        Some(_) => format!("{second} gives more: {} friendly acts, {} by {first}", of.second, of.first),
        None if of.first + of.second > 0 => {
            format!("friendly acts about even: {} by {first}, {} by {second}", of.first, of.second)
        }
        None if lens.filter.keeps_all_events() => "neither has said or done anything for the other".to_owned(),
        None => "nothing that matches the filter was said or done for the other".to_owned(),
    };
    Cell::plain(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::Filter;
    use crate::query::Bound;
    use crate::query::fixture::bundled;

    #[test]
    fn the_readings_can_be_said_aloud() {
        let store = bundled();
        let said = |pair: &str, as_of: &str| {
            let (_, dyad) = store.dyads().find(|(_, dyad)| store.graph.dyad_id(*dyad) == pair).unwrap();
            let (_, said) = readings(store, &Lens::on(as_of.parse().unwrap()), dyad, dyad.pair().0);
            said.into_iter().map(|line| line.text).collect::<Vec<_>>()
        };
        assert_eq!(
            said("RUS-TAL", "2026-06-24"),
            [
                "RUS to TAL: words +25-2 ahead of deeds +2-1",
                "TAL to RUS: deeds +0-0 too few to tell",
                "CAMEO counts recognition as words",
                "Russia gives more: 27 friendly acts, 14 by Taliban",
            ]
        );
        assert_eq!(said("TAL-USA", "2026-06-24")[3], "friendly acts about even: 6 by Taliban, 6 by United States");
        assert!(said("RUS-TAL", "2003-03-01").iter().all(|line| line.starts_with("too little recorded")));
    }

    #[test]
    fn what_a_filter_leaves_out_is_not_said_to_be_missing() {
        let store = bundled();
        let bound = Bound::new(&Filter::parse("topic:minerals").unwrap(), store).unwrap();
        let lens = Lens::of(store);
        let lens = Lens::new(lens.as_of, lens.baseline, bound);
        let (_, dyad) = store.dyads().find(|(_, dyad)| store.graph.dyad_id(*dyad) == "RUS-TAL").unwrap();
        let (_, said) = readings(store, &lens, dyad, dyad.pair().0);
        let [line] = said.as_slice() else { panic!("{said:?}") };
        assert!(line.text.starts_with("too little matches"), "{line:?}");
    }
}
