//! Blocs on a day: who belongs to them, and how their members stand to an actor.

use super::ledger::{Ledger, Together};
use super::lens::Lens;
use super::standing::standing_at;
use super::tally::{New, Tally};
use super::ties::tells;
use crate::model::{ActorIx, Bloc, BlocIx, Dyad, Standing, Word};
use crate::store::Store;

/// How the members of a bloc stand to an actor. A bloc has no standing and no trend of its own.
#[derive(Debug, Clone, Default)]
pub struct BlocTally {
    /// How many members hold each standing, from the most cooperative on; those that none holds are left out.
    pub standings: Vec<(Standing, u32)>,
    /// How many more members have a tie that is not assessed.
    pub not_assessed: u32,
    /// Distinct events in which a member acts on the actor.
    pub given: Ledger,
    /// Distinct events in which the actor acts on a member.
    pub taken: Ledger,
    /// Distinct events of three or more in which a member and the actor take part.
    pub together: Together,
    /// Distinct words and deeds since the baseline.
    pub new: New,
}

/// The members of a bloc that are known and surely belong to it on the as-of date.
pub fn members_of(store: &Store, lens: &Lens, bloc: BlocIx) -> impl Iterator<Item = ActorIx> {
    let day = lens.as_of;
    let members = store.graph.blocs[bloc].members.iter().filter(move |member| member.belongs(day));
    members.map(|member| member.actor).filter(move |actor| store.graph.actors[*actor].life.is_known(day))
}

