//! An actor among its neighbours: who is seated where, who came later, and the ties among them. A filter moves nobody.

use std::cmp::Reverse;

use super::events::newest;
use super::lens::Lens;
use super::standing::{standing_at, tracks_at};
use super::ties::dyads_of;
use crate::model::{ActorIx, Day, Dyad, EventIx, PartialDate, Sign, Standing, sort_by_key};
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
    /// The ties that came after that, in the order in which they came: nobody moves when another one comes.
    pub later: Vec<Dyad>,
    /// The ties among the neighbours of the as-of date, in the order of the day of the seats: the strongest first, hostile
    /// or allied, those not assessed last; of the same strength the most recent first.
    pub among: Vec<Dyad>,
    near: Vec<bool>,
}

/// Who sits where: a matter of the day on which they were seated and of nothing else. A tie that came and went by then
/// keeps a seat below, so that nobody else moves when one goes back to when it was there.
fn seats(store: &Store, centre: ActorIx, seated_on: Day) -> Seats {
    let known = arrivals(store, centre).filter(|(day, _)| *day <= seated_on);
    let mut dyads: Vec<Dyad> = known.map(|(_, dyad)| dyad).collect();
    sort_by_key(&mut dyads, |dyad| Reverse(newest(store, store.events_of_dyad(*dyad), seated_on)));
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

/// The ties of an actor in the order of the file, each with the first day on which there is something to tell of it.
fn arrivals(store: &Store, centre: ActorIx) -> impl Iterator<Item = (Day, Dyad)> {
    let dyads = store.dyads_of(centre).iter().filter_map(|ix| store.pair(*ix));
    dyads.filter_map(|dyad| Some((arrival(store, dyad)?, dyad)))
}

/// When both were known and one of them had done something to the other, or something was assessed or formally so.
fn arrival(store: &Store, dyad: Dyad) -> Option<Day> {
    let (a, b) = dyad.pair();
    let known =
        [a, b].into_iter().filter_map(|actor| store.graph.actors[actor].life.from).map(PartialDate::first).max();
    let event = store.events_of_dyad(dyad).first().map(|ix| store.graph.events.first(*ix));
    let tie = store.tie(dyad).into_iter();
    let spells = tie.flat_map(|tie| {
        let standing = tie.standing.iter().map(|spell| spell.span);
        standing.chain(tie.tracks.iter().map(|track| track.span)).map(|span| span.from.last())
    });
    let told = spells.chain(event).min()?;
    Some(known.map_or(told, |known| known.max(told)))
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
        let mut near = vec![false; store.graph.actors.len()];
        for other in dyads_of(store, &lens, centre).filter_map(|dyad| dyad.other(centre)) {
            if let Some(near) = near.get_mut(other.at()) {
                *near = true;
            }
        }
        let mut later: Vec<(Day, Dyad)> =
            arrivals(store, centre).filter(|(day, _)| seated_on < *day && *day <= as_of).collect();
        sort_by_key(&mut later, |(day, _)| *day);
        let later = later.into_iter().map(|(_, dyad)| dyad).collect();
        let among = among(store, (seated_on, as_of), centre, &near);
        Self { centre, seated_on, as_of, seats, later, among, near }
    }

    /// Whether there is something to tell of a tie of the actor on the as-of date.
    #[must_use]
    pub fn tells(&self, dyad: Dyad) -> bool {
        dyad.other(self.centre).is_some_and(|other| self.near.get(other.at()) == Some(&true))
    }

    /// With how many there is.
    #[must_use]
    pub fn neighbours(&self) -> usize {
        self.near.iter().filter(|near| **near).count()
    }

    /// Whether it is what one sees of this actor on this day.
    #[must_use]
    pub fn is_of(&self, centre: ActorIx, seated_on: Day, as_of: Day) -> bool {
        (self.centre, self.seated_on, self.as_of) == (centre, seated_on, as_of)
    }
}

