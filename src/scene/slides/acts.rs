//! What was said and done: the newest events, and who acts how on whom.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::kept::Kept;
use super::spoken::date;
use super::subject::Subject;
use crate::model::{ActorIx, Dyad, EventRow, Quad, Sign};
use crate::query::{Lens, PairTally, Scope, Tally, account, direction, events};
use crate::scene::page::{Cell, Column};
use crate::scene::sign::sign;
use crate::scene::tone::Tone;
use crate::scene::words::{UNKNOWN, absent, short_name};
use crate::store::Store;

/// The newest events, in order of date from the newest.
pub(super) fn log(store: &Store, lens: &Lens, scope: Scope) -> Kept {
    // One more than is shown tells whether there are more; all of them may be millions.
    let newest = events(store, lens, scope).take(Kept::FULLEST + 1);
    let rows = newest.map(|ix| {
        let row = store.graph.events.row(ix);
        let when = date(store.graph.events.date(ix));
        let when = if row.has_happened(lens.as_of) {
            Cell::plain(when)
        } else {
            Cell::toned(format!("{when}, date uncertain"), Tone::Alert)
        };
        let (sign, tone) = for_or_against(row.act.quad);
        vec![when, Cell::plain(who(store, &row)), Cell::toned(sign, tone), Cell::plain(account(store, ix))]
    });
    let columns = [Column::words("when"), Column::words("who to whom"), Column::words(""), Column::words("what")];
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        return Kept::nothing(absent(lens, "event"));
    }
    let kept = Kept::first(&columns, rows, "", String::new()).uncounted("the newest, there are more");
    kept.explained(|rows| {
        let who = alike(rows).map(|who| format!("{who}: ")).unwrap_or_default();
        if !who.is_empty() {
            // What all rows have alike needs no column.
            rows.iter_mut().filter_map(|row| row.get_mut(WHO)).for_each(|cell| cell.text.clear());
        }
        format!("{who}+ for, - against, · neither")
    })
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

/// The signs of words and deeds among a few, whom the view is about before all.
pub(super) fn matrix(store: &Store, lens: &Lens, subject: Subject) -> Kept {
    let tally = lens.tally(store);
    let about: Vec<ActorIx> = match subject {
        Subject::Actor(actor) => vec![actor],
        Subject::Dyad(from, to) => vec![from, to],
        Subject::Bloc(_) | Subject::BlocWith(..) => Vec::new(),
    };
    let few = liveliest(store, &tally, &about);
    if few.is_empty() {
        return Kept::nothing(absent(lens, "event"));
    }
    let id = |actor: &ActorIx| Cell::toned(&*store.graph.actors[*actor].id, Tone::Accent);
    let row = |from: &ActorIx| {
        let square = |to: &ActorIx| square(store, lens, &tally, *from, *to);
        let head = [Cell::plain(short_name(store, *from)), id(from)];
        head.into_iter().chain(few.iter().map(square)).collect::<Vec<Cell>>()
    };
    let heads = [Cell::default(), Cell::default()].into_iter().chain(few.iter().map(id)).collect();
    let rows: Vec<Vec<Cell>> = std::iter::once(heads).chain(few.iter().map(row)).collect();
    let columns = vec![Column::words(""); few.len() + 2];
    let first: Vec<&str> = about.iter().filter(|of| few.contains(of)).map(|of| short_name(store, *of)).collect();
    let first = if first.is_empty() { "the pair with the most acts".to_owned() } else { first.join(", ") };
    let more = left_out(store, lens, &few);
    let means =
        format!("{first}, then one by one whoever has the most acts with those before{more}; {MEANING} {UNKNOWN}");
    Kept::first(&columns, rows, "", String::new()).meaning(means)
}

/// `, of 16 actors`
fn left_out(store: &Store, lens: &Lens, few: &[ActorIx]) -> String {
    let known = store.graph.actors.iter().filter(|(_, actor)| actor.life.is_known(lens.as_of)).count();
    if known > few.len() { format!(", of {known} actors") } else { String::new() }
}

