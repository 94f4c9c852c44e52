//! What is known of one actor's acts toward another.

use super::ledger::{Ledger, Together};
use super::lens::Lens;
use super::readings::WordsDeeds;
use super::tally::Tally;
use super::ties::tells;
use super::trend::Trend;
use crate::model::{ActorIx, Dyad};
use crate::store::Store;

/// One way of a pair.
#[derive(Debug, Clone, Copy, Default)]
pub struct Direction {
    /// Whether there is anything of the pair by the as-of date: a standing, a formal fact or an event. Where there is
    /// not, nobody has looked, which is not the same as that nothing happened.
    pub coded: bool,
    /// Whether any of that matches.
    pub there: bool,
    /// The events of this way that happened and match.
    pub acts: Ledger,
    /// What both did together with others; it is the same both ways.
    pub together: Together,
    /// Which way the tie went since the baseline; it is the same both ways.
    pub trend: Trend,
}

impl Direction {
    /// Words and deeds.
    #[must_use]
    pub fn readings(&self) -> WordsDeeds {
        WordsDeeds::of(&self.acts)
    }
}

/// What is known of the acts of `from` toward `to`; nothing where both are the same.
#[must_use]
pub fn direction(store: &Store, lens: &Lens, tally: &Tally, from: ActorIx, to: ActorIx) -> Option<Direction> {
    let dyad = Dyad::new(from, to)?;
    let pair = tally.pair(store, dyad);
    // Without a filter all that there is is there.
    let coded = pair.there || !lens.filter.text().is_empty() && tells(store, lens, dyad);
    let (acts, _) = pair.seen_from(dyad, from);
    Some(Direction { coded, there: pair.there, acts, together: pair.together, trend: pair.trend })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{lens, store};
    use crate::store::Named;

    #[test]
    fn not_coded_is_not_that_nothing_matches() {
        let store = store();
        let actor = |id: &str| match store.names.find(id) {
            Some(Named::Actor(actor)) => actor,
            other => panic!("{other:?}"),
        };
        let known = |text: &str, from: &str, to: &str| {
            let lens = lens(text, &store);
            let tally = Tally::new(&store, &lens, &|| true).unwrap();
            direction(&store, &lens, &tally, actor(from), actor(to)).map(|way| (way.coded, way.there, way.acts.n()))
        };
        assert_eq!(known("", "RUS", "TAL"), Some((true, true, 3)));
        assert_eq!(known("", "TAL", "RUS"), Some((true, true, 1)));
        assert_eq!(known("kind:attack", "RUS", "TAL"), Some((true, false, 0)));
        assert_eq!(known("kind:attack", "ISK", "RUS"), Some((true, true, 1)));
        assert_eq!(known("", "TUR", "IRN"), Some((true, true, 0)), "a standing, and no event");
        assert_eq!(known("", "TUR", "RUS"), Some((false, false, 0)));
        assert_eq!(known("kind:attack", "TUR", "RUS"), Some((false, false, 0)));
        assert_eq!(known("", "RUS", "RUS"), None);
    }
}
