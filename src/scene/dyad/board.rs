//! The interest board of a pair: what each wants where both care, of the other, and toward third actors.

use crate::model::{ActorIx, Dyad, InterestIx};
use crate::query::{Aim, Board, Lens, Third, board};
use crate::scene::page::{Block, Cell, Column, Table};
use crate::scene::tone::Tone;
use crate::scene::words::{short_name, stances};
use crate::store::Store;

/// The interest board of a pair: its shared topics, what one wants of the other on further ones, and the third actors
/// toward whom the two meet or clash.
#[must_use]
pub fn interest_board(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Block> {
    let board = board(store, lens, dyad);
    vec![
        Block::Table("topics on which both want something".to_owned(), topic_list(store, lens, &board)),
        Block::Table("what one wants of the other on further topics".to_owned(), aim_list(store, lens, &board)),
        Block::Table(
            "others toward whom their stances meet or clash".to_owned(),
            third_list(store, lens, dyad, &board),
        ),
    ]
}

const COLUMNS: [Column; 4] =
    [Column::words("topic"), Column::words("whose"), Column::words("wants"), Column::words("stance")];

fn topic_list(store: &Store, lens: &Lens, board: &Board) -> Table {
    let rows = board.topics.iter().flat_map(|shared| shared.wants.iter().flatten()).map(|ix| row(store, *ix));
    let empty = format!("no topic is shared by {}", lens.as_of);
    Table { columns: COLUMNS.to_vec(), rows: rows.collect(), empty }
}

fn aim_list(store: &Store, lens: &Lens, board: &Board) -> Table {
    let is_shared =
        |ix: InterestIx| board.topics.iter().any(|shared| shared.wants.iter().flatten().any(|own| *own == ix));
    let aims = board.toward.iter().flatten().filter(|aim| !is_shared(aim.interest));
    let empty = format!("nothing further by {}", lens.as_of);
    Table { columns: COLUMNS.to_vec(), rows: aims.map(|aim| row(store, aim.interest)).collect(), empty }
}

fn row(store: &Store, ix: InterestIx) -> Vec<Cell> {
    let interest = &store.graph.interests[ix];
    vec![
        Cell::plain(topic(store, ix)),
        Cell::plain(short_name(store, interest.actor)),
        Cell::plain(interest.text.as_str()),
        Cell::plain(stances(store, interest)),
    ]
}

fn topic(store: &Store, ix: InterestIx) -> &str {
    &store.graph.topics[store.graph.interests[ix].topic].name
}

fn third_list(store: &Store, lens: &Lens, dyad: Dyad, board: &Board) -> Table {
    let (a, b) = dyad.pair();
    let row = |third: &Third| {
        let [first, second] = &third.aims;
        let (sign, tone) = match (third.meets(), third.clashes()) {
            (true, true) => ("meet and clash", Tone::Alert),
            (true, false) => ("meet", Tone::Cooperative),
            (false, _) => ("clash", Tone::Conflictual),
        };
        vec![
            Cell::plain(short_name(store, third.actor)),
            Cell::toned(sign, tone),
            Cell::plain(format!("{}; {}", aims(store, a, first), aims(store, b, second))),
        ]
    };
    Table {
        columns: ["toward", "they", "how"].map(Column::words).to_vec(),
        rows: board.thirds.iter().map(row).collect(),
        empty: format!("none by {}", lens.as_of),
    }
}

/// `Russia with (Trade), against (Military, Sanctions)`
fn aims(store: &Store, whose: ActorIx, aims: &[Aim]) -> String {
    let mut stances: Vec<(&str, Vec<&str>)> = Vec::new();
    for aim in aims {
        let (word, topic) = (crate::model::Word::word(aim.stance), topic(store, aim.interest));
        match stances.iter_mut().find(|(known, _)| *known == word) {
            Some((_, topics)) if topics.contains(&topic) => {}
            Some((_, topics)) => topics.push(topic),
            None => stances.push((word, vec![topic])),
        }
    }
    let stances: Vec<String> = stances.iter().map(|(word, topics)| format!("{word} ({})", topics.join(", "))).collect();
    format!("{} {}", short_name(store, whose), stances.join(", "))
}
