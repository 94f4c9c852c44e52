//! A cursor in a list and the window around it: the only scrolling arithmetic there is.

/// Where the selection stands, and which row the window begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The selected row.
    pub at: usize,
    /// The first row in the window.
    pub first: usize,
}

impl Cursor {
    /// Moves by `step` rows, stopping at the ends of a list of `total` rows.
    #[must_use]
    pub fn moved(self, step: isize, total: usize, height: usize) -> Self {
        self.to(self.at.saturating_add_signed(step), total, height)
    }

    /// Moves to a row, or to the last one.
    #[must_use]
    pub fn to(self, at: usize, total: usize, height: usize) -> Self {
        Self { at: at.min(total.saturating_sub(1)), first: self.first }.fitted(total, height)
    }

    /// The same row in a list of `total` rows and a window of `height`: the window moves no further than it must.
    #[must_use]
    pub fn fitted(self, total: usize, height: usize) -> Self {
        let at = self.at.min(total.saturating_sub(1));
        // A pane that is not seen has no window to move.
        if height == 0 {
            return Self { at, first: self.first.min(at) };
        }
        let lowest = (at + 1).saturating_sub(height);
        let last = total.saturating_sub(height);
        Self { at, first: self.first.clamp(lowest, at.max(lowest)).min(last.max(lowest)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_window_follows_the_selection() {
        let start = Cursor::default();
        assert_eq!(start.moved(3, 10, 4), Cursor { at: 3, first: 0 });
        assert_eq!(start.moved(4, 10, 4), Cursor { at: 4, first: 1 });
        assert_eq!(start.moved(99, 10, 4), Cursor { at: 9, first: 6 });
        assert_eq!(Cursor { at: 9, first: 6 }.moved(-3, 10, 4), Cursor { at: 6, first: 6 });
        assert_eq!(Cursor { at: 9, first: 6 }.moved(-9, 10, 4), Cursor { at: 0, first: 0 });
        assert_eq!(Cursor { at: 9, first: 6 }.fitted(0, 4), Cursor { at: 0, first: 0 });
        assert_eq!(Cursor { at: 9, first: 6 }.fitted(10, 20), Cursor { at: 9, first: 0 });
    }

    proptest! {
        #[test]
        fn the_selection_is_always_in_the_window(
            at in 0usize..200, first in 0usize..200, step in -300isize..300, total in 0usize..150, height in 0usize..60,
        ) {
            let cursor = Cursor { at, first }.moved(step, total, height);
            prop_assert!(cursor.at < total.max(1));
            prop_assert!(cursor.first <= cursor.at && (height == 0 || cursor.at < cursor.first + height));
            prop_assert!(cursor.first == 0 || height == 0 || cursor.first + height <= total.max(height));
        }
    }
}