const MEANING: &str = "row toward column, words then deeds: + for, - against, ± both, . none, ?";

/// One less than the rows of a slide, of which the first names them; in the order of the data. One after the other whoever has
/// the most acts with those that are there, from whom the view is about on, else from the pair with the most. What three and
/// more did together is no act of one on another.
fn liveliest(store: &Store, tally: &Tally, about: &[ActorIx]) -> Vec<ActorIx> {
    let count = |(dyad, pair): (Dyad, &PairTally)| (dyad, pair.forth.n().saturating_add(pair.back.n()));
    let pairs: Vec<(Dyad, u64)> = tally.pairs(store).map(count).filter(|(_, n)| *n > 0).collect();
    let takes_part = |actor: &ActorIx| pairs.iter().any(|(dyad, _)| dyad.has(*actor));
    let mut few: Vec<ActorIx> = about.iter().copied().filter(takes_part).collect();
    while let Some(next) = next(&pairs, &few).filter(|_| few.len() < Kept::MOST - 1) {
        few.push(next);
    }
    few.sort_unstable();
    few
}

/// Who has the most acts with a few; where nobody has any, the first of the pair outside that has the most.
fn next(pairs: &[(Dyad, u64)], few: &[ActorIx]) -> Option<ActorIx> {
    let mut with: BTreeMap<ActorIx, u64> = BTreeMap::new();
    for (dyad, n) in pairs {
        let (a, b) = dyad.pair();
        let outside = match (few.contains(&a), few.contains(&b)) {
            (true, false) => b,
            (false, true) => a,
            _ => continue,
        };
        let sum = with.entry(outside).or_default();
        *sum = sum.saturating_add(*n);
    }
    let most = with.into_iter().max_by_key(|(actor, n)| (*n, Reverse(*actor)));
    let outside = || pairs.iter().filter(|(dyad, _)| !few.iter().any(|one| dyad.has(*one)));
    let busiest = || outside().max_by_key(|(dyad, n)| (*n, Reverse(*dyad))).map(|(dyad, _)| dyad.pair().0);
    most.map(|(actor, _)| actor).or_else(busiest)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Form, Input, Strictness, bundled, load};

    fn store() -> Store {
        Store::new(load(vec![bundled()], Strictness::Strict).unwrap().graph)
    }

    /// A store of actors called by a letter, with so many acts of the first of each pair on the second.
    fn acting(pairs: &[(&str, usize)]) -> Store {
        let actors = "ABFGHKLMNO".chars().map(|id| format!(r#"{{"id": "{id}", "name": "{id}", "kind": "state"}}"#));
        let event = |pair: &str, n: usize| {
            let (from, to) = pair.split_at(1);
            format!(
                r#"{{"id": "e{pair}{n}", "date": "2025-01-01", "from": ["{from}"], "to": ["{to}"], "code": "040",
                "summary": "Talks.", "sources": ["s"], "confidence": "high"}}"#
            )
        };
        let events = pairs.iter().flat_map(|(pair, times)| (0..*times).map(|n| event(pair, n)));
        let text = format!(
            r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31", "actors": [{}], "ties": [], "events": [{}],
            "sources": [{{"id": "s", "publisher": "S", "note": "n"}}]}}"#,
            actors.collect::<Vec<_>>().join(","),
            events.collect::<Vec<_>>().join(",")
        );
        let input = Input::new("t.json", Form::Graph, text.into_bytes().into());
        Store::new(load(vec![input], Strictness::Lenient).unwrap().graph)
    }

    /// The ids of the few, and those of the five with the most acts among each other, tried out one by one.
    fn both(store: &Store, lens: &Lens) -> [String; 2] {
        let tally = lens.tally(store);
        let acts = |a: ActorIx, b: ActorIx| {
            let pair = Dyad::new(a, b).map(|dyad| tally.pair(store, dyad)).unwrap_or_default();
            pair.forth.n() + pair.back.n()
        };
        let all: Vec<ActorIx> = store.graph.actors.iter().map(|(actor, _)| actor).collect();
        let sets = (0..1_u32 << all.len()).filter(|set| set.count_ones() == 5);
        let chosen = |set: u32| (0..).zip(&all).filter(move |(at, _)| set >> at & 1 == 1).map(|(_, actor)| *actor);
        let among = |set: u32| {
            let few: Vec<ActorIx> = chosen(set).collect();
            few.iter().flat_map(|a| few.iter().filter(move |b| *b > a).map(move |b| acts(*a, *b))).sum::<u64>()
        };
        let best = sets.max_by_key(|set| among(*set)).unwrap();
        let ids = |few: Vec<ActorIx>| few.iter().map(|of| &*store.graph.actors[*of].id).collect::<Vec<_>>().join(" ");
        [ids(liveliest(store, &tally, &[])), ids(chosen(best).collect())]
    }

    #[test]
    fn in_these_data_those_chosen_one_by_one_have_the_most_acts_together() {
        let store = store();
        for day in ["2026-06-24", "2024-01-01"] {
            let [few, best] = both(&store, &Lens::on(day.parse().unwrap()));
            assert_eq!(few, best, "{day}");
        }
    }

    /// K to O have far more acts among each other, yet none with A and B, who have the most of a pair.
    #[test]
    fn one_joins_after_the_other_by_the_acts_with_those_before() {
        let all = "KLMNO";
        let pairs =
            all.char_indices().flat_map(|(at, one)| all[at + 1..].chars().map(move |two| format!("{one}{two}")));
        let pairs: Vec<String> = pairs.collect();
        let mut acts = vec![("AB", 10), ("AF", 1), ("AG", 1), ("AH", 1)];
        acts.extend(pairs.iter().map(|pair| (pair.as_str(), 9)));
        let store = acting(&acts);
        assert_eq!(both(&store, &Lens::of(&store)), ["A B F G H", "K L M N O"]);
        let bloc = Subject::Bloc(crate::model::BlocIx::new(0));
        let (_, under) = matrix(&store, &Lens::of(&store), bloc).shown(Kept::MOST);
        let said =
            "the pair with the most acts, then one by one whoever has the most acts with those before, of 10 actors";
        assert!(under.starts_with(said), "{under}");
    }

    #[test]
    fn whom_all_shown_are_of_needs_no_column_whatever_is_not_shown() {
        let mut acts = vec![("AB", 6)];
        let log = |acts: &[(&str, usize)]| {
            let store = acting(acts);
            let (table, under) = log(&store, &Lens::of(&store), Scope::All).shown(Kept::MOST);
            (table.rows.iter().map(|row| row[WHO].text.clone()).collect::<Vec<_>>().concat(), under)
        };
        assert_eq!(log(&acts), (String::new(), "A > B: + for, - against, · neither".to_owned()));
        // Of one day the later record is the newer.
        acts.insert(0, ("KL", 1));
        let more = "A > B: + for, - against, · neither; the newest, there are more";
        assert_eq!(log(&acts), (String::new(), more.to_owned()));
        acts.swap(0, 1);
        assert!(log(&acts).1.starts_with("+ for"), "{:?}", log(&acts));
    }

    #[test]
    fn a_matrix_names_its_actors_and_says_how_they_were_chosen() {
        let store = store();
        let lens = Lens::of(&store);
        let actor = |at: usize| store.graph.actors.iter().nth(at).map(|(actor, _)| actor).unwrap();
        let (table, under) = matrix(&store, &lens, Subject::Actor(actor(0))).shown(Kept::MOST);
        let heads: Vec<String> = table.rows.iter().map(|row| format!("{} {}", row[0].text, row[1].text)).collect();
        assert_eq!(heads[1], "Russia RUS");
        assert!(heads.contains(&"United States USA".to_owned()), "{heads:?}");
        let said = "Russia, then one by one whoever has the most acts with those before, of 16 actors; row";
        assert!(under.starts_with(said), "{under}");
        assert!(!under.contains("coded"), "{under}");
    }
}
