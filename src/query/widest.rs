//! How wide the figures of a list of ties are, so that its columns stand still while it scrolls.

use super::ledger::Ledger;
use super::tally::New;

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
    /// What the figures of a pair need.
    #[must_use]
    pub fn of(one: &Ledger, two: &Ledger, new: New) -> Self {
        let both = |width: fn(&Ledger) -> usize| width(one).max(width(two));
        Self {
            words: both(|ledger| width(ledger.words_for, ledger.words_against)),
            deeds: both(|ledger| width(ledger.deeds_for, ledger.deeds_against)),
            new: width(new.plus, new.minus),
        }
    }

    /// Makes room for what another needs.
    pub fn admit(&mut self, other: Self) {
        self.words = self.words.max(other.words);
        self.deeds = self.deeds.max(other.deeds);
        self.new = self.new.max(other.new);
    }
}

fn width(plus: u64, minus: u64) -> usize {
    let digits = |n: u64| n.checked_ilog10().unwrap_or(0) as usize + 1;
    2 + digits(plus) + digits(minus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_figures_decide() {
        let ledger = |words_for, words_against| Ledger { words_for, words_against, ..Ledger::default() };
        let mut widest = Widest::default();
        widest.admit(Widest::of(&ledger(0, 0), &ledger(25, 2), New::default()));
        widest.admit(Widest::of(&ledger(9, 100), &ledger(1, 1), New { plus: 10, minus: 0 }));
        assert_eq!(widest, Widest { words: "+9-100".len(), deeds: "+0-0".len(), new: "+10-0".len() });
    }
}
