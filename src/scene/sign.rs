//! The sign of what was said or done in a direction, as pictures draw it.

use super::tone::Tone;
use crate::query::{Balance, Prevails};

/// A sign: what prevails, and how much it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// `+` mostly for, `-` mostly against, `±` both, `.` nothing recorded.
    pub symbol: &'static str,
    /// In which tone.
    pub tone: Tone,
    /// Whether it stands for one or two acts only.
    pub thin: bool,
}

/// The sign of some acts.
pub(super) fn sign(acts: Balance) -> Sign {
    let (symbol, tone) = match acts.sign() {
        Some(Prevails::For) => ("+", Tone::Cooperative),
        Some(Prevails::Against) => ("-", Tone::Conflictual),
        Some(Prevails::Mixed) => ("±", Tone::Alert),
        None => (".", Tone::Muted),
    };
    Sign { symbol, tone, thin: acts.is_thin() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_needs_three_quarters() {
        for (plus, minus, symbol, thin) in [
            (0, 0, ".", true),
            (1, 0, "+", true),
            (1, 1, "±", true),
            (0, 2, "-", true),
            (3, 1, "+", false),
            (5, 2, "±", false),
            (1, 3, "-", false),
        ] {
            let found = sign(Balance { plus, minus });
            assert_eq!((found.symbol, found.thin), (symbol, thin), "+{plus}-{minus}");
        }
    }
}
