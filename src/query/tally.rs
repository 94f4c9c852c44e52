//! One pass over the events through a lens: which of them match, and what they add up to for every pair and every actor.
//! Whoever moves a cursor only reads it.

mod by_topic;
mod counts;
mod share;

use std::sync::OnceLock;

pub(super) use counts::new_sign;
pub use counts::{ActorTally, New, PairTally};

use self::by_topic::ByTopic;
use self::share::Share;
use super::events::rows_in_a_frame;
use super::lens::Lens;
use super::repeated::{Repeated, Surplus};
use super::shares::threads;
use super::ties::tells;
use super::trend::{Trend, trend};
use super::widest::Widest;
use crate::model::{ActorIx, BlocIx, Dyad, EventIx};
use crate::store::{DyadIx, Store};

/// The events that a lens leaves, marked, and counted for all at once.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// How many events match and had happened by the as-of date.
    pub matching: usize,
    /// How many had happened.
    pub happened: usize,
    /// How many match that may not have happened: they are listed, and counted nowhere.
    pub not_yet: usize,
    /// How many of those that match happened since the baseline.
    pub new: usize,
    pub(super) begun: usize,
    lens: Option<Lens>,
    kept: Vec<u64>,
    pairs: Vec<PairTally>,
    /// Whether each pair is there, once more in a list of its own: who goes through thousands of pairs waits for each row of
    /// the other.
    there: Vec<bool>,
    actors: Vec<ActorTally>,
    /// Of those that match the events of more than two.
    several: Vec<EventIx>,
    /// What those that match are about, and what all are that had begun.
    about: [ByTopic; 2],
    /// What they count too often for blocs; of a few events once it is asked for.
    repeated: OnceLock<Repeated>,
}

impl Tally {
    /// Counts if that takes no longer than a frame; else it is a job for a thread.
    #[must_use]
    pub fn at_once(store: &Store, lens: &Lens) -> Option<Self> {
        let begun = store.graph.events.begun_by(lens.as_of);
        (begun + store.dyads().len() <= rows_in_a_frame(lens)).then(|| Self::new(store, lens, &|| true)).flatten()
    }

    /// Whether these are the counts of this lens.
    #[must_use]
    pub fn is_of(&self, lens: &Lens) -> bool {
        self.lens.as_ref().is_some_and(|own| own.is_same(lens))
    }

    /// Counts, in time linear in the events that had begun. Gives up, with nothing, as soon as `go_on` says no.
    pub fn new(store: &Store, lens: &Lens, go_on: &dyn Fn() -> bool) -> Option<Self> {
        let begun = store.graph.events.begun_by(lens.as_of);
        let many = begun > rows_in_a_frame(lens);
        let threads = if many { threads() } else { 1 };
        let happened = store.graph.events.happened_by(lens.as_of);
        let Share { matching, not_yet, new, kept, pairs, several, about } =
            Share::counted(store, lens, threads, go_on)?;
        let counted = Self { matching, happened, not_yet, new, begun, kept, pairs, several, about, ..Self::default() };
        let mut tally = Self { lens: Some(lens.clone()), ..counted };
        tally.judge_pairs(store, lens);
        tally.count_actors(store);
        if many {
            tally.repeated = OnceLock::from(Repeated::new(store, lens, &tally, &tally.several, go_on)?);
        }
        Some(tally)
    }

    /// Whether each pair stays, and which way it went.
    fn judge_pairs(&mut self, store: &Store, lens: &Lens) {
        let filter = &lens.filter;
        let (all, of_ties) = (filter.text().is_empty(), filter.asks_of_ties());
        for ((ix, dyad), pair) in store.dyads().zip(&mut self.pairs) {
            let matches = match (all, of_ties) {
                (true, _) => true,
                (false, true) => filter.matches_tie(store, dyad, lens.when()),
                (false, false) => pair.there || filter.matches_tie_itself(store, dyad, lens.when()),
            };
            pair.there = matches && tells(store, lens, dyad);
            pair.trend = store.tie_at(ix).map_or(Trend::Level, |tie| trend(tie, lens).trend);
        }
        self.there = self.pairs.iter().map(|pair| pair.there).collect();
    }

    fn count_actors(&mut self, store: &Store) {
        self.actors = vec![ActorTally::default(); store.graph.actors.len()];
        for ((_, dyad), pair) in store.dyads().zip(&self.pairs).filter(|(_, pair)| pair.there) {
            let (a, b) = dyad.pair();
            let widest = Widest::of(&pair.forth, &pair.back, pair.new);
            for actor in [a, b] {
                if let Some(actor) = self.actors.get_mut(actor.at()) {
                    actor.count(pair.trend);
                    actor.widest.admit(widest);
                }
            }
        }
    }

