//! Where the words of events stand, and how they are looked at there.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::{Range, RangeInclusive};

use super::bytes::Window;
use super::events::{EventIx, Events};

/// Where an event's text stands: in which file, and at which byte its object begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowKey {
    /// Number of the file.
    pub file: u16,
    /// Byte at which the event's object begins, in the first 4 GiB.
    pub offset: u64,
    /// What its line is known by, where it stands in an open file.
    pub check: u32,
}

impl RowKey {
    /// A number that grows within a file and from one to the next.
    fn place(self) -> u64 {
        u64::from(self.file) << u32::BITS | self.offset
    }
}

/// What was read last of each file, by whoever looks at one row after the other.
#[derive(Debug, Default)]
pub struct Reading(RefCell<Vec<Window>>);

impl Events {
    /// Where the row's words stand.
    #[must_use]
    pub fn key(&self, ix: EventIx) -> RowKey {
        self.key_at(ix.at()).unwrap_or(RowKey { file: u16::MAX, offset: 0, check: 0 })
    }

    pub(super) fn key_at(&self, at: usize) -> Option<RowKey> {
        Some(RowKey {
            file: *self.file.get(at)?,
            offset: u64::from(*self.offset.get(at)?),
            check: *self.check.get(at)?,
        })
    }

    /// The bytes from the place where the row's object begins to the end of its line, or on. Nothing where the line was
    /// changed since.
    #[must_use]
    pub fn bytes_at(&self, key: RowKey) -> Option<Cow<'_, [u8]>> {
        self.files.get(usize::from(key.file))?.line(key.offset, key.check)
    }

    /// Whether [these bytes](Self::bytes_at) of a row are there and pass a test; for one row after the other.
    pub fn passes(&self, ix: EventIx, reading: &Reading, test: impl FnOnce(&[u8]) -> bool) -> bool {
        let key = self.key(ix);
        let file = usize::from(key.file);
        let mut windows = reading.0.borrow_mut();
        if windows.len() <= file {
            windows.resize_with(file + 1, Window::default);
        }
        let place = self.files.get(file).zip(windows.get_mut(file));
        place.is_some_and(|(bytes, window)| bytes.passes(key.offset, key.check, window, test))
    }

    /// Where a row's words stand, as a number that grows within a file and from one to the next.
    #[must_use]
    pub fn place(&self, ix: EventIx) -> u64 {
        self.key(ix).place()
    }

    /// All places, in order and in parts, each with the words of about so many of some rows, or fewer.
    #[must_use]
    pub fn places(&self, rows: Range<usize>, most: usize) -> Vec<RangeInclusive<u64>> {
        /// One row stands for so many.
        const SAMPLE: usize = 64;
        let mut sample: Vec<u64> = rows.step_by(SAMPLE).filter_map(|at| Some(self.key_at(at)?.place())).collect();
        sample.sort_unstable();
        let mut starts: Vec<u64> = sample.into_iter().step_by(most.div_ceil(SAMPLE)).skip(1).collect();
        starts.dedup();
        let ends = starts.iter().map(|start| start.saturating_sub(1)).chain([u64::MAX]);
        [0].into_iter().chain(starts.iter().copied()).zip(ends).map(|(start, end)| start..=end).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EventRow;

    #[test]
    fn every_row_stands_in_one_part() {
        let mut events = Events::default();
        for n in 0..1000 {
            let key = RowKey { file: u16::from(n % 3 == 0), offset: n * 7919 % 1000 * 300, check: 0 };
            events.push("a", key, &EventRow::default());
        }
        for (rows, most) in [(0..0, 5), (0..1000, 1), (0..1000, 200), (300..900, 128), (0..1000, usize::MAX)] {
            let parts = events.places(rows.clone(), most);
            let rows = rows.map(|row| events.place(EventIx::new(u32::try_from(row).unwrap())));
            let counts: Vec<usize> =
                parts.iter().map(|part| rows.clone().filter(|place| part.contains(place)).count()).collect();
            assert_eq!(counts.iter().sum::<usize>(), rows.len());
            assert!(counts.iter().all(|count| *count <= most.saturating_add(400)), "{counts:?}");
            assert!(rows.len() < 200 || most > rows.len() || parts.len() > 2, "{parts:?}");
            assert!(parts.windows(2).all(|two| two[0].end() + 1 == *two[1].start()));
        }
    }
}
