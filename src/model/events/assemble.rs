//! Putting the columns together: parts that were read beside each other into one, then all rows in their order.

use crate::model::both::both;
use crate::model::events::{EventIx, Events, NONE_16, NONE_32};
use crate::model::reading::RowKey;

impl Events {
    /// Appends rows that were filled [beside](Self::beside) these, whose codes have the numbers here that `codes` tells.
    /// Tells where the first event stands that has one kind or code too many.
    pub fn append(&mut self, mut part: Self, codes: impl Fn(u16) -> u32) -> Option<RowKey> {
        let first = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let kinds = self.kinds.take(std::mem::take(&mut part.kinds));
        let publishers = self.publishers.take(std::mem::take(&mut part.publishers));
        let kind = |number: u16| kinds.get(usize::from(number)).copied();
        let too_many = |number: u32| number as usize > Self::MOST_KINDS;
        let beyond = |at: &usize| {
            let (kind, code) = (part.kind.get(*at).and_then(|number| kind(*number)), part.code.get(*at));
            let code = code.filter(|number| **number != NONE_16).map(|number| codes(*number));
            kind.is_some_and(too_many) || code.is_some_and(too_many)
        };
        let one_too_many = (0..part.first.len()).find(beyond).and_then(|at| part.key_at(at));
        let short = |number: Option<u32>| number.and_then(|number| u16::try_from(number).ok()).unwrap_or(NONE_16);
        self.kind.extend(part.kind.iter().map(|number| short(kind(*number))));
        self.code.extend(part.code.iter().map(|number| match *number {
            NONE_16 => NONE_16,
            number => short(Some(codes(number))),
        }));
        if self.publishers.iter().next().is_some() {
            let publisher = |number: &u32| publishers.get(*number as usize).copied().unwrap_or(NONE_32);
            self.publisher.resize(self.first.len(), NONE_32);
            self.publisher.extend(part.publisher.iter().map(publisher));
        }
        self.first.extend(part.first);
        self.last.extend(part.last);
        self.topics.extend(part.topics);
        self.goldstein.extend(part.goldstein);
        self.marks.extend(part.marks);
        self.from.append(part.from);
        self.to.append(part.to);
        self.sources.append(part.sources);
        self.file.extend(part.file);
        self.offset.extend(part.offset);
        self.check.extend(part.check);
        self.longest = self.longest.max(part.longest);
        self.counts.extend(part.counts.into_iter().map(|(row, count)| (first + row, count)));
        self.ids.append(part.ids, first);
        one_too_many
    }

    /// All rows in order of their first possible day (file order within a day), to be [left](Self::leave) so; and groups of
    /// rows that may have their id in common, each in the order of the rows, which is that of the files.
    pub fn in_order(&mut self) -> (Vec<EventIx>, Vec<Vec<EventIx>>) {
        let (mut order, mut alike): (Vec<EventIx>, _) = (self.all().collect(), Vec::new());
        let find_alike = || {
            self.ids.sort();
            alike = self.ids.alike().map(|group| group.map(EventIx::new).collect()).collect();
        };
        let first = &self.first;
        both(first.len(), find_alike, || order.sort_by_key(|ix| first.get(ix.at())));
        (order, alike)
    }

    /// Leaves these rows, in this order.
    pub fn leave(&mut self, order: &[EventIx]) {
        if order.len() == self.len() && order.is_sorted() {
            return;
        }
        let mut places = vec![NONE_32; self.len()];
        for (old, new) in order.iter().zip(0..) {
            if let Some(place) = places.get_mut(old.at()) {
                *place = new;
            }
        }
        let place = |old: u32| places.get(old as usize).copied().filter(|new| *new != NONE_32);
        self.counts = self.counts.iter().filter_map(|(old, count)| Some((place(*old)?, *count))).collect();
        let ids = || self.ids.renumber(place);
        let columns = || {
            gather(&mut self.first, order);
            gather(&mut self.last, order);
            gather(&mut self.topics, order);
            gather(&mut self.code, order);
            gather(&mut self.goldstein, order);
            gather(&mut self.marks, order);
            gather(&mut self.kind, order);
            gather(&mut self.publisher, order);
            self.from.gather(order);
            self.to.gather(order);
            self.sources.gather(order);
            gather(&mut self.check, order);
            gather(&mut self.file, order);
            gather(&mut self.offset, order);
        };
        both(order.len(), ids, columns);
    }
}

fn gather<T: Copy>(column: &mut Vec<T>, order: &[EventIx]) {
    let mut gathered = Vec::with_capacity(order.len().min(column.len()));
    gathered.extend(order.iter().filter_map(|ix| column.get(ix.at()).copied()));
    *column = gathered;
}
