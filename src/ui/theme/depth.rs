//! How many colours a terminal can show.

/// How many colours a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// 24 bits.
    #[default]
    True,
    /// 256: a cube and greys.
    Indexed,
    /// The sixteen that the user's palette defines.
    Sixteen,
    /// None: bold, underline and reverse only.
    None,
}

impl Depth {
    /// Every depth, the deepest first.
    pub const ALL: [Self; 4] = [Self::True, Self::Indexed, Self::Sixteen, Self::None];

    /// Its name on the command line: `truecolor`, `256`, `16`, `none`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::True => "truecolor",
            Self::Indexed => "256",
            Self::Sixteen => "16",
            Self::None => "none",
        }
    }
}
