//! In which order the actors stand along the sides of a matrix. It is made from what is known on a day and then kept, so
//! that no row moves while the filter and the date do.

use std::cmp::Reverse;

use crate::model::{ActorIx, Arranged, BlocIx, sort_by_key};
use crate::query::{Lens, Tally, members_of};
use crate::store::Store;

/// A place in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// Whose.
    pub actor: ActorIx,
    /// The bloc that it folds into.
    pub bloc: Option<BlocIx>,
}

/// All actors in order, also those who are not there yet: they have their place when the date moves. Each belongs to the
/// first bloc of the file of which it is a member on the as-of date, and a bloc to which fewer than two belong is none.
/// Blocs, and those in none, stand in the order of their first actor.
#[must_use]
pub fn seats(store: &Store, lens: &Lens, sort: Arranged, tally: Option<&Tally>) -> Vec<Seat> {
    let blocs = blocs(store, lens);
    let bloc = |actor: ActorIx| blocs.get(actor.at()).copied().flatten();
    let actors = store.graph.actors.iter().map(|(actor, _)| actor);
    let mut seats: Vec<Seat> = actors.map(|actor| Seat { actor, bloc: bloc(actor) }).collect();
    match sort {
        Arranged::Bloc => {
            let mut groups: Vec<Option<BlocIx>> = Vec::new();
            for seat in &seats {
                if !groups.contains(&seat.bloc) {
                    groups.push(seat.bloc);
                }
            }
            sort_by_key(&mut seats, |seat| groups.iter().position(|group| *group == seat.bloc));
        }
        Arranged::Name => sort_by_key(&mut seats, |seat| store.graph.actors[seat.actor].name.to_lowercase()),
        Arranged::Heat => {
            let heat = heat(store, tally);
            sort_by_key(&mut seats, |seat| Reverse(heat.get(seat.actor.at()).copied()));
        }
    }
    seats
}

/// The bloc of each actor.
fn blocs(store: &Store, lens: &Lens) -> Vec<Option<BlocIx>> {
    let mut blocs: Vec<Option<BlocIx>> = vec![None; store.graph.actors.len()];
    for (bloc, _) in store.graph.blocs.iter() {
        for member in members_of(store, lens, bloc) {
            if let Some(own) = blocs.get_mut(member.at()) {
                own.get_or_insert(bloc);
            }
        }
    }
    let mut sizes = vec![0_usize; store.graph.blocs.len()];
    for bloc in blocs.iter().flatten() {
        if let Some(size) = sizes.get_mut(bloc.at()) {
            *size += 1;
        }
    }
    let is_one = |bloc: &BlocIx| sizes.get(bloc.at()).is_some_and(|size| *size > 1);
    blocs.into_iter().map(|bloc| bloc.filter(is_one)).collect()
}

/// How much against others, and of others against it, each actor has on record.
fn heat(store: &Store, tally: Option<&Tally>) -> Vec<u64> {
    let mut heat = vec![0_u64; store.graph.actors.len()];
    let Some(tally) = tally else { return heat };
    for (dyad, pair) in tally.pairs(store) {
        let (a, b) = dyad.pair();
        for actor in [a, b] {
            if let Some(sum) = heat.get_mut(actor.at()) {
                *sum += pair.forth.minus() + pair.back.minus();
            }
        }
    }
    heat
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::bundled;

    fn ids(day: &str, sort: Arranged) -> String {
        let store = bundled();
        let lens = Lens::on(day.parse().unwrap());
        let tally = Tally::new(store, &lens, &|| true);
        let seats = seats(store, &lens, sort, tally.as_ref());
        let mut text = String::new();
        for (at, seat) in seats.iter().enumerate() {
            let gap = at > 0 && seats[at - 1].bloc != seat.bloc;
            text.push_str(if gap { " | " } else { " " });
            text.push_str(&store.graph.actors[seat.actor].id);
        }
        text.trim_start().to_owned()
    }

    /// By hand from the members in the file: of the Moscow Format only the Taliban are left, who are in no other bloc.
    #[test]
    fn blocs_are_those_of_the_day() {
        let central = "KAZ KGZ TJK TKM UZB";
        let now = format!("RUS CHN IND IRN PAK | TAL USA ISK UNO EUE UKR | {central}");
        assert_eq!(ids("2026-06-24", Arranged::Bloc), now);
        let before = format!("RUS CHN IND PAK | TAL IRN USA ISK UNO EUE UKR | {central}");
        assert_eq!(ids("2023-07-03", Arranged::Bloc), before);
        let shanghai = format!("RUS CHN | TAL IND IRN USA PAK ISK UNO EUE UKR | {central}");
        assert_eq!(ids("2001-06-15", Arranged::Bloc), shanghai);
        assert!(ids("2001-06-14", Arranged::Bloc).starts_with("RUS TAL CHN IND IRN USA PAK ISK UNO EUE UKR | KAZ"));
    }

    #[test]
    fn names_are_in_the_order_of_the_alphabet_and_heat_begins_with_the_hottest() {
        assert!(ids("2026-06-24", Arranged::Name).replace(" |", "").starts_with("CHN EUE IND IRN ISK KAZ"));
        let store = bundled();
        let lens = Lens::of(store);
        let tally = Tally::new(store, &lens, &|| true).unwrap();
        let against = |seat: &Seat| {
            let dyads = store.dyads_of(seat.actor).iter().filter_map(|ix| store.pair(*ix));
            let ledgers = dyads.flat_map(|dyad| [tally.pair(store, dyad).forth, tally.pair(store, dyad).back]);
            ledgers.map(|ledger| ledger.minus()).sum::<u64>()
        };
        let sums: Vec<u64> = seats(store, &lens, Arranged::Heat, Some(&tally)).iter().map(against).collect();
        assert!(sums.is_sorted_by(|one, next| one >= next) && sums[0] > sums[15], "{sums:?}");
    }
}
