//! What was said and done: the newest events, and who acts how on whom.

use super::kept::Kept;
use super::spoken::date;
use super::subject::Subject;
use crate::model::{ActorIx, Dyad, EventRow, Quad, Sign, sort_by_key};
use crate::query::{Lens, Scope, Tally, direction, events, words};
use crate::scene::page::{Cell, Column};
use crate::scene::sign::sign;
use crate::scene::tone::Tone;
use crate::scene::words::{absent, counted, short_name};
use crate::store::Store;

/// The newest events, in order of date from the newest.
pub(super) fn log(store: &Store, lens: &Lens, scope: Scope) -> Kept {
    // One more than is shown tells whether there are more; all of them may be millions.
    let newest = events(store, lens, scope).take(Kept::FULLEST + 1);
    let rows = newest.map(|ix| {
        let row = store.graph.events.row(ix);
        let words = words(store, ix);
        let when = words.date.map(date).unwrap_or_default();
        let code = row.act.code.filter(|_| words.summary.is_empty());
        let said = code.map_or_else(|| words.summary.to_string(), |code| store.graph.codes[code].name.to_string());
        let when = if row.has_happened(lens.as_of) {
            Cell::plain(when)
        } else {
            Cell::toned(format!("{when}, date uncertain"), Tone::Alert)
        };
        let (sign, tone) = for_or_against(row.act.quad);
        vec![when, Cell::plain(who(store, &row)), Cell::toned(sign, tone), Cell::plain(said)]
    });
    let columns = [Column::words("when"), Column::words("who to whom"), Column::words(""), Column::words("what")];
    let mut rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        return Kept::nothing(absent(lens, "event"));
    }
    let who = alike(&rows);
    if who.is_some() {
        // What all rows have alike needs no column.
        rows.iter_mut().filter_map(|row| row.get_mut(WHO)).for_each(|cell| cell.text.clear());
    }
    let who = who.map(|who| format!("{who}: ")).unwrap_or_default();
    let kept = Kept::first(&columns, rows, "", String::new()).uncounted("the newest, there are more");
    kept.meaning(format!("{who}+ for, - against, · neither"))
}

/// The column that says who acted on whom.
const WHO: usize = 1;

/// Who acted on whom, where that is the same in each of several rows.
fn alike(rows: &[Vec<Cell>]) -> Option<String> {
    let who = |row: &Vec<Cell>| row.get(WHO).map(|cell| cell.text.clone());
    let first = rows.first().and_then(who)?;
    (rows.len() > 1 && rows.iter().all(|row| who(row).as_ref() == Some(&first))).then_some(first)
}

/// The sign of an event.
fn for_or_against(quad: Quad) -> (&'static str, Tone) {
    let symbol = match quad.sign() {
        Sign::Plus => "+",
        Sign::Minus => "-",
        Sign::Neutral => "·",
    };
    (symbol, if symbol == "·" { Tone::Plain } else { quad.sign().into() })
}

/// `Russia > Taliban`, `Russia = China`, `Russia +2 > Taliban`
fn who(store: &Store, row: &EventRow<'_>) -> String {
    let side = |actors: &[ActorIx]| match actors {
        [one] => short_name(store, *one).to_owned(),
        [one, rest @ ..] => format!("{} +{}", short_name(store, *one), rest.len()),
        [] => String::new(),
    };
    match (row.from, row.to) {
        ([one, two], []) => format!("{} = {}", short_name(store, *one), short_name(store, *two)),
        (from, []) => side(from),
        (from, to) => format!("{} > {}", side(from), side(to)),
    }
}

/// The signs of words and deeds among the few of whom most is on record, with whom the view is about before all.
pub(super) fn matrix(store: &Store, lens: &Lens, subject: Subject) -> Kept {
    let tally = lens.tally(store);
    let about: Vec<ActorIx> = match subject {
        Subject::Actor(actor) => vec![actor],
        Subject::Dyad(from, to) => vec![from, to],
        Subject::Bloc(_) | Subject::BlocWith(..) => Vec::new(),
    };
    let few = busiest(store, &tally, &about);
    let id = |actor: &ActorIx| Cell::toned(&*store.graph.actors[*actor].id, Tone::Accent);
    let row = |from: &ActorIx| {
        let square = |to: &ActorIx| square(store, lens, &tally, *from, *to);
        std::iter::once(id(from)).chain(few.iter().map(square)).collect::<Vec<Cell>>()
    };
    if few.is_empty() {
        return Kept::nothing(absent(lens, "event"));
    }
    let heads = std::iter::once(Cell::default()).chain(few.iter().map(id)).collect();
    let rows: Vec<Vec<Cell>> = std::iter::once(heads).chain(few.iter().map(row)).collect();
    let columns = vec![Column::words(""); few.len() + 1];
    let more = left_out(store, lens, &few);
    Kept::first(&columns, rows, "", String::new()).meaning(format!("{MEANING}{more}"))
}

/// `; and 12 further actors`
fn left_out(store: &Store, lens: &Lens, few: &[ActorIx]) -> String {
    let known = store.graph.actors.iter().filter(|(_, actor)| actor.life.is_known(lens.as_of)).count();
    match known.saturating_sub(few.len()) {
        0 => String::new(),
        more => format!("; and {}", counted(more, "further actor")),
    }
}

const MEANING: &str = "row toward column, words then deeds: + for, - against, ± both, . none, ? not coded";

/// One less than the rows of a slide, of which the first names them; in the order of the data.
fn busiest(store: &Store, tally: &Tally, about: &[ActorIx]) -> Vec<ActorIx> {
    let mut counted = vec![0_u64; store.graph.actors.len()];
    for (_, dyad) in store.dyads() {
        let pair = tally.pair(store, dyad);
        let (a, b) = dyad.pair();
        let acts = pair.forth.n() + pair.back.n();
        for actor in [a, b] {
            counted.get_mut(actor.at()).into_iter().for_each(|count| *count += acts);
        }
    }
    let count = |actor: ActorIx| counted.get(actor.at()).copied().unwrap_or(0);
    let mut few: Vec<ActorIx> = store.graph.actors.iter().map(|(actor, _)| actor).filter(|of| count(*of) > 0).collect();
    sort_by_key(&mut few, |actor| (!about.contains(actor), std::cmp::Reverse(count(*actor))));
    few.truncate(Kept::MOST - 1);
    few.sort_unstable();
    few
}

fn square(store: &Store, lens: &Lens, tally: &Tally, from: ActorIx, to: ActorIx) -> Cell {
    if Dyad::new(from, to).is_none() {
        return Cell::default();
    }
    match direction(store, lens, tally, from, to) {
        Some(way) if way.coded => {
            let read = way.readings();
            let [words, deeds] = [sign(read.words), sign(read.deeds)];
            let tone = if words.tone == deeds.tone || deeds.symbol == "." { words.tone } else { deeds.tone };
            Cell::toned(format!("{}{}", words.symbol, deeds.symbol), tone)
        }
        _ => Cell::plain("?"),
    }
}
