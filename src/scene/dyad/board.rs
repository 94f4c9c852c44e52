//! The interest board of a pair: what each wants where both care, of the other, and toward third actors.

use crate::app;
use crate::model::{ActorIx, Dyad, InterestIx, Stance, Word};
use crate::query::{Aim, Board, Lens, Third, board as asked};
use crate::scene::page::{Block, Cell, Column, Fact, Page, Table};
use crate::scene::tone::Tone;
use crate::scene::words::{lens_line, short_name, stances};
use crate::store::Store;

/// The interest board of a pair: its shared topics, what one wants of the other on further ones, and the third actors
/// toward whom the two meet or clash.
pub(super) fn board(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Block> {
    let board = asked(store, lens, dyad);
    vec![
        Block::Table("topics on which both want something".to_owned(), topic_list(store, lens, &board)),
        Block::Table("what one wants of the other on further topics".to_owned(), aim_list(store, lens, &board)),
        Block::Table(
            "others toward whom their stances meet or clash".to_owned(),
            third_list(store, lens, dyad, &board),
        ),
    ]
}

/// The page of the board.
pub(in crate::scene) fn board_page(store: &Store, lens: &Lens, dyad: Dyad, side: Option<ActorIx>) -> Page {
    let (a, b) = dyad.seen_from(side);
    Page {
        title: format!("What {} and {} want", short_name(store, a), short_name(store, b)),
        lens: lens_line(store, lens),
        blocks: board(store, lens, dyad),
    }
}

/// The board in a few lines: topics that both care about, what each wants of the other, `from` first. Each opens what it
/// speaks of.
pub(super) fn summary(store: &Store, lens: &Lens, dyad: Dyad, from: ActorIx) -> Vec<Fact> {
    let board = asked(store, lens, dyad);
    let topic = |topic| Cell::plain(&*store.graph.topics[topic].name).opening(app::Page::Board(dyad));
    let (a, b) = dyad.pair();
    let [first, second] = &board.toward;
    let mut rows: Vec<Fact> =
        vec![("both care about".to_owned(), or_none(board.topics.iter().map(|shared| topic(shared.topic)).collect()))];
    let mut each = [wants(store, [a, b], first), wants(store, [b, a], second)];
    if from == b {
        each.reverse();
    }
    rows.extend(each.concat());
    rows
}

/// The third actors over whom the two meet, those over whom they clash, and those over whom they do either, by topic.
pub(super) fn thirds(store: &Store, lens: &Lens, dyad: Dyad) -> Vec<Fact> {
    let board = asked(store, lens, dyad);
    let over = |called: &str, meets: bool, clashes: bool, tone: Tone| {
        let cell = |third: &Third| Cell::toned(short_name(store, third.actor), tone).opening(app::Page::Board(dyad));
        let is_meant = |third: &&Third| (third.meets(), third.clashes()) == (meets, clashes);
        let cells: Vec<Cell> = board.thirds.iter().filter(is_meant).map(cell).collect();
        (!cells.is_empty()).then(|| (called.to_owned(), cells))
    };
    let facts = [
        over("same side on", true, false, Tone::Cooperative),
        over("opposed on", false, true, Tone::Conflictual),
        over("divided on", true, true, Tone::Alert),
    ];
    let facts: Vec<Fact> = facts.into_iter().flatten().collect();
    if facts.is_empty() { vec![("same side on".to_owned(), or_none(Vec::new()))] } else { facts }
}

fn or_none(cells: Vec<Cell>) -> Vec<Cell> {
    if cells.is_empty() { vec![Cell::toned("nothing that is coded", Tone::Muted)] } else { cells }
}

/// By stance toward the other the topics on which one has it, each opening its interest.
fn wants(store: &Store, [from, to]: [ActorIx; 2], aims: &[Aim]) -> Vec<Fact> {
    let id = |actor: ActorIx| &store.graph.actors[actor].id;
    let of = |stance: Stance| {
        let tone = match stance {
            Stance::With => Tone::Cooperative,
            Stance::Against => Tone::Conflictual,
            Stance::Mixed => Tone::Alert,
        };
        let mut told = Vec::new();
        let mut cells = Vec::new();
        for aim in aims.iter().filter(|aim| aim.stance == stance) {
            let topic = topic(store, aim.interest);
            if !told.contains(&topic) {
                told.push(topic);
                cells.push(Cell::toned(topic, tone).opening(app::Page::Interest(aim.interest)));
            }
        }
        (!cells.is_empty()).then(|| (format!("{} {} {}", id(from), stance.word(), id(to)), cells))
    };
    [Stance::With, Stance::Mixed, Stance::Against].into_iter().filter_map(of).collect()
}

const COLUMNS: [Column; 4] =
    [Column::words("topic"), Column::words("whose"), Column::words("wants"), Column::words("stance")];

fn topic_list(store: &Store, lens: &Lens, board: &Board) -> Table {
    let rows = board.topics.iter().flat_map(|shared| shared.wants.iter().flatten()).map(|ix| row(store, *ix));
    let empty = format!("there is no topic on which both want something by {}", lens.as_of);
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
        Cell::plain(topic(store, ix)).opening(app::Page::Interest(ix)),
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
        let (word, topic) = (aim.stance.word(), topic(store, aim.interest));
        match stances.iter_mut().find(|(known, _)| *known == word) {
            Some((_, topics)) if topics.contains(&topic) => {}
            Some((_, topics)) => topics.push(topic),
            None => stances.push((word, vec![topic])),
        }
    }
    let stances: Vec<String> = stances.iter().map(|(word, topics)| format!("{word} ({})", topics.join(", "))).collect();
    format!("{} {}", short_name(store, whose), stances.join(", "))
}