    /// Whether an event matches and had begun by the as-of date.
    #[must_use]
    pub fn keeps(&self, ix: EventIx) -> bool {
        ix.at() < self.begun && self.kept.get(ix.at() / 64).is_some_and(|word| word >> (ix.at() % 64) & 1 == 1)
    }

    /// What is counted of a pair; nothing of one that has neither a tie nor an event.
    #[must_use]
    pub fn pair(&self, store: &Store, dyad: Dyad) -> PairTally {
        store.dyad(dyad).map(|ix| self.pair_at(ix)).unwrap_or_default()
    }

    /// The same by the number of the pair.
    #[must_use]
    pub fn pair_at(&self, ix: DyadIx) -> PairTally {
        self.pairs.get(ix.at()).copied().unwrap_or_default()
    }

    /// Whether there is something to tell of a pair that matches.
    #[must_use]
    pub fn is_there(&self, ix: DyadIx) -> bool {
        self.there.get(ix.at()).copied().unwrap_or_default()
    }

    /// What is counted of each pair that has a tie or an event.
    pub fn pairs(&self, store: &Store) -> impl Iterator<Item = (Dyad, &PairTally)> {
        store.dyads().map(|(_, dyad)| dyad).zip(&self.pairs)
    }

    /// What the sum over the pairs of an actor with the members of a bloc counts too often.
    pub(super) fn surplus(&self, store: &Store, lens: &Lens, bloc: BlocIx, actor: ActorIx) -> Surplus {
        let counted = || Repeated::new(store, lens, self, &self.several, &|| true).unwrap_or_default();
        self.repeated.get_or_init(counted).of(bloc, actor)
    }

    /// Of each topic how many events are about it that had begun by the as-of date and match.
    #[must_use]
    pub fn by_topic(&self) -> &[usize] {
        let [ByTopic(matching), _] = &self.about;
        matching
    }

    /// The same of all events, whether they match or not.
    #[must_use]
    pub fn all_by_topic(&self) -> &[usize] {
        let [_, ByTopic(all)] = &self.about;
        all
    }

