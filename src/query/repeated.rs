//! Events that count in more than one pair of an actor with the members of a bloc. The counts of those pairs, added up, hold
//! such an event once for each of them; here stands what is too much.

use hashbrown::HashMap;

use super::blocs::members_of;
use super::events::STRIDE;
use super::ledger::{Ledger, Together};
use super::lens::Lens;
use super::tally::{New, Tally};
use crate::model::{ActorIx, BlocIx, Dyad, EventIx, EventRow};
use crate::store::Store;

/// For a bloc and an actor what the sum over the pairs counts too often.
#[derive(Debug, Clone, Default)]
pub(super) struct Repeated(HashMap<(BlocIx, ActorIx), Surplus>);

/// What is to be taken off a sum.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surplus {
    pub(super) given: Ledger,
    pub(super) taken: Ledger,
    pub(super) together: Together,
    pub(super) new: New,
}

impl Repeated {
    /// Of `several`, the events of more than two, once it is known of every pair whether it stays. Gives up, with nothing, as
    /// soon as `go_on` says no.
    pub(super) fn new(
        store: &Store,
        lens: &Lens,
        tally: &Tally,
        several: &[EventIx],
        go_on: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut repeated = Self::default();
        if several.is_empty() {
            return Some(repeated);
        }
        let blocs = blocs_by_member(store, lens);
        for some in several.chunks(STRIDE) {
            for ix in some {
                repeated.count(store, lens, tally, *ix, &blocs);
            }
            if !go_on() {
                return None;
            }
        }
        Some(repeated)
    }

    fn count(&mut self, store: &Store, lens: &Lens, tally: &Tally, ix: EventIx, blocs: &Memberships) {
        let row = store.graph.events.row(ix);
        if !row.has_happened(lens.as_of) {
            return;
        }
        let mut here: HashMap<BlocIx, Vec<ActorIx>> = HashMap::new();
        for party in row.parties() {
            for bloc in blocs.get(&party).into_iter().flatten() {
                here.entry(*bloc).or_default().push(party);
            }
        }
        for (bloc, members) in here.into_iter().filter(|(_, members)| members.len() > 1) {
            for actor in row.parties() {
                let pair = |member: &ActorIx| Some(tally.pair(store, Dyad::new(*member, actor)?));
                let there = |member: &ActorIx| pair(member).is_some_and(|pair| pair.there);
                let members: Vec<ActorIx> = members.iter().copied().filter(there).collect();
                if members.len() > 1 {
                    let surplus = self.0.entry((bloc, actor)).or_default();
                    surplus.count((ix, &row), actor, &members, row.last > lens.baseline);
                }
            }
        }
    }

    pub(super) fn of(&self, bloc: BlocIx, actor: ActorIx) -> Surplus {
        self.0.get(&(bloc, actor)).copied().unwrap_or_default()
    }
}

/// Of each actor the blocs that it surely belongs to.
type Memberships = HashMap<ActorIx, Vec<BlocIx>>;

fn blocs_by_member(store: &Store, lens: &Lens) -> Memberships {
    let mut blocs = Memberships::new();
    for (bloc, _) in store.graph.blocs.iter() {
        members_of(store, lens, bloc).for_each(|actor| blocs.entry(actor).or_default().push(bloc));
    }
    blocs
}

impl Surplus {
    fn count(&mut self, (ix, row): (EventIx, &EventRow<'_>), actor: ActorIx, members: &[ActorIx], is_new: bool) {
        let given = |member: &&ActorIx| row.runs(**member, actor);
        let taken = |member: &&ActorIx| row.runs(actor, **member);
        (1..members.iter().filter(given).count()).for_each(|_| self.given.count(ix, row));
        (1..members.iter().filter(taken).count()).for_each(|_| self.taken.count(ix, row));
        for _ in 1..members.iter().filter(|member| given(member) || taken(member)).count() {
            self.together.count(ix, row);
            if is_new {
                self.new.count(row);
            }
        }
    }
}
