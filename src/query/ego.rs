//! An actor among its neighbours: who is seated where, who came later, and the ties among them. A filter moves nobody.

use std::cmp::Reverse;

use super::lens::Lens;
use super::standing::standing_at;
use super::ties::{dyads_of, tells};
use crate::model::{ActorIx, Day, Dyad, Sign, Standing};
use crate::store::Store;

/// The ties of an actor by the side that its neighbour sits on, each side with the most recent event first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seats {
    /// Cooperative.
    pub left: Vec<Dyad>,
    /// Conflictual.
    pub right: Vec<Dyad>,
    /// Neutral, or not assessed.
    pub below: Vec<Dyad>,
}

/// An actor with its neighbours, as seated on one day and seen on another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ego {
    /// The actor.
    pub centre: ActorIx,
    /// The day on which the neighbours took their seats.
    pub seated_on: Day,
    /// The day on which they are looked at.
    pub as_of: Day,
    /// Who was seated.
    pub seats: Seats,
    /// The ties that came after that, in the order of the file.
    pub later: Vec<Dyad>,
    /// The ties among the neighbours of the as-of date: the strongest first, hostile or allied, those not assessed last;
    /// of the same strength the most recent first.
    pub among: Vec<Dyad>,
}

/// Who sits where: a matter of the day on which they were seated and of nothing else.
#[must_use]
pub fn seats(store: &Store, centre: ActorIx, seated_on: Day) -> Seats {
    let lens = Lens::on(seated_on);
    let mut dyads: Vec<Dyad> = dyads_of(store, &lens, centre).collect();
    dyads.sort_by_cached_key(|dyad| Reverse(last(store, *dyad, seated_on)));
    let mut seats = Seats::default();
    for dyad in dyads {
        let side = match standing(store, dyad, seated_on).map(Standing::sign) {
            Some(Sign::Plus) => &mut seats.left,
            Some(Sign::Minus) => &mut seats.right,
            Some(Sign::Neutral) | None => &mut seats.below,
        };
        side.push(dyad);
    }
    seats
}

impl Seats {
    /// Everyone who is seated.
    pub fn all(&self) -> impl Iterator<Item = Dyad> {
        self.left.iter().chain(&self.right).chain(&self.below).copied()
    }
}

impl Ego {
    /// An actor with its neighbours, in time linear in the ties of these.
    #[must_use]
    pub fn new(store: &Store, centre: ActorIx, seated_on: Day, as_of: Day) -> Self {
        let seats = seats(store, centre, seated_on);
        let lens = Lens::on(as_of);
        let now: Vec<Dyad> = dyads_of(store, &lens, centre).collect();
        let mut seated = vec![false; store.graph.actors.len()];
        mark(&mut seated, seats.all(), centre);
        let is_new = |dyad: &&Dyad| dyad.other(centre).is_some_and(|other| seated.get(other.at()) == Some(&false));
        let later = now.iter().filter(is_new).copied().collect();
        Self { centre, seated_on, as_of, seats, later, among: among(store, &lens, centre, &now) }
    }

    /// Whether it is what one sees of this actor on this day.
    #[must_use]
    pub fn is_of(&self, centre: ActorIx, seated_on: Day, as_of: Day) -> bool {
        (self.centre, self.seated_on, self.as_of) == (centre, seated_on, as_of)
    }
}

/// Marks those at the other end of ties.
fn mark(marked: &mut [bool], dyads: impl Iterator<Item = Dyad>, centre: ActorIx) {
    for other in dyads.filter_map(|dyad| dyad.other(centre)) {
        if let Some(mark) = marked.get_mut(other.at()) {
            *mark = true;
        }
    }
}

fn among(store: &Store, lens: &Lens, centre: ActorIx, now: &[Dyad]) -> Vec<Dyad> {
    let mut near = vec![false; store.graph.actors.len()];
    mark(&mut near, now.iter().copied(), centre);
    let is_near = |actor: ActorIx| near.get(actor.at()) == Some(&true);
    let mut found: Vec<(Reverse<i8>, Reverse<Option<Day>>, Dyad)> = Vec::new();
    for actor in now.iter().filter_map(|dyad| dyad.other(centre)) {
        for dyad in store.dyads_of(actor).iter().filter_map(|ix| store.pair(*ix)) {
            let (a, b) = dyad.pair();
            // Each tie once: from its first side.
            if a == actor && is_near(b) && tells(store, lens, dyad) {
                let strength = standing(store, dyad, lens.as_of).map_or(-1, |held| held.level().abs());
                found.push((Reverse(strength), Reverse(last(store, dyad, lens.as_of)), dyad));
            }
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, _, dyad)| dyad).collect()
}