/// The blocs that an actor surely belongs to on the as-of date.
pub fn blocs_of<'s>(
    store: &'s Store,
    lens: &Lens,
    actor: ActorIx,
) -> impl Iterator<Item = (BlocIx, &'s Bloc)> + use<'s> {
    let day = lens.as_of;
    let belongs = move |bloc: &Bloc| bloc.members.iter().any(|member| member.actor == actor && member.belongs(day));
    store.graph.blocs.iter().filter(move |(_, bloc)| belongs(bloc))
}

/// The pairs of an actor with members of a bloc that have something to tell, in the order of the members.
pub fn pairs_of_bloc(store: &Store, lens: &Lens, bloc: BlocIx, actor: ActorIx) -> impl Iterator<Item = Dyad> {
    let dyads = members_of(store, lens, bloc).filter_map(move |member| Dyad::new(member, actor));
    dyads.filter(move |dyad| tells(store, lens, *dyad))
}

/// How the members of a bloc stand to an actor, counting what matches.
#[must_use]
pub fn bloc_with(store: &Store, lens: &Lens, tally: &Tally, bloc: BlocIx, actor: ActorIx) -> BlocTally {
    let pairs: Vec<Dyad> =
        pairs_of_bloc(store, lens, bloc, actor).filter(|dyad| tally.pair(store, *dyad).there).collect();
    let standing = |dyad: &Dyad| standing_at(store.tie(*dyad)?, lens.as_of).map(|at| at.spell.value);
    let held: Vec<Standing> = pairs.iter().filter_map(standing).collect();
    let count =
        |value: Standing| u32::try_from(held.iter().filter(|other| **other == value).count()).unwrap_or(u32::MAX);
    let standings = Standing::ALL.iter().map(|value| (*value, count(*value))).filter(|(_, n)| *n > 0);
    let mut counted = BlocTally {
        standings: standings.collect(),
        not_assessed: u32::try_from(pairs.len() - held.len()).unwrap_or(u32::MAX),
        ..BlocTally::default()
    };
    for dyad in &pairs {
        let pair = tally.pair(store, *dyad);
        let (taken, given) = pair.seen_from(*dyad, actor);
        counted.given += given;
        counted.taken += taken;
        counted.together += pair.together;
        counted.new += pair.new;
    }
    let surplus = tally.surplus(store, lens, bloc, actor);
    counted.given -= surplus.given;
    counted.taken -= surplus.taken;
    counted.together -= surplus.together;
    counted.new -= surplus.new;
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::bundled;
    use crate::query::fixture::{dyad, lens, store};
    use crate::query::{Scope, begun};

    /// The events between members of a bloc and an actor gone through one by one: given, taken, new.
    fn gone_through(
        store: &Store,
        lens: &Lens,
        tally: &Tally,
        bloc: BlocIx,
        actor: ActorIx,
    ) -> (Ledger, Ledger, Together, New) {
        let pairs = pairs_of_bloc(store, lens, bloc, actor).filter(|dyad| tally.pair(store, *dyad).there);
        let members: Vec<ActorIx> = pairs.filter_map(|dyad| dyad.other(actor)).collect();
        let (mut given, mut taken) = (Ledger::default(), Ledger::default());
        let (mut together, mut new) = (Together::default(), New::default());
        for ix in begun(store, lens, Scope::BlocWith(bloc, actor)).filter(|ix| tally.keeps(*ix)) {
            let row = store.graph.events.row(ix);
            if !row.has_happened(lens.as_of) {
                continue;
            }
            let out = members.iter().any(|member| row.runs(*member, actor));
            let back = members.iter().any(|member| row.runs(actor, *member));
            if out {
                given.count(ix, &row);
            }
            if back {
                taken.count(ix, &row);
            }
            if out || back {
                together.count(ix, &row);
            }
            if row.last > lens.baseline && (out || back) {
                new.count(&row);
            }
        }
        (given, taken, together, new)
    }

    /// Also where members act together: what the pairs add up to less what they repeat is each event once.
    #[test]
    fn a_bloc_counts_each_event_once() {
        let store = bundled();
        let mut repeated = 0;
        for day in ["2026-06-24", "2022-03-01", "2016-01-01"] {
            for text in
                ["", "topic:security", "standing:<=strained", "party:TAL -kind:meeting", "standing:partner OR is:joint"]
            {
                let day = day.parse().unwrap();
                let lens = Lens::new(day, Lens::usual_baseline(day), lens(text, store).filter);
                let tally = Tally::new(store, &lens, &|| true).unwrap();
                for (bloc, _) in store.graph.blocs.iter() {
                    for (actor, _) in store.graph.actors.iter() {
                        let with = bloc_with(store, &lens, &tally, bloc, actor);
                        let one_by_one = gone_through(store, &lens, &tally, bloc, actor);
                        assert_eq!(
                            (with.given, with.taken, with.together, with.new),
                            one_by_one,
                            "{text} on {day}: {bloc:?} {actor:?}"
                        );
                        let surplus = tally.surplus(store, &lens, bloc, actor);
                        repeated += surplus.given.n() + surplus.together.n;
                    }
                }
            }
        }
        assert!(repeated > 20, "members act together: {repeated}");
    }

    /// TJK has sent aid as a member, and once before it was one, which is part of its tie too; KAZ has met the Taliban and Russia in a forum.
    #[test]
    fn a_bloc_is_counted_by_its_members() {
        let store = &store();
        let cas = store.graph.blocs.find(|bloc| &*bloc.id == "CAS").unwrap();
        let taliban = dyad("TJK-TAL", store).pair().0;
        for (text, expected) in [("", (1, 2, 2)), ("kind:aid", (0, 2, 1)), ("topic:minerals", (1, 0, 1))] {
            let lens = lens(text, store);
            let tally = Tally::new(store, &lens, &|| true).unwrap();
            let with = bloc_with(store, &lens, &tally, cas, taliban);
            assert_eq!((with.together.n, with.given.deeds_for, with.not_assessed), expected, "{text}");
            assert!(with.standings.is_empty() && with.taken.deeds_for == 0);
        }
        let names = |list: Vec<ActorIx>| list.into_iter().map(|ix| &*store.graph.actors[ix].id).collect::<Vec<_>>();
        let before = Lens::new("2021-12-31".parse().unwrap(), "2021-01-01".parse().unwrap(), lens("", store).filter);
        assert_eq!(names(members_of(store, &before, cas).collect()), ["KAZ"]);
    }
}
