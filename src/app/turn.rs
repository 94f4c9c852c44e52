//! Turning the lens: to a filter, to a day, to another baseline, to what a view is seen through.

use super::notice::Notice;
use super::place::{Item, Place, TieItem};
use super::state::State;
use super::title::called;
use crate::filter::Filter;
use crate::model::{Clean, Day, Dyad, View};
use crate::query::{Bound, Lens, pairs_of_bloc, tells};
use crate::store::Store;

/// Most characters of a filter in a sentence about it.
const FILTER: usize = 32;

impl State {
    /// Turns the lens to a filter. Without one, or while it is off, everything is kept.
    ///
    /// # Errors
    /// When it names what the data does not have; the lens stays as it was.
    pub fn turn_filter(&mut self, store: &Store, filter: &Filter) -> Result<(), crate::filter::FilterError> {
        self.lens = self.lens.clone().filtered(filter, store)?;
        self.refresh(store);
        Ok(())
    }

    /// Switches the filter off where it leaves nothing of the tie of a place that was named, and says so: whoever names a tie
    /// gets it, not the one beside it.
    pub(super) fn make_way(&mut self, store: &Store, place: &Place) -> bool {
        let lens = self.counted_lens();
        let pairs: Vec<Dyad> = match place.tie {
            Some(TieItem::Pair(dyad) | TieItem::Member(_, _, dyad)) => vec![dyad],
            Some(TieItem::Group(bloc, actor)) => pairs_of_bloc(store, &lens, bloc, actor).collect(),
            None => return false,
        };
        let mut there = pairs.into_iter().filter(|dyad| tells(store, &lens, *dyad)).peekable();
        if there.peek().is_none() || there.any(|dyad| lens.keeps_tie(store, dyad)) {
            return false;
        }
        let both = place.heads().into_iter().flatten().map(|named| called(store, named)).collect::<Vec<_>>();
        let filter = Clean::new(self.lens.filter.text(), FILTER);
        let said = format!("filter off: nothing of {} matches {filter}; 0 puts it back", both.join(" – "));
        self.notice = Some(Notice::alert(said));
        self.setup.filter_on = false;
        self.lens = Lens::new(self.lens.as_of, self.lens.baseline, Bound::default());
        true
    }

    /// The lens, with its counts at hand once they are made.
    #[must_use]
    pub fn counted_lens(&self) -> Lens {
        self.answers.tally.as_ref().map_or_else(|| self.lens.clone(), |tally| self.lens.counted(tally))
    }

    /// Goes to a day by name: lists are put in the order of that day. Steps in time keep the order.
    pub fn go_to_date(&mut self, store: &Store, day: Day) {
        if day < store.graph.as_of {
            // The log begins with what is newest then.
            self.chosen.event = None;
        }
        self.turn_date(store, day);
        self.reorder(store);
        self.list_ties(store);
    }

    /// The day from which changes are counted on an as-of date: the one that was named, else that of the last briefing if
    /// it is earlier, else a year before.
    #[must_use]
    pub fn baseline(&self, as_of: Day) -> Day {
        let closed = || self.setup.closed.filter(|day| *day < as_of);
        self.setup.baseline.or_else(closed).unwrap_or_else(|| Lens::usual_baseline(as_of))
    }

    /// Whether changes are counted from the last briefing.
    #[must_use]
    pub fn is_since_briefing(&self) -> bool {
        self.setup.baseline.is_none() && self.setup.closed == Some(self.lens.baseline)
    }

    /// Counts changes from the day on which a briefing was closed, until another one is named.
    pub fn close(&mut self, store: &Store, day: Day) {
        (self.setup.closed, self.setup.baseline) = (Some(day), None);
        self.turn_date(store, self.lens.as_of);
    }

    /// Counts changes from a day on; without one from the usual one.
    pub fn set_baseline(&mut self, store: &Store, baseline: Option<Day>) {
        self.setup.baseline = baseline;
        self.turn_date(store, self.lens.as_of);
        self.notice = Some(Notice::info(format!("changes are counted since {}", self.lens.baseline)));
    }

    /// Turns the lens to a day, which is not after the last day of the data. Who is not there yet is not exchanged for
    /// another without a word.
    pub fn turn_date(&mut self, store: &Store, day: Day) {
        let day = day.min(store.graph.as_of);
        let was = self.place.item;
        self.lens = Lens::new(day, self.baseline(day), self.lens.filter.clone());
        self.refresh(store);
        let is_there = |item: &Item| {
            let alone = item.actor().map(Item::Actor);
            self.answers.items.iter().any(|known| known == item || Some(*known) == alone)
        };
        if let Some(was) = was.filter(|was| !is_there(was)) {
            let name = called(store, was.named());
            self.notice = Some(Notice::alert(format!("{name} is not there on {day}; A goes to the latest date")));
        }
    }

    /// Turns the lens to the filter and the days of a view at once; what is listed is still that of the lens before. Tells
    /// what of the filter the data does not know: then it is set, and off.
    pub(super) fn look_through(&mut self, store: &Store, view: &View) -> Option<String> {
        let filter = Filter::parse(view.filter.as_deref().unwrap_or_default()).unwrap_or_default();
        filter.text().clone_into(&mut self.setup.filter);
        let (bound, unknown) = match Bound::new(&filter, store) {
            Ok(bound) => (bound, None),
            Err(error) => (Bound::default(), Some(error.to_string())),
        };
        self.setup.filter_on = !bound.text().is_empty();
        self.setup.baseline = view.baseline.or(self.setup.baseline);
        let day = view.as_of.unwrap_or(store.graph.as_of).min(store.graph.as_of);
        self.lens = Lens::new(day, self.baseline(day), bound);
        unknown
    }
}