    /// What is counted of an actor.
    #[must_use]
    pub fn actor(&self, actor: ActorIx) -> ActorTally {
        self.actors.get(actor.at()).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Sign;
    use crate::query::fixture::{FILTERS, bundled, dyad, lens, store};
    use crate::query::{Count, OfPair, Scope, dyads_of, events, ledger, together, total};

    /// What is counted in one pass is what each question of its own answers.
    #[test]
    fn counts_are_those_of_each_question_asked_alone() {
        let store = store();
        for text in FILTERS {
            for as_of in ["2002-01-01", "2021-08-15", "2021-12-31", "2025-04-17", "2025-12-31"] {
                let lens = lens(text, &store);
                let lens = Lens::new(as_of.parse().unwrap(), lens.baseline, lens.filter);
                let tally = Tally::new(&store, &lens, &|| true).unwrap();
                let kept: Vec<EventIx> = events(&store, &lens, Scope::All).collect();
                let happened = kept.iter().filter(|ix| store.graph.events.row(**ix).has_happened(lens.as_of)).count();
                assert_eq!([tally.matching, tally.not_yet], [happened, kept.len() - happened], "{text} on {as_of}");
                let all = store.graph.events.all().filter(|ix| store.graph.events.last(*ix) <= lens.as_of);
                assert_eq!(tally.happened, all.count(), "{text} on {as_of}");
                assert!(store.graph.events.all().all(|ix| tally.keeps(ix) == kept.contains(&ix)), "{text} on {as_of}");
                let begun = store.graph.events.all().take(store.graph.events.begun_by(lens.as_of)).collect::<Vec<_>>();
                for (topic, _) in store.graph.topics.iter() {
                    let about = |ix: &&EventIx| store.graph.events.topics(**ix).iter().any(|other| other == topic);
                    let counted = [tally.by_topic()[topic.at()], tally.all_by_topic()[topic.at()]];
                    let asked = [&kept, &begun].map(|events| events.iter().filter(about).count());
                    assert_eq!(counted, asked, "{text} on {as_of}");
                }
                for (_, dyad) in store.dyads() {
                    let (a, b) = dyad.pair();
                    let pair = tally.pair(&store, dyad);
                    let rows = store.events_of_dyad(dyad);
                    assert_eq!(pair.forth, ledger(&store, &lens, a, b, rows), "{text} on {as_of}");
                    assert_eq!(pair.back, ledger(&store, &lens, b, a, rows), "{text} on {as_of}");
                    assert_eq!(pair.together, together(&store, &lens, dyad, rows), "{text} on {as_of}");
                    let there = tells(&store, &lens, dyad) && lens.filter.matches_tie(&store, dyad, lens.when());
                    assert_eq!(pair.there, there, "{text} on {as_of}: {dyad:?}");
                }
                for (actor, _) in store.graph.actors.iter() {
                    let ties = dyads_of(&store, &lens, actor).filter(|dyad| tally.pair(&store, *dyad).there).count();
                    assert_eq!(tally.actor(actor).ties as usize, ties, "{text} on {as_of}");
                }
            }
        }
    }

    #[test]
    fn a_lens_with_its_counts_answers_as_without() {
        let store = store();
        for text in FILTERS {
            for as_of in ["2002-01-01", "2021-08-15", "2025-04-17", "2025-12-31"] {
                let lens = lens(text, &store);
                let lens = Lens::new(as_of.parse().unwrap(), lens.baseline, lens.filter);
                let counted = lens.counted(&Arc::new(Tally::new(&store, &lens, &|| true).unwrap()));
                assert!(counted.counts().is_some());
                let kept = |lens: &Lens| store.graph.events.all().map(|ix| lens.keeps(&store, ix)).collect::<Vec<_>>();
                assert_eq!(kept(&counted), kept(&lens), "{text} on {as_of}");
                let stay =
                    |lens: &Lens| store.dyads().map(|(_, dyad)| lens.keeps_tie(&store, dyad)).collect::<Vec<_>>();
                assert_eq!(stay(&counted), stay(&lens), "{text} on {as_of}");
                for (actor, _) in store.graph.actors.iter() {
                    let rows = |lens: &Lens| format!("{:?}", crate::query::ties(&store, lens, actor));
                    assert_eq!(rows(&counted), rows(&lens), "{text} on {as_of}");
                }
                let later = Lens::new(store.graph.as_of.succ_opt().unwrap(), lens.baseline, lens.filter.clone());
                assert!(later.counted(&counted.tally(&store)).counts().is_none(), "not its own");
            }
        }
    }

    #[test]
    fn new_events_and_trends_are_counted_since_the_baseline() {
        let store = store();
        let lens = lens("", &store);
        let pair = Tally::new(&store, &lens, &|| true).unwrap().pair(&store, dyad("RUS-TAL", &store));
        // The forum of three is together, once.
        assert_eq!((pair.new, pair.trend), (New::default(), Trend::Level));
        assert_eq!((pair.together.n, pair.forth.n(), pair.back.n()), (1, 3, 1));
        let lens = Lens::new(lens.as_of, "2025-01-01".parse().unwrap(), lens.filter);
        let tally = Tally::new(&store, &lens, &|| true).unwrap();
        let pair = tally.pair(&store, dyad("RUS-TAL", &store));
        assert_eq!((pair.new, pair.trend), (New { plus: 1, minus: 0 }, Trend::Up));
        let (a, b) = dyad("RUS-TAL", &store).pair();
        assert_eq!((tally.actor(a).up, tally.actor(b).up, tally.actor(a).down), (1, 1, 0));
    }

    /// Whoever reads how many are new finds them among the words and deeds beside it, and opens exactly those.
    #[test]
    fn what_is_new_is_among_the_words_and_deeds() {
        let store = bundled();
        let mut seen = 0;
        for text in ["", "topic:security", "is:multilateral"] {
            for as_of in ["2026-06-24", "2025-11-14", "2021-12-31"] {
                let day = as_of.parse().unwrap();
                let lens = Lens::new(day, Lens::usual_baseline(day), lens(text, store).filter);
                let tally = Tally::new(store, &lens, &|| true).unwrap();
                for (dyad, pair) in tally.pairs(store) {
                    let (forth, back, new) = (pair.forth, pair.back, pair.new);
                    let of_both = new.plus <= forth.plus() + back.plus() && new.minus <= forth.minus() + back.minus();
                    assert!(of_both, "{text} on {as_of}: {dyad:?}");
                    let opened = |what: fn(Sign) -> OfPair| {
                        let of = |sign| total(store, &lens, Count::Pair(dyad, what(sign)));
                        New { plus: of(Sign::Plus), minus: of(Sign::Minus) }
                    };
                    assert_eq!((opened(OfPair::New), opened(OfPair::Later)), (new, pair.later), "{text} on {as_of}");
                    seen += new.plus + new.minus;
                }
            }
        }
        assert!(seen > 100, "{seen}");
    }

    #[test]
    fn a_count_that_is_no_longer_wanted_ends() {
        let store = store();
        assert!(Tally::new(&store, &lens("concert", &store), &|| false).is_none());
    }
}