/// The ties among those that are near by the as-of date, in the order of the day on which everybody was seated: the
/// strongest first, then the most recent; what came later stands last.
fn among(store: &Store, (seated_on, as_of): (Day, Day), centre: ActorIx, near: &[bool]) -> Vec<Dyad> {
    let is_near = |actor: ActorIx| actor != centre && near.get(actor.at()) == Some(&true);
    let mut found: Vec<(Reverse<i8>, Reverse<Option<EventIx>>, Dyad)> = Vec::new();
    for (actor, _) in store.graph.actors.iter().filter(|(actor, _)| is_near(*actor)) {
        for ix in store.dyads_of(actor) {
            // Each tie once: from its first side. Both sides are known.
            let Some(dyad) = store.pair(*ix).filter(|dyad| dyad.pair().0 == actor && is_near(dyad.pair().1)) else {
                continue;
            };
            let tie = store.tie_at(*ix);
            let told = |day: Day| {
                tie.is_some_and(|tie| standing_at(tie, day).is_some() || tracks_at(tie, day).next().is_some())
            };
            if told(as_of) || store.begun_by(store.events_at(*ix), as_of) > 0 {
                let held = tie.and_then(|tie| standing_at(tie, seated_on)).map(|at| at.spell.value);
                let last = newest(store, store.events_at(*ix), seated_on);
                found.push((Reverse(held.map_or(-1, |held| held.level().abs())), Reverse(last), dyad));
            }
        }
    }
    sort_by_key(&mut found, |found| *found);
    found.into_iter().map(|(_, _, dyad)| dyad).collect()
}

fn standing(store: &Store, dyad: Dyad, day: Day) -> Option<Standing> {
    store.tie(dyad).and_then(|tie| standing_at(tie, day)).map(|at| at.spell.value)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::query::fixture::{bundled, day, dyad, small_store};
    use crate::query::tells;

    const EVENT: &str = r#"{"id": "ID", "date": "DAY", "from": ["A"], "to": ["TO"], "code": "040", "kind": "meeting",
        "summary": "They meet.", "sources": ["s"]}"#;

    fn events(events: &[(&str, &str)]) -> String {
        let one = |(at, (to, day)): (usize, &(&str, &str))| {
            EVENT.replace("ID", &format!("e{at}")).replace("DAY", day).replace("TO", to)
        };
        events.iter().enumerate().map(one).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_tie_that_ended_keeps_a_seat_and_who_came_later_stays_in_the_order_of_coming() {
        let store =
            small_store("A-D allied 2006; A-C hostile 2000 2003; A-B allied 2001", &events(&[("E", "2005-01-01")]));
        let ego = |on: &str, now: &str| Ego::new(&store, centre(&store), day(on), day(now));
        assert_eq!(ids(&store, &ego("2004-01-01", "2004-01-01").seats.below), "A-C");
        let later = |now: &str| ids(&store, &ego("1999-01-01", now).later);
        assert_eq!(["2001-01-01", "2004-01-01", "2005-06-01"].map(later), ["A-C", "A-C A-B", "A-C A-B A-E"]);
        assert_eq!(later("2025-01-01"), "A-C A-B A-E A-D");
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
                let tells = |dyad: &&Dyad| tells(store, &Lens::on(day(on)), **dyad);
                assert_eq!(seated.iter().filter(tells).copied().collect::<Vec<_>>(), all);
                assert!(seated.windows(2).all(|two| two[0] != two[1]));
                assert!(ego.later.is_empty());
                assert_eq!(ego.neighbours(), all.len());
                let near = |actor: ActorIx| all.iter().any(|dyad| dyad.has(actor)) && actor != centre;
                let wanted = store
                    .dyads()
                    .map(|(_, dyad)| dyad)
                    .filter(|dyad| near(dyad.pair().0) && near(dyad.pair().1) && tells(&dyad));
                assert_eq!(ego.among.iter().copied().collect::<BTreeSet<_>>(), wanted.collect());
                let strength =
                    |dyad: &Dyad| Reverse(standing(store, *dyad, day(on)).map_or(-1, |held| held.level().abs()));
                assert!(ego.among.is_sorted_by_key(strength));
                assert!(ego.among.iter().all(|dyad| !dyad.has(centre)));
            }
        }
    }
}
