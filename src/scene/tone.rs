//! The meanings that a colour can carry. A word or sign always says the same.

use crate::model::{Sign, Standing};

/// What a piece of text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing beyond the words.
    #[default]
    Plain,
    /// For: allied, partner, transactional; words and deeds for.
    Cooperative,
    /// Against: strained, adversarial, hostile; words and deeds against.
    Conflictual,
    /// Of less weight than what stands beside it.
    Muted,
    /// What the eye should find: headings, the selected actor, keys.
    Accent,
    /// New since the baseline.
    New,
    /// Needs to be seen: uncertain, outdated, wrong.
    Alert,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Self; 7] =
        [Self::Plain, Self::Cooperative, Self::Conflictual, Self::Muted, Self::Accent, Self::New, Self::Alert];
}

impl From<Sign> for Tone {
    fn from(sign: Sign) -> Self {
        match sign {
            Sign::Plus => Self::Cooperative,
            Sign::Minus => Self::Conflictual,
            Sign::Neutral => Self::Muted,
        }
    }
}

impl From<Standing> for Tone {
    fn from(standing: Standing) -> Self {
        Self::from(standing.sign())
    }
}
