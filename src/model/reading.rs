//! Where the words of events stand, and how they are looked at there.

use std::borrow::Cow;
use std::cell::RefCell;

use super::bytes::Window;
use super::events::{EventIx, Events};

/// Where an event's text stands: in which file, and at which byte its object begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowKey {
    /// Number of the file.
    pub file: u16,
    /// Byte at which the event's object begins.
    pub offset: u64,
    /// What its line is known by, where it stands in an open file.
    pub check: u32,
}

impl RowKey {
    const OFFSET_BITS: u32 = 48;

    pub(super) fn pack(self) -> u64 {
        u64::from(self.file) << Self::OFFSET_BITS | self.offset
    }

    pub(super) fn unpack(packed: u64, check: u32) -> Self {
        let file = u16::try_from(packed >> Self::OFFSET_BITS).unwrap_or(u16::MAX);
        Self { file, offset: packed & ((1 << Self::OFFSET_BITS) - 1), check }
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
        Some(RowKey::unpack(*self.key.get(at)?, *self.check.get(at)?))
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

    /// Puts rows in the order in which their words stand, in which many are read soonest.
    pub fn sort_by_place(&self, rows: &mut [EventIx]) {
        rows.sort_unstable_by_key(|ix| self.key.get(ix.at()));
    }
}
