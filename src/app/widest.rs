//! How wide the figures of a list of ties are, so that its columns stand still while it scrolls.

use crate::query::{Ledger, New};

/// Characters of the widest `+25-2` of each column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Widest {
    /// Of words.
    pub words: usize,
    /// Of deeds.
    pub deeds: usize,
    /// Of events since the baseline.
    pub new: usize,
}

impl Widest {
    /// Makes room for the figures of a pair.
    pub fn admit(&mut self, one: &Ledger, two: &Ledger, new: New) {
        self.new = self.new.max(width(new.plus, new.minus));
        for ledger in [one, two] {
            self.words = self.words.max(width(ledger.words_for, ledger.words_against));
            self.deeds = self.deeds.max(width(ledger.deeds_for, ledger.deeds_against));
        }
    }
}

fn width(plus: u32, minus: u32) -> usize {
    let digits = |n: u32| n.checked_ilog10().unwrap_or(0) as usize + 1;
    2 + digits(plus) + digits(minus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_figures_decide() {
        let ledger = |words_for, words_against| Ledger { words_for, words_against, ..Ledger::default() };
        let mut widest = Widest::default();
        widest.admit(&ledger(0, 0), &ledger(25, 2), New::default());
        widest.admit(&ledger(9, 100), &ledger(1, 1), New { plus: 10, minus: 0 });
        assert_eq!(widest, Widest { words: "+9-100".len(), deeds: "+0-0".len(), new: "+10-0".len() });
    }
}