fn standing(store: &Store, dyad: Dyad, day: Day) -> Option<Standing> {
    store.tie(dyad).and_then(|tie| standing_at(tie, day)).map(|at| at.spell.value)
}

/// The day of the most recent event of a pair that may have happened.
fn last(store: &Store, dyad: Dyad, day: Day) -> Option<Day> {
    let events = store.events_of_dyad(dyad);
    let last = store.begun_by(events, day).checked_sub(1).and_then(|at| events.get(at))?;
    Some(store.graph.events.first(*last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bundled, day, dyad, small_store};

    const EVENT: &str = r#"{"id": "ID", "date": "DAY", "from": ["A"], "to": ["TO"], "code": "040", "kind": "meeting",
        "summary": "They meet.", "sources": ["s"]}"#;

    fn events(events: &[(&str, &str)]) -> String {
        let one = |(at, (to, day)): (usize, &(&str, &str))| {
            EVENT.replace("ID", &format!("e{at}")).replace("DAY", day).replace("TO", to)
        };
        events.iter().enumerate().map(one).collect::<Vec<_>>().join(", ")
    }

    fn ids(store: &Store, dyads: &[Dyad]) -> String {
        dyads.iter().map(|dyad| store.graph.dyad_id(*dyad)).collect::<Vec<_>>().join(" ")
    }

    fn centre(store: &Store) -> ActorIx {
        dyad("A-B", store).pair().0
    }

    #[test]
    fn sides_are_those_of_the_standing_and_the_most_recent_sits_first() {
        let store = small_store(
            "A-B allied 2000; A-C hostile 2000; A-D partner 2000 2010 strained 2010",
            &events(&[("B", "2003-01-01"), ("D", "2005-01-01"), ("E", "2007-01-01"), ("C", "2011-01-01")]),
        );
        let seated = |on: &str| {
            let seats = seats(&store, centre(&store), day(on));
            [ids(&store, &seats.left), ids(&store, &seats.right), ids(&store, &seats.below)]
        };
        assert_eq!(seated("2002-01-01"), ["A-B A-D", "A-C", ""], "without events: as in the file");
        assert_eq!(seated("2006-01-01"), ["A-D A-B", "A-C", ""], "the most recent event first");
        assert_eq!(seated("2008-01-01"), ["A-D A-B", "A-C", "A-E"], "an event makes a tie that is not assessed");
        assert_eq!(seated("2012-01-01"), ["A-B", "A-C A-D", "A-E"]);
        assert_eq!(seated("1999-01-01"), ["", "", ""]);
    }

    #[test]
    fn who_comes_later_is_told_apart_and_nobody_leaves_a_seat() {
        let store = small_store(
            "A-B allied 2000; A-C hostile 2000; B-C partner 2000 2005 hostile 2005; C-E allied 2000; B-D strained 2001",
            &events(&[("D", "2007-01-01")]),
        );
        let ego = |on: &str, now: &str| Ego::new(&store, centre(&store), day(on), day(now));
        let at_first = ego("2002-01-01", "2002-01-01");
        assert_eq!((ids(&store, &at_first.later), ids(&store, &at_first.among)), (String::new(), "B-C".to_owned()));
        let now = ego("2002-01-01", "2008-01-01");
        assert_eq!(now.seats, at_first.seats);
        assert_eq!((ids(&store, &now.later), ids(&store, &now.among)), ("A-D".to_owned(), "B-C B-D".to_owned()));
        let before = ego("2002-01-01", "1999-01-01");
        assert_eq!(before.seats, at_first.seats);
        assert!(before.later.is_empty() && before.among.is_empty());
    }

    #[test]
    fn everyone_of_the_bundled_data_has_one_seat_and_the_strongest_tie_among_them_comes_first() {
        let store = bundled();
        for (centre, _) in store.graph.actors.iter() {
            for on in ["2003-03-01", "2025-04-18", "2026-06-24"] {
                let ego = Ego::new(store, centre, day(on), day(on));
                let mut seated: Vec<Dyad> = ego.seats.all().collect();
                let mut all: Vec<Dyad> = dyads_of(store, &Lens::on(day(on)), centre).collect();
                seated.sort_unstable();
                all.sort_unstable();
                assert_eq!(seated, all);
                assert!(ego.later.is_empty());
                let strength =
                    |dyad: &Dyad| Reverse(standing(store, *dyad, day(on)).map_or(-1, |held| held.level().abs()));
                assert!(ego.among.is_sorted_by_key(strength));
                assert!(ego.among.iter().all(|dyad| !dyad.has(centre)));
            }
        }
    }
}
