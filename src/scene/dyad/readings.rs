//! The two readings of a pair's record as sentences: words against deeds, give and take.

use crate::model::{ActorIx, Dyad};
use crate::query::{Ahead, Balance, GiveTake, Lens, Prevails, WordsDeeds, readings};
use crate::scene::page::{Block, Cell};
use crate::scene::tone::Tone;
use crate::scene::words::short_name;
use crate::store::Store;

/// Words against deeds each way, and give and take.
#[must_use]
pub fn pair_readings(store: &Store, lens: &Lens, dyad: Dyad) -> Block {
    let (a, b) = dyad.pair();
    let lines = match readings(store, lens, dyad) {
        Some(read) => {
            let [forth, back] = read.words_deeds;
            let each = vec![words_deeds(store, a, b, forth), words_deeds(store, b, a, back)];
            [each, vec![give_take(store, dyad, read.give_take)]]
        }
        None => [vec![too_little()], vec![too_little()]],
    };
    let labels = ["words against deeds", "give and take"].map(str::to_owned);
    Block::Facts(labels.into_iter().zip(lines).collect())
}

fn too_little() -> Cell {
    Cell::toned("too little recorded: fewer than three words and deeds one way", Tone::Muted)
}

/// `Russia to Taliban: words ahead of deeds; words 25 for, 2 against (+), deeds 2 for, 1 against (±)`
fn words_deeds(store: &Store, from: ActorIx, to: ActorIx, of: WordsDeeds) -> Cell {
    let said = match of.ahead() {
        Some(Ahead::Words) => "words ahead of deeds",
        Some(Ahead::Deeds) => "deeds ahead of words",
        Some(Ahead::Neither) => "words and deeds alike",
        None if of.words.prevails().is_none() => "too few words to tell",
        None => "too few deeds to tell",
    };
    let numbers = format!("words {}, deeds {}", balance(of.words), balance(of.deeds));
    let tone = if of.ahead().is_some() { Tone::Plain } else { Tone::Muted };
    Cell::toned(format!("{} to {}: {said}; {numbers}", short_name(store, from), short_name(store, to)), tone)
}

/// `25 for, 2 against (+)`: the counts and their sign; under three events there is none.
fn balance(of: Balance) -> String {
    let sign = match of.prevails() {
        Some(Prevails::For) => " (+)",
        Some(Prevails::Against) => " (-)",
        Some(Prevails::Mixed) => " (±)",
        None => "",
    };
    format!("{} for, {} against{sign}", of.plus, of.minus)
}

/// `Russia gives more: 27 for Taliban, 14 taken`
fn give_take(store: &Store, dyad: Dyad, of: GiveTake) -> Cell {
    let (a, b) = dyad.pair();
    let [first, second] = [a, b].map(|actor| short_name(store, actor));
    let text = match of.gives_more(dyad) {
        Some(actor) if actor == a => format!("{first} gives more: {} for {second}, {} taken", of.first, of.second),
        Some(_) => format!("{second} gives more: {} for {first}, {} taken", of.second, of.first),
        None if of.first + of.second == 0 => "neither has said or done anything for the other".to_owned(),
        None => format!("about even: {first} {} for {second}, {second} {} for {first}", of.first, of.second),
    };
    Cell::plain(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Strictness, bundled, load};

    #[test]
    fn the_readings_can_be_said_aloud() {
        let store = Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph);
        let said = |pair: &str, as_of: &str| {
            let (_, dyad) = store.dyads().find(|(_, dyad)| store.graph.dyad_id(*dyad) == pair).unwrap();
            let Block::Facts(facts) = pair_readings(&store, &Lens::on(as_of.parse().unwrap()), dyad) else { panic!() };
            facts.into_iter().flat_map(|(_, lines)| lines).map(|line| line.text).collect::<Vec<_>>()
        };
        assert_eq!(
            said("RUS-TAL", "2026-06-24"),
            [
                "Russia to Taliban: words ahead of deeds; words 25 for, 2 against (+), deeds 2 for, 1 against (±)",
                "Taliban to Russia: too few deeds to tell; words 14 for, 2 against (+), deeds 0 for, 0 against",
                "Russia gives more: 27 for Taliban, 14 taken",
            ]
        );
        assert_eq!(
            said("TAL-USA", "2026-06-24")[2],
            "about even: Taliban 6 for United States, United States 6 for Taliban"
        );
        assert!(said("RUS-TAL", "2003-03-01").iter().all(|line| line.starts_with("too little recorded")));
    }
}
